"""Place a symbol: scale its drawing to a size and move it to its place."""

from kaartspel.deck.model import Colour, Symbol
from kaartspel.frame import Path


def symbol(drawing: Symbol, x: float, y: float, size: float, colour: Colour) -> Path:
    """Return a symbol in a square of `size` pt whose upper left corner is at (x, y)."""
    scale = size / drawing.size
    return Path(
        tuple(
            (verb, tuple(round((y if i % 2 else x) + v * scale, 3) for i, v in enumerate(values)))
            for verb, values in drawing.path
        ),
        colour,
    )
