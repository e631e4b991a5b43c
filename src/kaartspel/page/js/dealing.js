// Deals an evening as `kaartspel deal` does: the same seed gives the same cards, for ever.
import { sha256 } from './sha256.js';

/** @typedef {{id: string, kind: string, labels: string[], printed: boolean}} Dealt */
/** @typedef {Object<string, number>} Draw */
/** @typedef {{id: string, dealt: string[], players: number[], supply: {table: Draw, hand: Draw, pile: Draw}}} Rules */
/** @typedef {{cards: Dealt[]}} Stock */
/** @typedef {{game: string, tables: number, players: number, seed: string, decks: number}} Evening */
/** @typedef {{open: string[], pile: string[], hands: string[][]}} Table */

/** @param {string[]} parts */
const digest = (...parts) => sha256(parts.join('\0').normalize('NFC'));

/**
 * How many tables of so many players one deck is enough for.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {number} players
 */
export function tablesThatFit(stock, game, players) {
  const fits = game.dealt
    .filter((kind) => needed(game, kind, players))
    .map((kind) => Math.floor(cardsOf(stock, kind).length / needed(game, kind, players)));
  return Math.min(1_000_000, ...fits);
}

/**
 * The evening's tables, each with the ids of its cards. `decks` of 0 is as many as it takes.
 * No tables where there are too few cards for one, or for all in so many decks.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 * @returns {Table[]}
 */
export function deal(stock, game, evening) {
  const { tables, players } = evening;
  const perDeck = tablesThatFit(stock, game, players);
  if (tables > perDeck * (evening.decks || tables)) return [];
  const count = Math.ceil(tables / perDeck);
  const sizes = Array.from({ length: count }, (_, i) => share(tables, count, i));
  const dealt = new Map(
    game.dealt.map((kind) => [kind, dealKind(stock, game, evening, kind, sizes)]),
  );
  return Array.from({ length: tables }, (_, number) => {
    const cards = game.dealt.map((kind) => dealt.get(kind)?.[number] ?? []);
    return dealTable(game, players, cards);
  });
}

/**
 * @param {Rules} game
 * @param {string} kind
 * @param {number} players
 */
function needed({ supply }, kind, players) {
  return (supply.table[kind] ?? 0) + players * (supply.hand[kind] ?? 0) + (supply.pile[kind] ?? 0);
}

/**
 * @param {Stock} stock
 * @param {string} kind
 */
function cardsOf(stock, kind) {
  return stock.cards.filter((card) => card.kind === kind && card.printed);
}

/**
 * For each table its cards of a kind: from all cards at once, or deck by deck.
 * @param {Stock} stock
 * @param {Rules} game
 * @param {Evening} evening
 * @param {string} kind
 * @param {number[]} decks
 */
function dealKind(stock, game, evening, kind, decks) {
  const cards = cardsOf(stock, kind);
  const need = needed(game, kind, evening.players);
  const sizes = need * evening.tables <= cards.length ? [evening.tables] : decks;
  return sizes.flatMap((size, number) => {
    const salt = `${evening.seed}\n${game.id}\n${kind}\n${number}`;
    const chosen = choose(cards, need * size, salt, 0);
    return Array.from({ length: size }, (_, i) => chosen.filter((_, at) => at % size === i));
  });
}

/**
 * @param {Rules} game
 * @param {number} players
 * @param {Dealt[][]} cards of each kind
 * @returns {Table}
 */
function dealTable({ dealt, supply }, players, cards) {
  const places = [...Array(players).fill(supply.hand), supply.table, supply.pile];
  /** @type {string[][]} */
  const shares = places.map(() => []);
  dealt.forEach((kind, i) => {
    around(cards[i], kind, places).forEach((ids, place) => shares[place].push(...ids));
  });
  const [open, pile] = shares.slice(players);
  return { open, pile, hands: shares.slice(0, players) };
}

/**
 * Deal cards one by one around the places that still take one.
 * @param {Dealt[]} cards
 * @param {string} kind
 * @param {Draw[]} places
 */
function around(cards, kind, places) {
  /** @type {string[][]} */
  const shares = places.map(() => []);
  let at = 0;
  for (const card of cards) {
    while (shares[at % places.length].length >= (places[at % places.length][kind] ?? 0)) at++;
    shares[at++ % places.length].push(card.id);
  }
  return shares;
}

/**
 * Some of the cards, spread evenly over their labels from the outermost inwards.
 * @param {Dealt[]} cards
 * @param {number} count
 * @param {string} salt
 * @param {number} depth
 * @returns {Dealt[]}
 */
function choose(cards, count, salt, depth) {
  if (!count || depth >= Math.min(...cards.map((card) => card.labels.length))) {
    return shuffled(cards, salt, (card) => card.id).slice(0, count);
  }
  const labels = [...new Set(cards.map((card) => card.labels[depth]))];
  const groups = shuffled(labels, salt, (label) => label).map((label) =>
    cards.filter((card) => card.labels[depth] === label),
  );
  const sizes = level(groups.map((group) => group.length), count);
  return groups.flatMap((group, i) => choose(group, sizes[i], salt, depth + 1));
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

/**
 * Share a count among places as evenly as their room allows; the first get what is left.
 * @param {number[]} room
 * @param {number} count
 */
function level(room, count) {
  const shares = room.map(() => 0);
  for (let at = 0; count; at++) {
    const place = at % room.length;
    if (shares[place] >= room[place]) continue;
    shares[place]++;
    count--;
  }
  return shares;
}

/**
 * @param {number} total
 * @param {number} places
 * @param {number} index
 */
function share(total, places, index) {
  return Math.floor(total / places) + (index < total % places ? 1 : 0);
}
