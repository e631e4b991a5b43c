"""The part `book`: the e-book, with its cover and its maps drawn in the deck's design."""

from collections.abc import Callable, Iterator
from functools import partial

from kaartspel import design
from kaartspel.book import Plate, Plates, Shade, compose
from kaartspel.deck.model import Deck, Suit
from kaartspel.design import DARK, LIGHT, Palette
from kaartspel.frame import Frame
from kaartspel.geometry import characters
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer
from kaartspel.picture import to_png

COVER_WIDTH_PX = 1600  # shops ask for 1600 × 2560 px


def _book(work: Work) -> Iterator[Output]:
    book = compose(work.deck, plates(work.deck, _cover(work)))
    yield Output(f"{work.deck.metadata.slug}.epub", "book", book)


def _cover(work: Work) -> bytes:
    """Return the cover as a PNG."""
    cover = design.cover(work.deck)
    document = work.document(work.deck.metadata.title, (cover,))
    pdf = Renderer(work.deck.fonts, characters(document.pages)).render(document)
    return to_png(pdf, page=0, scale=COVER_WIDTH_PX / cover.width)


def plates(deck: Deck, cover: bytes) -> Plates:
    """Return the drawings of a deck's book. `cover` is a PNG."""
    maps = {map_.id: _bands(partial(design.question_map, deck, map_)) for map_ in deck.maps}
    maps["values"] = _bands(partial(design.value_map, deck))
    suits = _suits(deck)
    return Plates(
        cover,
        maps,
        {suit.id: _plate(partial(design.badge, suit)) for suit in suits},
        {suit.id: Shade(LIGHT.suit(suit.colour), DARK.suit(suit.colour)) for suit in suits},
        Shade(LIGHT.text, DARK.text),
    )


def _bands(draw: Callable[[Palette], tuple[Frame, ...]]) -> tuple[Plate, ...]:
    return tuple(map(Plate, draw(LIGHT), draw(DARK)))


def _plate(draw: Callable[[Palette], Frame]) -> Plate:
    return Plate(draw(LIGHT), draw(DARK))


def _suits(deck: Deck) -> tuple[Suit, ...]:
    return tuple(dict.fromkeys(card.suit for card in deck.cards))


BOOK = Part("book", _book)
