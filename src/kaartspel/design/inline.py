"""Find the places of cells in a column of numbers: units under units, brackets ending in line.

A number before a bracket is bold and the bracket is not: they are read as two columns. Mere numbers
in a table's last column end with its rules. Figures are of one width: tens stand under tens.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaartspel.frame import Text, mm, tabular
from kaartspel.type import Style, Typeface, set_line

_NUMBER_FIRST = re.compile(r"\d+|–$")  # a cell's number; a dash where there is none
_WHOLE, _WHOLE_OR_SPAN = re.compile(r"\d+"), re.compile(r"\d+(–\d+)?")
_BRACKETED = re.compile(r"(\d+) (\(\d+\))$")
_FIGURES = re.compile(r"[\d–()×, ]+")
_APART = 0.55  # em, from the widest number of a column to its widest bracket
_ROUNDED = 0.01  # mm, by which a cell is wider than what stands in it


@dataclass(frozen=True, slots=True)
class InLine:
    """Where a cell begins in its column (mm), and where its bracket does (pt)."""

    inset: float = 0.0
    bracket: float = 0.0

    def moved(
        self, placed: tuple[Text, ...], text: str, style: Style, strong: Typeface
    ) -> tuple[Text, ...]:  # fmt: skip
        """Return a cell's texts with its bracket moved; as they are, where they are two lines."""
        if len(placed) == 1 and _FIGURES.fullmatch(text):
            placed = (_in_register(placed[0], style.face),)
        parts = _BRACKETED.match(text)
        if not self.bracket or not parts or len(placed) != 1:
            return placed
        piece = placed[0].pieces[0]
        at = piece.x - mm(self.inset) + self.bracket
        number = set_line(f"{parts[1]} ", replace(style, face=strong), piece.x, piece.y)
        bracket = set_line(parts[2], style, at, piece.y)
        return _in_register(number, strong), _in_register(bracket, style.face)


Type = tuple[Typeface, float]
"""A typeface and a size in pt."""


def _in_register(text: Text, face: Typeface) -> Text:
    """Return a line with figures of one width."""
    (piece,) = text.pieces
    shown = tabular(piece.text)
    return replace(text, pieces=(replace(piece, text=shown, kerns=face.kerns(shown)),))


def _width(face: Typeface, text: str) -> float:
    """Return the width of a text in em, its figures of one width where it holds no words."""
    return face.width(tabular(text) if _FIGURES.fullmatch(text) else text)


def in_column(
    head: Type, body: Type, width: float, name: str, cells: Sequence[str], strong: Typeface,
    *, is_last: bool = False,
) -> tuple[InLine, list[InLine]]:  # fmt: skip
    """Return the places of a column's name and of its cells in `width` mm.

    Where each cell is a whole number, name and cells end at one place: that is the end of a column
    that `is_last`, also for spans as 3–8.
    """
    whole = _WHOLE_OR_SPAN if is_last else _WHOLE
    is_counted = cells and all(map(whole.fullmatch, cells))
    typed = [(head, name), *((body, cell) for cell in cells)]
    widths = [_width(face, text) * size / mm(1) for (face, size), text in typed]
    if not is_counted or max(widths) > width:
        return InLine(), _in_line(*body, cells, strong)
    end = width - _ROUNDED if is_last else max(widths)
    first, *rest = [InLine(max(0.0, end - each)) for each in widths]
    return first, rest


def _in_line(
    face: Typeface, size: float, cells: Sequence[str], strong: Typeface
) -> list[InLine]:  # fmt: skip
    """Return the places of the cells of a column that is set at `size` pt."""
    numbers, brackets = _numbers(face, cells, strong), _brackets(face, cells)
    if None in numbers:
        return [InLine()] * len(cells)
    end, units = bracketed(face, cells, strong), max(filter(None, numbers), default=0.0)
    insets = [(units - (number or 0.0)) * size / mm(1) for number in numbers]
    places = [(end - bracket) * size if bracket else 0.0 for bracket in brackets]
    return [InLine(inset, place) for inset, place in zip(insets, places, strict=True)]


def bracketed(face: Typeface, cells: Sequence[str], strong: Typeface) -> float:
    """Return where the brackets of a column end, in em."""
    units, closings = (
        max(filter(None, each), default=0.0)
        for each in (_numbers(face, cells, strong), _brackets(face, cells))
    )
    return units + _APART + closings


def _numbers(face: Typeface, cells: Sequence[str], strong: Typeface) -> list[float | None]:
    """Return how wide the numbers are with which cells begin, in em; None where one does not."""
    faces = (strong if _BRACKETED.match(cell) else face for cell in cells)
    found = [(each, _NUMBER_FIRST.match(cell)) for each, cell in zip(faces, cells, strict=True)]
    return [_width(each, match[0]) if match else None for each, match in found]


def _brackets(face: Typeface, cells: Sequence[str]) -> list[float | None]:
    matches = [_BRACKETED.match(cell) for cell in cells]
    return [_width(face, match[2]) if match else None for match in matches]
