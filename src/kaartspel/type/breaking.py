"""Break a paragraph into lines, over the whole paragraph at once: least ragged, fewest hyphens.

Every way to break is weighed by dynamic programming (after Knuth and Plass, "Breaking paragraphs
into lines", 1981, without stretching): the cost of a line is the square of what it falls short,
and breaks that a reader stumbles over cost extra.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf

from kaartspel.type.opportunities import Atom, Hyphenator, split

Measure = Callable[[str, int], float]
"""Tells something of a stretch of a text: of its characters, and the index where they begin."""

# Costs, against 100 for an empty line.
_LONE_WORD = 35.0  # a last line of one word
_LAST_LINE = 0.25  # how much the last line's shortness counts
_SHORT = 0.5  # of the width: a lone last word longer than this stands well


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown, and what joins it to the next.

    `joint` is a space between words, "-" where a hyphen was added to break a word, or nothing: a
    break after a mark or a character that needs none, or the end. `start` is where in the text it
    begins.
    """

    text: str
    joint: str = ""
    start: int = 0

    @property
    def broken(self) -> bool:
        """Whether a hyphen was added to break the last word."""
        return self.joint == "-"


def break_lines(
    text: str,
    width: float,
    measure: Measure,
    protrusion: Measure,
    hyphens: Hyphenator,
) -> tuple[Line, ...] | None:
    """Return the best lines of `text`, none wider than `width`; None if that is impossible.

    `measure` tells the width of a word or a part of one, and of a space: a line is as wide as these
    together, less the `protrusion` of its first word to the left. All are in any one unit.
    """
    atoms = split(text, hyphens)
    at = tuple(accumulate((len(atom.text) + (atom.glue == " ") for atom in atoms), initial=0))
    out = [protrusion(atom.text, at[i]) for i, atom in enumerate(atoms)]
    best: list[tuple[float, int]] = [(0.0, 0)]  # per atom count: least cost, start of last line
    for end in range(1, len(atoms) + 1):
        best.append(_last_line(atoms, at, end, width, measure, out, best))
    if best[-1][0] == inf:
        return None
    ends = [len(atoms)]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    bounds = pairwise(reversed(ends))
    return tuple(Line(_shown(atoms, a, b), atoms[b - 1].glue, at[a]) for a, b in bounds)


def _last_line(
    atoms: tuple[Atom, ...], at: tuple[int, ...], end: int, width: float, measure: Measure,
    out: list[float], best: list[tuple[float, int]],
) -> tuple[float, int]:  # fmt: skip
    """Return the least cost of the atoms before `end`, and which of them begins their last line.

    `best` says the same of every smaller number of atoms; `at` is where each begins in the text,
    `out` how far it protrudes.
    """
    least, begin = inf, end - 1
    word, others = "", 0.0  # the line's first word or part, and the width of all after it
    for start in range(end - 1, -1, -1):
        atom = atoms[start]
        if start == end - 1:
            word = f"{atom.text}-" if atom.glue == "-" else atom.text
        elif atom.glue == " ":
            after = at[start + 1]
            others += measure(" ", after - 1) + measure(word, after)
            word = atom.text
        else:
            word = atom.text + word
        short = 1 - (measure(word, at[start]) + others - out[start]) / width
        if short >= -1e-9:
            cost = best[start][0] + _cost(atoms, start, end, max(short, 0.0))
            if cost <= least:
                least, begin = cost, start
        elif end - start > 1:
            break
    return least, begin


def _cost(atoms: tuple[Atom, ...], start: int, end: int, short: float) -> float:
    ragged = 100 * short * short
    if end < len(atoms):
        return ragged + atoms[end - 1].cost
    lone = start > 0 and not any(atom.glue == " " for atom in atoms[start : end - 1])
    return _LAST_LINE * ragged + (_LONE_WORD if lone and short > 1 - _SHORT else 0.0)


def _shown(atoms: tuple[Atom, ...], start: int, end: int) -> str:
    parts = [atom.text + (" " if atom.glue == " " else "") for atom in atoms[start : end - 1]]
    last = atoms[end - 1]
    return "".join(parts) + last.text + ("-" if last.glue == "-" else "")
