// An evening as it stands in the page's address, and how many tables people make.

/** @typedef {import('./dealing.js').Evening} Evening */
/** @typedef {{evening: Evening, table: number, player: number}} Seat */

/**
 * What stands behind the # for one player's seat; of table 0 or player 0, for the evening.
 * @param {Seat} seat
 */
export function seatCode({ evening, table, player }) {
  const { game, tables, players, decks, seed } = evening;
  const about = [game, tables, players, decks, seed].join('.');
  const seat = table && player ? `&table=${table}&player=${player}` : '';
  return `evening=${encodeURIComponent(about)}${seat}`;
}

/**
 * The seat that a code or an address names; null where it names none.
 * @param {string} code
 * @returns {Seat | null}
 */
export function readSeat(code) {
  const found = new URLSearchParams(code.trim().replace(/^[^#]*#/, ''));
  const about = (found.get('evening') ?? '').split('.');
  if (about.length < 5) return null;
  const [game, ...rest] = about;
  const [tables, players, decks] = rest.slice(0, 3).map(Number);
  const seat = { table: Number(found.get('table') ?? 0), player: Number(found.get('player') ?? 0) };
  const seed = rest.slice(3).join('.');
  const evening = { game, tables, players, decks, seed };
  const whole = [tables, players].every((number) => Number.isInteger(number) && number > 0);
  const inside = isUpTo(seat.table, tables) && isUpTo(seat.player, players);
  return whole && isUpTo(decks, 999) && inside && seed && tables <= 999 ? { evening, ...seat } : null;
}

/**
 * @param {number} number
 * @param {number} most
 */
const isUpTo = (number, most) => Number.isInteger(number) && number >= 0 && number <= most;

/**
 * The tables for so many people: few empty chairs, and sizes near the middle of what is allowed.
 * @param {number} people
 * @param {number[]} allowed the fewest and the most at a table
 */
export function seating(people, [least, most]) {
  const middle = (least + most) / 2;
  let best = { tables: 1, players: least, cost: Infinity };
  for (let players = least; players <= most; players++) {
    const tables = Math.max(1, Math.ceil(people / players));
    const cost = tables * players - people + 1.5 * Math.abs(players - middle);
    if (cost < best.cost) best = { tables, players, cost };
  }
  return { tables: best.tables, players: best.players };
}

/**
 * How many minutes a game takes with so many players.
 * @param {{players: number[], minutes: number[]}} game
 * @param {number} players
 */
export function duration({ players: [least, most], minutes: [short, long] }, players) {
  const part = most > least ? (players - least) / (most - least) : 0;
  return Math.round(short + (long - short) * Math.min(1, Math.max(0, part)));
}
