"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.cover import cover
from kaartspel.design.layout import Faces, lay_out
from kaartspel.design.system import Inking

__all__ = ["Faces", "Inking", "cover", "lay_out"]
