"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.bookmap import book_map
from kaartspel.design.card_layout import Faces, Setting, lay_out_card, settings
from kaartspel.design.cover import cover, suits
from kaartspel.design.evening import evening_pages
from kaartspel.design.figures import symbol
from kaartspel.design.handouts import PARTS as HANDOUTS
from kaartspel.design.handouts import Kit, handout
from kaartspel.design.screen import DARK, LIGHT, Palette, badge
from kaartspel.design.system import (
    ACCENT,
    BLACK,
    LEAST_TYPE,
    OUTLINE,
    WHITE,
    Inking,
    contrast,
    is_light,
    text_on,
    tint,
)

__all__ = [
    "ACCENT",
    "BLACK",
    "DARK",
    "HANDOUTS",
    "LEAST_TYPE",
    "LIGHT",
    "OUTLINE",
    "WHITE",
    "Faces",
    "Inking",
    "Kit",
    "Palette",
    "Setting",
    "badge",
    "book_map",
    "contrast",
    "cover",
    "evening_pages",
    "handout",
    "is_light",
    "lay_out_card",
    "settings",
    "suits",
    "symbol",
    "text_on",
    "tint",
]
