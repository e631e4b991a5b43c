"""Draw slips to cut out of A4: signs for the table and the chest, and slips to write on."""

from collections.abc import Sequence

from kaartspel.deck.model import Form, Play, Slip, Slips
from kaartspel.design.a4 import FIRST, HEIGHT, MARGIN, SMALL, WIDTH, Misfit, Pen, cut, head, page
from kaartspel.frame import Frame, Item
from kaartspel.messages import say
from kaartspel.type import Typesetter

_COLUMNS, _ROWS = 2, 6
_INSET = 4.5  # mm: from a cut to the text
_HIGH = (HEIGHT - FIRST - MARGIN) / _ROWS
_WIDE = (WIDTH - 2 * MARGIN) / _COLUMNS
_WORD = 17.0  # pt
_LINE = 7.4  # mm
_AFTER_NAME = 30.0  # mm: where the line of a name begins


def slips_pages(typesetter: Typesetter, play: Play, slips: Slips, seats: int) -> tuple[Frame, ...]:
    """Return as many pages as the slips take. Raises Misfit where one holds too much."""
    every = [slip for slip in slips.items for _ in range(slip.count)]
    each = _COLUMNS * _ROWS
    parts = [every[first : first + each] for first in range(0, len(every), each)]
    return tuple(_page(typesetter, play, slips, part, seats) for part in parts)


def pages_of(slips: Slips) -> int:
    """Return how many pages the slips take."""
    return -(-sum(slip.count for slip in slips.items) // (_COLUMNS * _ROWS))


def players_of(handout: Form | Slips) -> int:
    """Return for how many players one print is, as some slips come one for each; 0 is for all."""
    slips = handout.items if isinstance(handout, Slips) else ()
    return min((slip.count for slip in slips if slip.count > 1), default=0)


def copies_of(handout: Form | Slips, players: int) -> int:
    """Return how often to print a hand-out for a table of so many players."""
    each = players_of(handout)
    return -(-players // each) if each else 1


def _page(
    typesetter: Typesetter, play: Play, slips: Slips, part: Sequence[Slip], seats: int
) -> Frame:
    items: list[Item] = list(head(typesetter, slips.title, slips.aim, seats))
    for at, slip in enumerate(part):
        x, y = MARGIN + at % _COLUMNS * _WIDE, FIRST + at // _COLUMNS * _HIGH
        items += _slip(typesetter, slip, x, y)
    rows = -(-len(part) // _COLUMNS)
    for row in range(rows + 1):
        items.append(cut(MARGIN, FIRST + row * _HIGH, WIDTH - MARGIN, FIRST + row * _HIGH))
    for column in range(_COLUMNS + 1):
        x = MARGIN + column * _WIDE
        items.append(cut(x, FIRST, x, FIRST + rows * _HIGH))
    return page(typesetter, items, f"{slips.title}. {play.note}")


def _slip(typesetter: Typesetter, slip: Slip, x: float, y: float) -> list[Item]:
    pen = Pen(typesetter, x + _INSET, y + _INSET, _WIDE - 2 * _INSET)
    pen.large(slip.text, _WORD)
    for name in slip.lines:
        pen.y += _LINE
        label = pen.column(pen.x, _AFTER_NAME)
        label.y = pen.y - SMALL / 3
        label.paragraph(name, SMALL)
        rule = pen.column(pen.x + _AFTER_NAME, pen.width - _AFTER_NAME)
        rule.lines(1, 0)
    if pen.y > y + _HIGH:
        fact = say("has a slip that is too full: '{text}'", text=slip.text)
        raise Misfit(fact, say("shorten it, or give it fewer lines"), "handout-too-full")
    return pen.items
