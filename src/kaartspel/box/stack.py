"""Put texts on a box in blocks below one another."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaartspel.frame import Group, Role
from kaartspel.type import Column

LEAST = 7.5  # pt; reversed type on a box that is folded and worn
LEADING = 1.25  # of what is read, as a multiple of its size
_SHORT = 0.3  # of the longest line of a title: one that is shorter looks left over


@dataclass(frozen=True, slots=True)
class BoxText:
    """A stretch of text, and the air above it and to its left, in pt.

    It has a `language` where that is not the deck's.
    """

    column: Column
    above: float = 0.0
    inset: float = 0.0
    language: str = ""


def stack(blocks: Iterable[BoxText], x: float, y: float) -> tuple[Group, ...]:
    """Return blocks below one another, from the cap line of the first at `y`; each is read out.

    Lengths are in pt.
    """
    groups = []
    for block in blocks:
        y += block.above
        texts = block.column.place(x + block.inset, y)
        groups.append(Group(texts, Role.PARAGRAPH, language=block.language))
        y += block.column.height
    return tuple(groups)


def height(blocks: Iterable[BoxText]) -> float:
    """Return how high blocks stand, in pt, from the first cap line to the last baseline."""
    return sum(block.above + block.column.height for block in blocks)


def has_short_line(column: Column) -> bool:
    """Return whether a line of a title is so short that it looks left over."""
    widths = [column.style.width(line.text) for line in column.lines]
    return min(widths) < _SHORT * max(widths)
