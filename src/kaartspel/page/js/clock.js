// A clock as plain data: it runs until `end`, a time of day in ms, or stands with `left` seconds.

/** @typedef {{total: number, left: number, end: number | null}} Clock */

/**
 * @param {number} seconds
 * @returns {Clock}
 */
export const setClock = (seconds) => ({ total: seconds, left: seconds, end: null });

/**
 * @param {Clock} clock
 * @param {number} now in ms
 */
export function remaining(clock, now) {
  return clock.end === null ? clock.left : Math.max(0, Math.ceil((clock.end - now) / 1000));
}

/**
 * @param {Clock} clock
 * @param {number} now in ms
 * @returns {Clock}
 */
export function startClock(clock, now) {
  const left = remaining(clock, now) || clock.total;
  return { ...clock, left, end: now + left * 1000 };
}

/**
 * @param {Clock} clock
 * @param {number} now in ms
 * @returns {Clock}
 */
export const stopClock = (clock, now) => ({ ...clock, left: remaining(clock, now), end: null });

/**
 * What is spoken when the clock goes on from so many seconds to fewer: the minutes that are left
 * at each five and at one, 0 at the end, and null at any other time.
 * @param {number} before
 * @param {number} after
 */
export function spokenMinutes(before, after) {
  if (before > 0 && after === 0) return 0;
  const whole = Math.ceil(after / 60);
  const passed = before > whole * 60 && after <= whole * 60;
  return passed && (whole === 1 || whole % 5 === 0) ? whole : null;
}

/**
 * Seconds as minutes and seconds.
 * @param {number} seconds
 */
export function asMinutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
