// What this device has kept may be of an older page, of another one or of anybody: nothing in it is
// taken on trust. A state is used whole or not at all.

/** @typedef {(value: any) => boolean} Test */

const MOST = 1e6; // of whatever is counted here; a time of day in ms is larger

const ONE_SHEET = 3; // the version that had one sheet for all tables
const NO_FIGURES = 4; // the version in which nobody noted figures or joined

/** @type {Test} */
const isText = (value) => typeof value === 'string';
/** @type {Test} */
const isFlag = (value) => typeof value === 'boolean';
/** @type {(least: number) => Test} */
const isFrom = (least) => (value) => Number.isInteger(value) && value >= least && value <= MOST;
const isCount = isFrom(0);
/** @type {Test} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** @type {(is: Test) => Test} */
const isListOf = (is) => (value) => Array.isArray(value) && value.every(is);
/** @type {(tests: Object<string, Test>) => Test} */
const has = (tests) => (value) => isObject(value) && Object.entries(tests).every(([key, is]) => is(value[key]));

/**
 * What was written when there was one sheet for all tables is of the table that was looked at.
 * @param {any} found
 */
function asSheetOfItsTable(found) {
  if (found?.version !== ONE_SHEET || !isObject(found.notes)) return found;
  const notes = Object.entries(found.notes).map(([key, text]) => [`${found.table}/${key}`, text]);
  return { ...found, version: ONE_SHEET + 1, notes: Object.fromEntries(notes) };
}

/** @param {any} found */
const withFigures = (found) => (found?.version === NO_FIGURES ? { ...found, version: NO_FIGURES + 1, figures: {}, joining: false } : found);

/**
 * The state that a text holds; null where it is none of this version and of these cards and games.
 * @param {string | null} text
 * @param {number} version
 * @param {Set<string>} cards their ids
 * @param {Set<string>} games their ids
 */
export function readKept(text, version, cards, games) {
  const isCard = (/** @type {unknown} */ id) => isText(id) && cards.has(/** @type {string} */ (id));
  const areCards = isListOf(isCard);
  const isEvening = has({
    game: (id) => games.has(id), tables: isFrom(1), people: isFrom(1), decks: isCount, seed: isText, cards: areCards,
  });
  const isPair = (/** @type {any} */ pair) => isListOf((figure) => figure === null || isCount(figure))(pair) && pair.length === 2;
  const isState = has({
    version: (found) => found === version,
    evening: (found) => found === null || isEvening(found),
    tables: isListOf(has({ open: areCards, pile: areCards, hands: isListOf(areCards) })),
    table: isFrom(1),
    step: isCount,
    clock: has({ total: isCount, left: isCount, end: (time) => time === null || Number.isFinite(time) }),
    shown: (id) => id === '' || isCard(id),
    dark: isFlag,
    tallies: (found) => isListOf(has({ yes: isCount, no: isCount, none: isCount }))(found) && found.length === 2,
    seated: areCards,
    figures: (found) => isObject(found) && Object.values(found).every(isPair),
    joining: isFlag,
    notes: (found) => isObject(found) && Object.values(found).every(isText),
  });
  try {
    const found = withFigures(asSheetOfItsTable(JSON.parse(text ?? 'null')));
    return isState(found) ? found : null;
  } catch {
    return null;
  }
}
