// What is taken along: the forms that a group fills in.
import { plain } from './browse.js';
import { cardOf, deck, gameOf, inIts, title, word } from './deck.js';
import { ask } from './dialog.js';
import { byId, button, el, fill, keepFocus, tell } from './dom.js';
import { tableName } from './seats.js';
import { current, update, whenChanged } from './state.js';
import { tableTabs } from './tabs.js';

/** @typedef {import('./deck.js').Blank} Blank */
/** @typedef {import('./deck.js').Card} Card */
/** @typedef {import('./deck.js').Form} Form */

/** Which of the forms is filled in, from 0: the browser remembers it for when the page is opened again. */
let chosen = Number(history.state?.form) || 0;
/** The table whose sheet is shown. */
let sheetOf = 0;

/** @returns {Form | undefined} */
const form = () => deck.play?.forms[chosen] ?? deck.play?.forms[0];

/** Another window may choose another table. */
whenChanged(() => {
  if (!byId('take').hidden && sheetOf !== current().table) keepFocus(showTake);
});

export function showTake() {
  const shown = form();
  sheetOf = current().table;
  history.replaceState({ form: chosen }, '');
  fill(
    byId('take'),
    el('h1', { tabIndex: -1 }, word('page_take')),
    shown && el('p', { className: 'notice' }, word('page_private')),
    shown && choices(),
    shown && sheet(shown),
    shown && actions(),
  );
}

/** The forms to choose from, where there are several. */
function choices() {
  const forms = deck.play?.forms ?? [];
  if (forms.length < 2) return null;
  const choose = (/** @type {number} */ index) => () => {
    chosen = index;
    keepFocus(showTake);
  };
  const buttons = forms.map(({ title: name }, index) =>
    button(name, choose(index), { className: 'quiet', 'aria-pressed': String(index === chosen), 'data-key': `form-${index}` }),
  );
  return el('div', { className: 'row forms', role: 'group', 'aria-label': word('page_forms') }, ...buttons);
}

/** @param {Form} shown */
function sheet({ title: name, aim, blanks }) {
  const fields = el('div', { className: 'fields' }, ...blanks.map(field));
  return el('section', { className: 'sheet' }, el('h2', {}, name), el('p', {}, aim), tableTabs(sheets()), ofEvening(), takeOver(blanks), fields);
}

/** How many tables have a sheet: those of the evening, and those of which something is written. */
function sheets() {
  const { tables, table, notes } = current();
  const written = Object.keys(notes).filter((key) => notes[key]).map((key) => parseInt(key, 10));
  return Math.max(tables.length, table, ...written);
}

/** The evening and the table that the sheet is of; nothing where neither needs a name. */
function whose() {
  const { evening, table } = current();
  const game = evening && gameOf(evening.game);
  const of = game ? [game.name, word('page_evening', { seed: evening.seed })] : [];
  return [...of, tableName(sheets(), table)].filter(Boolean).join(' · ');
}

function ofEvening() {
  const of = whose();
  return of && el('p', { className: 'facts' }, of);
}

/**
 * The cards of a kind that lie open on the table.
 * @param {string} kind
 */
function openCards(kind) {
  const { tables, table } = current();
  return (tables[table - 1]?.open ?? []).map(cardOf).filter((card) => card.kind === kind);
}

/**
 * What fills the sheet with the cards on the table, each where its kind belongs.
 * @param {Blank[]} blanks
 */
function takeOver(blanks) {
  if (!blanks.some(({ kind }) => openCards(kind).length)) return null;
  const take = () => {
    blanks.forEach(({ kind }, index) => write(index, withCards(noted(index), openCards(kind))));
    keepFocus(showTake);
    tell(word('page_taken_over'));
  };
  return button(word('page_take_over'), take, { 'data-key': 'take-over' });
}

/**
 * What is written, and below it the cards that it does not name yet.
 * @param {string} text
 * @param {Card[]} cards
 */
function withCards(text, cards) {
  const lines = cards.map((card) => `${title(card)}: ${card.text.join(' ')}`);
  return [text.trimEnd(), ...lines.filter((line) => !text.includes(line))].filter(Boolean).join('\n');
}

/**
 * @param {Blank} blank
 * @param {number} index
 */
function field({ name, hint, lines, half, kind }, index) {
  const id = `field-${index}`;
  const area = el('textarea', { id, rows: lines + 1, value: noted(index), 'aria-describedby': `${id}-hint` });
  const print = el('p', { className: 'printed', 'aria-hidden': 'true' }, area.value);
  area.oninput = () => {
    print.textContent = area.value;
    write(index, area.value);
  };
  return el(
    'div',
    { className: half ? 'field half' : 'field' },
    el('div', { className: 'row' }, el('label', { for: id }, name), kind && fromTable(name, area)),
    el('p', { id: `${id}-hint`, className: 'facts' }, hint),
    area,
    print,
  );
}

/**
 * What a field's text is kept under.
 * @param {number} index
 */
const noteKey = (index) => `${sheetOf}/${form()?.title}/${index}`;

/** @param {number} index */
const noted = (index) => current().notes[noteKey(index)] ?? '';

/**
 * @param {number} index
 * @param {string} text
 */
function write(index, text) {
  update({ notes: { ...current().notes, [noteKey(index)]: text } });
}

/**
 * A choice of the cards on the table, to add to what is written.
 * @param {string} name
 * @param {HTMLTextAreaElement} area
 */
function fromTable(name, area) {
  const { tables, table } = current();
  const open = tables[table - 1]?.open ?? [];
  if (!open.length) return null;
  const options = open.map((id) => el('option', { value: id, ...inIts(cardOf(id).nameLanguage) }, title(cardOf(id))));
  const select = el('select', { 'aria-label': word('page_add_card_to', { field: name }) },
    el('option', { value: '' }, word('page_add_card')), ...options);
  select.onchange = () => {
    const card = cardOf(select.value);
    area.value = withCards(area.value, [card]);
    area.dispatchEvent(new Event('input'));
    select.value = '';
    tell(word('page_added', { card: title(card) }));
  };
  return select;
}

function actions() {
  const load = el('input', { type: 'file', accept: '.json', id: 'load', hidden: true });
  load.onchange = () => openSheet(load.files[0]).finally(() => (load.value = ''));
  return el(
    'section',
    { className: 'actions' },
    el(
      'div',
      { className: 'row keep' },
      button(word('page_save_text'), () => save(fileName('txt'), 'text/plain', asText())),
      button(word('page_print'), () => window.print(), { className: 'quiet' }),
    ),
    el(
      'div',
      { className: 'row' },
      button(word('page_copy'), copy, { className: 'quiet' }),
      button(word('page_save'), () => save(fileName('json'), 'application/json', asJson()), { className: 'quiet' }),
      button(word('page_load'), () => load.click(), { className: 'quiet' }),
      load,
      button(word('page_clear'), clear, { className: 'quiet' }),
    ),
  );
}

/** The sheet as plain text. */
function asText() {
  const parts = (form()?.blanks ?? []).map(({ name }, index) => `${name}\n${noted(index).trim()}\n`);
  const of = whose();
  return [`${deck.title}: ${form()?.title}\n${of && `${of}\n`}`, ...parts].join('\n');
}

/** All that is written of this table, by form and field: it can be opened as any table's. */
function asJson() {
  const own = Object.entries(current().notes).filter(([key]) => key.startsWith(`${sheetOf}/`));
  const notes = Object.fromEntries(own.map(([key, text]) => [key.slice(`${sheetOf}/`.length), text]));
  return JSON.stringify({ deck: deck.slug, notes }, null, 1);
}

/**
 * What the sheet's file is called: the deck, the form and the table as they may be in a file's name.
 * @param {string} ending
 */
function fileName(ending) {
  const of = [form()?.title, tableName(sheets(), sheetOf)].filter(Boolean).join(' ');
  return `${deck.slug}-${plain(of).replace(/\W+/g, '-')}.${ending}`;
}

/**
 * Save a text as a file. Nothing is sent.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  tell(word('page_saved', { file: name }));
}

async function copy() {
  try {
    await navigator.clipboard.writeText(asText());
    tell(word('page_copied'));
  } catch {
    tell(word('page_copy_failed'));
  }
}

/** @param {File | undefined} file */
async function openSheet(file) {
  try {
    const found = JSON.parse((await file?.text()) ?? '');
    if (found.deck !== deck.slug || typeof found.notes !== 'object') throw new TypeError('of another deck');
    const notes = (deck.play?.forms ?? []).flatMap(({ title: name, blanks }) =>
      blanks.map((_, index) => [`${sheetOf}/${name}/${index}`, String(found.notes[`${name}/${index}`] ?? '')]),
    );
    replaceNotes(Object.fromEntries(notes));
  } catch {
    tell(word('page_load_failed'));
  }
}

/**
 * Put what was saved in the place of what is written of this table. Ask first where that is something.
 * @param {Object<string, string>} opened
 */
function replaceNotes(opened) {
  const { notes } = current();
  const replace = () => {
    update({ notes: { ...current().notes, ...opened } });
    showTake();
    tell(word('page_loaded'));
  };
  if (!Object.keys(opened).some((key) => notes[key] && notes[key] !== opened[key])) return replace();
  const asked = ask('page_load_sure', '', 'page_clear_no', 'page_load_yes', replace);
  byId('take').append(asked);
  asked.showModal();
}

/** Ask first: what is cleared is gone. */
function clear() {
  const erase = () => {
    const own = new Set((form()?.blanks ?? []).map((_, index) => noteKey(index)));
    update({ notes: Object.fromEntries(Object.entries(current().notes).filter(([key]) => !own.has(key))) });
    showTake();
    byId('field-0').focus();
  };
  const asked = ask('page_clear_sure', '', 'page_clear_no', 'page_clear_yes', erase);
  byId('take').append(asked);
  asked.showModal();
}
