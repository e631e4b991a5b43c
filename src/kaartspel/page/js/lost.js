// Files beside the page: links to them, which tell where one does not lie there any more.
import { word } from './deck.js';
import { el } from './dom.js';

const PATIENCE = 1_000; // ms in which a browser that tells anything has told it

/**
 * A link to a file, and what is told once it is followed and the file is not there.
 * @param {string} path
 * @param {...import('./dom.js').Child} children
 * @returns {{link: HTMLElement, lost: HTMLElement}}
 */
export function leading(path, ...children) {
  const lost = el('p', { className: 'notice', role: 'alert', hidden: true }, word('page_file_missing'));
  const look = () => probe(path, () => lost.removeAttribute('hidden'));
  return { link: el('a', { href: encodeURI(path), target: '_blank', onclick: look }, ...children), lost };
}

/**
 * Find out whether a file lies where its link says. A page opened as a file may not read another,
 * but is told whether it could be loaded ahead: in some browsers as the next page, in others as a font.
 * @param {string} path
 * @param {() => void} missing what to do where it does not
 */
export function probe(path, missing) {
  const asFont = () => ahead(path, { rel: 'preload', as: 'font' }, () => {}, missing);
  const otherwise = setTimeout(asFont, PATIENCE);
  const told = () => clearTimeout(otherwise);
  ahead(path, { rel: 'prefetch' }, told, () => {
    told();
    asFont();
  });
}

/**
 * @param {string} path
 * @param {Object<string, string>} properties
 * @param {() => void} there
 * @param {() => void} missing
 */
function ahead(path, properties, there, missing) {
  const link = el('link', { ...properties, href: encodeURI(path), onload: there, onerror: missing });
  document.head.append(link);
}
