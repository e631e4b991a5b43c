"""Copyfitting: how high each part of a map becomes on a grid, in steps of half a line."""

import json
import math
from collections.abc import Iterator
from dataclasses import astuple
from typing import NamedTuple

from kaartspel.keeping import KEEPER
from kaartspel.posters import measures
from kaartspel.posters.centre import CentreRoom, full_height, least_height
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.flow import Chunk, Filling, fill
from kaartspel.posters.key import ChamberKey, MapSeat
from kaartspel.posters.lines import LineCount
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Centre
from kaartspel.posters.rows import TOO_HIGH, Need
from kaartspel.posters.styles import Styles, question_style
from kaartspel.type import Style

# What is wrong with a tile, as air that takes so large a part of it.
_BROKEN = 0.02  # each topic that goes on in another column
_NARROW = 0.05  # each em by which lines are shorter or longer than is good


class TextPlacement(NamedTuple):
    """Where an entry goes in its tile: its column, and the step at which its text begins.

    `topic` is the step at which its `heading` does: of the first under one, or of a column's first.
    """

    column: int
    text: int
    topic: int | None
    heading: str


class Copyfit:
    """A map on a grid, with lines that are counted or broken. It keeps what it has measured."""

    def __init__(self, map_: Map, grid: Grid, styles: Styles, lines: LineCount) -> None:
        self._map, self._grid, self._styles, self._lines = map_, grid, styles, lines
        self._blocks: dict[tuple[MapEntry, float], Chunk] = {}
        self._centres: dict[tuple[MapSeat, ...], tuple[Centre, ...]] = {}
        self._needs: dict[Tile, tuple[Need | None, ...]] = {}

    def area(self, seats: tuple[MapSeat, ...]) -> int:
        """Return an area that tiles and centre need at the least, in columns times steps."""
        centre = min(w * field.least for w, field in enumerate(self.centres(seats), 1))
        return centre + sum(map(self._area, self._map.tiles))

    def _area(self, tile: Tile) -> int:
        needs = enumerate(self.needs(tile), 1)
        return min((w * need.height for w, need in needs if need), default=TOO_HIGH)

    def needs(self, tile: Tile) -> tuple[Need | None, ...]:
        """Return what a tile needs in one column, in two, and so on; None where it is too narrow.

        It is so where lines would be short, or a word of its name would be broken.
        """
        if tile not in self._needs:
            # All that decides it where lines are counted, as they are where this is asked.
            key = KEEPER.key("needs", self._grid, self._styles, self._map.continued, tile)
            entry = KEEPER.find(key)
            if entry is None:
                widths = range(1, measures.COLUMNS + 1)
                needs = [
                    self.need(tile, w) if self._is_wide_enough(tile, w) else None for w in widths
                ]
                entry = json.dumps([need and astuple(need) for need in needs]).encode()
                KEEPER.keep(key, entry)
            self._needs[tile] = tuple(
                [need and Need(tuple(need[0]), need[1]) for need in json.loads(entry)]
            )
        return self._needs[tile]

    def _is_wide_enough(self, tile: Tile, columns: int) -> bool:
        grid, title = self._grid, self._styles.title
        if columns == measures.COLUMNS:
            return True
        room = grid.title_width(columns, self._styles.index(tile.index))
        return grid.texts(columns) > 0 and all(title.width(w) <= room for w in tile.name.split())

    def need(self, tile: Tile, columns: int) -> Need:
        """Return what a tile needs in so many columns."""
        head, filling = self._head(tile, columns), self._filling(tile, columns)
        heights = tuple([head + height + measures.FOOT for height in filling.heights])
        fault = _BROKEN * filling.broken + _NARROW * self._grid.narrowness(columns)
        return Need(heights, fault)

    def _filling(self, tile: Tile, columns: int, room: int = 0) -> Filling:
        blocks, count = self._tile_blocks(tile, columns), max(1, self._grid.texts(columns))
        if _is_listed(tile):
            return fill(blocks, 1, room).beside(count - 1)
        return fill(blocks, count, room)

    def places(self, tile: Tile, columns: int, height: int) -> Iterator[TextPlacement]:
        """Yield where each entry of a tile goes that has so many columns and steps of height.

        Where there is room, topics stand further apart, in all columns by as much.
        """
        blocks, step, column = self._tile_blocks(tile, columns), 0, -1
        head = self._head(tile, columns)
        room = height - head - measures.FOOT
        filling = self._filling(tile, columns, room)
        looser = filling.looser(blocks, room)
        for i, (entry, block) in enumerate(zip(tile.entries, blocks, strict=True)):
            if i in filling.starts:
                column, step = column + 1, head + block.again
            else:
                step += block.gap + (min(looser, measures.LOOSER) if block.opens else 0)
            step += block.height
            text = step - self._text(entry, columns)
            is_headed = entry.topic and (entry.begins or i in filling.starts)
            heading = self._heading(entry)
            above = text - self._topic(heading, columns) if is_headed else None
            yield TextPlacement(column, text, above, heading)

    def _tile_blocks(self, tile: Tile, columns: int) -> tuple[Chunk, ...]:
        return tuple([self._block(entry, columns) for entry in tile.entries])

    def _head(self, tile: Tile, columns: int) -> int:
        """Return the steps from a tile's upper edge to its first entry."""
        grid, style = self._grid, self._styles.title
        room = grid.title_width(columns, self._styles.index(tile.index))
        lines = self._lines(tile.name, style, room)
        height = math.ceil(grid.head_height(style, lines) / grid.step - 1e-6)
        return measures.PAD + height + measures.HEAD_GAP

    def _block(self, entry: MapEntry, columns: int) -> Chunk:
        """Return an entry as what fills columns, with the heading above it where it begins."""
        key = entry, self._grid.text(columns)
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = self._measured(entry, columns)
        return block

    def _measured(self, entry: MapEntry, columns: int) -> Chunk:
        text = self._text(entry, columns)
        if entry.begins:
            height = self._topic(entry.topic, columns) + text
            return Chunk(height, measures.TOPIC_GAP, opens=not entry.is_point)
        if entry.is_point:
            return Chunk(text, 0, tied=True)
        again = self._topic(self._heading(entry), columns)
        return Chunk(text, measures.ITEM_GAP, again)

    def _heading(self, entry: MapEntry) -> str:
        """Return what stands above an entry that begins a column or its topic."""
        again = entry.topic and not entry.begins
        return self._map.continued.format(name=entry.topic) if again else entry.topic

    def _topic(self, topic: str, columns: int) -> int:
        style, width = self._styles.topic, self._grid.text(columns)
        return 2 * self._lines(topic, style, width) if topic else 0

    def _text(self, entry: MapEntry, columns: int) -> int:
        grid, styles = self._grid, self._styles
        if entry.number:
            return 2 * self._lines(entry.text, styles.text, grid.measure(columns))
        style = styles.strong if entry.is_point else styles.text
        return 2 * self._lines(entry.text, style, grid.text(columns))

    def centres(self, seats: tuple[MapSeat, ...]) -> tuple[Centre, ...]:
        """Return the heights of the central field in one column, two, and so on.

        `seats` are those of its key; there may be none.
        """
        if seats not in self._centres:
            key = ChamberKey.of_seats(seats, self._styles.strong.face)
            widths = range(1, measures.COLUMNS + 1)
            self._centres[seats] = tuple([self._centre(key, columns) for columns in widths])
        return self._centres[seats]

    def _centre(self, key: ChamberKey | None, columns: int) -> Centre:
        grid, face = self._grid, self._styles.strong.face
        width = grid.span(columns) - 2 * grid.centre_padding
        least, words = question_style(face, grid.questions[-1]), self._map.question.split()
        if columns < measures.COLUMNS and any(least.width(word) > width for word in words):
            return Centre(TOO_HIGH, TOO_HIGH)
        room = CentreRoom(width, math.inf, face, self._question)
        pad, lowest = 2 * grid.centre_padding, least_height(grid, key, room)
        full = full_height(grid, key, room) + pad if key else 0.0
        return Centre(math.ceil((lowest + pad) / grid.step), math.ceil(full / grid.step))

    def _question(self, style: Style, width: float) -> int:
        return self._lines(self._map.question, style, width)


def _is_listed(tile: Tile) -> bool:
    """Return whether a tile has a few points, which stand below each other in one column."""
    return 0 < sum(entry.is_point for entry in tile.entries) <= measures.LISTED
