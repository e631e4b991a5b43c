"""The part `cards`: a PDF for each card."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from functools import partial

from kaartspel import design
from kaartspel.deck.model import Card
from kaartspel.frame import Document
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer

_CHUNK = 24  # cards handed to a worker at once: enough to outweigh the hand-over


def card_path(card: Card) -> str:
    """Return where a card's PDF goes, in the build's folder."""
    return f"cards/{card.id}.pdf"


def _cards(work: Work) -> Iterator[Output]:
    documents = [(faces.card, _card(work, faces)) for faces in work.faces]
    renderer = Renderer(work.deck.fonts)
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


CARDS = Part("card", _cards, options=("format", "ink"))
