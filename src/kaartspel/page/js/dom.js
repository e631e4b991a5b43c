// The little that the page needs of the document: to find, to make and to speak.

const SEEN = 5_000; // ms that what happened stands there to be read

/**
 * The element of an id.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Make an element. Of its properties, those with a hyphen are attributes.
 * @param {string} tag
 * @param {Object<string, any>} [properties]
 * @param {...Child} children
 * @returns {any}
 */
export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined) continue;
    if (name.includes('-') || name === 'role' || name === 'for') made.setAttribute(name, String(value));
    else Object.assign(made, { [name]: value });
  }
  fill(made, ...children);
  return made;
}

/**
 * Put these children in an element, and nothing else.
 * @param {Element} parent
 * @param {...Child} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
}

/**
 * A button that does something.
 * @param {string} label
 * @param {() => void} act
 * @param {Object<string, any>} [properties]
 */
export function button(label, act, properties = {}) {
  return el('button', { type: 'button', onclick: act, ...properties }, label);
}

/**
 * An element of a drawing, with these attributes.
 * @param {string} tag
 * @param {Object<string, string>} attributes
 */
export function drawing(tag, attributes) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
  return made;
}

/**
 * Have a reader of the screen say something, even if it is what was said before.
 * @param {string} text
 */
export function say(text) {
  const status = byId('status');
  status.textContent = '';
  setTimeout(() => (status.textContent = text), 60);
}

/** Leave nothing of what was said before. */
export const hush = () => fill(byId('status'));

let forgets = 0;

/**
 * Say something, and have it seen for a while.
 * @param {string} text
 */
export function tell(text) {
  say(text);
  byId('status').classList.replace('unseen', 'told');
  clearTimeout(forgets);
  forgets = setTimeout(() => byId('status').classList.replace('told', 'unseen'), SEEN);
}

/** @param {string} key */
const keyed = (key) => document.querySelector(`[data-key="${CSS.escape(key)}"]`);

/**
 * Render anew without losing what has the focus: it goes to what carries the same key, and where
 * nothing does, to what it says to go to otherwise.
 * @param {() => void} render
 */
export function keepFocus(render) {
  const { key, otherwise } = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset ?? {};
  render();
  if (!key) return;
  const next = keyed(key) ?? keyed(otherwise ?? '');
  if (next instanceof HTMLElement && next !== document.activeElement) next.focus();
}
