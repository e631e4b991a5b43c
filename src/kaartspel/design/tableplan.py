"""Plan the picture of a game: its table from above, with seats, cards and hands.

Around it sit the players, discs as in a chamber, one's own seat below with the cards in one's hand;
a game of the whole room has them in a half-circle, each with its hand. What lies on the table is a
`Spread`. It is found from the game's data alone, so that any deck's games have their picture.

A small one is to be read at a hundredth of the room of a large one: few cards stand for many, they
are larger, and others' seats are smaller. A rules card shows a scene, where its game says which:
what its steps are about, larger still, with arrows where cards move or turns go.

Lengths are in heights of the picture, from its middle, x to the right and y downwards.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain

from kaartspel.deck.model import HAND, Deck, Emblem, FrozenMap, Game, Kind, Play, Scene
from kaartspel.design.moving import ARROW_ROOM, Arrow, arrows
from kaartspel.design.spread import HIGH, SmallCard, Spread, spread
from kaartspel.design.spread import held as hand_of
from kaartspel.geometry import Point

# How wide a table and the room are, and a table in a scene, beside which few sit, or nobody.
_AT_TABLE, _TOGETHER, _IN_SCENE = 1.6, 1.36, 1.95
MOST_SEATS, MOST_GROUPS = 16, 24  # at a table, and in the room, that can be told apart

_MOST_HELD, _HELD_IN_SCENE = 0.6, 0.9  # how wide a hand is, at the most
_STEPS = 20  # in which the size of cards is sought
_FREE = 0.94  # of the distance between two hands in the room, what they may take
_MOST_IN_ROOM = 0.6  # of the radius on which hands are, what one takes
_CHAIR = 1.35  # of a seat, that of who counts votes
_CLOSE = 0.866  # of the distance between two seats in the room, what their radii take


@dataclass(frozen=True, slots=True)
class _Measures:
    """The radii of others' seats and of one's own; what is clear between a seat and the table; its
    rim, on which no card lies; and widths of cards, at the most: on it, in hands, in the room.
    """  # fmt: skip

    seat: float
    own: float
    clear: float
    rim: float
    on_table: float
    in_hand: float
    in_room: float


_LARGE = _Measures(0.064, 0.09, 0.02, 0.035, 0.125, 0.105, 0.125)
_SMALL = _Measures(0.04, 0.078, 0.012, 0.02, 0.18, 0.13, 0.16)
_SCENE = _Measures(0.055, 0.085, 0.025, 0.045, 0.33, 0.165, 0.18)

_TURN_INSET = 0.16  # from the edge of the table, or the hands in the room, to the arrow of turns
_TURN_FROM, _TURN_STEPS = 0.14, 40  # of the way round: where that begins; and in how many lines


@dataclass(frozen=True, slots=True)
class Disc:
    """A seat around (x, y)."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class TopView:
    """A game's table: half its width and height, if there is one; seats, one's own first.

    Its middle is `down` below the picture's. `width` is that of the picture; `laid` are the cards
    on the table and room for more; `hands` what one holds, or each in the room. `arrows` say where
    cards move, and the line of `turns` which way turns go. In a `vote` all seats are lit.
    """

    width: float
    half: tuple[float, float] | None
    seats: tuple[Disc, ...]
    laid: tuple[SmallCard, ...]
    hands: tuple[SmallCard, ...]
    down: float = 0.0
    is_small: bool = False
    arrows: tuple[Arrow, ...] = ()
    turns: tuple[Point, ...] = ()
    vote: bool = False

    def __hash__(self) -> int:
        # Of what is short: plans of as much seldom differ.
        return hash((len(self.seats), len(self.laid), len(self.hands), len(self.arrows)))


def plans(deck: Deck, kind: Kind) -> FrozenMap[str, TopView]:
    """Return by the ids of a kind's cards what they show of their games' tables, if fronts do.

    The card of the rules that all games share shows a table on which nothing lies yet. What shows
    nothing is not among them.
    """
    play = deck.play
    if kind.emblem is not Emblem.TABLE or play is None:
        return FrozenMap()
    of_games = {card.id: plan_for(game, _seats(play, game), is_small=True, scene=scene)
                for game in play.games for card in game.cards
                if (scene := game.scenes.get(card.id)) is None or scene}  # fmt: skip
    at_table = [_seats(play, game) for game in play.games if not game.is_together]
    seats = max(at_table, default=play.best[1])
    bare = table_plan(Spread(()), Spread(()), seats, is_small=True, scene=play.scene)
    return FrozenMap({play.card.id: bare, **of_games})


def plan_of(play: Play, game: Game, *, is_small: bool = False) -> TopView:
    """Return the picture of a game with as many players as it is best with, or groups as it has."""
    return plan_for(game, _seats(play, game), is_small=is_small)


@lru_cache(maxsize=64)
def plan_for(
    game: Game, players: int, *, is_small: bool = False, scene: Scene | None = None
) -> TopView:  # fmt: skip
    """Return the picture of a game with so many players, or groups, kept: many pages show it."""
    arrange = room_plan if game.is_together else table_plan
    cards = spread(game, is_small=is_small, scene=scene)
    hand = hand_of(game.supply, is_small=is_small, scene=scene)
    return arrange(cards, hand, players, is_small=is_small, scene=scene)


def _measured(scene: Scene | None, *, is_small: bool) -> _Measures:
    return _SCENE if scene else _SMALL if is_small else _LARGE


def _seats(play: Play, game: Game) -> int:
    """Return how many seats the picture of a game has."""
    least, most = game.players
    return most if game.is_together else min(max(play.best[1], least), most)


def table_plan(
    cards: Spread, hand: Spread, players: int, *, is_small: bool = False,
    scene: Scene | None = None,
) -> TopView:  # fmt: skip
    """Return a table with seats around it, one's own below, beside what one holds."""
    of, players = _measured(scene, is_small=is_small), min(players, MOST_SEATS)
    width, scene = _IN_SCENE if scene else _AT_TABLE, scene or Scene()
    # Seats are left out that a scene is not about, and so what lies on its table is larger.
    is_close = bool(scene.spots) and not scene.turn
    is_bare = is_close and HAND not in scene.spots
    held = max(2 * of.own, of.in_hand * HIGH)
    top, foot = 0.0 if is_close else 2 * of.seat + of.clear, 0.0 if is_bare else held + of.clear
    across, down = width / 2 - top, 0.5 - (top + foot) / 2
    middle = (top - foot) / 2
    # The line on which others' seats are: its ends are half-circles.
    a, b = across + of.clear + of.seat, down + of.clear + of.seat
    most = _HELD_IN_SCENE if scene else _MOST_HELD
    holds = _sized(hand, of.in_hand, most, hand.size[0])
    wide, high = holds.size
    group = 2 * of.own + (2 * of.clear + wide if hand.cards else 0.0)
    gap = (_round(a, b) - group - (players - 1) * 2 * of.seat) / players
    first = group / 2 + gap + of.seat
    places = (_around(first + i * (2 * of.seat + gap), a, b) for i in range(players - 1))
    low = 0.5 - held / 2
    others = (Disc(x, middle + y, of.seat) for x, y in places)
    own = () if is_bare else (Disc(of.own - group / 2, low, of.own),)
    seats = own if is_close else (*own, *others)
    # Between what lies on the table and the hand is room for an arrow, or it is as wide as its rim.
    rim = of.rim + _TURN_INSET * bool(scene.turn)
    above = ARROW_ROOM if any(HAND in move for move in scene.moves) else rim
    lowest = middle + down - above
    laid = _amid(
        cards, middle + (rim - above) / 2, of.on_table,
        lambda x, y: _is_on(x, y - middle, across - rim, down - rim) and y <= lowest,
    )  # fmt: skip
    hands = holds.at(group / 2 - wide, low - high / 2)
    inset = across - _TURN_INSET, down - _TURN_INSET
    turns = _turns(scene, lambda part: _around(part * _round(*inset), *inset), middle)
    moved = tuple(arrows(scene.moves, (*laid, *hands)))
    return TopView(
        width, (across, down), seats, laid, hands, middle, is_small, moved, turns, scene.vote
    )  # fmt: skip


def _turns(scene: Scene, at: Callable[[float], Point], down: float) -> tuple[Point, ...]:
    """Return the line of turns, `at` a part of the way round with the clock, so much lower."""
    if not scene.turn:
        return ()
    way = 1 - 2 * _TURN_FROM
    parts = (_TURN_FROM + way * i / _TURN_STEPS for i in range(_TURN_STEPS + 1))
    points = [(x, round(y + down, 4)) for x, y in map(at, parts)]
    # Where it is straight its ends will do.
    inner = (there for before, there, after in zip(points, points[1:], points[2:], strict=False)
             if not before[1] == there[1] == after[1])  # fmt: skip
    return (points[0], *inner, points[-1])[:: scene.turn]


def _round(a: float, b: float) -> float:
    """Return how long the line around a table is, as `_around` has it."""
    return 4 * (a - b) + 2 * math.pi * b


def _around(along: float, a: float, b: float) -> tuple[float, float]:
    """Return a point on the line around a table, so far from its lowest to the left and on."""
    straight, bend = a - b, math.pi * b
    if along <= straight:
        return -along, b
    if (along := along - straight) <= bend:
        return -straight - b * math.sin(along / b), b * math.cos(along / b)
    if (along := along - bend) <= 2 * straight:
        return along - straight, -b
    if (along := along - 2 * straight) <= bend:
        return straight + b * math.sin(along / b), -b * math.cos(along / b)
    return straight - (along - bend), b


def room_plan(
    cards: Spread, hand: Spread, groups: int, *, is_small: bool = False,
    scene: Scene | None = None,
) -> TopView:  # fmt: skip
    """Return seats in a half-circle, one's own in the middle, each with what it holds before it.

    In a vote they are alike, and before them sits who counts.
    """
    of, groups = _measured(scene, is_small=is_small), min(groups, MOST_GROUPS)
    scene = scene or Scene()
    of = replace(of, seat=of.own) if scene.vote else of
    step = math.pi / max(1, groups - 1)
    reach = min(1 - of.own - of.seat, _TOGETHER / 2 - (of.own if groups == 2 else of.seat))
    size = min(of.seat, reach * step * _CLOSE / (1 + of.own / of.seat))
    foot, middle = (reach + of.own - size) / 2, groups // 2
    angles = [math.pi * (i + 0.5) if groups == 1 else math.pi - i * step for i in range(groups)]
    angles.insert(0, angles.pop(middle))
    sizes = (size * of.own / of.seat, *(size,) * (groups - 1))
    seats = tuple(
        Disc(reach * math.cos(angle), foot - reach * math.sin(angle), radius)
        for angle, radius in zip(angles, sizes, strict=True)
    )
    before = 0.0  # how far above the foot cards lie
    if scene.vote:
        seats = (Disc(0.0, foot, _CHAIR * size), *seats)
        before = _CHAIR * size + of.clear
    inner = reach - of.own - of.clear
    # As far as hands may reach, in radii of the half-circle of their middles.
    across = min(_MOST_IN_ROOM, _FREE * 2 * math.sin(step / 2))
    holds = _sized(hand, of.in_room, across * inner / (1 + across / 2), math.hypot(*hand.size))
    wide, high = holds.size
    inner -= math.hypot(wide, high) / 2
    hands = chain.from_iterable(
        holds.at(inner * math.cos(angle) - wide / 2, foot - inner * math.sin(angle) - high / 2)
        for angle in angles
    )
    free = inner - math.hypot(wide, high) / 2 - of.clear
    turns = _turns(scene, lambda part: (
        -(free - of.clear) * math.cos(math.pi * part), -(free - of.clear) * math.sin(math.pi * part)
    ), foot)  # fmt: skip
    free -= _TURN_INSET * bool(scene.turn)
    laid = _amid(
        cards, foot - (free + before) / 2, of.on_table,
        lambda x, y: math.hypot(x, y - foot) < free and y < foot - before,
    )  # fmt: skip
    return TopView(
        _TOGETHER, None, seats, laid, tuple(hands), is_small=is_small, turns=turns, vote=scene.vote
    )


def _sized(hand: Spread, largest: float, room: float, takes: float) -> Spread:
    """Return a hand with cards of a width, or smaller, as it `takes` more widths than fit."""
    return Spread(hand.at(0, 0, min(largest, room / max(1.0, takes))))


def _is_on(x: float, y: float, across: float, down: float) -> bool:
    """Return whether a point lies on a table of half a width and height, its ends half-circles."""
    return math.hypot(max(abs(x) - (across - down), 0.0), y) <= down


def _amid(
    cards: Spread, y: float, largest: float, is_free: Callable[[float, float], bool]
) -> tuple[SmallCard, ...]:
    """Return cards around (0, y), up to a width, that all their corners have room for."""
    wide, high = cards.size
    scale, step, laid = 0.0, largest, tuple[SmallCard, ...]()
    for _ in range(_STEPS):
        tried = min(scale + step, largest)
        at = cards.at(-wide * tried / 2, y - high * tried / 2, tried)
        if all(is_free(*corner) for card in at for corner in card.corners):
            scale, laid = tried, at
        step /= 2
    return laid
