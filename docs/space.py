"""Points, planes and outlines in space, and who looks at them.

Lengths are in mm: to the right, away from who looks, and up; a table's top is at height 0.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

Point = tuple[float, float, float]
Spot = tuple[float, float]  # in a picture, in pixels

NOWHERE: Point = (0, 0, 0)
UP: Point = (0, 0, 1)

_ARC = 8  # points of a rounded corner
_ROUND = 96  # points of a circle


def plus(a: Point, b: Point, times: float = 1.0) -> Point:
    """Return a point, moved so many times."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def dot(a: Point, b: Point) -> float:
    """Return how far one goes the way of the other."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Point, b: Point) -> Point:
    """Return the way that is square to both."""
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a: Point) -> Point:
    """Return a way of 1 mm."""
    return plus(NOWHERE, a, 1 / math.sqrt(dot(a, a)))


@dataclass(frozen=True)
class Camera:
    """Who looks: from where, at what, and how wide; `size` is the picture's, in pixels.

    `wide` is how much is seen across (mm), as far away as what is looked at; `near` is how far what
    is held is from the eye.
    """

    eye: Point
    aim: Point
    wide: float
    size: tuple[int, int]
    near: float = 0.0
    upright: float = 0.0

    @cached_property
    def axes(self) -> tuple[Point, Point, Point]:
        """Which way is right, up and ahead."""
        across, away, up = plus(self.aim, self.eye, -1)
        ahead = unit((across, away, up * (1 - self.upright)))
        right = unit(cross(ahead, UP))
        return right, cross(right, ahead), ahead

    @cached_property
    def focal(self) -> float:
        """How many pixels what is 1 mm large has at a distance of 1 mm."""
        return self.turned(plus(self.aim, self.eye, -1))[2] * self.size[0] / self.wide

    @cached_property
    def middle(self) -> Spot:
        """Where straight ahead is in the picture, or above it."""
        _, y, z = self.turned(plus(self.aim, self.eye, -1))
        return self.size[0] / 2, self.size[1] / 2 + self.focal * y / z

    @property
    def held(self) -> Point:
        """Where what is held is: in the middle of the picture, and `near`."""
        return plus(self.eye, self.axes[2], self.near)

    def turned(self, way: Point) -> Point:
        """Return a direction as who looks has it: right, up, ahead."""
        right, up, ahead = self.axes
        return dot(right, way), dot(up, way), dot(ahead, way)

    def spot(self, point: Point) -> Spot:
        """Return where a point is seen."""
        x, y, z = self.turned(plus(point, self.eye, -1))
        return self.middle[0] + self.focal * x / z, self.middle[1] - self.focal * y / z

    def is_ahead(self, point: Point) -> bool:
        """Return whether a point is before who looks."""
        return self.turned(plus(point, self.eye, -1))[2] > 1

    def scale(self, point: Point) -> float:
        """Return how many pixels a mm has there."""
        return self.focal / self.turned(plus(point, self.eye, -1))[2]

    def is_faced(self, plane: "Plane") -> bool:
        """Return whether the face of a plane is seen."""
        return dot(plane.normal, plus(self.eye, plane.at, -1)) > 0

    def columns(self, ways: Sequence[Point], at: Spot) -> list[Point]:
        """Return directions as columns of a projection, from the pixel `at`."""
        x, y = self.middle[0] - at[0], self.middle[1] - at[1]
        seen = map(self.turned, ways)
        return [(self.focal * a + x * c, y * c - self.focal * b, c) for a, b, c in seen]


@dataclass(frozen=True)
class Plane:
    """A rectangle in space: its upper left corner, and where right and down are on it (unit)."""

    at: Point
    across: Point
    down: Point

    @property
    def normal(self) -> Point:
        """The way that its face looks."""
        return cross(self.down, self.across)

    def point(self, x: float, y: float) -> Point:
        """Return the point at so many mm from its corner."""
        return plus(plus(self.at, self.across, x), self.down, y)

    def moved(self, way: Point) -> "Plane":
        """Return the plane, moved so far."""
        return Plane(plus(self.at, way), self.across, self.down)

    def raised(self, high: float) -> "Plane":
        """Return the plane, moved so many mm the way that its face looks."""
        return self.moved(plus(NOWHERE, self.normal, high))


def outline(plane: Plane, width: float, height: float, radius: float) -> list[Point]:
    """Return the edge of a rectangle with rounded corners on a plane."""
    if not radius:
        return [plane.point(*at) for at in ((0, 0), (width, 0), (width, height), (0, height))]
    points = []
    for i, (x, y) in enumerate(((width, 0), (width, height), (0, height), (0, 0))):
        middle = (x - radius if x else radius), (y - radius if y else radius)
        for step in range(_ARC + 1):
            turn = math.pi / 2 * (i - 1 + step / _ARC)
            points.append(plane.point(middle[0] + radius * math.cos(turn),
                                      middle[1] + radius * math.sin(turn)))  # fmt: skip
    return points


def circle(middle: Point, radius: float) -> list[Point]:
    """Return the edge of a level disc."""
    turns = (2 * math.pi * i / _ROUND for i in range(_ROUND))
    return [plus(middle, (radius * math.cos(t), radius * math.sin(t), 0)) for t in turns]


def clipped(edge: Sequence[Point], at: Point, way: Point, least: float) -> list[Point]:
    """Return what of an outline is more than `least` mm from a plane, the way that this looks."""
    corners = list[Point]()
    far = [dot(way, plus(point, at, -1)) - least for point in edge]
    for i, (point, own) in enumerate(zip(edge, far, strict=True)):
        before, other = edge[i - 1], far[i - 1]
        if own * other < 0:
            corners.append(plus(before, plus(point, before, -1), other / (other - own)))
        if own >= 0:
            corners.append(point)
    return corners
