"""Spread a game's cards on its table, as its data say: open ones, room for more, and the pile.

Places stand below one another, in their order. Those of one length, which are equals, stand beside
each other; two such face each other, with what comes before them between.

A small picture tells many cards by a few, which are large: of a place four, or two rows of four
where it has more than that, and two of each of its equals. One of a scene has only what the steps
of a card are about, and a card where one has just been laid.

Lengths are in widths of a card.
"""

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from kaartspel.deck.model import HAND, PILE, Colour, Draw, FrozenMap, Game, Scene, Supply

MOST_CARDS = 40  # of a kind in one place: more cannot be told apart

HIGH = 88 / 63  # of a card's width: its height
_APART, _BELOW = 0.26, 0.3  # between cards beside and below each other
_PLACES, _BANDS = 0.65, 0.45  # between places beside and below each other
_CLOSE_BANDS, _MOVED_BANDS = 0.3, 0.9  # in a small picture, and where cards move between them
_ROW = 9  # cards of a place in a row, while two rows hold them
FEW, FEW_OF_EQUALS = 4, 2  # cards of a place in a row of a small picture, and of each of equals
FEW_IN_SCENE = 1  # of each of three equals or more in a scene, which stand in a row
_WIDE = 2.4  # to its height, at about what a place of more cards is as wide
_MOST_SEEN, _FEW_SEEN = 3, 2  # cards of a pile
_STEP, _LONG_STEP = 0.2, 0.28  # by which they are seen below each other


@dataclass(frozen=True, slots=True)
class SmallCard:
    """A card whose upper left corner is at (x, y), or room for one.

    `colour` is that of its kind's backs; None where there is room. A `pile` is of so many,
    face down; 0 is none. Each of them is seen by a `step` below the next. It is a part of a `spot`
    of a Scene.
    """

    x: float
    y: float
    width: float
    colour: Colour | None
    pile: int = 0
    step: float = _STEP
    spot: str = ""

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


def held(supply: Supply, *, is_small: bool = False, scene: Scene | None = None) -> Spread:
    """Return what each player has in the hand, in a row."""
    cards = _dealt(supply.hand) if scene is None or HAND in scene.spots else []
    if is_small:
        cards = _told_by(FEW, cards)
    return _set_out(_Held(HAND, cards), len(cards))


def spread(game: Game, *, is_small: bool = False, scene: Scene | None = None) -> Spread:
    """Return what lies on a game's table, the pile at the right of what lies above."""
    places = list(_places(game))
    if scene is not None:
        places = [_with_laid(place, places, scene, game) for place in places
                  if place.spot in scene.spots]  # fmt: skip
    # Of moves between places: those to a hand or a pile go by the side of all that lies.
    moves = tuple(move for move in scene.moves if not {HAND, PILE} & {*move}) if scene else ()
    few = None if not is_small else FEW_IN_SCENE if scene else FEW_OF_EQUALS
    bands = list(_banded(places, moves, few)) or [[]]
    if scene is None or PILE in scene.spots:
        bands[0] += _piles(game.supply, is_small=is_small)
    gap = _MOVED_BANDS if moves else _CLOSE_BANDS if is_small else _BANDS
    return _stacked([_beside(band) for band in bands], gap)


class _Held(NamedTuple):
    """The cards of a place, each as the colour of its kind's backs, and its spot in a Scene."""

    spot: str
    cards: list[Colour | None]


def _with_laid(place: _Held, places: list[_Held], scene: Scene, game: Game) -> _Held:
    """Return a place to which a card has come, as its first, where it has room."""
    there = {each.spot: each.cards for each in places} | {HAND: _dealt(game.supply.hand)}
    there[PILE] = _dealt(game.supply.pile)
    sources = [source for source, target in scene.moves if target == place.spot]
    come = next(filter(None, (c for source in sources for c in there.get(source, []))), None)
    come = come or next(filter(None, there[HAND]), None)
    if not sources or None not in place.cards:
        return place
    at = place.cards.index(None)
    return _Held(place.spot, [*place.cards[:at], come, *place.cards[at + 1 :]])


def _dealt(draw: Draw) -> list[Colour | None]:
    """Return the cards of a draw, each as the colour of its kind's backs."""
    return [kind.back.colour for kind, n in draw.items() for _ in range(min(n, MOST_CARDS))]


def _places(game: Game) -> Iterator[_Held]:
    """Yield what lies in each place, and what has none, in the order in which it is dealt."""
    open_ = [_dealt(FrozenMap({kind: n})) for kind, n in game.supply.table.items() if n]
    for number, place in enumerate(game.places, 1):
        cards = open_.pop(0) if open_ else []
        yield _Held(f"{number}", [*cards, *[None] * (place.cards - len(cards))])
    yield from (_Held("", cards) for cards in open_)


def _told_by(most: int, cards: list[Colour | None]) -> list[Colour | None]:
    """Return so many cards, or less, for all of a place: fewer of what there are most of."""
    counts = Counter(cards)
    while counts.total() > most:
        counts[max(counts, key=lambda colour: (counts[colour], colour is None))] -= 1
    return list(counts.elements())


def _few(equal: list[_Held], few: int) -> list[_Held]:
    """Return what tells of places of one length in a small picture."""
    rows = 1 + (len(equal[0].cards) > 2 * FEW)
    each = few if len(equal) > 2 else FEW_OF_EQUALS
    most = each if len(equal) > 1 else FEW * rows
    return [_Held(place.spot, _told_by(most, place.cards)) for place in equal]


def _equals(
    places: list[_Held], moves: tuple[tuple[str, str], ...]
) -> Iterator[list[_Held]]:  # fmt: skip
    """Yield runs of places of one length, none of which cards move to from another of its run."""
    for _, run in groupby(places, key=lambda place: len(place.cards)):
        equal = list[_Held]()
        for place in run:
            if any((each.spot, place.spot) in moves or (place.spot, each.spot) in moves
                   for each in equal):  # fmt: skip
                yield equal
                equal = []
            equal.append(place)
        yield equal


def _banded(
    places: list[_Held], moves: tuple[tuple[str, str], ...], few: int | None
) -> Iterator[list[Spread]]:  # fmt: skip
    """Yield places that stand beside each other, each of `few` cards where it is one of many."""
    above: list[Spread] = []
    for run in _equals(places, moves):
        equal = run if few is None else _few(run, few)
        length = len(equal[0].cards)
        if len(equal) == 2 and length > 1 and above:
            one, other = (_set_out(place, math.ceil(length / 2)) for place in equal)
            yield [one, *above, other]
            above = []
            continue
        columns = (
            length
            if few == FEW_IN_SCENE and len(equal) > 1
            else math.ceil(length / len(equal))
            if len(equal) > 1
            else _columns(length, FEW if few else _ROW)
        )
        yield from filter(None, [above])
        above = [_set_out(place, columns) for place in equal]
    yield from filter(None, [above])


def _columns(count: int, row: int) -> int:
    """Return in how many columns cards lie: one or two rows, or many as wide as high."""
    if count <= 2 * row:
        return math.ceil(count / math.ceil(count / row))
    return math.ceil(math.sqrt(count * _WIDE * HIGH))


def _set_out(place: _Held, columns: int) -> Spread:
    return Spread(tuple(
        SmallCard(i % columns * (1 + _APART), i // columns * (HIGH + _BELOW), 1.0, colour,
                  spot=place.spot)
        for i, colour in enumerate(place.cards)
    ))  # fmt: skip


def _piles(supply: Supply, *, is_small: bool) -> Iterator[Spread]:
    """Yield the pile of each kind: what is dealt to it, or what hands leave."""
    counts = {kind: n for kind, n in supply.pile.items() if n}
    counts |= {kind: MOST_CARDS for kind in supply.rest if kind not in counts}
    for kind, count in counts.items():
        few, step = (_FEW_SEEN, _LONG_STEP) if is_small else (count, _STEP)
        pile = SmallCard(0, 0, 1.0, kind.back.colour, min(count, few), step, PILE)
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
