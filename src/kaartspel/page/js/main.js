// Which place is shown, and what wakes it.
import { chooseGroup, startBrowsing } from './browse.js';
import { showCard } from './card.js';
import { remaining, spokenMinutes } from './clock.js';
import { cardAt, deck, title, word } from './deck.js';
import { byId, say } from './dom.js';
import { readSeat } from './evening.js';
import { showHand } from './hand.js';
import { startHouse } from './house.js';
import { showPlay } from './play.js';
import { showPrint } from './print.js';
import { openScreen, screenKeys, showScreen } from './screen.js';
import { current, whenChanged } from './state.js';
import { showTake } from './take.js';
import { tick } from './timer.js';

const PLACES = ['cards', 'maps', 'card', 'play', 'hand', 'take', 'print', 'screen'];
/** @type {Object<string, string>} */
const BY_PATH = {
  [word('page_path_cards')]: 'cards',
  [word('page_path_maps')]: 'maps',
  [word('page_path_play')]: 'play',
  [word('page_path_take')]: 'take',
  [word('page_path_print')]: 'print',
  [word('page_path_screen')]: 'screen',
};

let place = '';
let left = 0;
/** @type {{top: number, chosen: Element | null} | null} where the list of cards was left for one of them */
let leftAt = null;

/**
 * What stands behind the # of an address; nothing where it is no code of characters.
 * @param {string} hash
 */
function pathIn(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return '';
  }
}

/** Show the place that the address names, and go to its heading unless the page just opened. */
function go() {
  const path = pathIn(location.hash);
  const [name, group] = path.split('/');
  const isFirst = !place;
  const card = cardAt(path);
  const seat = readSeat(location.hash);
  if (path === 'main' && !isFirst) return;
  if (card && place === 'cards') leftAt = { top: window.scrollY, chosen: document.activeElement };
  const isBack = place === 'card' && !group;
  place = card ? 'card' : seat ? 'hand' : (BY_PATH[name] ?? 'cards');
  if (place === 'play' && !deck.play) place = 'cards';
  PLACES.forEach((id) => byId(id).toggleAttribute('hidden', id !== place));
  document.body.dataset.place = place;
  if (card) showCard(card);
  if (place === 'cards' && group) chooseGroup(group);
  render();
  if (place === 'take') showTake();
  if (place === 'print') showPrint();
  mark(card ? title(card) : '');
  byId('status').classList.replace('told', 'unseen');
  if (isBack && leftAt && place === 'cards') comeBack(leftAt);
  else if (!isFirst) arrive();
}

/** Show what changes with the state. */
function render() {
  const seat = readSeat(location.hash);
  if (place === 'play') {
    showPlay();
    mark('');
  }
  if (place === 'hand' && seat) showHand(seat);
  if (place === 'screen') showScreen();
}

/** What is set as large as it fits is set anew when that changes. */
function showAgain() {
  if (place === 'screen') showScreen();
}

/** @param {string} name */
function mark(name) {
  const tab = place === 'card' || place === 'maps' ? 'cards' : place === 'hand' ? 'play' : place;
  for (const link of document.querySelectorAll('[data-place]')) {
    const { dataset } = /** @type {HTMLElement} */ (link);
    if (dataset.place === tab) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  document.title = [name || (document.querySelector(`#${place} h1`)?.textContent ?? ''), deck.title].join(' – ');
}

function arrive() {
  window.scrollTo(0, 0);
  toHeading();
}

function toHeading() {
  const heading = document.querySelector(`#${place} h1`);
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
}

/**
 * Who comes back from a card finds the list as it was left.
 * @param {{top: number, chosen: Element | null}} left
 */
function comeBack({ top, chosen }) {
  window.scrollTo(0, top);
  if (chosen instanceof HTMLAnchorElement) chosen.focus();
  else toHeading();
}

/** Follow the clock, and say what is left at each five minutes, at one and at the end. */
function second() {
  const now = remaining(current().clock, Date.now());
  tick();
  if (current().clock.end && place !== 'screen') {
    const minutes = spokenMinutes(left, now);
    if (minutes !== null) say(minutes ? word('page_minutes_left', { minutes }) : word('page_time_over'));
  }
  left = now;
}

/** @param {KeyboardEvent} event */
function keys(event) {
  if (place === 'screen') screenKeys(event);
  const isTyping = event.target instanceof Element && event.target.matches('input, select, textarea, summary');
  if (place !== 'card' || isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
  const id = /** @type {Object<string, string>} */ ({ ArrowLeft: 'go-previous', ArrowRight: 'go-next' })[event.key];
  if (id) document.getElementById(id)?.click();
}

/** What is gone to is not behind the bar, however many rows that takes. */
function clearBar() {
  const { position } = getComputedStyle(byId('top'));
  const height = position === 'sticky' ? byId('top').offsetHeight : 0;
  document.documentElement.style.setProperty('--bar', `${height}px`);
}

if (!deck.play) document.querySelectorAll('.playing').forEach((item) => item.remove());
if (!document.querySelector('.map')) document.querySelectorAll(`[href="#${word('page_path_maps')}"]`).forEach((link) => link.remove());
byId('skip').onclick = (event) => {
  event.preventDefault();
  byId('main').focus();
};
startBrowsing();
startHouse();
whenChanged(render);
document.fonts.ready.then(showAgain);
window.addEventListener('resize', showAgain);
window.addEventListener('hashchange', go);
window.addEventListener('keydown', keys);
document.addEventListener('click', openScreen);
document.addEventListener('fullscreenchange', showAgain);
new ResizeObserver(clearBar).observe(byId('top'));
setInterval(second, 250);
go();
