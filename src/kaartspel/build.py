"""From a request to files: the whole flow, from top to bottom."""

import hashlib
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from importlib.metadata import requires, version
from pathlib import Path

from kaartspel import shipped
from kaartspel.deck import load
from kaartspel.deck.model import Deck
from kaartspel.output import (
    Manifest,
    Output,
    OutputFile,
    is_intact,
    locked,
    read_manifest,
    write,
)
from kaartspel.parts import BUILT, PARTS, Options, Progress, Work, card_path
from kaartspel.problems import SurroundingsFailed


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


def build(request: Request, progress: Progress = lambda done, total: None) -> Report:
    """Build what is asked for; do nothing where it is there already, from the same inputs.

    Raises InvalidDeck, WrongUsage and SurroundingsFailed; the folder is then as it was.
    """
    begun = time.monotonic()
    with locked(_outside(request)) as target:
        last = read_manifest(target)
        inputs = {part: _inputs(request, part) for part in request.only}
        if last and not request.force and _is_current(target, last, inputs):
            return Report(last, target, time.monotonic() - begun, is_new=False)
        deck = load(request.deck)
        keep = _kept(last, request.only)
        cards = _card_entries(deck) if "cards" in request.only else (last.cards if last else ())
        inputs = {**(last.inputs if last else {}), **inputs}

        def manifest(files: tuple[OutputFile, ...]) -> Manifest:
            return Manifest(_deck_entry(deck), cards, files, inputs)

        with _executor(request.jobs) as executor:
            work = Work(deck, request.options, progress, executor)
            made = write(target, _outputs(work, request.only), manifest, keep)
    seconds = time.monotonic() - begun
    return Report(made, target, seconds, is_new=True, notices=tuple(work.notices))


def check(deck: Path, options: Options | None = None) -> Deck:
    """Load a deck and lay out its cards, so that every problem shows; write nothing."""
    work = Work(load(deck), options or Options())
    _ = work.faces
    return work.deck


def _outputs(work: Work, only: Iterable[str]) -> Iterator[Output]:
    for name in only:
        yield from PARTS[name].make(work)


def _executor(jobs: int) -> AbstractContextManager[Executor | None]:
    return ProcessPoolExecutor(jobs) if jobs > 1 else nullcontext()


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
    deck, target = request.deck.resolve(), request.target.resolve()
    if deck.is_relative_to(target) or target.is_relative_to(deck):
        fact = f"the build's folder {target} and the deck {deck} lie in one another"
        raise SurroundingsFailed(f"{fact}; name another folder with -o")
    return request.target


def _inputs(request: Request, part: str) -> str:
    """Return a digest of all that decides what a part of the build looks like."""
    chosen = [(name, getattr(request.options, name)) for name in PARTS[part].options]
    digest = hashlib.sha256(repr((part, chosen)).encode())
    for package in ("kaartspel", *_dependencies()):
        digest.update(f"{package} {version(package)}\n".encode())
    roots = (request.deck, Path(shipped.__file__).parent, shipped.FONTS)
    for root in roots:
        for path in _files(root):
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _files(root: Path) -> Iterable[Path]:
    inner = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sorted(path for path in inner if not path.name.startswith("."))


def _dependencies() -> Iterator[str]:
    for requirement in requires("kaartspel") or ():
        if "extra ==" not in requirement:
            yield requirement.split(">")[0].split("=")[0].split("<")[0].strip()
