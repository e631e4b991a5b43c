"""Set a map by its plan: every text broken and in its place, not yet coloured. Lengths in pt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from kaartspel.deck.model import Colour
from kaartspel.frame import Text
from kaartspel.posters import measures
from kaartspel.posters.copyfitting import TextPlacement
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.lines import Columns, LineCount
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Field, GridPlan
from kaartspel.posters.styles import Styles, question_style
from kaartspel.type import Column, Style, Typesetter, set_line


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

    def texts(self, colour: Colour) -> tuple[Text, ...]:
        """Return its lines in a colour."""
        style = replace(self.column.style, colour=colour)
        return Column(style, self.column.lines).place(self.x, self.y)


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line in its place: its left edge and its baseline."""

    line: str
    style: Style
    x: float
    baseline: float

    def text(self, colour: Colour) -> Text:
        """Return it in a colour, with a space after it for who reads on."""
        style = replace(self.style, colour=colour)
        return set_line(self.line + " ", style, self.x, self.baseline)


@dataclass(frozen=True, slots=True)
class SetEntry:
    """A entry in its place; `topic` is the heading above it, `symbol` that under its number."""

    entry: MapEntry
    text: SetColumn
    topic: SetColumn | None
    number: SetLine | None
    symbol: Box | None


@dataclass(frozen=True, slots=True)
class SetTile:
    """A tile in its place; `index` tells the numbers of its cards."""

    tile: Tile
    box: Box
    symbol: Box
    title: SetColumn
    index: SetLine | None
    entries: tuple[SetEntry, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A map that is set: the central field with the map's name and question, and its tiles."""

    grid: Grid
    styles: Styles
    centre: Box
    name: SetColumn
    question: SetColumn
    tiles: tuple[SetTile, ...]


@dataclass(frozen=True, slots=True)
class Compositor:
    """Sets the texts of a map on a grid. `count` tells quickly how many lines they may take."""

    grid: Grid
    styles: Styles
    typesetter: Typesetter
    columns: Columns
    count: LineCount

    def layout(
        self, map_: Map, plan: GridPlan, tiles: Iterable[tuple[Tile, Iterable[TextPlacement]]]
    ) -> Layout | None:
        """Return a map set by a plan, or None where its question is too large for the centre.

        `tiles` come in the plan's order. Raises TooWideError.
        """
        grid, centre = self.grid, self._box(plan.centre)
        x, width = centre.x + grid.centre_padding, centre.width - 2 * grid.centre_padding
        column = self.columns.column(map_.name, self.styles.name, width)
        name = SetColumn(column, x, centre.y + grid.centre_padding)
        room = centre.height - 2 * grid.centre_padding - column.height
        question = self._question(map_.question, width, room)
        if question is None:
            return None
        below = SetColumn(question, x, centre.y + centre.height - grid.centre_padding
                          - question.height)  # fmt: skip
        pairs = zip(tiles, plan.tiles, strict=True)
        set_tiles = tuple(self._tile(tile, places, field) for (tile, places), field in pairs)
        return Layout(grid, self.styles, centre, name, below, set_tiles)

    def _box(self, field: Field) -> Box:
        grid = self.grid
        width, height = grid.span(field.columns), field.height * grid.step
        return Box(grid.x(field.column), grid.y(field.top), width, height)

    def _question(self, text: str, width: float, room: float) -> Column | None:
        """Return the question as large as fits, with no word broken but at the least size."""
        face, sizes = self.styles.strong.face, _question_sizes(self.grid)
        least = sizes[-1] if sizes else 0.0

        def may_fit(style: Style) -> bool:
            lines = self.count(text, style, width)
            return style.size == least or _question_height(style, lines) <= room

        def fits(column: Column) -> bool:
            is_whole = not column.is_hyphenated or column.style.size == least
            return is_whole and _question_height(column.style, len(column.lines)) <= room

        styles = filter(may_fit, (question_style(face, size) for size in sizes))
        column = self.typesetter.first_fitting(text, styles, width, fits)
        if column is None and sizes:
            self.columns.column(text, question_style(face, least), width)  # a word may be too wide
        return column

    def _tile(self, tile: Tile, places: Iterable[TextPlacement], field: Field) -> SetTile:
        grid, box = self.grid, self._box(field)
        top = self._cap(box, measures.PAD)
        column = self.columns.column(tile.name, self.styles.title, grid.title_width(field.columns))
        bottom = top + grid.head_height(column.height)
        symbol = Box(box.x + grid.padding, top, grid.symbol, grid.symbol)
        title = SetColumn(column, box.x + grid.title_left, bottom - column.height)
        index = self._index(tile, title.x, top) if tile.index else None
        pairs = zip(tile.entries, places, strict=True)
        entries = tuple(self._entry(entry, place, box, field) for entry, place in pairs)
        return SetTile(tile, box, symbol, title, index, entries)

    def _index(self, tile: Tile, x: float, top: float) -> SetLine:
        """Return the numbers of the cards: above the name, or beside the symbol."""
        grid, style = self.grid, self.styles.strong
        cap = style.size * style.face.cap_height
        baseline = top + cap
        if grid.is_stacked:
            x += grid.symbol + measures.SYMBOL_GAP * grid.leading
            baseline += (grid.symbol - cap) / 2
        return SetLine(tile.index, style, x, baseline)

    def _entry(self, entry: MapEntry, place: TextPlacement, box: Box, field: Field) -> SetEntry:
        grid, styles, column = self.grid, self.styles, self.columns.column
        x, cap = grid.x(field.column + place.column) + grid.padding, self._cap(box, place.text)
        topic = number = symbol = None
        if place.topic is not None:
            above = self._cap(box, place.topic - 2 * measures.TOPIC_LIFT)
            topic = SetColumn(column(entry.topic, styles.topic, grid.inner), x, above)
        if entry.number:
            text = SetColumn(column(entry.text, styles.text, grid.measure), x + grid.indent, cap)
            strong, size = styles.strong, measures.ITEM_SYMBOL * grid.body
            number = SetLine(entry.number, strong, x, cap + strong.size * strong.face.cap_height)
            symbol = Box(x, self._cap(box, place.text + 2), size, size)
        else:
            style = styles.strong if entry.is_point else styles.text
            text = SetColumn(column(entry.text, style, grid.inner), x, cap)
        return SetEntry(entry, text, topic, number, symbol)

    def _cap(self, box: Box, step: float) -> float:
        """Return where capitals begin in the line at a step of a tile."""
        grid, style = self.grid, self.styles.text
        air = (grid.leading - style.size * style.face.cap_height) / 2
        return box.y + step * grid.step + air


def _question_sizes(grid: Grid) -> list[float]:
    """Return the sizes in pt that the central question may have, the largest first."""
    largest, step = measures.LARGEST_QUESTION * grid.body, measures.QUESTION_STEP
    return [largest - i * step for i in range(1 + int((largest - grid.least_question) / step))]


def _question_height(style: Style, lines: int) -> float:
    """Return the height of so many lines of the question, and the gap above them, in pt."""
    leading = style.leading * (lines - 1) + style.face.cap_height
    return style.size * (measures.NAME_GAP + leading)
