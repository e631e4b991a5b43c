"""Fill a region of the sheet with tiles: cut it from edge to edge until each part is one tile.

Dynamic programming weighs all ways to do so (after Stockmeyer, "Optimal orientations of cells in
slicing floorplan designs", 1983). Tiles keep their order. Lengths down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

_BROKEN = 0.0015  # of each topic that goes on in another column


class Field(NamedTuple):
    """A rectangle of the plan: its first column and how many, its first step and how many."""

    column: int
    columns: int
    top: int
    height: int

    def moved(self, columns: int, steps: int) -> "Field":
        """Return it so much further to the right, and down."""
        return Field(self.column + columns, self.columns, self.top + steps, self.height)


@dataclass(frozen=True, slots=True)
class Need:
    """What a tile needs at one width: the heights of its columns, and topics that are broken."""

    heights: tuple[int, ...]
    broken: int

    @property
    def height(self) -> int:
        """The least height of the tile in steps."""
        return max(self.heights)


class Regions:
    """Weighs the ways to fill regions of one sheet, whatever stands between them.

    The sheet has so many `columns` and `steps`. `needs[tile][w - 1]` is what a tile needs when it
    is `w` columns wide; `gap` is from a tile to the one below it. What it has found it keeps, as
    long as it lasts itself: for one sheet at one size of text.
    """

    def __init__(self, columns: int, steps: int, gap: int, needs: Sequence[Sequence[Need]]) -> None:
        self.columns, self.steps, self.gap, self.count = columns, steps, gap, len(needs)
        self._needs = needs
        self._heights = [[need.height for need in each] for each in needs]
        self._lowest: dict[tuple[int, int, int], int] = {}
        self._finest: dict[tuple[int, int, int, int], tuple[float, tuple[Field, ...]]] = {}

    def least(self, width: int, start: int, end: int) -> int:
        """Return the least height of a region that holds these tiles; 0 where it holds none."""
        key = width, start, end
        if key not in self._lowest:
            self._lowest[key] = self._find_least(width, start, end)
        return self._lowest[key]

    def _find_least(self, width: int, start: int, end: int) -> int:
        if start == end:
            return 0
        if not width:
            return self.steps + 1
        if end - start == 1:
            return self._heights[start][width - 1]
        return min(height for *_, height in self._cuts(width, start, end))

    def _cuts(self, width: int, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield all first cuts: where, the width left of it (0: it runs across), least height."""
        for at in range(start + 1, end):
            above, below = self.least(width, start, at), self.least(width, at, end)
            yield at, 0, above + self.gap + below
            for left in range(1, width):
                one, other = self.least(left, start, at), self.least(width - left, at, end)
                yield at, left, max(one, other)

    def best(
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
            broken = need.broken * _BROKEN * self.columns * self.steps**2
            return air + broken, (Field(0, width, 0, height),)
        best: tuple[float, tuple[Field, ...]] = (float("inf"), ())
        for at, left, least in self._cuts(width, start, end):
            if least > height:
                continue
            if left:
                one = self.best(left, start, at, height)
                other = self.best(width - left, at, end, height)
                moved = (field.moved(left, 0) for field in other[1])
            else:
                upper = self.least(width, start, at)
                share = upper / (least - self.gap)
                upper += round((height - least) * share)
                one = self.best(width, start, at, upper)
                other = self.best(width, at, end, height - upper - self.gap)
                moved = (field.moved(0, upper + self.gap) for field in other[1])
            if one[0] + other[0] < best[0]:
                best = (one[0] + other[0], (*one[1], *moved))
        return best
