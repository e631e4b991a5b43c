"""Draw slips to cut out of A4: signs for the table and the chest, and slips to write on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kaartspel.deck.model import Colour, Form, Slip, Slips
from kaartspel.design.a4 import FIRST, HEIGHT, MARGIN, SMALL, WIDTH, Pen, depth, head, page, set_in
from kaartspel.design.full import Misfit, fullest
from kaartspel.design.kit import Kit
from kaartspel.design.system import BLACK
from kaartspel.frame import Frame, Group, Item, Path, Role, Stroke, Text, mm
from kaartspel.messages import say
from kaartspel.type import Column, Typesetter

_COLUMNS, _ROWS = 2, 6  # rows at the most
_INSET = 4.5  # mm: from a cut to the text
_LABEL_INSET, _ABOVE_LABEL = 3.0, 1.6  # mm: to the cut, and to a text that fills its slip
_ROOM = HEIGHT - FIRST - MARGIN
_WIDE = (WIDTH - 2 * MARGIN) / _COLUMNS
_INNER = _WIDE - 2 * _INSET
# Sizes in pt: of what is read as it lies on the table, as large as every slip of a sheet holds; and
# of what a slip to write on is, whose room is for a pen.
_SIGNS = (34.0, 30.0, 26.0, 22.0, 19.5, 17.0)
_NAME = 15.0
_GAP = 0.7  # mm between what a slip is and what to do with it
_LINE, _LEAST_LINE = 10.0, 7.4  # mm from a line to write on to the next
_AFTER_LABEL = 3.0  # mm from what a line is for to the line
_CUT_WIDTH, _CUT_DASH = 0.4, (3.0, 3.0)  # pt
_SENTENCE = re.compile(r"(?<=[.!?]) ")


def slips_pages(typesetter: Typesetter, kit: Kit, slips: Slips) -> tuple[Frame, ...]:
    """Return as many pages as the slips take, and those of one label are as full.

    All slips of a label that are read have one size of type. Raises Misfit where one holds too
    much.
    """
    return tuple(
        frame for each in _sorts(slips) for frame in _sort_pages(typesetter, kit, slips, each)
    )


def _sorts(slips: Slips) -> Iterator[list[Slip]]:
    """Yield the slips of each label, every one as often as it is cut out."""
    for _, alike in groupby(slips.items, lambda slip: slip.label):
        yield [slip for slip in alike for _ in range(slip.count)]


def _sort_pages(
    typesetter: Typesetter, kit: Kit, slips: Slips, every: Sequence[Slip]
) -> tuple[Frame, ...]:  # fmt: skip
    """Return the pages of slips of one label, which have one height: they can be cut in a pile."""
    rows = -(-len(every) // (_COLUMNS * _pages(len(every))))
    each = _COLUMNS * rows
    parts = [every[first : first + each] for first in range(0, len(every), each)]
    foot = f"{slips.title}. {kit.words['slips_how']} {kit.play.note}"
    about = typesetter, kit, slips, foot, _ROOM / rows

    def draw(size: float) -> tuple[Frame, ...]:
        return tuple(_page(*about, size, part) for part in parts)

    return fullest(draw, _SIGNS)


def pages_of(slips: Slips) -> int:
    """Return how many pages the slips take."""
    return sum(_pages(len(every)) for every in _sorts(slips))


def _pages(count: int) -> int:
    return -(-count // (_COLUMNS * _ROWS))


def players_of(handout: Form | Slips) -> int:
    """Return for how many players one print is, as some slips come one for each; 0 is for all."""
    slips = handout.items if isinstance(handout, Slips) else ()
    return min((slip.count for slip in slips if slip.count > 1), default=0)


def copies_of(handout: Form | Slips, players: int) -> int:
    """Return how often to print a hand-out for a table of so many players."""
    each = players_of(handout)
    return -(-players // each) if each else 1


def cut(x: float, y: float, to_x: float, to_y: float) -> Path:
    """Return a line to cut along, from one point to another in mm."""
    commands = (("M", (mm(x), mm(y))), ("L", (mm(to_x), mm(to_y))))
    return Path(commands, stroke=Stroke(BLACK, _CUT_WIDTH, _CUT_DASH))


def _page(
    typesetter: Typesetter, kit: Kit, slips: Slips, foot: str, high: float, size: float,
    part: Sequence[Slip],
) -> Frame:  # fmt: skip
    items: list[Item] = head(typesetter, slips.title, slips.aim, kit.accent, kit.seats)
    for at, slip in enumerate(part):
        x, y = MARGIN + at % _COLUMNS * _WIDE, FIRST + at // _COLUMNS * high
        items += _slip(typesetter, slip, x, y, high, size, kit.accent)
    rows = -(-len(part) // _COLUMNS)
    for row in range(rows + 1):
        items.append(cut(MARGIN, FIRST + row * high, WIDTH - MARGIN, FIRST + row * high))
    for column in range(_COLUMNS + 1):
        x = MARGIN + column * _WIDE
        items.append(cut(x, FIRST, x, FIRST + rows * high))
    return page(typesetter, items, foot)


def _slip(
    typesetter: Typesetter, slip: Slip, x: float, y: float, high: float, size: float,
    accent: Colour,
) -> list[Item]:  # fmt: skip
    """Return what stands on a slip that is `high` mm high. Raises Misfit where it is too full."""
    x, top, foot = x + _INSET, y + _INSET, y + high - _INSET
    label = list[Item]()
    if slip.label:
        named = set_in(typesetter, slip.label, typesetter.strong, SMALL, _INNER, accent)
        foot = y + high - _LABEL_INSET - named.height / mm(1)
        label.append(Group(named.place(mm(x), mm(foot)), Role.PARAGRAPH))
        foot -= _ABOVE_LABEL
    columns = list(_columns(typesetter, slip, size))
    below = top + sum(map(depth, columns)) + _GAP * (len(columns) - 1)
    is_torn = columns[0].divides_words or (not slip.lines and columns[0].style.size < size)
    gap = min(_LINE, (foot - below) / max(1, len(slip.lines)))
    if (is_torn and size > _SIGNS[-1]) or gap < (_LEAST_LINE if slip.lines else 0):
        fact = say("has a slip that is too full: '{text}'", text=slip.text)
        raise Misfit(fact, say("shorten it, or give it fewer lines"), "handout-too-full")
    if not (slip.lines or label):  # a sign, which stands amid its slip as it lies on the table
        top += (foot - top - columns[0].height / mm(1)) / 2
    texts = list[Text]()
    for column in columns:
        *lines, last = column.lines
        # Who reads on has a space.
        joined = replace(column, lines=(*lines, replace(last, joint=" ")))
        texts += joined.place(mm(x), mm(top))
        top += depth(column) + _GAP
    room = _lines(typesetter, slip.lines, x, foot, gap)
    return [Group(tuple(texts), Role.PARAGRAPH), *room, *label]


def _columns(typesetter: Typesetter, slip: Slip, size: float) -> Iterator[Column]:
    """Yield what a slip says at `size` pt, or where it is written on, what it is and what to do."""
    if not slip.lines:
        yield set_in(typesetter, slip.text, typesetter.strong, size, _INNER)
        return
    name, *rest = _SENTENCE.split(slip.text, maxsplit=1)
    yield set_in(typesetter, name, typesetter.strong, _NAME, _INNER)
    for text in rest:
        yield set_in(typesetter, text, typesetter.text, SMALL, _INNER)


def _lines(
    typesetter: Typesetter, labels: Sequence[str], x: float, foot: float, gap: float
) -> Iterator[Item]:
    """Yield lines to write on, the last at the `foot`, each after its own word, from one edge."""
    columns = [set_in(typesetter, label, typesetter.text, SMALL, _INNER / 2) for label in labels]
    widths = (column.style.width(line.text) for column in columns for line in column.lines)
    wide = _AFTER_LABEL + max(widths, default=0.0) / mm(1)
    pen = Pen(typesetter, x + wide, foot - gap * len(columns), _INNER - wide)
    for column in columns:
        pen.lines(1, gap)
        yield Group(column.place(mm(x), mm(pen.y) - column.height), Role.PARAGRAPH)
    yield from pen.items
