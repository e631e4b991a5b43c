"""Set a map by its plan: every text broken and in its place, not yet coloured. Lengths in pt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kaartspel.deck.model import Colour
from kaartspel.posters import measures, typescale
from kaartspel.posters.centre import (
    Arrangement,
    CentreRoom,
    QuestionLines,
    arrangements,
    height,
    inset,
)
from kaartspel.posters.copyfitting import TextPlacement
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.key import ChamberKey, MapSeat
from kaartspel.posters.lines import Columns, LineCount, TooWideError, ends_short
from kaartspel.posters.measures import Grid
from kaartspel.posters.pieces import (
    Box,
    SetColumn,
    SetEntry,
    SetKey,
    SetLine,
    SetSeat,
    SetTile,
)
from kaartspel.posters.plan import GridPlan
from kaartspel.posters.rows import Field
from kaartspel.posters.styles import Styles, question_style
from kaartspel.type import Column, Style, Typesetter

_ROUND = 1e-6  # pt; by which sums differ


@dataclass(frozen=True, slots=True)
class Layout:
    """A map that is set: its name, the central field with its question and its key, its tiles."""

    grid: Grid
    styles: Styles
    name: SetColumn
    centre: Box
    ground: Colour
    question: SetColumn
    key: SetKey | None
    tiles: tuple[SetTile, ...]

    @property
    def off_centre(self) -> float:
        """How far the field of the question is from the middle, in heights of the sheet."""
        height = self.grid.broadside.height
        return abs(self.centre.y + self.centre.height / 2 - height / 2) / height


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
        centre = self._box(plan.centre)
        found = self._centre(map_, centre)
        if found is None:
            return None
        pairs = zip(tiles, plan.tiles, strict=True)
        set_tiles = tuple(self._tile(tile, places, field) for (tile, places), field in pairs)
        name = self._name(map_.name)
        return Layout(self.grid, self.styles, name, centre, map_.ground, *found, set_tiles)

    def _box(self, field: Field) -> Box:
        """Return where a field lies: it takes up what its gaps have more than a gutter."""
        grid = self.grid
        above = grid.overlap if field.top else 0.0
        below = grid.overlap if field.top + field.height < grid.steps else 0.0
        width, tall = grid.span(field.columns), field.height * grid.step
        return Box(grid.x(field.column), grid.y(field.top) - above, width, tall + above + below)

    def _name(self, text: str) -> SetColumn:
        """Return the map's name above the tiles, on one line; smaller where it is long."""
        sheet, style = self.grid.broadside, self.styles.name
        width = sheet.width - 2 * sheet.margin
        smaller = typescale.sizes(0, style.size, sheet.scale)
        tried = (replace(style, size=size) for size in smaller)
        column = self.typesetter.first_fitting(text, tried, width, lambda c: len(c.lines) == 1)
        return SetColumn(
            column or self.columns.column(text, style, width), sheet.margin, sheet.margin
        )

    def _centre(self, map_: Map, centre: Box) -> tuple[SetColumn, SetKey | None] | None:
        """Return the question and the key in the central field, as large as fits."""
        grid, face = self.grid, self.styles.strong.face
        pad, key = grid.centre_padding, ChamberKey.of_seats(map_.seats, face)
        width, tall = centre.width - 2 * pad, centre.height - 2 * pad
        inside = Box(centre.x + pad, centre.y + pad, width, tall)
        found = None
        for way in arrangements(grid, key, CentreRoom(width, tall, face, self._counted(map_))):
            column = self._question(map_.question, way)
            if column and self._height(way, key, column) <= tall + _ROUND:
                found = found or (way, column)
                if not ends_short(column):
                    found = way, column
                    break
        return self._placed(found[0], key, found[1], inside) if found else None

    def _counted(self, map_: Map) -> QuestionLines:
        return lambda style, width: self.count(map_.question, style, width)

    def _height(self, way: Arrangement, key: ChamberKey | None, column: Column) -> float:
        face = self.styles.strong.face
        room = CentreRoom(way.width, 0.0, face, lambda style, width: len(column.lines))
        return height(way, self.grid, key, room)

    def _question(self, text: str, way: Arrangement) -> Column | None:
        """Return the question set, with no word broken but at its least size."""
        style = question_style(self.styles.strong.face, way.question)
        is_least = way.question == self.grid.questions[-1]
        column = self.typesetter.column(text, style, way.width)
        if column is None and is_least and not way.radius:
            raise TooWideError(text)
        may_break = is_least and not way.radius
        return column if column and (may_break or not column.is_hyphenated) else None

    def _placed(
        self, way: Arrangement, key: ChamberKey | None, column: Column, room: Box
    ) -> tuple[SetColumn, SetKey | None]:
        """Return the question at the left, and the key at the right, beside it or below it."""
        free = room.height - self._height(way, key, column)
        if key is None:
            return SetColumn(column, room.x, room.y + free / 2), None
        down = key.height_of(way.radius)
        if way.is_beside:
            top = room.y + (room.height - column.height) / 2
            x, y = room.x + room.width - 2 * way.radius, room.y + (room.height - down) / 2
        else:
            air = inset(self.grid) + free / 3
            top, y = room.y + air, room.y + room.height - air - down
            x = room.x + room.width / 2 - way.radius
        return SetColumn(column, room.x, top), self._key(key, way.radius, x, y)

    def _key(self, key: ChamberKey, radius: float, x: float, y: float) -> SetKey:
        """Return the key whose left edge is at `x` and whose upper edge is at `y`."""
        chamber = key.chamber
        style = replace(self.styles.strong, size=key.number(radius, self.grid))
        seats = tuple(
            self._seat(seat, style, x + (at.x + 1) * radius, y + (at.y - chamber.top) * radius)
            for seat, at in zip(key.seats, chamber.seats, strict=True)
        )
        return SetKey(chamber.radius * radius, seats)

    def _seat(self, seat: MapSeat, style: Style, x: float, y: float) -> SetSeat:
        if seat.suit is None:
            return SetSeat(seat, x, y, None)
        baseline = y + style.size * style.face.cap_height / 2
        left = x - style.width(seat.label) / 2
        return SetSeat(seat, x, y, SetLine(seat.label, style, left, baseline))

    def _tile(self, tile: Tile, places: Iterable[TextPlacement], field: Field) -> SetTile:
        grid, box = self.grid, self._box(field)
        bare = measures.SYMBOL_WHITE * grid.symbol
        x, top = box.x + grid.padding, box.y + grid.padding - bare
        index_width = self.styles.index(tile.index)
        width = grid.title_width(field.columns, index_width)
        column = self.columns.column(tile.name, self.styles.title, width)
        right = box.x + box.width - grid.padding + bare
        symbol = Box(right - grid.symbol, top, grid.symbol, grid.symbol)
        title = SetColumn(column, x, top + grid.lowered(self.styles.title))
        index = self._index(tile.index, title) if tile.index else None
        pairs = zip(tile.entries, places, strict=True)
        entries = tuple(self._entry(entry, place, field) for entry, place in pairs)
        return SetTile(tile, box, symbol, title, index, entries)

    def _index(self, numbers: str, title: SetColumn) -> SetLine:
        """Return the numbers of the cards, behind the name."""
        end = title.x + title.column.style.width(title.column.lines[-1].text)
        left = end + self.styles.index(numbers) - self.styles.text.width(numbers)
        return SetLine(numbers, self.styles.text, left, title.y + title.column.height)

    def _entry(self, entry: MapEntry, place: TextPlacement, field: Field) -> SetEntry:
        grid, styles, column = self.grid, self.styles, self.columns.column
        width = grid.text(field.columns)
        x = grid.x(field.column) + grid.text_x(field.columns, place.column)
        cap = self._cap(field, place.text)
        topic = number = numbers = None
        if place.topic is not None:
            above = self._cap(field, place.topic - 2 * measures.TOPIC_LIFT)
            topic = SetColumn(column(place.heading, styles.topic, width), x, above)
        if entry.number:
            said = self.columns.even(entry.text, styles.text, grid.measure(field.columns))
            text = SetColumn(said, x + grid.indent, cap)
            strong = styles.strong
            number = SetLine(entry.number, strong, x, cap + strong.size * strong.face.cap_height)
        else:
            style = styles.strong if entry.is_point else styles.text
            text = SetColumn(self.columns.even(entry.text, style, width), x, cap)
            numbers = self._numbers(entry, text, width) if entry.numbers else None
        return SetEntry(entry, text, topic, number, numbers)

    def _numbers(self, entry: MapEntry, text: SetColumn, width: float) -> SetLine | None:
        """Return the numbers of an entry's cards behind its last line, where there is room."""
        style, strong = self.styles.text, text.column.style
        after = strong.width(text.column.lines[-1].text) + measures.NUMBERS_GAP * style.size
        numbers = f" {entry.numbers}"
        if after + style.width(numbers) > width:
            return None
        return SetLine(numbers, style, text.x + after, text.y + text.column.height)

    def _cap(self, field: Field, step: float) -> float:
        """Return where capitals begin in the line at a step of a tile."""
        grid, style = self.grid, self.styles.text
        air = (grid.leading - style.size * style.face.cap_height) / 2
        return grid.y(field.top) + step * grid.step + air
