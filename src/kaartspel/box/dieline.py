"""Compute a box from the size of its cards, their number and their thickness: geometry, in mm.

The box lies flat with its printed side up. From left to right: the glue flap, the back, a side,
the front, the other side. The back carries the lid and the bottom, each with a tongue that tucks
in behind the front; the sides carry dust flaps. The glue flap goes inside the other side.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from kaartspel.deck.model import Format
from kaartspel.frame import Commands

CLEARANCE = (1.0, 1.0, 1.5)  # mm that the cards have to move: across, upwards, in the pile
BOARD = 0.4  # mm; folding boxboard of about 270 g/m²

_GLUE = 12.0  # how wide the glue flap is
_TONGUE = (9.0, 14.0)  # how far a tongue reaches in, at least and at most
_SLACK = 0.5  # by which what goes inside is narrower, on each side
_SLOPE = 4.0  # how much shorter the glue flap is at its end, above and beneath
_DUST = 20.0  # how long a dust flap is, at most
_TAPER = 3.0  # how much narrower it ends, on each side
_CORNER = 7.0  # the radius of a tongue's corners
_NOTCH = 8.0  # the radius of the thumb notch
_ROUND = 0.5523  # how far a curve's handles reach, to be a quarter of a circle

Point = tuple[float, float]


class PanelId(StrEnum):
    """The panels of a box."""

    GLUE = "glue"
    BACK = "back"
    LEFT = "left"
    FRONT = "front"
    RIGHT = "right"
    LID = "lid"
    BOTTOM = "bottom"
    LID_TONGUE = "lid tongue"
    BOTTOM_TONGUE = "bottom tongue"
    DUST_LEFT_TOP = "left dust flap, above"
    DUST_LEFT_BOTTOM = "left dust flap, below"
    DUST_RIGHT_TOP = "right dust flap, above"
    DUST_RIGHT_BOTTOM = "right dust flap, below"


# Lid, tongue and dust flaps above, and the same beneath.
_CLOSURES = (
    (PanelId.LID, PanelId.LID_TONGUE, PanelId.DUST_LEFT_TOP, PanelId.DUST_RIGHT_TOP),
    (
        PanelId.BOTTOM,
        PanelId.BOTTOM_TONGUE,
        PanelId.DUST_LEFT_BOTTOM,
        PanelId.DUST_RIGHT_BOTTOM,
    ),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the box between cuts and creases, as it lies flat.

    `outline` runs clockwise, seen with y downwards; curves are drawn as they are in `cut`, here
    they are corners. `hinge` is the crease that joins it to `parent`, from which it folds back.
    """

    name: PanelId
    outline: tuple[Point, ...]
    parent: PanelId | None = None
    hinge: tuple[Point, Point] | None = None

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom."""
        xs, ys = zip(*self.outline, strict=True)
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class Dieline:
    """A box, flat. `inner` is its width, height and depth inside; `size` that of the flat sheet.

    `cut` is one closed path around it all, as SVG commands.
    """

    inner: tuple[float, float, float]
    size: tuple[float, float]
    panels: tuple[Panel, ...]
    cut: Commands

    def panel(self, name: PanelId) -> Panel:
        """Return the panel of that name."""
        return next(panel for panel in self.panels if panel.name is name)

    @property
    def creases(self) -> tuple[tuple[Point, Point], ...]:
        """Where the box is folded."""
        return tuple(panel.hinge for panel in self.panels if panel.hinge)


def dieline(card: Format, count: int, stock: float) -> Dieline:
    """Return the box for `count` cards of a format, each `stock` mm thick."""
    inner = (
        card.width + CLEARANCE[0],
        card.height + CLEARANCE[1],
        count * stock + CLEARANCE[2],
    )
    return _Builder(inner).build()


class _Builder:
    """Places the creases; panels and cuts follow from them."""

    def __init__(self, inner: tuple[float, float, float]) -> None:
        self.inner = inner
        # From the middle of one crease to that of the next: the board takes half its thickness.
        width, height, depth = (length + BOARD for length in inner)
        self.tongue = max(_TONGUE[0], min(_TONGUE[1], height / 3))
        self.dust = min(_DUST, 0.45 * width)  # two of them meet behind the lid, and must not
        self.notch = min(_NOTCH, width / 5)
        self.depth, self.end = depth, max(depth + self.tongue, self.dust)
        self.top, self.below = self.end, self.end + height
        xs = [0.0, _GLUE]
        for length in (width, depth, width, depth - _SLACK):
            xs.append(xs[-1] + length)
        self.back, self.left, self.front, self.right, self.edge = xs[1:]

    def build(self) -> Dieline:
        size = (self.edge, self.below + self.end)
        panels = (*self._body(), *self._ends(self._above), *self._ends(self._beneath))
        return Dieline(self.inner, size, panels, self._cut())

    def _above(self, x: float, outward: float) -> Point:
        return x, self.top - outward

    def _beneath(self, x: float, outward: float) -> Point:
        return x, self.below + outward

    def _body(self) -> tuple[Panel, ...]:
        top, below = self.top, self.below

        def upright(
            name: PanelId, x1: float, x2: float, parent: PanelId | None, at: float
        ) -> Panel:
            outline = ((x1, top), (x2, top), (x2, below), (x1, below))
            return Panel(name, outline, parent, ((at, top), (at, below)) if parent else None)

        flap = ((0.0, top + _SLOPE), (self.back, top), (self.back, below), (0.0, below - _SLOPE))
        return (
            Panel(PanelId.GLUE, flap, PanelId.BACK, ((self.back, top), (self.back, below))),
            upright(PanelId.BACK, self.back, self.left, PanelId.LEFT, self.left),
            upright(PanelId.LEFT, self.left, self.front, PanelId.FRONT, self.front),
            upright(PanelId.FRONT, self.front, self.right, None, 0),
            upright(PanelId.RIGHT, self.right, self.edge, PanelId.FRONT, self.right),
        )

    def _ends(self, place: Callable[[float, float], Point]) -> Iterator[Panel]:
        """Yield what closes the box above or beneath; `place` takes x and the way outward."""
        is_above = place == self._above
        lid, tongue, dust_left, dust_right = _CLOSURES[not is_above]
        a, b, s = self.back, self.left, _SLACK

        def panel(name: PanelId, parent: PanelId, crease: float, *points: Point) -> Panel:
            xs = [x for x, _ in points if x in (points[0][0], points[-1][0])]
            hinge = (place(min(xs), crease), place(max(xs), crease))
            outline = tuple(place(*point) for point in points)
            return Panel(name, outline if is_above else outline[::-1], parent, hinge)

        yield panel(lid, PanelId.BACK, 0, (a + s, 0), (a + s, self.depth), (b - s, self.depth),
                    (b - s, 0))  # fmt: skip
        yield panel(tongue, lid, self.depth, (a + 2 * s, self.depth), (a + 2 * s, self._reach),
                    (b - 2 * s, self._reach), (b - 2 * s, self.depth))  # fmt: skip
        for name, parent, x1, x2 in (
            (dust_left, PanelId.LEFT, self.left, self.front),
            (dust_right, PanelId.RIGHT, self.right, self.edge),
        ):
            yield panel(name, parent, 0, *self._dust(x1, x2))

    @property
    def _reach(self) -> float:
        return self.depth + self.tongue

    def _dust(self, x1: float, x2: float) -> tuple[Point, Point, Point, Point]:
        s, taper = _SLACK, min(_TAPER, (x2 - x1) / 5)
        return (x1 + s, 0), (x1 + s + taper, self.dust), (x2 - s - taper, self.dust), (x2 - s, 0)

    def _cut(self) -> Commands:
        above = self._profile(self._above, self.notch)
        beneath = self._profile(self._beneath, 0)
        start = (0.0, self.top + _SLOPE)
        path: list[tuple[str, tuple[float, ...]]] = [("M", start)]
        path += [_command(points) for points in above]
        path += [_command(points[::-1]) for points in reversed(beneath)]
        # From the last profile's point down, and from its first back to the glue flap.
        path.insert(1 + len(above), ("L", beneath[-1][-1]))
        path.insert(1, ("L", above[0][0]))
        return (*path, ("L", (0.0, self.below - _SLOPE)), ("Z", ()))

    def _profile(
        self, place: Callable[[float, float], Point], notch: float
    ) -> list[tuple[Point, ...]]:
        """Return the edge above or beneath from left to right, as lines and curves."""
        a, b, s = self.back, self.left, _SLACK
        end, r = self._reach, min(_CORNER, self.tongue - 2)
        k, middle, n = r * (1 - _ROUND), (self.front + self.right) / 2, notch
        corners = [(a, 0.0), (a + s, 0.0), (a + s, self.depth), (a + 2 * s, self.depth)]
        parts: list[tuple[Point, ...]] = list(pairwise(corners))
        a, c = a + 2 * s, b - 2 * s
        parts += [
            ((a, self.depth), (a, end - r)),
            ((a, end - r), (a, end - k), (a + k, end), (a + r, end)),
            ((a + r, end), (c - r, end)),
            ((c - r, end), (c - k, end), (c, end - k), (c, end - r)),
            ((c, end - r), (c, self.depth)),
        ]
        corners = [(c, self.depth), (b - s, self.depth), (b - s, 0.0), (b, 0.0)]
        corners += [*self._dust(self.left, self.front), (self.front, 0.0)]
        corners += [(middle - n, 0.0)] if n else []
        parts += pairwise(corners)
        if n:
            h = n * _ROUND
            parts += [
                ((middle - n, 0.0), (middle - n, -h), (middle - h, -n), (middle, -n)),
                ((middle, -n), (middle + h, -n), (middle + n, -h), (middle + n, 0.0)),
            ]
        last = parts[-1][-1]
        corners = [last, (self.right, 0.0), *self._dust(self.right, self.edge), (self.edge, 0.0)]
        parts += pairwise(corners)
        return [tuple(place(*point) for point in part) for part in parts]


def _command(points: tuple[Point, ...]) -> tuple[str, tuple[float, ...]]:
    """Return a line or a curve to the last of its points."""
    values = tuple(round(value, 4) for point in points[1:] for value in point)
    return ("L" if len(points) == 2 else "C"), values
