// The deck that the page was made of.
import { byId } from './dom.js';

/** @typedef {{id: string, anchor: string, number: string, kind: string, kindName: string, name: string, text: string[], labels: string[], address: string, quantity: number, isReadOpen: boolean, language: string, nameLanguage: string, colour: string, on: string, seat: [number, number] | null, back: number}} Card */
/** @typedef {{id: string, name: string, cards: string[]}} Topic */
/** @typedef {{id: string, name: string, card: string | null, topics: Topic[]}} Group */
/** @typedef {{id: string, name: string, groups: Group[]}} Collection */
/** @typedef {import('./dealing.js').Rules & {name: string, aim: string, together: boolean, prints: {of: string, each: number}[], uses: string[], minutes: number[], rounds: number, scale: {least: number, most: number, low: string, high: string} | null, needed: string[], setup: string[], steps: string[], empty: string, end: string, talk: string[], variants: {name: string, text: string}[], cards: string[]}} Game */
/** @typedef {{name: string, hint: string, lines: number, half: boolean, kind: string}} Blank */
/** @typedef {{title: string, aim: string, blanks: Blank[]}} Form */
/** @typedef {{minutes: number, text: string, game: string | null}} Stage */
/** @typedef {{name: string, minutes: number, stages: Stage[]}} Schedule */
/** @typedef {{best: number[], prints: string[], uses: {id: string, text: string}[], games: Game[], schedules: Schedule[], forms: Form[]}} Play */
/** @typedef {{path: string, group: string, name: string, use: string, how: string, of: string, sides: number, size: number, pages: number, paper: string, picture: string}} LinkedFile */
/** @typedef {{slug: string, title: string, language: string, cards: Card[], collections: Collection[], play: Play | null, chamber: {radius: number, seats: [number, number, string][]}, words: Object<string, string>, files: LinkedFile[], tables: Object<string, string>, revision: number}} Deck */

/**
 * Things that were written as a table, which says each key once.
 * @param {{keys: string[], rows: any[][]}} table
 * @returns {any[]}
 */
const untabled = ({ keys, rows }) => rows.map((row) => Object.fromEntries(keys.map((key, i) => [key, row[i]])));

const written = JSON.parse(byId('deck').textContent ?? '');

/** @type {Card[]} */
const all = untabled(written.cards);
const seats = all.flatMap(({ id, seat }) => (seat ? [[...seat, id]] : []));

/** @type {Deck} */
export const deck = { ...written, cards: all, files: untabled(written.files), chamber: { radius: written.seat, seats } };

const cards = new Map(deck.cards.map((card) => [card.id, card]));

/**
 * @param {string} id
 * @returns {Card}
 */
export function cardOf(id) {
  const card = cards.get(id);
  if (!card) throw new Error(`the deck has no card ${id}`);
  return card;
}

/** @param {string} anchor */
export const cardAt = (anchor) => deck.cards.find((card) => card.anchor === anchor.toLowerCase());

/** @param {string} id */
export const gameOf = (id) => deck.play?.games.find((game) => game.id === id);

/**
 * What says in which language words are, where it is not the deck's.
 * @param {string} language
 */
export const inIts = (language) => (language ? { lang: language } : {});

/** @param {Card} card */
export const title = (card) => `${card.number} ${card.name}`.trim();

/**
 * A word of the deck's language, its blanks filled in.
 * @param {string} key
 * @param {Object<string, string | number>} [blanks]
 */
export function word(key, blanks = {}) {
  const found = deck.words[key];
  if (found === undefined) throw new Error(`the deck has no word ${key}`);
  return found.replace(/\{([a-z_]+)\}/g, (blank, name) => String(blanks[name] ?? blank));
}

/** @param {number} minutes */
export const spokenTime = (minutes) => word(minutes === 1 ? 'page_minute' : 'page_minutes', { minutes });

/**
 * Where a card stands: its collection, group and topic; null of a card that stands in none.
 * @param {Card} card
 */
export function placeOf(card) {
  for (const collection of deck.collections) {
    for (const group of collection.groups) {
      if (group.card === card.id) return { collection, group, topic: null };
      const topic = group.topics.find(({ cards: ids }) => ids.includes(card.id));
      if (topic) return { collection, group, topic };
    }
  }
  return null;
}
