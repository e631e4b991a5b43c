"""Arrange the band: the question, and the key below it or beside it. Lengths in pt."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kaartspel.posters import measures
from kaartspel.posters.grid import Grid
from kaartspel.posters.key import ChamberKey
from kaartspel.posters.styles import question_style
from kaartspel.type import Style, Typeface

_LEAST_MEASURE = 6.0  # em of the question: shorter lines are no lines
_SMALLER = tuple(1 - 0.03 * step for step in range(20))  # of a key beside a question, that is tried
_PICTURE = 0.5  # by how much a key as large weighs more than a question as large
_LEAST = 0.8  # of the largest key beside a question: a smaller one leaves room for better lines

QuestionLines = Callable[[Style, float], int]
"""From a style and a width in pt to how many lines the questions of a deck take, at the most."""


class Arrangement(NamedTuple):
    """How the band is divided, in pt.

    `question` is its size, `radius` that of the half-circle of the key (0 where there is none),
    `width` is how wide the question is set, and the key `is_beside` it or below it.
    """

    question: float
    radius: float
    width: float
    is_beside: bool

    @property
    def weight(self) -> float:
        """How good it is: the larger question and key are, the better."""
        size: float = (self.radius or 1.0) ** _PICTURE
        return self.question * size


class BandRoom(NamedTuple):
    """What there is to fill, in pt, and what with: the face of the question, and its lines."""

    width: float
    height: float
    face: Typeface
    lines: QuestionLines

    @classmethod
    def of_grid(cls, grid: Grid, face: Typeface, lines: QuestionLines) -> "BandRoom":
        """Return the room within the band of a grid."""
        height = grid.band - 2 * grid.on_paper(measures.INSET)
        return cls(grid.inner(measures.COLUMNS), height, face, lines)

    def text(self, size: float, width: float) -> float:
        """Return how high the question is at a size, on a width."""
        style = question_style(self.face, size)
        return size * (style.leading * (self.lines(style, width) - 1) + self.face.cap_height)


def arrangements(grid: Grid, key: ChamberKey | None, room: BandRoom) -> list[Arrangement]:
    """Return the ways to fill a room, the best first: question and key both as large as can be."""
    if key is None:
        ways = [Arrangement(size, 0.0, room.width, is_beside=False) for size in grid.questions]
        return [way for way in ways if room.text(way.question, way.width) <= room.height]
    keyed = (way for size in grid.questions for way in _keyed(grid, key, room, size))
    return sorted(keyed, key=lambda way: -way.weight)


def _keyed(grid: Grid, key: ChamberKey, room: BandRoom, size: float) -> Iterator[Arrangement]:
    """Yield the ways to fill a room with a question at a size."""
    least, tall, gap = key.least_radius(grid), key.height_of(1.0), measures.KEY_GAP * size
    below = room.height - gap - room.text(size, room.width)
    radius = min(room.width / 2, below / tall)
    if radius >= least:
        yield Arrangement(size, radius, room.width, is_beside=False)
    most = min(room.height / tall, room.width / 2)
    largest = 0.0
    for radius in (part * most for part in _SMALLER):
        beside = room.width - 2 * radius - gap
        is_wide = beside >= _LEAST_MEASURE * size
        if radius < max(least, _LEAST * largest):
            return
        if is_wide and room.text(size, beside) <= room.height:
            largest = largest or radius
            yield Arrangement(size, radius, beside, is_beside=True)
