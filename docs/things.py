"""What lies and stands in a scene: cards, a stack, a hand of cards, a box, a round board."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image
from scene import NOWHERE, Colour, Light, Plane, Point, Scene, Spot, circle, hull, outline, plus

WIDTH, HEIGHT, ROUND = 63.0, 88.0, 3.0  # mm, of a card
THICK = 0.3  # mm, of a card
UP: Point = (0, 0, 1)
_PAPER, _EDGE, _GAP = (240, 236, 230), (203, 196, 187), (222, 216, 208)  # of cards, from the side
_SIDE = 12  # lines that the side of a board is drawn with
# Shadows: how far they fall (mm), how soft they are and how dark: close by, and farther.
_CLOSE: tuple[Point, float, float] = (0.7, -0.9, 0), 0.7, 0.42
_FAR: tuple[Point, float, float] = (3.2, -3.6, 0), 4.5, 0.30
_RAYS = 0.2, 0.4, 0.7, 1.0  # parts of a box's shadow, which is softer the farther it falls
_FALL = 0.5, -0.16  # of a box's height: how far its shadow falls
_LEAN = 0.5  # of the height of what leans: how far its shadow falls
_LID: Light = (0.9, 24)
_LEFT: Light = (0.9, 8)
_RIGHT: Light = (0.74, 8)


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on the table: its number, where its middle is (mm), its turn to the left (degrees).

    With `back` it lies on its face.
    """

    number: str
    x: float
    y: float
    turn: float = 0.0
    back: bool = False


def level(at: Spot, turn: float, size: tuple[float, float], high: float = 0.0) -> Plane:
    """Return the plane of a level rectangle: its middle, and how far it is turned to the left."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    across, down = (cos, sin, 0.0), (sin, -cos, 0.0)
    corner = plus(plus((*at, high), across, -size[0] / 2), down, -size[1] / 2)
    return Plane(corner, across, down)


def put(scene: Scene, card: Lying, face: Image.Image) -> None:
    """Lay a card: its shadow on what lies below, its edge, and its face."""
    plane = level((card.x, card.y), card.turn, (WIDTH, HEIGHT))
    edge = outline(plane, WIDTH, HEIGHT, ROUND)
    for way, soft, dark in (_FAR, _CLOSE):
        scene.shade([plus(point, way) for point in edge], soft, dark)
    scene.fill(edge, _EDGE)
    scene.lay(face, plane.moved(plus(NOWHERE, UP, THICK)), WIDTH, ROUND)


def stack(scene: Scene, at: Spot, turn: float, count: int, face: Image.Image) -> None:
    """Put a stack of so many cards, this face above: no hand puts them quite straight."""
    plane, high = level(at, turn, (WIDTH, HEIGHT)), count * THICK
    base = outline(plane, WIDTH, HEIGHT, ROUND)
    scene.shade([plus(p, (2 + 0.7 * high, -2 - 0.8 * high, 0)) for p in base], 7, 0.40)
    scene.shade([plus(p, (0.25 * high, -0.3 * high, 0)) for p in base], 2, 0.45)
    for i in range(count):
        off = 0.16 * math.sin(7.3 * i), 0.12 * math.sin(4.1 * i + 1), i * THICK
        layer = outline(plane.moved(off), WIDTH, HEIGHT, ROUND)
        scene.fill(layer, _PAPER if i % 2 else _GAP)
    scene.lay(face, plane.moved((0, 0, high)), WIDTH, ROUND)


def fan(
    scene: Scene, faces: Sequence[Image.Image], low: float, apart: float, turning: float
) -> None:
    """Hold cards before who looks, the later over the earlier.

    The middle one is `low` mm below the middle of the picture; they turn around a point `turning`
    mm below that, `apart` degrees from one to the next.
    """
    right, up, _ = scene.camera.axes
    pivot = plus(scene.camera.held, up, -low - turning)
    for i, face in enumerate(faces):
        turn = math.radians((i - (len(faces) - 1) / 2) * apart)
        cos, sin = math.cos(turn), math.sin(turn)
        across = plus(plus(NOWHERE, right, cos), up, -sin)
        down = plus(plus(NOWHERE, right, -sin), up, -cos)
        corner = plus(plus(pivot, across, -WIDTH / 2), down, -turning - HEIGHT / 2)
        plane = Plane(corner, across, down)
        edge = outline(plane, WIDTH, HEIGHT, ROUND)
        if i:
            scene.shade([plus(point, across, -1.6) for point in edge], 2.2, 0.34)
            scene.shade([plus(point, across, -0.3) for point in edge], 0.35, 0.35)
        scene.lay(face, plane, WIDTH, ROUND)


@dataclass(frozen=True, slots=True)
class Carton:
    """The faces of a box as it stands, `per` mm to a pixel."""

    face: Image.Image
    right: Image.Image
    left: Image.Image
    lid: Image.Image
    per: float

    @property
    def size(self) -> Point:
        """How wide, deep and high it is, in mm."""
        return (
            self.face.width * self.per, self.right.width * self.per, self.face.height * self.per
        )  # fmt: skip


def stand(scene: Scene, box: Carton, at: Spot, turn: float) -> None:
    """Stand a box, its face towards who looks: its shadow, its lid and the sides that are seen."""
    wide, deep, high = box.size
    foot = level(at, turn, (wide, deep))
    base = outline(foot, wide, deep, 0)
    for part in _RAYS:
        way = (_FALL[0] * high * part, _FALL[1] * high * part, 0.0)
        scene.shade(hull([*base, *(plus(p, way) for p in base)]), 2 + 9 * part, 0.2)
    across, away, below = foot.across, plus(NOWHERE, foot.down, -1), (0.0, 0.0, -1.0)
    top = plus(foot.point(0, deep), UP, high)
    back = plus(top, away, deep)
    scene.lay(box.lid, Plane(back, across, foot.down), wide, 0, _LID)
    if scene.camera.is_faced(top, plus(NOWHERE, across, -1)):
        scene.lay(box.left, Plane(back, foot.down, below), deep, 0, _LEFT)
    else:
        scene.lay(box.right, Plane(plus(top, across, wide), away, below), deep, 0, _RIGHT)
    scene.lay(box.face, Plane(top, across, below), wide, 0)


def leaning(foot: Spot, turn: float, tilt: float) -> Plane:
    """Return the plane of a card that leans back: the middle of its foot, its turn to the left,
    and how far it is from level (degrees).
    """
    flat, steep = math.cos(math.radians(tilt)), math.sin(math.radians(tilt))
    lying = level(foot, turn, (WIDTH, HEIGHT))
    down = plus(plus(NOWHERE, lying.down, flat), UP, -steep)
    corner = plus(plus((*foot, 0.0), lying.across, -WIDTH / 2), down, -HEIGHT)
    return Plane(corner, lying.across, down)


def lean(scene: Scene, cards: Sequence[tuple[Plane, Image.Image]]) -> None:
    """Lean cards, the later before the earlier: their shadows on the table and on each other."""
    for plane, _ in cards:
        edge = outline(plane, WIDTH, HEIGHT, ROUND)
        for part in _RAYS:
            fallen = [(x + _LEAN * z * part, y - _LEAN / 3 * z * part, 0.0) for x, y, z in edge]
            scene.shade(fallen, 1 + 6 * part, 0.14)
    for i, (plane, face) in enumerate(cards):
        edge = outline(plane, WIDTH, HEIGHT, ROUND)
        for far, soft, dark in ((1.6, 2.4, 0.3), (0.3, 0.4, 0.3)) if i else ():
            scene.shade([plus(point, plane.across, -far) for point in edge], soft, dark)
        scene.fill([plus(point, plane.down, THICK) for point in edge], _EDGE)
        scene.lay(face, plane, WIDTH, ROUND)


def board(
    scene: Scene, at: Point, radius: float, thick: float, look: tuple[Colour, Colour]
) -> None:
    """Put a round board, such as a table's top: its top and its side have these colours."""
    for i in range(_SIDE):
        scene.fill(circle(plus(at, UP, -thick * (1 - i / _SIDE)), radius), look[1])
    scene.fill(circle(at, radius), look[0])
