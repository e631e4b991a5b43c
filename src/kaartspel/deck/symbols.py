"""Turn an SVG file into a Symbol: the paths of a drawing on a square grid, and nothing else.

The data of a path become commands that every renderer knows.
"""

import xml.etree.ElementTree as ET

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from kaartspel.deck.model import Command, Symbol
from kaartspel.problems import Place, Problems

_SVG = "{http://www.w3.org/2000/svg}"
_OVER = 0.02  # of the viewBox: how far a drawing may leave it, as curves are rounded
_LEAST = 0.02  # of the viewBox: the least width and height
_MAX_BYTES = 20_000  # a bold drawing of a few shapes takes less than one

_REMEDY = "make it a <path> without a transform"
_REMEDIES = {
    "script": "remove it",
    "style": "remove it: the design colours a symbol",
    "image": "draw it as a <path>",
    "text": "make its letters a <path>",
    "path": "apply its transform, and export it again",
}


class _NotASymbol(ValueError):
    """The file cannot be used as a symbol; the text says why, and `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.remedy = remedy


def read_symbol(
    name: str, file: str, alt: str, raw: bytes, place: Place, problems: Problems
) -> Symbol | None:
    """Return the symbol drawn in `raw`; None where it is none, which is told at `place`."""
    try:
        return _symbol(name, alt, raw)
    except _NotASymbol as error:
        fact = f"'{file}' cannot be a symbol: {error}"
        problems.tell(place, fact, error.remedy, "bad-symbol")
        return None


def _symbol(name: str, alt: str, raw: bytes) -> Symbol:
    """Return the symbol drawn in `raw`.

    Raises _NotASymbol unless the file is an `<svg viewBox="0 0 N N">` that holds `<path d="…"/>`
    elements only (and a title or description). Colours and styles in it are ignored: the design
    colours a symbol.
    """
    if len(raw) > _MAX_BYTES:
        raise _NotASymbol(f"a symbol has at most {_MAX_BYTES} bytes", "simplify the drawing")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _NotASymbol("a symbol has no DOCTYPE", "remove it")
    try:
        root = ET.fromstring(raw.decode("utf-8-sig"))
    except (ET.ParseError, ValueError) as error:
        raise _NotASymbol(f"this is not SVG ({error})", "export it again as plain SVG") from error
    if root.tag != f"{_SVG}svg":
        raise _NotASymbol(
            "it does not begin with <svg xmlns='http://www.w3.org/2000/svg'>", "export it as SVG"
        )
    size = _size(root.get("viewBox", ""))
    commands: list[Command] = []
    for child in root:
        empty = child.tag == f"{_SVG}defs" and not len(child)
        if empty or child.tag in {f"{_SVG}title", f"{_SVG}desc", f"{_SVG}metadata"}:
            continue
        if child.tag != f"{_SVG}path" or child.get("transform"):
            tag = str(child.tag).removeprefix(_SVG)
            raise _NotASymbol(f"<{tag}> is not used", f"{_REMEDIES.get(tag, _REMEDY)}")
        try:
            commands += read_path(child.get("d", ""))
        except BrokenPathError as error:
            raise _NotASymbol(f"a path is broken ({error})", "export it again") from error
    if not commands:
        raise _NotASymbol("there is no path in it", "draw one")
    _check_bounds(commands, size)
    return Symbol(name, size, tuple(commands), alt)


def _size(view_box: str) -> float:
    try:
        left, top, width, height = map(float, view_box.replace(",", " ").split())
    except ValueError:
        raise _NotASymbol("it has no viewBox", "add one such as '0 0 24 24'") from None
    if left or top or width != height or not 1 <= width <= 10_000:
        raise _NotASymbol("its viewBox is no square from 0 0", "make it one such as '0 0 24 24'")
    return width


def _check_bounds(commands: list[Command], size: float) -> None:
    """Raise _NotASymbol where nothing would be seen, or where the drawing leaves its square."""
    pen = BoundsPen(None)
    for verb, values in commands:
        points = list(zip(*[iter(values)] * 2, strict=True))
        match verb:
            case "M":
                pen.moveTo(points[0])
            case "L":
                pen.lineTo(points[0])
            case "C":
                pen.curveTo(*points)
            case "Z":
                pen.closePath()
    left, top, right, bottom = pen.bounds or (0, 0, 0, 0)
    over = _OVER * size
    inside = -over <= min(left, top) and max(right, bottom) <= size + over
    if not inside:  # so it is for what is no number
        raise _NotASymbol("the drawing leaves its viewBox", "make it smaller or move it")
    if min(right - left, bottom - top) < _LEAST * size:
        raise _NotASymbol("there is nothing to see in it", "draw a shape with an area")


class BrokenPathError(ValueError):
    """The data are no path of SVG; the message says why."""


def read_path(d: str) -> list[Command]:
    """Return the commands of an SVG path, as absolute M, L, C and Z. Raises BrokenPathError."""
    pen = RecordingPen()
    try:
        parse_path(d, pen)
    except (
        ValueError, LookupError, TypeError, AssertionError, ArithmeticError, NotImplementedError
    ) as error:  # fmt: skip
        raise BrokenPathError(str(error)) from error
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
    return commands


def _flat(points: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for point in points for value in point)
