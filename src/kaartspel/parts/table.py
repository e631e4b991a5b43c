"""The parts of a build, each with what there is to know of it before its code is loaded."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from kaartspel.output import Manifest, OutputFile

if TYPE_CHECKING:
    from kaartspel.parts.work import Planning, Work
    from kaartspel.problems import Problem
    from kaartspel.recipe import Planned


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a build: the kind of its files in the manifest, and what they depend on.

    The module of its name has a PLANNING, which is loaded when it is needed. `options` names the
    fields of Options that its files depend on.
    """

    name: str
    kind: str
    options: tuple[str, ...] = ()

    def make(self, work: Work) -> Iterator[Planned]:
        """Plan its files, or make them. Raises InvalidDeck and WrongUsage where it cannot."""
        return self._planning.make(work)

    def problems(self, work: Work) -> Iterable[Problem]:
        """Yield all that keeps its files from being made. Raises WrongUsage, as a build would."""
        from kaartspel.parts.work import refusals  # noqa: PLC0415  slow to load

        if self._planning.problems:
            return self._planning.problems(work)
        return refusals(partial(deque, self.make(work), 0))

    def count(self, work: Work) -> int:
        """Return how many cards there are in its files."""
        return self._planning.count(work)

    @property
    def _planning(self) -> Planning:
        planning: Planning = import_module(f"kaartspel.parts.{self.name}").PLANNING
        return planning


_ON_SHEETS = ("format", "ink", "sheets", "cut_lines", "printer", "calibrations")
_CHOICE = ("copies", "kinds", "suits", "cards")  # the options that Work.chosen_cards depends on
PASSED_ON = ("format", "shops", "icc", "stock", "paper")  # the options that a release takes
# What people print and read.
_PRINTED = (
    Part("sheets", "sheet", (*_ON_SHEETS, *_CHOICE)),
    Part("press", "press", ("format", *_CHOICE, "shops", "icc", "stock")),
    Part("box", "box", ("format", "ink", "stock", "sheets", *_CHOICE)),
    Part("handouts", "handout", ("sheets", "format", "ink")),
    Part("posters", "poster", ("paper", "sheets")),
    Part("book", "book"),
)
# The page tells of the other files, and so depends on what they depend on.
_OF_THESE = (option for part in _PRINTED for option in part.options)
_PARTS = (
    Part("cards", "card", ("format", "ink")),
    *_PRINTED,
    Part("page", "page", tuple(dict.fromkeys(("format", *_OF_THESE)))),
    Part("deal", "deal", (*_ON_SHEETS, "evening")),
    Part("preview", "preview", ("format", "ink")),
    Part("calibration", "calibration", ("sheets", "printer", "calibrations")),
    Part("online", "online", ("format", "online", "base_url", "picture_width", "round_corners")),
    Part("release", "release", PASSED_ON),
)
PARTS = {part.name: part for part in _PARTS}
# Where nothing else is asked for.
BUILT: tuple[str, ...] = ("cards", "sheets", "press", "box", "handouts", "posters", "book", "page")
ASKED = (*BUILT, "online")  # what may be asked for by name


def files_of(manifest: Manifest, parts: Iterable[str]) -> tuple[OutputFile, ...]:
    """Return the files that a build has of these parts."""
    kinds = {PARTS[name].kind for name in parts}
    return tuple(file for file in manifest.files if file.kind in kinds)


def problems_of(work: Work, parts: Iterable[str]) -> Iterator[Problem]:
    """Yield all that keeps these parts from being built. Raises WrongUsage, as a build would."""
    for name in parts:
        yield from PARTS[name].problems(work)
