"""What is drawn on a sheet beside the cards: crop marks, cut lines, a fold, a ruler."""

from collections.abc import Iterable, Sequence

from kaartspel.deck.model import Colour, Mode, Sheet
from kaartspel.deck.model.grid import SQUARE, UNPRINTED, Cell
from kaartspel.design import BLACK, WHITE
from kaartspel.frame import Group, Item, Path, Stroke, mm

HAIRLINE = 0.25  # pt
RULER = 100  # mm
_CASING = 1.5  # pt of paper around a mark, so that it shows on a dark bleed too
_CUT_CASING = 0.75  # less around a line that is cut along: half of it stays on the card
# From the corner of a card, in mm. A press keeps marks off the bleed, as its trimming allows; these
# are for a knife and a ruler, and the nearer they are, the straighter one cuts. They stand in paper
# of their own, over the bleed, and end so far off that a cut 1 mm astray leaves none on a card.
MARK = 3.5  # a mark begins
_MARK_END = 1.0  # and ends
_FOLD = (2.0, 2.0)  # mm: dashes and the gaps between them
TALLEST = 2.2  # mm: the ticks at every 50 mm of the ruler
_SHORT = 1.2  # and at every 10 mm

Ends = tuple[float, float, float, float]


def line(ends: Ends, stroke: Stroke) -> Path:
    """Return a line between two points: x, y, x, y in mm."""
    begin, end = [tuple(round(mm(v), 3) for v in point) for point in (ends[:2], ends[2:])]
    return Path((("M", begin), ("L", end)), None, stroke)


def crop_marks(cells: Sequence[Cell], sheet: Sheet) -> list[Item]:
    """Return hairlines around the cards, in line with their edges; none in what is not printed."""
    begin, end = MARK, _MARK_END
    left, right = min(s.x for s in cells), max(s.x + s.width for s in cells)
    top, bottom = min(s.y for s in cells), max(s.y + s.height for s in cells)
    folded = sheet.mode is Mode.FOLD
    far = (sheet.width / 2 - end if folded else sheet.width - UNPRINTED, sheet.height - UNPRINTED)
    ends: list[Ends] = []
    for x in _edges((s.x, s.width) for s in cells):
        ends.append((x, max(UNPRINTED, top - begin), x, top - end))
        ends.append((x, bottom + end, x, min(far[1], bottom + begin)))
    for y in _edges((s.y, s.height) for s in cells):
        ends.append((max(UNPRINTED, left - begin), y, left - end, y))
        ends.append((right + end, y, min(far[0], right + begin), y))
    there = [e for e in ends if e[0] < e[2] or e[1] < e[3]]
    return _cased(there, _CASING)


def cut_lines(cells: Sequence[Cell]) -> list[Item]:
    """Return a hairline around each card."""
    return _cased([ends for cell in cells for ends in _outline(cell)], _CUT_CASING)


def fold(sheet: Sheet) -> list[Item]:
    """Return the line to fold along, dashed, down the middle; nothing where nothing is folded."""
    if sheet.mode is not Mode.FOLD:
        return []
    ends = (sheet.width / 2, UNPRINTED, sheet.width / 2, sheet.height - UNPRINTED)
    return _cased([ends], _CASING, tuple(map(mm, _FOLD)))


def registration(sheet: Sheet) -> list[Item]:
    """Return the marks that a cutting machine looks for; nothing where none cuts."""
    if not (marks := sheet.registration):
        return []
    left, right = marks.inset, sheet.width - marks.inset
    top, bottom = marks.inset, sheet.height - marks.inset
    inner = left + SQUARE, top + SQUARE
    corners = (left, top), (inner[0], top), inner, (left, inner[1])
    square = (*zip("MLLL", (tuple(map(mm, corner)) for corner in corners), strict=True), ("Z", ()))
    beyond = marks.thickness / 2  # so that the two lines close their corner
    stroke = Stroke(BLACK, mm(marks.thickness))
    ends: tuple[Ends, ...] = (
        (right - marks.length, top, right + beyond, top), (right, top, right, top + marks.length),
        (left - beyond, bottom, left + marks.length, bottom),
        (left, bottom, left, bottom - marks.length),
    )  # fmt: skip
    return [Path(square, BLACK), *(line(each, stroke) for each in ends)]


def ruler(x: float, y: float) -> Item:
    """Return a ruler that stands on (x, y), in mm: to check that the printer kept the size."""
    stroke = Stroke(BLACK, HAIRLINE)
    ticks = [
        line((x + at, y, x + at, y - (_SHORT if at % 50 else TALLEST)), stroke)
        for at in range(0, RULER + 1, 10)
    ]
    return Group((line((x, y, x + RULER, y), stroke), *ticks))


def _edges(spans: Iterable[tuple[float, float]]) -> list[float]:
    return sorted({round(edge, 4) for at, size in spans for edge in (at, at + size)})


def _outline(cell: Cell) -> Iterable[Ends]:
    right, bottom = cell.x + cell.width, cell.y + cell.height
    yield cell.x, cell.y, right, cell.y
    yield right, cell.y, right, bottom
    yield cell.x, bottom, right, bottom
    yield cell.x, cell.y, cell.x, bottom


def _cased(lines: Sequence[Ends], casing: float, dash: tuple[float, ...] = ()) -> list[Item]:
    """Return hairlines in ink, each on a wider line of paper."""
    strokes: tuple[tuple[Colour, float, tuple[float, ...]], ...] = (
        (WHITE, casing, ()), (BLACK, HAIRLINE, dash),
    )  # fmt: skip
    return [line(ends, Stroke(*stroke)) for stroke in strokes for ends in lines]
