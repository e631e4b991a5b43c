"""Break a paragraph into lines, over the whole paragraph at once: least ragged, fewest hyphens.

Every way to break is weighed by dynamic programming (after Knuth and Plass, "Breaking paragraphs
into lines", 1981, without stretching): the cost of a line is the square of what it falls short,
and breaks that a reader stumbles over cost extra. Then, with no more lines and hyphens than that
(or a line more, where there is room), the way is taken that best follows the sense: where no line
ends with a word that leads on, and none amid others is far shorter than they are. Long lines of
running text are left as even as they are, but that none should end with the short first word of a
sentence. So are all lines of a paragraph that is to be `even`: of ways that are about as even, it
takes the one that follows the sense.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import inf

from kaartspel.type.opportunities import UNWANTED, Atom, Hyphenator, closes, split

Measure = Callable[[str, int], float]
"""Tells something of a stretch of a text: of its characters, and the index where they begin."""

# Costs, against 100 for an empty line.
_LONE_WORD = 35.0  # a last line of one word, where it is short
_LAST_LINE = 0.25  # how much the last line's shortness counts
_LONG, _SHORT = 0.5, 0.4  # of the width: a lone last word of more stands well, of less it does not
_SHORT_LAST = 100.0  # a last line shorter than it should be
_LEAST_LAST = 0.35  # of the width
_SHORT_LINE = 290.0  # an empty line amid others; a line that ends a sentence may be short
_LEAST_LINE = 0.6  # of the width
_FIRST_LINE = 0.92  # of that for a text's first line, which is shorter than one neighbour alone
_LONE_SHORT = 20.0  # more for such a line of one word
_BOTH = 2.0  # how much more a word that leads on costs at the end of an empty line
_BOTH_LINE = 0.65  # of the width: a line of more is not short as well

_LONG_LINES = 60  # characters: in lines of more, the eye sees a ragged edge before it stumbles
_EVEN_LINES = 1.8  # a text of more, which may be even, is a paragraph: before it is a phrase
_EVEN_SENSE = 0.05  # of what a break against the sense costs elsewhere: it decides between equals
_EVEN_OPENS = 0.3  # more, as a part of what it costs in long lines after a sentence's first word
_EVEN_SHORT, _EVEN_LACKS = 0.15, 700.0  # short of the width: what a line lacks more costs, squared
_MILD = 15.0  # what a line may cost a reader before it is worth another line

_SLACK = 1e-9  # of the width, by which a line may be wider: sums are rounded


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown, and what joins it to the next.

    `joint` is a space between words, "-" where a hyphen was added to break a word, or nothing: a
    break after a mark or a character that needs none, or the end. `start` is where in the text it
    begins. A reader `stumbles` over one that ends with a word that leads on, or is far too short.
    """

    text: str
    joint: str = ""
    start: int = 0
    stumbles: bool = False

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
    more: int = 0,
    *,
    is_even: bool = False,
) -> tuple[Line, ...] | None:
    """Return the best lines of `text`, none wider than `width`; None if that is impossible.

    There may be so many `more` lines than it needs, where they follow the sense better. One that
    `is_even` has lines of about one length before that, where it is a paragraph.
    `measure` tells the width of a word or a part of one, and of a space: a line is as wide as these
    together, less the `protrusion` of its first word to the left. All are in any one unit.
    """
    if measure(text, 0) - protrusion(text, 0) <= width * (1 + _SLACK):
        return (Line(text),)  # which no other way is better than
    atoms = split(text, hyphens)
    at = tuple(accumulate((len(atom.text) + (atom.glue == " ") for atom in atoms), initial=0))
    wide = measure(text, 0)
    is_even = is_even and wide > _EVEN_LINES * width
    is_long = is_even or len(text) * width > _LONG_LINES * wide
    costs = [_cost(atom, is_long=is_long, is_even=is_even) for atom in atoms]
    ways = _FittingLines(atoms, at, width, measure, protrusion, costs, is_even=is_even).ways()
    ends = _least_ragged(ways)
    if ends is None:
        return None
    ends = _in_sense(atoms, ways, ends, more, UNWANTED if is_long else 0.0)
    return tuple(
        Line(_shown(atoms, a, b), atoms[b - 1].glue, at[a],
             stumbles=_sense(atoms, _line(ways, a, b), b) > _MILD)
        for a, b in pairwise(ends)
    )  # fmt: skip


_Way = tuple[int, float, float]
"""A line that fits: the atom it begins with, what it costs, and what it lacks, 0 to 1."""


class _FittingLines:
    """What tells which lines fit. `at` is where in the text each atom begins."""

    def __init__(
        self, atoms: tuple[Atom, ...], at: tuple[int, ...], width: float, measure: Measure,
        protrusion: Measure, costs: list[float], *, is_even: bool,
    ) -> None:  # fmt: skip
        self._atoms, self._at, self._width, self._measure = atoms, at, width, measure
        # What a break costs after each atom, whatever follows it; and what a short line costs more.
        self._costs, self._lacks = costs, _EVEN_LACKS if is_even else 0.0
        pairs = list(zip(atoms, at, strict=False))
        # Of each atom: how wide it is alone, how far it protrudes, and the space after it, if any.
        self._widths = [measure(atom.text, i) for atom, i in pairs]
        self._protrusions = [protrusion(atom.text, i) for atom, i in pairs]
        self._gaps = [
            measure(" ", i + len(atom.text)) if atom.glue == " " else None for atom, i in pairs
        ]

    def ways(self) -> list[list[_Way]]:
        """Return for each number of atoms the lines that may end after them."""
        count = len(self._atoms)
        inner = [self._ways(end) for end in range(1, count)]
        last = [(start, _last_cost(self._atoms, start, short), short)
                for start, _, short in self._ways(count)]  # fmt: skip
        return [[], *inner, last]

    def _ways(self, end: int) -> list[_Way]:
        """Return the lines that may end after so many atoms, each with the cost of a line amid."""
        # Most of the time that setting type takes is spent here.
        widths, gaps, protrusions, full = self._widths, self._gaps, self._protrusions, self._width
        last = self._atoms[end - 1]
        # The line's first word or part, how wide it is, and the width of all after it.
        word = f"{last.text}-" if last.glue == "-" else last.text
        wide = self._measure(word, self._at[end - 1]) if last.glue == "-" else widths[end - 1]
        others, cost, ways = 0.0, self._costs[end - 1], list[_Way]()
        for start in range(end - 1, -1, -1):
            if start < end - 1:
                gap = gaps[start]
                if gap is not None:
                    others += gap + wide
                    word, wide = self._atoms[start].text, widths[start]
                else:
                    word = self._atoms[start].text + word
                    wide = self._measure(word, self._at[start])
            short = 1 - (wide + others - protrusions[start]) / full
            if short < 0.0:
                if short < -_SLACK:
                    if start < end - 1:
                        break
                    continue
                short = 0.0
            ways.append((start, 100 * short * short + cost, short))
        if lacks := self._lacks:
            ways = [(start, cost + lacks * max(0.0, short - _EVEN_SHORT) ** 2, short)
                    for start, cost, short in ways]  # fmt: skip
        return ways


def _cost(atom: Atom, *, is_long: bool, is_even: bool) -> float:
    """Return what a break costs after an atom, in long lines or even ones."""
    if not is_even or atom.sense >= UNWANTED:
        return atom.cost + atom.opens * is_long
    # What a group of words costs that is divided is of its sense.
    within = atom.cost if atom.glue != " " else 0.0
    return _EVEN_SENSE * atom.sense + _EVEN_OPENS * atom.opens + within


def _last_cost(atoms: tuple[Atom, ...], start: int, short: float) -> float:
    """Return the cost of a last line, of the atoms from `start`."""
    lone = start > 0 and not _has_space(atoms, start, len(atoms))
    scrap = min(max(short - 1 + _LONG, 0.0) / (_LONG - _SHORT), 1.0) if lone else 0.0
    return _LAST_LINE * 100 * short * short + _LONE_WORD * scrap


def _sense(atoms: tuple[Atom, ...], way: _Way, end: int) -> float:
    """Return what a line to before the atom `end` costs a reader more."""
    start, _, short = way
    if end == len(atoms):
        return _SHORT_LAST if start and short > 1 - _LEAST_LAST else 0.0
    last, full = atoms[end - 1], 1 - short
    sense = last.sense * (1 + _BOTH * max(0.0, 1 - full / _BOTH_LINE))
    if full >= _LEAST_LINE or closes(last.text):
        return sense
    lone = 0.0 if _has_space(atoms, start, end) else _LONE_SHORT
    lacks = (1 - full / _LEAST_LINE) * (1.0 if start else _FIRST_LINE)
    return sense + _SHORT_LINE * lacks + lone


def _has_space(atoms: tuple[Atom, ...], start: int, end: int) -> bool:
    """Return whether a line is of more than one word."""
    return any(atom.glue == " " for atom in atoms[start : end - 1])


def _ends_with_hyphen(atoms: tuple[Atom, ...], end: int) -> bool:
    """Return whether a line ends with a hyphen, added or a word's own, or within an address."""
    last = atoms[end - 1]
    return end < len(atoms) and (last.glue != " " or last.text.endswith("-"))


def _least_ragged(ways: list[list[_Way]]) -> list[int] | None:
    """Return where the lines of least cost begin and end; None if there are none."""
    least, before = [0.0], [0]  # per atom count: the least cost, and the start of the last line
    for end in range(1, len(ways)):
        costs = [(least[start] + cost, start) for start, cost, _ in ways[end]]
        cost, start = min(costs, default=(inf, end - 1))
        least.append(cost)
        before.append(start)
    if least[-1] == inf:
        return None
    ends = [len(ways) - 1]
    while ends[-1]:
        ends.append(before[ends[-1]])
    return ends[::-1]


def _in_sense(
    atoms: tuple[Atom, ...], ways: list[list[_Way]], ends: list[int], more: int, least: float
) -> list[int]:
    """Return lines that follow the sense better than those of `ends`, where there are such.

    They are no more lines but for so many `more`, so that no text grows too high, and end with no
    more hyphens, unless it is to begin none with one. What costs less than `least` is let be.
    """
    worst = max(_sense(atoms, _line(ways, a, b), b) for a, b in pairwise(ends))
    if worst <= 0 or worst < least:
        return ends
    hyphens = len(ways) if worst >= UNWANTED else _hyphens(atoms, ends)
    other_ends = _least_stumbles(atoms, ways, len(ends) - 1 + more, may_break=hyphens > 0)
    return ends if _hyphens(atoms, other_ends) > hyphens else other_ends


def _line(ways: list[list[_Way]], start: int, end: int) -> _Way:
    return next(way for way in ways[end] if way[0] == start)


def _hyphens(atoms: tuple[Atom, ...], ends: list[int]) -> int:
    """Return how many lines end with a hyphen."""
    return sum(_ends_with_hyphen(atoms, end) for end in ends[1:])


def _least_stumbles(
    atoms: tuple[Atom, ...], ways: list[list[_Way]], most: int, *, may_break: bool
) -> list[int]:
    """Return where the lines of least cost, sense and all, begin and end: `most` of them at most.

    There are such. None ends with a hyphen, unless lines `may_break` so.
    """
    count = len(atoms)
    if not may_break:
        ways = [[] if end and _ends_with_hyphen(atoms, end) else ways[end]
                for end in range(count + 1)]  # fmt: skip
    after = [most] * count + [0]  # per atom count: how many lines the rest takes at the least
    for end in range(count, 0, -1):
        for start, *_ in ways[end]:
            after[start] = min(after[start], after[end] + 1)
    # Per atom count and number of lines: the least cost, and the start of the last line.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for end in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for way in ways[end]:
            start, cost, _ = way
            more = [lines for lines in best[start] if lines + 1 + after[end] <= most]
            sense = _sense(atoms, way, end) if more else 0.0
            for lines in more:
                candidate = best[start][lines][0] + cost + sense, start
                if candidate < row.get(lines + 1, (inf, 0)):
                    row[lines + 1] = candidate
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
