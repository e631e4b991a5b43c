"""The pages of hand-outs as they are designed, each laid out once for all tests of a worker."""

from functools import cache

from kaartspel.deck.model import Deck
from kaartspel.design import Kit
from kaartspel.design.handouts import handout
from kaartspel.frame import Frame
from kaartspel.parts import PARTS, Options, Work
from kaartspel.recipe import Recipe


@cache
def pages_of(deck: Deck, name: str) -> tuple[Frame, ...]:
    """Return the pages of a hand-out of a deck."""
    return tuple(handout(_kit(deck), name))


@cache
def _kit(deck: Deck) -> Kit:
    """Return what the hand-outs of a deck are made of."""
    recipe = next(iter(PARTS["handouts"].make(Work(deck, Options()))))
    assert isinstance(recipe, Recipe)
    found = recipe.arguments[1]
    assert isinstance(found, Kit)
    return found
