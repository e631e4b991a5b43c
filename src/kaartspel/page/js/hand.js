// One player's hand on a device of one's own: all that it needs stands in the address.
import { deal } from './dealing.js';
import { cardOf, deck, gameOf, word } from './deck.js';
import { byId, drawing, el, fill } from './dom.js';
import { seatCode } from './evening.js';
import { face } from './faces.js';
import { qrPath } from './qr.js';
import { seatName, tableName } from './seats.js';
import { current } from './state.js';

const LONGEST = 600; // characters of an address that a QR code holds

/** @param {import('./evening.js').Seat} seat */
export function showHand({ evening, table: number, player }) {
  const game = gameOf(evening.game);
  const table = game && deal(deck, game, evening)[number - 1];
  if (!game || !table) {
    fill(byId('hand'), el('h1', { tabIndex: -1 }, word('page_code_wrong')));
    return;
  }
  const cards = (/** @type {string[]} */ ids) =>
    el('ul', { className: 'tiles table' }, ...ids.map((id) => el('li', {}, face(cardOf(id)))));
  fill(
    byId('hand'),
    el('p', { className: 'kind' }, `${game.name} · ${word('page_evening', { seed: evening.seed })}`),
    el('h1', { tabIndex: -1 }, [tableName(evening.tables, number), seatName(game, player)].filter(Boolean).join(', ')),
    el('h2', {}, word('page_first_hand')),
    el('p', { className: 'facts' }, word('page_first_hand_hint')),
    cards(table.hands[player - 1] ?? []),
    table.open.length > 0 && el('h2', {}, word('deal_open')),
    table.open.length > 0 && cards(table.open),
    el('p', {}, el('a', { className: 'button quiet', href: `#${word('page_path_play')}` }, word('page_leave_hand'))),
  );
}

/**
 * How a player opens a hand elsewhere: by scanning where the page is on the web, else by its code.
 * @param {number} table
 * @param {number} player
 */
export function invitation(table, player) {
  const { evening } = current();
  if (!evening) return null;
  const code = seatCode({ evening, table, player });
  const address = `${location.href.replace(/#.*$/, '')}#${code}`;
  const isOnline = address.startsWith('http') && address.length < LONGEST;
  return el(
    'div',
    { className: 'invitation' },
    isOnline && drawn(address),
    el('p', {}, word(isOnline ? 'page_scan' : 'page_no_scan')),
    el('p', {}, el('a', { href: `#${code}` }, code)),
  );
}

/** @param {string} address */
function drawn(address) {
  const { size, path } = qrPath(address);
  const svg = drawing('svg', { viewBox: `-4 -4 ${size + 8} ${size + 8}`, role: 'img', class: 'qr', 'aria-label': word('page_qr') });
  svg.append(
    drawing('rect', { x: '-4', y: '-4', width: String(size + 8), height: String(size + 8), fill: '#fff' }),
    drawing('path', { d: path, fill: '#000' }),
  );
  return svg;
}
