"""Draw a map for the page: its central question, and around it what the map holds.

A map is as wide as the narrowest screen and then grows with it. It shows the groups with their
topics, each with the numbers of its cards. It is drawn in bands, one below the other: what stands
above the question, the question, and what stands below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from kaartspel.deck.model import Collection, Colour, Deck, Suit, Topic
from kaartspel.design.figures import symbol
from kaartspel.design.screen import Palette
from kaartspel.design.system import WHITE, text_on
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role, Text
from kaartspel.type import Column, Style, Typeface, set_line, typesetter

T = TypeVar("T")

# In pt, of which a reader makes CSS pixels or more: a phone is 320 of them wide (WCAG 2.2, 1.4.10).
WIDTH = 320.0
_GUTTER = 16.0
_COLUMN = (WIDTH - _GUTTER) / 2
_PAD = 6.0
_SYMBOL = 16.0
_NAME_AT = _PAD + _SYMBOL + 6.0
_GAP = 12.0  # between a branch and the next, and from the central question
_LABEL_GAP = 10.0  # below a label's baseline: room for its descenders
_SPINE = 1.5
_RULE = 0.75
_SHRINK = 0.95  # of the size, while a word is too wide
_DEARER = 1.25  # how much more height the question may take to come to the middle
LEAST_TARGET = 26.75  # WCAG 2.2, 2.5.8: 24 CSS pixels, on a screen of 320 less its margins

# Sizes of type and leading.
_QUESTION = (14.5, 1.25)
_LABEL = (11.0, 1.2)
_NAME = (11.5, 1.2)
_TWIG = (12.5, 1.2)
_NUMBERS = 11.0


@dataclass(frozen=True, slots=True)
class _Twig:
    """A topic with the numbers of its cards."""

    name: str
    numbers: str
    link: str


@dataclass(frozen=True, slots=True)
class _Branch:
    """A group with what it holds."""

    name: str
    numbers: str
    link: str
    suit: Suit
    twigs: tuple[_Twig, ...]


def map_drawing(
    deck: Deck, collection: Collection, palette: Palette, target: float = LEAST_TARGET
) -> tuple[Frame, ...]:
    """Return a collection as a map, in bands. What can be pressed is at least `target` pt high."""
    branches = [
        _Branch(group.name, group.number, group.id, group.suit, tuple(map(_twig, group.entries)))
        for group in collection.groups
    ]
    return _BookMap(deck, palette, target).bands(collection, branches)


def _twig(topic: Topic) -> _Twig:
    return _Twig(topic.name, topic.numbers, topic.id)


_DrawnBranch = tuple[Group, float]  # a branch at (0, 0), and its height


class _BookMap:
    """What a map is drawn on: the deck's type and words, and a palette."""

    def __init__(self, deck: Deck, palette: Palette, target: float) -> None:
        language, hyphenation = deck.metadata.language, deck.hyphenation
        self._typesetter = typesetter(deck.fonts, language, hyphenation)
        self._label = deck.words["central_question"]
        self._palette = palette
        self._target = target

    def bands(self, collection: Collection, branches: list[_Branch]) -> tuple[Frame, ...]:
        """Return the map: branches two by two, above and below what stands in its middle."""
        high = max((self._head(branch)[1] for branch in branches), default=0.0)
        drawn = [self._branch(branch, high) for branch in branches]
        middle = split([height for _, height in drawn])
        bands = [self._centre(collection)]
        if middle:
            bands.insert(0, self._half(drawn[:middle], is_upper=True))
        if middle < len(drawn):
            bands.append(self._half(drawn[middle:], is_upper=False))
        return tuple(bands)

    def _half(self, branches: list[_DrawnBranch], *, is_upper: bool) -> Frame:
        """Return rows of two branches, which begin at one height: the eye follows their order.

        The spine runs from the question to the farthest branch, and twigs from it to all.
        """
        groups: list[Group] = []
        y = 0.0 if is_upper else _GAP
        for row in _rows(branches):
            for (group, _), x in zip(row, (0.0, WIDTH - _COLUMN), strict=False):
                groups.append(replace(group, x=x, y=round(y, 3)))
            y += max(high for _, high in row) + _GAP
        height = y - _GAP - (0.0 if is_upper else _GAP)
        mids = [group.y + self._target / 2 for group in groups]
        top = min(mids) - _SPINE / 2 if is_upper else 0.0
        bottom = height + _GAP if is_upper else max(mids) + _SPINE / 2
        spine = self._line((WIDTH - _SPINE) / 2, top, _SPINE, bottom - top)
        twigs = [
            self._line(WIDTH / 2 if group.x else _COLUMN, y - _SPINE / 2, _GUTTER / 2, _SPINE)
            for group, y in zip(groups, mids, strict=True)
        ]
        return Frame(WIDTH, round(height + _GAP, 3), 0, (spine, *twigs, *groups))

    def _line(self, x: float, y: float, width: float, height: float) -> Rectangle:
        return Rectangle(x, round(y, 3), width, round(height, 3), self._palette.text)

    def _centre(self, collection: Collection) -> Frame:
        """Return the central question on its field; without one, the collection's name."""
        width, top = WIDTH - 4 * _PAD, 2 * _PAD
        lines: tuple[Item, ...] = ()
        if collection.question:
            label = self._column(self._label, self._typesetter.text, _LABEL, WHITE, width)
            lines = _set(label, 2 * _PAD, top)
            top += label.height + _LABEL_GAP
        said = collection.question or collection.name
        text = self._column(said, self._typesetter.strong, _QUESTION, WHITE, width)
        height = top + text.height + 2 * _PAD
        field = Rectangle(0, 0, WIDTH, round(height, 3), self._palette.field)
        lines = (*lines, *_set(text, 2 * _PAD, top))
        heading = Group((field, *lines), Role.HEADING)
        return Frame(WIDTH, round(height, 3), 0, (heading,))

    def _branch(self, branch: _Branch, high: float) -> _DrawnBranch:
        """Return a branch at (0, 0), its head as `high` as all are, and its height."""
        head, y = self._head(branch, high)
        items: list[Item] = [head]
        for i, twig in enumerate(branch.twigs):
            if i:
                items.append(Rectangle(0, round(y, 3), _COLUMN, _RULE, self._palette.rule))
            row, height = self._row(twig, y)
            items.append(row)
            y += height
        return Group(tuple(items), Role.SECTION, alt=branch.name), y

    def _head(self, branch: _Branch, high: float = 0.0) -> tuple[Group, float]:
        colour = self._palette.suit(branch.suit.colour)
        on = text_on(colour)
        right = _COLUMN - _PAD
        style = Style(self._typesetter.strong, *_NAME, on)
        name = self._beside(branch.name, style, right - _NAME_AT, branch.numbers)
        entry, height = self._entry(name, branch.numbers, _NAME_AT, right, 0)
        height = max(height, high)
        mark = symbol(branch.suit.symbol, _PAD, (self._target - _SYMBOL) / 2, _SYMBOL, on)
        field = Rectangle(0, 0, _COLUMN, round(height, 3), colour)
        return Group((field, mark, *entry), Role.HEADING, link=branch.link), height

    def _row(self, twig: _Twig, y: float) -> tuple[Group, float]:
        style = Style(self._typesetter.text, *_TWIG, self._palette.text)
        name = self._beside(twig.name, style, _COLUMN, twig.numbers)
        entry, height = self._entry(name, twig.numbers, 0, _COLUMN, y)
        # Nothing to see, but it makes all of the row something to press.
        area = Path(
            (("M", (0, round(y, 3))), ("L", (_COLUMN, round(y, 3))),
             ("L", (_COLUMN, round(y + height, 3))), ("L", (0, round(y + height, 3))), ("Z", ()))
        )  # fmt: skip
        return Group((area, *entry), Role.LIST_ITEM, link=twig.link), height

    def _entry(
        self, name: Column, shown: str, left: float, right: float, y: float
    ) -> tuple[tuple[Item, ...], float]:
        """Return a name with its numbers flush right, on its last line if there is room."""
        style = self._numbers(name.style)
        width = style.width(shown)
        last = name.style.width(name.lines[-1].text)
        step = name.style.size * name.style.leading
        cap = name.style.size * name.style.face.cap_height
        fits = not shown or last + _PAD + width <= right - left
        lines = len(name.lines) + (not fits)
        text_height = cap + step * (lines - 1)
        height = max(self._target, text_height + self._target - cap)
        top = y + (self._target - cap) / 2
        items = [*_set(name, left, top)]
        if shown:
            baseline = top + text_height
            line = set_line(shown, style, round(right - width, 3), round(baseline, 3))
            items.append(_measured(line, style))
        return tuple(items), height

    def _numbers(self, name: Style) -> Style:
        """Return the style of the numbers that stand beside a name."""
        return Style(self._typesetter.strong, _NUMBERS, 1, name.colour)

    def _beside(self, text: str, style: Style, width: float, shown: str) -> Column:
        """Return a name broken to leave room for its numbers where that makes it no higher."""
        full = self._typesetter.shrunk(text, style, width, _SHRINK)
        taken = self._numbers(style).width(shown) + _PAD if shown else 0.0
        last = full.style.width(full.lines[-1].text)
        narrow = self._typesetter.column(text, full.style, width - taken)
        lines = len(full.lines) + (last + taken > width)
        is_as_low = narrow and len(narrow.lines) <= lines and not narrow.is_hyphenated
        return narrow if narrow and is_as_low else full

    def _column(
        self, text: str, face: Typeface, size: tuple[float, float], colour: Colour, width: float
    ) -> Column:
        """Return a text broken to `width`, smaller where a word is too wide for it."""
        style = Style(face, size[0], size[1], colour)
        return self._typesetter.shrunk(text, style, width, _SHRINK)


def split(heights: Sequence[float]) -> int:
    """Return how many of a sequence of heights stand above the central question, in rows of two.

    It comes to the middle, unless that takes much more height than having all of them below it.
    """
    cuts = range(len(heights) + 1)
    halves = [(_stack(heights[:cut]), _stack(heights[cut:])) for cut in cuts]
    room = min(upper + lower for upper, lower in halves) * _DEARER
    fitting = [cut for cut in cuts if sum(halves[cut]) <= room]
    return min(fitting, key=lambda cut: abs(halves[cut][0] - halves[cut][1]))


def _stack(heights: Sequence[float]) -> float:
    """Return how high rows of two are."""
    return sum(max(row) + _GAP for row in _rows(heights))


def _rows(things: Sequence[T]) -> Iterator[Sequence[T]]:
    return (things[at : at + 2] for at in range(0, len(things), 2))


def _set(column: Column, x: float, y: float) -> tuple[Text, ...]:
    return tuple(_measured(text, column.style) for text in column.place(x, y))


def _measured(text: Text, style: Style) -> Text:
    """Return a text with its pieces' widths: a reader may set it in another font."""
    pieces = tuple(
        replace(piece, width=round(style.face.width(piece.text.rstrip()) * style.size, 3))
        for piece in text.pieces
    )
    return replace(text, pieces=pieces)
