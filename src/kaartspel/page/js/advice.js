// What an evening takes: which files, how often, on how many sheets of paper.
import { decksFor, sizesOf } from './dealing.js';
import { deck, gameOf, word } from './deck.js';
import { el, fill } from './dom.js';
import { seating } from './evening.js';
import { leading } from './lost.js';
import { numberAsked } from './numbers.js';
import { runsFor } from './runs.js';
import { seatingOf } from './seats.js';
import { current } from './state.js';

/** @typedef {import('./deck.js').Game} Game */
/** @typedef {import('./deck.js').LinkedFile} LinkedFile */

const EXAMPLE = 12; // people, until it is told how many there are

/** For how many it is asked, and which game; nothing is the one that goes on. */
const asks = { people: 0, game: '' };

/** The question for how many people it is, and what they need; nothing where no game's files are there. */
export function advice() {
  const games = deck.play?.games.filter(({ id }) => fileOf(`game-${id}`)) ?? [];
  const { evening } = current();
  const game = gameOf(asks.game) ?? gameOf(evening?.game ?? '') ?? games[0];
  if (!games.length || !game) return null;
  const answer = el('div', { role: 'status' });
  const show = () => fill(answer, ...printsOf(gameOf(select.value) ?? game, asks.people));
  asks.people ||= evening?.people ?? EXAMPLE;
  const isExample = !evening && asks.people === EXAMPLE;
  const example = el('p', { className: 'facts', hidden: !isExample }, word('page_advice_example', { people: EXAMPLE }));
  const select = el('select', {}, ...games.map(({ id, name }) => el('option', { value: id }, name)));
  select.value = game.id;
  select.onchange = () => {
    asks.game = select.value;
    show();
  };
  const number = numberAsked(word('page_people'), asks.people, 2, 300, (people) => {
    asks.people = people;
    example.hidden = true;
    show();
  });
  show();
  return el('section', { className: 'advice' }, el('h2', {}, word('page_advice')),
    example,
    el('div', { className: 'asks' }, number, el('label', {}, word('page_which_game'), ' ', select)), answer);
}

/** @param {string} of */
const fileOf = (of) => deck.files.find((file) => file.of === of);

/**
 * @param {Game} game
 * @param {number} everybody
 */
function printsOf(game, everybody) {
  const people = game.together ? Math.min(everybody, game.players[1]) : everybody;
  const fits = game.together ? Number(people >= game.players[0]) : seating(people, game.players, deck.play?.best ?? game.players);
  const evening = { game: game.id, tables: fits, people, seed: '', decks: 0, cards: [] };
  const decks = fits && decksFor(deck, game, evening);
  if (!decks) return [el('p', {}, word('page_no_tables', { people: everybody }))];
  const rows = runsFor(game, sizesOf(evening), decks, deck.play?.prints ?? []).flatMap(({ of, copies }) => {
    const file = fileOf(of);
    return file ? [{ file, copies, sheets: copies * Math.ceil(file.pages / file.sides) }] : [];
  });
  const all = rows.reduce((sum, { sheets }) => sum + sheets, 0);
  return [
    el('p', {}, el('strong', {}, saidFor(game, everybody, fits))),
    el('p', {}, [seatingOf(game, fits, people), word('page_decks', { decks })].join(' ')),
    el('table', {},
      el('thead', {}, el('tr', {}, ...['page_advice_what', 'page_advice_often', 'page_advice_sheets'].map((key) => el('th', { scope: 'col' }, word(key))))),
      el('tbody', {}, ...rows.map(rowOf)),
      el('tfoot', {}, el('tr', {}, el('th', { scope: 'row', colSpan: 2 }, word('page_advice_all')), el('td', {}, String(all))))),
    el('p', { className: 'facts' }, word('page_advice_hint')),
  ];
}

/**
 * For how many it is, so that nobody prints what is of another number.
 * @param {Game} game
 * @param {number} people
 * @param {number} tables
 */
function saidFor({ name, together }, people, tables) {
  const table = tables === 1 ? 'page_for_table' : 'page_for_tables';
  return word(together ? 'page_for_room' : table, { game: name, people, tables });
}

/** @param {{file: LinkedFile, copies: number, sheets: number}} row */
function rowOf({ file, copies, sheets }) {
  const name = file.of === 'cards' ? `${word('page_cards')}: ${file.name}` : file.name;
  const sides = file.of !== 'cards' && word(file.sides > 1 ? 'page_both_sides' : 'page_one_side');
  const { link, lost } = leading(file.path, name);
  return el('tr', {},
    el('th', { scope: 'row' }, link, sides && ' ', sides && el('span', { className: 'facts' }, sides), lost),
    el('td', {}, `${copies} ×`), el('td', {}, String(sheets)));
}
