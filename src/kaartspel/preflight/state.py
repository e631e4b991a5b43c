"""What a content stream has set so far, and what it leaves on the page."""

from dataclasses import dataclass, field, replace
from typing import Any

from kaartspel.preflight.pdf_font import PdfFont
from kaartspel.preflight.plates import GREY, Plates, Space

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def concatenate(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies `first` and `then` after it (ISO 32000-1, 8.3.4)."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then  # noqa: N806  as the standard writes them
    return (
        a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D,
        e * A + f * C + E, e * B + f * D + F,
    )  # fmt: skip


def moved(point: tuple[float, float], m: Matrix) -> tuple[float, float]:
    """Return where a point goes."""
    x, y = point
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def bounds_of(points: list[tuple[float, float]]) -> Bounds:
    """Return left, bottom, right and top of points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something painted: where (in pt on the page), with which inks.

    `fills_bounds` says that it covers its bounds whole. `size` is that of type, in pt on paper,
    and `text` what it says.
    """

    bounds: Bounds
    plates: Plates
    overprints: bool
    fills_bounds: bool = False
    size: float | None = None
    text: str = ""


@dataclass(slots=True)
class Paint:
    """A colour as it was set: its space, and what it puts on the plates."""

    space: Space = GREY
    plates: Plates = field(default_factory=lambda: {"Black": 1.0})
    overprints: bool = False


@dataclass(slots=True)
class GraphicsState:
    """The graphics state, as far as a press minds.

    `ctm` leads from the units of the content to pt on the page. Lengths are in those units: `size`,
    `leading` and `rise` of type, the spaces, `line_width`. `stretch` is 1 for type as it is.
    """

    ctm: Matrix = IDENTITY
    fill: Paint = field(default_factory=Paint)
    stroke: Paint = field(default_factory=Paint)
    overprint_mode: int = 0
    font: PdfFont | None = None
    size: float = 0
    leading: float = 0
    rise: float = 0
    character_space: float = 0
    word_space: float = 0
    stretch: float = 1
    mode: int = 0  # of text rendering
    line_width: float = 1

    def copy(self) -> "GraphicsState":
        """Return a state that can change on its own."""
        return replace(self, fill=replace(self.fill), stroke=replace(self.stroke))


def numbers(operands: Any) -> list[float]:
    """Return operands as numbers."""
    return [float(operand) for operand in operands]


def matrix_of(drawn: Any) -> Matrix:
    """Return the matrix of a form or a pattern."""
    a, b, c, d, e, f = numbers(drawn.get("/Matrix", IDENTITY))
    return a, b, c, d, e, f
