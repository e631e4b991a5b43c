// How far people moved between two moments, from what each noted: nobody's own figure is told.

/** @typedef {[number | null, number | null]} Pair what one noted before, and after */

/**
 * How many noted a figure at each moment, and how many steps all moved together. It is whole once
 * all who noted one before have done so after.
 * @param {Pair[]} pairs
 */
export function movedBy(pairs) {
  const began = pairs.filter(([before]) => before !== null);
  const ended = began.filter(([, after]) => after !== null);
  const steps = ended.reduce((sum, [before, after]) => sum + Math.abs(Number(after) - Number(before)), 0);
  const after = pairs.filter(([, figure]) => figure !== null).length;
  return { before: began.length, after, steps, isWhole: began.length > 0 && ended.length === began.length };
}
