"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.bookmap import book_map
from kaartspel.design.card_layout import Faces, Setting, lay_out_card, settings
from kaartspel.design.chamber import Chamber, chamber
from kaartspel.design.cover import cover, suits
from kaartspel.design.edges import edge
from kaartspel.design.evening import evening_pages
from kaartspel.design.figures import disc, symbol
from kaartspel.design.handouts import PARTS as HANDOUTS
from kaartspel.design.handouts import Kit, handout
from kaartspel.design.letter import on_letter
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
    "Chamber",
    "Faces",
    "Inking",
    "Kit",
    "Palette",
    "Setting",
    "badge",
    "book_map",
    "chamber",
    "contrast",
    "cover",
    "disc",
    "edge",
    "evening_pages",
    "handout",
    "is_light",
    "lay_out_card",
    "on_letter",
    "settings",
    "suits",
    "symbol",
    "text_on",
    "tint",
]
