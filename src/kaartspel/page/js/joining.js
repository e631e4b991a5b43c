// How others join an evening: by scanning it where the page is on the web, else by a few words.
import { deal } from './dealing.js';
import { cardAt, cardOf, deck, gameOf, word } from './deck.js';
import { ask } from './dialog.js';
import { byId, button, drawing, el, fill, keepFocus } from './dom.js';
import { readSeat, seatCode } from './evening.js';
import { qrPath } from './qr.js';
import { seatName, seatingOf } from './seats.js';
import { readSpoken, spokenCode } from './spoken.js';
import { begin, current, update } from './state.js';

/** @typedef {import('./evening.js').Evening} Evening */
/** @typedef {import('./evening.js').Seat} Seat */
/** @typedef {import('./deck.js').Game} Game */

const LONGEST = 600; // characters of an address that a QR code holds

/** The evening that others join here, and the table that was chosen of it. */
let joined = { code: '', table: 1 };

/**
 * What names an evening in the fewest words.
 * @param {Evening} evening
 */
export const codeOf = (evening) =>
  spokenCode(evening, evening.cards.map((id) => cardOf(id).anchor)) || seatCode({ evening, table: 0, player: 0 });

/**
 * The address that a code leads to, in words or as it stands in an address; nothing where it is none.
 * @param {string} code
 */
export function hashOf(code) {
  if (readSeat(code)) return code.trim().replace(/^[^#]*#/, '');
  const { evening, anchors } = readSpoken(code) ?? {};
  const cards = (anchors ?? []).map((anchor) => cardAt(anchor)?.id ?? '');
  if (!evening || !gameOf(evening.game) || cards.includes('')) return '';
  const named = seatCode({ evening: { ...evening, cards }, table: 0, player: 0 });
  return readSeat(named) ? named : '';
}

/**
 * The whole address of a seat or an evening, where others can open it.
 * @param {string} code
 */
function addressOf(code) {
  const address = `${location.href.replace(/#.*$/, '')}#${code}`;
  return address.startsWith('http') && address.length < LONGEST ? address : '';
}

/**
 * How others join: what they scan, and what they type.
 * @param {Seat} seat
 */
export function invitation(seat) {
  const address = addressOf(seatCode(seat));
  return el(
    'div',
    { className: 'invitation' },
    address && qrOf(address),
    address && el('p', {}, word(seat.player ? 'page_scan' : 'page_join_scan')),
    !address && el('p', {}, word('page_join_file')),
    el('p', {}, word('page_join_type')),
    el('p', { className: 'spoken' }, codeOf(seat.evening)),
  );
}

/** @param {string} address */
function qrOf(address) {
  const { size, path } = qrPath(address);
  const svg = drawing('svg', { viewBox: `-4 -4 ${size + 8} ${size + 8}`, role: 'img', class: 'qr', 'aria-label': word('page_qr') });
  svg.append(
    drawing('rect', { x: '-4', y: '-4', width: String(size + 8), height: String(size + 8), fill: '#fff' }),
    drawing('path', { d: path, fill: '#000' }),
  );
  return svg;
}

/** What lets the room join, beside the game. */
export function joinOffered() {
  const { evening, joining } = current();
  if (!evening) return null;
  return el(
    'div',
    {},
    invitation({ evening, table: 0, player: 0 }),
    button(word('page_join_screen'), () => update({ joining: !joining, dark: false }), {
      className: 'quiet', 'aria-pressed': String(joining), 'data-key': 'join',
    }),
  );
}

/**
 * A dealt evening that somebody joins: at which table, in whose place, or to lead it.
 * @param {Evening} evening
 */
export function showJoin(evening) {
  const game = gameOf(evening.game);
  const dealt = game ? deal(deck, game, evening) : [];
  const code = seatCode({ evening, table: 0, player: 0 });
  if (joined.code !== code) joined = { code, table: 1 };
  if (!game || !dealt.length) {
    fill(byId('hand'), el('h1', { tabIndex: -1 }, word('page_code_wrong')));
    return;
  }
  const players = dealt[joined.table - 1].hands;
  fill(
    byId('hand'),
    el('p', { className: 'kind' }, word('page_evening', { seed: evening.seed })),
    el('h1', { tabIndex: -1 }, game.name),
    el('p', {}, game.aim),
    el('p', { className: 'facts' }, seatingOf(game, evening.tables, evening.people)),
    dealt.length > 1 && el('h2', {}, word('page_which_table')),
    dealt.length > 1 && tableChoice(evening, dealt.length),
    el('h2', {}, word('page_which_seat')),
    el('div', { className: 'row' }, ...players.map((_, i) => seatLink({ evening, table: joined.table, player: i + 1 }, game))),
    el('p', { className: 'lead' }, button(word('page_lead'), () => leadHere(evening), { className: 'quiet' })),
  );
}

/**
 * @param {Evening} evening
 * @param {number} count
 */
function tableChoice(evening, count) {
  const choose = (/** @type {number} */ table) => () => {
    joined.table = table;
    keepFocus(() => showJoin(evening));
  };
  const tables = Array.from({ length: count }, (_, i) => i + 1);
  return el('div', { className: 'row', role: 'group', 'aria-label': word('page_tables') }, ...tables.map((table) =>
    button(word('page_table', { number: table }), choose(table), {
      className: 'quiet', 'aria-pressed': String(table === joined.table), 'data-key': `seat-table-${table}`,
    })));
}

/**
 * @param {Seat} seat
 * @param {Game} game
 */
const seatLink = (seat, game) => el('a', { className: 'button', href: `#${seatCode(seat)}` }, seatName(game, seat.player));

/**
 * Lead the evening from this device. Ask first where another one is going on here.
 * @param {Evening} evening
 */
function leadHere(evening) {
  const start = () => {
    const game = gameOf(evening.game);
    if (game) begin(evening, deal(deck, game, evening));
    location.hash = word('page_path_play');
  };
  if (!current().evening) return start();
  const asked = ask('page_stop_sure', 'page_stop_hint', 'page_stop_no', 'page_stop_yes', start);
  byId('hand').append(asked);
  asked.showModal();
}
