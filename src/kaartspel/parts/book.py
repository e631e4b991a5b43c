"""The part `book`: the e-book, with its cover and its maps drawn in the deck's design."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from kaartspel import design
from kaartspel.book.themes import CARDS, PLAIN, TITLE, VALUES, Artwork, Shade, ThemedFrame
from kaartspel.deck.model import Card, CardGroup, Deck, Suit
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
    """Yield the chambers that open the book, its pages and its groups, by what they open."""
    if sign := design.sign(deck):
        yield TITLE, ThemedFrame(sign, sign)
    for id_, lit in _opened(deck):
        yield from _band(id_, partial(design.band, deck, lit))
    for group in _groups(deck):
        if group.name and (own := _cards(group)):
            yield from _band(group.id, partial(design.band, deck, own, wide=False))


def _band(id_: str, draw: Callable[[Palette], Frame | None]) -> Iterator[tuple[str, ThemedFrame]]:
    light, dark = draw(LIGHT), draw(DARK)
    if light and dark:
        yield id_, ThemedFrame(light, dark)


def _opened(deck: Deck) -> Iterator[tuple[str, list[Card]]]:
    """Yield each page that a band opens, with the cards whose seats it lights: none means all.

    Chapters that show no cards light those of their part; the book's front and back light all, as
    a council with no light in it looks like a drawing that failed.
    """
    for index, part in enumerate(deck.parts):
        held = [card for section in part.sections for card in _shown(deck, section.shows)]
        yield f"part-{index}", held
        general = held if 0 < index < len(deck.parts) - 1 else []
        for section in part.sections:
            yield section.chapter.name, _shown(deck, section.shows) or general
    yield from ((name, list[Card]()) for name in PLAIN)
    yield VALUES, _shown(deck, "overview")
    yield CARDS, _cards(*_groups(deck))


def _shown(deck: Deck, what: str) -> list[Card]:
    """Return the cards that a section shows, or is about: games are played with all."""
    match what:
        case "games":
            return _cards(*_groups(deck))
        case "clusters" | "overview":
            return _cards(*deck.carded_groups)
    return [card for held in deck.collections if held.id == what for card in _cards(*held.groups)]


def _groups(deck: Deck) -> Iterator[CardGroup]:
    return (group for collection in deck.collections for group in collection.groups)


def _cards(*groups: CardGroup) -> list[Card]:
    """Return the cards of groups that have a seat: all but those of the groups themselves."""
    return [card for group in groups for topic in group.topics for card in topic.cards]


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
