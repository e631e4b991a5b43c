"""Draw at the foot of a table's page where its cards sit in the council."""

from collections.abc import Sequence

from kaartspel.design.a4 import FOOT, GUTTER, HEIGHT, MARGIN, SMALL, WIDTH, Pen, depth, set_in
from kaartspel.design.assembly import ChamberHalf, apart, reach
from kaartspel.design.full import Misfit
from kaartspel.design.system import WHITE
from kaartspel.design.tablehead import EDGE
from kaartspel.frame import Item, mm

_FULL = WIDTH - 2 * MARGIN
# In mm: how high its halves are at the least, and the air above what it says below them.
_LEAST_COUNCIL, _ABOVE_CAPTION = 18.0, 5.0
_BELOW_TEXT = 6.0  # mm


def council(
    pen: Pen, pair: tuple[ChamberHalf, ...], listed: Sequence[str], caption: str, asked: float
) -> Sequence[Item]:  # fmt: skip
    """Return at the foot of a page a half-circle of each kind, with the seats of its cards lit.

    They are in the order in which the page lists the kinds. Hands stay secret. Nothing where none
    of the cards has a seat, or there is too little room. Each is as high as is `asked`, in mm, or
    with 0 as there is room for. One alone begins where texts do; others share the page. The caption
    is below them. Raises Misfit where there is no room for what is asked.
    """
    of_half = {card.id: half for half in pair for card in half.cards}
    shown = tuple(dict.fromkeys(of_half[id_] for id_ in listed if id_ in of_half))
    count = len(shown)
    edge = 0.0 if count > 1 else EDGE
    said = pen.column(MARGIN + edge, _FULL - edge)
    under = depth(set_in(pen.typesetter, caption, pen.typesetter.text, SMALL, said.width))
    foot = HEIGHT - FOOT - under - _ABOVE_CAPTION
    step = (_FULL - edge + GUTTER) / max(1, count)
    room, widest = foot - pen.y - _BELOW_TEXT, (step - GUTTER) / 2
    if shown and room < min(asked, widest):
        raise Misfit("", "", "")  # is told to nobody: a smaller text is tried
    high = min(asked or room, room, widest)
    if not shown or high < _LEAST_COUNCIL:
        return ()
    said.items, said.y = [], HEIGHT - FOOT - under
    said.paragraph(caption, SMALL)
    radius = high / max(reach((half,)) for half in pair)  # of one width on all pages
    at = [(mm(MARGIN + edge + radius + i * step), mm(foot)) for i in range(count)]
    return [*said.items, *apart(shown, at, mm(radius), ground=WHITE, lit=set(listed))]
