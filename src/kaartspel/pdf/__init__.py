"""Turn Frames into PDF bytes: drawing, fonts, tags, metadata."""

from kaartspel.pdf.render import Renderer

__all__ = ["Renderer"]
