"""Write on A4: a page of the cards' family, with a heavy head, and columns that text runs down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from kaartspel.deck.model import Card, Colour, Deck, FrozenMap, Symbol
from kaartspel.design import system
from kaartspel.design.figures import symbol
from kaartspel.design.system import BLACK, WHITE, tint
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, mm
from kaartspel.papers import PAPERS
from kaartspel.problems import InvalidDeck, Place, Problem
from kaartspel.type import (
    Column,
    Faces,
    Hyphenator,
    Style,
    Typeface,
    hyphenator,
    open_faces,
    set_column,
    set_line,
)

# In mm; office printers leave the outer 5 mm blank, so what bleeds may be cut there.
WIDTH, HEIGHT = PAPERS["a4"]
MARGIN = 18.0
GUTTER = 8.0
HEAD = 38.0
FOOT = 14.0

# Sizes of type in pt. Reading text is at least as large as guidance on clear print asks of
# print that is read at arm's length by everybody at a table.
TITLE, HEADING, SMALL_HEADING = 30.0, 15.0, 12.0
BODY, TABLE, NOTE = 12.0, 10.5, 9.0
_LEADING = 1.28

# Gaps in mm.
_AFTER_HEADING, _AFTER_TEXT, _BEFORE_HEADING, _AFTER_ITEM = 3.0, 2.6, 6.5, 2.2
_BULLET, _NUMERAL = 5.0, 7.5  # from the left edge to the text of a list
_SIGN, _NUMBER = 14.0, 1.4  # mm from a sign to twice that of the number; in those, to the text
_CELL, _CELL_GAP = 2.0, 5.0
RULE, HAIRLINE = 0.5, 0.2


class PageFull(Exception):
    """The text of a hand-out is higher than its page, by `overflow` mm."""

    def __init__(self, overflow: float) -> None:
        self.overflow = overflow
        super().__init__(f"{overflow:.1f} mm")


@dataclass(frozen=True, slots=True)
class Ink:
    """What a page is written with: faces, hyphens, and the deck's words."""

    faces: Faces
    hyphens: Hyphenator
    words: FrozenMap[str, str]

    @classmethod
    def of(cls, deck: Deck) -> "Ink":
        """Return the ink of a deck."""
        hyphens = hyphenator(deck.metadata.language, deck.hyphenation)
        return cls(open_faces(deck.fonts), hyphens, deck.words)

    def set(self, text: str, face: Typeface, size: float, width: float, colour: Colour) -> Column:
        """Return a text at `size` pt, or smaller where one of its words is wider than `width`."""
        column = set_column(text, Style(face, size, _LEADING, colour), width, self.hyphens)
        return column or self.set(text, face, size * 0.9, width, colour)


@dataclass(slots=True)
class Pen:
    """Writes down a column: `x`, `width` and `y`, the place of the next line, are in mm."""

    ink: Ink
    x: float
    y: float
    width: float
    items: list[Item] = field(default_factory=list)

    def column(self, x: float, width: float) -> "Pen":
        """Return a pen for a column beside or below, at the same height, on the same page."""
        return replace(self, x=x, width=width)

    def heading(self, text: str, level: int = 2, *, first: bool = False) -> None:
        """Write a heading, with air above it unless it is the `first` of its column."""
        size = HEADING if level == 2 else SMALL_HEADING
        self.y += 0 if first else _BEFORE_HEADING if level == 2 else _BEFORE_HEADING / 2
        self._write(text, self.ink.faces.strong, size, Role.HEADING, level)
        self.y += _AFTER_HEADING if level == 2 else _AFTER_HEADING / 2

    def paragraph(self, text: str, size: float = BODY) -> None:
        """Write a paragraph."""
        self._write(text, self.ink.faces.text, size, Role.PARAGRAPH)
        self.y += _AFTER_TEXT

    def bullets(self, items: Iterable[str]) -> None:
        """Write a list, a square before each item."""
        self._list((None, item) for item in items)

    def numbered(self, items: Iterable[str], first: int = 1) -> None:
        """Write a list with numerals that hang to the left of it."""
        self._list((str(number), item) for number, item in enumerate(items, first))

    def marked(self, entries: Iterable[tuple[Card, str]], size: float) -> None:
        """Write a list of cards: each with its suit's sign on its colour, number and a text."""
        faces, made = self.ink.faces, []
        style = Style(faces.strong, size, _LEADING, BLACK)
        side, indent = size * 1.25, _SIGN * size / BODY
        for card, text in entries:
            suit, cap = card.suit, size * faces.strong.cap_height
            x, y = mm(self.x), mm(self.y)
            top = y + (cap - side) / 2
            colour = BLACK if system.is_light(suit.colour) else WHITE
            self.items.append(Rectangle(x, top, side, side, suit.colour))
            inset = side * 0.18
            self.items.append(symbol(suit.symbol, x + inset, top + inset, side - 2 * inset, colour))
            number = set_line(f"{card.number} ", style, x + mm(indent / 2), y + cap)
            width = mm(self.width - _NUMBER * indent)
            column = self.ink.set(text, faces.text, size, width, BLACK)
            placed = column.place(x + mm(_NUMBER * indent), y)
            made.append(Group((number, *placed), Role.LIST_ITEM))
            self.y += _depth(column) + _AFTER_ITEM
        self.items.append(Group(tuple(made), Role.LIST))
        self.y += _AFTER_TEXT - _AFTER_ITEM

    def table(
        self, widths: Sequence[float], head: Sequence[str], rows: Iterable[Sequence[str]]
    ) -> None:
        """Write a table of columns that are `widths` mm wide; the first holds the rows' names."""
        made: list[Item] = [self._row(widths, head, (Role.COLUMN_HEADER,) * len(head))]
        for row in rows:
            roles = (Role.ROW_HEADER, *((Role.TABLE_CELL,) * (len(row) - 1)))
            self._rule(HAIRLINE)
            made.append(self._row(widths, row, roles))
        self._rule(HAIRLINE)
        self.items.append(Group(tuple(made), Role.TABLE))

    def lines(self, count: int, gap: float) -> None:
        """Draw lines to write on, `gap` mm apart."""
        for _ in range(count):
            self.y += gap
            self._rule(HAIRLINE)

    def rule(self) -> None:
        """Draw a heavy rule over the column, as at the head of a field."""
        self._rule(RULE)

    def _rule(self, weight: float) -> None:
        box = (mm(self.x), mm(self.y - weight / 2), mm(self.width), mm(weight))
        self.items.append(Rectangle(*box, BLACK))

    def _write(self, text: str, face: Typeface, size: float, role: Role, level: int = 0) -> None:
        column = self.ink.set(text, face, size, mm(self.width), BLACK)
        self.items.append(Group(column.place(mm(self.x), mm(self.y)), role, level=level))
        self.y += _depth(column)

    def _list(self, entries: Iterable[tuple[str | None, str]]) -> None:
        made: list[Item] = []
        for number, text in entries:
            indent = _NUMERAL if number else _BULLET
            column = self.ink.set(text, self.ink.faces.text, BODY, mm(self.width - indent), BLACK)
            texts: tuple[Item, ...] = column.place(mm(self.x + indent), mm(self.y))
            style = Style(self.ink.faces.strong, BODY, _LEADING, BLACK)
            cap = BODY * style.face.cap_height
            if number:
                texts = (set_line(f"{number} ", style, mm(self.x), mm(self.y) + cap), *texts)
            else:
                side = cap * 0.5
                self.items.append(Rectangle(mm(self.x), mm(self.y) + side / 2, side, side, BLACK))
            made.append(Group(texts, Role.LIST_ITEM))
            self.y += _depth(column) + _AFTER_ITEM
        self.items.append(Group(tuple(made), Role.LIST))
        self.y += _AFTER_TEXT - _AFTER_ITEM

    def _row(self, widths: Sequence[float], texts: Sequence[str], roles: Sequence[Role]) -> Group:
        x, deepest, cells = self.x, 0.0, []
        for width, text, role in zip(widths, texts, roles, strict=True):
            is_last = x + width > self.x + self.width - 0.01
            gap = 0 if is_last else min(_CELL_GAP, width / 5)
            face = self.ink.faces.text if role is Role.TABLE_CELL else self.ink.faces.strong
            size = NOTE if role is Role.COLUMN_HEADER else TABLE
            column = self.ink.set(text, face, size, mm(width - gap), BLACK)
            cells.append(Group(column.place(mm(x), mm(self.y + _CELL)), role))
            deepest = max(deepest, _depth(column))
            x += width
        self.y += deepest + 2 * _CELL
        return Group(tuple(cells), Role.TABLE_ROW)


def head(ink: Ink, title: str, aim: str, mark: Symbol) -> list[Item]:
    """Return the head of a first page: a field of ink with the title and what the page is for."""
    size, cut = 56.0, 12.0
    at = (mm(WIDTH - size + cut), mm(-cut))
    inner = mm(WIDTH - 2 * MARGIN - size + 2 * cut)
    name = ink.set(title, ink.faces.strong, TITLE, inner, WHITE)
    told = ink.set(aim, ink.faces.text, BODY, inner, WHITE)
    large = symbol(mark, *at, mm(size), tint(BLACK, system.DARK_TINT))
    clipped = Group((large,), clip=(0, 0, mm(WIDTH), mm(HEAD)))
    return [
        Rectangle(0, 0, mm(WIDTH), mm(HEAD), BLACK),
        clipped,
        Group(name.place(mm(MARGIN), mm(11)), Role.HEADING, level=1),
        Group(told.place(mm(MARGIN), mm(25)), Role.PARAGRAPH),
    ]


def page(ink: Ink, items: Sequence[Item], foot: str, *pens: Pen) -> Frame:
    """Return a finished page with its foot. Raises PageFull where a pen has run off it."""
    limit = HEIGHT - FOOT
    lowest = max((pen.y for pen in pens), default=0.0)
    if lowest > limit:
        raise PageFull(lowest - limit)
    line = ink.set(foot, ink.faces.text, NOTE, mm(WIDTH - 2 * MARGIN), BLACK)
    told = Group(line.place(mm(MARGIN), mm(HEIGHT - FOOT + 4)), Role.PARAGRAPH)
    return Frame(mm(WIDTH), mm(HEIGHT), 0, (*items, told))


def does_not_fit(title: str, error: PageFull, place: Place) -> InvalidDeck:
    """Return what is wrong with a deck whose hand-out does not fit."""
    fact = f"the hand-out '{title}' is {error.overflow:.1f} mm too high for its page"
    return InvalidDeck([Problem(place, fact, "shorten its texts", "handout-too-full")])


def _depth(column: Column) -> float:
    """Return the height of a column in mm, with room for its last line's descenders."""
    return (column.height + column.style.size * 0.25) / mm(1)
