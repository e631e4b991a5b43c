"""Divide a sheet among rows of tiles, with the central question in the middle of them.

The sheet has columns of one width. The central field is a row of its own, or the middle of a row,
with tiles left and right of it. All ways to share out the tiles among rows are weighed. Lengths
down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import NamedTuple

from kaartspel.posters.rows import Field, TileRows

_OFF_CENTRE = 1.35  # against 1 for a poster that is all air
MIDDLE = 0.12  # of the sheet's height: how far off the eye still takes for the middle
_BEYOND = 4.0  # of each height of the sheet by which a central field with a key is further off
_BAND = 0.03  # of a central field from edge to edge, with nothing beside it
_MOST_CENTRE = 0.48  # of the sheet's height
_CLEAR = 0.3  # of the air of tiles: what is bare around a key
_PICTURE = 1.5  # of the key, for each height of the sheet that it could be higher
_UNEVEN = 0.04  # of rows whose heights differ by as much as the sheet is high
_CONSIDERED = 16  # divisions weighed in full, of all that fit
_MOST = 12  # plans that are worth setting


class Centre(NamedTuple):
    """The height of a central field in steps: at the `least`, and with its key as wide as it is.

    It is `full` at 0 where there is no key.
    """

    least: int
    full: int


@dataclass(frozen=True, slots=True)
class GridPlan:
    """Where the central field and each tile go, and what is wrong with it: 0 is perfect."""

    centre: Field
    tiles: tuple[Field, ...]
    fault: float


@dataclass(frozen=True, slots=True)
class _Division:
    """Which tiles come above the centre's row, left and right in it, and below it.

    They end at `above`, at `left` and at `right`; the sides are `side` columns wide each. Heights
    are the least ones, in steps.
    """

    side: int
    above: int
    left: int
    right: int
    over: int
    beside: int
    under: int
    slack: int


class Planner:
    """Weighs the ways to divide one sheet; `centre[w - 1]` is the central field in w columns."""

    def __init__(self, rows: TileRows, centre: Sequence[Centre]) -> None:
        self._rows, self._centre = rows, centre
        self._columns, self._steps, self._gap = rows.columns, rows.steps, rows.gap

    def best(self, most: float) -> list[GridPlan]:
        """Return the best plans with a fault of less than `most`, the best first."""
        divisions = (way for way in self._ways() if way.slack >= 0)
        likely = islice(sorted(divisions, key=self._promise), _CONSIDERED)
        plans = (plan for division in likely for plan in self._plans(division))
        return sorted((p for p in plans if p.fault < most), key=lambda p: p.fault)[:_MOST]

    def fits(self) -> bool:
        """Return whether there is a plan at all."""
        return any(way.slack >= 0 for way in self._ways())

    def excess(self) -> float:
        """Return how much higher the sheet would have to be: 1.1 is a tenth."""
        return 1 - max(way.slack for way in self._ways()) / self._steps

    def _promise(self, way: _Division) -> float:
        """Return a fault that a division has about, to tell which are worth a closer look."""
        off = max(0, abs(way.over - way.under) - way.slack) / 2 / self._steps
        columns = self._columns - 2 * way.side
        spare = way.slack - self._growth(columns, way.beside, way.slack)
        lack = self._lack(columns, way.beside + way.slack)
        return spare / self._steps + (_OFF_CENTRE * off) ** 2 + _PICTURE * lack + self._beyond(off)

    def _full(self, columns: int) -> int:
        """Return the height of a central field with the largest key that it may have, or 0."""
        return min(self._centre[columns - 1].full, round(_MOST_CENTRE * self._steps))

    def _growth(self, columns: int, height: int, slack: int) -> int:
        """Return what the key of a central field so wide and high takes of what is left."""
        return max(0, min(self._full(columns) - height, slack))

    def _beyond(self, off: float) -> float:
        """Return what is wrong where a field with a key is so far off, in heights of the sheet."""
        return _BEYOND * max(0.0, off - MIDDLE) if self._full(self._columns) else 0.0

    def _lack(self, columns: int, height: int) -> float:
        """Return by how much of the sheet's height the key is lower than it could be."""
        reached = min(self._full(columns), height)
        return max(0, self._full(self._columns) - reached) / self._steps

    def _ways(self) -> Iterator[_Division]:
        """Yield the ways: on a side of the centre are no more tiles than it has columns."""
        count, widest = self._rows.count, (self._columns - 1) // 2
        for above in range(count + 1):
            yield self._division(0, above, above, above)
            for right in range(above + 2, min(above + 2 * widest, count) + 1):
                for left in range(max(above + 1, right - widest), min(above + widest + 1, right)):
                    for side in range(max(left - above, right - left), widest + 1):
                        yield self._division(side, above, left, right)

    def _division(self, side: int, above: int, left: int, right: int) -> _Division:
        rows = self._rows
        over, under = rows.over(above), rows.under(right)
        beside = max(
            self._centre[self._columns - 2 * side - 1].least,
            rows.row(side, above, left),
            rows.row(side, left, right),
        )
        taken = beside + sum(height + self._gap for height in (over, under) if height)
        return _Division(side, above, left, right, over, beside, under, self._steps - taken)

    def _plans(self, way: _Division) -> Iterator[GridPlan]:
        """Yield plans of one division: its slack shared out in different ways."""
        rows = self._rows
        overs = rows.cuts(0, way.above, way.over + way.slack)
        unders = rows.cuts(way.right, rows.count, way.under + way.slack)
        for over, under in product(overs, unders):
            above = list(pairwise((0, *over)))
            below = list(pairwise((way.right, *under)))
            slack = self._slack(way, above, below)
            own = self._growth(self._columns - 2 * way.side, way.beside, slack)
            parts = sorted({round((slack - own) * part / 4) for part in range(5)})
            for up in parts if above else [0]:
                for down in parts if below else [0]:
                    if up + down <= slack - own:
                        yield self._plan(way, above, below, (up, slack - up - down, down))

    def _slack(self, way: _Division, *stacks: Sequence[tuple[int, int]]) -> int:
        """Return what is left of the sheet when these rows are as low as can be."""
        heights = [self._rows.row(self._columns, *ends) for stack in stacks for ends in stack]
        return self._steps - way.beside - sum(heights) - self._gap * len(heights)

    def _plan(
        self,
        way: _Division,
        over: Sequence[tuple[int, int]],
        under: Sequence[tuple[int, int]],
        shares: tuple[int, int, int],
    ) -> GridPlan:
        """Return a plan with so much of the slack above, in and below the row of the centre."""
        columns, row = self._columns, self._rows.row
        up, slack, down = shares
        middle = way.beside + slack
        above = _shared([row(columns, *ends) for ends in over], up)
        below = _shared([row(columns, *ends) for ends in under], down)
        fields: list[Field] = []
        top, air = 0, 0.0
        for ends, height in zip(over, above, strict=True):
            air += self._set(fields, ends, (0, columns, top, height))
            top += height + self._gap
        centre = Field(way.side, columns - 2 * way.side, top, middle)
        air += self._set(fields, (way.above, way.left), (0, way.side, top, middle))
        right = columns - way.side
        air += self._set(fields, (way.left, way.right), (right, way.side, top, middle))
        top += middle + self._gap
        for ends, height in zip(under, below, strict=True):
            air += self._set(fields, ends, (0, columns, top, height))
            top += height + self._gap
        spread = max((*above, middle, *below)) - min((*above, middle, *below))
        return GridPlan(centre, tuple(fields), self._fault(centre, air, spread))

    def _set(
        self, fields: list[Field], ends: tuple[int, int], room: tuple[int, int, int, int]
    ) -> float:
        """Put tiles into a row with the least air; return that."""
        column, width, top, height = room
        if ends[0] == ends[1]:
            return 0.0
        air, widths = self._rows.widths(width, *ends, height)
        for own in widths:
            fields.append(Field(column, own, top, height))
            column += own
        return air

    def _fault(self, centre: Field, air: float, spread: int) -> float:
        """Return what is wrong with a plan of this central field and this air around its texts."""
        wanted = self._full(centre.columns) or _MOST_CENTRE * self._steps
        air += _CLEAR * centre.columns * max(0.0, centre.height - wanted) ** 2
        air /= self._columns * self._steps**2
        off = abs(centre.top + centre.height / 2 - self._steps / 2) / self._steps
        seen = max(0.0, off - MIDDLE / 2) if self._full(self._columns) else off
        fault: float = (air + (_OFF_CENTRE * seen) ** 2) ** 0.5
        fault += _PICTURE * self._lack(centre.columns, centre.height) + self._beyond(off)
        return fault + _UNEVEN * spread / self._steps + (0.0 if centre.column else _BAND)


def _shared(heights: Sequence[int], slack: int) -> list[int]:
    """Return heights with slack shared out among them, in proportion."""
    whole, shared, ends = sum(heights), list[int](), 0
    for at, height in enumerate(heights):
        given = round(slack * sum(heights[: at + 1]) / whole)
        shared.append(height + given - ends)
        ends = given
    return shared
