"""Set tiles in rows: side by side, each as wide as its text asks, and all of a row equally high.

A row is read from left to right, and rows from the top down, so that the eye follows the order of
the deck. Dynamic programming weighs all ways to share out a row. Lengths down are whole steps.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

TOO_HIGH = 10**6  # steps; of what does not fit at any height
_HOLE = 1.2  # of the air of a whole row: what is bare below a tile's text, however narrow it is

# Of a column of a row: each column, squared, that a tile is wider than its share, and any besides.
_UNEVEN, _UNLIKE = 0.04, 0.3

_CUTS = 12  # ways to stack the same tiles that are worth a closer look

_StackedRows = tuple[
    int, tuple[int, ...]
]  # how high rows are, and before which tile each of them ends


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
        self._over = [0]
        self._widths: dict[tuple[int, int, int], tuple[float, tuple[int, ...]]] = {}

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

    def over(self, end: int) -> int:
        """Return the least height of rows from edge to edge that hold the tiles before `end`."""
        for at in range(len(self._over), end + 1):
            starts = range(max(0, at - self.columns), at)
            self._over.append(min(self._over[s] + self._edge(s, at, s > 0) for s in starts))
        return self._over[end]

    def _edge(self, start: int, end: int, is_apart: bool) -> int:
        """Return the least height of a row from edge to edge, with the gap to another."""
        return self.row(self.columns, start, end) + (self.gap if is_apart else 0)

    def cuts(self) -> list[tuple[int, ...]]:
        """Return the lowest ways to stack all tiles, that fit: where rows end.

        The lowest of all that begin with a row are that row and the lowest of what is left: so the
        work grows as the tiles do, however many ways there are.
        """
        stacks: list[list[_StackedRows]] = [[] for _ in range(self.count)] + [[(0, ())]]
        for start in reversed(range(self.count)):
            stacks[start] = self._stacked(start, stacks)
        return [ends for height, ends in stacks[0] if height <= self.steps]

    def _stacked(self, start: int, stacks: list[list[_StackedRows]]) -> list[_StackedRows]:
        cuts = []
        for at in range(start + 1, min(start + self.columns, self.count) + 1):
            own = self._edge(start, at, at < self.count)
            cuts += [(own + height, at, i) for i, (height, _) in enumerate(stacks[at])]
        return [(height, (at, *stacks[at][i][1])) for height, at, i in sorted(cuts)[:_CUTS]]

    def widths(self, start: int, end: int, height: int) -> tuple[float, tuple[int, ...]]:
        """Return the least air in a row of a height, and how wide each of its tiles then is."""
        key = start, end, height
        if key not in self._widths:
            self._widths[key] = self._fullest(start, end, height)
        return self._widths[key]

    def _fullest(self, start: int, end: int, height: int) -> tuple[float, tuple[int, ...]]:
        best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
        width, even = self.columns, self.columns / (end - start)
        for tile in range(start, end):
            following: dict[int, tuple[float, tuple[int, ...]]] = {}
            for taken, (air, widths) in best.items():
                for own in range(1, width - taken + 1):
                    need = self._needs[tile][own - 1]
                    if need is None or need.height > height:
                        continue
                    hole = _HOLE * self.columns * (height - need.height) ** 2
                    off = abs(own - even)
                    uneven = (_UNEVEN * off**2 + _UNLIKE * (off >= 1)) * height**2
                    candidate = air + own * need.air(height) + hole + uneven, (*widths, own)
                    at = taken + own
                    if at not in following or candidate < following[at]:
                        following[at] = candidate
            best = following
        return best.get(width, (float("inf"), ()))
