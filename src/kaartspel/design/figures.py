"""Place symbols and pictures: scale a drawing to a size and move it to its place."""

import math
from functools import lru_cache

from kaartspel.deck.model import Colour, Command, Drawing, Picture, Raster, Symbol
from kaartspel.design.system import BLACK, WHITE
from kaartspel.frame import Bitmap, Group, Item, Path, Role, Stroke
from kaartspel.geometry import path_bounds


def symbol(
    drawing: Symbol, x: float, y: float, size: float, colour: Colour, outline: float = 0
) -> Path:
    """Return a symbol in a square of `size` pt whose upper left corner is at (x, y).

    With an `outline` (pt) it is drawn as a line of that width, and not filled.
    """
    scale = size / drawing.size
    return Path(
        _scaled(drawing.path, x, y, scale),
        None if outline else colour,
        Stroke(colour, outline) if outline else None,
    )


@lru_cache(maxsize=256)
def extent(drawing: Symbol, size: float) -> tuple[float, float, float, float]:
    """Return left, top, right and foot of what a symbol draws, in a square of `size` pt."""
    return path_bounds((symbol(drawing, 0, 0, size, BLACK),))


def fitted(
    picture: Picture, x: float, y: float, width: float, height: float, *, is_right: bool = False
) -> Group:
    """Return a whole picture, as large as `width` and `height` (pt) allow, from (x, y).

    It stands at the left of that room, unless it `is_right`.
    """
    scale = min(width / picture.width, height / picture.height)
    x += width - picture.width * scale if is_right else 0
    return Group(_drawn(picture, x, y, scale), _role(picture), alt=picture.alt)


def _role(picture: Picture) -> Role | None:
    return Role.FIGURE if picture.alt else None


def filling(picture: Picture, x: float, y: float, width: float, height: float) -> Group:
    """Return a picture that fills a rectangle (pt); what does not fit is cut off evenly."""
    scale = max(width / picture.width, height / picture.height)
    left = (width - picture.width * scale) / 2
    top = (height - picture.height * scale) / 2
    items = _drawn(picture, left, top, scale)
    role = _role(picture)
    return Group(items, role, alt=picture.alt, x=x, y=y, clip=(0, 0, width, height))


_ARC = 0.5523  # of a radius: how far the handles of a quarter of a circle reach


def disc(x: float, y: float, radius: float) -> tuple[Command, ...]:
    """Return the outline of a disc around (x, y), all in pt."""
    r, k = radius, radius * _ARC
    quarters = (
        (r, k, k, r, 0.0, r), (-k, r, -r, k, -r, 0.0),
        (-r, -k, -k, -r, 0.0, -r), (k, -r, r, -k, r, 0.0),
    )  # fmt: skip
    curves = (
        tuple(round((y if i % 2 else x) + v, 3) for i, v in enumerate(quarter))
        for quarter in quarters
    )
    start = (round(x + r, 3), round(y, 3))
    return (("M", start), *(("C", curve) for curve in curves), ("Z", ()))


def bench(radius: float, ends: tuple[float, float], half: float) -> tuple[Command, ...]:
    """Return the outline of a bench around (0, 0), with round ends: `half` as wide, in pt.

    `ends` are the angles of its first and its last seat, 0 the right and π the left, above.
    """
    first, last = ends
    out = _arc(radius + half, first, last)
    back = _turned(_arc(radius - half, first, last))
    far, near = _cap(radius, last, half), _cap(radius, first, -half)
    return (*out, *far, *back[1:], *near, ("Z", ()))


def _cap(radius: float, angle: float, half: float) -> list[Command]:
    """Return the round end of a bench, from its outer edge; from its inner one, of less than 0."""
    x, y = math.cos(angle), math.sin(angle)

    def at(out: float, along: float) -> tuple[float, float]:
        far, side = radius + out * half, along * abs(half)
        return round(far * x - side * y, 3), round(-far * y - side * x, 3)

    way = math.copysign(1.0, half)
    quarters = ((1, _ARC * way), (_ARC, way), (0, way)), ((-_ARC, way), (-1, _ARC * way), (-1, 0))
    return [("C", (*at(*a), *at(*b), *at(*c))) for a, b, c in quarters]


def _arc(radius: float, first: float, last: float) -> list[Command]:
    """Return an arc around (0, 0) from an angle to another, as curves of an eighth of a turn."""
    count = max(1, math.ceil((last - first) / (math.pi / 4) - 1e-9))
    step = (last - first) / count
    reach = 4 / 3 * math.tan(step / 4)

    def at(angle: float, along: float = 0.0) -> tuple[float, float]:
        x, y = math.cos(angle), math.sin(angle)
        return round(radius * (x - along * y), 3), round(-radius * (y + along * x), 3)

    curves: list[Command] = [("M", at(first))]
    for i in range(count):
        a, b = first + i * step, first + (i + 1) * step
        curves.append(("C", (*at(a, reach), *at(b, -reach), *at(b))))
    return curves


def _turned(arc: list[Command]) -> list[Command]:
    """Return an arc the other way round."""
    points = [values[i : i + 2] for _, values in arc for i in range(0, len(values), 2)][::-1]
    curves = zip(points[1::3], points[2::3], points[3::3], strict=True)
    return [("M", points[0]), *(("C", (*a, *b, *c)) for a, b, c in curves)]


def _drawn(picture: Picture, x: float, y: float, scale: float) -> tuple[Item, ...]:
    match picture:
        case Drawing():
            return tuple(
                Path(_scaled(path, x, y, scale), colour) for path, colour in picture.shapes
            )
        case Raster():
            x, y = round(x, 3), round(y, 3)
            width, height = round(picture.width * scale, 3), round(picture.height * scale, 3)
            return (Bitmap(x, y, width, height, picture, WHITE),)


@lru_cache(maxsize=1024)  # a symbol stands on all cards of its suit
def _scaled(path: tuple[Command, ...], x: float, y: float, scale: float) -> tuple[Command, ...]:
    return tuple(
        (verb, tuple(round((y if i % 2 else x) + v * scale, 3) for i, v in enumerate(values)))
        for verb, values in path
    )
