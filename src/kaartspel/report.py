"""What came of a build, for who asked for it and for the manifest."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kaartspel import parts
from kaartspel.messages import say
from kaartspel.output import Manifest, Output, OutputFile
from kaartspel.parts import PARTS, Options, files_of
from kaartspel.recipe import Step

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck
    from kaartspel.parts import Work

# The options whose last values are kept: a build without them makes other files, and says so.
_KEPT = ("format", "ink", "printer")


class State(StrEnum):
    """What a build does to a file."""

    MADE = "made"
    KEPT = "kept"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FileReport:
    """A file of a build: its path in the build's folder, its kind, and what became of it.

    `bytes` is how long it is; `seconds` is how long one process took to make it. Both are 0 where
    that is not known, as before a file is made.
    """

    path: str
    kind: str
    state: State
    bytes: int = 0
    seconds: float = 0.0

    @classmethod
    def from_step(cls, step: Step) -> FileReport:
        """Return the report of a file that is kept, is made, or is to be made."""
        match step:
            case OutputFile():
                return cls(step.path, step.kind, State.KEPT, step.bytes)
            case Output():
                return cls(step.path, step.kind, State.MADE, len(step.data), step.seconds)
            case _:
                return cls(step.recipe.path, step.recipe.kind, State.MADE)

    @classmethod
    def gone(cls, file: OutputFile) -> FileReport:
        """Return the report of a file of the last build that goes."""
        return cls(file.path, file.kind, State.REMOVED, file.bytes)


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build would do: `files` of the parts that are asked for, and those that would go."""

    target: Path
    files: tuple[FileReport, ...]
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a build of the parts in `only`; `is_new` is False where there was nothing to do.

    `files` are those of these parts, and those that went. `seconds` passed from first to last, of
    them `reading` until the deck was read. `notices` say what the user should know, though nothing
    is wrong.
    """

    manifest: Manifest
    target: Path
    only: tuple[str, ...]
    seconds: float
    is_new: bool
    files: tuple[FileReport, ...] = ()
    reading: float = 0.0
    notices: tuple[str, ...] = ()

    @property
    def cards(self) -> int:
        """How many cards were asked for: as many as are in the part that has most of them."""
        parts = self.manifest.parts
        return max((parts.get(name, {}).get("cards", 0) for name in self.only), default=0)

    @property
    def boxed(self) -> int:
        """How many of them go into one box; 0 where no box was asked for."""
        return self.manifest.parts.get("box", {}).get("cards", 0) if "box" in self.only else 0

    def files_of(self, *parts: str) -> tuple[OutputFile, ...]:
        """Return the files of parts, as the manifest lists them; of all that were asked for."""
        return files_of(self.manifest, parts or self.only)


def deck_entry(deck: Deck) -> dict[str, str]:
    """Return what the manifest says of a deck."""
    metadata = deck.metadata
    return {
        "identifier": metadata.identifier,
        "title": metadata.title,
        "language": metadata.language,
        "version": metadata.version,
    }


def card_entries(deck: Deck) -> tuple[dict[str, object], ...]:
    """Return what the manifest says of each card."""
    return tuple(
        {
            "id": card.id,
            "kind": card.kind.id,
            "number": card.number,
            "name": card.name,
            "text": card.text,
            "collection": card.collection,
            "group": card.group,
            "topic": card.topic,
            "pdf": parts.card_path(card),
        }
        for card in deck.cards
    )


def part_entries(work: Work, only: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return what the manifest says of parts: how many cards, and how they were asked for."""
    return {name: {"cards": PARTS[name].count(work), **_asked(work.options, name)} for name in only}


def _asked(options: Options, part: str) -> dict[str, str]:
    depends = [name for name in _KEPT if name in PARTS[part].options]
    return {name: str(getattr(options, name)) for name in depends}


def forgotten(
    last: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """Yield which options the last build of a part had that this one leaves at their defaults."""
    default = Options()
    for name in _KEPT:
        usual = str(getattr(default, name))
        changed: dict[str, list[str]] = {}
        for part, entry in now.items():
            before = last.get(part, {}).get(name, usual)
            if entry.get(name) == usual != before:
                changed.setdefault(before, []).append(part)
        for before, those in changed.items():
            given = f"--{name} {shlex.quote(before)}"
            fact = say(
                "{parts}: built with {given} the last time, and now without",
                parts=", ".join(those),
                given=given,
            )
            yield say("{fact}; to have that again, add {given}", fact=fact, given=given)
