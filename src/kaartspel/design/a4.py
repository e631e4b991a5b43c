"""Write on A4: a page of the cards' family, with a heavy head, and columns that text runs down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kaartspel.deck.model import Colour, Spans
from kaartspel.design.full import Misfit, too_high
from kaartspel.design.inline import InLine, in_column
from kaartspel.design.sign import Edges, sign_beside
from kaartspel.design.system import BLACK, WHITE
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, mm
from kaartspel.messages import say
from kaartspel.papers import PAPERS
from kaartspel.type import Column, Style, Typeface, Typesetter, set_line

# In mm; office printers leave the outer 5 mm blank, so what bleeds may be cut there.
WIDTH, HEIGHT = PAPERS["a4"]
MARGIN = 18.0
GUTTER = 8.0
HEAD = 38.0
FIRST = HEAD + 11.0  # the top of the text below a head
FOOT = 14.0  # the lowest that a text may come, from the lower edge
_FOOT_DROP = 4.0  # from there to the line at the foot
_TITLE_TOP, _AIM_TOP = 12.0, 25.0  # in the head
_EMBLEM = 32.0  # how wide the sign in the head is
_SIGN = Edges(WIDTH - MARGIN - _EMBLEM, _TITLE_TOP, WIDTH - MARGIN, 29.0)
HEAVY = 1.6  # the rule below the head

# Sizes of type in pt. Reading text is at least as large as guidance on clear print asks of
# print that is read at arm's length by everybody at a table.
TITLES = (30.0, 26.0, 22.0)  # the largest that leaves a title on one line
HEADING, SMALL_HEADING = 15.0, 12.0
BODY, SMALL, NOTE = 12.0, 10.5, 9.0
BODIES = (14.0, 13.0, BODY)  # of a sheet that has room
_LEAST = 8.0  # what a long word may bring a text down to: it is read standing, too
LEADING = 1.28
DESCENT = 0.25  # em: how far letters reach below the last baseline, with some air

# Gaps in mm.
AFTER_TEXT, BEFORE_HEADING, AFTER_ITEM = 2.6, 6.5, 2.2
_TO_TEXT = 0.46  # of what is above a heading: what is below it
_BULLET = 5.0  # from the left edge to the text of a list
_WIDE, _AFTER_NUMERAL = "0", 0.55  # the widest figure; em, from a numeral to the text
_CELL, _CELL_GAP = 2.0, 5.0
RULE, HAIRLINE, _TO_WRITE_ON = 0.5, 0.2, 0.12


_CLEAR = 2.4  # mm: what stands above a field to write in keeps its descenders


@dataclass(slots=True)
class Pen:
    """Writes down a column: `x`, `width` and `y`, the place of the next line, are in mm.

    `body` is the size in pt of what is read, where none is asked for; `after` is the air in mm
    below an item of a list, and `above` that above a heading. Numerals and marks have an `accent`.
    """

    typesetter: Typesetter
    x: float
    y: float
    width: float
    body: float = BODY
    after: float = AFTER_ITEM
    above: float = BEFORE_HEADING
    accent: Colour = BLACK
    items: list[Item] = field(default_factory=list)

    def column(self, x: float, width: float) -> "Pen":
        """Return a pen for a column beside or below, at the same height, on the same page."""
        return replace(self, x=x, width=width)

    def heading(
        self, text: str, level: int = 2, *, first: bool = False, least: float = 0
    ) -> None:  # fmt: skip
        """Write a heading, `least` pt or larger, with air above unless it is its column's first."""
        size = max(least, HEADING if level == 2 else SMALL_HEADING)
        self.y += 0 if first else self.above if level == 2 else self.above / 2
        self._write(text, self.typesetter.strong, size, Role.HEADING, level)
        self.y += self.above * (_TO_TEXT if level == 2 else _TO_TEXT / 2)

    def named(self, text: str, after: float) -> None:
        """Write what a field is called, with `after` mm below it."""
        self._write(text, self.typesetter.strong, SMALL_HEADING, Role.HEADING, 2)
        self.y += after

    def paragraph(self, text: str, size: float = 0, after: float = AFTER_TEXT) -> None:
        """Write a paragraph, with `after` mm below it."""
        self._write(text, self.typesetter.text, size or self.body, Role.PARAGRAPH)
        self.y += after

    def bullets(self, items: Iterable[str | Spans], size: float = 0) -> None:
        """Write a list, a square before each item; some words of it may be strong."""
        self._list(((None, item) for item in items), size or self.body)

    def numbered(self, items: Iterable[str | Spans], first: int = 1, most: int = 0) -> None:
        """Write a list with numerals that hang to the left of it, units under units.

        They have room for as many figures as `most`, as other lists of the page may have.
        """
        entries = [(str(number), item) for number, item in enumerate(items, first)]
        self._list(entries, self.body, str(max(most, first + len(entries) - 1)))

    def table(
        self, widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]],
        every: int = 1, begin: int = 0, size: float = SMALL,
    ) -> None:  # fmt: skip
        """Write a table of columns that are `widths` mm wide; the first holds the rows' names.

        Units of numbers stand under units, and brackets end in line; the name of a column of mere
        numbers ends there, too. There is a rule below the head and `every` so many rows, of which
        the first `begin` are less. Cells are `size` pt, and the head is smaller.
        """
        body = [tuple(row) for row in rows]
        names, *others = list(zip(*body, strict=True)) or [()] * len(head)
        strong, text = self.typesetter.strong, self.typesetter.text
        faces = (strong, *(text,) * len(others))
        small = size * NOTE / SMALL
        columns = [
            in_column((strong, small), (face, size), width, name, cells, strong,
                      is_last=0 < i == len(others))
            for i, (face, width, name, cells) in enumerate(
                zip(faces, widths, head, (names, *others), strict=True))
        ]  # fmt: skip
        heads, places = zip(*columns, strict=True)
        made: list[Item] = [self._row(widths, head, [Role.COLUMN_HEADER] * len(head), heads, small)]
        roles = (Role.ROW_HEADER, *((Role.TABLE_CELL,) * (len(head) - 1)))
        for i, (row, place) in enumerate(zip(body, zip(*places, strict=True), strict=True)):
            if i == 0 or (i >= begin and (i - begin) % every == 0):
                self._rule(HAIRLINE)
            made.append(self._row(widths, row, roles, place, size))
        self._rule(HAIRLINE)
        self.items.append(Group(tuple(made), Role.TABLE))

    def lines(self, count: int, gap: float) -> None:
        """Draw lines to write on, `gap` mm apart."""
        for _ in range(count):
            self.y += gap
            self._rule(_TO_WRITE_ON)

    def field(self, says: str, count: int, gap: float) -> None:
        """Draw lines to write on, `gap` mm apart, the last of them heavy.

        A screen reader calls the field what it `says`.
        """
        top, lines = self.y + _CLEAR, self.column(self.x, self.width)
        lines.items = []
        lines.lines(count - 1, gap)
        lines.y += gap
        lines.rule()
        self.y = lines.y
        room = Rectangle(mm(self.x), mm(top), mm(self.width), mm(self.y - top), WHITE)
        self.items.append(Group((room, *lines.items), Role.FIELD, alt=says, level=count))

    def rule(self) -> None:
        """Draw a heavy rule over the column, as at the head of a field."""
        self._rule(RULE)

    def _rule(self, weight: float) -> None:
        box = (mm(self.x), mm(self.y - weight / 2), mm(self.width), mm(weight))
        self.items.append(Rectangle(*box, BLACK))

    def set(self, text: str | Spans, face: Typeface, size: float, width: float) -> Column:
        """Return a text broken to `width` mm, as `set_in` does; some words of it may be strong."""
        if isinstance(text, str):
            return set_in(self.typesetter, text, face, size, width)
        column = self.typesetter.spans(text, Style(face, size, LEADING, BLACK), mm(width))
        return column or self.set("".join(span.text for span in text), face, size, width)

    def _write(self, text: str, face: Typeface, size: float, role: Role, level: int = 0) -> None:
        column = self.set(text, face, size, self.width)
        self.items.append(Group(column.place(mm(self.x), mm(self.y)), role, level=level))
        self.y += depth(column)

    def _list(
        self, entries: Iterable[tuple[str | None, str | Spans]], size: float, widest: str = ""
    ) -> None:  # fmt: skip
        made: list[Item] = []
        for number, text in entries:
            style = Style(self.typesetter.strong, size, LEADING, self.accent)
            wide = style.advance(_WIDE * len(widest))
            indent = (wide + _AFTER_NUMERAL * size) / mm(1) if number else _BULLET
            column = self.set(text, self.typesetter.text, size, self.width - indent)
            texts: tuple[Item, ...] = column.place(mm(self.x + indent), mm(self.y))
            cap = size * style.face.cap_height
            if number:
                at = mm(self.x) + wide - style.advance(number)
                texts = (set_line(f"{number} ", style, at, mm(self.y) + cap), *texts)
            else:
                side = cap * 0.5
                box = mm(self.x), mm(self.y) + side / 2, side, side
                self.items.append(Rectangle(*box, self.accent))
            made.append(Group(texts, Role.LIST_ITEM))
            self.y += depth(column) + self.after
        self.items.append(Group(tuple(made), Role.LIST))
        self.y += AFTER_TEXT - self.after

    def _row(
        self, widths: Sequence[float], texts: Sequence[str], roles: Sequence[Role],
        places: Sequence[InLine], size: float,
    ) -> Group:  # fmt: skip
        """Write a row of cells, each at its place in its column."""
        x, deepest, cells = self.x, 0.0, []
        for width, text, role, place in zip(widths, texts, roles, places, strict=True):
            is_last = x + width > self.x + self.width - 0.01
            gap = 0 if is_last else min(_CELL_GAP, width / 5)
            strong = self.typesetter.strong
            face = self.typesetter.text if role is Role.TABLE_CELL else strong
            column = self.set(text, face, size, width - gap - place.inset)
            at = mm(x + place.inset), mm(self.y + _CELL)
            cells.append(Group(place.moved(column.place(*at), text, column.style, strong), role))
            deepest = max(deepest, depth(column))
            x += width
        self.y += deepest + 2 * _CELL
        return Group(tuple(cells), Role.TABLE_ROW)


def set_in(
    typesetter: Typesetter, text: str, face: Typeface, size: float, width: float,
    colour: Colour = BLACK,
) -> Column:  # fmt: skip
    """Return a text at `size` pt, or smaller where one of its words is wider than `width` mm.

    Raises Misfit where it would be too small to read.
    """
    column = typesetter.shrunk(text, Style(face, size, LEADING, colour), mm(width))
    if column.style.size < _LEAST:
        word = typesetter.widest(text, face)
        fact = say("has a word too wide for its column: '{word}'", word=word)
        remedy = say("shorten it, or say under 'hyphenation' in deck.yaml where it may be broken")
        raise Misfit(fact, remedy, "handout-word-too-wide")
    return column


def head(
    typesetter: Typesetter, title: str, aim: str, accent: Colour, seats: int, letters: str = ""
) -> list[Item]:
    """Return the head of a first page: the title and what the page is for, over a heavy rule.

    Beside it stand a few `letters`, to tell the page by across a table, or a chamber of so many
    `seats`, if there are any; that and the rule have the `accent`. Nothing is a large field, nor at
    the edge of the page: office printers print neither well. Raises Misfit where title or aim would
    run over what stands below.
    """
    inner = WIDTH - 2 * MARGIN - _EMBLEM - GUTTER
    for size in TITLES:
        name = set_in(typesetter, title, typesetter.strong, size, inner)
        if len(name.lines) == 1:
            break
    purpose = set_in(typesetter, aim, typesetter.text, BODY, inner)
    for column, top, below in ((name, _TITLE_TOP, _AIM_TOP), (purpose, _AIM_TOP, HEAD)):
        if (over := top + depth(column) - below) > 0:
            raise too_high(over)
    return [
        Rectangle(mm(MARGIN), mm(HEAD), mm(WIDTH - 2 * MARGIN), mm(HEAVY), accent),
        *sign_beside(typesetter.strong, letters, seats, _SIGN, accent),
        Group(name.place(mm(MARGIN), mm(_TITLE_TOP)), Role.HEADING, level=1),
        Group(purpose.place(mm(MARGIN), mm(_AIM_TOP)), Role.PARAGRAPH),
    ]


def page(typesetter: Typesetter, items: Sequence[Item], foot: str, *pens: Pen) -> Frame:
    """Return a finished page with its foot. Raises Misfit where a pen has run off it."""
    limit = HEIGHT - FOOT
    lowest = max((pen.y for pen in pens), default=0.0)
    if lowest > limit:
        fact = say("is {overflow:.1f} mm too high for its page", overflow=lowest - limit)
        raise Misfit(fact, say("shorten its texts"), "handout-too-full")
    line = set_in(typesetter, foot, typesetter.text, NOTE, WIDTH - 2 * MARGIN)
    at = mm(MARGIN), mm(limit + _FOOT_DROP)
    return Frame(mm(WIDTH), mm(HEIGHT), 0, (*items, Group(line.place(*at), Role.PARAGRAPH)))


def depth(column: Column) -> float:
    """Return the height of a column in mm, with room for its last line's descenders."""
    return (column.height + column.style.size * DESCENT) / mm(1)
