// Cards as they are in print: copies of the drawings that the page holds.
import { deck, inIts, title } from './deck.js';
import { byId, el } from './dom.js';

/** @typedef {import('./deck.js').Card} Card */

/**
 * A card's front, as a drawing that is not read out.
 * @param {Card} card
 * @returns {Node}
 */
export function front(card) {
  const drawn = document.querySelector(`[data-card="${CSS.escape(card.id)}"] > a > svg`);
  if (!drawn) throw new Error(`the page has no face of ${card.id}`);
  return drawn.cloneNode(true);
}

/**
 * The table of a game on its colour, as its rules card shows it, or all of the card where it shows none.
 * @param {Card} card
 */
export function table(card) {
  const drawn = /** @type {Element} */ (front(card));
  const part = deck.tables[card.id];
  if (part) drawn.setAttribute('viewBox', part);
  const shown = el('div', { className: 'pictured' }, drawn);
  shown.style.setProperty('--ground', card.colour);
  return shown;
}

/**
 * @param {Card} card
 * @returns {Node}
 */
export function back(card) {
  const template = /** @type {HTMLTemplateElement} */ (byId(`back-${card.back}`));
  return template.content.cloneNode(true);
}

/**
 * A card's front with its words for who does not see it.
 * @param {Card} card
 */
export function face(card) {
  return el(
    'div',
    { className: 'card' },
    front(card),
    el('div', { className: 'unseen', lang: deck.language },
      el('p', {}, `${card.kindName} `, el('span', inIts(card.nameLanguage), title(card))), ...spoken(card)),
  );
}

/** @param {Card} card */
export const spoken = (card) => card.text.map((line) => el('p', inIts(card.language), line));

/**
 * A small card that leads to its page.
 * @param {Card} card
 */
export function tile(card) {
  const link = el('a', { href: `#${card.anchor}`, 'aria-label': title(card), ...inIts(card.nameLanguage) }, front(card));
  return el('li', {}, link);
}
