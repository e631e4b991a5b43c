"""How a printer's backs are moved so that they come to lie behind their fronts."""

from dataclasses import dataclass

from kaartspel.deck.model import Sheet
from kaartspel.deck.model.grid import turns_over_vertically
from kaartspel.frame import Group, Item, mm

_SAME = 0.5  # mm


@dataclass(frozen=True, slots=True)
class Correction:
    """How the backs must move, as seen from the front, against the light.

    `x` is to the right and `y` down, in mm; `turn` is clockwise about the middle of the sheet, in
    degrees. Seen from the front, it does not matter over which edge the sheet is turned.
    """

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The correction that a printer needs on pages of `width` × `height` mm."""

    width: float
    height: float
    correction: Correction

    def fits(self, sheet: Sheet) -> bool:
        """Return whether it was read on pages of this size; others go through otherwise."""
        return abs(self.width - sheet.width) < _SAME and abs(self.height - sheet.height) < _SAME


def moved(items: tuple[Item, ...], sheet: Sheet, correction: Correction) -> tuple[Item, ...]:
    """Return what is printed on the back of a sheet, corrected. Seen from behind, it mirrors."""
    if correction == Correction():
        return items
    mirror = (-1, 1) if turns_over_vertically(sheet) else (1, -1)
    middle = mm(sheet.width / 2), mm(sheet.height / 2)
    centred = Group(items, x=-middle[0], y=-middle[1])
    x = middle[0] + mirror[0] * mm(correction.x)
    y = middle[1] + mirror[1] * mm(correction.y)
    return (Group((centred,), x=x, y=y, turn=-correction.turn),)
