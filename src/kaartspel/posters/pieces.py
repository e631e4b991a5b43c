"""What a poster is made of once it is set: texts, tiles, seats in their places; lengths in pt."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kaartspel.deck.model import Colour
from kaartspel.design import extent
from kaartspel.frame import Text
from kaartspel.posters.entries import MapEntry, Tile
from kaartspel.posters.key import MapSeat
from kaartspel.type import Column, Style, set_line

_NEAR = 0.15  # of a symbol: no text comes so near to it


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
    """A tile in its place; `index` tells the numbers of its cards."""

    tile: Tile
    box: Box
    symbol: Box
    title: SetColumn
    index: SetLine | None
    entries: tuple[SetEntry, ...]

    @property
    def is_symbol_free(self) -> bool:
        """Whether no text stands beside what the symbol draws, or below it."""
        place = self.symbol
        left, top, right, _ = extent(self.tile.suit.symbol, place.width)
        near = (right - left) * _NEAR
        texts = [self.title, *(part for e in self.entries for part in (e.topic, e.text, e.numbers))]
        ends = [end for text in texts if text for end in text.ends()]
        return not any(
            end > place.x + left - near and baseline > place.y + top - near
            for end, baseline in ends
        )


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
