"""A scene in perspective: flat faces in space, as one sees them, with the shadows that they throw.

Lengths are in mm: to the right, away from who looks, and up; a table's top is at height 0.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float, float]
Spot = tuple[float, float]  # in a picture, in pixels
Colour = tuple[int, int, int]
Light = tuple[float, float]  # how much of its colour a face keeps, and how much is added

NOWHERE: Point = (0, 0, 0)
FULL: Light = (1, 0)

FINER = 3  # all is drawn so many times larger, and made smaller once: no edge is jagged
SHADE = (24, 17, 12)  # what lies in shadow goes to
_ARC = 8  # points of a rounded corner
_ROUND = 120  # points of a circle
_FLAT = 0.75  # how much less high than wide a pool of light is seen
_OUT = 4  # pixels at the edge of a face


def plus(a: Point, b: Point, times: float = 1.0) -> Point:
    """Return a point, moved so many times."""
    return a[0] + b[0] * times, a[1] + b[1] * times, a[2] + b[2] * times


def _dot(a: Point, b: Point) -> float:
    return sum(x * y for x, y in zip(a, b, strict=True))


def _cross(a: Point, b: Point) -> Point:
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def _unit(a: Point) -> Point:
    return plus(NOWHERE, a, 1 / math.sqrt(_dot(a, a)))


@dataclass(frozen=True)
class Camera:
    """Who looks: from where, at what, and how wide; `size` is the picture's, in pixels.

    `wide` is how much is seen across (mm), as far away as what is looked at; `near` is how far what
    is held is from the eye. An `upright` one looks straight ahead, as those for buildings do: what
    stands has no lean, and what is looked at is in the middle all the same.
    """

    eye: Point
    aim: Point
    wide: float
    size: tuple[int, int]
    near: float = 0.0
    upright: bool = False

    @cached_property
    def _way(self) -> Point:
        way = plus(self.aim, self.eye, -1)
        return (way[0], way[1], 0) if self.upright else way

    @cached_property
    def axes(self) -> tuple[Point, Point, Point]:
        """Which way is right, up and ahead."""
        ahead = _unit(self._way)
        right = _unit(_cross(ahead, (0, 0, 1)))
        return right, _cross(right, ahead), ahead

    @cached_property
    def focal(self) -> float:
        """How many pixels what is 1 mm large has at a distance of 1 mm."""
        return math.dist(self._way, NOWHERE) * self.size[0] / self.wide

    @cached_property
    def middle(self) -> Spot:
        """Where the lens points at: the middle of the picture, or above it, if it is `upright`."""
        fall = (self.aim[2] - self.eye[2]) * self.size[0] / self.wide if self.upright else 0
        return self.size[0] / 2, self.size[1] / 2 + fall

    @cached_property
    def held(self) -> Point:
        """Where what is held is: in the middle of the picture, and `near`."""
        way = plus(self.aim, self.eye, -1)
        return plus(self.eye, way, self.near / _dot(way, self.axes[2]))

    def turned(self, way: Point) -> Point:
        """Return a direction as who looks has it: right, up, ahead."""
        right, up, ahead = self.axes
        return _dot(right, way), _dot(up, way), _dot(ahead, way)

    def spot(self, point: Point) -> Spot:
        """Return where a point is seen."""
        x, y, z = self.turned(plus(point, self.eye, -1))
        return self.middle[0] + self.focal * x / z, self.middle[1] - self.focal * y / z

    def scale(self, point: Point) -> float:
        """Return how many pixels a mm has there."""
        return self.focal / self.turned(plus(point, self.eye, -1))[2]

    def is_faced(self, at: Point, way: Point) -> bool:
        """Return whether what looks that way there looks at who looks."""
        return _dot(way, plus(self.eye, at, -1)) > 0

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

    def point(self, x: float, y: float) -> Point:
        """Return the point at so many mm from its corner."""
        return plus(plus(self.at, self.across, x), self.down, y)

    def moved(self, way: Point) -> "Plane":
        """Return the plane, moved so far."""
        return Plane(plus(self.at, way), self.across, self.down)


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


def hull(points: Sequence[Point]) -> list[Point]:
    """Return the outline around level points."""
    ordered, edge = sorted(set(points)), list[Point]()
    for way in (ordered, ordered[::-1]):
        half: list[Point] = []
        for point in way:
            while len(half) > 1 and _is_right(half[-2], half[-1], point):
                half.pop()
            half.append(point)
        edge += half[:-1]
    return edge


def _is_right(a: Point, b: Point, c: Point) -> bool:
    """Return whether one turns right at `b`, or goes straight on."""
    return (b[0] - a[0]) * (c[1] - a[1]) <= (b[1] - a[1]) * (c[0] - a[0])


class Scene:
    """A picture to draw on, from what is farthest to what is nearest."""

    def __init__(self, camera: Camera, ground: Colour) -> None:
        width, height = (side * FINER for side in camera.size)
        self.camera = replace(camera, size=(width, height))
        self.picture = Image.new("RGB", (width, height), ground)

    def fill(self, points: Iterable[Point], colour: Colour) -> None:
        """Fill an outline."""
        spots = [self.camera.spot(point) for point in points]
        ImageDraw.Draw(self.picture).polygon(spots, colour)

    def shade(self, points: Sequence[Point], soft: float, dark: float) -> None:
        """Darken what lies inside an outline, with an edge that is `soft` mm wide."""
        blur = soft * self.camera.scale(points[0])
        spots = [self.camera.spot(point) for point in points]
        around = self._around(spots, 3 * blur)
        if not around:
            return
        left, top, right, bottom = around
        size = right - left, bottom - top
        less = max(1, int(blur / 4))  # what is soft needs no detail: it is drawn small
        mask = Image.new("L", (max(1, size[0] // less), max(1, size[1] // less)), 0)
        moved = [((x - left) / less, (y - top) / less) for x, y in spots]
        ImageDraw.Draw(mask).polygon(moved, round(255 * dark))
        mask = mask.filter(ImageFilter.GaussianBlur(blur / less))
        self.picture.paste(SHADE, (left, top), mask.resize(size, Image.Resampling.BICUBIC))

    def lay(self, face: Image.Image, plane: Plane, width: float, radius: float,
            light: Light = FULL) -> None:  # fmt: skip
        """Draw a face on a plane, so many mm wide; and the light on it."""
        height = width * face.height / face.width
        edge = [self.camera.spot(p) for p in outline(plane, width, height, radius)]
        around = self._around(edge, 2)
        if not around:
            return
        face = _no_finer(face, [self.camera.spot(p) for p in outline(plane, width, height, 0)])
        left, top, right, bottom = around
        size = right - left, bottom - top
        mask = Image.new("L", size, 0)
        ImageDraw.Draw(mask).polygon([(x - left, y - top) for x, y in edge], 255)
        # The outermost pixels stay out, so that none is looked for where there are none.
        across = plus(NOWHERE, plane.across, width / (face.width - 2 * _OUT))
        down = plus(NOWHERE, plane.down, height / (face.height - 2 * _OUT))
        at = plus(plus(plus(plane.at, across, -_OUT), down, -_OUT), self.camera.eye, -1)
        back = _inverse(self.camera.columns((across, down, at), (left, top)))
        way, soft = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC
        seen = face.transform(size, way, back, soft)
        if light != FULL:
            seen = seen.point([min(255, round(v * light[0] + light[1])) for v in range(256)] * 3)
        self.picture.paste(seen, (left, top), mask)

    def _around(self, spots: Sequence[Spot], more: float) -> tuple[int, int, int, int] | None:
        """Return what of the picture is around these, if anything."""
        xs, ys = zip(*spots, strict=True)
        left, top = max(0, int(min(xs) - more)), max(0, int(min(ys) - more))
        right = min(self.picture.width, int(max(xs) + more) + 1)
        bottom = min(self.picture.height, int(max(ys) + more) + 1)
        return (left, top, right, bottom) if right > left and bottom > top else None

    def blur(self, far: float) -> None:
        """Put all that is there out of focus, by so many pixels of the picture."""
        self.picture = self.picture.filter(ImageFilter.GaussianBlur(far * FINER))

    def lamp(self, at: Point, wide: float, least: float) -> None:
        """Let light fall around a point: what is `wide` mm away, and further, keeps `least`."""
        x, y = self.camera.spot(at)
        reach = wide * self.camera.scale(at)
        pool = Image.radial_gradient("L").point([_falloff(d / 255, least) for d in range(256)])
        size = round(2 * reach), round(2 * reach * _FLAT)
        pool = pool.resize(size, Image.Resampling.BICUBIC)
        light = Image.new("L", self.picture.size, _falloff(1, least))
        light.paste(pool, (round(x - size[0] / 2), round(y - size[1] / 2)))
        self.picture = ImageChops.multiply(self.picture, Image.merge("RGB", [light] * 3))

    def seen(self) -> Image.Image:
        """Return the picture in its own size."""
        return self.picture.reduce(FINER)


def _no_finer(face: Image.Image, corners: Sequence[Spot]) -> Image.Image:
    """Return a face with no more pixels, either way, than are seen: else type on it is jagged."""
    a, b, c, d = corners
    wide = math.ceil(max(math.dist(a, b), math.dist(d, c))) + 2 * _OUT
    high = math.ceil(max(math.dist(a, d), math.dist(b, c))) + 2 * _OUT
    size = min(face.width, wide), min(face.height, high)
    return face if size == face.size else face.resize(size, Image.Resampling.LANCZOS)


def _falloff(distance: float, least: float) -> int:
    fall = 0.5 - 0.5 * math.cos(math.pi * min(1.0, distance))
    return round(255 * (1 - (1 - least) * fall))


def _inverse(columns: Sequence[Point]) -> tuple[float, ...]:
    """Return the inverse of a projection with these columns, its last number made 1."""
    a, b, c = columns
    rows = _cross(b, c), _cross(c, a), _cross(a, b)
    last = rows[2][2]
    return tuple(value / last for row in rows for value in row)[:8]
