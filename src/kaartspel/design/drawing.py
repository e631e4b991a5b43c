"""Place a symbol: scale its drawing to a size and move it to its place."""

from kaartspel.deck.model import Colour, Symbol
from kaartspel.frame import Path, Stroke


def symbol(
    drawing: Symbol, x: float, y: float, size: float, colour: Colour, outline: float = 0
) -> Path:
    """Return a symbol in a square of `size` pt whose upper left corner is at (x, y).

    With an `outline` (pt) it is drawn as a line of that width, and not filled.
    """
    scale = size / drawing.size
    return Path(
        tuple(
            (verb, tuple(round((y if i % 2 else x) + v * scale, 3) for i, v in enumerate(values)))
            for verb, values in drawing.path
        ),
        None if outline else colour,
        Stroke(colour, outline) if outline else None,
    )
