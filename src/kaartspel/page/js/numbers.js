// A question of which the answer is a number.
import { el } from './dom.js';

/**
 * @param {string} label
 * @param {number} value
 * @param {number} min
 * @param {number} max
 * @param {(value: number) => void} take
 */
export function numberAsked(label, value, min, max, take) {
  const input = el('input', { type: 'number', min, max, value, inputMode: 'numeric' });
  input.onchange = () => {
    input.value = String(Math.min(max, Math.max(min, Math.round(Number(input.value)) || min)));
    take(Number(input.value));
  };
  return el('label', {}, label, ' ', input);
}
