"""A page while it is read: the state in force, and what has been painted and found so far."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from kaartspel.messages import say
from kaartspel.preflight.plates import CMYK, GREY, Plates
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.state import IDENTITY, Bounds, GraphicsState, Mark, Matrix, Paint

_MOST_STEPS = 1_000_000  # of one page, with all that is drawn on it

Operands: TypeAlias = Any
Operators: TypeAlias = dict[str, Callable[[Operands], None]]
"""What each operator of a content stream does with its operands."""


class TooMuch(Exception):
    """More is drawn on a page than can be looked at."""


@dataclass(slots=True)
class Canvas:
    """What all who read a page share.

    `resources` are those of the content that is being read, and `text` and `line` the matrices of
    its text. `draw` reads a form, a pattern or a glyph, placed by a matrix. `marks` is what was
    painted, and `faults`, in the order in which they were met, what no press can print. `coarsest`
    is the least number of pixels to the inch that a picture has on the page, if it has any.
    """

    file: FileResources
    allows_transparency: bool
    draw: Callable[[Any, Matrix], None]
    resources: Any = field(default_factory=dict)
    state: GraphicsState = field(default_factory=GraphicsState)
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    marks: list[Mark] = field(default_factory=list)
    faults: dict[str, None] = field(default_factory=dict)
    coarsest: float | None = None
    steps: int = 0

    def take(self, steps: int) -> None:
        """Count what it takes to read on: operators, characters, widths. Raises TooMuch."""
        self.steps += steps
        if self.steps > _MOST_STEPS:
            raise TooMuch

    def fault(self, words: str) -> None:
        """Note a fault, once."""
        self.faults.setdefault(words)

    def sampled(self, width: float, height: float) -> None:
        """Note a picture of so many pixels, which fills the unit square of the matrix in force."""
        a, b, c, d = self.state.ctm[:4]
        sides = math.hypot(a, b), math.hypot(c, d)
        if min(width, height) > 1 and all(sides):  # one pixel is a field of colour
            dpi = min(width / sides[0], height / sides[1]) * 72
            self.coarsest = dpi if self.coarsest is None else min(self.coarsest, dpi)

    def transparent(self) -> None:
        """Note that something is transparent, where it must not be."""
        if not self.allows_transparency:
            self.fault(say("something is transparent; flatten it"))

    def mark(self, bounds: Bounds, paint: Paint, *, fills_bounds: bool = False) -> None:
        """Note what is painted in a colour that was set; `bounds` are in pt on the page."""
        self.marks.append(Mark(bounds, paint.plates, self.overprints(paint), fills_bounds))

    def mark_plates(self, bounds: Bounds, plates: Plates, *, fills_bounds: bool = False) -> None:
        """Note what brings colours of its own, which hide those below."""
        self.marks.append(Mark(bounds, plates, overprints=False, fills_bounds=fills_bounds))

    def overprints(self, paint: Paint) -> bool:
        """Return whether inks that the paint lacks stay: in CMYK only with overprint mode 1."""
        if paint.space is GREY or (paint.space is CMYK and not self.state.overprint_mode):
            return False
        return paint.overprints

    def named(self, kind: str, name: Any) -> Any:
        """Return the resource of a kind that operators call by a name, or None."""
        return self.resources.get(kind, {}).get(str(name))
