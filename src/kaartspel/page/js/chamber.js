// The council chamber: a seat for each card, filled once the card has lain on a table.
import { cardOf, deck, word } from './deck.js';
import { drawing } from './dom.js';
import { current } from './state.js';

/** What the line around a seat may reach beyond it, of the thickest in the style. */
const LINE = 25;

/**
 * The chamber as it is now; nothing of a deck whose cards have no seats.
 * @param {boolean} [inColour] whether a seat that is filled has its card's own colour
 */
export function chamber(inColour = false) {
  const { radius, seats } = deck.chamber;
  if (!seats.length) return null;
  const { shown, seated } = current();
  const lit = new Set(seated);
  const filled = seats.filter(([, , id]) => lit.has(id)).length;
  const svg = drawing('svg', {
    viewBox: `${-1000 - LINE} ${-1000 - LINE} ${2000 + 2 * LINE} ${1000 + radius + 2 * LINE}`, role: 'img', class: 'chamber',
    'aria-label': word('page_chamber', { filled, seats: seats.length }),
  });
  svg.append(
    ...seats.map(([x, y, id]) => {
      const look = id === shown ? 'now' : lit.has(id) ? 'lit' : 'free';
      const seat = drawing('circle', { cx: String(x), cy: String(y), r: String(radius), class: look });
      if (inColour && look !== 'free') seat.style.fill = cardOf(id).colour;
      return seat;
    }),
  );
  return svg;
}
