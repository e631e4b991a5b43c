"""Outlines of shapes: strokes widened, overlaps removed, clipped; bounded by work, not by bytes.

Skia's operations take as long as there are places where lines may cross: these are counted first.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaartspel.deck.model import Command
from kaartspel.deck.svg.style import NotDrawable
from kaartspel.messages import say

if TYPE_CHECKING:
    import pathops

_MOST_CROSSINGS = 20_000  # where two boxes around pieces of line meet, a curve's counted higher
_CURVE = 5
_MOST_WORK = 30_000_000  # outlines and crossings times pieces: some seconds of Skia's
_MOST_COMPARED = 2_000_000  # pairs of pieces that are looked at
_MOST_DASHES = 1000
_FINE = 0.02  # how far an outline may be from the curve that it stands for, in 1/1000 of a drawing
_SAME = 0.05  # areas in the same measure, squared, that differ by less look the same
_FURTHEST = 1e7
_SIMPLIFY = say("simplify it, or use a PNG")

Bounds = tuple[float, float, float, float]
EVEN_ODD = "evenodd"
Outline = tuple[Command, ...]
Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class StrokeStyle:
    """How a line is drawn: its width, ends and corners, and its dashes, in the shape's units."""

    width: float
    cap: str
    join: str
    miter: float
    dashes: tuple[float, ...] = ()
    offset: float = 0


class Workshop:
    """Works on outlines as pairs of commands and a fill rule, and refuses what takes too long."""

    def __init__(self) -> None:
        self._crossings = self._compared = self._work = 0

    def united(self, shapes: Sequence[tuple[Outline, str]]) -> Outline:
        """Return one path that shows by the even-odd rule all that the shapes show."""
        written = tuple(command for path, _ in shapes for command in path)
        if len(shapes) == 1 and shapes[0][1] == EVEN_ODD:
            return written
        self._reckon([path for path, _ in shapes])
        with _skia_asked():
            whole, *more = parts = [_simplified(path, rule) for path, rule in shapes]
            if more:  # all their outlines run in one direction, and holes in the other
                whole = _simplified([each for part in parts for each in _commands(part)], "nonzero")
            plain = _simplified(written, EVEN_ODD)
        # As it was written it is shorter, and its curves are whole.
        same = abs(abs(whole.area) - abs(plain.area)) < _SAME
        return written if same else _commands(whole)

    def stroked(self, path: Outline, pen: StrokeStyle) -> Outline:
        """Return the outline of a line along a path, to be filled by the nonzero rule."""
        from pathops import LineCap, LineJoin  # noqa: PLC0415

        self._reckon([path], pen.width / 2)
        self._count_dashes(path, pen)
        line = _skia(path, "nonzero")
        line.stroke(
            pen.width,
            getattr(LineCap, f"{pen.cap.upper()}_CAP"),
            getattr(LineJoin, f"{pen.join.upper()}_JOIN"),
            pen.miter,
            list(pen.dashes),
            pen.offset,
        )
        line.convertConicsToQuads(_FINE)
        return _commands(line)

    def clipped(self, path: Outline, rule: str, clip: Outline, clip_rule: str) -> Outline:
        """Return what of a path lies within another, to be filled by the nonzero rule."""
        from pathops import PathOp, op  # noqa: PLC0415

        self._reckon([path, clip])
        with _skia_asked():
            return _commands(op(_skia(path, rule), _skia(clip, clip_rule), PathOp.INTERSECTION))

    def _reckon(self, paths: Iterable[Outline], margin: float = 0) -> None:
        """Count where pieces of line may cross; raise NotDrawable where there is too much of it."""
        all_paths, before = [*paths], self._crossings
        boxes = sorted(box for path in all_paths for box in _boxes(path, margin))
        active: list[tuple[Bounds, int]] = []
        for box, weight in boxes:
            active = [other for other in active if other[0][2] >= box[0]]
            self._compared += len(active)
            self._crossings += sum(
                max(weight, its) for (_, top, _, bottom), its in active
                if top <= box[3] and bottom >= box[1]
            )  # fmt: skip
            if self._compared > _MOST_COMPARED or self._crossings > _MOST_CROSSINGS:
                raise NotDrawable(say("its lines cross each other too often"), _SIMPLIFY)
            active.append((box, weight))
        outlines = sum(verb == "M" for path in all_paths for verb, _ in path)
        self._work += (outlines + self._crossings - before) * len(boxes)
        if self._work > _MOST_WORK:
            raise NotDrawable(say("its shapes and crossings are too many"), _SIMPLIFY)

    def _count_dashes(self, path: Outline, pen: StrokeStyle) -> None:
        if pen.dashes:
            dashes = _most_length(path) / sum(pen.dashes) * len(pen.dashes) / 2
            self._crossings += int(_CURVE * min(dashes, _MOST_CROSSINGS))
            if dashes > _MOST_DASHES:
                raise NotDrawable(say("a line in it has too many dashes"), say("make them longer"))


@contextmanager
def _skia_asked() -> Iterator[None]:
    """Tell where Skia gives up."""
    from pathops import PathOpsError  # noqa: PLC0415

    try:
        yield
    except PathOpsError as error:
        raise NotDrawable(say("its lines lie too close to be told apart"), _SIMPLIFY) from error


def transformed(path: Outline, m: Matrix) -> Outline:
    """Return a path, transformed by an SVG matrix. Raises NotDrawable where it goes too far."""
    a, b, c, d, e, f = m
    moved = []
    for verb, values in path:
        points = zip(values[::2], values[1::2], strict=True)
        flat = tuple(v for x, y in points for v in (a * x + c * y + e, b * x + d * y + f))
        if not all(abs(value) <= _FURTHEST for value in flat):  # so it is for what is no number
            raise NotDrawable(say("a shape in it reaches too far"), say("save it as plain SVG"))
        moved.append((verb, flat))
    return tuple(moved)


def bounds(path: Outline) -> Bounds:
    """Return the box around a path and the points that pull its curves."""
    values = [command[1] for command in path if command[1]]
    xs = [x for points in values for x in points[::2]]
    ys = [y for points in values for y in points[1::2]]
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (0, 0, 0, 0)


def _pieces(path: Outline) -> Iterable[tuple[float, ...]]:
    """Yield each piece of line: its points, one after the other."""
    here = start = (0.0, 0.0)
    for verb, values in path:
        if verb == "M":
            start = here = (values[0], values[1])
            continue
        points = (*here, *(values or start))
        here = (points[-2], points[-1])
        yield points


def _boxes(path: Outline, margin: float) -> Iterable[tuple[Bounds, int]]:
    for points in _pieces(path):
        xs, ys = points[::2], points[1::2]
        box = (min(xs) - margin, min(ys) - margin, max(xs) + margin, max(ys) + margin)
        yield box, 1 if len(xs) == 2 and not margin else _CURVE


def _most_length(path: Outline) -> float:
    """Return how long a path is at most."""
    return sum(
        abs(complex(x2 - x1, y2 - y1))
        for points in _pieces(path)
        for x1, y1, x2, y2 in zip(
            points[:-2:2], points[1:-2:2], points[2::2], points[3::2], strict=True
        )
    )


def _simplified(path: Iterable[Command], rule: str) -> "pathops.Path":
    made = _skia(path, rule)
    made.simplify(fix_winding=True)
    return made


def _skia(path: Iterable[Command], rule: str) -> "pathops.Path":
    from pathops import FillType, Path  # noqa: PLC0415

    made = Path(fillType=FillType.EVEN_ODD if rule == EVEN_ODD else FillType.WINDING)
    draw = {"M": made.moveTo, "L": made.lineTo, "C": made.cubicTo, "Z": made.close}
    for verb, values in path:
        draw[verb](*values)
    return made


def _commands(path: "pathops.Path") -> Outline:
    """Return Skia's outline as commands, its quadratic curves as cubic ones."""
    commands: list[Command] = []
    here = (0.0, 0.0)
    for verb, points in path:
        name = verb.name[0]
        if name == "Q":
            (x1, y1), (x2, y2) = points
            (x0, y0) = here
            curve = (x0 + 2 / 3 * (x1 - x0), y0 + 2 / 3 * (y1 - y0),
                     x2 + 2 / 3 * (x1 - x2), y2 + 2 / 3 * (y1 - y2), x2, y2)  # fmt: skip
            commands.append(("C", curve))
        else:
            name = "Z" if verb.name == "CLOSE" else "C" if verb.name == "CUBIC" else name
            commands.append((name, tuple(v for point in points for v in point)))
        here = points[-1] if points else here
    return tuple(commands)
