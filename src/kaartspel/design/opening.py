"""Draw what opens a chapter of the book or a map: the chamber, with the seats of its cards lit."""

import math
from collections.abc import Collection as Held
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, groupby

from kaartspel.deck.model import Card, Colour, Command, Deck, Emblem, Kind
from kaartspel.design.assembly import ChamberHalf, PlacedHalf, halves, placed
from kaartspel.design.chamber import chamber
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.screen import LIGHT, Palette
from kaartspel.design.system import WHITE, is_light, text_on
from kaartspel.frame import Frame, Item, Path, Rectangle

WIDTH = 160.0  # pt; it grows with the type around it
_AIR = 1.0  # pt around the seats: a reader that rounds a drawing to pixels cuts none off
_MARGIN = 0.08  # of a sign's width, around its seats
_BAND = 64.0  # pt: the height of a band
_BAND_MARGIN = 7.0  # pt around its seats
_QUIET = 1.7  # contrast of a quiet seat with its ground
_SHEET = Colour((42, 39, 35), (0, 0, 0, 90))  # what a light ground becomes in the dark
_MOST = 400  # seats that can be seen
_UNLIT = 0.55  # of a seat's radius
_RING = 0.16  # of a seat's radius: its edge, where paper would swallow its colour

Point = tuple[float, float]


def opening(
    deck: Deck, lit: Sequence[Card], palette: Palette, width: float = WIDTH
) -> Frame | None:
    """Return the chamber of all cards of these cards' kinds, these in the colours of their suits.

    It is `width` pt wide.
    None where there are too few seats, or too many, or the kinds have no emblem.
    """
    kinds = {card.kind for card in lit if card.kind.emblem is not Emblem.NONE}
    seats = [card for card in _seated(deck) if card.kind in kinds]
    if not 1 < len(seats) <= _MOST:
        return None
    made, radius = chamber(len(seats)), width / 2 - _AIR
    size = made.radius * radius
    at = {card.id: (width / 2 + seat.x * radius, _AIR + (seat.y - made.top) * radius)
          for card, seat in zip(seats, made.seats, strict=True)}  # fmt: skip
    ids = {card.id for card in lit}
    unlit = [place for id_, place in at.items() if id_ not in ids]
    items: list[Item] = [Path(_discs(unlit, size * _UNLIT), palette.rule)] if unlit else []
    for suit in dict.fromkeys(card.suit for card in lit):
        places = [at[card.id] for card in lit if card.suit == suit and card.id in at]
        shown, line = palette.suit(suit.colour), edge(suit.colour, WHITE)
        if line:  # in both palettes, so that both have the same items
            items.append(Path(_discs(places, size), shown if palette.dark else line))
        inner = size * (1 - _RING) if line else size
        items.append(Path(_discs(places, inner), shown))
    return Frame(width, math.ceil(2 * _AIR + made.height * radius), 0, tuple(items))


def sign(deck: Deck, width: float = WIDTH) -> Frame | None:
    """Return the deck as one council on its own grounds, as its cover has it, `width` pt wide.

    It is the same on any page. None where there are no seats.
    """
    both = placed(halves(deck))
    if not both:
        return None
    radius = width / 2 - _MARGIN * width
    reach = max(abs(seat.y) + half.radius for half in both for seat in half.seats)
    high = math.ceil(reach * radius + _MARGIN * width)
    return _on_grounds(both, width, high, radius, LIGHT)


def band(deck: Deck, lit: Sequence[Card], palette: Palette, *, wide: bool = True) -> Frame | None:
    """Return the council on its own grounds with the seats of some cards lit, others quiet.

    Seats are of the cards of the lit ones' kinds; of several kinds it is all of the council. Where
    no cards are named all of it is lit. It is a band of WIDTH pt if it is to be `wide`, else as
    high as it needs to be. None where there are no seats.
    """
    both = placed(_halves_of(deck, {card.kind for card in lit}))
    if not both:
        return None
    top, bottom = (max(way * seat.y for half in both for seat in half.seats) + both[0].radius
                   for way in (-1, 1))  # fmt: skip
    reach = 2 * max(top, bottom) if len(both) > 1 else top + bottom
    radius = (_BAND - 2 * _BAND_MARGIN) / reach if wide else WIDTH / 2 - _BAND_MARGIN
    high = math.ceil(reach * radius + 2 * _BAND_MARGIN) / len(both)
    off = 0.0 if len(both) > 1 else _BAND_MARGIN + top * radius - high
    return _on_grounds(both, WIDTH, high, radius, palette, {card.id for card in lit} or None, off)


def _halves_of(deck: Deck, kinds: Held[Kind]) -> tuple[ChamberHalf, ...]:
    """Return the halves of a council that seats cards of these kinds: of one kind, one."""
    both = halves(deck)
    if not kinds or (len(kinds) > 1 and {half.cards[0].kind for half in both} >= set(kinds)):
        return both
    cards = tuple(card for card in _seated(deck)
                  if card.kind in kinds and card.kind.emblem is not Emblem.NONE)  # fmt: skip
    return (ChamberHalf(cards[0].kind.back.colour, cards),) if 1 < len(cards) <= _MOST else ()


def _on_grounds(
    both: Sequence[PlacedHalf], width: float, high: float, radius: float, palette: Palette,
    lit: Held[str] | None = None, off: float = 0.0,
) -> Frame:  # fmt: skip
    """Return halves on fields `high` pt high, which meet where their middle is, but for `off` pt.

    In the dark a light ground would glare: it becomes a dark one, and suits as light as they are
    there. Both have the same items.
    """
    items: list[Item] = []
    for i, half in enumerate(both):
        size, dims = half.radius * radius, palette.dark and is_light(half.ground)
        ground = _SHEET if dims else half.ground
        quiet = edge(ground, ground, _QUIET) or text_on(ground)
        items.append(Rectangle(0, i * high, width, high, ground))
        for (card, line), run in groupby(half.seats, lambda s: (_looks(s.card, lit), s.line)):
            places = [(width / 2 + s.x * radius, high + off + s.y * radius) for s in run]
            colour = quiet if card is None else palette.suit(card) if dims else card
            if line and card:
                items.append(Path(_discs(places, size), colour if dims else line))
            items.append(
                Path(_discs(places, size * (1 - _RING) if line and card else size), colour)
            )
    return Frame(width, math.ceil(high * len(both)), 0, tuple(items))


def _looks(card: Card, lit: Held[str] | None) -> Colour | None:
    """Return the colour of a card's seat, or None of one that is quiet."""
    return card.suit.colour if lit is None or card.id in lit else None


def _seated(deck: Deck) -> Iterable[Card]:
    groups = (group for collection in deck.collections for group in collection.groups)
    return (card for group in groups for topic in group.topics for card in topic.cards)


def _discs(places: Iterable[Point], radius: float) -> tuple[Command, ...]:
    """Return the outlines of discs as one, to a tenth of a pt."""
    return tuple(chain.from_iterable(_disc(x, y, radius) for x, y in places))


@lru_cache(maxsize=1024)
def _disc(x: float, y: float, radius: float) -> tuple[Command, ...]:
    return tuple((verb, tuple(round(v, 1) for v in values)) for verb, values in disc(x, y, radius))
