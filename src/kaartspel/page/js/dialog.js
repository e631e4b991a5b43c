// A question before something that cannot be undone.
import { word } from './deck.js';
import { el } from './dom.js';

/**
 * A dialog that asks, as keys of words; it does nothing unless the answer is yes.
 * @param {string} question
 * @param {string} hint or nothing
 * @param {string} no
 * @param {string} yes
 * @param {() => void} act
 * @returns {HTMLDialogElement}
 */
export function ask(question, hint, no, yes, act) {
  const close = () => {
    asked.remove();
    if (asked.returnValue === 'yes') act();
  };
  const asked = el(
    'dialog',
    { 'aria-labelledby': 'asked', onclose: close },
    el('h2', { id: 'asked' }, word(question)),
    hint && el('p', {}, word(hint)),
    el(
      'form',
      { method: 'dialog', className: 'row' },
      el('button', { autofocus: true, className: 'quiet' }, word(no)),
      el('button', { value: 'yes' }, word(yes)),
    ),
  );
  return asked;
}
