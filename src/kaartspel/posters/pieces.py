"""What a poster is made of once it is set: texts, tiles, seats in their places; lengths in pt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kaartspel.deck.model import Colour
from kaartspel.frame import Text, tabular
from kaartspel.posters.councils import Council
from kaartspel.posters.entries import MapEntry, Tile
from kaartspel.posters.key import MapSeat
from kaartspel.type import Column, Style, set_line


class Box(NamedTuple):
    """A rectangle: its upper left corner, its width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SetColumn:
    """A text in its place: its left edge, and where its first line's capitals begin."""

    column: Column
    x: float
    y: float

    def ends(self) -> Iterator[tuple[float, float]]:
        """Yield the right end of each line and its baseline."""
        style, baseline = self.column.style, self.y + self.column.height
        for line in reversed(self.column.lines):
            yield self.x + style.width(line.text), baseline
            baseline -= style.size * style.leading

    def texts(self, colour: Colour) -> tuple[Text, ...]:
        """Return its lines in a colour."""
        style = replace(self.column.style, colour=colour)
        return replace(self.column, style=style).place(self.x, self.y)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line in its place: its left edge and its baseline."""

    line: str
    style: Style
    x: float
    baseline: float

    def ends(self) -> Iterator[tuple[float, float]]:
        """Yield its right end and its baseline."""
        yield self.x + self.style.width(self.line), self.baseline

    def text(self, colour: Colour) -> Text:
        """Return it in a colour, with a space after it for who reads on."""
        style = replace(self.style, colour=colour)
        return set_line(self.line + " ", style, self.x, self.baseline)

    def in_register(self, colour: Colour) -> Text:
        """Return it with figures of one width, which stand below each other."""
        text = self.text(colour)
        (piece,) = text.pieces
        shown = tabular(piece.text)
        return replace(
            text, pieces=(replace(piece, text=shown, kerns=self.style.face.kerns(shown)),)
        )


@dataclass(frozen=True, slots=True)
class SetEntry:
    """An entry in its place, its number before it; `topic` is the heading above it.

    The `numbers` of the cards that it stands for are behind it.
    """

    entry: MapEntry
    text: SetColumn
    topic: SetColumn | None
    numbers: SetLine | None


@dataclass(frozen=True, slots=True)
class SetTile:
    """A tile in its place; `index` tells the numbers of its cards, and a `council` their seats."""

    tile: Tile
    box: Box
    symbol: Box
    title: SetColumn
    index: SetLine | None
    entries: tuple[SetEntry, ...]
    council: Council | None = None

    @property
    def is_in_columns(self) -> bool:
        """Whether all numbers behind its points begin at one edge."""
        points = [entry for entry in self.entries if entry.entry.numbers]
        return len({entry.numbers and entry.numbers.x for entry in points}) <= 1

    @property
    def bare(self) -> float:
        """The part of it that is bare below its text."""
        lowest = max(baseline for _, baseline in self.ends())
        return 1 - (lowest - self.box.y) / self.box.height

    def ends(self) -> Iterator[tuple[float, float]]:
        """Yield the right end of each line of its text, and its baseline."""
        yield from self.title.ends()
        for entry in self.entries:
            for text in (entry.topic, entry.text, entry.numbers):
                yield from text.ends() if text else ()


@dataclass(frozen=True, slots=True)
class SetSeat:
    """A seat of the key in its place: its middle, and the number on it where it has a suit."""

    seat: MapSeat
    x: float
    y: float
    label: SetLine | None


@dataclass(frozen=True, slots=True)
class SetKey:
    """The key in its place. All seats have one `radius`."""

    radius: float
    seats: tuple[SetSeat, ...]
