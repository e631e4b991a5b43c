"""Break a paragraph into lines, over the whole paragraph at once: least ragged, fewest hyphens.

Every way to break is weighed by dynamic programming (after Knuth and Plass, "Breaking paragraphs
into lines", 1981, without stretching): the cost of a line is the square of what it falls short,
and breaks that a reader stumbles over cost extra.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import inf

import pyphen

Measure = Callable[[str, int], float]
"""Tells something of a stretch of a text: of its characters, and the index where they begin."""

# Costs, against 100 for an empty line.
_HYPHENATED = 45.0  # a word broken where it has no hyphen of its own
_BADLY_HYPHENATED = 75.0  # and where the dictionary only guesses
_OWN_HYPHEN = 40.0  # a word broken after its own hyphen
_IN_GROUP = 50.0  # inside (brackets) or ‘quotation marks’ of a few words
_LONE_WORD = 35.0  # a last line of one word
_LAST_LINE = 0.25  # how much the last line's shortness counts
_SHORT = 0.5  # of the width: a lone last word longer than this stands well
_GROUP_LENGTH = 28  # characters: a group so short should stay together
_GROUP = re.compile(r"\([^()]*\)|(?<=\s)‘[^‘’]*’|“[^“”]*”|(?<=\()‘[^‘’]*’")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is shown, and what joins it to the next.

    `joint` is a space between words, "-" where a hyphen was added to break a word, or nothing: a
    word broken after a hyphen of its own, or the end. `start` is where in the text it begins.
    """

    text: str
    joint: str = ""
    start: int = 0

    @property
    def broken(self) -> bool:
        """Whether a hyphen was added to break the last word."""
        return self.joint == "-"


@dataclass(frozen=True, slots=True)
class _Atom:
    """What cannot be broken further, and what follows it: a space, a hyphen to add, or nothing."""

    text: str
    glue: str
    cost: float


class Hyphenator:
    """Where words of a language may be broken: the deck's own list first, then a dictionary."""

    def __init__(self, language: str, exceptions: tuple[str, ...] = ()) -> None:
        name = pyphen.language_fallback(language.replace("-", "_"))
        self._dictionary = pyphen.Pyphen(lang=name, left=3, right=3) if name else None
        self._exceptions = {word.replace("-", "").lower(): word for word in exceptions}

    def parts(self, word: str) -> tuple[tuple[str, ...], float]:
        """Return the parts of a word (letters only), and what breaking between them costs."""
        exception = self._exceptions.get(word.lower())
        if exception and len(exception.replace("-", "")) == len(word):
            ends = accumulate(map(len, exception.split("-")), initial=0)
            return tuple(word[a:b] for a, b in pairwise(ends)), _HYPHENATED
        if self._dictionary is None or len(word) < 8:
            return (word,), 0.0
        parts = tuple(self._dictionary.inserted(word, "\u00ad").split("\u00ad"))
        # Some languages spell a word otherwise where it is broken: then it is not broken at all.
        return (parts, _BADLY_HYPHENATED) if "".join(parts) == word else ((word,), 0.0)


@lru_cache(maxsize=64)
def hyphenator(language: str, exceptions: tuple[str, ...]) -> Hyphenator:
    """Return the hyphenator of a language; dictionaries are slow to read, so it is kept."""
    return Hyphenator(language, exceptions)


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
    atoms = _atoms(text, hyphens)
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
    atoms: tuple[_Atom, ...], at: tuple[int, ...], end: int, width: float, measure: Measure,
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


def _cost(atoms: tuple[_Atom, ...], start: int, end: int, short: float) -> float:
    ragged = 100 * short * short
    if end < len(atoms):
        return ragged + atoms[end - 1].cost
    lone = start > 0 and not any(atom.glue == " " for atom in atoms[start : end - 1])
    return _LAST_LINE * ragged + (_LONE_WORD if lone and short > 1 - _SHORT else 0.0)


def _shown(atoms: tuple[_Atom, ...], start: int, end: int) -> str:
    parts = [atom.text + (" " if atom.glue == " " else "") for atom in atoms[start : end - 1]]
    last = atoms[end - 1]
    return "".join(parts) + last.text + ("-" if last.glue == "-" else "")


@lru_cache(maxsize=256)  # a text is tried at several sizes
def _atoms(text: str, hyphens: Hyphenator) -> tuple[_Atom, ...]:
    return tuple(_split(text, hyphens))


def _split(text: str, hyphens: Hyphenator) -> Iterator[_Atom]:
    grouped = _grouped_spaces(text)
    words, at = text.split(" "), -1
    for index, word in enumerate(words):
        at += len(word) + 1
        glue = " " if index < len(words) - 1 else ""
        cost = _IN_GROUP if at in grouped else 0.0
        *parts, last = _word_atoms(word, hyphens)
        yield from parts
        yield _Atom(last.text, glue, cost)


@lru_cache(maxsize=20_000)  # words come again and again, all through a deck
def _word_atoms(word: str, hyphens: Hyphenator) -> tuple[_Atom, ...]:
    """Return the parts of a word: after hyphens of its own, and where it can be hyphenated."""
    within = _IN_GROUP if _GROUP.fullmatch(word) else 0.0
    *parts, last = _word_parts(word, hyphens)
    return (*(_Atom(part.text, part.glue, part.cost + within) for part in parts), last)


def _word_parts(word: str, hyphens: Hyphenator) -> Iterator[_Atom]:
    for piece in re.findall(r"[^-]+-(?=\w)|[^-]+$|.+", word):
        letters = re.search(r"\w+", piece)
        if piece.endswith("-"):
            yield _Atom(piece, "", _OWN_HYPHEN)
        elif letters and not any(c.isdigit() for c in piece) and "." not in piece.rstrip(".’”"):
            parts, cost = hyphens.parts(letters[0])
            head, tail = piece[: letters.start()], piece[letters.end() :]
            shown = [head + parts[0], *parts[1:]] if len(parts) > 1 else [head + letters[0]]
            shown[-1] += tail
            yield from (_Atom(part, "-", cost) for part in shown[:-1])
            yield _Atom(shown[-1], "", 0.0)
        else:
            yield _Atom(piece, "", 0.0)


def _grouped_spaces(text: str) -> set[int]:
    return {
        match.start() + i
        for match in _GROUP.finditer(text)
        if len(match[0]) <= _GROUP_LENGTH
        for i, character in enumerate(match[0])
        if character == " "
    }
