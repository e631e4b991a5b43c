// Figures that each player notes in secret, before and after: all that is told is how far they moved.
import { deck, word } from './deck.js';
import { pick } from './dialog.js';
import { byId, button, el, tell } from './dom.js';
import { seatCode } from './evening.js';
import { movedBy } from './moved.js';
import { seatName } from './seats.js';
import { current, update } from './state.js';

/** @typedef {import('./deck.js').Game} Game */
/** @typedef {import('./evening.js').Evening} Evening */
/** @typedef {import('./evening.js').Seat} Seat */
/** @typedef {import('./moved.js').Pair} Pair */

const MOMENTS = ['page_before', 'page_after'];

/**
 * What one player noted, before and after.
 * @param {Seat} seat
 * @returns {Pair}
 */
const notedBy = (seat) => current().figures[seatCode(seat)] ?? [null, null];

/**
 * Keep a figure, and those of the same evening.
 * @param {Seat} seat
 * @param {number} moment 0 before, 1 after
 * @param {number | null} figure
 */
function keepFigure(seat, moment, figure) {
  const whole = seatCode({ ...seat, table: 0, player: 0 });
  const figures = Object.fromEntries(Object.entries(current().figures).filter(([code]) => code.startsWith(`${whole}&`)));
  const [before, after] = notedBy(seat);
  update({ figures: { ...figures, [seatCode(seat)]: moment ? [before, figure] : [figure, after] } });
}

/**
 * The seats of a table of which somebody plays.
 * @param {Evening} evening
 * @param {number} table from 1
 * @param {number} players
 * @returns {Seat[]}
 */
const seatsAt = (evening, table, players) => Array.from({ length: players }, (_, i) => ({ evening, table, player: i + 1 }));

/**
 * How far a table moved, or how many have noted a figure; nothing before the first.
 * @param {Evening} evening
 * @param {number} table from 1
 * @param {number} players
 */
export function movedAt(evening, table, players) {
  const { before, after, steps, isWhole } = movedBy(seatsAt(evening, table, players).map(notedBy));
  if (isWhole) return word(steps === 1 ? 'page_figures_moved_one' : 'page_figures_moved', { steps, people: before });
  const told = [before, after].map((count, i) => count > 0 && word('page_figures_noted', { moment: word(MOMENTS[i]), count, people: players }));
  return told.filter(Boolean).join(' · ');
}

/**
 * What all of a table note on one device, that goes from hand to hand.
 * @param {Game} game
 * @param {Evening} evening
 * @param {number} table from 1
 * @param {number} players
 */
export function figures(game, evening, table, players) {
  if (!game.scale) return null;
  const seats = seatsAt(evening, table, players);
  return el(
    'section',
    { className: 'figures' },
    el('h2', {}, word('page_figures')),
    el('p', { className: 'facts' }, `${endsOf(game)} ${word('page_figures_hint')}`),
    el('div', { className: 'tallies' }, ...MOMENTS.map((key, moment) =>
      el('fieldset', {}, el('legend', {}, word(key)),
        el('div', { className: 'row' }, ...seats.map((seat) => figureAsked(game, seat, moment, seatName(game, seat.player))))))),
    el('p', { className: 'moved' }, movedAt(evening, table, players)),
  );
}

/**
 * What a player notes on a device of one's own, and how far that player moved.
 * @param {Game} game
 * @param {Seat} seat
 */
export function ownFigures(game, seat) {
  if (!game.scale) return null;
  const { steps, isWhole } = movedBy([notedBy(seat)]);
  return el(
    'section',
    { className: 'figures' },
    el('h2', {}, word('page_own_figures')),
    el('p', { className: 'facts' }, endsOf(game)),
    el('div', { className: 'row' }, ...MOMENTS.map((key, moment) => figureAsked(game, seat, moment, word(key)))),
    isWhole && el('p', { className: 'moved' }, word('page_own_moved', { steps })),
  );
}

/** @param {Game} game */
const endsOf = ({ scale }) => (scale ? word('page_scale', scale) : '');

/**
 * What lets a player note a figure. It is not to be seen once it is there.
 * @param {Game} game
 * @param {Seat} seat
 * @param {number} moment
 * @param {string} label
 */
function figureAsked(game, seat, moment, label) {
  const { scale } = game;
  if (!scale) return null;
  const isNoted = notedBy(seat)[moment] !== null;
  const title = [seatName(game, seat.player), word(MOMENTS[moment])].join(', ');
  const ask = () => {
    const figures = Array.from({ length: scale.most - scale.least + 1 }, (_, i) => String(scale.least + i));
    const dialog = pick(title, endsOf(game), figures, word('page_close'), (figure) => {
      keepFigure(seat, moment, Number(figure));
      tell(word('page_figure_noted', { who: title }));
    });
    byId(document.body.dataset.place ?? 'main').append(dialog);
    dialog.showModal();
  };
  return button(isNoted ? `${label} ✓` : label, ask, {
    className: 'quiet', 'aria-label': isNoted ? `${title}: ${word('page_noted')}` : title, 'data-key': `figure-${moment}-${seat.player}`,
    'data-noted': isNoted ? '' : null, lang: deck.language,
  });
}
