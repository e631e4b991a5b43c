// What to print: the files that lie beside the page, each with how it looks and how it is printed.
import { advice } from './advice.js';
import { deck, word } from './deck.js';
import { byId, el, fill } from './dom.js';
import { leading, probe } from './lost.js';

/** @typedef {import('./deck.js').LinkedFile} LinkedFile */

export function showPrint() {
  const groups = [...new Set(deck.files.map(({ group }) => group))];
  const [smallest] = [...deck.files].sort((a, b) => a.size - b.size);
  const lost = el('p', { className: 'notice', hidden: true }, word('page_files_missing'));
  if (smallest) probe(smallest.path, () => lost.removeAttribute('hidden'));
  fill(
    byId('print'),
    el('h1', { tabIndex: -1 }, word('page_files')),
    el('p', {}, word(groups.length ? 'page_files_hint' : 'page_files_none')),
    lost,
    advice(),
    ...groups.map((group) => grouped(group, deck.files.filter((file) => file.group === group))),
  );
}

/** Whether there is room to see all files at once; on a phone they are a long way. */
const isWide = () => matchMedia('(min-width: 44rem)').matches;

/**
 * @param {string} group
 * @param {LinkedFile[]} files
 */
function grouped(group, files) {
  return el(
    'details',
    { className: 'files', open: isWide() },
    el('summary', {}, el('h2', {}, group)),
    el('p', { className: 'facts' }, files[0].use),
    el('ul', {}, ...files.map(listed)),
  );
}

/** @param {LinkedFile} file */
function listed({ path, name, how, picture, paper, pages, size }) {
  const facts = [paper, pages && word('page_file_pages', { count: pages }), sized(size)];
  const { link, lost } = leading(path, picture && el('img', { src: picture, alt: '' }), name);
  return el(
    'li',
    { className: picture ? '' : 'plain' },
    link,
    el('p', { className: 'facts' }, facts.filter(Boolean).join(' · ')),
    el('p', {}, how),
    el('p', { className: 'facts' }, el('code', {}, path)),
    lost,
  );
}

/**
 * A number of bytes as people say it.
 * @param {number} bytes
 */
function sized(bytes) {
  const [unit, value] = bytes < 1e6 ? ['kB', Math.ceil(bytes / 1e3)] : ['MB', bytes / 1e6];
  return `${value.toLocaleString(deck.language, { maximumFractionDigits: 1 })} ${unit}`;
}
