"""The measures of a poster: papers, margins, sizes of type. Changing one is one edit here.

Lengths across are in mm on A3 and grow with the paper, or in lines of the reading text, so that a
poster with little on it is set larger as a whole. Lengths down are whole steps: half a line.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from kaartspel.frame import mm
from kaartspel.papers import DEFAULT_PAPER, PAPERS

# All type of a poster stands on one scale: each size is the last one times so much. It grows with
# the paper, so that a poster on A2 is the one on A3, enlarged.
_RATIO = 1.2**0.5
_STEPS = range(-12, 24)  # of the scale: 0 is the least body on A3
LEAST_BODY = 9.0  # pt: the least that reads at arm's length, whatever the paper
LARGEST_BODY = 20.0  # pt on A3; larger looks like shouting, however few the texts

# In mm on A3.
MARGIN = 8.0  # office printers leave the outer 5 mm white
GUTTER = 1.9  # between tiles
HEAD = 9.6  # above the tiles, for the map's name and the publication, with the white below them
EDGE = 0.3  # around a field that paper would swallow

# In steps of the scale.
NAME = 12  # of the map, above the tiles
IMPRINT = 0
LEAST_NUMBER = 0  # on the seats of the key
QUESTIONS = (13, 16)  # at the least: it is what one sees first; and at the most

LEADING = 1.22  # of the body
# In lines of the body.
PADDING = 0.85  # from the edge of a tile to its text, left and right
CENTRE_PADDING = 1.15  # of the central field, in paddings of a tile
SYMBOL = 1.9  # in the upper right corner of a tile
SYMBOL_GAP = 0.5  # from a tile's name to it
TITLE_GAP = 0.5  # from a symbol to the name below it
TOPIC_LIFT = 0.14  # how far a topic is raised from its first text
# In steps of the scale above the body.
TITLES = (6, 5, 4, 3, 2)  # of a tile's name, the largest that goes
LEAST_BESIDE = 5  # a name that would be smaller stands below its symbol
TOPIC = 1
# In em of the body.
NUMBER_GAP = 0.85  # from a number to its text: room for a quotation mark that hangs
QUESTION_EM = 1.9  # the central question, at the least

# In steps of half a line.
PAD = 1  # from the upper edge of a tile to its head, and from its last line to its lower edge
HEAD_GAP = 2  # below a tile's head
TOPIC_GAP = 2  # above a topic, and between two texts
ITEM_GAP = 1
LOOSER = 2  # more than that, at the most, where a tile has room to spare

GOOD_WIDTHS = (16.0, 24.0)  # em; some 35 to 52 characters
TEXT_WIDTHS = (12.0, 30.0)  # em; lines that are shorter tear, longer ones lose the eye


def size(step: int, scale: float) -> float:
    """Return a size in pt: a step of the scale, on paper that is `scale` times A3."""
    return round(LEAST_BODY * scale * _RATIO**step, 2)


def sizes(least: float, largest: float, scale: float) -> tuple[float, ...]:
    """Return the sizes in a range, in pt, the largest first."""
    found = (size(step, scale) for step in reversed(_STEPS))
    return tuple(each for each in found if least - 0.01 <= each <= largest + 0.01)


def least_body(scale: float) -> float:
    """Return the least size of reading text in pt, on paper that is `scale` times A3."""
    return sizes(LEAST_BODY, math.inf, scale)[-1]


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
    def head(self) -> float:
        """The height of what stands above the tiles in pt, with the white below it."""
        return mm(HEAD * self.scale)

    @property
    def gutter(self) -> float:
        """Between tiles, in pt: the same on all posters of a paper."""
        return mm(GUTTER * self.scale)


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

    @cached_property
    def gap(self) -> int:
        """Steps from a tile to the one below it: of these lines, what the gutter takes."""
        return math.ceil(self.broadside.gutter / self.step - 1e-6)

    @cached_property
    def column(self) -> float:
        """The width of a column in pt."""
        gutters = (self.columns - 1) * self.broadside.gutter
        return (self.broadside.width - 2 * self.broadside.margin - gutters) / self.columns

    @cached_property
    def steps(self) -> int:
        """The height of all tiles together, in steps."""
        room = self.broadside.height - 2 * self.broadside.margin - self.broadside.head
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
        return columns * self.column + (columns - 1) * self.broadside.gutter

    def x(self, column: int) -> float:
        """Return the left edge of a column in pt."""
        return self.broadside.margin + column * (self.column + self.broadside.gutter)

    def y(self, step: int) -> float:
        """Return where a step begins, in pt from the top of the sheet: they end at the margin."""
        return self.broadside.height - self.broadside.margin - (self.steps - step) * self.step

    @property
    def overlap(self) -> float:
        """How far fields reach into the steps between them, so that only the gutter is left."""
        return (self.gap * self.step - self.broadside.gutter) / 2

    def scaled(self, steps: int) -> float:
        """Return a size so many steps of the scale above the body, in pt."""
        return round(self.body * _RATIO**steps, 2)

    # Heads of tiles

    @cached_property
    def symbol(self) -> float:
        """The size of a tile's symbol in pt."""
        return SYMBOL * self.leading

    @property
    def _beside(self) -> float:
        """The room for a name beside the symbol of a tile of one column, in pt."""
        return self.inner - self.symbol - SYMBOL_GAP * self.leading

    @cached_property
    def is_stacked(self) -> bool:
        """Whether names stand below their symbols: where beside them they would be small."""
        return self.scaled(LEAST_BESIDE) * self.word > self._beside

    @cached_property
    def title_steps(self) -> int:
        """How many steps above the body names are: most at which none is broken in one column."""
        room = self.inner if self.is_stacked else self._beside
        return next((n for n in TITLES if self.scaled(n) * self.word <= room), TITLES[-1])

    @property
    def title(self) -> float:
        """The size of names in pt."""
        return self.scaled(self.title_steps)

    def title_width(self, columns: int) -> float:
        """Return the room for a tile's name in pt, on a tile of so many columns."""
        beside = 0 if self.is_stacked else self.symbol + SYMBOL_GAP * self.leading
        return self.span(columns) - 2 * self.padding - beside

    def head_height(self, name: float) -> float:
        """Return the height of a tile's symbol and name in pt; `name` is that of the name alone."""
        if self.is_stacked:
            return self.symbol + TITLE_GAP * self.leading + name
        return max(self.symbol, self.leading + name)

    # Texts

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
        return sizes(least, max(most, least * _RATIO), scale)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The sizes in pt that numbers on the key may have, the largest first."""
        least = size(LEAST_NUMBER, self.broadside.scale)
        return sizes(least, max(least, self.title), self.broadside.scale)
