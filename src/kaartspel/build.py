"""From a request to files: the whole flow, from top to bottom."""

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from importlib.metadata import requires, version
from pathlib import Path

from kaartspel import design, shipped
from kaartspel.book import compose
from kaartspel.deck import load
from kaartspel.deck.model import Card, Deck, Format, Kind
from kaartspel.frame import Document
from kaartspel.output import (
    Manifest,
    Output,
    OutputFile,
    is_intact,
    locked,
    read_manifest,
    write,
)
from kaartspel.pdf import Renderer
from kaartspel.picture import to_png
from kaartspel.problems import SurroundingsFailed, WrongUsage, did_you_mean

PARTS = ("cards", "book")
DEFAULT_FORMAT = "poker"
COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px
_CHUNK = 24  # cards handed to a worker at once: enough to outweigh the hand-over

Progress = Callable[[int, int], None]
"""Called with how many cards are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to build: from which deck, into which folder, which parts, in which format of card."""

    deck: Path
    target: Path
    only: tuple[str, ...] = PARTS
    format: str = DEFAULT_FORMAT
    jobs: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it."""

    manifest: Manifest
    target: Path
    seconds: float
    is_new: bool


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
        format_ = find_format(deck, request.format)
        keep = _kept(last, request.only)
        cards = _card_entries(deck) if "cards" in request.only else (last.cards if last else ())
        inputs = {**(last.inputs if last else {}), **inputs}

        def manifest(files: tuple[OutputFile, ...]) -> Manifest:
            return Manifest(_deck_entry(deck), cards, files, inputs)

        outputs = _outputs(deck, format_, request, progress)
        made = write(target, outputs, manifest, keep)
    return Report(made, target, time.monotonic() - begun, is_new=True)


def check(deck: Path, format_name: str = DEFAULT_FORMAT) -> Deck:
    """Load a deck and lay out its cards, so that every problem shows; write nothing."""
    loaded = load(deck)
    design.lay_out(loaded, find_format(loaded, format_name))
    return loaded


def find_format(deck: Deck, name: str) -> Format:
    """Return the format of that name. Raises WrongUsage where the deck has none."""
    formats = {format_.name: format_ for format_ in deck.formats}
    if name not in formats:
        raise WrongUsage(f"there is no format '{name}'; {did_you_mean(name, formats)}")
    return formats[name]


def _outputs(deck: Deck, format_: Format, request: Request, progress: Progress) -> Iterator[Output]:
    if "cards" in request.only:
        yield from _card_outputs(deck, format_, request.jobs, progress)
    if "book" in request.only:
        yield Output(f"{deck.metadata.slug}.epub", "book", compose(deck, _cover(deck)))


def _card_outputs(deck: Deck, format_: Format, jobs: int, progress: Progress) -> Iterator[Output]:
    laid_out = design.lay_out(deck, format_)
    documents = [(faces.card, _document(deck, faces)) for faces in laid_out]
    renderer = Renderer(deck.fonts, characters(deck))
    pool = ProcessPoolExecutor(jobs) if jobs > 1 else nullcontext()
    with pool as executor:
        for done, (card, data) in enumerate(_rendered(renderer, documents, executor), 1):
            yield Output(card_path(card), "card", data)
            progress(done, len(documents))


def _rendered(
    renderer: Renderer, documents: list[tuple[Card, Document]], executor: Executor | None
) -> Iterator[tuple[Card, bytes]]:
    """Yield each card with its PDF, in order; the bytes do not depend on who renders them."""
    chunks = [documents[i : i + _CHUNK] for i in range(0, len(documents), _CHUNK)]
    pages = [[document for _, document in chunk] for chunk in chunks]
    render = partial(_render, renderer)
    results = executor.map(render, pages) if executor else map(render, pages)
    for chunk, rendered in zip(chunks, results, strict=True):
        for (card, _), data in zip(chunk, rendered, strict=True):
            yield card, data


def _render(renderer: Renderer, documents: list[Document]) -> list[bytes]:
    return [renderer.render(document) for document in documents]


def _cover(deck: Deck) -> bytes:
    """Return the book's cover as a PNG."""
    metadata = deck.metadata
    page = design.cover(deck)
    pages = (page,)
    document = Document(metadata.title, "", "", metadata.language, metadata.edition_date, pages)
    text = f"{metadata.title}{metadata.subtitle}{metadata.publisher}- "
    pdf = Renderer(deck.fonts, text).render(document)
    return to_png(pdf, page=0, scale=COVER_WIDTH_PX / page.width)


def _document(deck: Deck, faces: design.Faces) -> Document:
    card, metadata = faces.card, deck.metadata
    kind = deck.words[card.kind.value]
    return Document(
        title=f"{kind} {card.number}: {card.labels[-1]}",
        author=", ".join(c.name for c in metadata.creators if c.role == "aut"),
        subject=metadata.title,
        language=metadata.language,
        date=metadata.edition_date,
        pages=(faces.front, faces.back),
    )


def characters(deck: Deck) -> str:
    """Return every character that a card of the deck may show."""
    named = [word for kind in Kind for word in (kind.value, f"back_{kind.value}")]
    texts = [*(deck.words[word] for word in named), " -"]
    for card in deck.cards:
        texts += [card.text, card.number, *card.labels, *card.points]
    return "".join(sorted(set("".join(texts))))


def card_path(card: Card) -> str:
    """Return where a card's PDF goes, in the build's folder."""
    return f"cards/{card.id}.pdf"


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
    made_now = {{"cards": "card", "book": "book"}[part] for part in only}
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
    digest = hashlib.sha256(part.encode())
    if part == "cards":
        digest.update(request.format.encode())
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
