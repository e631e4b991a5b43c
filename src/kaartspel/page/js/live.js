// While a deck is edited: go to the card that changed, and list what is wrong with the files.
import './main.js';
import { deck, word } from './deck.js';
import { byId, el, fill } from './dom.js';

/** @typedef {{file: string, line: number, column: number, cell?: string, fact: string, remedy: string, lines: [number, string][], address: string}} Problem */

const panel = el('aside', { id: 'problems', hidden: true, 'aria-label': word('page_problems') });
document.body.append(panel);

const events = new EventSource('/events');
events.onmessage = (/** @type {MessageEvent<string>} */ event) => {
  const { revision, anchor, problems } = JSON.parse(event.data);
  if (revision !== deck.revision) renew(anchor);
  else listProblems(problems);
};
events.onerror = () => fillPanel(el('h2', {}, word('page_gone')));

/** @param {string} anchor of the card that changed, or nothing */
function renew(anchor) {
  if (anchor) history.replaceState(null, '', `#${anchor}`);
  location.reload();
}

/** @param {Problem[]} problems */
function listProblems(problems) {
  if (!problems.length) {
    panel.hidden = true;
    return;
  }
  const count = word('page_problems_count', { count: problems.length });
  fillPanel(el('h2', {}, count), el('ol', {}, ...problems.map(listedProblem)));
}

/** @param {...Node} children */
function fillPanel(...children) {
  fill(panel, ...children);
  panel.hidden = false;
  fill(byId('status'), panel.querySelector('h2')?.textContent);
}

/** @param {Problem} problem */
function listedProblem({ file, line, column, cell, fact, remedy, lines, address }) {
  const place = cell ? `${file}, ${cell}` : `${file}:${line}:${column}`;
  const width = String(lines.at(-1)?.[0] ?? '').length;
  const shown = lines.map(([number, text]) =>
    el(number === line ? 'mark' : 'span', {}, `${String(number).padStart(width)}  ${text}\n`),
  );
  return el(
    'li',
    {},
    el('p', {}, el('strong', {}, fact), '; ', remedy),
    el('p', {}, el('a', { href: address, title: word('page_problem_open') }, place)),
    lines.length > 0 && el('pre', { tabIndex: 0, role: 'region', 'aria-label': `${file}:${line}` }, ...shown),
  );
}

window.addEventListener('pagehide', () => events.close());
