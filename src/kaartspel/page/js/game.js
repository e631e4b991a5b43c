// A game that is going on: its steps, its clocks, and the cards of each table.
import { chamber } from './chamber.js';
import { cardOf, deck, gameOf, title, word } from './deck.js';
import { ask } from './dialog.js';
import { byId, button, el, fill, hush, say, tell } from './dom.js';
import { back, face } from './faces.js';
import { figures } from './figures.js';
import { invitation, joinOffered } from './joining.js';
import { seatName } from './seats.js';
import { current, startOver, update, whenChanged } from './state.js';
import { tableTabs } from './tabs.js';
import { lay, putAway, swap, take, turnUp } from './table.js';
import { tallies } from './tally.js';
import { clocks, tick } from './timer.js';

/** @typedef {import('./deck.js').Game} Game */
/** @typedef {import('./dealing.js').Table} Table */

/** Cards that are face up in a hand here: nobody looks into another's by accident. */
let seen = '';

/** The deal and the table that are looked at; at others, all hands are closed again. */
const lookedAt = () => JSON.stringify([current().evening, current().table]);
let at = lookedAt();
whenChanged(() => {
  if (at !== lookedAt()) {
    seen = '';
    hush();
  }
  at = lookedAt();
});

export function showGame() {
  const { evening } = current();
  const game = evening && gameOf(evening.game);
  if (!evening || !game) return;
  fill(
    byId('play'),
    el(
      'div',
      { className: 'head running-head' },
      el('h1', { tabIndex: -1 }, game.name),
      el('p', { className: 'switch' }, word('page_evening', { seed: evening.seed })),
      el('a', { className: 'button quiet', href: `#${word('page_path_screen')}`, target: `${deck.slug}-screen`, title: word('page_screen_hint') }, word('page_open_screen')),
      button(word('page_stop'), end, { className: 'quiet', 'data-key': 'stop' }),
    ),
    el('div', { className: 'running' }, guide(game), council(), clocks(game, Math.ceil(evening.people / evening.tables))),
    ...cardsOfTable(game),
    beforeAndAfter(game, evening),
    folded('join', word('page_join'), joinOffered()),
  );
  tick();
}

/**
 * What is counted before and after: figures, where the game has a scale, or votes.
 * @param {Game} game
 * @param {import('./dealing.js').Evening} evening
 */
function beforeAndAfter(game, evening) {
  const { tables, table } = current();
  const players = tables[table - 1]?.hands.length ?? 0;
  return game.scale ? figures(game, evening, table, players) : folded('votes', word('page_votes'), tallies());
}

/**
 * @param {string} key
 * @param {string} summary
 * @param {Node | null} inside
 */
const folded = (key, summary, inside) =>
  el('details', { className: key, 'data-fold': key, open: isOpen(key), ontoggle: fold }, el('summary', {}, summary), inside);

/** @type {Set<string>} */
const opened = new Set();

/** @param {string} key */
const isOpen = (key) => opened.has(key);

/** @param {Event} event */
function fold({ target }) {
  const { open, dataset } = /** @type {HTMLDetailsElement} */ (target);
  if (open) opened.add(dataset.fold ?? '');
  else opened.delete(dataset.fold ?? '');
}

function end() {
  const asked = ask('page_stop_sure', 'page_stop_hint', 'page_stop_no', 'page_stop_yes', startOver);
  byId('play').append(asked);
  asked.showModal();
}

/**
 * All steps of a game in their order, each with the heading that it stands under.
 * @param {Game} game
 */
export function stepsOf(game) {
  return [
    ...game.setup.map((text) => ({ part: word('game_setup'), text })),
    ...game.steps.map((text) => ({ part: word('game_steps'), text })),
    { part: word('game_end'), text: game.end },
    ...game.talk.map((text) => ({ part: word('game_talk'), text })),
  ];
}

/** The chamber, in which the cards of this evening take their seats; it is there where there is room. */
function council() {
  const seats = chamber(true);
  return seats && el('figure', { className: 'council' }, seats, el('figcaption', { 'aria-hidden': 'true' }, seats.getAttribute('aria-label')));
}

/** @param {Game} game */
function guide(game) {
  const steps = stepsOf(game);
  const at = Math.min(current().step, steps.length - 1);
  const go = (/** @type {number} */ step) => {
    update({ step });
    say(steps[step].text);
  };
  return el(
    'section',
    { className: 'guide', 'aria-label': word('page_steps') },
    el('p', { className: 'kind' }, `${steps[at].part} · ${word('page_step', { number: at + 1, count: steps.length })}`),
    el('p', { className: 'step' }, steps[at].text),
    el(
      'div',
      { className: 'row' },
      button(word('page_previous'), () => go(Math.max(0, at - 1)), {
        className: 'quiet', 'aria-disabled': String(at === 0), 'data-key': 'step-back',
      }),
      button(word('page_next'), () => go(Math.min(steps.length - 1, at + 1)), {
        'aria-disabled': String(at === steps.length - 1), 'data-key': 'step-on',
      }),
    ),
    folded('rules', word('page_whole_rules'), rules(game)),
  );
}

/** @param {Game} game */
function rules(game) {
  const listed = (/** @type {string} */ key, /** @type {string[]} */ texts, tag = 'ul') => [
    el('h2', {}, word(key)),
    el(tag, {}, ...texts.map((text) => el('li', {}, text))),
  ];
  return el(
    'div',
    {},
    ...listed('game_needed', game.needed),
    ...listed('game_setup', game.setup, 'ol'),
    ...listed('game_steps', game.steps, 'ol'),
    ...listed('game_empty', [game.empty]),
    ...listed('game_end', [game.end]),
    ...listed('game_talk', game.talk),
    ...listed('game_variants', game.variants.map(({ name, text }) => `${name}: ${text}`)),
  );
}

/** @param {Game} game */
function cardsOfTable(game) {
  const { tables, table: number } = current();
  const table = tables[number - 1];
  if (!table) return [];
  return [
    tableTabs(tables.length),
    ...openOn(game, table),
    table.hands.some((hand) => hand.length) && el('h2', {}, word('page_hands')),
    el('div', { className: 'hands' }, ...table.hands.map((hand, player) => hand.length > 0 && handOf(game, table, player))),
  ];
}

/**
 * What lies open on a table, and its pile.
 * @param {Game} game
 * @param {Table} table
 */
function openOn(game, table) {
  const lying = [...table.open.map((id) => openCard(game, table, id)), pile(table)].filter(Boolean);
  return lying.length ? [el('h2', {}, word('deal_open')), el('ul', { className: 'tiles table' }, ...lying)] : [];
}

/** @param {Table} table */
function set(table) {
  const { tables, table: number } = current();
  update({ tables: tables.map((old, i) => (i === number - 1 ? table : old)) });
}

/**
 * @param {Game} game
 * @param {Table} table
 * @param {string} id
 */
function openCard(game, table, id) {
  const card = cardOf(id);
  const place = table.open.indexOf(id);
  const isShown = current().shown === id;
  const show = () => {
    update({ shown: id, dark: false, joining: false });
    tell(word('page_on_screen', { card: title(card) }));
  };
  const away = () => {
    set(putAway(table, id));
    tell(word('page_put_away', { card: title(card) }));
  };
  return el(
    'li',
    {},
    face(card),
    el(
      'div',
      { className: 'row' },
      button(word('page_to_screen'), show, {
        className: 'quiet', 'aria-pressed': String(isShown), 'data-key': `show-${id}`, 'aria-label': `${word('page_to_screen')}: ${title(card)}`,
      }),
      takesBack(game) && button(word('page_away'), away, {
        className: 'quiet', 'data-key': `away-${place}`, 'data-otherwise': place ? `away-${place - 1}` : 'draw', 'aria-label': `${word('page_away')}: ${title(card)}`,
      }),
    ),
  );
}

/**
 * Whether the game has a pile, for cards to go back under.
 * @param {Game} game
 */
const takesBack = ({ supply }) => Object.values(supply.pile).some(Boolean);

/** @param {Table} table */
function pile(table) {
  const [top] = table.pile;
  if (!top) return null;
  const draw = () => {
    set(turnUp(table));
    say(title(cardOf(top)));
  };
  const count = word('page_pile', { count: table.pile.length });
  return el(
    'li',
    { className: 'pile' },
    back(cardOf(top)),
    el('p', {}, count),
    el('div', { className: 'row' }, button(word('page_turn_up'), draw, { 'data-key': 'draw', 'data-otherwise': `show-${top}` })),
  );
}

/**
 * @param {Game} game
 * @param {Table} table
 * @param {number} player
 */
function handOf(game, table, player) {
  const key = `${current().table}-${player}`;
  const isSeen = seen === key;
  const hand = table.hands[player];
  const look = () => {
    seen = isSeen ? '' : key;
    update({});
  };
  const name = seatName(game, player + 1);
  return el(
    'section',
    { className: isSeen ? 'hand seen' : 'hand', 'aria-label': name },
    el(
      'div',
      { className: 'row' },
      el('h3', {}, name),
      el('p', { className: 'facts' }, word('page_count', { count: hand.length })),
      button(word(isSeen ? 'page_hide_hand' : 'page_see_hand'), look, {
        className: 'quiet', 'aria-expanded': String(isSeen), 'data-key': `hand-${key}`, 'aria-label': `${word(isSeen ? 'page_hide_hand' : 'page_see_hand')}: ${name}`,
      }),
      isSeen && table.pile.length > 0 && button(word('page_take_card'), () => set(take(table, player)), { className: 'quiet', 'data-key': `take-${key}`, 'data-otherwise': `hand-${key}` }),
    ),
    isSeen && el('ul', { className: 'tiles table' }, ...hand.map((_, place) => heldCard(table, player, place))),
    isSeen && ownDevice(player + 1),
  );
}

/** @param {number} player from 1 */
function ownDevice(player) {
  const { evening, table } = current();
  return evening && invitation({ evening, table, player });
}

/**
 * A card in a hand. Once it is laid or swapped, the focus is on what has its place then, or the one before.
 * @param {Table} table
 * @param {number} player
 * @param {number} place of the card in the hand, from 0
 */
function heldCard(table, player, place) {
  const id = table.hands[player][place];
  const card = cardOf(id);
  const otherwise = place ? `lay-${place - 1}` : `hand-${current().table}-${player}`;
  const down = () => {
    set(lay(table, player, id));
    tell(word('page_laid', { card: title(card) }));
  };
  const change = () => {
    set(swap(table, player, id));
    tell(word('page_swapped', { card: title(cardOf(table.pile[0])) }));
  };
  return el(
    'li',
    {},
    face(card),
    el(
      'div',
      { className: 'row' },
      button(word('page_lay'), down, { 'data-key': `lay-${place}`, 'data-otherwise': otherwise, 'aria-label': `${word('page_lay')}: ${title(card)}` }),
      table.pile.length > 0 && button(word('page_swap'), change, { className: 'quiet', 'data-key': `swap-${place}`, 'aria-label': `${word('page_swap')}: ${title(card)}` }),
    ),
  );
}
