"""What was made of one deck is found for the next: most decks of tests are copies of a few.

The product keeps what it makes under a digest of all that it depends on, and forgets it between
decks, so that the store of a deck holds nothing of another. Tests forget nothing, unless `--all` is
asked for, or what they try is the keeping or the making itself. Whole files that take long are
found by all workers: a release holds most of what a build does. Nor is a page of a PDF drawn as a
picture, a font packed or a text broken into lines a second time, whatever is tried: a small book
and a small page take most of their time for the first two, and a check a tenth for the last.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path

import pytest

from kaartspel import picture, recipe, store
from kaartspel.keeping import BOUND, KEEPER
from kaartspel.page import fonts
from kaartspel.posters import search
from kaartspel.recipe import Recipe, source_of
from posted import laid

_POSTER = import_module("kaartspel.posters.poster")  # as below: packages have functions of the name
_FORGET, _WRITE, _MAKE = KEEPER.clear, store._write, recipe.bytes_of
# What is made of plain data and takes long, and of how many of it are kept.
_ONCE = (
    (picture, "to_png", 64), (picture, "glance", 64), (fonts, "pack", 64),
    (import_module("kaartspel.type.typesetter"), "set_column", 20_000),
)  # fmt: skip
_BOUND = 12 * BOUND  # of all decks that a worker comes by
_LONG = 0.1  # s, which a file takes that is left for other workers


@contextmanager
def remembering(folder: Path) -> Iterator[None]:
    """Keep for all decks what is made of one in the block, and write none of it to their stores.

    What takes long lies in a folder, for other workers too.
    """

    def pass_on(of: object = None) -> None:
        KEEPER.of = of
        KEEPER.rest()

    def found(wanted: Recipe, known: dict[str, bytes]) -> bytes:
        path = folder / source_of(wanted, "")
        if path.exists():
            return path.read_bytes()
        begun = time.process_time()
        made = _MAKE(wanted, known)
        if time.process_time() - begun > _LONG:
            new = path.with_suffix(f".{os.getpid()}")
            new.write_bytes(made)
            new.replace(path)
        return made

    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KEEPER, "_bound", _BOUND)
        patch.setattr(KEEPER, "clear", pass_on)
        patch.setattr(store, "_write", lambda path, entries: None)
        patch.setattr(recipe, "bytes_of", found)
        patch.setattr(_POSTER, "lay_out", laid)
        for of, name, most in _ONCE:
            patch.setattr(of, name, lru_cache(maxsize=most)(getattr(of, name)))
        yield


@contextmanager
def forgetting() -> Iterator[None]:
    """Do as the product does in the block, which begins with nothing kept and leaves nothing."""
    before = dict(vars(KEEPER))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KEEPER, "_bound", BOUND)
        patch.setattr(KEEPER, "clear", _FORGET)
        patch.setattr(store, "_write", _WRITE)
        patch.setattr(recipe, "bytes_of", _MAKE)
        patch.setattr(_POSTER, "lay_out", search.lay_out)
        KEEPER.clear()
        yield
    vars(KEEPER).update(before)
