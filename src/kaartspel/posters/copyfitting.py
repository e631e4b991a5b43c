"""Copyfitting: how high each part of a map becomes on a grid, in steps of half a line."""

import math
from collections.abc import Iterator
from typing import NamedTuple

from kaartspel.posters import measures
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.flow import Chunk, fill
from kaartspel.posters.lines import LineCount
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Need
from kaartspel.posters.styles import Styles, question_style


class TextPlacement(NamedTuple):
    """Where a entry goes in its tile: its column, and the step at which its text begins.

    `topic` is the step at which its heading does: of the first under one, or of a column's first.
    """

    column: int
    text: int
    topic: int | None


class Copyfit:
    """A map on a grid, with lines that are counted or broken. It keeps what it has measured."""

    def __init__(self, map_: Map, grid: Grid, styles: Styles, lines: LineCount) -> None:
        self._map, self._grid, self._styles, self._lines = map_, grid, styles, lines
        self._blocks: dict[MapEntry, Chunk] = {}

    def area(self, tiles: tuple[Tile, ...]) -> int:
        """Return an area that tiles and centre need at the least, in columns times steps."""
        columns = self._grid.columns
        centre = min(width * self.centre(width) for width in range(1, columns + 1))
        return centre + sum(self._area(tile) for tile in tiles)

    def _area(self, tile: Tile) -> int:
        blocks = self._tile_blocks(tile)
        text = sum(block.height + block.gap for block in blocks) - blocks[0].gap
        return self._head(tile, self._grid.columns) + text + measures.PAD

    def needs(self, tile: Tile) -> list[Need]:
        """Return what a tile needs in one column, in two, and so on."""
        return [self.need(tile, columns) for columns in range(1, self._grid.columns + 1)]

    def need(self, tile: Tile, columns: int) -> Need:
        """Return what a tile needs in so many columns."""
        head, filling = self._head(tile, columns), fill(self._tile_blocks(tile), columns)
        heights = tuple([head + height + measures.PAD for height in filling.heights])
        return Need(heights, filling.broken)

    def places(self, tile: Tile, columns: int) -> Iterator[TextPlacement]:
        """Yield where each entry of a tile goes that has so many columns."""
        blocks, step, column = self._tile_blocks(tile), 0, -1
        starts = fill(blocks, columns).starts
        for i, (entry, block) in enumerate(zip(tile.entries, blocks, strict=True)):
            if i in starts:
                column, step = column + 1, self._head(tile, columns) + block.again
            else:
                step += block.gap
            step += block.height
            text = step - self._text(entry)
            is_headed = entry.topic and (entry.begins or i in starts)
            yield TextPlacement(column, text, text - self._topic(entry) if is_headed else None)

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
        topic, height = self._topic(entry), self._text(entry)
        if entry.begins:
            return Chunk(topic + height, measures.TOPIC_GAP)
        if entry.is_point:
            return Chunk(height, 0, tied=True)
        return Chunk(height, measures.ITEM_GAP, topic)

    def _topic(self, entry: MapEntry) -> int:
        style, width = self._styles.topic, self._grid.inner
        return 2 * self._lines(entry.topic, style, width) if entry.topic else 0

    def _text(self, entry: MapEntry) -> int:
        grid, styles = self._grid, self._styles
        if entry.number:
            return grid.numbered(self._lines(entry.text, styles.text, grid.measure))
        style = styles.strong if entry.is_point else styles.text
        return 2 * self._lines(entry.text, style, grid.inner)

    def centre(self, columns: int) -> int:
        """Return the height in steps that the central field needs at the least."""
        grid, name = self._grid, self._styles.name
        style = question_style(self._styles.strong.face, grid.least_question)
        width = grid.span(columns) - 2 * grid.centre_padding
        lines = self._lines(self._map.name, name, width)
        height = name.size * name.leading * lines + measures.NAME_GAP * style.size
        lines = self._lines(self._map.question, style, width)
        height += style.size * style.leading * lines + 2 * grid.centre_padding
        return math.ceil(height / grid.step)
