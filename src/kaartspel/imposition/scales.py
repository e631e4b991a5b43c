"""The scales of a proof sheet: where they lie, and what their readings say about a printer.

Three lines on the back shine through at three scales on the front. A scale is a stair of short
strokes, each a step further, with its distance beside it: the stroke that lies on the line is the
reading. A and B tell how far an upright line is off, high and low on the sheet, C how far a level
line is. All is in mm as seen from the front, on paper that stands upright.
"""

import math
from dataclasses import dataclass
from functools import cached_property

from kaartspel.deck.model import Sheet
from kaartspel.deck.model.grid import UNPRINTED
from kaartspel.imposition.correction import Correction
from kaartspel.messages import say
from kaartspel.problems import WrongUsage

STEP = 0.25  # mm: half of it is less than most printers differ from one sheet to the next
REACH = 5.0  # mm each way: office printers are off by 1 to 4 mm
PITCH = 2.9  # mm from one step of a stair to the next: room for its number
LEVEL_START = 66.0  # mm from the left: C, and all that is written
_UPRIGHT = 32.0  # mm from the left: the line that A and B are read at
_LEVEL = 66.0  # mm below the middle: the line that C is read at
_LEAST = (195.0, 270.0)  # mm: the smallest paper that all of it has room on

VALUES = tuple(round(-REACH + STEP * i, 2) for i in range(round(2 * REACH / STEP) + 1))
LENGTH = PITCH * len(VALUES)  # of a whole stair


@dataclass(frozen=True, slots=True)
class Readings:
    """The numbers that somebody read at the three scales, in mm."""

    a: float
    b: float
    c: float

    @classmethod
    def from_numbers(cls, a: float | None, b: float | None, c: float | None) -> "Readings | None":
        """Return the readings, or None where there are none. Raises WrongUsage for some of them."""
        given = [number for number in (a, b, c) if number is not None]
        if len(given) not in {0, 3}:
            raise WrongUsage(say("one of A, B and C is missing; read all three"))
        return cls(*given) if given else None


@dataclass(frozen=True)
class Scales:
    """Where the scales and their lines lie on paper of `width` × `height`, standing upright."""

    width: float
    height: float

    @classmethod
    def on(cls, sheet: Sheet) -> "Scales":
        """Return the scales for a sheet's paper. Raises WrongUsage where it is too small."""
        size = sorted((sheet.width, sheet.height))
        if size[0] < _LEAST[0] or size[1] < _LEAST[1]:
            fact = say(
                "the paper of the sheet '{name}' is too small for a proof sheet", name=sheet.name
            )
            least = f"{_LEAST[0]:g} × {_LEAST[1]:g} mm"
            raise WrongUsage(
                say(
                    "{fact}, which needs {least}; calibrate on larger paper", fact=fact, least=least
                )
            )
        return cls(*size)

    upright = _UPRIGHT

    @property
    def level(self) -> float:
        """How far down the level line lies."""
        return self.height / 2 + _LEVEL

    @cached_property
    def starts(self) -> dict[str, float]:
        """Where each stair begins: A and B from the top, C from the left."""
        edge = UNPRINTED + 1
        return {"A": edge, "B": self.height - edge - LENGTH, "C": LEVEL_START}

    def at(self, letter: str, value: float) -> float:
        """Return how far along its stair the step for `value` lies, from the paper's edge."""
        return self.starts[letter] + PITCH * ((value + REACH) / STEP + 0.5)

    def correct(self, readings: Readings) -> Correction:
        """Return how the backs must move so that all three scales read nought.

        The backs as printed are turned by some angle about the middle, and then moved. A point of
        the upright line that lands `h` below the middle is off by k(1/cos - 1) - (h - y)tan + x,
        where k is the line's distance from the middle; a point of the level line in the same way.
        """
        a, b, c = readings.a, readings.b, readings.c
        high, low = (self.at(*at) - self.height / 2 for at in (("A", a), ("B", b)))
        across = self.at("C", c) - self.width / 2
        tan = (a - b) / (low - high)
        angle = math.atan(tan)
        stretch = 1 / math.cos(angle) - 1
        p = a - (self.upright - self.width / 2) * stretch + high * tan
        q = c - (self.level - self.height / 2) * stretch - across * tan
        x, y = (p - tan * q) / (1 + tan**2), (q + tan * p) / (1 + tan**2)
        # Back the same way, in the other order: first moved, then turned.
        cos, sin = math.cos(angle), math.sin(angle)
        back = -(x * cos + y * sin), -(y * cos - x * sin)
        return _tidy(*back, -math.degrees(angle))


def read(readings: Readings, sheet: Sheet) -> Correction:
    """Return what a printer needs on a sheet. Raises WrongUsage for numbers not on the scales."""
    for letter in "abc":
        value = getattr(readings, letter)
        if not -REACH <= value <= REACH:
            fact = say(
                "{value:g} does not stand on scale {letter}", value=value, letter=letter.upper()
            )
            raise WrongUsage(
                say(
                    "{fact}, which goes from {least:g} to {most:g}; read it again",
                    fact=fact,
                    least=-REACH,
                    most=REACH,
                )
            )
    upright = Scales.on(sheet).correct(readings)
    # On paper that lies on its long side, all of the proof is turned a quarter clockwise.
    lies = sheet.width > sheet.height
    return _tidy(-upright.y, upright.x, upright.turn) if lies else upright


def _tidy(x: float, y: float, turn: float) -> Correction:
    """Return a correction without a nought that is negative, and no finer than can be read."""
    return Correction(round(x, 2) + 0.0, round(y, 2) + 0.0, round(turn, 3) + 0.0)
