"""What a sheet says of itself in its margins: how to print it, which sheet it is, and a ruler."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaartspel.deck.model import Card, Fonts, FrozenMap, Mode, Sheet, Span
from kaartspel.deck.model.grid import UNPRINTED, Cell
from kaartspel.design import BLACK, LEAST_TYPE
from kaartspel.frame import PT_PER_MM, Group, Item, Role, mm
from kaartspel.imposition import marks
from kaartspel.type import Column, Style, Typesetter, set_line, typesetter

_DESCENT = 0.22  # em: how far letters reach below the baseline
_GAP = 3.0  # mm, between the ruler and what stands beside it
_AFTER_RULER = 2.0  # mm, to what it is called: further than a letter from the next
_LEADING = 1.2
_INDENTED = 12.0  # mm from the edge of the paper, at most, where cards begin further in
_SIZES = (9.0, 8.0, LEAST_TYPE)  # pt


@dataclass(frozen=True, slots=True)
class Notes:
    """`words` of the deck, its `title`, and what decides how they are set.

    `about` is one thing more to say of every sheet, such as for which printer it was corrected.
    """

    words: FrozenMap[str, str]
    title: str
    fonts: Fonts
    language: str
    hyphenation: tuple[str, ...] = ()
    about: str = ""

    @property
    def typesetter(self) -> Typesetter:
        """What they are set with."""
        return typesetter(self.fonts, self.language, self.hyphenation)

    @property
    def style(self) -> Style:
        """How notes are set: as small as may be."""
        return Style(self.typesetter.text, LEAST_TYPE, _LEADING, BLACK)


@dataclass(frozen=True, slots=True)
class Margins:
    """What the margins leave free, in mm: `left`, `right`, and above `top` and below `bottom`.

    What stands above ends at `head`, before a fold. `height` is that of the sheet.
    """

    left: float
    right: float
    head: float
    top: float
    bottom: float
    height: float

    @classmethod
    def around(cls, cells: Sequence[Cell], sheet: Sheet) -> "Margins":
        """Return what the cards in `cells` and their crop marks leave free."""
        off = marks.MARK if sheet.marks else 0
        top, bottom = min(s.y for s in cells), max(s.y + s.height for s in cells)
        left = max(UNPRINTED, min(_INDENTED, *(s.x for s in cells)))
        if found_by := sheet.registration:
            left = found_by.inset + found_by.length + _GAP
        right = sheet.width - left
        head = sheet.width / 2 - _GAP if sheet.mode is Mode.FOLD else right
        return cls(left, right, head, top - off, bottom + off, sheet.height)


def note_above(notes: Notes, text: str, margins: Margins) -> list[Item]:
    """Return a note above the cards, as large as there is room for; nothing where there is none.

    Its first sentence, which must not be missed, is strong where that is no smaller.
    """
    first, dot, rest = text.partition(". ")
    strong = (Span(first + dot.rstrip(), strong=True), Span(f" {rest}"))
    lines = [strong, (Span(text),)] if rest else [(Span(text),)]
    styles = [replace(notes.style, size=size) for size in _SIZES]
    room, width = margins.top - UNPRINTED, mm(margins.head - margins.left)

    def has_room(column: Column) -> bool:
        return (column.height + _DESCENT * column.style.size) / PT_PER_MM <= room

    columns = (notes.typesetter.spans(line, style, width) for style in styles for line in lines)
    column = next((column for column in columns if column and has_room(column)), None)
    if column is None:
        return []
    return [Group(column.place(mm(margins.left), mm(UNPRINTED)), Role.PARAGRAPH)]


def note_below(notes: Notes, texts: Sequence[str], margins: Margins) -> list[Item]:
    """Return a ruler below the cards, and at the right the first of `texts` that fits beside it."""
    y = margins.height - UNPRINTED
    if y - marks.TALLEST < margins.bottom or margins.right - margins.left < marks.RULER:
        return []
    style = _style_below(notes, y - margins.bottom)
    baseline = mm(y) - _DESCENT * style.size
    at = mm(margins.left + marks.RULER + _AFTER_RULER)
    label = set_line(notes.words["ruler"], style, at, baseline)
    end, room = label.pieces[0].x + style.width(label.says), mm(margins.right)
    items: list[Item] = [marks.ruler(margins.left, y), *([label] if end <= room else [])]
    for text in texts:
        x = room - style.width(text)
        if x >= end + mm(_GAP):
            return [*items, Group((set_line(text, style, x, baseline),), Role.PARAGRAPH)]
    return items


def _style_below(notes: Notes, room: float) -> Style:
    """Return how notes below are set, as large as `room` mm allow, or as small as may be."""
    for size in _SIZES[1:]:
        style = replace(notes.style, size=size)
        if (style.face.cap_height + _DESCENT) * size <= mm(room):
            return style
    return notes.style


def span_of(words: FrozenMap[str, str], first: Card, last: Card) -> str:
    """Return which cards a sheet holds, by the first number and the last; nothing without."""
    if not first.number or not last.number:
        return ""
    if first.number == last.number:
        return first.number
    return words["sheet_span"].format(first=first.number, last=last.number)


def sheet_names(notes: Notes, held: str, number: int, count: int, side: str) -> list[str]:
    """Return what a sheet is called, the fullest first.

    `held` says which cards it holds; `side` is a key of the words.
    """
    words = notes.words
    sheet = words["sheet"].format(number=number, count=count, side=words[side])
    span = f"{sheet}: {held}" if held else sheet
    about = [notes.about] if notes.about else []
    tries = ([notes.title, *about, span], [*about, span], [*about, sheet], [span], [sheet])
    return [" · ".join(parts) for parts in tries]
