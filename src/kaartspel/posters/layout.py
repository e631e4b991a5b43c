"""Set a map by its plan: every text broken and in its place, not yet coloured. Lengths in pt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from kaartspel.deck.model import Colour
from kaartspel.posters import measures, typescale
from kaartspel.posters.band import Arrangement, BandRoom, QuestionLines, arrangements
from kaartspel.posters.copyfitting import TextPlacement
from kaartspel.posters.councils import Council
from kaartspel.posters.entries import Map, MapEntry
from kaartspel.posters.grid import Grid
from kaartspel.posters.key import ChamberKey, MapSeat
from kaartspel.posters.lines import Columns, LineCount, TooWideError
from kaartspel.posters.loosening import FilledTile
from kaartspel.posters.numbering import numbered
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

_BARE = 0.25  # of a tile: more below its text makes it half empty
_ROUND = 1e-6  # pt; by which sums differ
_NARROWER = (0.6, 0.7, 0.8, 0.9)  # of the room for a question: its lines are of even lengths
_STUMBLE = 0.93  # of the weight of a question: with each line that ends in the middle of a phrase


@dataclass(frozen=True, slots=True)
class Layout:
    """A map that is set: its name, the band with its question and its key, its tiles."""

    grid: Grid
    styles: Styles
    name: SetColumn
    band: Box
    ground: Colour
    question: SetColumn
    key: SetKey | None
    tiles: tuple[SetTile, ...]

    @property
    def is_bare(self) -> bool:
        """Whether more of a tile is bare below all of its text than looks filled."""
        return any(not tile.council and tile.bare > _BARE for tile in self.tiles)


class SetBand(NamedTuple):
    """The question of a map in its band, and the key beside it or below it, if it has one."""

    question: SetColumn
    key: SetKey | None


class _Asked(NamedTuple):
    """A question set in a way, how good that is for all of a deck, and whether all are as high."""

    way: Arrangement
    column: Column
    weight: float


@dataclass(frozen=True, slots=True)
class Compositor:
    """Sets the texts of a map on a grid. `count` tells quickly how many lines they may take."""

    grid: Grid
    styles: Styles
    typesetter: Typesetter
    columns: Columns
    count: LineCount

    def layout(
        self, map_: Map, plan: GridPlan, tiles: Iterable[FilledTile], asked: SetBand
    ) -> Layout | None:
        """Return a map set by a plan, below its band; None where a chamber has no room in its tile.

        `tiles` come in the plan's order.
        """
        grid = self.grid
        pairs = zip(tiles, plan.tiles, strict=True)
        set_tiles = tuple(self._tile(filled, field) for filled, field in pairs)
        if grid.has_councils:
            set_tiles = self._seated(set_tiles, map_.seats)
            if not set_tiles:
                return None
        name = self._name(map_.name)
        return Layout(
            grid, self.styles, name, self._band, map_.ground, asked.question, asked.key, set_tiles
        )

    @property
    def _band(self) -> Box:
        sheet = self.grid.broadside
        top, width = sheet.margin + sheet.head, self.grid.span(measures.COLUMNS)
        return Box(sheet.margin, top, width, self.grid.band)

    def _box(self, field: Field) -> Box:
        """Return where a field lies: it takes up what its gaps have more than a gutter."""
        grid = self.grid
        above = grid.overlap if field.top else 0.0
        below = grid.overlap if field.top + field.height < grid.steps else 0.0
        top, foot = grid.y(field.top) - above, grid.y(field.top + field.height) + below
        return Box(grid.x(field.column), top, grid.span(field.columns), foot - top)

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

    def asked(self, map_: Map) -> SetBand | None:
        """Return the question and the key in the band, as large as fits with every question.

        None where it is too long. Raises TooWideError.
        """
        grid, face, band = self.grid, self.styles.strong.face, self._band
        room = BandRoom.of_grid(grid, face, self._counted(map_))
        inset = (band.width - room.width) / 2, (band.height - room.height) / 2
        inside = Box(band.x + inset[0], band.y + inset[1], room.width, room.height)
        for key in dict.fromkeys((ChamberKey.of_seats(map_.seats, face), None)):
            if best := self._best(map_, arrangements(grid, key, room), room):
                return self._placed(best, key, inside)
        return None

    def _best(self, map_: Map, ways: Iterable[Arrangement], room: BandRoom) -> _Asked | None:
        """Return the way with the largest question and key that readers stumble least over.

        `ways` come with the best first, but for the lines of questions.
        """
        best: _Asked | None = None
        for way in ways:
            if best and way.weight <= best.weight:
                break
            asked = self._asked(map_, way, room)
            if asked and (best is None or asked.weight > best.weight):
                best = asked
        return best

    def _counted(self, map_: Map) -> QuestionLines:
        return lambda style, width: max(self.count(q, style, width) for q in map_.questions)

    def _asked(self, map_: Map, way: Arrangement, room: BandRoom) -> "_Asked | None":
        """Return the question set, where every question of the deck fits so.

        No word of it is broken but at its least size, without a key. So that posters of one height
        have one size of question, it is weighed by the lines of all of them.
        """
        style = question_style(self.styles.strong.face, way.question)
        may_break = way.question == self.grid.questions[-1] and not way.radius
        most = room.text(way.question, way.width) + _ROUND
        balanced = list[Column]()
        for question in map_.questions:
            column = self.columns.fitting(question, style, way.width)
            if column is None or (column.is_hyphenated and not may_break) or column.height > most:
                if column is None and may_break:
                    raise TooWideError(question)
                return None
            balanced.append(self._balanced(column, question, way.width))
        weight = way.weight * _STUMBLE ** sum(column.stumbles for column in balanced)
        return _Asked(way, balanced[map_.questions.index(map_.question)], weight)

    def _balanced(self, column: Column, text: str, width: float) -> Column:
        """Return a question on narrower lines, where it takes no more of them for that.

        It is the narrowest of those that a reader stumbles over least.
        """
        tried = (self.columns.fitting(text, column.style, part * width) for part in _NARROWER)
        whole = [each for each in tried if each and not each.is_hyphenated]
        low = [each for each in whole if each.height <= column.height]
        return min((*low, column), key=lambda each: each.stumbles)

    def _placed(self, asked: _Asked, key: ChamberKey | None, room: Box) -> SetBand:
        """Return the question at the left, and the key beside it, at the right, or below it.

        Below a question that is shorter than the others of the deck the key is larger.
        """
        way, column, _ = asked
        middle = room.y + (room.height - column.height) / 2
        if key is None:
            return SetBand(SetColumn(column, room.x, middle), None)
        below = room.height - column.height - measures.KEY_GAP * way.question
        grown = min(room.width / 2, below / key.height_of(1.0))
        radius = way.radius if way.is_beside else grown
        down = key.height_of(radius)
        free = (room.height - down) / 2 if way.is_beside else (below - down) / 3
        x = room.x + (room.width - 2 * radius) / (1 if way.is_beside else 2)
        y = middle if way.is_beside else room.y + free
        seats = self._key(key, radius, x, room.y + room.height - down - free)
        return SetBand(SetColumn(column, room.x, y), seats)

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
        if seat.suit is None or not seat.label:
            return SetSeat(seat, x, y, None)
        baseline = y + style.size * style.face.cap_height / 2
        left = x - style.width(seat.label) / 2
        return SetSeat(seat, x, y, SetLine(seat.label, style, left, baseline))

    def _tile(self, filled: FilledTile, field: Field) -> SetTile:
        grid, box, tile = self.grid, self._box(field), filled.tile
        index_width = self.styles.index(tile.index)
        width = grid.title_width(field.columns, index_width)
        title_style, language = self.styles.title, tile.language
        column = self.columns.column(tile.name, title_style, width, language=language)
        top = box.y + grid.above_name(self.styles.title)
        title = SetColumn(column, box.x + grid.padding, top)
        index = self._index(tile.index, title) if tile.index else None
        entries = tuple(self._entry(filled.columns, *pair, field)
                        for pair in zip(tile.entries, filled.places, strict=True))  # fmt: skip
        right = box.x + box.width - grid.padding
        return SetTile(tile, box, self._symbol(box), title, index,
                       numbered(entries, self.styles.numbers, right))  # fmt: skip

    def _seated(
        self, tiles: tuple[SetTile, ...], seats: tuple[MapSeat, ...]
    ) -> tuple[SetTile, ...]:
        """Return tiles with chambers as large as texts leave room for; none without room.

        Nor where numbers have no room for a column of their own.
        """
        inset = self.grid.padding
        if not all(tile.is_in_columns for tile in tiles):
            return ()
        for width in self.grid.councils:
            corners = ((t.box.x + t.box.width - inset, t.box.y + t.box.height - inset)
                       for t in tiles)  # fmt: skip
            councils = [Council.in_corner(seats, tile.tile.suit, width, at)
                        for tile, at in zip(tiles, corners, strict=True)]  # fmt: skip
            pairs = list(zip(tiles, councils, strict=True))
            if all(council.is_free(tile.ends()) for tile, council in pairs):
                return tuple([replace(tile, council=council) for tile, council in pairs])
        return ()

    def _symbol(self, box: Box) -> Box:
        """Return the place of a tile's symbol, at its right, beside its name."""
        size = self.grid.symbol
        inset = self.grid.padding - measures.SYMBOL_WHITE * size  # what it leaves bare is padding
        return Box(box.x + box.width - inset - size, box.y + inset, size, size)

    def _index(self, numbers: str, title: SetColumn) -> SetLine:
        """Return the numbers of the cards, behind the name."""
        end = title.x + title.column.style.width(title.column.lines[-1].text)
        left = end + self.styles.index(numbers) - self.styles.code.width(numbers)
        return SetLine(numbers, self.styles.code, left, title.y + title.column.height)

    def _entry(
        self, columns: Columns, entry: MapEntry, place: TextPlacement, field: Field
    ) -> SetEntry:
        grid, styles = self.grid, self.styles
        width = grid.text(field.columns, place.columns)
        x = grid.x(field.column) + grid.text_x(field.columns, place.columns, place.column)
        cap = self._cap(field, place.text)
        topic = None
        if place.topic is not None:
            above = self._cap(field, place.topic - measures.LINE * measures.TOPIC_LIFT)
            heading = columns.column(
                place.heading, styles.topic, width, language=entry.topic_language
            )
            topic = SetColumn(heading, x, above)
        style = styles.strong if entry.is_point else styles.text
        told = columns.even(entry.text, style, width, entry.number, entry.language)
        text = SetColumn(told, x, cap)
        return SetEntry(entry, text, topic, None)

    def _cap(self, field: Field, step: float) -> float:
        """Return where capitals begin in the line at a step of a tile."""
        grid = self.grid
        return grid.y(field.top) + step * grid.step + grid.air(self.styles.text)
