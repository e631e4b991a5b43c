// One card large: its other side, its neighbours, and where it belongs.
import { cardOf, deck, inIts, placeOf, title, word } from './deck.js';
import { byId, button, el, fill, say, tell } from './dom.js';
import { back, face, tile } from './faces.js';
import { current, update } from './state.js';

/** @typedef {import('./deck.js').Card} Card */

/** @param {Card} card */
export function showCard(card) {
  fill(
    byId('card'),
    el('p', { className: 'row ways' },
      el('a', { className: 'button quiet', href: `#${word('page_path_cards')}` }, word('page_all_cards')),
      groupCard(card)),
    ...turnable(card),
    about(card),
  );
}

/**
 * The way to the card of its group, before all else.
 * @param {Card} card
 */
function groupCard(card) {
  const id = placeOf(card)?.group.card;
  const own = id && id !== card.id && cardOf(id);
  return own && el('a', { className: 'button quiet', href: `#${own.anchor}`, ...inIts(own.nameLanguage) }, title(own));
}

/**
 * @param {Card | undefined} card
 * @param {string} label
 * @param {string} rel
 * @param {string} [className]
 */
function neighbour(card, label, rel, className = 'button') {
  if (!card) return null;
  const name = el('span', { className: 'unseen', ...inIts(card.nameLanguage) }, ` ${card.name}`);
  return el('a', { className, href: `#${card.anchor}`, id: `go-${rel}` }, label, card.number && el('span', { className: 'of' }, ` ${card.number}`), name);
}

/**
 * What is done with a card, and its two sides.
 * @param {Card} card
 */
function turnable(card) {
  const sides = [el('div', {}, face(card)), el('div', { hidden: true, className: 'card' }, back(card))];
  const turn = () => {
    sides.forEach((side) => {
      side.toggleAttribute('hidden');
      side.classList.add('turned');
    });
    const isBack = sides[0].hidden;
    act.setAttribute('aria-pressed', String(isBack));
    say(isBack ? word('page_back_shown') : title(card));
  };
  const act = button(word('page_turn'), turn, { 'aria-pressed': 'false', className: 'quiet' });
  const at = deck.cards.indexOf(card);
  const order = el('nav', { 'aria-label': word('page_order') },
    neighbour(deck.cards[at - 1], word('page_previous'), 'previous', 'button quiet'), act, neighbour(deck.cards[at + 1], word('page_next'), 'next'));
  return [el('div', { className: 'row steps' }, order, onScreen(card)), el('div', { className: 'large' }, ...sides)];
}

/** @param {Card} card */
function onScreen(card) {
  if (!current().evening) return null;
  const show = () => {
    update({ shown: card.id, dark: false, joining: false });
    tell(word('page_on_screen', { card: title(card) }));
  };
  return button(word('page_to_screen'), show, { className: 'quiet' });
}

/** @param {Card} card */
function about(card) {
  const place = placeOf(card);
  const heading = el(
    'h1',
    { tabIndex: -1, ...inIts(card.nameLanguage) },
    card.number && el('span', { className: 'number' }, card.number),
    card.number ? ' ' : null,
    card.name,
  );
  const notes = [!card.quantity && el('p', { className: 'facts' }, word('page_unboxed')), webAddress(card)];
  if (!place) return el('div', { className: 'about' }, kindOf(card), heading, ...notes, el('div', { className: 'beside' }, alike(card)));
  const { group, topic } = place;
  const own = group.card && group.card !== card.id ? cardOf(group.card) : null;
  const beside = topic?.cards.filter((id) => id !== card.id).map(cardOf) ?? [];
  const rest = group.topics
    .filter((one) => one !== topic)
    .flatMap(({ cards }) => cards)
    .map(cardOf);
  return el(
    'div',
    { className: 'about' },
    el('p', { className: 'kind' }, [card.kindName, place.collection.name, group.name].filter(Boolean).join(' › ')),
    heading,
    ...notes,
    el('div', { className: 'beside' },
      own && tiles(own.kindName, [own]),
      beside.length > 0 && tiles(word('page_same_topic', { topic: topic?.name || group.name || place.collection.name }), beside),
      rest.length > 0 && tiles(word('page_same_group', { group: group.name || place.collection.name }), rest)),
  );
}

/**
 * The others of its kind that stand in no group either.
 * @param {Card} card
 */
function alike(card) {
  const others = deck.cards.filter((other) => other !== card && other.kind === card.kind && !placeOf(other));
  return others.length > 0 && tiles(word('page_same_group', { group: card.kindName }), others);
}

/** @param {Card} card */
function webAddress({ address }) {
  return address && el('p', {}, el('a', { href: address, rel: 'noreferrer' }, address));
}

/** @param {Card} card */
const kindOf = (card) => el('p', { className: 'kind' }, card.kindName);

/**
 * @param {string} heading
 * @param {Card[]} cards
 */
function tiles(heading, cards) {
  const made = el('section', {}, el('h2', {}, heading), el('ul', { className: 'tiles' }, ...cards.map(tile)));
  made.style.setProperty('--count', cards.length);
  return made;
}
