// The second window: the question very large, the step and the clock, for a whole room.
import { chamber } from './chamber.js';
import { cardOf, deck, gameOf, inIts, title, word } from './deck.js';
import { byId, button, el, fill } from './dom.js';
import { movedAt } from './figures.js';
import { stepsOf } from './game.js';
import { halvesDrawn } from './house.js';
import { invitation } from './joining.js';
import { tableName } from './seats.js';
import { current, update } from './state.js';
import { tallied } from './tally.js';
import { tick, turnClock } from './timer.js';

const SMALLEST = 1; // of the letters on the screen, in hundredths of its height
const LARGEST = 14;

/** Show what the first window points at. */
export function showScreen() {
  const { evening, shown, dark, step, joining } = current();
  const game = evening && gameOf(evening.game);
  const screen = byId('screen');
  screen.classList.toggle('blank', dark);
  if (!game || !evening) return wait(screen);
  if (joining) return showInvitation(screen, game, evening);
  const card = shown ? cardOf(shown) : null;
  const steps = stepsOf(game);
  const { part, text } = steps[Math.min(step, steps.length - 1)];
  const above = card ? called(card) : [`${game.name} · ${part}`];
  const question = el('h1', { tabIndex: -1, ...inIts(card?.language ?? '') }, ...(card?.text ?? [text]).map((line) => el('span', {}, line)));
  const below = card ? el('p', { className: 'step' }, el('strong', {}, `${part} `), text) : el('p', { className: 'step' });
  fill(
    screen,
    fullScreen(),
    el('section', { className: 'asked' }, el('p', { className: 'kind' }, ...above), question),
    el('footer', {}, below, tallyOf(game, evening), chamber(), el('p', { className: 'time', role: 'timer' })),
  );
  colour(screen, card?.colour ?? '', card?.on ?? '');
  tick(); // first, as the clock takes room
  grow(/** @type {HTMLElement} */ (question));
}

/**
 * What was counted before and after at the table that is looked at.
 * @param {import('./deck.js').Game} game
 * @param {import('./dealing.js').Evening} evening
 */
function tallyOf(game, evening) {
  const { tables, table } = current();
  const moved = game.scale && movedAt(evening, table, tables[table - 1]?.hands.length ?? 0);
  return game.scale ? moved && el('ul', { className: 'tallied' }, el('li', {}, moved)) : tallied();
}

/**
 * How those in the room join with a device of their own.
 * @param {HTMLElement} screen
 * @param {import('./deck.js').Game} game
 * @param {import('./dealing.js').Evening} evening
 */
function showInvitation(screen, game, evening) {
  colour(screen, '', '');
  fill(
    screen,
    fullScreen(),
    el('section', { className: 'asked join' }, el('p', { className: 'kind' }, game.name), el('h1', { tabIndex: -1 }, word('page_join')),
      invitation({ evening, table: 0, player: 0 })),
  );
}

/**
 * What stands there before there is anything to follow: the deck's council, as at home, and a way to a game.
 * @param {HTMLElement} screen
 */
function wait(screen) {
  const [upper, lower] = halvesDrawn();
  colour(screen, '', '');
  fill(
    screen,
    el('section', { className: 'welcome waiting' },
      el('div', { className: 'named' }, el('p', { className: 'title' }, deck.title)), upper,
      el('div', { className: 'told-of' }, el('h1', { tabIndex: -1 }, word('page_screen')), el('p', {}, word('page_screen_waits')),
        el('p', { className: 'row' }, el('a', { className: 'button', href: `#${word('page_path_play')}` }, word('page_choose_game')))),
      lower),
  );
}

/** What lets the screen fill all of the projector's picture, until it does. */
function fullScreen() {
  if (!document.fullscreenEnabled || document.fullscreenElement) return null;
  return button(word('page_full_screen'), fillScreen, { className: 'full', 'data-key': 'full' });
}

/** A browser may refuse: then it stays as it is. */
const fillScreen = () => document.documentElement.requestFullscreen().catch(() => {});

/**
 * Open the screen in a window of its own, that is dragged to a projector. Who asks for a tab gets one.
 * @param {MouseEvent} event
 */
export function openScreen(event) {
  const link = event.target instanceof Element && event.target.closest('a[target]');
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!(link instanceof HTMLAnchorElement) || !link.target.endsWith('-screen') || !isPlain) return;
  const opened = window.open(link.href, link.target, 'popup,width=1280,height=720');
  if (!opened) return;
  event.preventDefault();
  opened.focus();
}

/**
 * What a card is called, after the table that it lies on.
 * @param {import('./deck.js').Card} card
 */
function called(card) {
  const table = ofTable(card.id);
  return [table && `${table} · `, el('span', inIts(card.nameLanguage), title(card))];
}

/**
 * The table that is looked at, where the card lies open there.
 * @param {string} id
 */
function ofTable(id) {
  const { tables, table } = current();
  return tables[table - 1]?.open.includes(id) ? tableName(tables.length, table) : '';
}

/**
 * @param {HTMLElement} screen
 * @param {string} ground
 * @param {string} text
 */
function colour(screen, ground, text) {
  screen.style.setProperty('--ground', ground);
  screen.style.setProperty('--on', text);
}

/**
 * Set a text as large as fits in the room that it has.
 * @param {HTMLElement} text
 */
function grow(text) {
  const room = /** @type {HTMLElement} */ (text.parentElement);
  for (let size = LARGEST; size >= SMALLEST; size -= 0.5) {
    text.style.setProperty('font-size', `${size}vh`);
    if (room.scrollHeight <= room.clientHeight && text.scrollWidth <= text.clientWidth) return;
  }
}

/**
 * What a clicker's keys do: steps forward and back, the clock, and a dark screen.
 * @param {KeyboardEvent} event
 */
export function screenKeys(event) {
  const { evening, step, dark } = current();
  const game = evening && gameOf(evening.game);
  if (!game || event.ctrlKey || event.altKey || event.metaKey) return;
  const last = stepsOf(game).length - 1;
  /** @type {Object<string, () => void>} */
  const acts = {
    ArrowRight: () => update({ step: Math.min(last, step + 1) }),
    ArrowLeft: () => update({ step: Math.max(0, step - 1) }),
    ' ': turnClock,
    b: () => update({ dark: !dark }),
    f: fillScreen,
  };
  const same = /** @type {Object<string, string>} */ ({ PageDown: 'ArrowRight', PageUp: 'ArrowLeft', '.': 'b', B: 'b', F: 'f' });
  const act = acts[same[event.key] ?? event.key];
  if (!act) return;
  event.preventDefault();
  act();
}
