"""Draw a scale as a stair: strokes, each a step further to the side, with their numbers."""

from collections.abc import Iterable

from kaartspel.design import BLACK, LEAST_TYPE, tint
from kaartspel.frame import Item, Stroke, mm
from kaartspel.imposition import marks
from kaartspel.imposition.margins import Notes
from kaartspel.imposition.scales import PITCH, REACH, VALUES
from kaartspel.type import Style, set_line

LINE = 0.6  # pt: narrower than a step, so that only one stroke lies on the line
_FAINT = Stroke(tint(BLACK, 0.6), 0.25)
_LENGTH = 0.86  # of a stroke, in steps
_NUMBERS = 4.0  # mm from the furthest stroke to the numbers
_CLEAR = 1.2  # mm between a stroke and the line to its number


def number(value: float, notes: Notes) -> str:
    """Return a number as the deck's language writes it, with the minus that is typed."""
    return f"{value:g}".replace(".", notes.words["decimal"])


def stair(x: float, y: float, notes: Notes, *, leftwards: bool = False) -> Iterable[Item]:
    """Yield a stair around the upright at `x`, from `y` down (mm), with its numbers at the right.

    Numbers grow as strokes lie further to the right, or to the left. A whole number is strong,
    and a faint line leads to it.
    """
    faces, edge = notes.faces, x + REACH + _NUMBERS
    for i, value in enumerate(VALUES):
        middle = y + PITCH * (i + 0.5)
        at, half = x + (-value if leftwards else value), PITCH * _LENGTH / 2
        is_whole = value == round(value)
        if is_whole:
            yield marks.line((at + _CLEAR, middle, edge - 2 * _CLEAR, middle), _FAINT)
        yield marks.line((at, middle - half, at, middle + half), Stroke(BLACK, LINE))
        style = Style(faces.strong if is_whole else faces.text, LEAST_TYPE, 1, BLACK)
        text = number(value, notes)
        # The minus stands out to the left, so that digits stand below digits.
        minus = style.width("-") if value < 0 else 0
        baseline = mm(middle) + style.size * style.face.cap_height / 2
        yield set_line(text, style, mm(edge) - minus, baseline)
