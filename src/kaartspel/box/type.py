"""Set text on a box: as large as its place allows, without breaking words."""

from collections.abc import Iterable
from dataclasses import dataclass

from kaartspel.box.label import Label
from kaartspel.deck.model import Colour
from kaartspel.frame import Group, Role
from kaartspel.type import (
    Column,
    Faces,
    Hyphenator,
    Style,
    Typeface,
    hyphenator,
    open_faces,
    set_column,
)

LEAST = 7.5  # pt; reversed type on a box that is folded and worn


@dataclass(frozen=True, slots=True)
class Type:
    """What a box is set in. Lengths are in pt."""

    faces: Faces
    hyphens: Hyphenator

    @classmethod
    def of(cls, label: Label) -> "Type":
        """Return the type of a label."""
        hyphens = hyphenator(label.metadata.language, label.hyphenation)
        return cls(open_faces(label.fonts), hyphens)

    def column(
        self, text: str, face: Typeface, size: float, width: float, colour: Colour,
        leading: float = 1.25,
    ) -> Column | None:  # fmt: skip
        """Return a text broken to a width; None where a word is too wide."""
        return set_column(text, Style(face, size, leading, colour), width, self.hyphens)

    def largest(
        self, text: str, face: Typeface, sizes: Iterable[float], room: tuple[float, float],
        colour: Colour, leading: float = 1.05,
    ) -> Column | None:  # fmt: skip
        """Return a text at the first of `sizes` that fits a width and a height unbroken."""
        for size in sizes:
            column = self.column(text, face, size, room[0], colour, leading)
            if column and column.height <= room[1] and not _is_broken(column):
                return column
        return None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text, and the air above it in pt."""

    column: Column
    above: float = 0.0


def stack(blocks: Iterable[Block], x: float, y: float) -> tuple[Group, ...]:
    """Return blocks below one another, from the cap line of the first at `y`; each is read out."""
    groups = []
    for block in blocks:
        y += block.above
        groups.append(Group(block.column.place(x, y), Role.PARAGRAPH))
        y += block.column.height
    return tuple(groups)


def height(blocks: Iterable[Block]) -> float:
    """Return how high blocks stand, in pt, from the first cap line to the last baseline."""
    return sum(block.above + block.column.height for block in blocks)


def _is_broken(column: Column) -> bool:
    return any(line.broken or line.text.endswith("-") for line in column.lines[:-1])
