"""A sheet of paper, and its grid: columns across, steps of the reading text down."""

import math
from dataclasses import dataclass
from functools import cached_property

from kaartspel.frame import mm
from kaartspel.papers import DEFAULT_PAPER, PAPERS
from kaartspel.posters import measures
from kaartspel.posters.typescale import above, raised, size, sizes
from kaartspel.type import Style

_ROUNDED = 1.01  # within which two sizes are one
_SLACK = 2.0  # mm; by which a paper may be higher than the first of its series, enlarged


@dataclass(frozen=True, slots=True)
class Broadside:
    """A sheet of paper, upright. Width and height in pt."""

    name: str
    width: float
    height: float
    scale: float

    @classmethod
    def from_paper(cls, paper: str) -> "Broadside":
        """Return a sheet of a paper that POSTER_PAPERS names, upright: they hang side by side."""
        width, height = PAPERS[paper]
        usual = PAPERS[DEFAULT_PAPER]
        return cls(paper, mm(width), mm(height), min(width / usual[0], height / usual[1]))

    @property
    def room(self) -> float:
        """The height in pt from margin to margin, below what stands above the band.

        Papers of one series are of one shape but for a millimetre, which is left: so the poster on
        each is the same.
        """
        like = mm(PAPERS[DEFAULT_PAPER][1]) * self.scale
        tall = min(self.height, like) if abs(self.height - like) < mm(_SLACK) else self.height
        return tall - 2 * self.margin - self.head

    @property
    def margin(self) -> float:
        """The white edge in pt: as large a part of the width on all papers."""
        return measures.MARGIN * self.width / PAPERS[DEFAULT_PAPER][0]

    @property
    def head(self) -> float:
        """The height of what stands above the tiles in pt, with the white below it."""
        return mm(measures.HEAD * self.scale)

    @property
    def gutter(self) -> float:
        """Between tiles, in pt: the same on all posters of a paper."""
        return mm(measures.GUTTER * self.scale)


@dataclass(frozen=True)
class Grid:
    """The columns of a sheet and the lines of its text: one size of reading text for all of it.

    Tiles are some columns wide, and their texts stand in columns of their own, so wide that lines
    are neither long nor short. Only where tiles begin depends on how high the band is: its `share`
    of the sheet. `question`, `council`, `largest_title` and `spacing` are what `measures` says of
    them.
    """

    broadside: Broadside
    body: float
    share: float
    question: int
    council: float
    largest_title: int
    spacing: measures.Spacing

    @cached_property
    def leading(self) -> float:
        """From baseline to baseline, in pt."""
        return self.body * self.spacing.leading

    @property
    def band(self) -> float:
        """The height of the band in pt."""
        return self.share * self.broadside.room

    @property
    def _room(self) -> float:
        """What there is for tiles below the band, in pt."""
        return self.broadside.room - self.band - self.broadside.gutter

    @cached_property
    def step(self) -> float:
        """A part of a line in pt: the unit of all lengths down."""
        return self.leading / measures.LINE

    @cached_property
    def gap(self) -> int:
        """Steps from a tile to the one below it: of these lines, what the gutter takes."""
        return math.ceil(self.broadside.gutter / self.step - 1e-6)

    @cached_property
    def _column(self) -> float:
        gutters = (measures.COLUMNS - 1) * self.broadside.gutter
        return (self.broadside.width - 2 * self.broadside.margin - gutters) / measures.COLUMNS

    @cached_property
    def steps(self) -> int:
        """The height of all tiles together, in steps."""
        return int(self._room / self.step + 1e-6)

    @cached_property
    def _pitch(self) -> float:
        """A step of the plan in pt: a trace more than one of the text, so that rows fill the room.

        So the tiles of all posters begin at one height, whatever the size of their text.
        """
        return self._room / self.steps

    @cached_property
    def padding(self) -> float:
        """From the edge of a field to its text, in pt."""
        return self.on_paper(measures.PADDING)

    def on_paper(self, length: float) -> float:
        """Return a length in mm on A3 as it is on this paper, in pt."""
        return mm(length * self.broadside.scale)

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
        """Return where a step of the plan begins, in pt from the top: they end at the margin."""
        return self.broadside.height - self.broadside.margin - (self.steps - step) * self._pitch

    @property
    def overlap(self) -> float:
        """How far fields reach into the steps between them, so that only the gutter is left."""
        return (self.gap * self._pitch - self.broadside.gutter) / 2

    def scaled(self, steps: int) -> float:
        """Return a size so many steps of the scale above the body, in pt."""
        return raised(self.body, steps)

    # Heads of tiles

    @cached_property
    def symbol(self) -> float:
        """The size of a tile's symbol beside its name, in pt."""
        return measures.SYMBOL * self.title

    @property
    def councils(self) -> tuple[float, ...]:
        """The widths in pt that chambers at the foot of tiles may have, the largest first."""
        return tuple([self.on_paper(w) for w in measures.COUNCILS if w >= self.council])

    @property
    def has_councils(self) -> bool:
        """Whether tiles have chambers at their feet."""
        return self.council > 0

    @property
    def title(self) -> float:
        """The size of names in pt: one for all posters, unless their text is very large."""
        scale = self.broadside.scale
        usual = size(measures.TITLE, scale)
        larger = min(above(self.body, measures.LEAST_TITLE, scale), self._largest_title)
        return larger if larger > _ROUNDED * usual else usual

    @property
    def _largest_title(self) -> float:
        return size(self.largest_title, self.broadside.scale)

    @property
    def topic(self) -> float:
        """The size of topics in pt: larger than text, and smaller than names."""
        return min(self.scaled(measures.TOPIC), raised(self.title, -measures.BELOW_TITLE))

    @property
    def code(self) -> float:
        """The size of the codes behind names, in pt."""
        return raised(self.title, measures.CODE)

    def title_width(self, columns: int, index: float) -> float:
        """Return the room for a tile's name in pt, on a tile of so many columns.

        `index` is how wide what stands between it and the symbol is.
        """
        return self.inner(columns) - index - self.symbol - measures.SYMBOL_GAP * self.title

    def above_name(self, name: Style) -> float:
        """Return from a tile's upper edge to the capitals of its name in pt.

        A symbol beside it has the same middle.
        """
        beside = (self.symbol - name.size * name.face.cap_height) / 2
        return self.padding - measures.SYMBOL_WHITE * self.symbol + beside

    def head(self, name: Style, lines: int, text: Style) -> int:
        """Return the steps from a tile's upper edge to its text, below its name on so many lines.

        The air above the capitals of `text` is part of what is below the name.
        """
        foot = self.above_name(name) + name.size * name.face.cap_height
        foot += (lines - 1) * name.size * name.leading
        foot = max(foot, self.padding + measures.SYMBOL * self.title)
        below = measures.BELOW_NAME * self.body + self.spacing.item / 2 * self.step - self.air(text)
        return math.ceil((foot + below) / self.step - 1e-6)

    def air(self, text: Style) -> float:
        """Return the air above the capitals of a line of text in its place, in pt."""
        return self.white(text) / 2

    def white(self, text: Style) -> float:
        """Return the white from a line of text to the capitals of the next, in pt."""
        return self.leading - text.size * text.face.cap_height

    # Columns of text

    @property
    def _between(self) -> float:
        """From a column of text to the next, in pt."""
        return measures.BESIDE * self.body

    def texts(self, columns: int) -> tuple[int, ...]:
        """Return how many columns of text a tile of so many columns may have.

        There is none where it is too narrow for any. On a large tile they are as many as can be.
        """
        counts = range(1, measures.MOST_TEXTS + 1)
        wide = [n for n in counts if self.text(columns, n) >= measures.LEAST_WIDTH * self.body]
        fair = [n for n in wide if self.text(columns, n) <= measures.LARGEST_WIDTH * self.body]
        return tuple(fair or wide[-1:])

    def narrowness(self, columns: int, texts: int) -> float:
        """Return by how many em the lines of so many columns of text are shorter than is good.

        Or longer.
        """
        (short, long), width = measures.GOOD_WIDTHS, self.text(columns, texts) / self.body
        return max(0.0, short - width, width - long)

    def text(self, columns: int, texts: int) -> float:
        """Return the width of a column of text in pt, of so many in a tile."""
        return (self.inner(columns) - (texts - 1) * self._between) / texts

    def text_x(self, columns: int, texts: int, column: int) -> float:
        """Return from the left edge of a tile to that of a column of its text, in pt."""
        return self.padding + column * (self.text(columns, texts) + self._between)

    # The band

    @cached_property
    def questions(self) -> tuple[float, ...]:
        """The sizes in pt that the question may have, the largest first."""
        return self._sizes(measures.LEAST_QUESTION, self.question)

    @cached_property
    def numbers(self) -> tuple[float, ...]:
        """The sizes in pt that numbers on the key may have, the largest first."""
        return self._sizes(measures.LEAST_NUMBER, measures.LARGEST_NUMBER)

    def _sizes(self, least: int, most: int) -> tuple[float, ...]:
        scale = self.broadside.scale
        return sizes(size(least, scale), size(most, scale), scale)
