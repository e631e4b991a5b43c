"""Divide a sheet among tiles: the central question in the middle, the tiles around it.

The sheet has columns of one width. The central field takes the middle ones, and so leaves four
regions: left of it, above it, below it, right of it, in the order in which they are read. Each
region is divided by cuts from edge to edge, across or down, until each part is one tile; dynamic
programming weighs all ways to do so (after Stockmeyer, "Optimal orientations of cells in slicing
floorplan designs", 1983). Tiles keep their order. Lengths down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OFF_CENTRE = 1.6  # against 1 for a poster that is all air
_BROKEN = 0.0015  # of each topic that goes on in another column
_BAND = 0.05  # of a central field from edge to edge, with nothing beside it
_MOST_CENTRE = 0.42  # of the sheet's height
_CONSIDERED = 24  # divisions weighed in full, of all that fit


@dataclass(frozen=True, slots=True)
class Field:
    """A rectangle of the plan: its first column and how many, its first step and how many."""

    column: int
    columns: int
    top: int
    height: int


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


@dataclass(frozen=True, slots=True)
class Need:
    """What a tile needs at one width: the heights of its columns, and topics that are broken."""

    heights: tuple[int, ...]
    broken: int

    @property
    def height(self) -> int:
        """The least height of the tile in steps."""
        return max(self.heights)


class Planner:
    """Weighs the ways to divide one sheet.

    `needs[tile][w - 1]` is what a tile needs when it is `w` columns wide, and `centre[w - 1]`
    the height of the central field; `gap` is from a tile to the one below it. What it has found it
    keeps, as long as it lasts itself: for one sheet at one size of text.
    """

    def __init__(
        self, columns: int, steps: int, gap: int, needs: Sequence[Sequence[Need]],
        centre: Sequence[int],
    ) -> None:  # fmt: skip
        self._columns, self._steps, self._gap = columns, steps, gap
        self._needs, self._centre = needs, centre
        self._lowest: dict[tuple[int, int, int], int] = {}
        self._finest: dict[tuple[int, int, int, int], tuple[float, tuple[Field, ...]]] = {}

    def best(self) -> GridPlan | None:
        """Return the best plan, or None where nothing fits."""
        divisions = sorted(self._divisions(), key=lambda division: division.slack)
        plans = [plan for division in divisions[:_CONSIDERED] for plan in self._plans(division)]
        return min(plans, key=lambda plan: plan.fault, default=None)

    def fits(self) -> bool:
        """Return whether there is a plan at all."""
        return any(True for _ in self._divisions())

    def excess(self) -> float:
        """Return how much higher the sheet would have to be: 1.1 is a tenth."""
        return min(self._heights()) / self._steps

    def _heights(self) -> Iterator[float]:
        for columns, ends in self._ways():
            left, above, below, right = self._regions(columns, ends)
            yield max(left, right, self._middle(columns, above, below))

    def _divisions(self) -> Iterator[_Division]:
        for columns, ends in self._ways():
            left, above, below, right = self._regions(columns, ends)
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
        count = len(self._needs)
        for columns in range(self._columns, 0, -2):
            if columns == self._columns:
                yield from ((columns, (0, above, count)) for above in range(count + 1))
                continue
            for left in range(1, count):
                for above in range(left, count):
                    yield from ((columns, (left, above, end)) for end in range(above, count))

    def _regions(self, columns: int, ends: tuple[int, int, int]) -> tuple[int, int, int, int]:
        side, count = (self._columns - columns) // 2, len(self._needs)
        left, above, below = ends
        return (
            self._least(side, 0, left),
            self._least(columns, left, above),
            self._least(columns, above, below),
            self._least(side, below, count),
        )

    def _middle(self, columns: int, above: int, below: int) -> int:
        return self._centre[columns - 1] + sum(h + self._gap for h in (above, below) if h)

    def _plans(self, division: _Division) -> Iterator[GridPlan]:
        """Yield plans of one division: different heights of the centre, and places for it."""
        columns, (left, above, below) = division.columns, division.ends
        side, count = (self._columns - columns) // 2, len(self._needs)
        _, least_above, least_below, _ = self._regions(columns, division.ends)
        slack = self._steps - self._middle(columns, least_above, least_below)
        outer = [
            self._best(side, 0, left, self._steps),
            self._best(side, below, count, self._steps),
        ]
        for up, down in _shares(slack, bool(least_above), bool(least_below)):
            top = least_above + up + self._gap if least_above else 0
            height = self._centre[columns - 1] + slack - up - down
            centre = Field(side, columns, top, height)
            inner = [
                self._best(columns, left, above, least_above + up),
                self._best(columns, above, below, least_below + down),
            ]
            air = sum(cost for cost, _ in outer + inner)
            air += columns * max(0.0, height - _MOST_CENTRE * self._steps) ** 2
            off = abs(top + height / 2 - self._steps / 2) / self._steps
            air /= self._columns * self._steps**2
            fault = (air + (_OFF_CENTRE * off) ** 2) ** 0.5 + (0.0 if side else _BAND)
            places = [(outer[0][1], 0, 0), (inner[0][1], side, 0),
                      (inner[1][1], side, top + height + self._gap),
                      (outer[1][1], side + columns, 0)]  # fmt: skip
            tiles = tuple(_moved(field, x, y) for fields, x, y in places for field in fields)
            yield GridPlan(centre, tiles, fault)

    def _least(self, width: int, start: int, end: int) -> int:
        """Return the least height of a region that holds these tiles; 0 where it holds none."""
        key = width, start, end
        if key not in self._lowest:
            self._lowest[key] = self._find_least(width, start, end)
        return self._lowest[key]

    def _find_least(self, width: int, start: int, end: int) -> int:
        if start == end:
            return 0
        if not width:
            return self._steps + 1
        if end - start == 1:
            return self._needs[start][width - 1].height
        return min(height for *_, height in self._cuts(width, start, end))

    def _cuts(self, width: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield all first cuts: where, the width left of it (0: it runs across), least height."""
        for at in range(start + 1, end):
            above, below = self._least(width, start, at), self._least(width, at, end)
            yield at, 0, above + self._gap + below
            for left in range(1, width):
                one, other = self._least(left, start, at), self._least(width - left, at, end)
                yield at, left, max(one, other)

    def _best(
        self, width: int, start: int, end: int, height: int
    ) -> tuple[float, tuple[Field, ...]]:
        """Return the least air with which tiles fill a region, and their fields in it."""
        key = width, start, end, height
        if key not in self._finest:
            self._finest[key] = self._find_best(width, start, end, height)
        return self._finest[key]

    def _find_best(
        self, width: int, start: int, end: int, height: int
    ) -> tuple[float, tuple[Field, ...]]:
        if start == end:
            return 0.0, ()
        if end - start == 1:
            need = self._needs[start][width - 1]
            air = sum((height - column) ** 2 for column in need.heights)
            broken = need.broken * _BROKEN * self._columns * self._steps**2
            return air + broken, (Field(0, width, 0, height),)
        best: tuple[float, tuple[Field, ...]] = (float("inf"), ())
        for at, left, least in self._cuts(width, start, end):
            if least > height:
                continue
            if left:
                one = self._best(left, start, at, height)
                other = self._best(width - left, at, end, height)
                moved = (_moved(field, left, 0) for field in other[1])
            else:
                upper = self._least(width, start, at)
                share = upper / (least - self._gap)
                upper += round((height - least) * share)
                one = self._best(width, start, at, upper)
                other = self._best(width, at, end, height - upper - self._gap)
                moved = (_moved(field, 0, upper + self._gap) for field in other[1])
            if one[0] + other[0] < best[0]:
                best = (one[0] + other[0], (*one[1], *moved))
        return best


def _shares(slack: int, above: bool, below: bool) -> Iterator[tuple[int, int]]:
    """Yield ways to share out slack: what the regions above and below the centre get of it."""
    parts = [round(slack * part / 4) for part in range(5)]
    for up in parts if above else [0]:
        for down in parts if below else [0]:
            if up + down <= slack:
                yield up, down


def _moved(field: Field, columns: int, steps: int) -> Field:
    return Field(field.column + columns, field.columns, field.top + steps, field.height)
