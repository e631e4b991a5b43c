"""Draw at the foot of a table's page where its cards sit in the council."""

from collections.abc import Sequence

from kaartspel.design.a4 import FOOT, GUTTER, HEIGHT, MARGIN, SMALL, WIDTH, Misfit, Pen
from kaartspel.design.assembly import ChamberHalf, apart, reach
from kaartspel.design.system import WHITE
from kaartspel.frame import Item, mm

_FULL = WIDTH - 2 * MARGIN
# In mm: how high its halves are at the least, and what it says below.
_LEAST_COUNCIL, _CAPTION, _ABOVE_CAPTION = 18.0, 4.0, 4.0
_BELOW_TEXT = 6.0  # mm


def council(
    pen: Pen, pair: tuple[ChamberHalf, ...], listed: Sequence[str], caption: str, asked: float
) -> Sequence[Item]:  # fmt: skip
    """Return at the foot of a page a half-circle of each kind, with the seats of its cards lit.

    They are in the order in which the page lists the kinds. Hands stay secret. Nothing where none
    of the cards has a seat, or there is too little room. Each is as high as is `asked`, in mm, or
    with 0 as there is room for, and begins at the left edge of its part of the page. Raises Misfit
    where there is no room for what is asked.
    """
    of_half = {card.id: half for half in pair for card in half.cards}
    shown = tuple(dict.fromkeys(of_half[id_] for id_ in listed if id_ in of_half))
    below = pen.column(MARGIN, _FULL)
    below.items, below.y = [], HEIGHT - FOOT - _CAPTION
    middle = below.y - _ABOVE_CAPTION
    count = max(1, len(shown))
    step = (_FULL + GUTTER) / count
    room, widest = middle - pen.y - _BELOW_TEXT, (step - GUTTER) / 2
    if shown and room < min(asked, widest):
        raise Misfit("", "", "")  # is told to nobody: a smaller text is tried
    high = min(asked or room, room, widest)
    if not shown or high < _LEAST_COUNCIL:
        return ()
    radius = high / max(reach((half,)) for half in pair)  # of one width on all pages
    below.paragraph(caption, SMALL)
    at = [(mm(MARGIN + radius + i * step), mm(middle)) for i in range(count)]
    below.items += apart(shown, at, mm(radius), ground=WHITE, lit=set(listed))
    return below.items
