// QR codes (ISO/IEC 18004): bytes, error correction M, versions 1 to 20.

// Of each version from 1: bytes of error correction in a block, and blocks.
const CORRECTION = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16];
const PENALTY = { run: 3, square: 3, finder: 40, balance: 10 };

/** @typedef {{size: number, dark: boolean[][], fixed: boolean[][]}} Grid */

/**
 * A text as a QR code: its width in modules without a quiet zone, and its dark modules as a path.
 * @param {string} text
 * @returns {{size: number, path: string}}
 */
export function qrPath(text) {
  const dark = qrModules(text);
  const path = dark.flatMap((row, y) => row.map((is, x) => (is ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { size: dark.length, path };
}

/**
 * The modules of a text's QR code, row by row, true where dark.
 * @param {string} text of some 600 bytes at most
 * @returns {boolean[][]}
 */
export function qrModules(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex((_, i) => capacity(i + 1) >= bytes.length + (i < 9 ? 2 : 3)) + 1;
  if (!version) throw new RangeError('too long for a QR code');
  const words = withCorrection(padded(bytes, version), version);
  const grid = emptyGrid(version);
  writeWords(grid, words);
  const masked = MASKS.map((mask, number) => finished(grid, mask, number));
  const costs = masked.map(penalty);
  return masked[costs.indexOf(Math.min(...costs))];
}

/** @param {number} version */
function modulesOf(version) {
  const align = Math.floor(version / 7) + 2;
  const raw = (16 * version + 128) * version + 64;
  const aligned = version > 1 ? (25 * align - 10) * align - 55 : 0;
  return raw - aligned - (version > 6 ? 36 : 0);
}

/** @param {number} version */
const capacity = (version) => (modulesOf(version) >> 3) - CORRECTION[version - 1] * BLOCKS[version - 1];

/**
 * @param {Uint8Array} bytes
 * @param {number} version
 */
function padded(bytes, version) {
  /** @type {number[]} */
  const bits = [];
  const push = (/** @type {number} */ value, /** @type {number} */ length) => {
    for (let i = length - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  push(4, 4); // what follows are bytes
  push(bytes.length, version < 10 ? 8 : 16);
  bytes.forEach((byte) => push(byte, 8));
  const room = capacity(version) * 8;
  push(0, Math.min(4, room - bits.length));
  push(0, -bits.length & 7);
  for (let pad = 0xec; bits.length < room; pad ^= 0xec ^ 0x11) push(pad, 8);
  return Array.from({ length: room / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
}

/**
 * Data and its correction, of all blocks by turns.
 * @param {number[]} data
 * @param {number} version
 */
function withCorrection(data, version) {
  const [count, length] = [BLOCKS[version - 1], CORRECTION[version - 1]];
  const total = modulesOf(version) >> 3;
  const short = Math.floor(total / count) - length;
  const longer = total % count;
  const divisor = generator(length);
  let at = 0;
  const blocks = Array.from({ length: count }, (_, i) => {
    const part = data.slice(at, (at += short + (i >= count - longer ? 1 : 0)));
    return { part, rest: remainder(part, divisor) };
  });
  const turns = (/** @type {number[][]} */ lists) =>
    Array.from({ length: Math.max(...lists.map((list) => list.length)) }, (_, i) =>
      lists.filter((list) => i < list.length).map((list) => list[i]),
    ).flat();
  return [...turns(blocks.map(({ part }) => part)), ...turns(blocks.map(({ rest }) => rest))];
}

/**
 * The product of two bytes in the field of 256 elements.
 * @param {number} x
 * @param {number} y
 */
function times(x, y) {
  let product = 0;
  for (let i = 7; i >= 0; i--) product = (product << 1) ^ ((product >> 7) * 0x11d) ^ (((y >> i) & 1) * x);
  return product;
}

/** @param {number} degree */
function generator(degree) {
  const found = [...Array(degree - 1).fill(0), 1];
  let root = 1;
  for (let i = 0; i < degree; i++) {
    for (let j = 0; j < degree; j++) found[j] = times(found[j], root) ^ (found[j + 1] ?? 0);
    root = times(root, 2);
  }
  return found;
}

/**
 * @param {number[]} data
 * @param {number[]} divisor
 */
function remainder(data, divisor) {
  /** @type {number[]} */
  const rest = divisor.map(() => 0);
  for (const byte of data) {
    const factor = byte ^ /** @type {number} */ (rest.shift());
    rest.push(0);
    divisor.forEach((coefficient, i) => (rest[i] ^= times(coefficient, factor)));
  }
  return rest;
}

/**
 * A grid with all that does not depend on the text.
 * @param {number} version
 * @returns {Grid}
 */
function emptyGrid(version) {
  const size = version * 4 + 17;
  const rows = () => Array.from({ length: size }, () => Array(size).fill(false));
  const grid = { size, dark: rows(), fixed: rows() };
  for (let i = 0; i < size; i++) {
    fix(grid, 6, i, i % 2 === 0);
    fix(grid, i, 6, i % 2 === 0);
  }
  [[3, 3], [size - 4, 3], [3, size - 4]].forEach(([x, y]) => finder(grid, x, y));
  const places = alignments(version);
  const last = places.length - 1;
  places.forEach((x, i) => places.forEach((y, j) => {
    const corner = (i === 0 && j === 0) || (i === 0 && j === last) || (i === last && j === 0);
    if (!corner) rings(grid, x, y, 2, (away) => away !== 1);
  }));
  writeFormat(grid, 0);
  writeVersion(grid, version);
  return grid;
}

/**
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 * @param {boolean} dark
 */
function fix(grid, x, y, dark) {
  if (x < 0 || y < 0 || x >= grid.size || y >= grid.size) return;
  grid.dark[y][x] = dark;
  grid.fixed[y][x] = true;
}

/**
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 */
const finder = (grid, x, y) => rings(grid, x, y, 4, (away) => away !== 2 && away !== 4);

/**
 * @param {Grid} grid
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {(away: number) => boolean} isDark
 */
function rings(grid, x, y, radius, isDark) {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      fix(grid, x + dx, y + dy, isDark(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

/** @param {number} version */
function alignments(version) {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2;
  const rest = Array.from({ length: count - 1 }, (_, i) => version * 4 + 10 - i * step);
  return [6, ...rest.reverse()];
}

/**
 * @param {Grid} grid
 * @param {number} mask
 */
function writeFormat(grid, mask) {
  let rest = mask; // error correction M is 0
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (/** @type {number} */ i) => ((bits >> i) & 1) === 1;
  const { size } = grid;
  for (let i = 0; i < 15; i++) {
    if (i < 8) fix(grid, 8, i < 6 ? i : i + 1, bit(i));
    else fix(grid, i === 8 ? 7 : 14 - i, 8, bit(i));
    if (i < 8) fix(grid, size - 1 - i, 8, bit(i));
    else fix(grid, 8, size - 15 + i, bit(i));
  }
  fix(grid, 8, size - 8, true);
}

/**
 * @param {Grid} grid
 * @param {number} version
 */
function writeVersion(grid, version) {
  if (version < 7) return;
  let rest = version;
  for (let i = 0; i < 12; i++) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let i = 0; i < 18; i++) {
    const [far, near] = [grid.size - 11 + (i % 3), Math.floor(i / 3)];
    fix(grid, far, near, ((bits >> i) & 1) === 1);
    fix(grid, near, far, ((bits >> i) & 1) === 1);
  }
}

/**
 * Write the bits from the lower right corner, two columns at a time, up and down by turns.
 * @param {Grid} grid
 * @param {number[]} words
 */
function writeWords(grid, words) {
  let at = 0;
  for (let right = grid.size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    const isUp = ((right + 1) & 2) === 0;
    for (let i = 0; i < grid.size; i++) {
      const y = isUp ? grid.size - 1 - i : i;
      for (const x of [right, right - 1]) {
        if (grid.fixed[y][x] || at >= words.length * 8) continue;
        grid.dark[y][x] = ((words[at >> 3] >> (7 - (at & 7))) & 1) === 1;
        at++;
      }
    }
  }
}

/** @type {((x: number, y: number) => boolean)[]} */
const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * @param {Grid} grid
 * @param {(x: number, y: number) => boolean} mask
 * @param {number} number
 */
function finished(grid, mask, number) {
  const dark = grid.dark.map((row, y) => row.map((is, x) => (grid.fixed[y][x] ? is : is !== mask(x, y))));
  writeFormat({ ...grid, dark }, number);
  return dark;
}

/**
 * How hard the modules would be to read.
 * @param {boolean[][]} dark
 */
function penalty(dark) {
  const lines = [...dark, ...dark.map((_, x) => dark.map((row) => row[x]))];
  const ofLines = lines.map((line) => runs(line) + finders(line));
  const count = dark.flat().filter(Boolean).length / dark.length ** 2;
  const balance = Math.floor(Math.abs(count * 20 - 10)) * PENALTY.balance;
  return ofLines.reduce((sum, cost) => sum + cost, 0) + squares(dark) + balance;
}

/** @param {boolean[]} line */
function runs(line) {
  let [cost, length] = [0, 0];
  line.forEach((is, i) => {
    length = i > 0 && is === line[i - 1] ? length + 1 : 1;
    if (length === 5) cost += PENALTY.run;
    else if (length > 5) cost++;
  });
  return cost;
}

/** @param {boolean[]} line */
function finders(line) {
  const text = line.map(Number).join('');
  const found = (/** @type {RegExp} */ pattern) => [...text.matchAll(pattern)].length;
  return PENALTY.finder * (found(/(?=10111010000)/g) + found(/(?=00001011101)/g));
}

/** @param {boolean[][]} dark */
function squares(dark) {
  let count = 0;
  for (let y = 1; y < dark.length; y++) {
    for (let x = 1; x < dark.length; x++) {
      const is = dark[y][x];
      if (is === dark[y - 1][x] && is === dark[y][x - 1] && is === dark[y - 1][x - 1]) count++;
    }
  }
  return count * PENALTY.square;
}
