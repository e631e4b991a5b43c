// The council that the page begins with: each seat is a card, which is shown beside it or, on a phone, below it.
import { cardAt, deck, title, word } from './deck.js';
import { button, byId, fill, say } from './dom.js';
import { front } from './faces.js';

/** @typedef {import('./deck.js').Card} Card */

const NEAR = 2; // radii from a seat that are still its own, for a finger
const AIR = 8; // px that stay above a seat and below its card

/** How far a key goes on from the seat that is lit. */
const STEPS = /** @type {Object<string, number>} */ ({ ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 });

/** @type {SVGCircleElement[]} */
const dots = [...document.querySelectorAll('#welcome [data-seat]')].map((seat) => /** @type {SVGCircleElement} */ (seat));
const shown = /** @type {HTMLAnchorElement} */ (byId('seated'));
let litSeat = -1;

/** Wake the council: nothing of a deck that has none. */
export function startHouse() {
  if (!dots.length) return;
  shown.hidden = byId('seats').hidden = false;
  const halves = new Set(dots.map((seat) => /** @type {SVGSVGElement} */ (seat.ownerSVGElement)));
  lightUp(Math.floor(dots.filter(({ ownerSVGElement: half }) => half === dots[0].ownerSVGElement).length / 2));
  for (const half of halves) {
    half.onpointermove = (event) => lightUp(under(half, event));
    half.onclick = (event) => chooseIn(half, event);
  }
  shown.onkeydown = press;
  shown.before(way('page_previous', -1));
  shown.after(way('page_next', 1));
}

/**
 * The number of the seat that is pointed at; -1 of none.
 * @param {SVGSVGElement} half
 * @param {MouseEvent} event
 */
function under(half, event) {
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(half.getScreenCTM()?.inverse());
  const far = dots.map((seat) => (seat.ownerSVGElement === half ? Math.hypot(x - seat.cx.baseVal.value, y - seat.cy.baseVal.value) : Infinity));
  const nearest = Math.min(...far);
  const at = far.indexOf(nearest);
  return nearest < NEAR * dots[at].r.baseVal.value ? at : -1;
}

/**
 * A mouse, which has shown the card already, opens it; a finger chooses, and opens the card that is shown.
 * @param {SVGSVGElement} half
 * @param {PointerEvent} event
 */
function chooseIn(half, event) {
  const at = under(half, event);
  lightUp(at);
  if (at < 0) return;
  if (event.pointerType === 'mouse') shown.click();
  else bringUp();
}

/** Scroll until the card is seen, but no farther than its seat is. */
function bringUp() {
  const [seat, card] = [dots[litSeat], shown].map((one) => one.getBoundingClientRect());
  const top = Math.min(card.bottom + AIR - window.innerHeight, seat.top - AIR);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (top > 0) window.scrollBy({ top, behavior: still ? 'instant' : 'smooth' });
}

/**
 * What leads from the card that is shown to one beside it, for a finger.
 * @param {string} key
 * @param {number} by
 */
const way = (key, by) => button('', () => step(by), { className: `way ${by > 0 ? 'on' : ''}`, 'aria-label': word(key) });

/** @param {number} by */
function step(by) {
  lightUp((litSeat + by + dots.length) % dots.length);
  say(shown.ariaLabel ?? '');
}

/** @param {KeyboardEvent} event */
function press(event) {
  const by = STEPS[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  step(by);
}

/**
 * Show the card of a seat, as it is in print.
 * @param {number} at
 */
function lightUp(at) {
  const card = cardAt(dots[at]?.dataset.seat ?? '');
  if (!card || at === litSeat) return;
  dots[litSeat]?.classList.remove('now');
  dots[at].classList.add('now');
  litSeat = at;
  fill(byId('seat-face'), front(card));
  shown.href = `#${card.anchor}`;
  const name = card.text.includes(title(card)) ? '' : title(card);
  shown.lang = card.language || deck.language;
  shown.ariaLabel = [name, ...card.text].filter(Boolean).join(' ');
}

/** Copies of the halves of the council, which nothing is chosen in. */
export function halvesDrawn() {
  const drawn = [...document.querySelectorAll('#welcome .house')].map((half) => /** @type {Element} */ (half.cloneNode(true)));
  drawn.forEach((half) => half.querySelector('.now')?.classList.remove('now'));
  return drawn;
}
