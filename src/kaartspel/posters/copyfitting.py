"""Copyfitting: how high each part of a map becomes on a grid, in steps of half a line."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from kaartspel.posters import measures
from kaartspel.posters.centre import arrangements, height
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.flow import Chunk, fill
from kaartspel.posters.key import ChamberKey, MapSeat
from kaartspel.posters.lines import LineCount
from kaartspel.posters.measures import Grid
from kaartspel.posters.regions import Need
from kaartspel.posters.styles import Styles
from kaartspel.type import Style


class TextPlacement(NamedTuple):
    """Where a entry goes in its tile: its column, and the step at which its text begins.

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
        self._blocks: dict[MapEntry, Chunk] = {}
        self._areas: dict[tuple[str, tuple[MapEntry, ...]], int] = {}
        self._centres: dict[tuple[MapSeat, ...], tuple[int, ...]] = {}
        self._needs: dict[tuple[str, tuple[MapEntry, ...]], tuple[Need, ...]] = {}

    def area(self, tiles: tuple[Tile, ...], seats: tuple[MapSeat, ...]) -> int:
        """Return an area that tiles and centre need at the least, in columns times steps."""
        return min(self._centre_areas(seats)) + sum(map(self._area, tiles))

    def _centre_areas(self, seats: tuple[MapSeat, ...]) -> Iterator[int]:
        return (width * height for width, height in enumerate(self.centres(seats), 1))

    def _area(self, tile: Tile) -> int:
        key = tile.name, tile.entries
        if key not in self._areas:
            blocks = self._tile_blocks(tile)
            text = sum(block.height + block.gap for block in blocks) - blocks[0].gap
            self._areas[key] = self._head(tile, self._grid.columns) + text + measures.PAD
        return self._areas[key]

    def needs(self, tile: Tile) -> tuple[Need, ...]:
        """Return what a tile needs in one column, in two, and so on."""
        key = tile.name, tile.entries
        if key not in self._needs:
            widths = range(1, self._grid.columns + 1)
            blocks = self._tile_blocks(tile)
            self._needs[key] = tuple([self._need(tile, blocks, columns) for columns in widths])
        return self._needs[key]

    def need(self, tile: Tile, columns: int) -> Need:
        """Return what a tile needs in so many columns."""
        return self._need(tile, self._tile_blocks(tile), columns)

    def _need(self, tile: Tile, blocks: tuple[Chunk, ...], columns: int) -> Need:
        head, filling = self._head(tile, columns), fill(blocks, columns)
        heights = tuple([head + height + measures.PAD for height in filling.heights])
        return Need(heights, filling.broken)

    def places(self, tile: Tile, columns: int, height: int) -> Iterator[TextPlacement]:
        """Yield where each entry of a tile goes that has so many columns and steps of height.

        Where there is room, texts stand further apart, in all columns by as much.
        """
        blocks, step, column = self._tile_blocks(tile), 0, -1
        filling, head = fill(blocks, columns), self._head(tile, columns)
        looser = filling.looser(blocks, height - head - measures.PAD)
        for i, (entry, block) in enumerate(zip(tile.entries, blocks, strict=True)):
            if i in filling.starts:
                column, step = column + 1, head + block.again
            else:
                step += block.gap + (min(looser, measures.LOOSER) if block.gap else 0)
            step += block.height
            text = step - self._text(entry)
            is_headed = entry.topic and (entry.begins or i in filling.starts)
            heading = self._heading(entry)
            above = text - self._topic(heading) if is_headed else None
            yield TextPlacement(column, text, above, heading)

    def _tile_blocks(self, tile: Tile) -> tuple[Chunk, ...]:
        return tuple([self._block(entry) for entry in tile.entries])

    def _head(self, tile: Tile, columns: int) -> int:
        """Return the steps from a tile's upper edge to its first entry."""
        grid, style = self._grid, self._styles.title
        lines = self._lines(tile.name, style, grid.title_width(columns))
        name = style.size * (style.face.cap_height + (lines - 1) * style.leading)
        height = math.ceil(grid.head_height(name) / grid.step - 1e-6)
        return measures.PAD + height + measures.HEAD_GAP

    def _block(self, entry: MapEntry) -> Chunk:
        """Return a entry as what fills columns, with the heading above it where it begins."""
        block = self._blocks.get(entry)
        if block is None:
            block = self._blocks[entry] = self._measured(entry)
        return block

    def _measured(self, entry: MapEntry) -> Chunk:
        text = self._text(entry)
        if entry.begins:
            return Chunk(self._topic(entry.topic) + text, measures.TOPIC_GAP)
        if entry.is_point:
            return Chunk(text, 0, tied=True)
        return Chunk(text, measures.ITEM_GAP, self._topic(self._heading(entry)))

    def _heading(self, entry: MapEntry) -> str:
        """Return what stands above an entry that begins a column or its topic."""
        again = entry.topic and not entry.begins
        return self._map.continued.format(name=entry.topic) if again else entry.topic

    def _topic(self, topic: str) -> int:
        style, width = self._styles.topic, self._grid.inner
        return 2 * self._lines(topic, style, width) if topic else 0

    def _text(self, entry: MapEntry) -> int:
        grid, styles = self._grid, self._styles
        if entry.number:
            return 2 * self._lines(entry.text, styles.text, grid.measure)
        style = styles.strong if entry.is_point else styles.text
        return 2 * self._lines(entry.text, style, grid.inner)

    def centres(self, seats: tuple[MapSeat, ...]) -> tuple[int, ...]:
        """Return the least heights in steps of the central field in one column, two, and so on.

        `seats` are those of its key; there may be none.
        """
        if seats not in self._centres:
            key = ChamberKey.of_seats(seats, self._styles.strong.face)
            widths = range(1, self._grid.columns + 1)
            self._centres[seats] = tuple([self._centre(key, columns) for columns in widths])
        return self._centres[seats]

    def _centre(self, key: ChamberKey | None, columns: int) -> int:
        grid, face = self._grid, self._styles.strong.face
        width = grid.span(columns) - 2 * grid.centre_padding
        least = min(
            (height(way, grid, key, face, self._question)
             for way in arrangements(grid, key, width, is_least=True)),
            default=self._grid.broadside.height,
        )  # fmt: skip
        return math.ceil((least + 2 * grid.centre_padding) / grid.step)

    def _question(self, style: Style, width: float) -> int:
        return self._lines(self._map.question, style, width)
