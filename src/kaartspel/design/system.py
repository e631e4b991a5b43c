"""The design system as data: inks, sizes of type, measures. Changing one is one edit here.

Measures are for a card of 63 × 88 mm and grow with the format; `Scale` does the sum.
"""

from dataclasses import dataclass

from kaartspel.deck.model import Colour, Format, Kind

INK = Colour((22, 20, 18), (0, 0, 0, 100))
PAPER = Colour((255, 255, 255), (0, 0, 0, 0))

# One colour per kind for its backs: dark, middle and light, so that they differ in grey too.
BACKS = {
    Kind.QUESTION: INK,
    Kind.STATEMENT: Colour((255, 92, 57), (0, 75, 80, 0)),
    Kind.CLUSTER: PAPER,
}

LEAST_TYPE = 7.0  # pt; print shops refuse smaller type reversed out of a colour
BODY_STEP = 0.25  # pt; how finely the size of the body is chosen

# Sizes of type in pt.
INDEX = 11.0
LABEL = 8.5
TOPIC = 10.5
TITLES = (18.0, 13.0)  # the second for a word too long for the first
CLUSTER_TITLES = (20.0, 16.0)
BACK_WORD = 18.0

BODY_LEADING = 1.24
LABEL_LEADING = 1.2

# Lengths in mm.
MARGIN = 5.0
FIELD = 33.0  # the height of a statement's colour field
GAP = 4.5  # between blocks of text
INDEX_SYMBOL = 6.0
LARGE_SYMBOL = 25.0
TINT = 0.2  # how far a large symbol on a dark field is mixed with paper


@dataclass(frozen=True, slots=True)
class Scale:
    """How the system grows with a card's format."""

    factor: float

    @classmethod
    def of(cls, format_: Format) -> "Scale":
        """Return the scale of a format: as the smaller of its sides grows."""
        return cls(min(format_.width / 63, format_.height / 88))

    def type(self, size: float) -> float:
        """Return a size of type in pt, to a quarter point, never under the least."""
        return max(LEAST_TYPE, round(size * self.factor * 4) / 4)

    def length(self, length: float) -> float:
        """Return a length in mm."""
        return length * self.factor


def tint(colour: Colour, paper: float) -> Colour:
    """Mix a colour with paper: 0 is the colour itself, 1 is paper."""
    red, green, blue = (round(c + (255 - c) * paper) for c in colour.screen)
    cyan, magenta, yellow, black = (round(c * (1 - paper)) for c in colour.press)
    return Colour((red, green, blue), (cyan, magenta, yellow, black))
