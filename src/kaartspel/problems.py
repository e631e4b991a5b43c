"""What can be wrong with a deck, and where.

A problem has a place, a fact and a remedy. Problems are collected and reported together.
"""

from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Self

from kaartspel.messages import joined, mapped, reason_of, say, say_many

# Limits that keep a deck of very many mistakes quick to report.
_LISTED = 40  # words in one message
_OF_MANY = 6  # words that stand for more than those
_AROUND = 100  # words compared on each side
_COMPARED = 200  # characters of a word
_MOST_OF_FILE = 500  # problems of one file: enough to mend
_HARMLESS = "\u00a0\u202f"  # spaces of another width


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a deck file: its path as the user would type it, line and column from 1.

    In a table these are row and column, and `cell` is what a spreadsheet calls it: Questions!B7.
    """

    file: str
    line: int = 1
    column: int = 1
    cell: str = ""

    def __str__(self) -> str:
        return (
            f"{self.file}, {self.cell}" if self.cell else f"{self.file}:{self.line}:{self.column}"
        )

    @property
    def order(self) -> tuple[str, str, int, int]:
        """What places are sorted by: in a workbook, sheet after sheet."""
        return self.file, self.cell.rpartition("!")[0], self.line, self.column


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a deck: `fact` says what is wrong, `remedy` what to do about it.

    `code` is the kind of mistake in a few words and hyphens, such as unknown-key; it stays the same
    whatever the fact says, and means one thing.
    """

    place: Place
    fact: str
    remedy: str
    code: str

    @property
    def message(self) -> str:
        """The fact and then the remedy: the one place where they become a text."""
        return say("{fact}; {remedy}", fact=self.fact, remedy=self.remedy)

    def __str__(self) -> str:
        return mapped(say("{place}: {message}", place=self.place, message=self.message), visible)

    def as_dict(self, words: Callable[[str], str] = str) -> dict[str, str | int]:
        """Return plain data for JSON: file, line, column, code, fact, remedy; in a table, cell.

        `words` puts fact and remedy into the words of a language: as they are, if none is given.
        """
        cell = {"cell": self.place.cell} if self.place.cell else {}
        return {
            "file": self.place.file,
            "line": self.place.line,
            "column": self.place.column,
            **cell,
            "code": self.code,
            "fact": words(self.fact),
            "remedy": words(self.remedy),
        }


class Problems:
    """Collects what is wrong with a deck, from whoever is handed it, in the order it is told.

    Of very many in one file the first are kept and the rest is counted, so that no file fills the
    memory; going through them, one more of each such file says how many were left out.
    """

    def __init__(self) -> None:
        self._problems: list[Problem] = []
        self._counts: Counter[str] = Counter()

    def tell(self, place: Place, fact: str, remedy: str, code: str) -> None:
        """Add a problem."""
        self._counts[place.file] += 1
        if self._counts[place.file] <= _MOST_OF_FILE:
            self._problems.append(Problem(place, fact, remedy, code))

    def count(self, file: str) -> bool:
        """Count one more in a file of which enough are kept; return whether that is so.

        Whoever finds very many asks this first, and spares the words.
        """
        is_enough = self._counts[file] >= _MOST_OF_FILE
        self._counts[file] += is_enough
        return is_enough

    def have(self, place: Place, code: str) -> bool:
        """Return whether something of a kind was told at a place."""
        return any(problem.place == place and problem.code == code for problem in self._problems)

    def __len__(self) -> int:
        """Return how many were told, kept or not."""
        return self._counts.total()

    def __iter__(self) -> Iterator[Problem]:
        yield from self._problems
        for file, count in self._counts.items():
            if count > _MOST_OF_FILE:
                fact = say_many("and {count} problem more in this file",
                                "and {count} problems more in this file",
                                count=count - _MOST_OF_FILE)  # fmt: skip
                yield Problem(Place(file), fact, say("mend the first ones first"), "more-problems")


class KaartspelError(Exception):
    """The root of all errors that are the user's to mend; each carries its exit status.

    KaartspelError
    ├── InvalidDeck         1  the deck has problems, each with its place
    ├── UnfitForPress       1  a print shop would refuse a file
    ├── WrongUsage          2  what was asked for does not exist
    └── SurroundingsFailed  3  a folder, a font or the disk did not do what it had to
    """

    exit_status = 3


class InvalidDeck(KaartspelError):
    """The deck has problems; `problems` holds every one of them, sorted by place.

    Its text tells equal ones once, with all their places.
    """

    exit_status = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=_order))
        super().__init__(joined(_told_once(self.problems), "\n"))

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Problem, ...]]]:
        """Return what a worker sends: it is made anew from its problems."""
        return type(self), (self.problems,)


def _order(problem: Problem) -> tuple[object, ...]:
    return problem.place.order, problem


def _told_once(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield each problem as a line, and on the next one where else it is so."""
    alike: dict[str, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(f"{problem.code} {problem.message}", []).append(problem)
    for first, *others in alike.values():
        yield str(first)
        if others:
            shown = visible(", ".join(str(problem.place) for problem in others[:_LISTED]))
            if len(others) <= _LISTED:
                yield say("  so too at {shown}", shown=shown)
            else:
                yield say_many("  so too at {shown} and in {count} more place",
                               "  so too at {shown} and in {count} more places",
                               shown=shown, count=len(others) - _LISTED)  # fmt: skip


class UnfitForPress(KaartspelError):
    """A print shop would refuse a file; `faults` say in words what is wrong with it."""

    exit_status = 1

    def __init__(self, file: str, faults: Iterable[str]) -> None:
        self.file, self.faults = file, tuple(faults)
        super().__init__(
            joined((say("{file} is not fit for a press:", file=file), *self.faults), "\n")
        )

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        """Return what a worker sends: it is made anew from its parts."""
        return type(self), (self.file, self.faults)


class WrongUsage(KaartspelError):
    """What was asked for does not exist: a format, a part."""

    exit_status = 2


class SurroundingsFailed(KaartspelError):
    """Something outside the deck failed: a folder, a font file, the disk."""

    @classmethod
    def of_system(cls, error: OSError) -> Self:
        """Return what the system refused, where nobody knows better what it was for."""
        what = f" {error.filename}" if error.filename else ""
        return cls(say("cannot go on:{what} {reason}", what=what, reason=reason_of(error)))


def visible(text: str) -> str:
    """Return a text with its control and formatting characters written as escapes.

    What a deck holds, and what its files are called, must not command the terminal that shows it.
    """
    return "".join(
        c if c.isprintable() or c in _HARMLESS else c.encode("unicode_escape").decode()
        for c in text
    )


def did_you_mean(word: str, choices: Iterable[str]) -> str:
    """Return a remedy: the nearest known word, or else what there is to choose from."""
    choices = sorted(choices)
    near = nearest(word, choices)
    if near:
        return say("did you mean '{near}'?", near=near)
    if not choices:
        return say("there are none to choose from")
    most = _LISTED if len(choices) <= _LISTED else _OF_MANY
    return say("use one of: {shown}", shown=shortened(choices, most))


def shortened(names: Sequence[str], most: int) -> str:
    """Return the first names of a list, with commas, and how many more there are."""
    shown, more = ", ".join(names[:most]), len(names) - most
    return say("{shown} and {more} more", shown=shown, more=more) if more > 0 else shown


def nearest(word: str, words: Sequence[str]) -> str | None:
    """Return the known word that looks most like `word`, if any does. `words` is sorted.

    Of very many, only the ones are looked at that stand around it in the alphabet.
    """
    word = word[:_COMPARED]
    if same := next((one for one in words if one.casefold() == word.casefold()), None):
        return same
    if len(words) > 2 * _AROUND:
        at = bisect(words, word)
        words = words[max(0, at - _AROUND) : at + _AROUND]
    near = get_close_matches(word, words, n=1, cutoff=0.6)
    return near[0] if near else None
