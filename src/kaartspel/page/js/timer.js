// The clock of a game: what sets it, starts it and stops it, and the time that is left.
import { asMinutes, remaining, setClock, startClock, stopClock } from './clock.js';
import { spokenTime, word } from './deck.js';
import { button, el } from './dom.js';
import { duration } from './evening.js';
import { current, update } from './state.js';

/** @typedef {import('./deck.js').Game} Game */

/**
 * @param {Game} game
 * @param {number} players
 */
export function clocks(game, players) {
  const minutes = duration(game, players);
  const round = Math.max(1, Math.round(minutes / game.rounds));
  const set = (/** @type {string} */ key, /** @type {number} */ length) =>
    el('button', {
      type: 'button', className: 'quiet', 'data-key': key, 'aria-label': `${word(key)} ${spokenTime(length)}`,
      onclick: () => update({ clock: setClock(length * 60) }),
    }, word(key), el('span', {}, word('page_minutes_short', { minutes: length })));
  const { clock } = current();
  return el(
    'section',
    { className: 'clock', 'aria-label': word('page_clock') },
    el('p', { className: 'time', role: 'timer', id: 'time' }),
    el(
      'div',
      { className: 'row' },
      button(word(clock.end ? 'page_pause' : 'page_start'), turnClock, { 'data-key': 'go' }),
      button(word('page_again'), () => update({ clock: setClock(clock.total) }), { className: 'quiet', 'data-key': 'again' }),
    ),
    el('div', { className: 'row lengths' }, set('page_turn_clock', 1), set('page_round_clock', round), set('page_game_clock', minutes)),
  );
}

/** Start the clock, or stop it. */
export function turnClock() {
  const { clock } = current();
  update({ clock: clock.end ? stopClock(clock, Date.now()) : startClock(clock, Date.now()) });
}

/** Show the time that is left, wherever there is a clock. */
export function tick() {
  const left = remaining(current().clock, Date.now());
  for (const shown of document.querySelectorAll('.time')) {
    const text = asMinutes(left);
    if (shown.textContent !== text) shown.textContent = text;
    shown.classList.toggle('over', left === 0);
  }
}
