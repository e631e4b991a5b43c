"""Find the places of cells in a column of numbers: units under units, brackets ending in line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.frame import Text, mm
from kaartspel.type import Style, Typeface, set_line

_NUMBER_FIRST = re.compile(r"\d+|–$")  # a cell's number; a dash where there is none
_WHOLE = re.compile(r"\d+")
_BRACKETED = re.compile(r"(\d+ )(\(\d+\))$")


@dataclass(frozen=True, slots=True)
class InLine:
    """Where a cell begins in its column (mm), and how much further its bracket does (pt)."""

    inset: float = 0.0
    bracket: float = 0.0

    def moved(self, placed: tuple[Text, ...], text: str, style: Style) -> tuple[Text, ...]:
        """Return a cell's texts with its bracket moved; as they are, where they are two lines."""
        parts = _BRACKETED.match(text)
        if not self.bracket or not parts or len(placed) != 1:
            return placed
        piece = placed[0].pieces[0]
        at = piece.x + style.width(parts[1]) + self.bracket
        return (set_line(parts[1], style, piece.x, piece.y),
                set_line(parts[2], style, at, piece.y))  # fmt: skip


Type = tuple[Typeface, float]
"""A typeface and a size in pt."""


def in_column(
    head: Type, body: Type, width: float, name: str, cells: Sequence[str]
) -> tuple[InLine, list[InLine]]:
    """Return the places of a column's name and of its cells in `width` mm.

    Where each cell is a whole number, name and cells end at one place.
    """
    is_counted = cells and all(map(_WHOLE.fullmatch, cells))
    typed = [(head, name), *((body, cell) for cell in cells)]
    widths = [face.width(text) * size / mm(1) for (face, size), text in typed]
    if not is_counted or max(widths) > width:
        return InLine(), in_line(*body, cells)
    first, *rest = [InLine(max(widths) - width) for width in widths]
    return first, rest


def in_line(face: Typeface, size: float, cells: Sequence[str]) -> list[InLine]:
    """Return the places of the cells of a column that is set at `size` pt."""
    numbers = _widths(face, [_NUMBER_FIRST.match(cell) for cell in cells], 0)
    if None in numbers:
        return [InLine()] * len(cells)
    brackets = _widths(face, [_BRACKETED.match(cell) for cell in cells], 2)
    units, closings = (max(filter(None, each), default=0.0) for each in (numbers, brackets))
    insets = [(units - (number or 0.0)) * size / mm(1) for number in numbers]
    moves = [(closings - bracket) * size if bracket else 0.0 for bracket in brackets]
    return [InLine(inset, move) for inset, move in zip(insets, moves, strict=True)]


def _widths(
    face: Typeface, matches: Sequence[re.Match[str] | None], part: int
) -> list[float | None]:  # fmt: skip
    return [face.width(match[part]) if match else None for match in matches]
