"""Measure what tiles need: texts become lines, lines become blocks, blocks fill columns."""

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kaartspel.deck.model import Colour
from kaartspel.design import BLACK
from kaartspel.posters import measures
from kaartspel.posters.content import Map, Passage, Tile
from kaartspel.posters.flow import Block, Filling, fill
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Field, Need
from kaartspel.type import Column, Faces, Hyphenator, Line, Style, Typeface, set_column


@dataclass(frozen=True, slots=True)
class Words:
    """What texts are set with: the faces, and where words may be broken."""

    faces: Faces
    hyphens: Hyphenator


class TooWideError(Exception):
    """A text has a word that is wider than its place; `text` is all of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


class Setting:
    """A map on a grid: how high each of its parts becomes.

    Lines are counted, which is fast and seldom wrong, or where it is `exact` broken as they are
    drawn.
    """

    def __init__(self, map_: Map, grid: Grid, words: Words, *, exact: bool = False) -> None:
        self.map, self.grid, self.words, self._exact = map_, grid, words, exact
        self._known: dict[Passage, Block] = {}
        self._lines: dict[tuple[str, str, float, float], tuple[Line, ...]] = {}

    def exactly(self) -> "Setting":
        """Return the same with lines that are really broken."""
        return Setting(self.map, self.grid, self.words, exact=True)

    # Tiles

    def needs(self, tile: Tile) -> list[Need]:
        """Return what a tile needs in one column, in two, and so on."""
        blocks, widths = self._blocks(tile), range(1, self.grid.columns + 1)
        return [self._need(tile, columns, fill(blocks, columns)) for columns in widths]

    def need(self, tile: Tile, columns: int) -> Need:
        """Return what a tile needs in so many columns."""
        return self._need(tile, columns, self.filling(tile, columns))

    def _need(self, tile: Tile, columns: int, filling: Filling) -> Need:
        around = self.head(tile, columns) + measures.PAD
        return Need(tuple([around + height for height in filling.heights]), filling.broken)

    def filling(self, tile: Tile, columns: int) -> Filling:
        """Return how a tile's passages fill so many columns."""
        return fill(self._blocks(tile), columns)

    def _blocks(self, tile: Tile) -> tuple[Block, ...]:
        return tuple([self.block(passage) for passage in tile.passages])

    def head(self, tile: Tile, columns: int) -> int:
        """Return the steps from a tile's upper edge to its first passage."""
        height = math.ceil(self.head_height(tile, columns) / self.grid.step - 1e-6)
        return measures.PAD + height + measures.HEAD_GAP

    def head_height(self, tile: Tile, columns: int) -> float:
        """Return the height of a tile's symbol and name, in pt."""
        style = self.title_style
        lines = self.lines(tile.name, style, self.title_width(columns))
        name = style.size * (style.face.cap_height + (lines - 1) * style.leading)
        if self.is_stacked:
            return self.symbol + measures.TITLE_GAP * self.grid.leading + name
        return max(self.symbol, self.grid.leading + name)

    # Names of tiles

    @cached_property
    def is_stacked(self) -> bool:
        """Whether names stand below their symbols: where beside them they would be small."""
        return self._title_size(self._beside) < measures.LEAST_BESIDE * self.grid.body

    @property
    def symbol(self) -> float:
        """The size of a tile's symbol in pt."""
        size = measures.SYMBOL_ABOVE if self.is_stacked else measures.SYMBOL
        return size * self.grid.leading

    @property
    def title_left(self) -> float:
        """Where a tile's name begins, in pt from the tile's left edge."""
        return self.grid.padding if self.is_stacked else self._beside

    @property
    def _beside(self) -> float:
        return self.grid.padding + (measures.SYMBOL + measures.SYMBOL_GAP) * self.grid.leading

    def title_width(self, columns: int) -> float:
        """Return the room for a tile's name in pt."""
        return self.grid.span(columns) - self.title_left - self.grid.padding

    @cached_property
    def title_style(self) -> Style:
        """The style of names: the largest at which no word has to be broken in one column."""
        return Style(self.words.faces.strong, self._title_size(self.title_left), 1.05, BLACK)

    def _title_size(self, left: float) -> float:
        face, body = self.words.faces.strong, self.grid.body
        words = [word for tile in self.map.tiles for word in tile.name.split()]
        widest = max(face.width(word) for word in words)
        size = min(measures.TITLE * body, (self.grid.column - left - self.grid.padding) / widest)
        return max(measures.LEAST_TITLE * body, int(size * 4) / 4)

    # Texts in tiles

    @cached_property
    def topic_style(self) -> Style:
        """The style of topics."""
        return Style(self.words.faces.strong, measures.TOPIC * self.grid.body, 1.08, BLACK)

    @cached_property
    def text_style(self) -> Style:
        """The style of the reading text."""
        return Style(self.words.faces.text, self.grid.body, measures.LEADING, BLACK)

    @cached_property
    def strong_style(self) -> Style:
        """The style of numbers and points."""
        return Style(self.words.faces.strong, self.grid.body, measures.LEADING, BLACK)

    def topic(self, passage: Passage) -> int:
        """Return the steps that the heading above a passage takes."""
        return 2 * self.lines(passage.topic, self.topic_style, self.grid.inner)

    def passage(self, passage: Passage) -> int:
        """Return the steps that a passage's own text takes."""
        if passage.number:
            # Room for the symbol under the number.
            return max(4, 2 * self.lines(passage.text, self.text_style, self.grid.measure))
        style = self.strong_style if passage.is_point else self.text_style
        return 2 * self.lines(passage.text, style, self.grid.inner)

    def block(self, passage: Passage) -> Block:
        """Return a passage as what fills columns, with the heading above it where it begins."""
        block = self._known.get(passage)
        if block is None:
            topic = self.topic(passage) if passage.topic else 0
            height = self.passage(passage)
            if passage.begins:
                block = Block(topic + height, measures.TOPIC_GAP)
            elif passage.is_point:
                block = Block(height, 0, tied=True)
            else:
                block = Block(height, measures.ITEM_GAP, topic)
            self._known[passage] = block
        return block

    # The central field

    @property
    def centre_padding(self) -> float:
        """From the edge of the central field to its text, in pt."""
        return measures.CENTRE_PADDING * self.grid.padding

    @cached_property
    def name_style(self) -> Style:
        """The style of the map's name."""
        return Style(self.words.faces.text, measures.TITLE * self.grid.body, 1.1, BLACK)

    def centre(self, columns: int) -> int:
        """Return the height in steps that the central field needs at the least."""
        grid, style = self.grid, self._question_style(self._least_question)
        width = grid.span(columns) - 2 * self.centre_padding
        name = self.lines(self.map.name, self.name_style, width)
        lines = self.lines(self.map.question, style, width)
        height = (
            self.name_style.size * self.name_style.leading * name + measures.NAME_GAP * style.size
        )
        height += style.size * style.leading * lines + 2 * self.centre_padding
        return math.ceil(height / grid.step)

    def question(self, field: Field) -> Column | None:
        """Return the central question, as large as fits and with no word broken; None if too large.

        Raises TooWideError.
        """
        width = self.grid.span(field.columns) - 2 * self.centre_padding
        room = field.height * self.grid.step - 2 * self.centre_padding
        room -= self.column(self.map.name, self.name_style, width).height
        size, step = measures.LARGEST_QUESTION * self.grid.body, measures.QUESTION_STEP
        while size >= self._least_question:
            style, least = self._question_style(size), size - step < self._least_question
            if self._height(style, count_lines(self.map.question, style, width)) <= room or least:
                column = self.column(self.map.question, style, width)
                whole = not any(line.broken for line in column.lines)
                if (whole or least) and self._height(style, len(column.lines)) <= room:
                    return column
            size -= step
        return None

    def _height(self, style: Style, lines: int) -> float:
        """Return the height of so many lines of the question, and the gap above them, in pt."""
        leading = style.leading * (lines - 1) + style.face.cap_height
        return style.size * (measures.NAME_GAP + leading)

    @property
    def _least_question(self) -> float:
        least = measures.LEAST_QUESTION_PT * self.grid.broadside.scale
        return max(measures.LEAST_QUESTION * self.grid.body, least)

    def _question_style(self, size: float) -> Style:
        return Style(self.words.faces.strong, size, 1.1, BLACK)

    # Lines

    def lines(self, text: str, style: Style, width: float) -> int:
        """Return how many lines a text takes. Raises TooWideError."""
        if self._exact:
            return len(self.column(text, style, width).lines)
        return count_lines(text, style, width)

    def column(self, text: str, style: Style, width: float, colour: Colour = BLACK) -> Column:
        """Return a text in a colour, broken to a width in pt. Raises TooWideError."""
        key = (text, style.face.name, style.size, width)
        lines = self._lines.get(key)
        if lines is None:
            column = set_column(text, style, width, self.words.hyphens)
            if column is None:
                raise TooWideError(text)
            lines = self._lines[key] = column.lines
        return Column(Style(style.face, style.size, style.leading, colour), lines)


def count_lines(text: str, style: Style, width: float) -> int:
    """Return how many lines a text takes when every line is filled and no word is broken."""
    space, words = _widths(text, style.face)
    room = width / style.size + 1e-9
    lines, x = 1, 0.0
    for word in words:
        if x and x + space + word > room:
            lines, x = lines + 1, 0.0
        x += word + (space if x else 0.0)
        if x > room:  # it will have to be broken
            lines, x = lines + int(x // room), x % room
    return lines


@lru_cache(maxsize=4096)
def _widths(text: str, face: Typeface) -> tuple[float, tuple[float, ...]]:
    """Return the widths of a space and of each word of a text, in em."""
    style = Style(face, 1, 1, BLACK)
    words = text.split(" ")
    return face.width(" "), (style.width(words[0]), *map(face.width, words[1:]))
