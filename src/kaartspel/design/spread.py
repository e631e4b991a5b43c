"""Spread a game's cards on its table, as its data say: open ones, room for more, and the pile.

Places stand below one another, in their order. Those of one length, which are equals, stand beside
each other; two such face each other, with what comes before them between.

A small picture tells many cards by a few, which are large: of a place four, or two rows of four
where it has more than that, and two of each of its equals.

Lengths are in widths of a card.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kaartspel.deck.model import Colour, Draw, FrozenMap, Game, Supply

MOST_CARDS = 40  # of a kind in one place: more cannot be told apart

HIGH = 88 / 63  # of a card's width: its height
_APART, _BELOW = 0.26, 0.3  # between cards beside and below each other
_PLACES, _BANDS = 0.65, 0.45  # between places beside and below each other
_CLOSE_BANDS = 0.3  # in a small picture
_ROW = 9  # cards of a place in a row, while two rows hold them
FEW, FEW_OF_EQUALS = 4, 2  # cards of a place in a row of a small picture, and of each of equals
_WIDE = 2.4  # to its height, at about what a place of more cards is as wide
_MOST_SEEN, _FEW_SEEN = 3, 2  # cards of a pile
_STEP, _LONG_STEP = 0.2, 0.28  # by which they are seen below each other


@dataclass(frozen=True, slots=True)
class SmallCard:
    """A card whose upper left corner is at (x, y), or room for one.

    `colour` is that of its kind's backs; None where there is room. A `pile` is of so many,
    face down; 0 is none. Each of them is seen by a `step` below the next.
    """

    x: float
    y: float
    width: float
    colour: Colour | None
    pile: int = 0
    step: float = _STEP

    @property
    def height(self) -> float:
        """How high a card is."""
        return self.width * HIGH

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of what is seen of it."""
        right, top = self.x + self.width + self.steps[0], self.y - self.steps[0]
        low = self.y + self.height
        return (self.x, top), (right, top), (right, low), (self.x, low)

    @property
    def steps(self) -> tuple[float, ...]:
        """How far each card of a pile that is seen is to the right and up, the lowest first."""
        seen = min(max(self.pile, 1), _MOST_SEEN)
        return tuple(self.width * self.step * below for below in reversed(range(seen)))


@dataclass(frozen=True, slots=True)
class Spread:
    """Cards that lie together, from the upper left corner."""

    cards: tuple[SmallCard, ...]

    @property
    def size(self) -> tuple[float, float]:
        """How wide and how high they are together."""
        right = max((card.x + card.width + card.steps[0] for card in self.cards), default=0.0)
        return right, max((card.y + card.height for card in self.cards), default=0.0)

    def at(self, x: float, y: float, scale: float = 1.0) -> tuple[SmallCard, ...]:
        """Return them elsewhere, larger."""
        return tuple(
            replace(card, x=x + card.x * scale, y=y + card.y * scale, width=card.width * scale)
            for card in self.cards
        )


def held(supply: Supply, *, is_small: bool = False) -> Spread:
    """Return what each player has in the hand, in a row."""
    cards = _dealt(supply.hand)
    if is_small:
        cards = _told_by(FEW, cards)
    return _set_out(cards, len(cards))


def spread(game: Game, *, is_small: bool = False) -> Spread:
    """Return what lies on a game's table, the pile at the right of what lies above."""
    bands = list(_banded(_places(game), is_small=is_small)) or [[]]
    bands[0] += _piles(game.supply, is_small=is_small)
    return _stacked([_beside(band) for band in bands], _CLOSE_BANDS if is_small else _BANDS)


def _dealt(draw: Draw) -> list[Colour | None]:
    """Return the cards of a draw, each as the colour of its kind's backs."""
    return [kind.back.colour for kind, n in draw.items() for _ in range(min(n, MOST_CARDS))]


def _places(game: Game) -> Iterator[list[Colour | None]]:
    """Yield what lies in each place, and what has none, in the order in which it is dealt."""
    open_ = [_dealt(FrozenMap({kind: n})) for kind, n in game.supply.table.items() if n]
    for place in game.places:
        cards = open_.pop(0) if open_ else []
        yield [*cards, *[None] * (place.cards - len(cards))]
    yield from open_


def _told_by(most: int, cards: list[Colour | None]) -> list[Colour | None]:
    """Return so many cards, or less, for all of a place: fewer of what there are most of."""
    counts = Counter(cards)
    while counts.total() > most:
        counts[max(counts, key=counts.__getitem__)] -= 1
    return list(counts.elements())


def _few(equal: list[list[Colour | None]]) -> list[list[Colour | None]]:
    """Return what tells of places of one length in a small picture."""
    rows = 1 + (len(equal[0]) > 2 * FEW)
    most = FEW_OF_EQUALS if len(equal) > 1 else FEW * rows
    return [_told_by(most, place) for place in equal]


def _banded(
    places: Iterable[list[Colour | None]], *, is_small: bool
) -> Iterator[list[Spread]]:  # fmt: skip
    """Yield places that stand beside each other."""
    above: list[Spread] = []
    for _, run in groupby(places, key=len):
        equal = list(run)
        if is_small:
            equal = _few(equal)
        length = len(equal[0])
        if len(equal) == 2 and length > 1 and above:
            one, other = (_set_out(place, math.ceil(length / 2)) for place in equal)
            yield [one, *above, other]
            above = []
            continue
        columns = (
            math.ceil(length / len(equal))
            if len(equal) > 1
            else _columns(length, FEW if is_small else _ROW)
        )
        yield from filter(None, [above])
        above = [_set_out(place, columns) for place in equal]
    yield from filter(None, [above])


def _columns(count: int, row: int) -> int:
    """Return in how many columns cards lie: one or two rows, or many as wide as high."""
    if count <= 2 * row:
        return math.ceil(count / math.ceil(count / row))
    return math.ceil(math.sqrt(count * _WIDE * HIGH))


def _set_out(place: list[Colour | None], columns: int) -> Spread:
    return Spread(tuple(
        SmallCard(i % columns * (1 + _APART), i // columns * (HIGH + _BELOW), 1.0, colour)
        for i, colour in enumerate(place)
    ))  # fmt: skip


def _piles(supply: Supply, *, is_small: bool) -> Iterator[Spread]:
    """Yield the pile of each kind: what is dealt to it, or what hands leave."""
    counts = {kind: n for kind, n in supply.pile.items() if n}
    counts |= {kind: MOST_CARDS for kind in supply.rest if kind not in counts}
    for kind, count in counts.items():
        few, step = (_FEW_SEEN, _LONG_STEP) if is_small else (count, _STEP)
        pile = SmallCard(0, 0, 1.0, kind.back.colour, min(count, few), step)
        yield Spread((replace(pile, y=pile.steps[0]),))


def _beside(spreads: list[Spread]) -> Spread:
    """Return spreads beside each other, their middles on a line."""
    high, x, cards = max((each.size[1] for each in spreads), default=0.0), 0.0, list[SmallCard]()
    for each in spreads:
        wide, own = each.size
        cards += each.at(x, (high - own) / 2)
        x += wide + _PLACES
    return Spread(tuple(cards))


def _stacked(spreads: list[Spread], gap: float) -> Spread:
    """Return spreads below each other, `gap` apart, their middles on a line."""
    wide, y, cards = max((each.size[0] for each in spreads), default=0.0), 0.0, list[SmallCard]()
    for each in spreads:
        own, high = each.size
        cards += each.at((wide - own) / 2, y)
        y += high + gap
    return Spread(tuple(cards))
