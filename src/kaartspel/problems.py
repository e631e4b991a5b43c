"""What can be wrong with a deck, and where.

A problem has a place, a fact and a remedy. Problems are collected and reported together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

_LISTED = 40  # words in a remedy


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A point in a deck file: its path as the user would type it, line and column from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a deck. `message` states the fact and then the remedy."""

    place: Place
    message: str

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


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
    """The deck has problems; `problems` holds every one of them, sorted by place."""

    exit_status = 1

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class UnfitForPress(KaartspelError):
    """A print shop would refuse a file; `faults` say in words what is wrong with it."""

    exit_status = 1

    def __init__(self, file: str, faults: Iterable[str]) -> None:
        self.file, self.faults = file, tuple(faults)
        super().__init__("\n".join((f"{file} is not fit for a press:", *self.faults)))


class WrongUsage(KaartspelError):
    """What was asked for does not exist: a format, a part."""

    exit_status = 2


class SurroundingsFailed(KaartspelError):
    """Something outside the deck failed: a folder, a font file, the disk."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a remedy: the nearest known word, or else all of them, as far as they can be read."""
    known = sorted(known)
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    listed = known if len(known) <= _LISTED else [*known[: _LISTED - 1], "…"]
    return f"use one of: {', '.join(listed)}" if known else "there are none to choose from"
