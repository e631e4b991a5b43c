"""Colours for screens: what the deck's colours become on a light ground and on a dark one."""

from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Colour, Suit
from kaartspel.design.edges import edge
from kaartspel.design.figures import symbol
from kaartspel.design.system import BLACK, WHITE, contrast, text_on
from kaartspel.frame import Frame, Rectangle

# What readers' dark themes lie between: black and a dark grey. The grey is the harder ground.
_DARK_GROUND = Colour((44, 44, 46), (0, 0, 0, 90))
_LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: of what is not text with what lies behind it
_TEXT_CONTRAST = 4.5  # WCAG 2.2, 1.4.3: of text
_STEP = 0.01
_VIVID = 0.38  # the most saturated that a colour is made lighter: more would glow, as another hue


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a drawing on a screen. `text` stands for the reader's own colour of text.

    `rule` is for lines between entries.
    """

    text: Colour
    rule: Colour
    dark: bool = False

    def suit(self, colour: Colour) -> Colour:
        """Return a suit's colour as it is on this ground: on a dark one never too dark."""
        return _lit(colour) if self.dark else colour

    def edge(self, colour: Colour) -> Colour:
        """Return the colour of the edge of a suit's field: on a light ground never too light."""
        return self.suit(colour) if self.dark else edge(colour, WHITE) or colour


@lru_cache(maxsize=64)
def _lit(colour: Colour) -> Colour:
    """Return a colour lighter, until it stands out: mixed with white it would turn grey."""
    hue, light, saturation = rgb_to_hls(*(channel / 255 for channel in colour.screen))
    shown = colour
    while not _stands_out(shown):
        light = min(1.0, light + _STEP)
        red, green, blue = (round(255 * c) for c in hls_to_rgb(hue, light, min(_VIVID, saturation)))
        shown = Colour((red, green, blue), colour.press)
    return shown


def _stands_out(colour: Colour) -> bool:
    """Return whether a field can be told from a dark ground, and read."""
    readable = contrast(colour, text_on(colour)) >= _TEXT_CONTRAST
    return readable and contrast(colour, _DARK_GROUND) >= _LEAST_CONTRAST


LIGHT = Palette(BLACK, Colour((160, 156, 150), (0, 0, 0, 45)))
DARK = Palette(WHITE, Colour((118, 116, 112), (0, 0, 0, 60)), dark=True)

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
