"""Read SVG files: as flat shapes, drawn as a browser draws them, or told why that cannot be."""

from kaartspel.deck.svg.drawing import read_svg
from kaartspel.deck.svg.file import MAX_BYTES
from kaartspel.deck.svg.shapes import Shape, Shapes
from kaartspel.deck.svg.style import NotDrawable

__all__ = ["MAX_BYTES", "NotDrawable", "Shape", "Shapes", "read_svg"]
