"""Where things are in a frame: the bounds of items, and where groups move them."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product

from kaartspel.frame import Bitmap, Commands, Frame, Group, Item, Path, Rectangle, Text

Point = tuple[float, float]
"""x and y in pt, y downwards."""
Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: a point (x, y) goes to (ax + cy + e, bx + dy + f), as in PDF and SVG."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(group: Group) -> Matrix:
    """Return what takes a point of the group to its surroundings (y downwards)."""
    angle = math.radians(group.turn)
    cos, sin = round(math.cos(angle), 12), round(math.sin(angle), 12)
    return (cos, sin, -sin, cos, group.x, group.y)


def multiply(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the matrix that applies `inner` first and then `outer`."""
    a, b, c, d, e, f = inner
    x0, y0 = apply(outer, 0, 0)
    ax, ay = apply(outer, a, b)
    cx, cy = apply(outer, c, d)
    ex, ey = apply(outer, e, f)
    return (ax - x0, ay - y0, cx - x0, cy - y0, ex, ey)


def apply(m: Matrix, x: float, y: float) -> Point:
    """Return where a point goes."""
    return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5])


def leaves(items: tuple[Item, ...], m: Matrix = IDENTITY) -> Iterator[tuple[Item, Matrix]]:
    """Yield every item that is no group, with the matrix that places it."""
    for item in items:
        if isinstance(item, Group):
            yield from leaves(item.items, multiply(m, matrix(item)))
        else:
            yield item, m


def path_bounds(items: tuple[Item, ...], m: Matrix = IDENTITY) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of all shapes in `items` in pt (curves by their handles).

    Exact where nothing is turned but by right angles; else a bound. Of texts it takes in where
    their pieces begin.
    """
    points: list[Point] = []
    for item, at in leaves(items, m):
        match item:
            case Rectangle() | Bitmap():
                right, bottom = item.x + item.width, item.y + item.height
                corners = product((item.x, right), (item.y, bottom))
                points += [apply(at, *corner) for corner in corners]
            case Path(commands=commands):
                points += [apply(at, *corner) for corner in _corners(commands)]
            case Text(pieces=pieces):
                points += [apply(at, piece.x, piece.y) for piece in pieces]
    xs, ys = zip(*points, strict=True)
    return (min(xs), min(ys), max(xs), max(ys))


@lru_cache(maxsize=1024)
def _corners(commands: Commands) -> tuple[Point, ...]:
    """Return the corners of a path's bounds, kept: a suit's symbol stands on all of its cards."""
    xs = [x for _, values in commands for x in values[::2]]
    ys = [y for _, values in commands for y in values[1::2]]
    if not xs:
        return ()
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return (left, top), (right, top), (right, bottom), (left, bottom)


def characters(pages: Iterable[Frame]) -> dict[str, str]:
    """Return the characters that pages show in each font, by the font's name, sorted."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for page in pages:
        for item, _ in leaves(page.items):
            if isinstance(item, Text):
                shown[item.font].update(*(piece.text for piece in item.pieces))
    return {font: "".join(sorted(each)) for font, each in sorted(shown.items())}
