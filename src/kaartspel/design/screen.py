"""Colours for screens: what the deck's colours become on a light ground and on a dark one."""

from dataclasses import dataclass

from kaartspel.deck.model import Colour, Suit
from kaartspel.design.edges import edge
from kaartspel.design.figures import symbol
from kaartspel.design.system import BLACK, WHITE, contrast, text_on, tint
from kaartspel.frame import Frame, Rectangle

# What readers' dark themes lie between: black and a dark grey. The grey is the harder ground.
_DARK_GROUND = Colour((44, 44, 46), (0, 0, 0, 90))
_LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: of what is not text with what lies behind it
_TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: of text
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a drawing on a screen. `text` stands for the reader's own colour of text.

    `rule` is for lines between entries, `field` for what stands in the middle, with WHITE on it.
    """

    text: Colour
    rule: Colour
    field: Colour
    dark: bool = False

    def suit(self, colour: Colour) -> Colour:
        """Return a suit's colour as it is on this ground: on a dark one never too dark."""
        shown, paper = colour, 0.0
        while self.dark and not _stands_out(shown):
            paper += _STEP
            shown = tint(colour, paper)
        return shown

    def edge(self, colour: Colour) -> Colour:
        """Return the colour of the edge of a suit's field: on a light ground never too light."""
        return self.suit(colour) if self.dark else edge(colour, WHITE) or colour


def _stands_out(colour: Colour) -> bool:
    """Return whether a field can be told from a dark ground, and read."""
    readable = contrast(colour, text_on(colour)) >= _TEXT_CONTRAST
    return readable and contrast(colour, _DARK_GROUND) >= _LEAST_CONTRAST


LIGHT = Palette(BLACK, Colour((160, 156, 150), (0, 0, 0, 45)), BLACK)
DARK = Palette(
    WHITE, Colour((118, 116, 112), (0, 0, 0, 60)), Colour((70, 68, 66), (0, 0, 0, 80)), dark=True
)

_BADGE = 24.0  # pt; it grows with the type beside it
_BADGE_MARGIN = 4.0
_BADGE_EDGE = 1.2


def badge(suit: Suit, palette: Palette) -> Frame:
    """Return a suit as a square of its colour with its symbol, to stand beside a name."""
    colour, inner = palette.suit(suit.colour), _BADGE - 2 * _BADGE_EDGE
    size = _BADGE - 2 * _BADGE_MARGIN
    mark = symbol(suit.symbol, _BADGE_MARGIN, _BADGE_MARGIN, size, text_on(colour))
    around = Rectangle(0, 0, _BADGE, _BADGE, palette.edge(suit.colour))
    field = Rectangle(_BADGE_EDGE, _BADGE_EDGE, inner, inner, colour)
    return Frame(_BADGE, _BADGE, 0, (around, field, mark))
