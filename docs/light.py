"""One lamp and a bright room: how much of their light falls on a plane, and what keeps it off.

A lamp has a size, and a room shines from all sides: both are made of points. So a shadow is sharp
and dark where two things touch, and soft and pale where they are far apart.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from space import NOWHERE, Plane, Point, clipped, dot, plus, unit

_LAMP_POINTS, _ROOM_POINTS = 180, 140
_FAR = 4000.0  # mm: how far the room's light comes from
_GOLDEN = math.pi * (3 - math.sqrt(5))  # from one point to the next: none are in a row
_OFF = 0.05  # mm from a plane: what is nearer lies on it and has no shadow there


@dataclass(frozen=True, slots=True)
class Ray:
    """Light from a point; `strong` is its part of all light."""

    at: Point
    strong: float


@dataclass(frozen=True, slots=True)
class Light:
    """A lamp at a point, so many mm wide, that gives a `share` of all light, and a room."""

    at: Point
    wide: float
    share: float

    def rays(self) -> Iterator[Ray]:
        """Yield the points that it is made of."""
        for i in range(_LAMP_POINTS):
            out, turn = math.sqrt((i + 0.5) / _LAMP_POINTS) * self.wide / 2, i * _GOLDEN
            at = plus(self.at, (out * math.cos(turn), out * math.sin(turn), 0))
            yield Ray(at, self.share / _LAMP_POINTS)
        for i in range(_ROOM_POINTS):
            out, turn = math.sqrt((i + 0.5) / _ROOM_POINTS), i * _GOLDEN
            way = out * math.cos(turn), out * math.sin(turn), math.sqrt(1 - out * out) + 0.05
            yield Ray(plus(NOWHERE, way, _FAR), (1 - self.share) / _ROOM_POINTS)


def falling(rays: Sequence[Ray], at: Point, way: Point) -> list[float]:
    """Return how much light of each ray falls on a face at a point that looks that way."""
    level = [max(0.0, dot(way, unit(plus(ray.at, at, -1)))) for ray in rays]
    return [ray.strong * turned for ray, turned in zip(rays, level, strict=True)]


def is_above(edge: Sequence[Point], plane: Plane) -> bool:
    """Return whether any of an outline is above a plane, so that it may throw a shadow there."""
    return any(dot(plane.normal, plus(point, plane.at, -1)) > _OFF for point in edge)


def shadow(ray: Ray, edge: Sequence[Point], plane: Plane) -> list[Point]:
    """Return the outline of the shadow that an outline throws on a plane, if it throws any."""
    way = plane.normal
    high = dot(way, plus(ray.at, plane.at, -1))
    corners = list[Point]()
    for point in clipped(edge, plane.at, way, _OFF):
        own = dot(way, plus(point, plane.at, -1))
        if own > high - 1:
            return []
        corners.append(plus(ray.at, plus(point, ray.at, -1), high / (high - own)))
    return corners
