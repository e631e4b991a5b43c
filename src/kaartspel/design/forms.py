"""Draw forms on A4: what is to be told, in small type, and room to write it, as large as it goes.

The last line of a field parts it from the next, and is seen from afar; the others are thin.
"""

from collections.abc import Sequence
from functools import partial

from kaartspel.deck.model import Blank, Form, Play
from kaartspel.design.a4 import FIRST, GUTTER, MARGIN, SMALL, WIDTH, Pen, head, page
from kaartspel.design.full import fullest
from kaartspel.design.kit import Kit
from kaartspel.frame import Frame
from kaartspel.type import Typesetter

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
# In mm: between lines to write on, as much as a page allows, with room for a hand; and from the
# last line to the capitals of the next field.
_GAPS = (12.0, 11.6, 11.2, 10.8, 10.4, 10.0, 9.6, 9.2, 8.8, 8.6)
_AIRS = (5.5, 4.5)
_WAYS = tuple((gap, air) for gap in _GAPS for air in _AIRS)
_ABOVE_FOOT = 3.0
# Closer than two paragraphs, as they are one thing, but clear of the name's descenders.
_NAME_TO_HINT, _HINT_TO_ROOM = 1.2, 0.4


def form_pages(typesetter: Typesetter, kit: Kit, form: Form) -> tuple[Frame, ...]:
    """Return the page of a form. Raises Misfit where it holds too much."""
    return fullest(partial(_drawn, typesetter, kit, form), _WAYS)


def _drawn(
    typesetter: Typesetter, kit: Kit, form: Form, way: tuple[float, float]
) -> tuple[Frame, ...]:
    """Return a form. A way is how far its lines are apart, and its fields."""
    letters = _told_apart(kit.play, form)
    top = head(typesetter, form.title, form.aim, kit.accent, kit.seats, letters)
    pen = Pen(typesetter, MARGIN, FIRST, _FULL)
    for row in _rows(form.blanks):
        pen.y += way[1] if pen.y > FIRST else 0
        _row(pen, row, way[0])
    pen.y += _ABOVE_FOOT
    return (page(typesetter, [*top, *pen.items], kit.foot(form.title), pen),)


def _rows(blanks: Sequence[Blank]) -> list[list[Blank]]:
    """Return fields as they stand beside each other: two halves, or one alone."""
    rows = list[list[Blank]]()
    for blank in blanks:
        if blank.is_half and rows and len(rows[-1]) == 1 and rows[-1][0].is_half:
            rows[-1].append(blank)
        else:
            rows.append([blank])
    return rows


def _told_apart(play: Play, form: Form) -> str:
    """Return the first letters of a form's title, as many as tell it from the other forms."""
    others = [other.title for other in (play.form, *play.forms) if other.id != form.id]
    starts = (form.title[:end] for end in range(1, len(form.title) + 1))
    alone = (start for start in starts if not any(name.startswith(start) for name in others))
    return next(alone, form.title[:1])


def _row(pen: Pen, row: Sequence[Blank], gap: float) -> None:
    """Write fields beside each other, their lines in register however long their hints are."""
    width = _HALF if len(row) > 1 else _FULL
    columns = [pen.column(MARGIN + at * (_HALF + GUTTER), width) for at in range(len(row))]
    for column, blank in zip(columns, row, strict=True):
        column.named(blank.name, _NAME_TO_HINT)
        column.paragraph(blank.hint, SMALL, _HINT_TO_ROOM)
    lowest = max(column.y for column in columns)
    for column, blank in zip(columns, row, strict=True):
        column.y = lowest
        column.field(f"{blank.name}. {blank.hint}", blank.lines, gap)
    pen.y = max(column.y for column in columns)
