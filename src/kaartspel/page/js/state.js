// What is going on, in one object, changed in one place. It is kept on this device alone, shared
// with the page's other windows, and holds no names of people.
import { setClock } from './clock.js';
import { deck } from './deck.js';
import { readKept } from './kept.js';

/** @typedef {import('./dealing.js').Evening} Evening */
/** @typedef {import('./dealing.js').Table} Table */
/** @typedef {import('./clock.js').Clock} Clock */
/** @typedef {{yes: number, no: number, none: number}} Tally */
/**
 * @typedef {object} State
 * @property {number} version of this shape
 * @property {Evening | null} evening
 * @property {Table[]} tables
 * @property {number} table that is looked at, from 1
 * @property {number} step of the game, from 0
 * @property {Clock} clock
 * @property {string} shown the id of the card on the screen, or nothing
 * @property {boolean} dark whether the screen is blank
 * @property {Tally[]} tallies before and after
 * @property {string[]} seated the cards that have lain open at some table
 * @property {Object<string, import('./moved.js').Pair>} figures noted in secret, by seat
 * @property {boolean} joining whether the screen shows how to join
 * @property {Object<string, string>} notes what was written, by table, form and field
 */

const KEY = `kaartspel:${deck.slug}`;
const VERSION = 5;

/** @returns {Tally} */
const noVotes = () => ({ yes: 0, no: 0, none: 0 });

/** @returns {State} */
const fresh = () => ({
  version: VERSION,
  evening: null,
  tables: [],
  table: 1,
  step: 0,
  clock: setClock(60),
  shown: '',
  dark: false,
  tallies: [noVotes(), noVotes()],
  seated: [],
  figures: {},
  joining: false,
  notes: {},
});

/** @type {State} */
let state = read(stored()) ?? fresh();
/** @type {(() => void)[]} */
const listeners = [];
const channel = 'BroadcastChannel' in window ? new BroadcastChannel(KEY) : null;

/** @returns {Readonly<State>} */
export const current = () => state;

/**
 * The one place that changes the state.
 * @param {Partial<State>} change
 */
export function update(change) {
  state = { ...state, ...change };
  if (change.tables) state.seated = seatedBy(change.tables, change.evening ? [] : state.seated);
  const text = JSON.stringify(state);
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // A browser may keep nothing, as in a private window: then it lasts as long as the page.
  }
  channel?.postMessage(text);
  listeners.forEach((listen) => listen());
}

/**
 * @param {Table[]} tables
 * @param {string[]} before
 */
const seatedBy = (tables, before) => [...new Set([...before, ...tables.flatMap(({ open }) => open)])];

/**
 * Begin an evening at its first table.
 * @param {Evening} evening
 * @param {Table[]} tables
 */
export function begin(evening, tables) {
  const shown = tables[0]?.open[0] ?? '';
  update({ evening, tables, table: 1, step: 0, clock: setClock(60), shown, dark: false, joining: false, figures: {} });
}

/** End the evening; what was written stays, and the table whose sheet it is. */
export const startOver = () => update({ ...fresh(), notes: state.notes, table: state.table });

/** @param {() => void} listener */
export const whenChanged = (listener) => void listeners.push(listener);

/** @param {string | null} text */
function follow(text) {
  const told = read(text);
  if (!told || text === JSON.stringify(state)) return;
  state = told;
  listeners.forEach((listen) => listen());
}

if (channel) channel.onmessage = ({ data }) => follow(data);
window.addEventListener('storage', ({ key, newValue }) => key === KEY && follow(newValue));

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/**
 * A state as it was kept; null where it is of another shape, or of cards that are not here.
 * @param {string | null} text
 * @returns {State | null}
 */
function read(text) {
  const cards = new Set(deck.cards.map(({ id }) => id));
  const games = new Set(deck.play?.games.map(({ id }) => id));
  return readKept(text, VERSION, cards, games);
}
