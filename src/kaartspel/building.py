"""From a request to files: the whole flow, from top to bottom."""

import shlex
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from kaartspel.choices import chosen_for
from kaartspel.deck.bases import bases, fingerprints
from kaartspel.deck.inside import Fingerprints
from kaartspel.deck.model import Deck
from kaartspel.inputs import engine_digest, input_digests
from kaartspel.messages import say
from kaartspel.output import (
    Manifest,
    Output,
    OutputFile,
    is_intact,
    locked,
    read_manifest,
    resolved,
    usable,
    write,
)
from kaartspel.parts import PARTS, Options, Progress, Work, files_of, problems_of, remarks
from kaartspel.problems import InvalidDeck, Problem, SurroundingsFailed, UnfitForPress
from kaartspel.recipe import Step, decide, follow
from kaartspel.report import (
    FileReport,
    Plan,
    Report,
    card_entries,
    deck_entry,
    forgotten,
    part_entries,
)

__all__ = ["FileReport", "Plan", "Report", "Request", "build", "check", "load", "plan"]


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


def build(
    request: Request,
    progress: Progress = lambda done, total: None,
    executor: Executor | None = None,
) -> Report:
    """Build what is asked for; leave alone what is there already, from the same inputs.

    An `executor`, if one is given, makes the files, and not `request.jobs` processes of our own.
    Raises InvalidDeck, UnfitForPress, WrongUsage and SurroundingsFailed; the folder is then as it
    was.
    """
    begun = time.monotonic()
    with locked(_outside(request)) as target:
        site = _Site.from_request(request, target)
        if site.last and site.is_current:
            seconds = time.monotonic() - begun
            return Report(site.last, target, site.only, seconds, False, site.kept)
        from kaartspel.workers import workers  # noqa: PLC0415  slow to load

        deck, site = site.read()
        reading = time.monotonic() - begun
        with nullcontext(executor) if executor else workers(request.jobs) as spread:
            work = Work(deck, site.options, progress, spread, site.only)
            files: list[FileReport] = []
            manifest = _write(site, work, files)
    files += site.removed(manifest.files)
    notices = (*site.notices(work), *work.notices)
    seconds = time.monotonic() - begun
    return Report(manifest, target, site.only, seconds, True, tuple(files), reading, notices)


def plan(request: Request) -> Plan:
    """Return what a build of this request would do, and write nothing.

    Raises what the build would raise.
    """
    target = usable(_outside(request))
    site = _Site.from_request(request, target)
    if site.is_current:
        return Plan(target, site.kept)
    deck, site = site.read()
    work = Work(deck, site.options, only=site.only)
    _refuse(problems_of(work, site.only))
    files = [FileReport.from_step(step) for step in site.steps(work)]
    gone = site.removed((*files, *site.untouched(work.deck)))
    return Plan(target, (*files, *gone), (*site.notices(work), *work.notices))


def check(
    deck: Deck | str | Path, options: Options | None = None, only: Iterable[str] = ()
) -> Deck:
    """Return a deck that `build` makes these parts of, with these options; write nothing.

    What is not given is as the deck says. Raises InvalidDeck with every problem that keeps it from
    that, and WrongUsage.
    """
    return checked(deck, options, only)[0]


def checked(
    deck: Deck | str | Path, options: Options | None = None, only: Iterable[str] = ()
) -> tuple[Deck, tuple[str, ...], tuple[str, ...]]:
    """Return a deck as `check` does, what its user should know, and what it leaves to us."""
    loaded = load(deck)
    parts, chosen = chosen_for(loaded, tuple(only), options)
    work = Work(loaded, chosen, only=parts)
    _refuse(problems_of(work, parts))
    return loaded, tuple(work.notices), tuple(remarks(loaded, parts))


def load(deck: Deck | str | Path) -> Deck:
    """Return the deck in a folder; a Deck as it is. Raises InvalidDeck with every problem of it."""
    return _load(deck)[0]


def _load(deck: Deck | str | Path) -> tuple[Deck, Fingerprints]:
    """Return a deck and, where it lies in a folder, the fingerprints of what was read of it."""
    if isinstance(deck, Deck):
        return deck, {}
    # What reads decks takes longer to load than a build with nothing to do.
    from kaartspel.deck.load import load_with_fingerprints  # noqa: PLC0415

    return load_with_fingerprints(Path(deck))


def _refuse(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise InvalidDeck(found)


@dataclass(frozen=True, slots=True)
class _Site:
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
    def from_request(cls, request: Request, target: Path) -> "_Site":
        """Return what there is to know before the deck is read."""
        last, engine, deck = read_manifest(target), engine_digest(), request.deck
        sources = {}
        if last and not isinstance(deck, Deck):
            sources = fingerprints(Path(deck), last.sources)
        only, options = chosen_for(deck, request.only, request.options)
        inputs = input_digests(deck if isinstance(deck, Deck) else sources, only, options, engine)
        return cls(request, only, options, target, last, engine, inputs, sources)

    def read(self) -> tuple[Deck, "_Site"]:
        """Return the deck, and what there is to know now: with what was read, as it was read."""
        deck, sources = _load(self.request.deck)
        is_whole = isinstance(self.request.deck, Deck)
        inputs = input_digests(deck if is_whole else sources, self.only, self.options, self.engine)
        return deck, replace(self, inputs=inputs, sources=sources)

    @property
    def is_current(self) -> bool:
        """Whether there is nothing to do."""
        if self.last is None or self.request.force:
            return False
        is_same = self.inputs.items() <= self.last.inputs.items()
        return is_same and is_intact(self.target, self.last.files)

    @property
    def kept(self) -> tuple[FileReport, ...]:
        """The files that are asked for, where they all stand already."""
        files = files_of(self.last, self.only) if self.last else ()
        return tuple(map(FileReport.from_step, files))

    def steps(self, work: Work) -> Iterator[Step]:
        """Yield the files that are asked for: as they stand, or as they are to be made."""
        planned = (file for name in self.only for file in PARTS[name].make(work))
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

    def untouched(self, deck: Deck) -> tuple[OutputFile, ...]:
        """Return the last build's files of the parts that are not asked for now."""
        last = self.last_of(deck)
        if last is None:
            return ()
        made_now = set(files_of(last, self.only))
        return tuple(file for file in last.files if file not in made_now)

    def last_of(self, deck: Deck) -> Manifest | None:
        """Return the last build's manifest, unless it was of another deck: a folder holds one."""
        known = self.last.deck.get("identifier") if self.last else None
        return None if known not in (None, deck.metadata.identifier) else self.last

    def manifest(self, work: Work, files: tuple[OutputFile, ...]) -> Manifest:
        """Return the manifest of a build whose files are all there."""
        deck, only, last = work.deck, self.only, self.last_of(work.deck)
        cards = card_entries(deck) if "cards" in only else (last.cards if last else ())
        parts = part_entries(work, only)
        if last:
            return Manifest(deck_entry(deck), cards, files, {**last.inputs, **self.inputs},
                            {**last.parts, **parts}, self.sources)  # fmt: skip
        return Manifest(deck_entry(deck), cards, files, self.inputs, parts, self.sources)

    def removed(self, stay: Iterable[FileReport | OutputFile]) -> tuple[FileReport, ...]:
        """Return the files of the last build that are not among those that `stay`."""
        paths = {file.path for file in stay}
        last = self.last.files if self.last else ()
        return tuple(FileReport.gone(file) for file in last if file.path not in paths)

    def notices(self, work: Work) -> Iterator[str]:
        """Yield what the last build had that this one has not, and was not told to drop."""
        if self.last and self.last_of(work.deck) is None:
            title = self.last.deck.get("title", "")
            yield say("the folder held a build of the deck '{title}', which is gone", title=title)
        elif self.last:
            yield from forgotten(self.last.parts, part_entries(work, self.only))


def _write(site: _Site, work: Work, files: list[FileReport]) -> Manifest:
    """Write the files, and put down what became of each in `files`; return the manifest."""
    outputs = _noted(follow(site.steps(work), work.executor), work, files)
    try:
        return write(site.target, outputs, partial(site.manifest, work),
                     site.untouched(work.deck), work.notices.append)  # fmt: skip
    except (InvalidDeck, UnfitForPress) as error:
        # Whatever stopped it, all that is wrong is told at once.
        _refuse([*getattr(error, "problems", ()), *problems_of(work, site.only)])
        raise
    except BrokenExecutor as error:
        told = say("a process that shared the work was ended from outside; build again")
        raise SurroundingsFailed(told) from error


def _noted(
    files: Iterable[Output | OutputFile], work: Work, reports: list[FileReport]
) -> Iterator[Output | OutputFile]:
    """Yield the files; note each in `reports`, and tell of each card that is done."""
    done = 0
    for file in files:
        yield file
        reports.append(FileReport.from_step(file))
        if file.kind == "card":
            done += 1
            work.progress(done, len(work.deck.cards))


def _outside(request: Request) -> Path:
    """Return the build's folder, unless swapping it would sweep the deck along."""
    if isinstance(request.deck, Deck):
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
