// Deals an evening as `kaartspel deal` does: the same seed gives the same cards, for ever.
import { sha256 } from './sha256.js';

/** @typedef {{id: string, kind: string, labels: string[], quantity: number}} Dealt */
/** @typedef {Object<string, number>} Draw */
/** @typedef {{table: Draw, hand: Draw, pile: Draw, even: string[], rest: string[]}} Supply */
/** @typedef {{id: string, dealt: string[], players: number[], supply: Supply}} Rules */
/** @typedef {{cards: Dealt[]}} Stock */
/**
 * So many people at tables of nearly one size. `decks` of 0 is as many as it takes; `cards` are
 * the ids of what lies open at each table, in place of what is drawn of that kind.
 * @typedef {{game: string, tables: number, people: number, seed: string, decks: number, cards: string[]}} Evening
 */
/** @typedef {{open: string[], pile: string[], hands: string[][]}} Table */

const DIGITS = 12; // hexadecimal, of a digest: a number that is held exactly

/** @param {string[]} parts */
const digest = (...parts) => sha256(parts.join('\0').normalize('NFC'));

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * How many people sit at each table: the first get what is left.
 * @param {{tables: number, people: number}} evening
 */
export function sizesOf({ tables, people }) {
  return Array.from({ length: tables }, (_, i) => Math.floor(people / tables) + (i < people % tables ? 1 : 0));
}

/**
 * How many decks of cards the evening takes. None where one table takes more than a deck.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 */
export function decksFor(stock, game, evening) {
  return Math.max(0, ...(owners(stock, drawnIn(stock, game, evening), sizesOf(evening)) ?? []));
}

/**
 * The evening's tables, each with the ids of its cards.
 * No tables where there are too few cards for one, or for all in so many decks.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 * @returns {Table[]}
 */
export function deal(stock, game, evening) {
  const given = givenIn(stock, game, evening);
  const drawn = drawnIn(stock, game, evening);
  const sizes = sizesOf(evening);
  const from = owners(stock, drawn, sizes);
  if (!from || Math.max(...from) > (evening.decks || Infinity)) return [];
  const kinds = kindsOf(drawn);
  const dealtTo = kinds.map((kind) => dealKind(stock, drawn, evening, kind, sizes, from, given));
  return sizes.map((players, i) => {
    const { open, ...rest } = dealTable(drawn, players, kinds, dealtTo.map((tables) => tables[i]));
    return { open: [...given, ...open], ...rest };
  });
}

/**
 * The ids of what was asked for and lies open in this game.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 */
function givenIn({ cards }, { supply }, evening) {
  return evening.cards.filter((id) => supply.table[cards.find((card) => card.id === id)?.kind ?? '']);
}

/**
 * The game with nothing drawn of the kinds that were asked for.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 * @returns {Rules}
 */
function drawnIn(stock, game, evening) {
  const given = givenIn(stock, game, evening);
  const kinds = new Set(stock.cards.filter(({ id }) => given.includes(id)).map(({ kind }) => kind));
  const table = Object.fromEntries(Object.entries(game.supply.table).filter(([kind]) => !kinds.has(kind)));
  return { ...game, supply: { ...game.supply, table } };
}

/** @param {Rules} game */
function kindsOf({ dealt, supply }) {
  return dealt.filter((kind) => [supply.table, supply.hand, supply.pile].some((draw) => kind in draw) || supply.rest.includes(kind));
}

/**
 * For each table the number of the deck that it plays from, the least that will do.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {number[]} sizes
 */
function owners(stock, game, sizes) {
  const kinds = kindsOf(game);
  const full = kinds.map((kind) => roomOf(stock, game, kind));
  /** @type {number[][]} */
  const left = [];
  /** @type {number[]} */
  const found = [];
  for (const players of sizes) {
    const need = kinds.map((kind) => needed(stock, game, kind, players));
    const fits = (/** @type {number[]} */ there) => there.every((count, i) => count >= need[i]);
    if (!fits(full)) return null;
    let at = left.findIndex(fits);
    if (at < 0) at = left.push([...full]) - 1;
    left[at] = left[at].map((count, i) => count - need[i]);
    found.push(at + 1);
  }
  return found;
}

/**
 * @param {Stock} stock
 * @param {Rules} game
 * @param {string} kind
 * @param {number} players
 */
function needed(stock, { supply }, kind, players) {
  if (supply.rest.includes(kind)) return cardsOf(stock, kind).length;
  return (supply.table[kind] ?? 0) + players * (supply.hand[kind] ?? 0) + (supply.pile[kind] ?? 0);
}

/**
 * How many cards of a kind one deck can deal: evenly, that ends with the smallest of the groups.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {string} kind
 */
function roomOf(stock, { supply }, kind) {
  const cards = cardsOf(stock, kind);
  if (!supply.even.includes(kind)) return cards.length;
  const groups = byGroup(cards);
  return groups.length * Math.min(...groups.map((group) => group.length));
}

/**
 * @param {Stock} stock
 * @param {string} kind
 * @param {string[]} [but] ids of others
 */
function cardsOf(stock, kind, but = []) {
  return stock.cards.filter((card) => card.kind === kind && card.quantity > 0 && !but.includes(card.id));
}

/** @param {Dealt[]} cards */
function byGroup(cards) {
  const labels = (/** @type {Dealt} */ card) => card.labels.slice(0, 2).join('\0');
  return [...new Set(cards.map(labels))].map((group) => cards.filter((card) => labels(card) === group));
}

/**
 * For each table its cards of a kind, in the order that they are dealt in.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 * @param {string} kind
 * @param {number[]} sizes
 * @param {number[]} from the deck of each table
 * @param {string[]} given
 */
function dealKind(stock, game, evening, kind, sizes, from, given) {
  const cards = cardsOf(stock, kind, given);
  const needs = sizes.map((players) => needed(stock, game, kind, players));
  const salt = `${evening.seed}\n${game.id}\n${kind}`;
  if (!game.supply.even.includes(kind)) return pooled(cards, needs, from, salt);
  const groups = shuffled(byGroup(cards), salt, ([first]) => first.id);
  const each = needs.map((need) => Math.floor(need / groups.length));
  const shares = groups.map((group) => pooled(group, each, from, salt));
  return sizes.map((_, i) => shares.flatMap((share) => share[i]));
}

/**
 * Deal to tables: from all cards at once, or deck by deck where there are too few for that.
 * @param {Dealt[]} cards
 * @param {number[]} needs
 * @param {number[]} from
 * @param {string} salt
 */
function pooled(cards, needs, from, salt) {
  const pools = sum(needs) <= cards.length ? needs.map(() => 1) : from;
  /** @type {Dealt[][]} */
  const shares = needs.map(() => []);
  for (const pool of new Set(pools)) {
    const at = [...needs.keys()].filter((i) => pools[i] === pool);
    const takes = at.map((i) => needs[i]);
    const chosen = choose(cards, sum(takes), `${salt}\n${pool}`);
    dealt(chosen, takes).forEach((share, i) => (shares[at[i]] = share));
  }
  return shares;
}

/**
 * @param {Rules} game
 * @param {number} players
 * @param {string[]} kinds
 * @param {Dealt[][]} cards of each kind
 * @returns {Table}
 */
function dealTable({ supply }, players, kinds, cards) {
  const places = [...Array(players).fill(supply.hand), supply.table, supply.pile];
  /** @type {string[][]} */
  const shares = places.map(() => []);
  kinds.forEach((kind, i) => {
    const takes = places.map((place) => place[kind] ?? 0);
    takes[takes.length - 1] = cards[i].length - sum(takes.slice(0, -1)); // what is left is the pile
    dealt(cards[i], takes).forEach((more, place) => shares[place].push(...more.map(({ id }) => id)));
  });
  const [open, pile] = shares.slice(players);
  return { open, pile, hands: shares.slice(0, players) };
}

/**
 * Some of the cards: they stand in a circle, shuffled by their labels from the outermost inwards,
 * and are taken at equal distances from a start that is shuffled too.
 * @param {Dealt[]} cards
 * @param {number} count
 * @param {string} salt
 */
function choose(cards, count, salt) {
  const circle = circleOf(cards, salt, 0);
  const start = parseInt(digest(salt).slice(0, DIGITS), 16) % Math.max(1, circle.length);
  const turned = [...circle.slice(start), ...circle.slice(0, start)];
  return Array.from({ length: count }, (_, i) => turned[Math.floor((i * turned.length) / count)]);
}

/**
 * Deal cards to places, as many as each takes: all as evenly as can be.
 * @param {Dealt[]} cards
 * @param {number[]} takes
 */
function dealt(cards, takes) {
  const order = takes.flatMap((count, place) =>
    Array.from({ length: count }, (_, turn) => ({ place, at: (2 * turn + 1) / count })));
  order.sort((a, b) => a.at - b.at || a.place - b.place);
  /** @type {Dealt[][]} */
  const shares = takes.map(() => []);
  order.forEach(({ place }, i) => shares[place].push(cards[i]));
  return shares;
}

/**
 * @param {Dealt[]} cards
 * @param {string} salt
 * @param {number} depth
 * @returns {Dealt[]}
 */
function circleOf(cards, salt, depth) {
  if (depth >= Math.min(...cards.map((card) => card.labels.length))) {
    return shuffled(cards, salt, (card) => card.id);
  }
  const labels = [...new Set(cards.map((card) => card.labels[depth]))];
  return shuffled(labels, salt, (label) => label).flatMap((label) =>
    circleOf(cards.filter((card) => card.labels[depth] === label), salt, depth + 1),
  );
}

/**
 * @template Thing
 * @param {Thing[]} things
 * @param {string} salt
 * @param {(thing: Thing) => string} name
 * @returns {Thing[]}
 */
function shuffled(things, salt, name) {
  const keyed = things.map((thing) => ({ thing, key: digest(salt, name(thing)) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ thing }) => thing);
}
