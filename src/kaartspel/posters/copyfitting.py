"""Copyfitting: how high each part of a map becomes on a grid, in steps, of which a line has six."""

import json
from collections.abc import Iterator
from dataclasses import astuple
from typing import NamedTuple

from kaartspel.keeping import KEEPER
from kaartspel.posters import measures
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.flow import Chunk, Filling, fill
from kaartspel.posters.grid import Grid
from kaartspel.posters.lines import LineCount
from kaartspel.posters.rows import TOO_HIGH, Field, Need
from kaartspel.posters.styles import Styles

# What is wrong with a tile, as air that takes so large a part of it.
_BROKEN = 0.3  # each topic that goes on in another column
_NARROW = 0.05  # each em by which lines are shorter or longer than is good


class TextPlacement(NamedTuple):
    """Where an entry goes in its tile: its column, of so many, and the steps of its text.

    `topic` is the step at which its `heading` does: of the first under one, or of a column's first.
    """

    column: int
    columns: int
    text: float
    foot: float
    topic: float | None
    heading: str

    @property
    def top(self) -> float:
        """The step at which it begins, with its heading."""
        return self.text if self.topic is None else self.topic

    def lowered(self, steps: float) -> "TextPlacement":
        """Return the same so many steps lower."""
        topic = None if self.topic is None else self.topic + steps
        return self._replace(text=self.text + steps, foot=self.foot + steps, topic=topic)


class Copyfit:
    """A map on a grid, with lines that are counted or broken. It keeps what it has measured."""

    def __init__(self, map_: Map, grid: Grid, styles: Styles, lines: LineCount) -> None:
        self._map, self._grid, self._styles, self._lines = map_, grid, styles, lines
        self._blocks: dict[tuple[MapEntry, float], Chunk] = {}
        self._needs: dict[Tile, tuple[Need | None, ...]] = {}
        self._best: dict[tuple[Tile, int], Need] = {}

    def area(self) -> int:
        """Return an area that tiles need at the least, in columns times steps."""
        return sum(map(self._area, self._map.tiles))

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
        return bool(grid.texts(columns)) and all(title.width(w) <= room for w in tile.name.split())

    def need(self, tile: Tile, columns: int) -> Need:
        """Return what a tile needs in so many columns, in the columns of text that suit it best."""
        key = tile, columns
        if key not in self._best:
            counts = (1,) if _is_listed(tile) else self._grid.texts(columns) or (1,)
            needs = (self._need(tile, columns, count) for count in counts)
            self._best[key] = min(needs, key=lambda need: need.height * (1 + need.fault))
        return self._best[key]

    def _need(self, tile: Tile, columns: int, texts: int) -> Need:
        head = self._head(tile, columns)
        filling = fill(self._tile_blocks(tile, columns, texts), texts)
        heights = tuple([head + height + measures.FOOT for height in filling.heights])
        narrow = 0.0 if _is_listed(tile) else self._grid.narrowness(columns, texts)
        fault = _BROKEN * filling.broken + _NARROW * narrow
        return Need(heights, fault)

    def lead(self, tile: Tile, columns: int) -> int:
        """Return the steps from a tile's upper edge to its list of points; 0 without one."""
        if not _is_listed(tile):
            return 0
        blocks = zip(self._tile_blocks(tile, columns, 1), tile.entries, strict=True)
        above = sum(block.height for block, entry in blocks if not entry.is_point)
        return self._head(tile, columns) + above

    def height(self, tile: Tile, field: Field, lead: int) -> int:
        """Return the least height of a tile in steps, its points no higher than at the step `lead`.

        It is as wide as a field.
        """
        need = self.need(tile, field.columns).height
        own = self.lead(tile, field.columns)
        return need + max(0, lead - own) if own else need

    def places(self, tile: Tile, field: Field, lead: int) -> Iterator[TextPlacement]:
        """Yield where each entry of a tile goes in a field.

        Points begin no higher than at the step `lead`, as those of the tiles beside. What is left
        of a field is left at its foot.
        """
        columns, height = field.columns, field.height
        head, step, column = self._head(tile, columns), 0, -1
        texts, filling = self._filling(tile, columns, height - head - measures.FOOT)
        blocks, width = self._tile_blocks(tile, columns, texts), self._grid.text(columns, texts)
        lower = max(0, lead - self.lead(tile, columns))
        for i, (entry, block) in enumerate(zip(tile.entries, blocks, strict=True)):
            if i in filling.starts:
                column, step = column + 1, head + block.again
            else:
                step += block.gap
                step += lower if entry.is_point and entry.begins else 0
            step += block.height
            text = step - self._text(entry, width)
            is_headed = entry.topic and (entry.begins or i in filling.starts)
            heading = self._heading(entry)
            above = text - self._topic(entry, heading, width) if is_headed else None
            yield TextPlacement(column, texts, text, step, above, heading)

    def _filling(self, tile: Tile, columns: int, room: int) -> tuple[int, Filling]:
        """Return in how many columns of text a tile stands, and how they are filled.

        They are as many as suit it best, or fewer where that keeps its topics whole in its `room`.
        """
        best = len(self.need(tile, columns).heights)
        counts = [best, *(n for n in reversed(self._grid.texts(columns)) if n < best)]
        ways = [(n, fill(self._tile_blocks(tile, columns, n), n, room)) for n in counts]
        whole = (way for way in ways if not way[1].broken and way[1].height <= room)
        return next(whole, ways[0])

    def _tile_blocks(self, tile: Tile, columns: int, texts: int) -> tuple[Chunk, ...]:
        width = self._grid.text(columns, texts)
        return tuple([self._block(entry, width) for entry in tile.entries])

    def _head(self, tile: Tile, columns: int) -> int:
        """Return the steps from a tile's upper edge to its first entry."""
        grid, styles = self._grid, self._styles
        room = grid.title_width(columns, styles.index(tile.index))
        lines = self._lines(tile.name, styles.title, room, language=tile.language)
        return grid.head(styles.title, lines, styles.text)

    def _block(self, entry: MapEntry, width: float) -> Chunk:
        """Return an entry as what fills columns, with the heading above it where it begins."""
        key = entry, width
        block = self._blocks.get(key)
        if block is None:
            block = self._blocks[key] = self._measured(entry, width)
        return block

    def _measured(self, entry: MapEntry, width: float) -> Chunk:
        text = self._text(entry, width)
        if entry.begins:
            height = self._topic(entry, entry.topic, width) + text
            gap = measures.POINTS_GAP if entry.is_point else self._grid.spacing.topic
            return Chunk(height, gap)
        if entry.is_point:
            return Chunk(text, 0, tied=True)
        again = self._topic(entry, self._heading(entry), width)
        return Chunk(text, self._grid.spacing.item, again)

    def _heading(self, entry: MapEntry) -> str:
        """Return what stands above an entry that begins a column or its topic."""
        again = entry.topic and not entry.begins
        return self._map.continued.format(name=entry.topic) if again else entry.topic

    def _topic(self, entry: MapEntry, topic: str, width: float) -> int:
        """Return the steps that the heading above an entry takes."""
        style, language = self._styles.topic, entry.topic_language
        lines = self._lines(topic, style, width, language=language) if topic else 0
        return measures.LINE * lines

    def _text(self, entry: MapEntry, width: float) -> int:
        styles = self._styles
        style = styles.strong if entry.is_point else styles.text
        lines = self._lines(entry.text, style, width, entry.number, entry.language)
        return measures.LINE * lines


def _is_listed(tile: Tile) -> bool:
    """Return whether a tile has a few points, which stand below each other in one column."""
    return 0 < sum(entry.is_point for entry in tile.entries) <= measures.LISTED
