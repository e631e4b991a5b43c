"""The part `book`: the e-book, with a cover drawn in the deck's design."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kaartspel import design
from kaartspel.book import compose
from kaartspel.deck.model import Deck
from kaartspel.frame import Document
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer
from kaartspel.picture import to_png
from kaartspel.recipe import Recipe

COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px


def book_epub(about: Document, deck: Deck) -> bytes:
    """Return the e-book. `about` says what holds for the cover as a document."""
    cover = design.cover(deck)
    pdf = Renderer(deck.fonts).render(replace(about, pages=(cover,)))
    return compose(deck, _picture(pdf, COVER_WIDTH_PX / cover.width))


@lru_cache(maxsize=1)
def _picture(pdf: bytes, scale: float) -> bytes:
    """Return the cover as a PNG, kept: while a deck is edited, its cover stays the same."""
    return to_png(pdf, page=0, scale=scale)


def _book(work: Work) -> Iterator[Recipe]:
    deck = replace(work.deck, formats=(), sheets=(), shops=())  # of which a book knows nothing
    about = work.document(deck.metadata.title, ())
    yield Recipe(f"{deck.metadata.slug}.epub", "book", book_epub, (about, deck))


BOOK = Part("book", _book)
