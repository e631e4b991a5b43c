"""What cards are made on: sizes of card, sheets of paper, print shops."""

from dataclasses import dataclass, field
from enum import StrEnum

from kaartspel.deck.model.press import PressStandard
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class AsPoster:
    """How cards of a large format use their room, in parts of what they would have by its size.

    The chamber stands on their title, as wide as the text where the longest leaves room. `titles`
    is how large titles are, labels and marks. On all cards of the format `numbers` is how large
    numbers are beside that, and `lengths` how large margins and gaps: text has their room.
    """

    titles: float
    numbers: float
    lengths: float


@dataclass(frozen=True, slots=True)
class Format:
    """The size of a card. All lengths in mm.

    `body_sizes` are the least and the largest size of the reading text, in pt. Cards with seats may
    look `as_poster`.
    """

    name: str
    width: float
    height: float
    bleed: float
    safe: float
    corner: float
    body_sizes: tuple[float, float]
    as_poster: AsPoster | None = None


class Mode(StrEnum):
    """How the two sides of a card come together on a sheet."""

    LONG_EDGE = "long-edge"  # duplex, the sheet turned over its long edge
    SHORT_EDGE = "short-edge"  # duplex, turned over its short edge
    FOLD = "fold"  # both on one side, to be folded behind one another
    TWO_PASSES = "two-passes"  # all fronts, then by hand all backs
    FRONTS = "fronts"  # no backs


@dataclass(frozen=True, slots=True)
class Registration:
    """Marks by which a cutting machine finds the cards that are printed on a sheet. In mm.

    A filled square of 5 mm has its outer corner at the upper left; at the upper right and the lower
    left two lines of `length` and `thickness` meet in a corner, in the middle of their stroke. All
    three corners lie `inset` from both edges of the paper. This is what Silhouette's machines look
    for, by two programs that draw it: inkscape-silhouette (render_silhouette_regmarks.py: lines of
    20 and 0.3 mm) and proxies-at-home (10.0, 8.4 and 1.0 mm).
    """

    inset: float
    length: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper that cards are cut from. All lengths in mm.

    Columns and rows of 0 are as many as the paper holds. `gap` is between cards, across and down;
    `pitch`, from the edge of one card to the same edge of the next, goes before it. `left` and
    `top` are where the first card's trimmed corner lies; None is centred. `turned` lays the cards
    on their side; None does so where more of them fit. With a `registration` a machine cuts.
    """

    name: str
    width: float
    height: float
    columns: int
    rows: int
    gap: tuple[float, float]
    pitch: tuple[float, float] | None
    left: float | None
    top: float | None
    turned: bool | None
    mode: Mode
    marks: bool
    cut_lines: bool
    registration: Registration | None = None


@dataclass(frozen=True, slots=True)
class Shop:
    """What a print shop wants. Lengths in mm, type in pt, inks in per cent, pictures in dpi.

    `place` is where the deck says so, of a shop of its own.
    """

    name: str
    pages: str
    bleed: float
    safe: float
    corner: float
    ink_limit: int
    least_type: float
    standard: PressStandard
    condition: str
    dpi: tuple[int, ...]
    place: Place = field(default=Place(""), compare=False)
