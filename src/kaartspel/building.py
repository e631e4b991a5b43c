"""From a request to files: the whole flow, from top to bottom."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.metadata import requires, version
from pathlib import Path

from kaartspel import shipped
from kaartspel.deck.model import Deck
from kaartspel.output import (
    Manifest,
    Output,
    OutputFile,
    is_intact,
    locked,
    read_manifest,
    resolved,
    write,
)
from kaartspel.parts import (
    BUILT,
    PARTS,
    Options,
    Progress,
    Work,
    card_path,
    handouts_that_do_not_fit,
)
from kaartspel.problems import InvalidDeck, Problem, SurroundingsFailed
from kaartspel.recipe import follow, platform
from kaartspel.workers import workers


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: from which deck, into which folder, which parts, and how."""

    deck: Path
    target: Path
    only: tuple[str, ...] = BUILT
    options: Options = field(default_factory=Options)
    jobs: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it."""

    manifest: Manifest
    target: Path
    seconds: float
    is_new: bool
    notices: tuple[str, ...] = ()


def build(
    request: Request,
    progress: Progress = lambda done, total: None,
    executor: Executor | None = None,
) -> Report:
    """Build what is asked for; leave alone what is there already, from the same inputs.

    An `executor`, if one is given, makes the files, and not `request.jobs` processes of our own.
    Raises InvalidDeck, WrongUsage and SurroundingsFailed; the folder is then as it was.
    """
    begun = time.monotonic()
    with locked(_outside(request)) as target:
        last, engine = read_manifest(target), engine_digest()
        inputs = _inputs(request, engine)
        if last and not request.force and _is_current(target, last, inputs):
            return Report(last, target, time.monotonic() - begun, is_new=False)
        deck = load(request.deck)
        keep = _kept(last, request.only)
        cards = _card_entries(deck) if "cards" in request.only else (last.cards if last else ())
        inputs = {**(last.inputs if last else {}), **inputs}

        def manifest(files: tuple[OutputFile, ...]) -> Manifest:
            return Manifest(_deck_entry(deck), cards, files, inputs)

        with nullcontext(executor) if executor else workers(request.jobs) as spread:
            work = Work(deck, request.options, progress, spread)
            planned = (file for name in request.only for file in PARTS[name].make(work))
            reusable = None if request.force else last
            files = follow(planned, engine, partial(_reused, target, _by_path(reusable)), spread)
            try:
                made = write(target, _counted(files, work), manifest, keep)
            except InvalidDeck as error:
                raise InvalidDeck([*error.problems, *_problems(work, request.only)]) from None
            except BrokenProcessPool as error:
                message = "a process that shared the work was ended from outside; build again"
                raise SurroundingsFailed(message) from error
    seconds = time.monotonic() - begun
    return Report(made, target, seconds, is_new=True, notices=tuple(work.notices))


def check(deck: Path, options: Options | None = None) -> Deck:
    """Load a deck, lay out its cards and its posters, so that every problem shows; write nothing.

    Raises InvalidDeck with all of them.
    """
    work = Work(load(deck), options or Options())
    if problems := list(_problems(work, BUILT)):
        raise InvalidDeck(problems)
    return work.deck


def _problems(work: Work, only: Iterable[str]) -> Iterator[Problem]:
    """Yield all that does not fit in the parts that are asked for."""
    for part, laid_out in (("cards", "faces"), ("posters", "posters")):
        if part in only:
            try:
                getattr(work, laid_out)
            except InvalidDeck as error:
                yield from error.problems
    if "handouts" in only:
        yield from handouts_that_do_not_fit(work)


def load(root: Path) -> Deck:
    """Return the deck in a folder. Raises InvalidDeck with every problem of it."""
    # What reads decks takes longer to load than a build with nothing to do.
    from kaartspel.deck.load import load as read  # noqa: PLC0415

    return read(root)


def _by_path(last: Manifest | None) -> dict[str, OutputFile]:
    return {file.path: file for file in (last.files if last else ())}


def _reused(
    target: Path, files: dict[str, OutputFile], path: str, source: str
) -> OutputFile | None:
    """Return the last build's file at `path` if it was made from the same and is intact."""
    file = files.get(path)
    return file if file and file.source == source and is_intact(target, [file]) else None


def _counted(files: Iterable[Output | OutputFile], work: Work) -> Iterator[Output | OutputFile]:
    """Yield the files; tell of each card that is done."""
    done = 0
    for file in files:
        yield file
        if file.kind == "card":
            done += 1
            work.progress(done, len(work.deck.cards))


def _deck_entry(deck: Deck) -> dict[str, str]:
    metadata = deck.metadata
    return {
        "title": metadata.title,
        "language": metadata.language,
        "version": metadata.version,
    }


def _card_entries(deck: Deck) -> tuple[dict[str, object], ...]:
    return tuple(
        {
            "id": card.id,
            "kind": card.kind.value,
            "number": card.number,
            "text": card.text,
            "labels": list(card.labels),
            "pdf": card_path(card),
        }
        for card in deck.cards
    )


def _kept(last: Manifest | None, only: tuple[str, ...]) -> tuple[OutputFile, ...]:
    """Return the last build's files of the parts that are not asked for now."""
    made_now = {PARTS[part].kind for part in only}
    return tuple(file for file in (last.files if last else ()) if file.kind not in made_now)


def _is_current(target: Path, last: Manifest, inputs: dict[str, str]) -> bool:
    return inputs.items() <= last.inputs.items() and is_intact(target, last.files)


def _outside(request: Request) -> Path:
    """Return the build's folder, unless swapping it would sweep the deck along."""
    deck, target = resolved(request.deck), resolved(request.target)
    if deck.is_relative_to(target) or target.is_relative_to(deck):
        fact = f"the build's folder {target} and the deck {deck} lie in one another"
        raise SurroundingsFailed(f"{fact}; name another folder with -o")
    return request.target


@cache
def engine_digest() -> str:
    """Return a digest of all that makes files, whatever the deck: code, versions, this Python.

    Kept, as the code that runs stays what it was when it was loaded.
    """
    digest = hashlib.sha256(platform().encode())
    for package in ("kaartspel", *_dependencies()):
        digest.update(f"{package} {version(package)}\n".encode())
    digest.update(_contents(Path(shipped.__file__).parent))
    return digest.hexdigest()


def _inputs(request: Request, engine: str) -> dict[str, str]:
    """Return for each part a digest of all that decides what it looks like."""
    contents = _contents(request.deck) + _contents(shipped.FONTS)
    inputs = {}
    for part in request.only:
        chosen = [(name, getattr(request.options, name)) for name in PARTS[part].options]
        digest = hashlib.sha256(f"{engine} {(part, chosen)!r}".encode() + contents)
        inputs[part] = digest.hexdigest()
    return inputs


def _contents(root: Path) -> bytes:
    """Return a digest of all files in a folder, with their names."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.digest()


def _files(root: Path) -> Iterable[Path]:
    inner = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sorted(path for path in inner if not path.name.startswith("."))


def _dependencies() -> Iterator[str]:
    for requirement in requires("kaartspel") or ():
        if "extra ==" not in requirement:
            yield requirement.split(">")[0].split("=")[0].split("<")[0].strip()
