// SHA-256 (FIPS 180-4) of a text in UTF-8. Browsers have it too, but not on plain http.

/** @type {number[]} */
const ROUNDS = [];
/** @type {number[]} */
const FIRST = [];

/** @param {number} root */
const fraction = (root) => ((root - Math.floor(root)) * 2 ** 32) | 0;

for (let number = 2; ROUNDS.length < 64; number++) {
  let prime = true;
  for (let divisor = 2; divisor * divisor <= number; divisor++) {
    if (number % divisor === 0) prime = false;
  }
  if (!prime) continue;
  if (FIRST.length < 8) FIRST.push(fraction(number ** (1 / 2)));
  ROUNDS.push(fraction(number ** (1 / 3)));
}

/**
 * @param {number} word
 * @param {number} by
 */
const rotate = (word, by) => (word >>> by) | (word << (32 - by));

/**
 * The digest of a text, as 64 hexadecimal figures.
 * @param {string} text
 * @returns {string}
 */
export function sha256(text) {
  const hash = [...FIRST];
  const words = wordsOf(new TextEncoder().encode(text));
  for (let at = 0; at < words.length; at += 16) mix(hash, words.subarray(at, at + 16));
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** @param {Uint8Array} data */
function wordsOf(data) {
  const words = new Uint32Array((((data.length + 8) >> 6) + 1) * 16);
  data.forEach((byte, i) => (words[i >> 2] |= byte << (24 - (i % 4) * 8)));
  words[data.length >> 2] |= 0x80 << (24 - (data.length % 4) * 8);
  words[words.length - 1] = data.length * 8;
  return words;
}

/**
 * @param {number[]} hash
 * @param {Uint32Array} block
 */
function mix(hash, block) {
  const words = schedule(block);
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i++) {
    const choice = (e & f) ^ (~e & g);
    const sum = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + sum + choice + ROUNDS[i] + words[i]) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (hash[i] = (hash[i] + word) | 0));
}

/** @param {Uint32Array} block */
function schedule(block) {
  const words = [...block];
  for (let i = 16; i < 64; i++) {
    const [early, late] = [words[i - 15], words[i - 2]];
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words.push((words[i - 16] + first + words[i - 7] + second) | 0);
  }
  return words;
}
