"""Draw a deck as one council: the cards of its two largest kinds, facing each other.

Each kind has its half of the round chamber, on the colour of its backs, with a seat for each card
in the colour of its suit: the sign of the whole deck, on its box and its book.
"""

from collections.abc import Collection as Held
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from kaartspel.deck.model import Card, Colour, Deck, Emblem, Suit
from kaartspel.design import system
from kaartspel.design.chamber import Chamber, chamber, matched_halves
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.system import BLACK, WHITE, text_on
from kaartspel.frame import Group, Item, Path, Stroke

_SHARE = 3  # a kind has a half if it has a third of the largest's cards, at the least
_MOST = 400  # seats that can be seen
_HORIZON = 0.4  # of a seat's radius: how much further two halves are from where they meet
_RING = 0.14  # of a seat's radius: its edge, where it needs one


@dataclass(frozen=True, slots=True)
class ChamberHalf:
    """A half of the chamber: the colour of its kind's backs, and its cards in order."""

    ground: Colour
    cards: tuple[Card, ...]

    @property
    def suits(self) -> tuple[Suit, ...]:
        """The suits of the seats."""
        return tuple(card.suit for card in self.cards[:_MOST])


def halves(deck: Deck, inside: Held[str] | None = None) -> tuple[ChamberHalf, ...]:
    """Return the halves of a deck, the larger one first; of one kind it is one.

    `inside` are the ids of cards that have a seat; by default all have one but groups' own cards
    and those that tell rules. A kind without an emblem on its backs has no half.
    """
    groups = (group for collection in deck.collections for group in collection.groups)
    cards = [card for group in groups for topic in group.topics for card in topic.cards
             if inside is None or card.id in inside]  # fmt: skip
    cards = [card for card in cards if card.kind.back.emblem is not Emblem.NONE]
    cards.sort(key=lambda card: card.kind.id)
    kinds = [tuple(held) for _, held in groupby(cards, key=lambda card: card.kind)]
    kinds.sort(key=lambda held: -len(held))
    chosen = [held for held in kinds[:2] if len(held) * _SHARE >= len(kinds[0])]
    return tuple(ChamberHalf(held[0].kind.back.colour, held) for held in chosen)


def ground_of(pair: tuple[ChamberHalf, ...], index: int) -> Colour:
    """Return what a half lies on: the colour of its backs, or ink where they are white."""
    return pair[index].ground if pair[index:] and pair[index].ground != WHITE else BLACK


def seats_of(pair: tuple[ChamberHalf, ...]) -> int:
    """Return how many seats the first half has; none where there is no half."""
    return len(pair[0].suits) if pair else 0


def reach(pair: tuple[ChamberHalf, ...]) -> float:
    """Return how far an assembly reaches from its middle, in radii of its outer row."""
    return 1 + _aisle(pair)


def assembly(
    pair: tuple[ChamberHalf, ...], middle: tuple[float, float], radius: float,
    *, ground: Colour | None = None, outline: float = 0.0, lit: Held[str] | None = None,
) -> Iterator[Item]:  # fmt: skip
    """Yield the seats around a middle (x, y in pt): those of the first half above it.

    Each half lies on its own ground, or all on one `ground`; what that would swallow has an edge.
    With an `outline` (pt) all seats are rings. Of cards that are not among the ids in `lit`, if
    that is given, they are dots.
    """
    for i, (half, made) in enumerate(zip(pair, _chambers(pair), strict=True)):
        below = ground or ground_of(pair, i)
        seats = tuple(_seats(half, made, radius, below, _aisle(pair) * radius, outline, lit))
        yield Group(seats, x=middle[0], y=middle[1], turn=180 * i)


@dataclass(frozen=True, slots=True)
class PlacedSeat:
    """A card's seat around the middle of an assembly, in radii of its outer row.

    `line` is the colour of its edge, where its half's ground would swallow it.
    """

    card: Card
    x: float
    y: float
    line: Colour | None


@dataclass(frozen=True, slots=True)
class PlacedHalf:
    """A half of an assembly: its ground, its seats and their radius."""

    ground: Colour
    seats: tuple[PlacedSeat, ...]
    radius: float


def placed(pair: tuple[ChamberHalf, ...]) -> tuple[PlacedHalf, ...]:
    """Return where the seats of each half are: those of the first above the middle."""
    halves, aisle = [], _aisle(pair)
    for i, (half, made) in enumerate(zip(pair, _chambers(pair), strict=True)):
        ground, way = ground_of(pair, i), -1 if i else 1
        seats = tuple(
            PlacedSeat(card, way * seat.x, way * (seat.y - aisle), edge(card.suit.colour, ground))
            for card, seat in zip(half.cards, made.seats, strict=False)
        )
        halves.append(PlacedHalf(ground, seats, made.radius))
    return tuple(halves)


def apart(
    pair: tuple[ChamberHalf, ...], middles: Iterable[tuple[float, float]], radius: float,
    *, ground: Colour, lit: Held[str],
) -> Iterator[Item]:  # fmt: skip
    """Yield the halves of an assembly apart, each the upper one around its middle (x, y in pt).

    Their seats are of one size; those of cards that are not among the ids in `lit` are dots.
    """
    for half, made, (x, y) in zip(pair, _chambers(pair), middles, strict=True):
        seats = _seats(half, made, radius, ground, _aisle(pair) * radius, 0, lit)
        yield Group(tuple(seats), x=x, y=y)


def _seats(
    half: ChamberHalf, made: Chamber, radius: float, ground: Colour, aisle: float, outline: float,
    lit: Held[str] | None,
) -> Iterator[Group]:  # fmt: skip
    """Yield the seats of an upper half: one outline, moved."""
    size = made.radius * radius
    shape, ring = disc(0, 0, size), disc(0, 0, size * (1 - _RING / 2))
    dot = Path(disc(0, 0, size * system.DOT), fill=edge(ground, ground) or text_on(ground))
    for card, seat in zip(half.cards, made.seats, strict=False):
        suit = card.suit
        items = [Path(shape, fill=suit.colour)]
        if line := edge(suit.colour, ground):
            items.append(Path(ring, stroke=Stroke(line, size * _RING)))
        if outline:
            items = [Path(shape, stroke=Stroke(BLACK, outline))]
        if lit is not None and card.id not in lit:
            items = [dot]
        yield Group(tuple(items), x=round(seat.x * radius, 2),
                    y=round(seat.y * radius - aisle, 2))  # fmt: skip


def _chambers(pair: tuple[ChamberHalf, ...]) -> tuple[Chamber, ...]:
    """Return where the seats of each half are: two have the same rows, and seats of one size."""
    counts = [len(half.suits) for half in pair]
    return matched_halves(*counts) if len(counts) > 1 else tuple(map(chamber, counts))


def _aisle(pair: tuple[ChamberHalf, ...]) -> float:
    """Return how far the halves are from the line between them, in radii of the outer row.

    Those of a pair keep half the distance of two seats from it by themselves.
    """
    size = max((made.radius for made in _chambers(pair)), default=0.0)
    return size * (_HORIZON if len(pair) > 1 else 1 + system.AISLE)
