"""Where things really lie on the pages of a PDF: rectangles, lines and words, in mm from above."""

import io
import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from pdfs import decoder

MM = 72 / 25.4
# What is followed of a page's content: numbers and what is done with them, a font, a text, a stroke
# or a field. A text that stands elsewhere is gone past.
_STEP = re.compile(
    rb"(?<!\S)(?:([-.\d][-.\d ]*) (cm|rg|re|m|l|c|Td)|(/\w+) [.\d]+ Tf|(q|Q|f\*?|S|n|B\*))(?!\S)"
    rb"|(\[(?:\((?:[^()\\]|\\.)*\)|[^]()])*\])TJ|\((?:[^()\\]|\\.)*\)",
    re.DOTALL,
)

Point = tuple[float, float]
Line = tuple[Point, Point]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True)
class Quad:
    """A filled rectangle: its corners (upper left, upper right, lower right, lower left as drawn
    upright, wherever they have come to lie) and its colour (0–255)."""

    corners: tuple[Point, Point, Point, Point]
    colour: tuple[int, ...]


@dataclass
class Placed:
    """What lies on a page of `width` × `height` mm. Shapes are told by the ends of their curves."""

    width: float
    height: float
    quads: list[Quad] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    words: list[tuple[str, Point]] = field(default_factory=list)
    shapes: list[list[Point]] = field(default_factory=list)


def placed(data: bytes) -> list[Placed]:
    """Return what lies on each page of a PDF, read from its content."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page: Any) -> Placed:
    """Follow a page's content as it is written: to make objects of all of it takes longer."""
    reading = _Reading(page)
    for step in _STEP.finditer(page.Contents.read_bytes()):
        numbers, done, font, painted, text = step.groups()
        if done:
            reading.move(done.decode(), [float(number) for number in numbers.split()])
        elif painted:
            reading.paint(painted.decode())
        elif font:
            reading.choose(font.decode())
        elif text:
            reading.write(pikepdf.Object.parse(text))
    return reading.found


class _Reading:
    """The state of a page's content while it is followed."""

    def __init__(self, page: Any) -> None:
        self._height = float(page.MediaBox[3])
        self.found = Placed(float(page.MediaBox[2]) / MM, self._height / MM)
        self._maps = {name: decoder(font) for name, font in page.Resources.Font.items()}
        self._matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self._colour: tuple[int, ...] = (0, 0, 0)
        self._stack: list[tuple[Matrix, tuple[int, ...]]] = []
        self._path: list[Point] = []
        self._rectangle: list[float] = []
        self._font = decoder(None)
        self._at: Point = (0, 0)
        self._is_new = True

    def choose(self, font: str) -> None:
        self._font = self._maps[font]

    def write(self, text: Any) -> None:
        codes = b"".join(bytes(s) for s in text if isinstance(s, pikepdf.String))
        # What follows without a new place goes on: a font's codes do not hold all signs.
        begun = "" if self._is_new else self.found.words.pop()[0]
        self.found.words.append((begun + self._font(codes), self._at))
        self._is_new = False

    def move(self, operator: str, values: list[float]) -> None:
        match operator:
            case "m" | "l" | "c":
                self._path.append(self._on_paper(*values[-2:]))
            case "cm":
                self._matrix = _multiply(self._matrix, values)
            case "rg":
                self._colour = tuple(round(v * 255) for v in values)
            case "re":
                self._rectangle = values
            case "Td":
                self._at, self._is_new = self._on_paper(*values), True

    def paint(self, operator: str) -> None:
        match operator:
            case "q":
                self._stack.append((self._matrix, self._colour))
            case "Q":
                self._matrix, self._colour = self._stack.pop()
            case _:
                self._painted(operator)

    def _painted(self, operator: str) -> None:
        if operator == "f" and self._rectangle:
            x, y, w, h = self._rectangle
            at = self._on_paper
            corners = at(x, y + h), at(x + w, y + h), at(x + w, y), at(x, y)
            self.found.quads.append(Quad(corners, self._colour))
        if operator == "S" and len(self._path) == 2:
            self.found.lines.append((self._path[0], self._path[1]))
        elif self._path:
            self.found.shapes.append(self._path)
        self._path, self._rectangle = [], []

    def _on_paper(self, x: float, y: float) -> Point:
        a, b, c, d, e, f = self._matrix
        return (a * x + c * y + e) / MM, (self._height - (b * x + d * y + f)) / MM


def _multiply(outer: Matrix, inner: list[float]) -> Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e,
            b * k + d * m + f)  # fmt: skip


def mirrored(page: Placed, axis: str) -> Callable[[Point], Point]:
    """Return where points of a back page lie as seen from the front.

    `axis` is "upright" where the paper was turned over like the page of a book, else "level".
    """
    if axis == "upright":
        return lambda p: (page.width - p[0], p[1])
    return lambda p: (p[0], page.height - p[1])


def motion(page: Placed, x: float, y: float, turn: float) -> Callable[[Point], Point]:
    """Return what a printer does to a back, as seen from the front: turned about the middle by
    `turn` degrees clockwise, then moved."""
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    middle = page.width / 2, page.height / 2

    def move(point: Point) -> Point:
        dx, dy = point[0] - middle[0], point[1] - middle[1]
        return middle[0] + cos * dx - sin * dy + x, middle[1] + sin * dx + cos * dy + y

    return move


def distance(one: Point, other: Point) -> float:
    return math.hypot(one[0] - other[0], one[1] - other[1])


def off(fronts: list[Quad], backs: list[Quad], seen: Callable[[Point], Point]) -> Iterator[float]:
    """Yield for each card how far its back is off, at the worst corner.

    A card turned over like a page has the back's upper left corner behind its upper right one.
    """
    for front, back in zip(fronts, backs, strict=True):
        behind = [seen(back.corners[i]) for i in (1, 0, 3, 2)]
        yield max(distance(*pair) for pair in zip(front.corners, behind, strict=True))


def middle(points: Sequence[Point]) -> Point:
    """Return the middle of what is around some points."""
    xs, ys = zip(*points, strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
