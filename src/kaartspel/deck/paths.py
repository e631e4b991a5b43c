"""Turn the data of an SVG path into commands that every renderer knows."""

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from kaartspel.deck.model import Command


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
