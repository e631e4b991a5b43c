"""Measure what panels need: texts become lines, lines become blocks, blocks fill columns."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from kaartspel.design.breaking import Hyphenator
from kaartspel.design.system import INK
from kaartspel.design.typeface import Faces, Typeface
from kaartspel.design.typesetting import Column, Style, set_column
from kaartspel.posters import measures
from kaartspel.posters.content import Entry, Map, Panel
from kaartspel.posters.flow import Block, Filling, fill
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Need


@dataclass(frozen=True, slots=True)
class Words:
    """What texts are set with: the faces, and where words may be broken."""

    faces: Faces
    hyphens: Hyphenator


class TooWideError(Exception):
    """A word is wider than a column."""


class Setting:
    """A map on a grid: how high each of its parts becomes. `exact` breaks lines as they are drawn,
    else they are counted, which is fast and seldom wrong.
    """

    def __init__(self, map_: Map, grid: Grid, words: Words, *, exact: bool) -> None:
        self.map, self.grid, self.words, self.exact = map_, grid, words, exact
        self._blocks: dict[Entry, Block] = {}

    def needs(self, panel: Panel) -> list[Need]:
        """Return what a panel needs in one column, in two, and so on."""
        return [self.need(panel, columns) for columns in range(1, self.grid.columns + 1)]

    def need(self, panel: Panel, columns: int) -> Need:
        """Return what a panel needs in so many columns."""
        filling = self.filling(panel, columns)
        around = self.head(panel, columns) + measures.PAD
        return Need(tuple(around + height for height in filling.heights), filling.broken)

    def filling(self, panel: Panel, columns: int) -> Filling:
        """Return how a panel's entries fill so many columns."""
        return fill([self._block(entry) for entry in panel.entries], columns)

    def head(self, panel: Panel, columns: int) -> int:
        """Return the steps from a panel's upper edge to its first entry."""
        return measures.PAD + _steps(self.head_height(panel, columns), self.grid) + measures.HEAD_GAP

    def head_height(self, panel: Panel, columns: int) -> float:
        """Return the height of a panel's symbol and name, in pt."""
        style = self.title_style
        lines = self.lines(panel.name, style, self.title_width(columns))
        name = style.size * (style.face.cap_height + (lines - 1) * style.leading)
        if self.is_stacked:
            return self.symbol + measures.TITLE_GAP * self.grid.leading + name
        return max(self.symbol, self.grid.leading + name)

    @cached_property
    def is_stacked(self) -> bool:
        """Whether names stand below their symbols: where beside them they would be small."""
        return self._title_size(self._beside) < measures.LEAST_BESIDE * self.grid.body

    @property
    def symbol(self) -> float:
        """The size of a panel's symbol in pt."""
        size = measures.SYMBOL_ABOVE if self.is_stacked else measures.SYMBOL
        return size * self.grid.leading

    @property
    def _beside(self) -> float:
        return self.grid.padding + (measures.SYMBOL + measures.SYMBOL_GAP) * self.grid.leading

    @property
    def title_left(self) -> float:
        """Where a panel's name begins, in pt from the panel's left edge."""
        return self.grid.padding if self.is_stacked else self._beside

    def title_width(self, columns: int) -> float:
        """Return the room for a panel's name in pt."""
        return self.grid.span(columns) - self.title_left - self.grid.padding

    @cached_property
    def title_style(self) -> Style:
        """The style of names: the largest at which no word has to be broken in one column."""
        return Style(self.words.faces.strong, self._title_size(self.title_left), 1.05, INK)

    def _title_size(self, left: float) -> float:
        face, body = self.words.faces.strong, self.grid.body
        words = [word for panel in self.map.panels for word in panel.name.split()]
        widest = max(face.width(word) for word in words)
        size = min(measures.TITLE * body, (self.grid.column - left - self.grid.padding) / widest)
        return max(measures.LEAST_TITLE * body, int(size * 4) / 4)

    def centre(self, columns: int) -> int:
        """Return the height in steps that the central field needs at the least."""
        size = max(measures.LEAST_QUESTION * self.grid.body, measures.LEAST_QUESTION_PT * self.grid.sheet.scale)
        return self.centre_height(columns, size)

    def centre_height(self, columns: int, size: float) -> int:
        """Return the height in steps of the central field, its question set at `size` pt."""
        grid = self.grid
        style = self.question_style(size)
        lines = self.lines(self.map.question, style, grid.span(columns) - 2 * self.centre_padding)
        name = self.lines(self.map.name, self.name_style, grid.span(columns) - 2 * self.centre_padding)
        height = 2 * self.centre_padding + size * (style.leading * (lines - 1) + 0.9)
        return _steps(height + self.name_style.size * 1.1 * name + size * 0.7, grid)

    @property
    def centre_padding(self) -> float:
        """From the edge of the central field to its text, in pt."""
        return 1.5 * self.grid.padding

    @property
    def name_style(self) -> Style:
        """The style of the map's name in the central field."""
        return Style(self.words.faces.text, self.title_style.size, 1.1, INK)

    def question_style(self, size: float) -> Style:
        """Return the style of the central question at a size in pt."""
        return Style(self.words.faces.strong, size, 1.1, INK)

    @cached_property
    def topic_style(self) -> Style:
        """The style of topics."""
        return Style(self.words.faces.strong, measures.TOPIC * self.grid.body, 1, INK)

    def topic(self, entry: Entry) -> int:
        """Return the steps that the heading above an entry takes."""
        return 2 * self.lines(entry.topic, self.topic_style, self.grid.inner)

    def entry(self, entry: Entry) -> int:
        """Return the steps that an entry's own text takes."""
        grid, faces = self.grid, self.words.faces
        if entry.number:
            # Room for the symbol under the number.
            return max(4, 2 * self.lines(entry.text, grid.text(faces), grid.measure))
        style = grid.strong(faces) if entry.is_point else grid.text(faces)
        return 2 * self.lines(entry.text, style, grid.inner)

    def _block(self, entry: Entry) -> Block:
        if entry not in self._blocks:
            topic = self.topic(entry) if entry.topic else 0
            height = self.entry(entry)
            if entry.begins:
                block = Block(topic + height, measures.TOPIC_GAP)
            elif entry.is_point:
                block = Block(height, 0, tied=True)
            else:
                block = Block(height, measures.ITEM_GAP, topic)
            self._blocks[entry] = block
        return self._blocks[entry]

    def lines(self, text: str, style: Style, width: float) -> int:
        """Return how many lines a text takes. Raises TooWideError where a word is too wide."""
        if self.exact:
            return len(self.column(text, style, width).lines)
        return count_lines(text, style, width)

    def column(self, text: str, style: Style, width: float) -> Column:
        """Return a text broken to a width in pt. Raises TooWideError where a word is too wide."""
        column = set_column(text, style, width, self.words.hyphens)
        if column is None:
            raise TooWideError(text)
        return column


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
    style = Style(face, 1, 1, INK)
    words = text.split(" ")
    return face.width(" "), (style.width(words[0]), *map(face.width, words[1:]))


def _steps(height: float, grid: Grid) -> int:
    return int(-(-height // grid.step))
