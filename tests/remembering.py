"""What was made of one deck is found for the next: most decks of tests are copies of a few.

The product keeps what it makes under a digest of all that it depends on, and forgets it between
decks, so that the store of a deck holds nothing of another. Tests forget nothing, unless `--all` is
asked for, or what they try is the keeping or the making itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kaartspel import store
from kaartspel.keeping import BOUND, KEEPER

_FORGET, _WRITE = KEEPER.clear, store._write
_BOUND = 12 * BOUND  # of all decks that a worker comes by


@contextmanager
def remembering() -> Iterator[None]:
    """Keep for all decks what is made of one in the block, and write none of it to a disk."""

    def pass_on(of: object = None) -> None:
        KEEPER.of = of
        KEEPER.rest()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KEEPER, "_bound", _BOUND)
        patch.setattr(KEEPER, "clear", pass_on)
        patch.setattr(store, "_write", lambda path, entries: None)
        yield


@contextmanager
def forgetting() -> Iterator[None]:
    """Do as the product does in the block, which begins with nothing kept and leaves nothing."""
    before = dict(vars(KEEPER))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KEEPER, "_bound", BOUND)
        patch.setattr(KEEPER, "clear", _FORGET)
        patch.setattr(store, "_write", _WRITE)
        KEEPER.clear()
        yield
    vars(KEEPER).update(before)
