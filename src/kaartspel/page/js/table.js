// What players do at a table: each move takes a table and returns it as it is then.

/** @typedef {import('./dealing.js').Table} Table */

/**
 * Lay a card from a player's hand open on the table.
 * @param {Table} table
 * @param {number} player counted from 0
 * @param {string} card
 * @returns {Table}
 */
export function lay(table, player, card) {
  const hands = table.hands.map((hand, i) => (i === player ? without(hand, card) : hand));
  return { ...table, hands, open: [...table.open, card] };
}

/**
 * Put a card of a hand under the pile and take the one on top.
 * @param {Table} table
 * @param {number} player counted from 0
 * @param {string} card
 * @returns {Table}
 */
export function swap(table, player, card) {
  const [top, ...rest] = table.pile;
  if (top === undefined) return table;
  const hands = table.hands.map((hand, i) =>
    i === player ? hand.map((held) => (held === card ? top : held)) : hand,
  );
  return { ...table, hands, pile: [...rest, card] };
}

/**
 * Lay the pile's top card open on the table.
 * @param {Table} table
 * @returns {Table}
 */
export function turnUp(table) {
  const [top, ...pile] = table.pile;
  return top === undefined ? table : { ...table, pile, open: [...table.open, top] };
}

/**
 * Take the pile's top card into a hand.
 * @param {Table} table
 * @param {number} player counted from 0
 * @returns {Table}
 */
export function take(table, player) {
  const [top, ...pile] = table.pile;
  if (top === undefined) return table;
  const hands = table.hands.map((hand, i) => (i === player ? [...hand, top] : hand));
  return { ...table, hands, pile };
}

/**
 * Put an open card away, under the pile.
 * @param {Table} table
 * @param {string} card
 * @returns {Table}
 */
export function putAway(table, card) {
  return { ...table, open: without(table.open, card), pile: [...table.pile, card] };
}

/**
 * @param {string[]} cards
 * @param {string} card
 */
const without = (cards, card) => cards.filter((held) => held !== card);
