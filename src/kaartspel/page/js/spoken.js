// An evening in a few words that are said across a room, written on a wall and typed: debat 5 27 proef.

/** @typedef {import('./dealing.js').Evening} Evening */

const GIVEN = '+'; // before the numbers of cards that lie open at each table

/**
 * An evening's words; nothing where they would not name just this evening.
 * @param {Evening} evening
 * @param {string[]} anchors of the cards that are given, in their order
 */
export function spokenCode(evening, anchors) {
  const { game, tables, people, seed } = evening;
  const given = anchors.length ? [GIVEN + anchors.join(GIVEN)] : [];
  const code = [game, tables, people, ...given, seed].join(' ');
  const found = readSpoken(code);
  const isSame = found && found.evening.seed === seed && !evening.decks && String(found.anchors) === String(anchors);
  return isSame ? code : '';
}

/**
 * The evening that such words name, and the cards that are given; null where they name none.
 * @param {string} text
 * @returns {{evening: Evening, anchors: string[]} | null}
 */
export function readSpoken(text) {
  const [game, tables, people, ...rest] = text.trim().split(/\s+/);
  const given = rest[0]?.startsWith(GIVEN) ? rest.shift() : '';
  const seed = rest.join(' ');
  const [atTables, all] = [Number(tables), Number(people)];
  if (!seed || ![atTables, all].every((count) => Number.isInteger(count) && count > 0) || atTables > all) return null;
  const anchors = (given ?? '').toLowerCase().split(GIVEN).filter(Boolean);
  return { evening: { game: game.toLowerCase(), tables: atTables, people: all, decks: 0, seed, cards: [] }, anchors };
}
