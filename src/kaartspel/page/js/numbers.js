// A question of which the answer is a number.
import { el } from './dom.js';

/**
 * It is taken while it is typed: were it taken once the field is left, what is drawn anew then would
 * go from under the mouse that left it, and its click be lost.
 * @param {string} label
 * @param {number} value
 * @param {number} min
 * @param {number} max
 * @param {(value: number) => void} take
 */
export function numberAsked(label, value, min, max, take) {
  const input = el('input', { type: 'number', min, max, value, inputMode: 'numeric' });
  let taken = value;
  input.oninput = () => {
    if (!input.value) return;
    const asked = Math.min(max, Math.max(min, Math.round(Number(input.value)) || min));
    if (asked === taken) return;
    taken = asked;
    take(asked);
  };
  input.onchange = () => (input.value = String(taken));
  return el('label', {}, label, ' ', input);
}
