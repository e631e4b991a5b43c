"""The measures of a poster: papers, margins, sizes of type. Changing one is one edit here.

Lengths across are in mm on A3 and grow with the paper, or in lines of the reading text, so that a
poster with little on it is set larger as a whole. Lengths down are whole steps: half a line.
"""

from dataclasses import dataclass
from functools import cached_property

from kaartspel.frame import mm
from kaartspel.papers import PAPERS

POSTER_PAPERS = ("a3", "a2", "a1")
DEFAULT_PAPER = "a3"

LEAST_BODY = 9.0  # pt; the least that reads at arm's length, whatever the paper
LARGEST_BODY = 20.0  # pt on A3; larger looks like shouting, however few the texts
BODY_STEP = 0.25  # pt
QUESTION_STEP = 0.5  # pt

# In mm on A3.
MARGIN = 8.0  # office printers leave the outer 5 mm white
FOOT = 7.0  # below the tiles, for the publication and its makers
FOOT_TYPE = 9.0  # pt

LEADING = 1.22  # of the body
# In lines of the body.
PADDING = 0.85  # from the edge of a tile to its text, left and right
CENTRE_PADDING = 1.5  # of the central field, in paddings of a tile
SYMBOL = 2.5  # beside a tile's name
SYMBOL_ABOVE = 2.3  # above it
SYMBOL_GAP = 0.5  # between the two, beside each other
TITLE_GAP = 0.6  # and below each other
TOPIC_LIFT = 0.14  # how far a topic is raised from its first text
# In em of the body.
TITLE = 2.1
LEAST_TITLE = 1.2
LEAST_BESIDE = 1.8  # a name that would be smaller stands below its symbol
TOPIC = 1.12
NUMBER_GAP = 0.85  # from a number to its text: room for a quotation mark that hangs
ITEM_SYMBOL = 1.1  # under a number
LEAST_QUESTION = 2.4  # the central question, at the least
LEAST_QUESTION_PT = 28.0  # and in pt on A3: it is what one sees first
LARGEST_QUESTION = 6.0
NAME_GAP = 0.7  # from the map's name to the question, in em of the question

# In steps of half a line.
GAP = 1  # between tiles
PAD = 1  # from the upper edge of a tile to its head, and from its last line to its lower edge
HEAD_GAP = 2  # below a tile's head
TOPIC_GAP = 2  # above a topic, and between two texts
ITEM_GAP = 1

GOOD_WIDTHS = (16.0, 24.0)  # em; some 35 to 52 characters
TEXT_WIDTHS = (12.0, 30.0)  # em; lines that are shorter tear, longer ones lose the eye


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
    def margin(self) -> float:
        """The white edge in pt."""
        return mm(MARGIN * self.scale)

    @property
    def foot(self) -> float:
        """The height of the line at the foot in pt, with the white above it."""
        return mm(FOOT * self.scale)


@dataclass(frozen=True)
class Grid:
    """The columns of a sheet and the lines of its text: one size of reading text for all of it."""

    broadside: Broadside
    columns: int
    body: float
    number: float  # the widest number, in em
    word: float  # the widest word of a tile's name, in em

    @cached_property
    def leading(self) -> float:
        """From baseline to baseline, in pt."""
        return self.body * LEADING

    @cached_property
    def step(self) -> float:
        """Half a line in pt: the unit of all lengths down."""
        return self.leading / 2

    @property
    def gutter(self) -> float:
        """Between tiles, in pt."""
        return GAP * self.step

    @cached_property
    def column(self) -> float:
        """The width of a column in pt."""
        room = self.broadside.width - 2 * self.broadside.margin - (self.columns - 1) * self.gutter
        return room / self.columns

    @cached_property
    def steps(self) -> int:
        """The height of all tiles together, in steps."""
        room = self.broadside.height - 2 * self.broadside.margin - self.broadside.foot
        return int(room / self.step + 1e-6)

    @cached_property
    def padding(self) -> float:
        """From the edge of a tile to its text, in pt."""
        return PADDING * self.leading

    @cached_property
    def inner(self) -> float:
        """The width of a column's text in pt, with its numbers."""
        return self.column - 2 * self.padding

    @property
    def indent(self) -> float:
        """From a number to its text in pt, from left edge to left edge."""
        return (self.number + NUMBER_GAP) * self.body if self.number else 0.0

    @cached_property
    def measure(self) -> float:
        """The width of the reading text in pt."""
        return self.inner - self.indent

    def span(self, columns: int) -> float:
        """Return the width of so many columns in pt."""
        return columns * self.column + (columns - 1) * self.gutter

    def x(self, column: int) -> float:
        """Return the left edge of a column in pt."""
        return self.broadside.margin + column * (self.column + self.gutter)

    def y(self, step: int) -> float:
        """Return where a step begins, in pt from the top of the sheet."""
        return self.broadside.margin + step * self.step

    # Heads of tiles

    @cached_property
    def is_stacked(self) -> bool:
        """Whether names stand below their symbols: where beside them they would be small."""
        return self._largest_title(self._beside) < LEAST_BESIDE * self.body

    @cached_property
    def symbol(self) -> float:
        """The size of a tile's symbol in pt."""
        return (SYMBOL_ABOVE if self.is_stacked else SYMBOL) * self.leading

    @cached_property
    def title_left(self) -> float:
        """Where a tile's name begins, in pt from the tile's left edge."""
        return self.padding if self.is_stacked else self._beside

    @property
    def _beside(self) -> float:
        return self.padding + (SYMBOL + SYMBOL_GAP) * self.leading

    @cached_property
    def title(self) -> float:
        """The size of names in pt: the largest at which no word is broken in one column."""
        return self._largest_title(self.title_left)

    def _largest_title(self, left: float) -> float:
        size = min(TITLE * self.body, (self.column - left - self.padding) / self.word)
        return max(LEAST_TITLE * self.body, int(size * 4) / 4)

    def title_width(self, columns: int) -> float:
        """Return the room for a tile's name in pt, on a tile of so many columns."""
        return self.span(columns) - self.title_left - self.padding

    def head_height(self, name: float) -> float:
        """Return the height of a tile's symbol and name in pt; `name` is that of the name alone."""
        if self.is_stacked:
            return self.symbol + TITLE_GAP * self.leading + name
        return max(self.symbol, self.leading + name)

    # Texts

    def numbered(self, lines: int) -> int:
        """Return the steps of a numbered text of so many lines: room for a symbol at the least."""
        return max(4, 2 * lines)

    @property
    def centre_padding(self) -> float:
        """From the edge of the central field to its text, in pt."""
        return CENTRE_PADDING * self.padding

    @property
    def least_question(self) -> float:
        """The least size of the central question in pt."""
        return max(LEAST_QUESTION * self.body, LEAST_QUESTION_PT * self.broadside.scale)
