"""Set tiles in rows: side by side, each as wide as its text asks, and all of a row equally high.

A row is read from left to right, and rows from the top down, so that the eye follows the order of
the deck. Dynamic programming weighs all ways to share out a row. Lengths down are whole steps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOO_HIGH = 10**6  # steps; of what does not fit at any height
_HOLE = 0.3  # of the air of a whole row: what is bare below a tile's text, however narrow it is

_CUTS = 4  # ways to stack the same tiles that are worth a closer look


class Field(NamedTuple):
    """A rectangle of the plan: its first column and how many, its first step and how many."""

    column: int
    columns: int
    top: int
    height: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a tile needs at one width: the heights of its columns of text.

    `fault` is what is wrong with it, as air that takes so large a part of the tile.
    """

    heights: tuple[int, ...]
    fault: float

    @property
    def height(self) -> int:
        """The least height of the tile in steps."""
        return max(self.heights)

    def air(self, height: int) -> float:
        """Return how empty the tile is at a height, in steps squared of one column."""
        bare = sum((height - column) ** 2 for column in self.heights) / len(self.heights)
        return bare + self.fault * height**2


class TileRows:
    """Weighs the ways to set tiles in rows of one sheet.

    The sheet has so many `columns` and `steps`. `needs[tile][w - 1]` is what a tile needs when it
    is `w` columns wide, None where it cannot be; `gap` is from a row to the next. What it has found
    it keeps, as long as it lasts itself: for one sheet at one size of text.
    """

    def __init__(
        self, columns: int, steps: int, gap: int, needs: Sequence[Sequence[Need | None]]
    ) -> None:
        self.columns, self.steps, self.gap, self.count = columns, steps, gap, len(needs)
        self._needs = needs
        self._heights = [[need.height if need else TOO_HIGH for need in each] for each in needs]
        self._rows: dict[tuple[int, int, int], int] = {}
        self._stacks: dict[tuple[int, int], int] = {}
        self._widths: dict[tuple[int, int, int, int], tuple[float, tuple[int, ...]]] = {}

    def row(self, width: int, start: int, end: int) -> int:
        """Return the least height of one row of these tiles; 0 where there are none."""
        key = width, start, end
        if key not in self._rows:
            self._rows[key] = self._lowest(width, start, end)
        return self._rows[key]

    def _lowest(self, width: int, start: int, end: int) -> int:
        if start == end:
            return 0
        if end - start > width:
            return TOO_HIGH
        last = self._heights[end - 1]
        if end - start == 1:
            return last[width - 1]
        widths = range(1, width)
        return min(max(self.row(width - own, start, end - 1), last[own - 1]) for own in widths)

    def stack(self, start: int, end: int) -> int:
        """Return the least height of rows from edge to edge that hold these tiles."""
        key = start, end
        if key not in self._stacks:
            ways = [self.row(self.columns, start, end)] if start < end else [0]
            for at in range(start + 1, end):
                ways.append(self.row(self.columns, start, at) + self.gap + self.stack(at, end))
            self._stacks[key] = min(ways)
        return self._stacks[key]

    def cuts(self, start: int, end: int, most: int) -> list[tuple[int, ...]]:
        """Return the lowest ways to stack these tiles no higher than `most`: where rows end."""
        found = sorted(self._cuts(start, end, most))
        return [ends for _, ends in found[:_CUTS]]

    def _cuts(self, start: int, end: int, most: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        if start == end:
            yield 0, ()
        for at in range(start + 1, end + 1):
            own = self.row(self.columns, start, at) + (self.gap if at < end else 0)
            if own + self.stack(at, end) <= most:
                for height, ends in self._cuts(at, end, most - own):
                    yield own + height, (at, *ends)

    def widths(
        self, width: int, start: int, end: int, height: int
    ) -> tuple[float, tuple[int, ...]]:
        """Return the least air in a row of a height, and how wide each of its tiles then is."""
        key = width, start, end, height
        if key not in self._widths:
            self._widths[key] = self._fullest(width, start, end, height)
        return self._widths[key]

    def _fullest(
        self, width: int, start: int, end: int, height: int
    ) -> tuple[float, tuple[int, ...]]:
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        for tile in range(start, end):
            following: dict[int, tuple[float, tuple[int, ...]]] = {}
            for taken, (air, widths) in best.items():
                for own in range(1, width - taken + 1):
                    need = self._needs[tile][own - 1]
                    if need is None or need.height > height:
                        continue
                    hole = _HOLE * self.columns * (height - need.height) ** 2
                    found = air + own * need.air(height) + hole, (*widths, own)
                    at = taken + own
                    if at not in following or found < following[at]:
                        following[at] = found
            best = following
        return best.get(width, (float("inf"), ()))
