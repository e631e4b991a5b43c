"""The design system as data: inks, sizes of type, measures. Changing one is one edit here.

Measures are for a card of 63 × 88 mm and grow with the format; `Scale` does the sum.
"""

from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Colour, Format

BLACK = Colour((22, 20, 18), (0, 0, 0, 100))  # of type and lines, on the black plate alone
RICH_BLACK = Colour((22, 20, 18), (40, 30, 0, 100))  # of fields
WHITE = Colour((255, 255, 255), (0, 0, 0, 0))

ACCENT = Colour((255, 122, 86), (0, 65, 68, 0))  # what is to be seen among dark fields

LEAST_TYPE = 7.0  # pt; print shops refuse smaller type reversed out of a colour
LEAST_CONTRAST = 7.0  # of all text with its ground: the highest demand of WCAG 2.2
LABEL_PART = 0.75  # of a number's size: that of a label on its line, at the least
BODY_STEP = 0.25  # pt; how finely the size of the body is chosen

# Sizes of type in pt: five, each 1.2 to 1.27 times the last, and reading text as its kind needs it.
# Numbers are SMALL: they are looked for, in a hand and on a poster, and labels are not.
LABEL, SMALL, READING, TITLE, DISPLAY = 8.5, 10.25, 13.0, 16.5, 21.0

# Leading as multiples of the size.
BODY_LEADING = 1.24
LABEL_LEADING = 1.2

CLEAR = 12.0  # pt, the least that clear print allows for reading text
ITEM_GAP = 0.4  # em, between items of a list with marks, more than between two lines
CLOSE_ITEM_GAP = 0.32  # in smaller type than that, on cards that hold many words
END_GAP = 1.5  # em of the reading text, from it to a text that comes down to the foot
TEXT_GAP = 1.2  # em, between texts of the window, more than between the items of one

# Lengths in mm.
MARGIN = 4.9  # at the least; more where a quotation mark would protrude from the safe zone
HEAD = 30.0  # above the window for reading text
FOOT = 13.0  # below it
GAP = 4.5  # between blocks of text, and from the edge of a field to text
FIELD_GAP = 3.2  # from the last baseline to a field of colour below it: room for a descender
LINE_GAP = 1.6  # between entries that belong together
BLOCK_GAP = 2.6  # between texts at its end
RULE_GAP = 2.1  # from a rule to the capitals below it
FOOT_GAP = 1.0  # from the last baseline to the turned index
BESIDE_INDEX = 1.0  # at the least between a line at the foot and the turned index
BESIDE_TURNED = 4.0  # and of the window's last line, in larger type: not read as a word more
BESIDE_NUMBER = 1.6  # from the number to a text on its line
INDEX_GAP = 1.2  # between the number and the symbol of an index
BELOW_INDEX = 1.53  # and from there to a title below it, at the least
BESIDE_MARK = 2.4  # and from there to seats that go off the card
LARGEST_SEAT = 3.8  # the diameter of a seat on a front, at the most
LARGEST_WHOLE = 6.0  # of a chamber as wide as the text
LARGEST_OFF_EDGES, LEAST_OFF_EDGES = 9.0, 5.4  # of one that goes off the card
LARGEST_ON_BACK = 11.0  # and on a back
LEAST_SEAT = 0.3  # below this, on whatever format, seats are no longer seen one by one
SEATS_TOP = 3.6  # from the edge of the card to the highest seats: they are round
EMBLEM_GAP = 2.2  # from the seats to the text below them
BELOW_WIDE = 4.6  # and on large cards, where they stand above it: as much as the margin, nearly
TABLE_TOP = 3.0  # from the edge of the card to the picture of a game's table
TABLE_FOOT = 1.7  # from there to the edge of the head
TABLE_GAP = 1.4  # from the title to the picture beside it
LEAST_TABLE = 0.8  # of its size: what a table leaves of that to a long title
TABLE_IN_ROOM = 0.88  # how high the half-circle of a room is, as a part of a table
LOGO = 7.0  # the height of a logo, at the most
LOGO_GAP = 2.2  # below it and beside it, on its tab of paper
LEAST_ON_POSTER = 30.0  # the width of an emblem that is a poster's, on the cards of large formats
AISLE = 0.7  # between the halves of a chamber, in diameters of a seat
SEAT_CONTRAST = 1.7  # the least, of a seat with the back that it stands on
SEAT_TONE = 4.2  # and of one that has less, and so a tone of its colour

# With little ink: lines instead of fields, in mm.
OUTLINE = 0.25
ABOVE_RULE = 1.9  # from the last baseline of a head, clear of descenders, to its rule
BELOW_RULE = 3.9  # from there to the capitals below, at the least: a line of air
CLOSE_BELOW_RULE = 1.7  # and on cards that hold many words, whose heads have no room to spare
LEAST_RULE = 1.5  # contrast of a rule with paper, below which it has a hairline

# Of the seats on a front: those of the card are strong, the rest of its party a tone, others a
# fainter one; in one ink they are discs, rings and dots.
MOST_SEATS = 400
OWN = 1.4  # the radius of a disc that is alone, in radii of a seat
FRIEND = 0.82  # the radius of others beside it: so that it has air
RING = 0.31  # the weight of a ring's line, in its own radii
DOT = 0.46  # the radius of a dot
DOT_IN_ONE_INK = 0.36  # where it cannot be fainter
PARTY = 4.0  # the contrast of its party with their ground, as discs of one size with others
TONE = 1.6  # the contrast of others' seats with a light ground
TINT = 0.23  # of paper in them on a dark one: the darker it is, the more contrast the eye needs


@dataclass(frozen=True, slots=True)
class Scale:
    """How the system grows with a card's format: what is drawn, its type, and margins and gaps."""

    factor: float
    type_factor: float
    gap_factor: float

    @classmethod
    def for_format(cls, format_: Format, titles: float = 1.0) -> "Scale":
        """Return the scale of a format: as the smaller of its sides grows.

        `titles` is how much more type grows than that; margins and gaps may grow less.
        """
        factor = min(format_.width / 63, format_.height / 88)
        lengths = format_.as_poster.lengths if format_.as_poster else 1.0
        return cls(factor, titles * factor, lengths * factor)

    def type(self, size: float) -> float:
        """Return a size of type in pt, to a quarter point, never under the least."""
        return max(LEAST_TYPE, round(size * self.type_factor * 4) / 4)

    def length(self, length: float) -> float:
        """Return a length in mm: of a margin, a gap, or what is made of them."""
        return length * self.gap_factor

    def drawn(self, length: float) -> float:
        """Return the length in mm of what is drawn, or has room for type: it is never less."""
        return length * self.factor

    def beside_type(self, length: float) -> float:
        """Return the length in mm of what stands with type, and grows as it does."""
        return length * self.type_factor


def tint(colour: Colour, paper: float) -> Colour:
    """Mix a colour with paper: 0 is the colour itself, 1 is paper."""
    red, green, blue = (round(c + (255 - c) * paper) for c in colour.screen)
    cyan, magenta, yellow, black = (round(c * (1 - paper)) for c in colour.press)
    return Colour((red, green, blue), (cyan, magenta, yellow, black))


def shade(colour: Colour, ink: float) -> Colour:
    """Mix a colour with ink: 0 is the colour itself, 1 is black."""
    red, green, blue = (round(c * (1 - ink)) for c in colour.screen)
    cyan, magenta, yellow, black = colour.press
    return Colour((red, green, blue), (cyan, magenta, yellow, round(black + (100 - black) * ink)))


@lru_cache(maxsize=64)
def readable(colour: Colour) -> Colour:
    """Return a colour that text can be read on: itself, or mixed with paper or ink until it is."""
    mix = tint if is_light(colour) else shade
    mixed = (mix(colour, part / 50) for part in range(51))
    return next(each for each in mixed if contrast(each, text_on(each)) >= LEAST_CONTRAST)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour on screen, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4
        for c in (channel / 255 for channel in colour.screen)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, contrast ratio)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_on(ground: Colour) -> Colour:
    """Return the colour of text on a ground: ink or paper, whichever reads better."""
    return BLACK if is_light(ground) else WHITE


@lru_cache(maxsize=64)
def is_light(colour: Colour) -> bool:
    """Return whether ink reads better on a colour than paper does."""
    return contrast(colour, BLACK) >= contrast(colour, WHITE)
