"""Colour a box: each half of the chamber lies on the colour of its backs, all around the box."""

from dataclasses import dataclass

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.box.label import Label
from kaartspel.deck.model import Colour
from kaartspel.design import WHITE, ChamberHalf, contrast, ground_of, tint
from kaartspel.frame import Item, Rectangle, mm

UPPER, LOWER = range(2)  # halves

_OFF = 5.0  # mm from the chamber to the edges of the front
_MOST = (0.42, 0.27)  # of the front's height: what a lone half takes at most, and each of two
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


def half_height(label: Label, box: Dieline) -> float:
    """Return how high a half of the chamber is on the front, with its share of the aisle, in mm.

    All of it stands on the front, off its edges: no fold is exactly where it should be.
    """
    left, top, right, bottom = box.panel(PanelId.FRONT).bounds
    most = _MOST[len(label.halves) > 1] * (bottom - top)
    return min((right - left) / 2 - _OFF, most) if label.halves else 0.0


def change(label: Label, box: Dieline) -> float:
    """Return where the faces change their colour, in mm from their upper edges.

    It is the ring's diameter. With one half it is where its seats end, and nothing changes.
    """
    _, top, _, bottom = box.panel(PanelId.FRONT).bounds
    below = half_height(label, box) if len(label.halves) > 1 else 0.0
    return bottom - top - _OFF - below


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
