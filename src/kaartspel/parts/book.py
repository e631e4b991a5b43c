"""The part `book`: the e-book, with its cover and its maps drawn in the deck's design."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaartspel import design
from kaartspel.book.themes import Artwork, Shade, ThemedFrame
from kaartspel.deck.model import Deck, Suit
from kaartspel.design import DARK, LIGHT
from kaartspel.frame import Document
from kaartspel.keeping import kept
from kaartspel.parts.openings import openings, wordless
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.recipe import Recipe

COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px


def book_epub(about: Document, deck: Deck) -> bytes:
    """Return the e-book. `about` says what holds for the cover as a document."""
    cover = design.cover(deck)
    pdf = renderer(deck.fonts).render(replace(about, pages=(cover,)))
    # Its libraries take longer to read than a build with nothing to do.
    from kaartspel.book.compose import compose  # noqa: PLC0415

    return compose(deck, artwork(deck, _picture(pdf, COVER_WIDTH_PX / cover.width)))


@kept
def _picture(pdf: bytes, scale: float) -> bytes:
    """Return the cover as a PNG: while a deck is edited, it stays the same."""
    from kaartspel.picture import to_png  # noqa: PLC0415  slow to load, as above

    return to_png(pdf, page=0, scale=scale)


def artwork(deck: Deck, cover: bytes) -> Artwork:
    """Return the drawings of a deck's book. `cover` is a PNG."""
    suits = _suits(deck)
    return Artwork(
        cover,
        json.loads(_openings(wordless(deck))),
        json.loads(_badges(suits)),
        {suit.id: Shade(LIGHT.suit(suit.colour), DARK.suit(suit.colour)) for suit in suits},
        {suit.id: Shade(LIGHT.edge(suit.colour), DARK.edge(suit.colour)) for suit in suits},
    )


@kept
def _openings(deck: Deck) -> bytes:
    """Return what opens pages and sections: while texts are edited, it stays the same."""
    return _written(openings(deck))


@kept
def _badges(suits: tuple[Suit, ...]) -> bytes:
    drawn = (ThemedFrame(*(design.badge(suit, each) for each in (LIGHT, DARK))) for suit in suits)
    return _written(zip((suit.id for suit in suits), drawn, strict=True))


def _written(drawings: Iterable[tuple[str, ThemedFrame]]) -> bytes:
    """Return drawings as the SVG of each by what it is found by, in JSON."""
    from kaartspel.book.svg import write  # noqa: PLC0415  slow to load, as above

    return json.dumps({id_: write(drawn) for id_, drawn in drawings}).encode()


def _suits(deck: Deck) -> tuple[Suit, ...]:
    return tuple(dict.fromkeys(card.suit for card in deck.cards))


def _book(work: Work) -> Iterator[Recipe]:
    if not work.deck.parts:  # it says nothing of a book
        return
    deck = replace(work.deck, formats=(), sheets=(), shops=())  # of which a book knows nothing
    about = work.document(deck.metadata.title, ())
    yield Recipe(f"{deck.metadata.slug}.epub", "book", book_epub, (about, deck))


PLANNING = Planning(_book)
