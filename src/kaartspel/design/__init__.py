"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.bookmap import question_map, value_map
from kaartspel.design.cover import cover
from kaartspel.design.layout import Faces, lay_out
from kaartspel.design.screen import DARK, LIGHT, Palette, badge
from kaartspel.design.system import Inking

__all__ = [
    "DARK",
    "LIGHT",
    "Faces",
    "Inking",
    "Palette",
    "badge",
    "cover",
    "lay_out",
    "question_map",
    "value_map",
]
