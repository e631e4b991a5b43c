"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.bookmap import question_map, value_map
from kaartspel.design.cover import cover
from kaartspel.design.evening import evening_pages
from kaartspel.design.handouts import Kit, handout
from kaartspel.design.layout import Faces, Setting, lay_out, lay_out_card, settings
from kaartspel.design.screen import DARK, LIGHT, Palette, badge
from kaartspel.design.system import Inking
from kaartspel.design.typeface import lacks

__all__ = [
    "DARK",
    "LIGHT",
    "Faces",
    "Inking",
    "Kit",
    "Palette",
    "Setting",
    "badge",
    "cover",
    "evening_pages",
    "handout",
    "lacks",
    "lay_out",
    "lay_out_card",
    "question_map",
    "settings",
    "value_map",
]
