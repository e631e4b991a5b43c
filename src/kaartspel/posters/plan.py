"""Divide what is below the band among rows of tiles, and share out what they leave.

All ways to share out the tiles among rows are weighed. Lengths down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kaartspel.posters.rows import Field, TileRows

_UNEVEN = 0.05  # of rows whose heights differ by as much as the sheet is high


@dataclass(frozen=True, slots=True)
class GridPlan:
    """Where each tile goes, and what is wrong with that: 0 is perfect."""

    tiles: tuple[Field, ...]
    fault: float

    @property
    def is_level(self) -> bool:
        """Whether all tiles are equally high, but for a step that cannot be shared out."""
        heights = [tile.height for tile in self.tiles]
        return max(heights) - min(heights) <= 1

    @property
    def is_regular(self) -> bool:
        """Whether all tiles are equally wide."""
        return len({tile.columns for tile in self.tiles}) == 1


class Planner:
    """Weighs the ways to set tiles in rows from edge to edge of one sheet."""

    def __init__(self, rows: TileRows) -> None:
        self._rows = rows

    def fits(self) -> bool:
        """Return whether there is a plan at all."""
        return self._rows.over(self._rows.count) <= self._rows.steps

    def excess(self) -> float:
        """Return how much higher the room for tiles would have to be: 1.1 is a tenth."""
        return self._rows.over(self._rows.count) / self._rows.steps

    def best(self) -> list[GridPlan]:
        """Return the plans, the best first."""
        plans = [plan for ends in self._rows.cuts() for plan in self._plans(ends)]
        return sorted(plans, key=lambda plan: plan.fault)

    def _plans(self, ends: Sequence[int]) -> Iterator[GridPlan]:
        """Yield plans of the same rows: what they leave shared out in different ways."""
        rows = list(pairwise((0, *ends)))
        least = [self._rows.row(self._rows.columns, *row) for row in rows]
        room = self._rows.steps - self._rows.gap * (len(rows) - 1)
        for share in (shared, spread, levelled):
            yield self._plan(rows, share(least, room))

    def _plan(self, rows: Sequence[tuple[int, int]], heights: Sequence[int]) -> GridPlan:
        columns, steps = self._rows.columns, self._rows.steps
        fields, top, air = list[Field](), 0, 0.0
        for row, height in zip(rows, heights, strict=True):
            bare, widths = self._rows.widths(*row, height)
            column, air = 0, air + bare / height  # so a high row may have more of it than a low one
            for width in widths:
                fields.append(Field(column, width, top, height))
                column += width
            top += height + self._rows.gap
        fault = (air / columns / steps) ** 0.5
        uneven = (max(heights) - min(heights)) / steps
        return GridPlan(tuple(fields), fault + _UNEVEN * uneven)


def shared(least: Sequence[int], room: int) -> tuple[int, ...]:
    """Return heights that fill a room, each more than the least in proportion."""
    whole, heights, taken = sum(least), list[int](), 0
    for at in range(len(least)):
        until = round(room * sum(least[: at + 1]) / whole)
        heights.append(until - taken)
        taken = until
    return tuple(heights)


def spread(least: Sequence[int], room: int) -> tuple[int, ...]:
    """Return heights that fill a room, each as much more than the least."""
    more, over = divmod(room - sum(least), len(least))
    return tuple(height + more + (at < over) for at, height in enumerate(least))


def levelled(least: Sequence[int], room: int) -> tuple[int, ...]:
    """Return heights that fill a room and differ as little as can be: the lowest grow first."""
    heights = list(least)
    for _ in range(room - sum(least)):
        heights[heights.index(min(heights))] += 1
    return tuple(heights)
