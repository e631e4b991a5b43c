"""Place the arrows of a scene on a game's table: where cards move, and which way turns go.

Lengths are in heights of the picture, from its middle, x to the right and y downwards.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaartspel.design.spread import SmallCard
from kaartspel.geometry import Point

ARROW = 0.13  # how long an arrow is, at the most
ARROW_ROOM = 0.165  # what it takes between what lies on the table and a hand
_FULL = 0.9  # of what is between two spots, what an arrow takes
_ASIDE = 0.75  # of its length: how far two that go both ways stand from the middle between them

_Bounds = tuple[float, float, float, float]
Moves = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """The head of an arrow around (x, y); `angle` is in radians, 0 to the right, pi / 2 down.

    It is `long`, and 1.2 times that wide.
    """

    x: float
    y: float
    angle: float
    long: float = ARROW

    @property
    def corners(self) -> tuple[Point, ...]:
        """Its tip, and the two ends of its base."""
        ahead, aside = math.cos(self.angle) * self.long, math.sin(self.angle) * self.long
        return tuple(
            (self.x + along * ahead - off * aside, self.y + along * aside + off * ahead)
            for along, off in ((0.5, 0.0), (-0.5, 0.6), (-0.5, -0.6))
        )


def arrows(moves: Moves, cards: Iterable[SmallCard]) -> Iterator[Arrow]:
    """Yield an arrow for each move from one spot to another, if both are seen, between them."""
    boxes = dict[str, _Bounds]()
    for card in cards:
        (left, top), _, (right, low), _ = card.corners
        x, y, across, down = boxes.get(card.spot, (left, top, right, low))
        boxes[card.spot] = min(x, left), min(y, top), max(across, right), max(down, low)
    for source, target in moves:
        if source == target or source not in boxes or target not in boxes:
            continue
        (x, y), (to_x, to_y) = _between(boxes[source], boxes[target])
        angle = math.atan2(to_y - y, to_x - x)
        long = min(ARROW, _FULL * math.dist((x, y), (to_x, to_y)))
        off = _ASIDE * long if (target, source) in moves else 0.0
        at = (x + to_x) / 2 - off * math.sin(angle), (y + to_y) / 2 + off * math.cos(angle)
        yield Arrow(*at, angle, long)


def _between(one: _Bounds, other: _Bounds) -> tuple[Point, Point]:
    """Return the points of two boxes that are nearest, in the middle of where they face."""
    x, to_x = _facing((one[0], one[2]), (other[0], other[2]))
    y, to_y = _facing((one[1], one[3]), (other[1], other[3]))
    return (x, y), (to_x, to_y)


def _facing(one: Point, other: Point) -> Point:
    """Return the places of two stretches that are nearest: one, where they overlap."""
    first, last = max(one[0], other[0]), min(one[1], other[1])
    if first <= last:
        return ((first + last) / 2,) * 2
    return (one[1], other[0]) if one[1] < other[0] else (one[0], other[1])
