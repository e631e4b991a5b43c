"""What a build consists of: each part turns a deck into files to be."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import cached_property, partial

from kaartspel import design, preview
from kaartspel.book import compose
from kaartspel.deck.model import Card, Deck, Format
from kaartspel.design import Inking
from kaartspel.frame import Document, Frame
from kaartspel.geometry import characters
from kaartspel.output import Output
from kaartspel.pdf import Renderer
from kaartspel.picture import to_png
from kaartspel.problems import WrongUsage, did_you_mean

DEFAULT_FORMAT = "poker"
COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px
_CHUNK = 24  # cards handed to a worker at once: enough to outweigh the hand-over

Progress = Callable[[int, int], None]
"""Called with how many cards are done, and how many there are."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: what may be chosen each time. `format` names the size of card."""

    format: str = DEFAULT_FORMAT
    ink: Inking = Inking.FULL


class Work:
    """One build's deck and options, with what its parts share, each made once and when needed."""

    def __init__(
        self,
        deck: Deck,
        options: Options,
        progress: Progress = lambda done, total: None,
        executor: Executor | None = None,
    ) -> None:
        self.deck, self.options = deck, options
        self.progress, self.executor = progress, executor

    @cached_property
    def format(self) -> Format:
        """The format of the cards. Raises WrongUsage where the deck has none of that name."""
        formats = {format_.name: format_ for format_ in self.deck.formats}
        wanted = self.options.format
        if wanted not in formats:
            raise WrongUsage(f"there is no format '{wanted}'; {did_you_mean(wanted, formats)}")
        return formats[wanted]

    @cached_property
    def faces(self) -> tuple[design.Faces, ...]:
        """Every card, laid out. Raises InvalidDeck where one does not fit."""
        return design.lay_out(self.deck, self.format, self.options.ink)

    def document(self, title: str, pages: tuple[Frame, ...]) -> Document:
        """Return pages as a document of the deck."""
        metadata = self.deck.metadata
        return Document(
            title=title,
            author=", ".join(c.name for c in metadata.creators if c.role == "aut"),
            subject=metadata.title,
            language=metadata.language,
            date=metadata.edition_date,
            pages=pages,
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a build: the kind of its files in the manifest, and what makes them.

    `options` names the fields of Options that its files depend on.
    """

    kind: str
    make: Callable[[Work], Iterator[Output]]
    options: tuple[str, ...] = ()


def _cards(work: Work) -> Iterator[Output]:
    documents = [(faces.card, _card(work, faces)) for faces in work.faces]
    pages = [page for _, document in documents for page in document.pages]
    renderer = Renderer(work.deck.fonts, characters(pages))
    for done, (card, data) in enumerate(_rendered(renderer, documents, work.executor), 1):
        yield Output(card_path(card), "card", data)
        work.progress(done, len(documents))


def _card(work: Work, faces: design.Faces) -> Document:
    card = faces.card
    kind = work.deck.words[card.kind.value]
    title = f"{kind} {card.number}: {card.labels[-1]}"
    return work.document(title, (faces.front, faces.back))


def _rendered(
    renderer: Renderer, documents: list[tuple[Card, Document]], executor: Executor | None
) -> Iterator[tuple[Card, bytes]]:
    """Yield each card with its PDF, in order; the bytes do not depend on who renders them."""
    chunks = [documents[i : i + _CHUNK] for i in range(0, len(documents), _CHUNK)]
    pages = [[document for _, document in chunk] for chunk in chunks]
    render = partial(_render, renderer)
    results: Iterable[list[bytes]] = executor.map(render, pages) if executor else map(render, pages)
    for chunk, rendered in zip(chunks, results, strict=True):
        for (card, _), data in zip(chunk, rendered, strict=True):
            yield card, data


def _render(renderer: Renderer, documents: list[Document]) -> list[bytes]:
    return [renderer.render(document) for document in documents]


def _book(work: Work) -> Iterator[Output]:
    cover = design.cover(work.deck)
    document = work.document(work.deck.metadata.title, (cover,))
    pdf = Renderer(work.deck.fonts, characters(document.pages)).render(document)
    picture = to_png(pdf, page=0, scale=COVER_WIDTH_PX / cover.width)
    yield Output(f"{work.deck.metadata.slug}.epub", "book", compose(work.deck, picture))


def _preview(work: Work) -> Iterator[Output]:
    pages = preview.pages(work.faces)
    renderer = Renderer(work.deck.fonts, characters(pages))
    pdf = renderer.render(work.document(work.deck.metadata.title, pages))
    yield from preview.sheets(work.faces, pdf, work.format)


PARTS = {
    "cards": Part("card", _cards, options=("format", "ink")),
    "book": Part("book", _book),
    "preview": Part("preview", _preview, options=("format", "ink")),
}
BUILT = ("cards", "book")  # where nothing else is asked for


def card_path(card: Card) -> str:
    """Return where a card's PDF goes, in the build's folder."""
    return f"cards/{card.id}.pdf"
