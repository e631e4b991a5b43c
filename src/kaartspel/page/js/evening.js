// An evening as it stands in the page's address, and how many tables people make.

import { sizesOf } from './dealing.js';

/** @typedef {import('./dealing.js').Evening} Evening */
/** @typedef {{evening: Evening, table: number, player: number}} Seat */

/**
 * What stands behind the # for one player's seat; of table 0 or player 0, for the evening.
 * @param {Seat} seat
 */
export function seatCode({ evening, table, player }) {
  const { game, tables, people, decks, seed, cards } = evening;
  const about = [game, tables, people, decks, seed].join('.');
  const given = cards.length ? `&cards=${encodeURIComponent(cards.join(','))}` : '';
  const seat = table && player ? `&table=${table}&player=${player}` : '';
  return `evening=${encodeURIComponent(about)}${given}${seat}`;
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
  const [tables, people, decks] = rest.slice(0, 3).map(Number);
  const seat = { table: Number(found.get('table') ?? 0), player: Number(found.get('player') ?? 0) };
  const seed = rest.slice(3).join('.');
  const cards = (found.get('cards') ?? '').split(',').filter(Boolean);
  const evening = { game, tables, people, decks, seed, cards };
  const whole = [tables, people].every((number) => Number.isInteger(number) && number > 0);
  const sizes = whole && isUpTo(tables, 999) && isUpTo(people, 9999) ? sizesOf(evening) : [];
  const inside = isUpTo(seat.table, tables) && isUpTo(seat.player, sizes[Math.max(0, seat.table - 1)]);
  return seed && sizes.at(-1) && isUpTo(decks, 999) && inside ? { evening, ...seat } : null;
}

/**
 * @param {number} number
 * @param {number} most
 */
const isUpTo = (number, most) => Number.isInteger(number) && number >= 0 && number <= most;

/**
 * How many tables so many people can sit at, the fewest and the most; null where they cannot.
 * @param {number} people
 * @param {number[]} allowed the fewest and the most at a table
 * @returns {[number, number] | null}
 */
export function tablesFor(people, [least, most]) {
  const [fewest, many] = [Math.ceil(people / most), Math.floor(people / least)];
  return fewest <= many ? [fewest, many] : null;
}

/**
 * The number of tables for so many people that plays best; 0 where they cannot sit so.
 * @param {number} people
 * @param {number[]} allowed the fewest and the most at a table
 * @param {number[]} best the sizes of table that play best
 */
export function seating(people, allowed, [small, large]) {
  const [fewest, many] = tablesFor(people, allowed) ?? [1, 0];
  const away = (/** @type {number} */ tables) => Math.abs(people / tables - (small + large) / 2);
  let found = 0;
  for (let tables = fewest; tables <= many; tables++) {
    if (!found || away(tables) <= away(found)) found = tables;
  }
  return found;
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
