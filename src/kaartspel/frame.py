"""A finished picture as plain data: what the layout makes and the renderers draw.

Lengths are in pt (1/72 inch), from the top left corner of the frame, y downwards. Type is chosen,
lines are broken and kerned: whoever draws a Frame decides nothing.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from kaartspel.deck.model import Colour, Raster

PT_PER_MM = 72 / 25.4


def mm(length: float) -> float:
    """Convert mm to pt: the one place that does."""
    return length * PT_PER_MM


class Role(StrEnum):
    """What a group of items means to a reader who does not see it."""

    SECTION = "section"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"
    LIST = "list"
    NUMBERED_LIST = "numbered list"
    BULLETED_LIST = "bulleted list"
    LIST_ITEM = "list item"
    MARKED_ITEM = "marked item"  # of a mark and a body
    ITEM_MARK = "item mark"
    ITEM_BODY = "item body"
    FIGURE = "figure"
    TABLE = "table"
    TABLE_ROW = "table row"
    COLUMN_HEADER = "column header"
    ROW_HEADER = "row header"
    TABLE_CELL = "table cell"
    FIELD = "field"  # to fill in, on paper or on a screen


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line: its baseline's start, its characters, and its kerning.

    `kerns` are pairs of an index and a distance in 1/1000 em, taken off after that character.
    `width` is how wide it runs, in pt, where somebody may set it in another font; else 0.
    Of its figures those that `tabular` returns are of one width.
    """

    x: float
    y: float
    text: str
    kerns: tuple[tuple[int, int], ...] = ()
    width: float = 0


_FIRST = 0xF0130  # in a plane for private use (Unicode, 23.5): no text of a deck holds one
_PRIVATE = {ord("0") + i: _FIRST + i for i in range(10)}
_PLAIN = {private: figure for figure, private in _PRIVATE.items()}


def tabular(text: str) -> str:
    """Return a text whose figures are those that a font has of one width, for tables of a PDF."""
    return text.translate(_PRIVATE)


def plain_figures(text: str) -> str:
    """Return a text with its figures as they are written."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Text:
    """Text in one font, size and colour. `font` names a field of the deck's Fonts.

    `says` is what a reader hears or copies. It differs from what the pieces show where a word is
    broken at a line's end: such a word is a Text of its own, of two pieces.
    """

    font: str
    size: float
    colour: Colour
    says: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A flat field of colour."""

    x: float
    y: float
    width: float
    height: float
    fill: Colour


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line along a path: `width` in pt, and the lengths of dashes and gaps by turns in pt."""

    colour: Colour
    width: float
    dash: tuple[float, ...] = ()


Commands = tuple[tuple[str, tuple[float, ...]], ...]
"""The steps of a path: SVG commands M, L, C, Z in absolute coordinates, each with its numbers."""


@dataclass(frozen=True, slots=True)
class Path:
    """A drawing, filled even-odd, or stroked."""

    commands: Commands
    fill: Colour | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Bitmap:
    """A picture of pixels, filling a rectangle. `ground` is what shows where it is see-through."""

    x: float
    y: float
    width: float
    height: float
    raster: Raster
    ground: Colour

    def at(self, x: float, y: float, width: float, height: float) -> "Bitmap":
        """Return the same picture in another place."""
        return replace(self, x=x, y=y, width=width, height=height)


@dataclass(frozen=True, slots=True)
class Group:
    """Items that belong together: moved to (x, y), then turned clockwise by `turn` degrees.

    With a `role` the group is read out; whatever stands in no group with a role is decoration.
    `alt` says what a figure shows. `clip` is what shows of the group, in its own coordinates:
    x, y, width and height. `link` is the id of what it leads to, where something can be followed:
    a card, a group or a topic of the deck. `address` is where it leads to outside of the deck, if
    anywhere. `language` is that of its texts, where it is not the document's. A field's `alt` says
    what to fill in, its `level` on how many lines, and its items are where.
    """

    items: tuple["Item", ...]
    role: Role | None = None
    level: int = 0
    alt: str = ""
    x: float = 0
    y: float = 0
    turn: float = 0
    clip: tuple[float, float, float, float] | None = None
    link: str = ""
    address: str = ""
    language: str = ""


Item = Text | Rectangle | Path | Bitmap | Group


@dataclass(frozen=True, slots=True)
class Frame:
    """One page: `width` and `height` reach to the bleed, which is `bleed` wide on each side.

    Where there is a `slug`, the page goes on beyond the bleed by so much, on each side and above
    and below; width and height take it in.
    """

    width: float
    height: float
    bleed: float
    items: tuple[Item, ...]
    slug: tuple[float, float] = (0, 0)


class Printing(StrEnum):
    """How pages want to be printed, always at their own size (ISO 32000-1, table 150: Duplex)."""

    ONE_SIDED = "Simplex"
    LONG_EDGE = "DuplexFlipLongEdge"
    SHORT_EDGE = "DuplexFlipShortEdge"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A name by which a reader finds a page (from 0), and those that stand under it."""

    title: str
    page: int
    under: tuple["Bookmark", ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Pages with what is said of them as a whole. `date` is an ISO date.

    `printing` is what a viewer's dialog for printing begins with, where there is a right way.
    """

    title: str
    author: str
    subject: str
    language: str
    date: str
    pages: tuple[Frame, ...]
    printing: Printing | None = None
    bookmarks: tuple[Bookmark, ...] = ()
