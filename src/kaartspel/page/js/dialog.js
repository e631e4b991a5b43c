// What is asked in a dialog: before something that cannot be undone, or in secret.
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
  const answers = el('form', { method: 'dialog', className: 'row' },
    el('button', { autofocus: true, className: 'quiet' }, word(no)),
    el('button', { value: 'yes' }, word(yes)),
  );
  return asking(word(question), hint && word(hint), answers, act);
}

/**
 * A dialog to pick one of a few in; it does nothing where it is closed without.
 * @param {string} question
 * @param {string} hint
 * @param {string[]} choices
 * @param {string} close
 * @param {(choice: string) => void} act
 * @returns {HTMLDialogElement}
 */
export function pick(question, hint, choices, close, act) {
  const picks = el('div', { className: 'picks' }, ...choices.map((value) => el('button', { className: 'quiet', value }, value)));
  picks.style.setProperty('--half', String(Math.ceil(choices.length / 2)));
  const answers = el('form', { method: 'dialog' }, picks, el('p', { className: 'row' }, el('button', { className: 'link' }, close)));
  return asking(question, hint, answers, act);
}

/**
 * @param {string} question
 * @param {string} hint or nothing
 * @param {HTMLFormElement} answers
 * @param {(answer: string) => void} act
 * @returns {HTMLDialogElement}
 */
function asking(question, hint, answers, act) {
  const close = () => {
    asked.remove();
    if (asked.returnValue) act(asked.returnValue);
  };
  const asked = el('dialog', { 'aria-labelledby': 'asked', onclose: close }, el('h2', { id: 'asked' }, question), hint && el('p', {}, hint), answers);
  return asked;
}
