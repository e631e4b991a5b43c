"""What lies and stands in a scene: cards, a stack, a hand of cards, a box, a table."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image
from scene import Colour, Plate
from space import NOWHERE, UP, Camera, Plane, Point, Spot, circle, clipped, outline, plus

WIDTH, HEIGHT, ROUND = 63.0, 88.0, 3.0  # mm, of a card
THICK = 0.3  # mm, of a card
AIR = 1.4  # mm, from what a card lies on to its face: none is quite flat, so it has a soft shadow
_RIM = 0.28  # mm, of its edge that is seen
_PAPER, _EDGE, _GAP = (226, 221, 213), (236, 231, 224), (206, 199, 190)  # of cards, from the side
_BEND, _STRIPS, _LAP = 220.0, 12, 0.1  # of a card that is held: mm, how many, mm
_SIDE = 12  # lines that the side of a board is drawn with


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on the table: its number, where its middle is (mm), its turn to the left (degrees).

    With `back` it lies on its face; `high` is how many cards lie under it.
    """

    number: str
    x: float
    y: float
    turn: float = 0.0
    back: bool = False
    high: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """How a hand holds cards.

    The middle one is `low` mm below the middle of the picture, and leans back (degrees). They turn
    around a point `turning` mm below that, `apart` degrees from one to the next; each looks further
    `aside` (degrees) than the one before, and is `gap` mm nearer.
    """

    low: float
    lean: float
    turning: float
    apart: float
    aside: float
    gap: float


def level(at: Spot, turn: float, size: tuple[float, float], high: float = 0.0) -> Plane:
    """Return the plane of a level rectangle: its middle, and how far it is turned to the left."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    across, down = (cos, sin, 0.0), (sin, -cos, 0.0)
    corner = plus(plus((*at, high), across, -size[0] / 2), down, -size[1] / 2)
    return Plane(corner, across, down)


def card(plane: Plane, face: Image.Image) -> Iterator[Plate]:
    """Yield the edge of a card that lies on a plane, and its face.

    The edge is seen all around, even where who looks is above it: dark cards on dark ones part.
    """
    above = plane.raised(AIR)
    around = above.moved(plus(plus(NOWHERE, plane.across, -_RIM), plane.down, -_RIM))
    edge = outline(around, WIDTH + 2 * _RIM, HEIGHT + 2 * _RIM, ROUND + _RIM)
    yield Plate(above, edge, _EDGE, is_lit=False)
    yield Plate(above, outline(above, WIDTH, HEIGHT, ROUND), face=face, wide=WIDTH, gloss=6,
                is_thin=True)  # fmt: skip


def put(lying: Lying, face: Image.Image) -> Iterator[Plate]:
    """Yield a card on the table."""
    high = lying.high * AIR
    yield from card(level((lying.x, lying.y), lying.turn, (WIDTH, HEIGHT), high), face)


def stack(at: Spot, turn: float, count: int, face: Image.Image) -> Iterator[Plate]:
    """Yield a stack of so many cards, this face above: no hand puts them quite straight."""
    plane = level(at, turn, (WIDTH, HEIGHT))
    for i in range(count):
        off = 0.16 * math.sin(7.3 * i), 0.12 * math.sin(4.1 * i + 1), i * THICK
        layer = plane.moved(off)
        edge = outline(layer, WIDTH, HEIGHT, ROUND)
        yield Plate(layer, edge, _PAPER if i % 2 else _GAP, is_thin=i % 6 > 0, is_lit=False)
    yield from card(plane.raised(count * THICK), face)


def bent(flat: Plane, face: Image.Image) -> Iterator[Plate]:
    """Yield a card whose sides are bent away from who looks at its face: a strip after a strip."""
    edge = [_around(flat, at) for at in _fine(outline(Plane(NOWHERE, (1, 0, 0), (0, 1, 0)),
                                                      WIDTH, HEIGHT, ROUND))]  # fmt: skip
    yield Plate(flat, edge, _EDGE, is_lit=False)
    for i in range(_STRIPS):
        left, right = WIDTH * i / _STRIPS, WIDTH * (i + 1) / _STRIPS
        middle = (left + right) / 2
        turn = (middle - WIDTH / 2) / _BEND
        across = plus(plus(NOWHERE, flat.across, math.cos(turn)), flat.normal, -math.sin(turn))
        plane = Plane(plus(_around(flat, (middle, 0, 0)), across, -middle), across, flat.down)
        plane = plane.raised(THICK)
        strip = clipped(
            outline(plane, WIDTH, HEIGHT, ROUND), plane.point(left - _LAP, 0), across, 0
        )
        back = plus(NOWHERE, across, -1)
        strip = clipped(strip, plane.point(right + _LAP, 0), back, 0)
        yield Plate(plane, strip, face=face, wide=WIDTH, gloss=10, is_thin=True)


def _around(flat: Plane, at: Point) -> Point:
    """Return where a point of a flat card is when it is bent."""
    turn = (at[0] - WIDTH / 2) / _BEND
    middle = plus(flat.point(WIDTH / 2, at[1]), flat.across, _BEND * math.sin(turn))
    return plus(middle, flat.normal, _BEND * (math.cos(turn) - 1))


def _fine(edge: Sequence[Point]) -> Iterator[Point]:
    """Yield the corners of an outline, and points between those that are far apart."""
    for before, point in zip(edge[-1:] + edge[:-1], edge, strict=True):
        steps = max(1, round(math.dist(before, point) / (WIDTH / _STRIPS)))
        for step in range(1, steps + 1):
            yield plus(before, plus(point, before, -1), step / steps)


def fan(camera: Camera, faces: Sequence[Image.Image], held: Held) -> Iterator[Plate]:
    """Yield cards that are held before who looks, the later over the earlier."""
    right, up, ahead = camera.axes
    lean = math.radians(held.lean)
    up, ahead = (
        plus(plus(NOWHERE, up, math.cos(lean)), ahead, math.sin(lean)),
        plus(plus(NOWHERE, ahead, math.cos(lean)), up, -math.sin(lean)),
    )
    pivot = plus(camera.held, up, -held.low - held.turning)
    for i, face in enumerate(faces):
        off = i - (len(faces) - 1) / 2
        turn, aside = math.radians(off * held.apart), math.radians(off * held.aside)
        cos, sin = math.cos(turn), math.sin(turn)
        across = plus(plus(NOWHERE, right, cos), up, -sin)
        down = plus(plus(NOWHERE, right, -sin), up, -cos)
        back = held.turning * sin * math.tan(aside / 2)  # all are around one cylinder
        middle = plus(plus(pivot, down, -held.turning), ahead, back - held.gap * i)
        across = plus(plus(NOWHERE, across, math.cos(aside)), ahead, math.sin(aside))
        corner = plus(plus(middle, across, -WIDTH / 2), down, -HEIGHT / 2)
        yield from bent(Plane(corner, across, down), face)


def spread(
    faces: Sequence[Image.Image], at: Spot, facing: float, apart: float, turning: float
) -> Iterator[Plate]:
    """Yield cards that lie as a hand lays them down: an open fan, the later over the earlier.

    Its middle is at `at`; it is turned `facing` degrees to the left. The cards turn around a point
    `turning` mm below, `apart` degrees from one to the next.
    """
    way = math.radians(facing - 90)
    pivot = at[0] + turning * math.cos(way), at[1] + turning * math.sin(way)
    for i, face in enumerate(faces):
        turn = facing - (i - (len(faces) - 1) / 2) * apart
        out = math.radians(turn + 90)
        middle = pivot[0] + turning * math.cos(out), pivot[1] + turning * math.sin(out)
        yield from card(level(middle, turn, (WIDTH, HEIGHT), i * AIR), face)


@dataclass(frozen=True, slots=True)
class Carton:
    """The faces of a box as it stands, `per` mm to a pixel."""

    face: Image.Image
    right: Image.Image
    back: Image.Image
    left: Image.Image
    lid: Image.Image
    per: float

    @property
    def size(self) -> Point:
        """How wide, deep and high it is, in mm."""
        return (
            self.face.width * self.per, self.right.width * self.per, self.face.height * self.per
        )  # fmt: skip


def stand(box: Carton, at: Spot, turn: float, camera: Camera) -> Iterator[Plate]:
    """Yield a box that stands with its front to who looks."""
    wide, deep, tall = box.size
    faces = box.back, box.left, box.right, box.face, box.lid
    return _block(level(at, turn, (wide, deep), tall), box.size, faces, camera)


def _block(
    top: Plane, size: Point, faces: Sequence[Image.Image], camera: Camera
) -> Iterator[Plate]:
    """Yield a block of a size (mm), those of its faces first that look away from who looks.

    The faces are the far one, those at the left and right, the near one and the one above.
    """
    long, deep, high = size
    across, near, low = top.across, top.down, (0.0, 0.0, -1.0)
    right, far = plus(NOWHERE, across, -1), plus(NOWHERE, near, -1)
    corners = [top.point(*at) for at in ((0, 0), (long, 0), (long, deep), (0, deep))]
    planes = (
        (Plane(corners[1], right, low), long),
        (Plane(corners[0], near, low), deep),
        (Plane(corners[2], far, low), deep),
        (Plane(corners[3], across, low), long),
    )
    sides = [Plate(plane, outline(plane, length, high, 0), face=face, wide=length, gloss=10)
             for (plane, length), face in zip(planes, faces, strict=False)]  # fmt: skip
    yield from sorted(sides, key=lambda side: camera.is_faced(side.plane))
    yield Plate(top, outline(top, long, deep, 0), face=faces[-1], wide=long, gloss=12)


def board(at: Point, radius: float, thick: float, look: tuple[Colour, Colour]) -> Iterator[Plate]:
    """Yield a round board, such as a table's top: its top and its side have these colours."""
    plane = Plane(at, (1, 0, 0), (0, -1, 0))
    for i in range(_SIDE):
        edge = circle(plus(at, UP, -thick * (1 - i / _SIDE)), radius)
        yield Plate(plane, edge, look[1], is_thin=i > 0, is_lit=False)
    yield Plate(plane, circle(at, radius), look[0], is_thin=True, is_lit=False)
