"""Fill columns with blocks, so that the columns end as evenly as they can."""

from dataclasses import dataclass
from typing import NamedTuple

_TOLERATED = 1.12  # how much higher columns may be, so that no topic is broken
_EMPTY = 0.6  # of the highest column: the last may be so low for it where there is room


class Chunk(NamedTuple):
    """Something not to be broken. Lengths in steps.

    `gap` is above it where something stands above it in its column. `again` is what it takes more
    at the head of a column, to repeat the heading it stands under: nothing for a heading's first.
    What is `tied` never begins a column.
    """

    height: int
    gap: int
    again: int = 0
    tied: bool = False


@dataclass(frozen=True, slots=True)
class Filling:
    """How blocks fill columns: the first block of each, its height in steps, and broken topics."""

    starts: tuple[int, ...]
    heights: tuple[int, ...]
    broken: int

    @property
    def height(self) -> int:
        """The height of the highest column."""
        return max(self.heights)

    def beside(self, empty: int) -> "Filling":
        """Return the same with so many columns more, in which nothing stands."""
        return Filling(self.starts, (*self.heights, *[0] * empty), self.broken)


def fill(blocks: tuple[Chunk, ...], columns: int, room: int = 0) -> Filling:
    """Return the lowest way to fill columns, with topics whole where that costs little.

    In columns that have `room`, in steps, it costs nothing, unless one of them stays empty for it.
    """
    broken = _lowest(blocks, columns, whole=False)
    whole = _lowest(blocks, columns, whole=True)
    most = room if min(whole.heights) >= _EMPTY * whole.height else 0
    return whole if whole.height <= max(broken.height * _TOLERATED, most) else broken


def _lowest(blocks: tuple[Chunk, ...], columns: int, *, whole: bool) -> Filling:
    total = blocks[0].again + sum(block.height + block.gap for block in blocks)
    best = _try(blocks, columns, total, whole=False)
    assert best is not None, "one column holds everything"
    # Columns of one height are about the least there is: the search begins there and reaches up.
    low, high, reach = total // columns - max(block.gap for block in blocks), total, 2
    while low < high:
        limit = min((low + high) // 2, low + reach)
        filling = _try(blocks, columns, limit, whole=whole)
        if filling:
            best, high = filling, limit
        else:
            low, reach = limit + 1, 2 * reach
    return best


def _try(blocks: tuple[Chunk, ...], columns: int, limit: int, *, whole: bool) -> Filling | None:
    """Return a filling of columns no higher than `limit`, each as full as can be, if there is."""
    starts: list[int] = []
    heights: list[int] = []
    i = 0
    while i < len(blocks):
        end, height = _column(blocks, i, limit, whole=whole)
        if end == i or len(starts) == columns:
            return None
        starts.append(i)
        heights.append(height)
        i = end
    broken = sum(blocks[start].again > 0 for start in starts)
    empty = [0] * (columns - len(starts))
    return Filling(tuple(starts), (*heights, *empty), broken)


def _column(blocks: tuple[Chunk, ...], start: int, limit: int, *, whole: bool) -> tuple[int, int]:
    """Return where a column that begins with a block ends, and its height."""
    end, height = start, 0
    y = blocks[start].again - blocks[start].gap
    for i in range(start, len(blocks)):
        y += blocks[i].gap + blocks[i].height
        if y > limit:
            break
        following = blocks[i + 1] if i + 1 < len(blocks) else None
        if following is None or not (following.tied or (whole and following.again)):
            end, height = i + 1, y
    return end, height
