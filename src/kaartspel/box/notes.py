"""Write on the paper around a flat box what it is, and how to make a box of it."""

from collections.abc import Sequence

from kaartspel.box.dieline import Dieline, Name, Point
from kaartspel.box.paper import Paper
from kaartspel.box.type import LEAST, Block, Type, height, stack
from kaartspel.deck.model import Deck
from kaartspel.design.system import INK
from kaartspel.frame import Group, Item, Path, Role, Stroke, mm

AIR = 6.0  # mm to the paper's edge and to the box: more than printers leave blank

_TITLE, _TEXT = 10.0, 8.5  # pt
_COLUMN = 44.0  # mm; lines shorter than that are hard to read
_GUTTER = 6.0  # mm between columns
_RULER = 50  # mm
_WIDE = 30.0  # mm of paper above the box: enough for a note

Room = tuple[float, float, float, float]
"""Left, top, right and lower edge, in mm from the flat box's upper left corner."""


def room_at_home(box: Dieline, paper: Paper) -> Room:
    """Return where there is room on paper that is cut by hand: beside the lid, to the edge."""
    left, top = _beside_the_lid(box)
    return left, AIR - paper.y, paper.width - paper.x - AIR, top - AIR


def room_in_press(box: Dieline, paper: Paper, bleed: float, safe: float) -> Room:
    """Return where a print shop finds a note: beyond the bleed, or else between lid and bleed."""
    left, top = _beside_the_lid(box)
    if paper.y >= _WIDE:
        return left, AIR - paper.y, paper.width - paper.x - AIR, -bleed - AIR
    air = max(AIR, safe)
    return left, air, box.size[0] - air, top - bleed - AIR / 2


def _beside_the_lid(box: Dieline) -> Point:
    return box.panel(Name.LEFT).bounds[0] + AIR, box.panel(Name.DUST_LEFT_TOP).bounds[1]


def written(deck: Deck, texts: Sequence[str], room: Room) -> list[Item]:
    """Return the box's title and texts beside each other; smaller where there is little room."""
    left, _, right, foot = room
    count = max(1, min(len(texts), int((right - left + _GUTTER) / (_COLUMN + _GUTTER))))
    for size in (_TEXT, 8.0, LEAST, 7.0):
        items, end = _columns(deck, texts, count, room, size)
        if end <= mm(foot):
            break
    return items


def _columns(
    deck: Deck, texts: Sequence[str], count: int, room: Room, size: float
) -> tuple[list[Item], float]:
    """Return a heading with texts in columns below it, and the lowest baseline in pt."""
    type_, (left, top, right, _) = Type.of(deck), room
    title = deck.words["box_title"].format(title=deck.metadata.title)
    head = type_.column(title, type_.faces.strong, _TITLE, mm(right - left), INK)
    blocks = [Block(head)] if head else []
    heading = [Group(group.items, Role.HEADING, level=1)
               for group in stack(blocks, mm(left), mm(top))]  # fmt: skip
    y = mm(top) + height(blocks) + mm(3.5)
    width = min(70.0, (right - left + _GUTTER) / count - _GUTTER)
    items: list[Item] = [*heading]
    for row in range(0, len(texts), count):
        ends = [y]
        for i, text in enumerate(texts[row : row + count]):
            column = type_.column(text, type_.faces.text, size, mm(width), INK)
            if column:
                items += stack([Block(column)], mm(left + i * (width + _GUTTER)), y)
                ends.append(y + column.height)
        y = max(ends) + mm(3)
    return items, y - mm(3)


def measure(deck: Deck, box: Dieline) -> list[Item]:
    """Return a ruler below the front, to check that the printer kept the size."""
    left, _, _, bottom = box.panel(Name.FRONT).bounds
    x, y = left + AIR, bottom + 10
    stroke = Stroke(INK, 0.6)
    ticks = [line(((x + at, y), (x + at, y - (3 if at % _RULER == 0 else 1.5))), stroke)
             for at in range(0, _RULER + 1, 10)]  # fmt: skip
    type_ = Type.of(deck)
    words = deck.words["box_ruler"].format(length=_RULER)
    column = type_.column(words, type_.faces.text, 8, mm(_RULER), INK)
    label = stack([Block(column)] if column else [], mm(x), mm(y + 2.5))
    return [Group((line(((x, y), (x + _RULER, y)), stroke), *ticks)), *label]


def line(ends: tuple[Point, Point], stroke: Stroke) -> Path:
    """Return a line between two points, which are in mm."""
    first, last = (tuple(round(mm(v), 3) for v in end) for end in ends)
    return Path((("M", first), ("L", last)), None, stroke)
