"""Write on the paper around a flat box what it is, and how to make a box of it."""

from collections.abc import Iterator, Sequence

from kaartspel.box.dieline import Dieline, PanelId, Point
from kaartspel.box.label import Label
from kaartspel.box.paper import Paper
from kaartspel.box.stack import LEADING, LEAST, BoxText, stack
from kaartspel.deck.model import Span, Spans
from kaartspel.design import BLACK
from kaartspel.frame import Group, Item, Path, Role, Stroke, mm
from kaartspel.type import Style, Typeface

AIR = 6.0  # mm to the paper's edge and to the box: more than printers leave blank

_TITLE, _TEXT = 10.0, 8.5  # pt
_COLUMN = 44.0  # mm; lines shorter than that are hard to read
_GUTTER = 6.0  # mm between columns
_RULER = 50  # mm
_WIDEST = 70.0  # mm; and longer than that

Bounds = tuple[float, float, float, float]
"""Left, top, right and lower edge, in mm from the flat box's upper left corner."""


def rooms_at_home(box: Dieline, paper: Paper) -> list[Bounds]:
    """Return where there may be room on paper that is cut by hand, the best first."""
    left, dust = _beside_the_lid(box)
    beside = (left, AIR - paper.y, paper.width - paper.x - AIR, dust - AIR / 2)
    return [beside, *_margins(box, paper, AIR)]


def rooms_in_press(box: Dieline, paper: Paper, bleed: float, safe: float) -> list[Bounds]:
    """Return where a print shop may find a note, the best first: off the bleed in any case."""
    (left, dust), air = _beside_the_lid(box), max(AIR, safe)
    beside = (left, air, box.size[0] - air, dust - bleed - AIR / 2)
    return [beside, *_margins(box, paper, bleed + AIR / 2)]


def _beside_the_lid(box: Dieline) -> Point:
    return box.panel(PanelId.LEFT).bounds[0] + AIR, box.panel(PanelId.DUST_LEFT_TOP).bounds[1]


def _margins(box: Dieline, paper: Paper, off: float) -> list[Bounds]:
    """Return the paper above, to the left and to the right of the box, `off` mm from it."""
    width, height_ = box.size
    top, left = AIR - paper.y, AIR - paper.x
    right, foot = width + paper.x - AIR, height_ + paper.y - AIR
    return [
        (0.0, top, right, -off),
        (left, 0.0, -off, foot),
        (width + off, 0.0, right, foot),
    ]


def written(
    label: Label, texts: Sequence[str], rooms: Sequence[Bounds], least: float = 0
) -> list[Item]:
    """Return the box's title and texts, where there is room; smaller where there is little.

    Nothing is smaller than `least` pt.
    """
    for size in (max(size, least) for size in (_TEXT, 8.0, LEAST, 7.0)):
        for room in rooms:
            left, _, right, foot = room
            fitting = int((right - left + _GUTTER) / (_COLUMN + _GUTTER))
            note = _columns(label, texts, max(1, min(len(texts), fitting)), room, size)
            if note and note[1] <= mm(foot):
                return note[0]
    return []


def _columns(
    label: Label, texts: Sequence[str], count: int, room: Bounds, size: float
) -> tuple[list[Item], float] | None:
    """Return a heading with texts in columns below it, and the lowest baseline in pt.

    None where a word is too wide.
    """
    setter, (left, top, right, _) = label.typesetter, room
    title = label.words["box_title"].format(title=label.metadata.title)
    width = min(_WIDEST, (right - left + _GUTTER) / count - _GUTTER)
    head = setter.column(title, _style(setter.strong, max(_TITLE, size)), mm(right - left))
    style = _style(setter.text, size)
    columns = [setter.spans(line, style, mm(width)) for line in _numbered(texts)]
    whole = [column for column in columns if column]
    if head is None or len(whole) < len(texts):
        return None
    items: list[Item] = [Group(head.place(mm(left), mm(top)), Role.HEADING, level=1)]
    y = mm(top) + head.height + mm(3.5)
    for start in range(0, len(whole), count):
        row = whole[start : start + count]
        for i, column in enumerate(row):
            items += stack([BoxText(column)], mm(left + i * (width + _GUTTER)), y)
        y += max(column.height for column in row) + mm(3)
    return items, y - mm(3)


def _numbered(texts: Sequence[str]) -> Iterator[Spans]:
    """Yield texts, each after its number, if there are several."""
    for number, text in enumerate(texts, 1):
        first = (Span(f"{number}  ", strong=True),) if len(texts) > 1 else ()
        yield (*first, Span(text))


def measure(label: Label, box: Dieline) -> list[Item]:
    """Return a ruler below the front, to check that the printer kept the size."""
    left, _, _, bottom = box.panel(PanelId.FRONT).bounds
    x, y = left + AIR, bottom + 10
    stroke = Stroke(BLACK, 0.6)
    ticks = [line(((x + at, y), (x + at, y - (3 if at % _RULER == 0 else 1.5))), stroke)
             for at in range(0, _RULER + 1, 10)]  # fmt: skip
    setter, words = label.typesetter, label.words["box_ruler"].format(length=_RULER)
    column = setter.column(words, _style(setter.text, 8), mm(_RULER))
    caption = stack([BoxText(column)] if column else [], mm(x), mm(y + 2.5))
    return [Group((line(((x, y), (x + _RULER, y)), stroke), *ticks)), *caption]


def _style(face: Typeface, size: float) -> Style:
    return Style(face, size, LEADING, BLACK)


def line(ends: tuple[Point, Point], stroke: Stroke) -> Path:
    """Return a line between two points, which are in mm."""
    first, last = (tuple(round(mm(v), 3) for v in end) for end in ends)
    return Path((("M", first), ("L", last)), None, stroke)
