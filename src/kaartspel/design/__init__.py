"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.cover import cover
from kaartspel.design.layout import Faces, lay_out

__all__ = ["Faces", "cover", "lay_out"]
