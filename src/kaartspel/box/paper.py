"""Choose the paper that a flat box fits on, and its place there. Lengths in mm."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.papers import METRIC, PAPERS

MARGIN = 6.0  # around the flat box: what office printers leave blank, or the bleed and some air

_NOTE = 38.0  # of paper that must be left in one direction, for how to make the box

LARGEST = METRIC[-1].upper()
OF_OFFICES = ("A4", "A3", "LETTER", "TABLOID")  # beyond those a copy shop prints


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper, and where the flat box lies on it: its upper left corner."""

    name: str
    width: float
    height: float
    x: float
    y: float


def paper_for(box: Dieline, papers: Sequence[str] = METRIC) -> Paper | None:
    """Return the first of `papers`, upright or on its side, that holds the box; or None.

    The box lies in the middle, with room left for a note: in a margin, or above a dust flap.
    """
    width, height = box.size
    flap = box.panel(PanelId.DUST_LEFT_TOP).bounds[1]
    for name in papers:
        short, long = PAPERS[name]
        for across, down in ((short, long), (long, short)):
            x, y = (across - width) / 2, (down - height) / 2
            if min(x, y) >= MARGIN and max(x, y + flap) >= _NOTE:
                return Paper(name.upper(), across, down, x, y)
    return None
