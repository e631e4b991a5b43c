"""A request and its folder: what the last build left there, and what there is to do."""

from __future__ import annotations

import shlex
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kaartspel import parts
from kaartspel.choices import chosen_for
from kaartspel.deck.bases import bases, fingerprints
from kaartspel.inputs import engine_digest, input_digests
from kaartspel.messages import say
from kaartspel.output import Manifest, OutputFile, is_intact, read_manifest, resolved
from kaartspel.problems import InvalidDeck, Problem, SurroundingsFailed, WrongUsage
from kaartspel.recipe import Recipe, Step, decide, source_of
from kaartspel.report import (
    FileReport,
    Report,
    card_entries,
    deck_entry,
    forgotten,
    part_entries,
)

if TYPE_CHECKING:
    from kaartspel.deck.inside import Fingerprints
    from kaartspel.deck.model import Deck
    from kaartspel.parts import Options, Work


# By either of them a deck is known in what its build wrote down.
_NAMES = ("identifier", "title")


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: from which deck, into which folder, which parts, and how.

    `deck` is a Deck, or the folder that holds its files. Parts (`only`) and options that are not
    given are as the deck says under `build:`. `jobs` is how many processes share the work; `force`
    makes anew what is there already.
    """

    deck: Deck | str | Path
    target: str | Path
    only: tuple[str, ...] = ()
    options: Options | None = None
    jobs: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """The folder that a request is built into, with what the last build has left there.

    `only` and `options` are what is asked for, by the request or else by the deck. `inputs` has a
    digest of all that goes into each part that is asked for. `sources` has the fingerprints of what
    the last build read of the deck's folder, or this one, as they are now.
    """

    request: Request
    only: tuple[str, ...]
    options: Options
    target: Path
    last: Manifest | None
    engine: str
    inputs: dict[str, str]
    sources: Fingerprints

    @classmethod
    def from_request(cls, request: Request, target: Path) -> Site:
        """Return what there is to know before the deck is read."""
        last, engine, deck = read_manifest(target), engine_digest(), request.deck
        only, options = chosen_for(deck, request.only, request.options)
        sources = {}
        if last and isinstance(deck, str | Path):
            sources = fingerprints(Path(deck), last.sources)
        whole = sources if isinstance(deck, str | Path) else deck
        inputs = input_digests(whole, only, options, engine)
        return cls(request, only, options, target, last, engine, inputs, sources)

    def read(self) -> tuple[Deck, Site]:
        """Return the deck, and what there is to know now: with what was read, as it was read.

        Raises SurroundingsFailed where another deck's build stands in the folder.
        """
        deck, sources = read_deck(self.request.deck, self.only, self.options)
        is_folder = isinstance(self.request.deck, str | Path)
        self._refuse_other(deck)
        inputs = input_digests(sources if is_folder else deck, self.only, self.options, self.engine)
        return deck, replace(self, inputs=inputs, sources=sources)

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to do."""
        if self.last is None or self.request.force:
            return False
        is_same = self.inputs.items() <= self.last.inputs.items()
        return is_same and is_intact(self.target, self.last.files)

    def unchanged(self, begun: float) -> Report:
        """Return the report of a build with nothing to do, which began then."""
        assert self.last
        seconds = time.monotonic() - begun
        return Report(self.last, self.target, self.only, seconds, False, self.kept_files)

    @property
    def kept_files(self) -> tuple[FileReport, ...]:
        """The files that are asked for, where they all stand already."""
        files = parts.files_of(self.last, self.only) if self.last else ()
        return tuple(map(FileReport.from_step, files))

    def steps(self, work: Work) -> Iterator[Step]:
        """Yield the files that are asked for: as they stand, or as they are to be made."""
        planned = (file for name in self.only for file in parts.PARTS[name].make(work))
        return decide(planned, self.engine, self._reusable())

    def _reusable(self) -> Callable[[str, str], OutputFile | None]:
        last = self.last.files if self.last and not self.request.force else ()
        files = {file.path: file for file in last}

        def reused(path: str, source: str) -> OutputFile | None:
            """Return the last build's file if it was made from the same and is intact."""
            file = files.get(path)
            is_same = file and file.source == source and is_intact(self.target, [file])
            return file if is_same else None

        return reused

    def untouched(self) -> tuple[OutputFile, ...]:
        """Return the last build's files of the parts that are not asked for now."""
        if self.last is None:
            return ()
        made_now = set(parts.files_of(self.last, self.only))
        return tuple(file for file in self.last.files if file not in made_now)

    def manifest(self, work: Work, files: tuple[OutputFile, ...]) -> Manifest:
        """Return the manifest of a build whose files are all there."""
        deck, only, last = work.deck, self.only, self.last
        cards = card_entries(deck) if "cards" in only else (last.cards if last else ())
        entries = part_entries(work, only)
        if last:
            return Manifest(deck_entry(deck), cards, files, {**last.inputs, **self.inputs},
                            {**last.parts, **entries}, self.sources)  # fmt: skip
        return Manifest(deck_entry(deck), cards, files, self.inputs, entries, self.sources)

    def removed(self, stay: Iterable[FileReport | OutputFile]) -> tuple[FileReport, ...]:
        """Return the files of the last build that are not among those that `stay`."""
        paths = {file.path for file in stay}
        last = self.last.files if self.last else ()
        return tuple(FileReport.gone(file) for file in last if file.path not in paths)

    def notices(self, work: Work) -> Iterator[str]:
        """Yield what the last build had that this one has not, and was not told to drop."""
        if self.last:
            yield from forgotten(self.last.parts, part_entries(work, self.only))

    def _refuse_other(self, deck: Deck) -> None:
        """Raise SurroundingsFailed where another deck's build stands: its files would go.

        A deck that got another title, or another identifier, is still the same.
        """
        before, now = self.last.deck if self.last else {}, deck_entry(deck)
        if not before.keys() & _NAMES or any(before.get(name) == now[name] for name in _NAMES):
            return
        path = self.request.deck
        called = resolved(Path(path)).name if isinstance(path, str | Path) else deck.metadata.slug
        target = Path(self.request.target)
        free = _free(target.with_name(f"{called}-{target.name}"))
        raise SurroundingsFailed(say(
            "a build of another deck, '{title}', stands in {place}; name a folder of its own for "
            "this one: {other}", title=before.get("title", ""), place=target,
            other=f"-o {shlex.quote(str(free))}",
        ))  # fmt: skip


def _free(place: Path) -> Path:
    """Return a folder that is not there yet: of this name, or of this name and a number."""
    names = (place, *(place.with_name(f"{place.name}-{n}") for n in range(2, 100)))
    return next((name for name in names if not name.exists()), place)


def passed_in(folder: Path) -> Callable[[Recipe], bool]:
    """Return what tells of a recipe whether the last build in a folder followed it to the end.

    Its file depends on nothing else: it can be made again, and a shop's judge would let it pass.
    """
    last, engine = read_manifest(folder), engine_digest()
    sources = {file.source for file in last.files} if last else set()
    return lambda recipe: bool(sources) and source_of(recipe, engine) in sources


def read_deck(
    deck: Deck | str | Path, only: tuple[str, ...] = (), options: Options | None = None
) -> tuple[Deck, Fingerprints]:
    """Return a deck and, where it lies in a folder, the fingerprints of what was read of it.

    Raises InvalidDeck with every problem of it, and of these parts of it.
    """
    if not isinstance(deck, str | Path):
        return deck, {}
    # What reads decks takes longer to load than a build with nothing to do.
    from kaartspel.deck.load import read  # noqa: PLC0415

    reading = read(Path(deck))
    if reading.deck is None or reading.problems:
        later = _later(reading.deck, only, options or parts.Options()) if reading.deck else ()
        raise InvalidDeck((*reading.problems, *later))
    return reading.deck, reading.fingerprints


def _later(deck: Deck, only: tuple[str, ...], options: Options) -> tuple[Problem, ...]:
    """Return what keeps parts from being built of what remains of a deck that has problems.

    A name that is not there is perhaps one of those, and told when they are mended.
    """
    try:
        return tuple(parts.problems_of(parts.Work(deck, options, only=only), only))
    except WrongUsage:
        return ()


def outside(request: Request) -> Path:
    """Return the build's folder, unless swapping it would sweep the deck along."""
    if not isinstance(request.deck, str | Path):
        return Path(request.target)
    place = resolved(Path(request.target))
    for deck in map(resolved, (Path(request.deck), *bases(Path(request.deck)))):
        if deck.is_relative_to(place) or place.is_relative_to(deck):
            beside = deck.parent / "build"
            other = f"-o {shlex.quote(str(beside))}" if place != beside else say("-o, outside both")
            raise SurroundingsFailed(say(
                "the build's folder {place} and the deck {deck} lie in one another; name "
                "another folder with {other}", place=place, deck=deck, other=other,
            ))  # fmt: skip
    return Path(request.target)
