"""Break a paragraph into lines, over the whole paragraph at once: least ragged, fewest hyphens.

Every way to break is weighed by dynamic programming (after Knuth and Plass, "Breaking paragraphs
into lines", 1981, without stretching): the cost of a line is the square of what it falls short,
and breaks that a reader stumbles over cost extra. Then, with no more lines and hyphens than that,
the way is taken that best follows the sense: where no line ends with a word that leads on.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf
from typing import NamedTuple

from kaartspel.type.opportunities import UNWANTED, Atom, Hyphenator, closes, split

Measure = Callable[[str, int], float]
"""Tells something of a stretch of a text: of its characters, and the index where they begin."""

# Costs, against 100 for an empty line.
_LONE_WORD = 35.0  # a last line of one word
_LAST_LINE = 0.25  # how much the last line's shortness counts
_SHORT = 0.5  # of the width: a lone last word longer than this stands well
_SHORT_LAST = 35.0  # a last line shorter than it should be
_LEAST_LAST = 0.35  # of the width
_SHORT_LINE = 150.0  # a line that ends no sentence, in so far as it is shorter than it should be
_LEAST_LINE = 0.65  # of the width


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
    ways = [tuple(_ways(atoms, at, end, width, measure, out)) for end in range(len(atoms) + 1)]
    ends = _least_ragged(ways)
    if ends is None:
        return None
    ends = _in_sense(ways, ends)
    return tuple(Line(_shown(atoms, a, b), atoms[b - 1].glue, at[a]) for a, b in pairwise(ends))


class _Way(NamedTuple):
    """A line that fits: the atom it begins with, what it costs, and what it costs a reader more.

    `hyphen` says that it ends with one, added or the word's own, or within a word or an address.
    """

    start: int
    cost: float
    sense: float
    hyphen: bool


def _ways(
    atoms: tuple[Atom, ...], at: tuple[int, ...], end: int, width: float, measure: Measure,
    out: list[float],
) -> Iterator[_Way]:  # fmt: skip
    """Yield the lines that may end before the atom `end`.

    `at` is where in the text each atom begins, `out` how far it protrudes.
    """
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
            yield _way(atoms, start, end, max(short, 0.0))
        elif end - start > 1:
            break


def _way(atoms: tuple[Atom, ...], start: int, end: int, short: float) -> _Way:
    """Return a line of the atoms from `start` to before `end`; `short` is what it lacks, 0 to 1."""
    last, ragged = atoms[end - 1], 100 * short * short
    if end < len(atoms):
        hyphen = last.glue != " " or last.text.endswith("-")
        lacks = max(0.0, 1 - (1 - short) / _LEAST_LINE)
        stumble = _SHORT_LINE * lacks if lacks and not closes(last.text) else 0.0
        return _Way(start, ragged + last.cost, last.sense + stumble, hyphen)
    lone = start > 0 and not any(atom.glue == " " for atom in atoms[start : end - 1])
    cost = _LAST_LINE * ragged + (_LONE_WORD if lone and short > 1 - _SHORT else 0.0)
    return _Way(start, cost, _SHORT_LAST if start and short > 1 - _LEAST_LAST else 0.0, False)


def _least_ragged(ways: list[tuple[_Way, ...]]) -> list[int] | None:
    """Return where the lines of least cost begin and end; None if there are none."""
    best: list[tuple[float, int]] = [(0.0, 0)]  # per atom count: least cost, start of last line
    for end in range(1, len(ways)):
        costs = [(best[way.start][0] + way.cost, way.start) for way in ways[end]]
        best.append(min(costs, default=(inf, end - 1)))
    if best[-1][0] == inf:
        return None
    ends = [len(ways) - 1]
    while ends[-1]:
        ends.append(best[ends[-1]][1])
    return ends[::-1]


def _in_sense(ways: list[tuple[_Way, ...]], ends: list[int]) -> list[int]:
    """Return lines that follow the sense better than those of `ends`, where there are such.

    They are no more lines, so that no text grows higher, and end with no more hyphens, unless it is
    to begin none with one.
    """
    chosen = _chosen(ways, ends)
    worst = max(way.sense for way in chosen)
    if not worst:
        return ends
    hyphens = len(ways) if worst >= UNWANTED else sum(way.hyphen for way in chosen)
    allowed = [tuple(way for way in each if hyphens or not way.hyphen) for each in ways]
    found = _least_stumbles(allowed, len(chosen))
    more = sum(way.hyphen for way in _chosen(ways, found)) > hyphens
    return ends if more else found


def _chosen(ways: list[tuple[_Way, ...]], ends: list[int]) -> list[_Way]:
    return [next(w for w in ways[b] if w.start == a) for a, b in pairwise(ends)]


def _least_stumbles(ways: list[tuple[_Way, ...]], most: int) -> list[int]:
    """Return where the lines of least cost, sense and all, begin and end: `most` of them at most.

    There are such.
    """
    count = len(ways) - 1
    after = [most] * count + [0]  # per atom count: how many lines the rest takes at the least
    for end in range(count, 0, -1):
        for way in ways[end]:
            after[way.start] = min(after[way.start], after[end] + 1)
    # Per atom count and number of lines: the least cost, and the start of the last line.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for end in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for way in ways[end]:
            for lines, (cost, _) in best[way.start].items():
                found = cost + way.cost + way.sense, way.start
                if lines + 1 + after[end] <= most and found < row.get(lines + 1, (inf, 0)):
                    row[lines + 1] = found
        best.append(row)
    lines = min(best[count], key=lambda lines: best[count][lines])
    ends = [count]
    for line in range(lines, 0, -1):
        ends.append(best[ends[-1]][line][1])
    return ends[::-1]


def _shown(atoms: tuple[Atom, ...], start: int, end: int) -> str:
    parts = [atom.text + (" " if atom.glue == " " else "") for atom in atoms[start : end - 1]]
    last = atoms[end - 1]
    return "".join(parts) + last.text + ("-" if last.glue == "-" else "")
