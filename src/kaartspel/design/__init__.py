"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.cover import cover
from kaartspel.design.layout import Faces, Setting, lay_out, lay_out_card, settings
from kaartspel.design.system import Inking

__all__ = [
    "Faces",
    "Inking",
    "Setting",
    "cover",
    "lay_out",
    "lay_out_card",
    "settings",
]
