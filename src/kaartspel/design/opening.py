"""Draw what opens a chapter of the book or a map: the chamber, with the seats of its cards lit.

What opens chapters that show no cards is in `bands`.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Collection as Held
from functools import lru_cache, partial
from itertools import chain, groupby

from kaartspel.deck.model import Card, Colour, Command, Deck, Emblem, Kind
from kaartspel.design.assembly import ChamberHalf, PlacedHalf, halves, placed
from kaartspel.design.chamber import chamber
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.screen import Palette
from kaartspel.design.system import WHITE, is_light, text_on
from kaartspel.frame import Commands, Frame, Item, Path, Rectangle

WIDTH = 160.0  # pt; it grows with the type around it
_AIR = 1.0  # pt around the seats: a reader that rounds a drawing to pixels cuts none off
BAND = 64.0  # pt: the height of a band
_SIGN = 130.0  # pt: of the sign of a whole deck
BAND_MARGIN = 7.0  # pt around its seats
QUIET = 1.7  # contrast of a quiet seat with its ground
SHEET = Colour((42, 39, 35), (0, 0, 0, 90))  # what a light ground becomes in the dark
MOST = 400  # seats that can be seen
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
    if not 1 < len(seats) <= MOST:
        return None
    made, radius = chamber(len(seats)), width / 2 - _AIR
    size = made.radius * radius
    at = {card.id: (width / 2 + seat.x * radius, _AIR + (seat.y - made.top) * radius)
          for card, seat in zip(seats, made.seats, strict=True)}  # fmt: skip
    ids = {card.id for card in lit}
    unlit = [place for id_, place in at.items() if id_ not in ids]
    items: list[Item] = [Path(discs(unlit, size * _UNLIT), palette.rule)] if unlit else []
    for suit in dict.fromkeys(card.suit for card in lit):
        places = [at[card.id] for card in lit if card.suit == suit and card.id in at]
        shown, line = palette.suit(suit.colour), edge(suit.colour, WHITE)
        if line:  # in both palettes, so that both have the same items
            items.append(Path(discs(places, size), shown if palette.dark else line))
        inner = size * (1 - _RING) if line else size
        items.append(Path(discs(places, inner), shown))
    return Frame(width, math.ceil(2 * _AIR + made.height * radius), 0, tuple(items))


def sign(deck: Deck, palette: Palette) -> Frame | None:
    """Return the deck as one council on its own grounds, as its cover has it, as wide as a page.

    None where there are no seats.
    """
    return _band(halves(deck), None, palette, _SIGN)


def band(deck: Deck, lit: Sequence[Card], palette: Palette, *, wide: bool = True) -> Frame | None:
    """Return the seats of these cards lit on their kinds' grounds, and others of them quiet.

    Of several kinds it is all of the council. It is a band of WIDTH pt if it is to be `wide`, else
    as high as it needs to be. None where there are no seats.
    """
    held = halves_of(deck, {card.kind for card in lit})
    return _band(held, {card.id for card in lit}, palette, BAND if wide else math.inf)


def council_band(deck: Deck, lit: Sequence[Card], palette: Palette) -> Frame | None:
    """Return a band of the whole council on its own grounds, the seats of these cards lit.

    None where there are no seats.
    """
    return _band(halves(deck), {card.id for card in lit}, palette, BAND)


def _band(
    held: tuple[ChamberHalf, ...], lit: Held[str] | None, palette: Palette, most: float
) -> Frame | None:
    """Return halves on grounds WIDTH pt wide, and as high as they are, to `most` pt.

    `lit` are the ids of cards whose seats are lit; None for all.
    """
    both = placed(held)
    if not both:
        return None
    top, bottom = (max(way * seat.y for half in both for seat in half.seats) + both[0].radius
                   for way in (-1, 1))  # fmt: skip
    reach = 2 * max(top, bottom) if len(both) > 1 else top + bottom
    radius = min(WIDTH / 2 - BAND_MARGIN, (most - 2 * BAND_MARGIN) / reach)
    high = math.ceil(reach * radius + 2 * BAND_MARGIN) / len(both)
    off = 0.0 if len(both) > 1 else BAND_MARGIN + top * radius - high
    return _on_grounds(both, WIDTH, high, radius, palette, lit, off)


def halves_of(deck: Deck, kinds: Held[Kind]) -> tuple[ChamberHalf, ...]:
    """Return the halves of a council that seats cards of these kinds: of one kind, one."""
    both = halves(deck)
    if len(kinds) > 1 and {half.cards[0].kind for half in both} >= set(kinds):
        return both
    cards = tuple(card for card in _seated(deck)
                  if card.kind in kinds and card.kind.emblem is not Emblem.NONE)  # fmt: skip
    return (ChamberHalf(cards[0].kind.back.colour, cards),) if 1 < len(cards) <= MOST else ()


def _on_grounds(
    both: Sequence[PlacedHalf], width: float, high: float, radius: float, palette: Palette,
    lit: Held[str] | None, off: float,
) -> Frame:  # fmt: skip
    """Return halves on fields `high` pt high, which meet where their middle is, but for `off` pt.

    `lit` are the ids of cards whose seats are; None for all. Drawings on a light page and on a
    dark one have the same items.
    """
    items: list[Item] = []
    for i, half in enumerate(both):
        items.append(Rectangle(0, i * high, width, high, on_page(half.ground, palette)))
        items += seats_on(half, (width / 2, high + off), radius, palette, lit)
    return Frame(width, math.ceil(high * len(both)), 0, tuple(items))


def on_page(ground: Colour, palette: Palette) -> Colour:
    """Return a ground as it is on a page: in the dark, where a light one would glare, a dark one.

    Suits are then as light as they are there.
    """
    return SHEET if palette.dark and is_light(ground) else ground


def seats_on(
    half: PlacedHalf, middle: Point, radius: float, palette: Palette, lit: Held[str] | None = None,
    quietly: float = QUIET,
) -> Iterator[Path]:  # fmt: skip
    """Yield the seats of a half around a middle (x, y in pt).

    Those that are not lit are quiet: they have a contrast of `quietly` with their ground.
    """
    size, ground = half.radius * radius, on_page(half.ground, palette)
    quiet = edge(ground, ground, quietly) or text_on(ground)
    for suit, run in groupby(half.seats, lambda seat: _looks(seat.card, lit)):
        places = [(middle[0] + seat.x * radius, middle[1] + seat.y * radius) for seat in run]
        if suit is None:
            yield Path(discs(places, size), quiet)
        else:
            yield from shaped(suit, half.ground, palette, partial(part_discs, places, size))


def shaped(
    colour: Colour, ground: Colour, palette: Palette, outline: Callable[[float], Commands]
) -> Iterator[Path]:
    """Yield shapes of a suit's colour on a ground, with an edge where that would swallow them.

    `outline` makes them a part as wide as they are.
    """
    dims = on_page(ground, palette) != ground
    shown, line = palette.suit(colour) if dims else colour, edge(colour, ground)
    if line:
        yield Path(outline(1.0), shown if dims else line)
    yield Path(outline(1 - _RING if line else 1.0), shown)


def part_discs(places: Sequence[Point], radius: float, part: float) -> Commands:
    """Return the outline of discs a `part` as wide as their radius (pt) says."""
    return discs(places, part * radius)


def _looks(card: Card, lit: Held[str] | None) -> Colour | None:
    """Return the colour of a card's seat, or None of one that is quiet."""
    return card.suit.colour if lit is None or card.id in lit else None


def _seated(deck: Deck) -> Iterable[Card]:
    groups = (group for collection in deck.collections for group in collection.groups)
    return (card for group in groups for topic in group.topics for card in topic.cards)


def discs(places: Iterable[Point], radius: float) -> tuple[Command, ...]:
    """Return the outlines of discs as one, to a tenth of a pt."""
    return tuple(chain.from_iterable(_disc(x, y, radius) for x, y in places))


@lru_cache(maxsize=1024)
def _disc(x: float, y: float, radius: float) -> tuple[Command, ...]:
    return tuple((verb, tuple(round(v, 1) for v in values)) for verb, values in disc(x, y, radius))
