"""The geometry of SVG's elements: paths, basic shapes and transforms, as plain numbers."""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from fontTools.svgLib.path.arc import EllipticalArc

from kaartspel.deck.model import Command
from kaartspel.deck.svg.outlines import Matrix, Outline
from kaartspel.deck.svg.style import NotDrawable
from kaartspel.messages import say

BASIC_SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)[\s,]*")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")  # its sign may part two
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_UNREADABLE = (
    ValueError, LookupError, TypeError, AssertionError, ArithmeticError, NotImplementedError,
)  # fmt: skip

LengthReader = Callable[[str], float]


class BrokenPathError(ValueError):
    """The data are no path of SVG; the message says why."""


class _Arc(EllipticalArc):  # type: ignore[misc]
    """An arc that is a straight line where it has no radius."""

    def draw(self, pen: RecordingPen) -> None:
        if self.rx and self.ry:
            super().draw(pen)
        else:
            pen.lineTo((self.target_point.real, self.target_point.imag))


def path_of(
    element: ET.Element, tag: str, across: LengthReader, down: LengthReader, along: LengthReader
) -> Outline:
    """Return the path of a basic shape; nothing where it has no extent. Raises BrokenPathError.

    The measures turn an attribute into a length: one across, one down, one in any direction.
    """

    def get(name: str, measure: LengthReader) -> float:
        return measure(element.get(name, "0"))

    match tag:
        case "path":
            return read_path(element.get("d", ""))
        case "line":
            start, end = (get("x1", across), get("y1", down)), (get("x2", across), get("y2", down))
            return (("M", start), ("L", end))
        case "polyline" | "polygon":
            return _polygon(element.get("points", ""), is_closed=tag == "polygon")
        case "circle":
            radius = get("r", along)
            return _ellipse(get("cx", across), get("cy", down), radius, radius)
        case "ellipse":
            rx, ry = _radii(element, across, down)
            return _ellipse(get("cx", across), get("cy", down), rx, ry)
    x, y = get("x", across), get("y", down)
    width, height = get("width", across), get("height", down)
    return _rectangle(x, y, width, height, *_radii(element, across, down))


def _radii(element: ET.Element, across: LengthReader, down: LengthReader) -> tuple[float, float]:
    """Return two radii, of which one may stand for both."""
    given, also = element.get("rx", "auto"), element.get("ry", "auto")
    rx = across(given) if given != "auto" else -1
    ry = down(also) if also != "auto" else -1
    first = rx if rx >= 0 else ry  # what is below nothing counts as not said
    return max(first, 0), max(ry if ry >= 0 else first, 0)


def _polygon(points: str, *, is_closed: bool) -> Outline:
    values = _numbers(points)
    if values is None or len(values) % 2:
        raise BrokenPathError(say("its points are no pairs of numbers"))
    if not values:
        return ()
    return read_path(f"M{' '.join(values)}{'Z' if is_closed else ''}")


def _numbers(written: str) -> list[str] | None:
    """Return the numbers of a list, as they are written; None where it is none."""
    between = _NUMBER.sub(" ", written).replace(",", " ")
    return _NUMBER.findall(written) if not between.strip() else None


def _ellipse(cx: float, cy: float, rx: float, ry: float) -> Outline:
    if not (rx > 0 and ry > 0):
        return ()
    half = f"A{rx!r} {ry!r} 0 1 1"
    return read_path(f"M{cx + rx!r} {cy!r}{half} {cx - rx!r} {cy!r}{half} {cx + rx!r} {cy!r}Z")


def _rectangle(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Outline:
    if not (width > 0 and height > 0):
        return ()
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    right, bottom = x + width, y + height
    if not (rx > 0 and ry > 0):
        return read_path(f"M{x!r} {y!r}H{right!r}V{bottom!r}H{x!r}Z")
    arc = f"A{rx!r} {ry!r} 0 0 1"
    return read_path(
        f"M{x + rx!r} {y!r}H{right - rx!r}{arc} {right!r} {y + ry!r}"
        f"V{bottom - ry!r}{arc} {right - rx!r} {bottom!r}"
        f"H{x + rx!r}{arc} {x!r} {bottom - ry!r}V{y + ry!r}{arc} {x + rx!r} {y!r}Z"
    )


def read_path(d: str) -> Outline:
    """Return the commands of an SVG path, as absolute M, L, C and Z. Raises BrokenPathError."""
    pen = RecordingPen()
    try:
        parse_path("" if d.strip() == "none" else d, pen, arc_class=_Arc)
    except _UNREADABLE as error:
        raise BrokenPathError(str(error)[:100]) from error
    commands: list[Command] = []
    here = (0.0, 0.0)
    for verb, points in pen.value:
        match verb:
            case "moveTo" | "lineTo":
                commands.append(("M" if verb == "moveTo" else "L", _flat(points)))
            case "curveTo":
                commands.append(("C", _flat(points)))
            case "qCurveTo":
                (x1, y1), (x2, y2) = points
                first = (here[0] + 2 / 3 * (x1 - here[0]), here[1] + 2 / 3 * (y1 - here[1]))
                second = (x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2))
                commands.append(("C", _flat((first, second, (x2, y2)))))
            case "closePath":
                commands.append(("Z", ()))
        if points:
            here = points[-1]
    return tuple(commands)


def _flat(points: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    return tuple(float(value) for point in points for value in point)


def matrix_of(transform: str) -> Matrix:
    """Return the matrix of a transform attribute. Raises NotDrawable for what is none."""
    if transform.strip() in {"", "none"}:
        return _IDENTITY
    matrix, end = _IDENTITY, 0
    text = transform.strip()
    while end < len(text):
        match = _TRANSFORM.match(text, end)
        if not match:
            raise NotDrawable(
                say("its transform '{transform}' cannot be read", transform=transform[:60]),
                say("export it again"),
            )
        matrix = multiplied(matrix, _step(match[1], match[2], transform))
        end = match.end()
    return matrix


def _step(name: str, arguments: str, transform: str) -> Matrix:
    values = _numbers(arguments) or ()
    try:
        return _STEPS[name, len(values)](*map(float, values))
    except (ValueError, KeyError):  # of a turn by what is no number, or of too many
        fact = say("its transform '{transform}' cannot be read", transform=transform[:60])
        raise NotDrawable(fact, say("export it again")) from None


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that does `n` first, and then `m`."""
    a, b, c, d, e, f = m
    g, h, i, j, k, l = n  # noqa: E741
    return (a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j,
            a * k + c * l + e, b * k + d * l + f)  # fmt: skip


def _turn(degrees: float, x: float = 0, y: float = 0) -> Matrix:
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _slant(degrees: float) -> float:
    return math.tan(math.radians(degrees))


_STEPS: dict[tuple[str, int], Callable[..., Matrix]] = {
    ("matrix", 6): lambda *values: values,
    ("translate", 1): lambda x: (1, 0, 0, 1, x, 0),
    ("translate", 2): lambda x, y: (1, 0, 0, 1, x, y),
    ("scale", 1): lambda x: (x, 0, 0, x, 0, 0),
    ("scale", 2): lambda x, y: (x, 0, 0, y, 0, 0),
    ("rotate", 1): _turn,
    ("rotate", 3): _turn,
    ("skewX", 1): lambda x: (1, 0, _slant(x), 1, 0, 0),
    ("skewY", 1): lambda y: (1, _slant(y), 0, 1, 0, 0),
}
