"""Set a text of paragraphs and lists: each below the last, marks of lists hanging beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from kaartspel.deck.model.text import Block, Listing, Paragraph, Rich, Spans
from kaartspel.frame import Group, Item, Role
from kaartspel.type.column import PROTRUSION, Column, Style, set_line
from kaartspel.type.typesetter import Typesetter

_INDENT = 1.2  # em, from the left edge of the marks to that of their items, at the least
_MARK_GAP = 0.3  # em, between the widest mark and its item
_BULLETS = "•–-"  # the first that the face has


@dataclass(frozen=True, slots=True)
class Gaps:
    """What lies between a last baseline and the top of the capitals below it, in pt."""

    items: float
    blocks: float


@dataclass(frozen=True, slots=True)
class _PassageEntry:
    """A paragraph or an item of a list: its columns, and the mark that hangs beside it, if any."""

    columns: tuple[Column, ...]
    mark: str = ""

    @property
    def height(self) -> float:
        """The height in pt, from the top of the first capitals to the last baseline."""
        return sum(column.height for column in self.columns) + sum(map(_lead, self.columns[:-1]))

    def place(self, x: float, y: float) -> tuple[Item, ...]:
        """Return the lines as Texts; the first line's capitals touch `y`, its stems `x`."""
        below = accumulate((column.height + _lead(column) for column in self.columns), initial=y)
        return tuple(text for column, top in zip(self.columns, below, strict=False)
                     for text in column.place(x, top))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Set:
    """A block that is set: its entries, what it is to a reader, how far in they stand, and how wide
    the widest of their `marks` is, in pt.
    """  # fmt: skip

    entries: tuple[_PassageEntry, ...]
    role: Role
    indent: float = 0.0
    marks: float = 0.0

    def place(self, x: float, tops: Iterator[float], strong: Style) -> Group:
        """Return the block at `x`, its entries at the next of `tops`."""
        if self.role is Role.PARAGRAPH:
            return Group(self.entries[0].place(x, next(tops)), self.role)
        items = (self._item(entry, x, next(tops), strong) for entry in self.entries)
        return Group(tuple(items), self.role)

    def _item(self, entry: _PassageEntry, x: float, y: float, strong: Style) -> Group:
        body = entry.place(x + self.indent, y)
        if not entry.mark:
            return Group(body, Role.LIST_ITEM)
        column = entry.columns[0].style
        # Numerals of more figures hang out as quotation marks do: items then keep their column.
        # Units stand under units.
        room = self.indent - _MARK_GAP * strong.size
        at = x + min(self.marks, room) - strong.advance(entry.mark)
        mark = set_line(f"{entry.mark} ", strong, at, y + column.size * column.face.cap_height)
        return Group(
            (Group((mark,), Role.ITEM_MARK), Group(body, Role.ITEM_BODY)), Role.MARKED_ITEM
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of paragraphs and lists, set and not yet placed. `strong` is the style of marks."""

    blocks: tuple[_Set, ...]
    gaps: Gaps
    strong: Style

    @property
    def height(self) -> float:
        """The height in pt, from the top of the first line's capitals to the last baseline."""
        *_, (top, last) = self._laid(0)
        return top + last.height

    @property
    def is_hyphenated(self) -> bool:
        """Whether a hyphen was added to break a word."""
        return any(column.is_hyphenated for _, entry in self._laid(0) for column in entry.columns)

    @property
    def is_rough(self) -> bool:
        """Whether a reader stumbles over one of its lines."""
        return any(column.is_rough for _, entry in self._laid(0) for column in entry.columns)

    def place(self, x: float, y: float) -> tuple[Group, ...]:
        """Return a group for each block; the first line's capitals touch `y`, its stems `x`."""
        tops = (top for top, _ in self._laid(y))
        return tuple(block.place(x, tops, self.strong) for block in self.blocks)

    def _laid(self, y: float) -> Iterator[tuple[float, _PassageEntry]]:
        """Yield the entries, each with where its first line's capitals reach to."""
        for block in self.blocks:
            for entry in block.entries:
                yield y, entry
                y += entry.height + self.gaps.items
            y += self.gaps.blocks - self.gaps.items


@dataclass(frozen=True, slots=True)
class Beside:
    """Words beside each other on one line, each in a style of its own."""

    words: tuple[str, ...]
    styles: tuple[Style, ...]

    @property
    def width(self) -> float:
        """The width in pt."""
        first, *others = zip(self.words, self.styles, strict=True)
        return first[1].width(first[0]) + sum(style.advance(word) for word, style in others)

    @property
    def height(self) -> float:
        """The height of the first style's capitals in pt."""
        return self.styles[0].size * self.styles[0].face.cap_height

    def place(self, x: float, y: float) -> tuple[Group, ...]:
        """Return them in one group; the first capitals touch `y`, their stems `x`."""
        texts = []
        for word, style in zip(self.words, self.styles, strict=True):
            texts.append(set_line(word, style, x, y + self.height))
            x += style.advance(word)
        return (Group(tuple(texts), Role.PARAGRAPH),)


def set_passage(
    text: Rich,
    style: Style,
    width: float,
    typesetter: Typesetter,
    gaps: Gaps,
    *,
    marks: bool = True,
) -> Passage | None:
    """Return a text set to `width` (pt), or None where a word is too long for it.

    Without `marks` lists have no numerals and bullets. The text holds a block at the least.
    """
    strong = replace(style, face=typesetter.strong)
    blocks = [_set(block, style, strong, width, typesetter, marks=marks) for block in text]
    whole = tuple(block for block in blocks if block)
    return Passage(whole, gaps, strong) if len(whole) == len(blocks) else None


def _set(
    block: Block, style: Style, strong: Style, width: float, typesetter: Typesetter, *, marks: bool
) -> _Set | None:
    if isinstance(block, Paragraph):
        entry = _entry(block.lines, style, width, typesetter)
        return _Set((entry,), Role.PARAGRAPH) if entry else None
    labels = _labels(block, strong) if marks else ("",) * len(block.items)
    widest = max(map(strong.advance, labels))
    least = widest + (_MARK_GAP - PROTRUSION) * style.size
    indent = max(_INDENT * style.size, least) if marks else 0.0
    entries = [_entry(item, style, width - indent, typesetter, mark)
               for item, mark in zip(block.items, labels, strict=True)]  # fmt: skip
    whole = tuple(entry for entry in entries if entry)
    if len(whole) < len(entries):
        return None
    return _Set(whole, _role(block, marks=marks), indent, widest)


def _role(block: Listing, *, marks: bool) -> Role:
    if not marks:
        return Role.LIST
    return Role.BULLETED_LIST if block.first is None else Role.NUMBERED_LIST


def _labels(block: Listing, strong: Style) -> tuple[str, ...]:
    """Return the mark of each item: its numeral, or a bullet."""
    if block.first is None:
        bullet = next(filter(strong.face.has, _BULLETS), _BULLETS[-1])
        return (bullet,) * len(block.items)
    return tuple(str(number) for number in range(block.first, block.first + len(block.items)))


def _entry(
    lines: tuple[Spans, ...], style: Style, width: float, typesetter: Typesetter, mark: str = ""
) -> _PassageEntry | None:
    columns = [typesetter.spans(line, style, width) for line in lines]
    whole = tuple(column for column in columns if column)
    return _PassageEntry(whole, mark) if len(whole) == len(columns) else None


def _lead(column: Column) -> float:
    """Return what lies between a column's last baseline and the capitals of the next line."""
    style = column.style
    return style.size * (style.leading - style.face.cap_height)
