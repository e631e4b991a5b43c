"""Say what does not fit on a hand-out, and fill its pages with the largest that does."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Place, Problem

S = TypeVar("S")
T = TypeVar("T")


class Misfit(Exception):
    """What is wrong with a hand-out that cannot be set: its `fact`, `remedy` and `code`."""

    def __init__(self, fact: str, remedy: str, code: str) -> None:
        self.fact, self.remedy, self.code = fact, remedy, code
        super().__init__(fact)


def too_high(over: float) -> Misfit:
    """Return what is wrong with a head that runs so many mm over what stands below."""
    fact = say("has a head that is {overflow:.1f} mm too high", overflow=over)
    return Misfit(fact, say("shorten its title or its aim"), "handout-too-full")


def fullest(draw: Callable[[S], T], sizes: Sequence[S]) -> T:
    """Return what is drawn with the first of some sizes that it fits with, or with the last.

    Raises Misfit where it fits with none.
    """
    for size in sizes[:-1]:
        with suppress(Misfit):
            return draw(size)
    return draw(sizes[-1])


def does_not_fit(title: str, misfit: Misfit, place: Place) -> InvalidDeck:
    """Return what is wrong with a deck whose hand-out does not fit."""
    fact = say("the hand-out '{title}' {fact}", title=title, fact=misfit.fact)
    return InvalidDeck([Problem(place, fact, misfit.remedy, misfit.code)])
