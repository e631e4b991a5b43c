"""Draw the head of the page of a table: its number, which game is played there, and its picture."""

from kaartspel.deck.model import Colour
from kaartspel.design.a4 import BODY, GUTTER, HEAD, HEAVY, MARGIN, TITLES, WIDTH, Pen, depth, set_in
from kaartspel.design.full import too_high
from kaartspel.design.gamesheet import table_picture
from kaartspel.design.system import BLACK
from kaartspel.design.tableplan import TopView
from kaartspel.frame import Group, Item, Rectangle, Role, mm
from kaartspel.type import Style, Typesetter, set_line

# In mm: the number reaches from the top to the foot, as the picture does, or is as wide as is free
# before the edge at which all that is read on the page begins.
_TOP, _FOOT = 11.0, 33.0
_WIDEST = 30.0  # of the picture
EDGE = 47.0  # from the margin
_BELOW_TITLE = 2.4


def table_head(
    typesetter: Typesetter, number: int, title: str, about: str, view: TopView, accent: Colour
) -> list[Item]:
    """Return the head of a table's page over a heavy rule.

    Its number, large enough to be found across a room, stands at the left edge. Raises Misfit where
    what stands beside it would run over the rule.
    """
    face, digits = typesetter.strong, str(number)
    size = min(mm(_FOOT - _TOP) / face.cap_height, mm(EDGE - GUTTER / 2) / face.width(digits))
    large = Style(face, size, 1, BLACK)
    wide = min(_WIDEST, (_FOOT - _TOP) * view.width)
    left = MARGIN + EDGE
    inner = WIDTH - MARGIN - wide - GUTTER / 2 - left
    for size in TITLES:
        name = set_in(typesetter, title, face, size, inner)
        if len(name.lines) == 1:
            break
    notes = set_in(typesetter, about, typesetter.text, BODY, inner)
    below = _TOP + depth(name) + _BELOW_TITLE
    if (over := below + depth(notes) - HEAD) > 0:
        raise too_high(over)
    picture = Pen(typesetter, WIDTH - MARGIN - wide, _TOP, wide)
    table_picture(picture, view, wide)
    return [
        Rectangle(mm(MARGIN), mm(HEAD), mm(WIDTH - 2 * MARGIN), mm(HEAVY), accent),
        Group((set_line(digits, large, mm(MARGIN) - large.outset, mm(_FOOT)),)),
        *picture.items,
        Group(name.place(mm(left), mm(_TOP)), Role.HEADING, level=1),
        Group(notes.place(mm(left), mm(below)), Role.PARAGRAPH),
    ]
