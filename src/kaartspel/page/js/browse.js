// The place of all cards: by kind and group, and found by number and word.
import { cardOf, deck, inIts, placeOf, title, word } from './deck.js';
import { byId, el, fill } from './dom.js';

/** @typedef {import('./deck.js').Card} Card */

const search = /** @type {HTMLInputElement} */ (byId('search'));
const kinds = /** @type {HTMLSelectElement} */ (byId('kinds'));
const groups = /** @type {HTMLSelectElement} */ (byId('groups'));
/** A window in which one group is as high as it: they are folded, and their names are the way to them. */
const narrow = window.matchMedia('(max-width: 44rem)');
const folds = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll('#cards details')]);

/**
 * Text as it is compared: without capitals and accents.
 * @param {string} text
 */
export const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const texts = new Map(
  deck.cards.map((card) => [
    card.id,
    plain([title(card), card.kindName, ...card.labels, ...card.text].join(' ')),
  ]),
);

/** Fill the choices, and filter at each of them. */
export function startBrowsing() {
  const names = new Map(deck.cards.map((card) => [card.kind, card.kindName]));
  const options = [...names].map(([kind, name]) => el('option', { value: kind }, name));
  fill(kinds, el('option', { value: '' }, word('page_all')), ...options);
  const byCollection = deck.collections.map(({ name, groups: inner }) => {
    const named = inner.filter((group) => group.name);
    const choices = named.map((group) => el('option', { value: group.id }, group.name));
    return choices.length > 0 && el('optgroup', { label: name || word('page_group') }, ...choices);
  });
  fill(groups, el('option', { value: '' }, word('page_all')), ...byCollection);
  for (const choice of [kinds, groups]) choice.labels[0].hidden = choice.options.length < 3; // all is all there is
  search.oninput = filter;
  kinds.onchange = filter;
  groups.onchange = filter;
  narrow.onchange = filter;
  byId('filter').onsubmit = openOnly;
  byId('lasts').textContent = lasting();
  filter();
}

/** How long its games take, from the shortest to the longest; nothing of a deck without games. */
function lasting() {
  const minutes = deck.play?.games.flatMap((game) => game.minutes) ?? [];
  return minutes.length ? word('page_lasts', { short: Math.min(...minutes), long: Math.max(...minutes) }) : '';
}

/**
 * Show the cards of a group, or all where there is none of that id.
 * @param {string} id
 */
export function chooseGroup(id) {
  const isThere = [...groups.options].some(({ value }) => value === id);
  [groups.value, kinds.value, search.value] = [isThere ? id : '', '', ''];
  filter();
}

/**
 * A number as it is compared: w 3 is W03.
 * @param {string} number
 */
const bare = (number) => plain(number).replace(/\s/g, '').replace(/(?<!\d)0+(?=\d)/, '');

/** The card of the number that is searched for: w 3, W3 or w03. */
function numbered() {
  const wanted = bare(search.value);
  return /\d/.test(wanted) ? deck.cards.find(({ anchor }) => bare(anchor) === wanted) : undefined;
}

/**
 * The card of that number, and the card of its group.
 * @param {Card | undefined} card
 */
function waysTo(card) {
  const group = card && placeOf(card)?.group.card;
  return [...new Set([card, group && cardOf(group)])].flatMap((one) => one || []);
}

/**
 * Open the card of that number, or the only one that is left.
 * @param {SubmitEvent} event
 */
function openOnly(event) {
  event.preventDefault();
  const found = wantedCards();
  const card = numbered() ?? (found.length === 1 ? found[0] : null);
  if (card) location.hash = card.anchor;
}

/** The cards that are searched for: of a number it is that one card, else all that have the words. */
function wantedCards() {
  const one = numbered();
  const words = plain(search.value).split(/\s+/);
  const members = membersOf(groups.value);
  return deck.cards.filter((card) =>
    (!kinds.value || card.kind === kinds.value)
      && (!groups.value || members.has(card.id))
      && (one ? card === one : words.every((part) => texts.get(card.id)?.includes(part))));
}

/** @param {string} groupId */
function membersOf(groupId) {
  const group = deck.collections.flatMap((one) => one.groups).find(({ id }) => id === groupId);
  return new Set([group?.card, ...(group?.topics.flatMap(({ cards }) => cards) ?? [])]);
}

function filter() {
  const items = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('#cards [data-card]')]);
  const wanted = new Set(wantedCards());
  for (const item of items) item.hidden = !wanted.has(cardOf(item.dataset.card ?? ''));
  for (const part of document.querySelectorAll('#cards .group, #cards .collection')) {
    part.toggleAttribute('hidden', !part.querySelector('[data-card]:not([hidden])'));
  }
  const isAll = wanted.size === deck.cards.length;
  folds.forEach((group, i) => (group.open = !isAll || !narrow.matches || !i));
  const ways = waysTo(numbered());
  fill(byId('found'), ...ways.map((card) => el('a', { className: 'button', href: `#${card.anchor}`, ...inIts(card.nameLanguage) }, title(card))));
  byId('found').hidden = !ways.length;
  byId('welcome').hidden = !isAll;
  byId('count').textContent = counted([...wanted]);
}

/**
 * How many cards these are, and how many are in the box where not all are there once.
 * @param {Card[]} found
 */
function counted(found) {
  const count = found.length;
  if (!count) return word(kinds.value || groups.value ? 'page_none_here' : 'page_none', { words: search.value.trim() });
  const boxed = found.reduce((sum, { quantity }) => sum + quantity, 0);
  return boxed === count ? word('page_count', { count }) : word('page_count_boxed', { count, boxed });
}
