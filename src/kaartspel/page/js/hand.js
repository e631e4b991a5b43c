// One player's hand on a device of one's own: all that it needs stands in the address.
import { deal } from './dealing.js';
import { cardOf, deck, gameOf, word } from './deck.js';
import { byId, el, fill, keepFocus } from './dom.js';
import { face } from './faces.js';
import { ownFigures } from './figures.js';
import { seatCode } from './evening.js';
import { showJoin } from './joining.js';
import { seatName, tableName } from './seats.js';

/** @typedef {import('./evening.js').Seat} Seat */

/** @param {Seat} seat */
export const showHand = (seat) => keepFocus(() => (seat.player ? showSeat(seat) : showJoin(seat.evening)));

/** @param {Seat} seat */
function showSeat(seat) {
  const { evening, table: number, player } = seat;
  const game = gameOf(evening.game);
  const table = game && deal(deck, game, evening)[number - 1];
  if (!game || !table) {
    fill(byId('hand'), el('h1', { tabIndex: -1 }, word('page_code_wrong')));
    return;
  }
  const cards = (/** @type {string[]} */ ids) =>
    el('ul', { className: 'tiles table' }, ...ids.map((id) => el('li', {}, face(cardOf(id)))));
  const hand = table.hands[player - 1] ?? [];
  fill(
    byId('hand'),
    el('p', { className: 'kind' }, `${game.name} · ${word('page_evening', { seed: evening.seed })}`),
    el('h1', { tabIndex: -1 }, [tableName(evening.tables, number), seatName(game, player)].filter(Boolean).join(', ')),
    el('h2', {}, word('page_first_hand')),
    el('p', { className: 'facts' }, word('page_first_hand_hint')),
    cards(hand),
    table.open.length > 0 && el('h2', {}, word('deal_open')),
    table.open.length > 0 && cards(table.open),
    ownFigures(game, seat),
    el('p', { className: 'row' },
      el('a', { className: 'button quiet', href: `#${seatCode({ evening, table: 0, player: 0 })}` }, word('page_other_seat')),
      el('a', { className: 'button quiet', href: `#${word('page_path_play')}` }, word('page_leave_hand'))),
  );
}
