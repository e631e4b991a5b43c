"""What a drawing is: flat shapes in a box."""

import math
from dataclasses import dataclass

from kaartspel.deck.svg.colours import ScreenColour
from kaartspel.deck.svg.outlines import EVEN_ODD, Outline, Workshop, transformed

SIZE = 1000.0  # the larger side of a drawing while it is worked on


@dataclass(frozen=True, slots=True)
class Shape:
    """A flat shape, filled by the even-odd rule."""

    path: Outline
    colour: ScreenColour


@dataclass(frozen=True, slots=True)
class Shapes:
    """All that is drawn, the lowest first: in a box of `width` and `height`, from (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def united(self) -> Outline:
        """Return all shapes as one, filled by the even-odd rule. Raises NotDrawable."""
        scale = SIZE / max(self.width, self.height)
        paths = [(transformed(s.path, (scale, 0, 0, scale, 0, 0)), EVEN_ODD) for s in self.shapes]
        return rounded(Workshop().united(paths), scale)


def rounded(path: Outline, scale: float) -> Outline:
    """Return a path in the drawing's own units, to 1/10,000 of the scale of usual ones."""
    digits = max(4, 1 + math.ceil(math.log10(scale)))
    return tuple((verb, tuple([round(v / scale, digits) for v in values])) for verb, values in path)
