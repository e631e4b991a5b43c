"""The part `book`: the e-book, with its cover and its maps drawn in the deck's design."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from kaartspel import design
from kaartspel.book.themes import Artwork, Shade, ThemedFrame
from kaartspel.deck.model import CardGroup, Deck, Suit
from kaartspel.design import DARK, LIGHT, Palette
from kaartspel.frame import Document, Frame
from kaartspel.keeping import kept
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
        dict(_openings(deck)),
        {suit.id: _themed(partial(design.badge, suit)) for suit in suits},
        {suit.id: Shade(LIGHT.edge(suit.colour), DARK.edge(suit.colour)) for suit in suits},
    )


def _openings(deck: Deck) -> Iterator[tuple[str, ThemedFrame]]:
    """Yield the chambers that open the book, its parts, collections and their groups, by ids."""
    if sign := design.sign(deck):
        yield "title-page", ThemedFrame(sign, sign)
    for id_, groups in _opened(deck):
        lit = [card for group in groups for topic in group.topics for card in topic.cards]
        light, dark = (design.opening(deck, lit, palette) for palette in (LIGHT, DARK))
        if light and dark:
            yield id_, ThemedFrame(light, dark)


def _opened(deck: Deck) -> Iterator[tuple[str, tuple[CardGroup, ...]]]:
    """Yield what is opened by a chamber, with the groups whose seats are lit."""
    for index, part in enumerate(deck.parts[1:-1], 1):
        shown = {section.shows for section in part.sections}
        held = [collection.groups for collection in deck.collections if collection.id in shown]
        yield f"part-{index}", tuple(chain.from_iterable(held))
    for collection in deck.collections:
        yield collection.id, collection.groups
        yield from ((group.id, (group,)) for group in collection.groups if group.name)


def _themed(draw: Callable[[Palette], Frame]) -> ThemedFrame:
    return ThemedFrame(draw(LIGHT), draw(DARK))


def _suits(deck: Deck) -> tuple[Suit, ...]:
    return tuple(dict.fromkeys(card.suit for card in deck.cards))


def _book(work: Work) -> Iterator[Recipe]:
    if not work.deck.parts:  # it says nothing of a book
        return
    deck = replace(work.deck, formats=(), sheets=(), shops=())  # of which a book knows nothing
    about = work.document(deck.metadata.title, ())
    yield Recipe(f"{deck.metadata.slug}.epub", "book", book_epub, (about, deck))


PLANNING = Planning(_book)
