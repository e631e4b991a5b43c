// The place of all cards: by kind and group, and found by number and word.
import { deck, title, word } from './deck.js';
import { byId, el, fill } from './dom.js';

const search = /** @type {HTMLInputElement} */ (byId('search'));
const kinds = /** @type {HTMLSelectElement} */ (byId('kinds'));
const groups = /** @type {HTMLSelectElement} */ (byId('groups'));

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
  search.oninput = filter;
  kinds.onchange = filter;
  groups.onchange = filter;
  byId('filter').onsubmit = openOnly;
  filter();
}

/**
 * Open the card of that number, or the only one that is left.
 * @param {SubmitEvent} event
 */
function openOnly(event) {
  event.preventDefault();
  const found = deck.cards.filter(({ id }) => isWanted(id));
  const wanted = search.value.trim().toLowerCase();
  const exact = deck.cards.find(({ anchor }) => anchor === wanted);
  const card = exact ?? (found.length === 1 ? found[0] : null);
  if (card) location.hash = card.anchor;
}

/** @param {string} id */
function isWanted(id) {
  const card = deck.cards.find((one) => one.id === id);
  const words = plain(search.value).split(/\s+/);
  return (!kinds.value || card?.kind === kinds.value)
    && (!groups.value || membersOf(groups.value).has(id))
    && words.every((part) => texts.get(id)?.includes(part));
}

/** @param {string} groupId */
function membersOf(groupId) {
  const group = deck.collections.flatMap((one) => one.groups).find(({ id }) => id === groupId);
  return new Set([group?.card, ...(group?.topics.flatMap(({ cards }) => cards) ?? [])]);
}

function filter() {
  let count = 0;
  for (const item of document.querySelectorAll('#cards [data-card]')) {
    const wanted = isWanted(/** @type {HTMLElement} */ (item).dataset.card ?? '');
    item.toggleAttribute('hidden', !wanted);
    if (wanted) count++;
  }
  for (const part of document.querySelectorAll('#cards .group, #cards .collection')) {
    part.toggleAttribute('hidden', !part.querySelector('[data-card]:not([hidden])'));
  }
  byId('count').textContent = count
    ? word('page_count', { count })
    : word('page_none', { words: search.value.trim() });
}
