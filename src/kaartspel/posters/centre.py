"""Arrange the central field: the question, and the key below it or beside it. Lengths in pt."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kaartspel.posters.key import ChamberKey
from kaartspel.posters.measures import Grid
from kaartspel.posters.styles import question_style
from kaartspel.type import Style, Typeface

_GAP = 0.9  # from the key to the question, in em of the question at its least
_INSET = 0.6  # above the question and below a key, in paddings besides the field's
_FULL = 0.9  # of the height of a key: a question beside it is no higher, where it is all there is
_LEAST_MEASURE = 6.0  # em of the question: shorter lines are no lines
_SMALLER = tuple(1 - 0.03 * step for step in range(20))  # of a key beside a question, that is tried

QuestionLines = Callable[[Style, float], int]
"""From a style and a width in pt to how many lines the question takes."""


class Arrangement(NamedTuple):
    """How the field is divided, in pt.

    `question` is its size, `radius` that of the half-circle of the key (0 where there is none),
    `width` is how wide the question is set, and the key `is_beside` it or below it.
    """

    question: float
    radius: float
    width: float
    is_beside: bool


class CentreRoom(NamedTuple):
    """What there is to fill, in pt, and what with: the face of the question, and its lines."""

    width: float
    height: float
    face: Typeface
    lines: QuestionLines

    def text(self, size: float, width: float) -> float:
        """Return how high the question is at a size, on a width."""
        style = question_style(self.face, size)
        count = self.lines(style, width)
        return style.size * (style.leading * (count - 1) + self.face.cap_height)


def arrangements(grid: Grid, key: ChamberKey | None, room: CentreRoom) -> list[Arrangement]:
    """Return the ways to fill a room, the best first: question and key both as large as can be."""
    if key is None:
        ways = [Arrangement(size, 0.0, room.width, is_beside=False) for size in grid.questions]
        return [way for way in ways if height(way, grid, key, room) <= room.height]
    found = (way for size in grid.questions for way in _keyed(grid, key, room, size))
    return sorted(found, key=lambda way: -way.question * way.radius**4)


def _keyed(grid: Grid, key: ChamberKey, room: CentreRoom, size: float) -> Iterator[Arrangement]:
    """Yield the ways to fill a room with a question at a size."""
    least, tall = key.least_radius(grid), key.height_of(1.0)
    below = room.height - _around(grid) - room.text(size, room.width)
    radius = min(room.width / 2, below / tall)
    if radius >= least:
        yield Arrangement(size, radius, room.width, is_beside=False)
    most = min(room.height / tall, room.width / 2)
    for radius in (part * most for part in _SMALLER):
        beside = room.width - 2 * radius - gap_of(grid)
        is_wide = beside >= _LEAST_MEASURE * size
        if radius >= least and is_wide and room.text(size, beside) <= _FULL * room.height:
            yield Arrangement(size, radius, beside, is_beside=True)
            return


def least_height(grid: Grid, key: ChamberKey | None, room: CentreRoom) -> float:
    """Return how high the field is at the least, whatever the height of the room."""
    size, width = grid.questions[-1], room.width
    text = room.text(size, width)
    if key is None:
        return text
    radius, ways = key.least_radius(grid), list[float]()
    beside = width - 2 * radius - gap_of(grid)
    if beside >= _LEAST_MEASURE * size:
        ways.append(max(room.text(size, beside), key.height_of(radius)))
    if 2 * radius <= width:
        ways.append(text + _around(grid) + key.height_of(radius))
    return min(ways, default=grid.broadside.height)


def full_height(grid: Grid, key: ChamberKey, room: CentreRoom) -> float:
    """Return how high the field is with a key as wide as it is, below the question."""
    return room.text(grid.questions[-1], room.width) + _around(grid) + key.height_of(room.width / 2)


def height(way: Arrangement, grid: Grid, key: ChamberKey | None, room: CentreRoom) -> float:
    """Return how high an arrangement is."""
    text = room.text(way.question, way.width)
    if key is None:
        return text
    down = key.height_of(way.radius)
    return max(text, down) if way.is_beside else down + _around(grid) + text


def inset(grid: Grid) -> float:
    """Return the air above a question and below a key that stands below it, in pt."""
    return _INSET * grid.padding


def _around(grid: Grid) -> float:
    """Return the air above and below a question and the key below it, and between them."""
    return gap_of(grid) + 2 * inset(grid)


def gap_of(grid: Grid) -> float:
    """Return the distance from the key to the question."""
    return _GAP * grid.questions[-1]
