// Votes before and after: counted, never whose they are.
import { word } from './deck.js';
import { button, el } from './dom.js';
import { current, update } from './state.js';

/** @typedef {'yes' | 'no' | 'none'} Vote */
/** @type {Vote[]} */
const VOTES = ['yes', 'no', 'none'];

/** The counters of both moments. */
export function tallies() {
  const moments = [word('page_before'), word('page_after')];
  return el('div', { className: 'tallies' }, ...moments.map((moment, i) =>
    el('fieldset', {}, el('legend', {}, moment), ...VOTES.map((vote) => counter(moment, i, vote))),
  ));
}

/**
 * @param {string} moment
 * @param {number} index
 * @param {Vote} vote
 */
function counter(moment, index, vote) {
  const name = word(`page_vote_${vote}`);
  const count = current().tallies[index][vote];
  const add = (/** @type {number} */ by) => () => {
    const tally = { ...current().tallies[index], [vote]: Math.max(0, count + by) };
    update({ tallies: current().tallies.map((old, i) => (i === index ? tally : old)) });
  };
  const step = (/** @type {string} */ sign, /** @type {number} */ by) =>
    button(sign, add(by), {
      className: 'quiet', 'data-key': `vote-${index}-${vote}-${by}`,
      'aria-label': word(by > 0 ? 'page_vote_more' : 'page_vote_less', { vote: `${moment}, ${name}` }),
    });
  return el('div', { className: 'row counter' }, el('span', {}, name), step('−', -1), el('output', {}, String(count)), step('+', 1));
}

/** Both moments in a line each, for the screen; nothing before the first vote. */
export function tallied() {
  const moments = [word('page_before'), word('page_after')];
  const lines = current().tallies.map((tally, i) =>
    VOTES.some((vote) => tally[vote])
      && el('li', {}, `${moments[i]}: ${VOTES.map((vote) => `${word(`page_vote_${vote}`)} ${tally[vote]}`).join(' · ')}`),
  );
  return lines.some(Boolean) ? el('ul', { className: 'tallied' }, ...lines) : null;
}
