"""What stands on a sheet beside the cards: crop marks, a fold, a ruler, and how to print it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Colour, Format, Mode, Sheet
from kaartspel.design.breaking import hyphenator
from kaartspel.design.system import INK, PAPER
from kaartspel.design.typeface import Faces
from kaartspel.design.typesetting import Style, set_column, set_line
from kaartspel.frame import PT_PER_MM, Group, Item, Path, Role, Stroke, mm
from kaartspel.imposition.grid import STRIP, UNPRINTED, Slot

HAIRLINE = 0.25  # pt
_CASING = 1.5  # pt of white below a mark, so that it shows on a dark bleed too
_MARK = (4.5, 0.5)  # mm: how far from the card a mark begins and ends
_RULER = 100  # mm
_SIZE = 7.0  # pt


@dataclass(frozen=True, slots=True)
class Notes:
    """What a sheet says of itself: `words` of the deck, and type to set them in."""

    words: dict[str, str]
    language: str
    faces: Faces

    def how_to_print(self, sheet: Sheet) -> str:
        """Return how to print the sheet, in the deck's language."""
        return self.words[f"print_{sheet.mode.value.replace('-', '_')}"]


def line(x1: float, y1: float, x2: float, y2: float, stroke: Stroke) -> Path:
    """Return a line between two points (mm)."""
    ends = [tuple(round(mm(v), 3) for v in point) for point in ((x1, y1), (x2, y2))]
    return Path((("M", ends[0]), ("L", ends[1])), None, stroke)


def crop_marks(slots: Sequence[Slot], sheet: Sheet, card: Format) -> list[Item]:
    """Return hairlines around the cards, in line with their edges; none in what is not printed."""
    begin, end = _MARK
    left, right = min(s.x for s in slots), max(s.x for s in slots) + card.width
    top, bottom = min(s.y for s in slots), max(s.y for s in slots) + card.height
    outer = (sheet.width - UNPRINTED, sheet.height - UNPRINTED)
    lines = []
    for x in sorted({edge for s in slots for edge in (s.x, s.x + card.width)}):
        lines.append((x, max(UNPRINTED, top - begin), x, top - end))
        lines.append((x, bottom + end, x, min(outer[1], bottom + begin)))
    for y in sorted({edge for s in slots for edge in (s.y, s.y + card.height)}):
        lines.append((max(UNPRINTED, left - begin), y, left - end, y))
        lines.append((right + end, y, min(outer[0], right + begin), y))
    return [
        line(*ends, Stroke(colour, width))
        for ends in lines
        if ends[0] < ends[2] or ends[1] < ends[3]
        for colour, width in ((PAPER, _CASING), (INK, HAIRLINE))
    ]


def cut_lines(slots: Sequence[Slot], card: Format) -> list[Item]:
    """Return a hairline around each card."""
    return [
        line(*ends, Stroke(INK, HAIRLINE))
        for s in slots
        for x, y in ((s.x + card.width, s.y + card.height),)
        for ends in ((s.x, s.y, x, s.y), (x, s.y, x, y), (s.x, y, x, y), (s.x, s.y, s.x, y))
    ]


def fold(sheet: Sheet) -> list[Item]:
    """Return the line to fold along: dashed, down the middle."""
    if sheet.mode is not Mode.FOLD:
        return []
    middle, dash = sheet.width / 2, (mm(2), mm(2))
    ends = (middle, UNPRINTED, middle, sheet.height - UNPRINTED)
    grounds: tuple[tuple[Colour, float, tuple[float, ...]], ...] = (
        (PAPER, _CASING, ()), (INK, HAIRLINE, dash),
    )  # fmt: skip
    return [line(*ends, Stroke(*ground)) for ground in grounds]


def notes(notes_: Notes, text: str, slots: Sequence[Slot], sheet: Sheet) -> list[Item]:
    """Return what stands above the cards, where there is room for it."""
    top, left = min(s.y for s in slots), _left(slots)
    style = Style(notes_.faces.text, _SIZE, 1.15, INK)
    hyphens = hyphenator(notes_.language, ())
    column = set_column(text, style, mm(sheet.width - UNPRINTED - left), hyphens)
    room = top - UNPRINTED - _MARK[0]
    if column is None or column.height / PT_PER_MM > max(room, 0) + 0.5:
        return []
    return [Group(column.place(mm(left), mm(UNPRINTED + 0.3)), Role.PARAGRAPH)]


def ruler(notes_: Notes, slots: Sequence[Slot], sheet: Sheet, card: Format) -> list[Item]:
    """Return a ruler below the cards, to check that the printer kept the size."""
    bottom = max(s.y for s in slots) + card.height
    y, left = sheet.height - UNPRINTED - 0.3, _left(slots)
    if y - bottom < STRIP or left + _RULER > sheet.width - UNPRINTED:
        return []
    stroke = Stroke(INK, HAIRLINE)
    ticks = [
        line(left + x, y, left + x, y - (2.2 if x % 50 == 0 else 1.2), stroke)
        for x in range(0, _RULER + 1, 10)
    ]
    style = Style(notes_.faces.text, _SIZE, 1, INK)
    label = set_line(notes_.words["ruler"], style, mm(left + _RULER + 2), mm(y))
    scale: Item = Group((line(left, y, left + _RULER, y, stroke), *ticks))
    has_room = mm(left + _RULER + 2) + style.width(label.says) <= mm(sheet.width - UNPRINTED)
    return [scale, Group((label,), Role.PARAGRAPH)] if has_room else [scale]


def _left(slots: Sequence[Slot]) -> float:
    return max(UNPRINTED, min(s.x for s in slots))
