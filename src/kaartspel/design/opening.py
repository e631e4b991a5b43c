"""Draw what opens a part of the book or a map: the chamber, with the seats of its cards lit."""

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, groupby

from kaartspel.deck.model import Card, Command, Deck, Emblem
from kaartspel.design.assembly import halves, placed
from kaartspel.design.chamber import chamber
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.screen import Palette
from kaartspel.design.system import WHITE
from kaartspel.frame import Frame, Item, Path, Rectangle

WIDTH = 160.0  # pt; it grows with the type around it
_AIR = 1.0  # pt around the seats: a reader that rounds a drawing to pixels cuts none off
_MARGIN = 0.08  # of a sign's width, around its seats
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
    items: list[Item] = []
    for i, half in enumerate(both):
        size, middle = half.radius * radius, (width / 2, float(high))
        items.append(Rectangle(0, i * high, width, high, half.ground))
        for (colour, line), run in groupby(half.seats, lambda s: (s.card.suit.colour, s.line)):
            places = [(middle[0] + s.x * radius, middle[1] + s.y * radius) for s in run]
            if line:
                items.append(Path(_discs(places, size), line))
            items.append(Path(_discs(places, size * (1 - _RING) if line else size), colour))
    return Frame(width, high * len(both), 0, tuple(items))


def _seated(deck: Deck) -> Iterable[Card]:
    groups = (group for collection in deck.collections for group in collection.groups)
    return (card for group in groups for topic in group.topics for card in topic.cards)


def _discs(places: Iterable[Point], radius: float) -> tuple[Command, ...]:
    """Return the outlines of discs as one, to a tenth of a pt."""
    return tuple(chain.from_iterable(_disc(x, y, radius) for x, y in places))


@lru_cache(maxsize=1024)
def _disc(x: float, y: float, radius: float) -> tuple[Command, ...]:
    return tuple((verb, tuple(round(v, 1) for v in values)) for verb, values in disc(x, y, radius))
