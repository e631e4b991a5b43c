// The place to play: choose a game by aim, people and time, and deal its cards.
import { deal, decksFor } from './dealing.js';
import { cardOf, deck, gameOf, inIts, spokenTime, title, word } from './deck.js';
import { byId, button, el, fill, keepFocus } from './dom.js';
import { duration, seating, tablesFor } from './evening.js';
import { table } from './faces.js';
import { showGame } from './game.js';
import { hashOf } from './joining.js';
import { numberAsked } from './numbers.js';
import { seatingOf, seatsOf } from './seats.js';
import { begin, current } from './state.js';

/** @typedef {import('./deck.js').Game} Game */

/** What is asked for before there is an evening. */
const wanted = { use: '', people: 12, minutes: 60, game: '', tables: 0, card: '', seed: freshSeed() };

/** Show the evening that is going on, or what there is to choose. */
export function showPlay() {
  keepFocus(() => (current().evening ? showGame() : chooseGame()));
}

/** Words that are easily said across a room: four letters and figures that look like no other. */
function freshSeed() {
  const letters = 'bcdfghjkmnpqrstvwxz23456789';
  const drawn = crypto.getRandomValues(new Uint32Array(4));
  return [...drawn].map((number) => letters[number % letters.length]).join('');
}

function chooseGame() {
  fill(
    byId('play'),
    el('div', { className: 'head' },
      el('h1', { tabIndex: -1 }, word('page_choose_game')),
      button(word('page_have_code'), toCode, { className: 'link' })),
    el('form', { className: 'asks', onsubmit: stop }, useAsked(), ...numbersAsked()),
    el('div', { className: 'games', id: 'games' }),
    ...plans(),
    handAsked(),
  );
  offer();
}

/** @param {Event} event */
const stop = (event) => event.preventDefault();

function useAsked() {
  const options = deck.play?.uses.map(({ id, text }) => el('option', { value: id }, text)) ?? [];
  const select = el('select', {}, el('option', { value: '' }, word('page_any_aim')), ...options);
  select.value = wanted.use;
  select.onchange = () => want({ use: select.value });
  return el('label', { className: 'wide' }, word('page_aim'), ' ', select);
}

function numbersAsked() {
  return [
    numberAsked(word('page_people'), wanted.people, 2, 300, (people) => want({ people, tables: 0 })),
    numberAsked(word('page_time'), wanted.minutes, 5, 300, (minutes) => want({ minutes })),
  ];
}

/** @param {Partial<typeof wanted>} change */
function want(change) {
  Object.assign(wanted, change);
  offer();
}

/** @param {Game} game */
const isChosen = ({ id }) => id === wanted.game;

/** Show the game that is chosen, then those that suit what is asked for, then the others. */
function offer() {
  const games = deck.play?.games ?? [];
  const chosen = games.filter(isChosen);
  const rest = games.filter((game) => !isChosen(game));
  const suits = rest.filter(isSuitable);
  const others = rest.filter((game) => !isSuitable(game));
  fill(
    byId('games'),
    el('div', { className: 'offers' }, ...chosen.map(offered)),
    el('p', { role: 'status' }, [word('page_games_fit', { count: games.filter(isSuitable).length }), nearest(games)].filter(Boolean).join('. ')),
    el('div', { className: 'offers' }, ...suits.map(offered)),
    others.length > 0 && el('h2', {}, word('page_other_games')),
    el('div', { className: 'offers other' }, ...others.map(offered)),
  );
}

/** @param {Game} game */
const isSuitable = (game) => isOfUse(game) && tablesOf(game) > 0 && lengthOf(game) <= wanted.minutes;

/** @param {Game} game */
const isOfUse = ({ uses }) => !wanted.use || uses.includes(wanted.use);

/**
 * How many minutes it takes with so many people.
 * @param {Game} game
 */
const lengthOf = (game) => duration(game, atMost(game, tablesOf(game)));

/**
 * Where no game fits, the shortest that so many can play, if there is one.
 * @param {Game[]} games
 */
function nearest(games) {
  if (games.some(isSuitable)) return '';
  const [shortest] = games.filter((game) => isOfUse(game) && tablesOf(game) > 0).sort((a, b) => lengthOf(a) - lengthOf(b));
  return shortest && word('page_shortest', { game: shortest.name, minutes: spokenTime(lengthOf(shortest)) });
}

/** @param {Game} game */
function tablesOf(game) {
  if (game.together) return wanted.people >= game.players[0] ? 1 : 0;
  return seating(wanted.people, game.players, deck.play?.best ?? game.players);
}

/**
 * How many sit at the tables; the room plays some games together, in groups where it is too many.
 * @param {Game} game
 */
const seatedAt = (game) => (game.together ? Math.min(wanted.people, game.players[1]) : wanted.people);

/**
 * How many people sit at the largest table.
 * @param {Game} game
 * @param {number} tables
 */
const atMost = (game, tables) => Math.ceil(seatedAt(game) / Math.max(1, tables));

/** @param {Game} game */
function offered(game) {
  const [who, ...how] = word('page_game_facts', {
    seats: seatsOf(game), minutes: spokenTime(lengthOf(game)), rounds: game.rounds,
  }).split(' · ');
  const isOpen = isChosen(game);
  return el(
    'article',
    { className: isOpen ? 'offer chosen' : 'offer' },
    el('div', {},
      game.cards.length > 0 && table(cardOf(game.cards[0])),
      el('h2', { tabIndex: -1 }, game.name),
      el('p', {}, game.aim),
      el('p', { className: 'facts' }, who, el('br'), how.join(' · '))),
    isOpen
      ? prepared(game)
      : button(word('page_take_game', { game: game.name }), () => prepare(game), {
          'data-key': `take-${game.id}`,
        }),
  );
}

/** @param {Game} game */
function prepare(game) {
  want({ game: game.id, tables: 0, card: '' });
  const heading = /** @type {HTMLElement | null} */ (document.querySelector('.chosen h2'));
  heading?.focus({ preventScroll: true });
  heading?.closest('.offer')?.scrollIntoView({ block: 'nearest' });
}

/** @param {Game} game */
function prepared(game) {
  const range = tablesFor(seatedAt(game), game.players);
  if (!range) return el('p', { className: 'facts' }, word('page_no_tables', { people: wanted.people }));
  const seed = el('input', { id: 'seed', value: wanted.seed, maxLength: 60, required: true, autocomplete: 'off' });
  seed.oninput = () => (wanted.seed = seed.value);
  const dealing = el('button', { type: 'submit' }, word('page_deal'));
  const facts = el('p', { className: 'facts' });
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    startEvening(game, { ...eveningOf(game), seed: seed.value.trim() });
  };
  const renew = () => {
    const evening = eveningOf(game);
    const decks = decksFor(deck, game, evening);
    dealing.hidden = !decks;
    fill(facts, [
      seatingOf(game, evening.tables, evening.people), decks ? word('page_decks', { decks }) : word('page_no_cards'), word('page_seed_hint'),
    ].join(' '));
  };
  const change = (/** @type {Partial<typeof wanted>} */ asked) => {
    Object.assign(wanted, asked);
    renew();
  };
  renew();
  return el(
    'form',
    { className: 'asks', onsubmit: submit },
    !game.together && numberAsked(word('page_tables'), eveningOf(game).tables, range[0], range[1], (tables) => change({ tables })),
    el('label', {}, word('page_seed'), ' ', seed),
    cardAsked(game, (card) => change({ card })),
    dealing,
    facts,
  );
}

/**
 * The evening that is asked for.
 * @param {Game} game
 */
function eveningOf(game) {
  const cards = wanted.card ? [wanted.card] : [];
  return { game: game.id, tables: wanted.tables || tablesOf(game), people: seatedAt(game), seed: wanted.seed, decks: 0, cards };
}

/**
 * A choice of one card to lie open at each table, of the kinds that are read open there.
 * @param {Game} game
 * @param {(card: string) => void} take
 */
function cardAsked({ supply }, take) {
  const cards = deck.cards.filter(({ kind, quantity, isReadOpen }) => isReadOpen && quantity > 0 && supply.table[kind]);
  if (!cards.length) return null;
  const options = cards.map((card) => el('option', { value: card.id, ...inIts(card.language) }, `${title(card)}: ${card.text.join(' ')}`));
  const select = el('select', {}, el('option', { value: '' }, word('page_drawn')), ...options);
  select.value = wanted.card;
  select.onchange = () => take(select.value);
  return el('label', { className: 'wide' }, word('page_same_card'), ' ', select);
}

/**
 * @param {Game} game
 * @param {import('./dealing.js').Evening} evening
 */
function startEvening(game, evening) {
  begin(evening, deal(deck, game, evening));
  document.querySelector('#play h1')?.scrollIntoView();
  /** @type {HTMLElement | null} */ (document.querySelector('#play h1'))?.focus();
}

/** How whole evenings of several games go. */
function plans() {
  const schedules = deck.play?.schedules ?? [];
  if (!schedules.length) return [];
  return [
    el('h2', {}, word('page_plans')),
    el('p', {}, word('page_plans_hint')),
    ...schedules.map(({ name, stages }) =>
      el('details', {}, el('summary', {}, name), el('ol', { className: 'plan' }, ...stages.map(stageOf))),
    ),
  ];
}

/** @param {import('./deck.js').Stage} stage */
function stageOf({ minutes, text, game: id }) {
  const game = id ? gameOf(id) : undefined;
  const choice = () => prepare(/** @type {Game} */ (game));
  return el(
    'li',
    {},
    el('span', { className: 'number' }, spokenTime(minutes)),
    ` ${text} `,
    game && button(word('page_take_game', { game: game.name }), choice, { className: 'quiet' }),
  );
}

/** Go to where a code is typed, which is far down. */
function toCode() {
  byId('code').scrollIntoView({ block: 'center' });
  byId('code').focus({ preventScroll: true });
}

/** A code as it is told in a room, for who typed something else. */
function codeLike() {
  const [game] = deck.play?.games ?? [];
  return game ? word('page_code_like', { code: `${game.id} 5 27 hcmz` }) : '';
}

/** One's own hand, on one's own device. */
function handAsked() {
  const input = el('input', { id: 'code', autocomplete: 'off', autocapitalize: 'off', spellcheck: false });
  const wrong = el('p', { role: 'status' });
  const open = (/** @type {Event} */ event) => {
    event.preventDefault();
    const found = hashOf(input.value);
    if (found) location.hash = found;
    else wrong.textContent = `${word('page_code_wrong')} ${codeLike()}`;
  };
  return el(
    'form',
    { className: 'asks code', onsubmit: open },
    el('h2', {}, word('page_own_hand')),
    el('label', { className: 'wide' }, word('page_code'), ' ', input),
    el('button', { type: 'submit', className: 'quiet' }, word('page_open_hand')),
    wrong,
  );
}
