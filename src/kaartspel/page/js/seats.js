// What is said of who plays a game: players at tables, or groups of the whole room.
import { word } from './deck.js';

/** @typedef {import('./deck.js').Game} Game */

/**
 * How many play it at one table, or as how many groups.
 * @param {Game} game
 */
export function seatsOf({ players: [least, most], together }) {
  const span = least < most ? `${least}–${most}` : String(most);
  return word(together ? 'game_in_the_room' : 'game_at_a_table', { least, most, span });
}

/**
 * What one of those who hold cards is called.
 * @param {Game} game
 * @param {number} number from 1
 */
export const seatName = ({ together }, number) => word(together ? 'deal_group' : 'deal_player', { number });

/**
 * What a table is called, before what lies on it; nothing where there is but one.
 * @param {number} tables
 * @param {number} number from 1
 */
export const tableName = (tables, number) => (tables > 1 ? word('page_table', { number }) : '');

/**
 * How many sit at each of the tables, or as how many groups they play.
 * @param {Game} game
 * @param {number} tables
 * @param {number} people
 */
export function seatingOf({ together }, tables, people) {
  if (together) return word('page_room', { count: people });
  const [small, large] = [Math.floor(people / tables), Math.ceil(people / tables)];
  return small === large ? word('page_seats', { players: large }) : word('page_seats_two', { small, large });
}
