"""Colour a box: each half of the chamber lies on the colour of its backs, all around the box."""

from dataclasses import dataclass

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.box.label import Label
from kaartspel.deck.model import Colour
from kaartspel.design import WHITE, ChamberHalf, contrast, ground_of, off_line, reach, tint
from kaartspel.frame import Item, Rectangle, mm

UPPER, LOWER = range(2)  # halves

_OFF = 5.0  # mm from the chamber to the edges of the front
_MOST = (0.42, 0.28)  # of the front's height: what a lone half takes at most, and each of two
_DEEP = 20.0  # mm: the depth of a box whose chamber goes round its edges
_ROUND = (5, 6)  # mm: how far, at least and at most
_TITLE = 0.28  # of the front's height: what is left above that for the title
_OVER = 4.0  # mm by which it goes over the lower edge, if it does not end off that
WRAP = 2.0  # mm by which colour goes on over a crease: no fold is exactly where it should be

_PALE = 1.25  # the contrast with paper, at most, of what an office printer lays down thinly
_PAPER = 0.88  # how much paper is mixed with another

_LIDS = (PanelId.LID, PanelId.BOTTOM)
_BODY = (PanelId.BACK, PanelId.LEFT, PanelId.FRONT, PanelId.RIGHT)
_LOW = (PanelId.BOTTOM, PanelId.LID_TONGUE, PanelId.DUST_LEFT_BOTTOM, PanelId.DUST_RIGHT_BOTTOM)
# What lies under the others comes first: what it bleeds over their creases is covered.
_DRAWN = (
    PanelId.LID_TONGUE, PanelId.BOTTOM_TONGUE, PanelId.DUST_LEFT_TOP, PanelId.DUST_RIGHT_TOP,
    PanelId.DUST_LEFT_BOTTOM, PanelId.DUST_RIGHT_BOTTOM, *_BODY, *_LIDS,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """How a box is coloured: what its halves lie on, and whether seats are discs or rings."""

    upper: Colour
    lower: Colour
    has_fields: bool = True

    @classmethod
    def of_halves(cls, pair: tuple[ChamberHalf, ...]) -> "Look":
        """Return the look of a box whose halves lie on the colours of their backs."""
        upper = ground_of(pair, UPPER)
        return cls(upper, ground_of(pair, LOWER) if len(pair) > 1 else upper)

    @classmethod
    def at_home(cls, pair: tuple[ChamberHalf, ...], *, saves_ink: bool) -> "Look":
        """Return the look of a box on white, for toner breaks where it is folded.

        Its lower half has a pale ground, so that both are seen all around. It saves ink, if wanted.
        """
        lower = ground_of(pair, LOWER) if len(pair) > 1 and not saves_ink else WHITE
        pale = lower if contrast(lower, WHITE) < _PALE else tint(lower, _PAPER)
        return cls(WHITE, pale, has_fields=not saves_ink)

    @property
    def is_printed(self) -> bool:
        """Whether there is colour below the upper halves of the faces."""
        return self.upper != WHITE


def goes_round(label: Label, box: Dieline) -> bool:
    """Return whether the chamber goes on round the front's edges: on a box that is deep enough."""
    left, _, right, _ = box.panel(PanelId.RIGHT).bounds
    return len(label.halves) > 1 and right - left >= _DEEP


def half_height(label: Label, box: Dieline) -> float:
    """Return how high a half of the chamber is on the front, with its share of the aisle, in mm."""
    left, top, right, bottom = box.panel(PanelId.FRONT).bounds
    if goes_round(label, box):
        return _round(label.halves, (right - left) / 2)
    most = _MOST[len(label.halves) > 1] * (bottom - top)
    return min((right - left) / 2 - _OFF, most) if label.halves else 0.0


def _round(pair: tuple[ChamberHalf, ...], crease: float) -> float:
    """Return how high a half is that goes over creases so far from its middle: all in mm.

    Of the sizes that go some way round it is the one with most paper between creases and edges of
    seats: no fold is exactly where it should be, and a seat that ends there has a torn edge.
    """
    ways = (crease + part / 10 for part in range(10 * _ROUND[0], 10 * _ROUND[1] + 1))
    return max(ways, key=lambda size: round(off_line(pair, size / reach(pair), crease), 2))


def change(label: Label, box: Dieline) -> float:
    """Return where the faces change their colour, in mm from their upper edges.

    With one half it is where its seats end, and nothing changes.
    """
    _, top, _, bottom = box.panel(PanelId.FRONT).bounds
    below = half_height(label, box) if len(label.halves) > 1 else 0.0
    within = bottom - top - _OFF - below
    if not goes_round(label, box) or within >= (over := _TITLE * (bottom - top) + below):
        return within
    return over + max(0.0, _OVER - (over + below - bottom + top))


def grounds(label: Label, box: Dieline, look: Look, bleed: float) -> list[Item]:
    """Return the fields of colour below all faces, with `bleed` mm beyond the cuts.

    Where two colours meet at a crease, the one outside goes on over it.
    """
    items, at = list[Item](), change(label, box)
    for name in _DRAWN if {look.upper, look.lower} != {WHITE} else ():
        left, top, right, bottom = box.panel(name).bounds
        beyond = WRAP if name in _LIDS else bleed
        parts = [(top - beyond, bottom + beyond, look.lower if name in _LOW else look.upper)]
        if name in _BODY:
            parts = [(top - beyond, top + at, look.upper), (top + at, bottom + beyond, look.lower)]
        items += [
            Rectangle(mm(left - bleed), mm(y), mm(right - left + 2 * bleed), mm(end - y), colour)
            for y, end, colour in parts
        ]
    return items
