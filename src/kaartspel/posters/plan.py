"""Divide a sheet among tiles: the central question in the middle, the tiles around it.

The sheet has columns of one width. The central field takes the middle ones, and so leaves four
regions: left of it, above it, below it, right of it, in the order in which they are read. All ways
to share out the tiles among them are weighed. Lengths down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from kaartspel.posters.regions import Field, Regions

_OFF_CENTRE = 1.6  # against 1 for a poster that is all air
_BAND = 0.05  # of a central field from edge to edge, with nothing beside it
_MOST_CENTRE = 0.42  # of the sheet's height
_CONSIDERED = 24  # divisions weighed in full, of all that fit


@dataclass(frozen=True, slots=True)
class GridPlan:
    """Where the central field and each tile go, and what is wrong with it: 0 is perfect."""

    centre: Field
    tiles: tuple[Field, ...]
    fault: float


@dataclass(frozen=True, slots=True)
class _Division:
    """How many columns the centre takes, and which tiles come left, above, below and right."""

    columns: int
    ends: tuple[int, int, int]
    slack: float


class Planner:
    """Weighs the ways to divide one sheet; `centre[w - 1]` is the height of the central field."""

    def __init__(self, regions: Regions, centre: Sequence[int]) -> None:
        self._regions, self._centre = regions, centre
        self._columns, self._steps, self._gap = regions.columns, regions.steps, regions.gap

    def best(self, most: float = inf) -> GridPlan | None:
        """Return the best plan, or None where nothing fits with less than the fault `most`."""
        best = None
        divisions = sorted(self._divisions(), key=lambda division: division.slack)
        for division in divisions[:_CONSIDERED]:
            for plan in self._plans(division, most):
                if plan.fault < most:
                    best, most = plan, plan.fault
        return best

    def fits(self) -> bool:
        """Return whether there is a plan at all."""
        return any(True for _ in self._divisions())

    def excess(self) -> float:
        """Return how much higher the sheet would have to be: 1.1 is a tenth."""
        return min(self._heights()) / self._steps

    def _heights(self) -> Iterator[float]:
        for columns, ends in self._ways():
            left, above, below, right = self._least(columns, ends)
            yield max(left, right, self._middle(columns, above, below))

    def _divisions(self) -> Iterator[_Division]:
        for columns, ends in self._ways():
            left, above, below, right = self._least(columns, ends)
            middle = self._middle(columns, above, below)
            if max(left, right, middle) > self._steps:
                continue
            side = (self._columns - columns) // 2
            rest = [self._steps - height for height in (left, middle, right)]
            off = max(0, abs(above - below) - rest[1]) / 2
            air = side * rest[0] ** 2 + columns * rest[1] ** 2 + side * rest[2] ** 2
            slack = air / (self._columns * self._steps**2)
            yield _Division(columns, ends, slack + (_OFF_CENTRE * off / self._steps) ** 2)

    def _ways(self) -> Iterator[tuple[int, tuple[int, int, int]]]:
        count = self._regions.count
        for columns in range(self._columns, 0, -2):
            if columns == self._columns:
                yield from ((columns, (0, above, count)) for above in range(count + 1))
                continue
            for left in range(1, count):
                for above in range(left, count):
                    yield from ((columns, (left, above, end)) for end in range(above, count))

    def _least(self, columns: int, ends: tuple[int, int, int]) -> tuple[int, int, int, int]:
        side, least = (self._columns - columns) // 2, self._regions.least
        left, above, below = ends
        return (
            least(side, 0, left),
            least(columns, left, above),
            least(columns, above, below),
            least(side, below, self._regions.count),
        )

    def _middle(self, columns: int, above: int, below: int) -> int:
        return self._centre[columns - 1] + sum(h + self._gap for h in (above, below) if h)

    def _plans(self, division: _Division, most: float) -> Iterator[GridPlan]:
        """Yield plans of one division: different heights of the centre, and places for it.

        Those that are sure to have more fault than `most` are left out.
        """
        columns, (left, above, below) = division.columns, division.ends
        side, best = (self._columns - columns) // 2, self._regions.best
        _, least_above, least_below, _ = self._least(columns, division.ends)
        slack = self._steps - self._middle(columns, least_above, least_below)
        at_left = best(side, 0, left, self._steps)
        at_right = best(side, below, self._regions.count, self._steps)
        for up, down in _shares(slack, bool(least_above), bool(least_below)):
            top = least_above + up + self._gap if least_above else 0
            centre = Field(side, columns, top, self._centre[columns - 1] + slack - up - down)
            outer = at_left[0] + at_right[0]
            if self._fault(centre, outer) > most:
                continue
            over = best(columns, left, above, least_above + up)
            under = best(columns, above, below, least_below + down)
            places = [(at_left[1], 0, 0), (over[1], side, 0),
                      (under[1], side, top + centre.height + self._gap),
                      (at_right[1], side + columns, 0)]  # fmt: skip
            tiles = tuple([field.moved(x, y) for fields, x, y in places for field in fields])
            yield GridPlan(centre, tiles, self._fault(centre, outer + over[0] + under[0]))

    def _fault(self, centre: Field, air: float) -> float:
        """Return what is wrong with a plan of this central field and this air around its texts."""
        air += centre.columns * max(0.0, centre.height - _MOST_CENTRE * self._steps) ** 2
        air /= self._columns * self._steps**2
        off = abs(centre.top + centre.height / 2 - self._steps / 2) / self._steps
        fault: float = (air + (_OFF_CENTRE * off) ** 2) ** 0.5
        return fault + (0.0 if centre.column else _BAND)


def _shares(slack: int, above: bool, below: bool) -> Iterator[tuple[int, int]]:
    """Yield ways to share out slack: what the regions above and below the centre get of it."""
    parts = [round(slack * part / 4) for part in range(5)]
    for up in parts if above else [0]:
        for down in parts if below else [0]:
            if up + down <= slack:
                yield up, down
