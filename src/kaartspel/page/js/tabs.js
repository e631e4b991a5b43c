// The tables of an evening, to choose the one that is looked at.
import { word } from './deck.js';
import { button, el } from './dom.js';
import { current, update } from './state.js';

/**
 * A button for each table; nothing where there is but one.
 * @param {number} count
 */
export function tableTabs(count) {
  if (count < 2) return null;
  const choose = (/** @type {number} */ table) => () => update({ table, shown: current().tables[table - 1]?.open[0] ?? '', joining: false });
  const tabs = Array.from({ length: count }, (_, i) =>
    button(word('page_table', { number: i + 1 }), choose(i + 1), {
      className: 'quiet', 'aria-pressed': String(i + 1 === current().table), 'data-key': `table-${i + 1}`,
    }),
  );
  return el('div', { className: 'row tabs', role: 'group', 'aria-label': word('page_tables') }, ...tabs);
}
