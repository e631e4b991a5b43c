"""Put the flat box on paper: for a print shop with its die in spot colours, for home with lines."""

from kaartspel.box.artwork import faces
from kaartspel.box.dieline import Dieline
from kaartspel.box.grounds import Look, grounds
from kaartspel.box.label import Label
from kaartspel.box.notes import line, measure, rooms_at_home, rooms_in_press, written
from kaartspel.box.paper import Paper
from kaartspel.deck.model import Colour
from kaartspel.design import BLACK
from kaartspel.frame import Frame, Group, Path, Stroke, mm

# Spot colours by the names that cutters' software knows. On screen they stand in red and blue.
CUT = Colour((214, 0, 110), (0, 100, 0, 0), "CutContour")
CREASE = Colour((0, 130, 200), (100, 0, 0, 0), "Crease")

_SAFE = 4.0  # mm between text and a cut or crease that is made by hand
_OVER = 1.5  # mm by which colour goes on beyond a cut that is made by hand
_DIE = 0.5  # pt
_LINE = 0.6  # pt
_DASH = (2.0, 1.5)  # mm


def press_sheet(
    label: Label, box: Dieline, paper: Paper, bleed: float, safe: float, least: float = 0
) -> Frame:
    """Return the box for a print shop: its trimmed page is the flat box, its lines are a die.

    `bleed` and `safe` are in mm; no type is smaller than `least` pt.
    """
    look = Look.of_halves(label.halves)
    art = (*grounds(label, box, look, bleed), *faces(label, box, look, safe, least))
    die = _lines(box, Stroke(CUT, _DIE), Stroke(CREASE, _DIE))
    width, tall, deep = (_decimal(label, length) for length in box.inner)
    legend = label.words["box_die"].format(
        cut=CUT.spot, crease=CREASE.spot, width=width, height=tall, depth=deep
    )
    notes = written(label, (legend,), rooms_in_press(box, paper, bleed, safe), least)
    moved = Group((*art, *notes, *die), x=mm(paper.x), y=mm(paper.y))
    slug = (mm(paper.x - bleed), mm(paper.y - bleed))
    return Frame(mm(paper.width), mm(paper.height), mm(bleed), (moved,), slug)


def home_sheet(label: Label, box: Dieline, paper: Paper, *, saves_ink: bool) -> Frame:
    """Return the box to cut out by hand: on white, or where it saves no ink, half on pale."""
    look = Look.at_home(label.halves, saves_ink=saves_ink)
    art, below = faces(label, box, look, _SAFE), grounds(label, box, look, _OVER)
    dashed = Stroke(BLACK, _LINE, tuple(mm(length) for length in _DASH))
    lines = _lines(box, Stroke(BLACK, _LINE), dashed)
    steps = tuple(label.words[f"box_step_{number}"] for number in (1, 2, 3))
    notes, ruler = written(label, steps, rooms_at_home(box, paper)), measure(label, box)
    moved = Group((*below, *notes, *art, *lines, *ruler), x=mm(paper.x), y=mm(paper.y))
    return Frame(mm(paper.width), mm(paper.height), 0, (moved,))


def _lines(box: Dieline, cut: Stroke, crease: Stroke) -> tuple[Path, ...]:
    outline = Path(
        tuple((verb, tuple(round(mm(v), 3) for v in values)) for verb, values in box.cut),
        None,
        cut,
    )
    return (*(line(ends, crease) for ends in box.creases), outline)


def _decimal(label: Label, length: float) -> str:
    """Return a length as the deck's language writes it, to a tenth."""
    return f"{length:.1f}".replace(".", label.words["decimal"])
