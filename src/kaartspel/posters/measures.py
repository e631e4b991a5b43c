"""The measures of a poster: papers, margins, sizes of type. Changing one is one edit here.

Lengths across are in mm on A3 and grow with the paper, or in lines of the reading text, so that a
poster with little on it is set larger as a whole. Lengths down are whole steps: half a line.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from kaartspel.frame import mm
from kaartspel.papers import DEFAULT_PAPER, PAPERS
from kaartspel.posters.typescale import raised, size, sizes
from kaartspel.type import Style

COLUMNS = 20  # of every sheet; a tile is some of them wide

_SLACK = 2.0  # mm; by which a paper may be higher than the first of its series, enlarged

# In mm on A3.
MARGIN = 8.0  # office printers leave the outer 5 mm white
GUTTER = 1.9  # between tiles
HEAD = 11.6  # above the tiles, for the map's name and the publication, with the white below them
EDGE = 0.3  # around a field that paper would swallow

# In steps of the scale.
NAME = 12  # of the map, above the tiles
IMPRINT = 0
LEAST_NUMBER = 0  # on the seats of the key
LARGEST_NUMBER = 9
QUESTIONS = (13, 16)  # at the least: it is what one sees first; and at the most

LEADING = 1.22  # of the body
# In lines of the body.
PADDING = 0.85  # from the edge of a tile to its text and its symbol: left, right and above
CENTRE_PADDING = 1.0  # of the central field, in paddings of a tile
SYMBOL = 1.5  # in the upper right corner of a tile
SYMBOL_WHITE = 0.1  # of it: what most symbols leave bare on each side
SYMBOL_GAP = 0.5  # from a tile's name to it
TOPIC_LIFT = 0.14  # how far a topic is raised from its first text
# In steps of the scale above the body.
TITLE = 6  # of a tile's name
TOPIC = 1
# In em of the body.
NUMBERS_GAP = 0.3  # from a point or a name to the numbers of its cards, besides a space
NUMBER_GAP = 0.85  # from a number to its text: room for a quotation mark that hangs
QUESTION_EM = 1.9  # the central question, at the least

# In steps of half a line.
PAD = 1  # above a tile's head, whose padding takes the rest of what is below it
FOOT = 2  # from its last line to its lower edge
HEAD_GAP = 2  # below a tile's head
TOPIC_GAP = 2  # above a topic, and between two texts
ITEM_GAP = 1
LISTED = 12  # points that stand below their text in one column
LOOSER = 1  # more than that, at the most, where a tile has room to spare

GOOD_WIDTHS = (17.0, 27.0)  # em; some 37 to 58 characters
LEAST_WIDTH = 12.0  # em; lines that are shorter tear


@dataclass(frozen=True, slots=True)
class Broadside:
    """A sheet of paper, upright or on its long side. Width and height in pt."""

    name: str
    width: float
    height: float
    scale: float

    @classmethod
    def from_paper(cls, paper: str, *, landscape: bool) -> "Broadside":
        """Return a sheet of a paper that POSTER_PAPERS names."""
        short, long = PAPERS[paper]
        width, height = (long, short) if landscape else (short, long)
        return cls(paper, mm(width), mm(height), short / PAPERS[DEFAULT_PAPER][0])

    @property
    def is_upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    @property
    def room(self) -> float:
        """The height in pt from margin to margin, below what stands above the tiles.

        Papers of one series are of one shape but for a millimetre, which is left: so the poster on
        each is the same.
        """
        short, long = PAPERS[DEFAULT_PAPER]
        like = mm(long if self.is_upright else short) * self.scale
        tall = min(self.height, like) if abs(self.height - like) < mm(_SLACK) else self.height
        return tall - 2 * self.margin - self.head

    @property
    def margin(self) -> float:
        """The white edge in pt."""
        return mm(MARGIN * self.scale)

    @property
    def head(self) -> float:
        """The height of what stands above the tiles in pt, with the white below it."""
        return mm(HEAD * self.scale)

    @property
    def gutter(self) -> float:
        """Between tiles, in pt: the same on all posters of a paper."""
        return mm(GUTTER * self.scale)


@dataclass(frozen=True)
class Grid:
    """The columns of a sheet and the lines of its text: one size of reading text for all of it.

    Tiles are some columns wide, and their texts stand in columns of their own, so wide that lines
    are neither long nor short.
    """

    broadside: Broadside
    body: float
    number: float  # the widest number, in em

    @cached_property
    def leading(self) -> float:
        """From baseline to baseline, in pt: a trace more than asked, so that lines fill the room.

        So the tiles of all posters begin at one height, whatever the size of their text.
        """
        return 2 * self.broadside.room / self.steps

    @cached_property
    def step(self) -> float:
        """Half a line in pt: the unit of all lengths down."""
        return self.leading / 2

    @cached_property
    def gap(self) -> int:
        """Steps from a tile to the one below it: of these lines, what the gutter takes."""
        return math.ceil(self.broadside.gutter / self.step - 1e-6)

    @cached_property
    def _column(self) -> float:
        gutters = (COLUMNS - 1) * self.broadside.gutter
        return (self.broadside.width - 2 * self.broadside.margin - gutters) / COLUMNS

    @cached_property
    def steps(self) -> int:
        """The height of all tiles together, in steps."""
        return int(2 * self.broadside.room / (self.body * LEADING) + 1e-6)

    @cached_property
    def padding(self) -> float:
        """From the edge of a tile to its text, in pt."""
        return PADDING * self.leading

    @property
    def indent(self) -> float:
        """From a number to its text in pt, from left edge to left edge."""
        return (self.number + NUMBER_GAP) * self.body if self.number else 0.0

    def span(self, columns: int) -> float:
        """Return the width of so many columns in pt."""
        return columns * self._column + (columns - 1) * self.broadside.gutter

    def inner(self, columns: int) -> float:
        """Return the width of what stands in a tile of so many columns, in pt."""
        return self.span(columns) - 2 * self.padding

    def x(self, column: int) -> float:
        """Return the left edge of a column in pt."""
        return self.broadside.margin + column * (self._column + self.broadside.gutter)

    def y(self, step: int) -> float:
        """Return where a step begins, in pt from the top of the sheet: they end at the margin."""
        return self.broadside.height - self.broadside.margin - (self.steps - step) * self.step

    @property
    def overlap(self) -> float:
        """How far fields reach into the steps between them, so that only the gutter is left."""
        return (self.gap * self.step - self.broadside.gutter) / 2

    def scaled(self, steps: int) -> float:
        """Return a size so many steps of the scale above the body, in pt."""
        return raised(self.body, steps)

    # Heads of tiles

    @cached_property
    def symbol(self) -> float:
        """The size of a tile's symbol in pt."""
        return SYMBOL * self.leading

    @property
    def title(self) -> float:
        """The size of names in pt."""
        return self.scaled(TITLE)

    def title_width(self, columns: int, index: float) -> float:
        """Return the room for a tile's name in pt, on a tile of so many columns.

        `index` is how wide what stands between it and the symbol is.
        """
        return self.inner(columns) - index - self.symbol - SYMBOL_GAP * self.leading

    def lowered(self, name: Style) -> float:
        """Return from a symbol's upper edge to a name's capitals in pt: both have one middle."""
        return (self.symbol - name.size * name.face.cap_height) / 2

    def head_height(self, name: Style, lines: int) -> float:
        """Return the height of a tile's symbol and name in pt, on so many lines."""
        capitals = self.lowered(name) + name.size * name.face.cap_height
        return max(self.symbol, capitals + (lines - 1) * name.size * name.leading)

    # Columns of text

    @property
    def _between(self) -> float:
        """From a column of text to the next, in pt: as much as if each stood in its own tile."""
        return 2 * self.padding + self.broadside.gutter

    def texts(self, columns: int) -> int:
        """Return how many columns of text a tile of so many columns has; 0 where it is too narrow.

        It is the number whose lines are nearest to a good length.
        """
        return self._texts[columns - 1]

    @cached_property
    def _texts(self) -> tuple[int, ...]:
        return tuple(map(self._most_readable, range(1, COLUMNS + 1)))

    def _most_readable(self, columns: int) -> int:
        found, best = 0, math.inf
        for count in range(1, columns + 1):
            width = self._text(columns, count) - self.indent
            if width < LEAST_WIDTH * self.body:
                break
            if (off := self._off(width)) < best:
                found, best = count, off
        return found

    def narrowness(self, columns: int) -> float:
        """Return by how many em the lines of a tile are shorter or longer than is good."""
        return self._off(self.measure(columns))

    def _off(self, width: float) -> float:
        short, long = GOOD_WIDTHS
        return max(0.0, short - width / self.body, width / self.body - long)

    def _text(self, columns: int, count: int) -> float:
        return (self.inner(columns) - (count - 1) * self._between) / count

    def text(self, columns: int) -> float:
        """Return the width of a column of text in pt with its numbers, in a tile of columns."""
        return self._text(columns, max(1, self.texts(columns)))

    def measure(self, columns: int) -> float:
        """Return the width of the reading text in pt, in a tile of so many columns."""
        return self.text(columns) - self.indent

    def text_x(self, columns: int, column: int) -> float:
        """Return from the left edge of a tile to that of a column of its text, in pt."""
        return self.padding + column * (self.text(columns) + self._between)

    # The central field

    @property
    def centre_padding(self) -> float:
        """From the edge of the central field to its text, in pt."""
        return CENTRE_PADDING * self.padding

    @cached_property
    def questions(self) -> tuple[float, ...]:
        """The sizes in pt that the central question may have, the largest first."""
        scale = self.broadside.scale
        least, most = (size(step, scale) for step in QUESTIONS)
        least = max(QUESTION_EM * self.body, least)
        return sizes(least, max(most, raised(least, 1)), scale)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The sizes in pt that numbers on the key may have, the largest first."""
        scale = self.broadside.scale
        return sizes(size(LEAST_NUMBER, scale), size(LARGEST_NUMBER, scale), scale)
