// How often each thing is printed for an evening, as the game's own data and its tables say.

/** @typedef {{of: string, copies: number}} Run `of` is cards, or the name of a hand-out's file */
/** @typedef {{id: string, prints: {of: string, each: number}[]}} Printed `each` is for how many players one print is, 0 for all */

/**
 * What is printed for a game at tables of these sizes.
 * @param {Printed} game
 * @param {number[]} sizes
 * @param {number} decks
 * @param {string[]} everywhere the forms of which each table has one at the end
 * @returns {Run[]}
 */
export function runsFor(game, sizes, decks, everywhere) {
  const copies = (/** @type {number} */ each) =>
    sizes.reduce((sum, players) => sum + (each ? Math.ceil(players / each) : 1), 0);
  return [
    { of: 'cards', copies: decks },
    { of: `game-${game.id}`, copies: sizes.length },
    ...game.prints.map(({ of, each }) => ({ of, copies: copies(each) })),
    ...everywhere.map((of) => ({ of, copies: sizes.length })),
    { of: 'leader', copies: 1 },
  ];
}
