"""Draw a map for the page: its chamber and its central question, and then what the map holds.

It is drawn in parts of one width, the narrowest screen's, which grow with it: first the chamber of
the map's cards with the question below it, then each group with its topics and the numbers of their
cards. A page sets them side by side, as many as it has room for.
"""

from dataclasses import dataclass, replace

from kaartspel.deck.model import Collection, Deck, Suit, Topic
from kaartspel.design.figures import symbol
from kaartspel.design.opening import opening
from kaartspel.design.screen import Palette
from kaartspel.design.system import text_on
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role, Text
from kaartspel.type import Column, Style, Typeface, set_line, typesetter

# In pt, of which a reader makes CSS pixels or more: a phone is 320 of them wide (WCAG 2.2, 1.4.10).
WIDTH = 320.0
_PAD = 10.0
_SYMBOL = 22.0
_NAME_AT = _PAD + _SYMBOL + 8.0
_LABEL_GAP = 12.0  # below a label's baseline: room for its descenders
_CHAMBER_GAP = 22.0  # from the seats to what stands below them
_FOOT = 6.0  # below the question: room for its descenders
_HANG = 0.5  # em that is kept for a mark that hangs from a line's left edge
_RULE = 0.75
_SHRINK = 0.95  # of the size, while a word is too wide
LEAST_TARGET = 26.75  # WCAG 2.2, 2.5.8: 24 CSS pixels, on a screen of 320 less its margins

# Sizes of type and leading.
_QUESTION = (20.0, 1.2)
_LABEL = (14.0, 1.2)
_NAME = (16.0, 1.2)
_TWIG = (16.0, 1.2)
_NUMBERS = 14.5


@dataclass(frozen=True, slots=True)
class _Twig:
    """A topic with the numbers of its cards, and its language where that is not the deck's."""

    name: str
    numbers: str
    link: str
    language: str


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
    """Return a collection as a map: what opens it, and each of its groups.

    What can be pressed is at least `target` pt high.
    """
    branches = [
        _Branch(group.name, group.number, group.id, group.suit, tuple(map(_twig, group.entries)))
        for group in collection.groups
    ]
    seats = opening(deck, collection.cards, palette, WIDTH)
    return _MapArtist(deck, palette, target).parts(collection, seats, branches)


def _twig(topic: Topic) -> _Twig:
    return _Twig(topic.name, topic.numbers, topic.id, topic.language)


class _MapArtist:
    """What a map is drawn with: the deck's type and words, and a palette."""

    def __init__(self, deck: Deck, palette: Palette, target: float) -> None:
        language, hyphenation = deck.metadata.language, deck.hyphenation
        self._typesetter = typesetter(deck.fonts, language, hyphenation)
        self._label = deck.words["central_question"]
        self._palette = palette
        self._target = target

    def parts(
        self, collection: Collection, seats: Frame | None, branches: list[_Branch]
    ) -> tuple[Frame, ...]:
        """Return what opens the map, and its branches, whose heads are of one height."""
        high = max((self._head(branch)[1] for branch in branches), default=0.0)
        return (self._opened(collection, seats), *(self._branch(b, high) for b in branches))

    def _opened(self, collection: Collection, seats: Frame | None) -> Frame:
        """Return the chamber and the central question; without one, the collection's name."""
        chamber = (Group(seats.items, Role.FIGURE),) if seats else ()
        top = seats.height + _CHAMBER_GAP if seats else 0.0
        lines: tuple[Item, ...] = ()
        if collection.question:
            label = self._column(self._label, self._typesetter.text, _LABEL)
            lines = _inside(label, top)
            top += label.height + _LABEL_GAP
        question = self._column(
            collection.question or collection.name, self._typesetter.strong, _QUESTION
        )
        heading = Group((*lines, *_inside(question, top)), Role.HEADING)
        return Frame(WIDTH, round(top + question.height + _FOOT, 3), 0, (*chamber, heading))

    def _branch(self, branch: _Branch, high: float) -> Frame:
        """Return a branch, its head as `high` as all are."""
        head, y = self._head(branch, high)
        items: list[Item] = [head]
        for i, twig in enumerate(branch.twigs):
            if i:
                items.append(Rectangle(0, round(y, 3), WIDTH, _RULE, self._palette.rule))
            row, height = self._row(twig, y)
            items.append(row)
            y += height
        section = Group(tuple(items), Role.SECTION, alt=branch.name)
        return Frame(WIDTH, round(y, 3), 0, (section,))

    def _head(self, branch: _Branch, high: float = 0.0) -> tuple[Group, float]:
        colour = self._palette.suit(branch.suit.colour)
        on = text_on(colour)
        right = WIDTH - _PAD
        style = Style(self._typesetter.strong, *_NAME, on)
        name = self._beside(branch.name, style, right - _NAME_AT, branch.numbers)
        entry, height = self._entry(name, branch.numbers, _NAME_AT, right, 0)
        height = max(height, high)
        mark = symbol(branch.suit.symbol, _PAD, (self._target - _SYMBOL) / 2, _SYMBOL, on)
        field = Rectangle(0, 0, WIDTH, round(height, 3), colour)
        return Group((field, mark, *entry), Role.HEADING, link=branch.link), height

    def _row(self, twig: _Twig, y: float) -> tuple[Group, float]:
        style = Style(self._typesetter.text, *_TWIG, self._palette.text)
        name = self._beside(twig.name, style, WIDTH, twig.numbers, twig.language)
        entry, height = self._entry(name, twig.numbers, 0, WIDTH, y)
        # Nothing to see, but it makes all of the row something to press.
        area = Path(
            (("M", (0, round(y, 3))), ("L", (WIDTH, round(y, 3))),
             ("L", (WIDTH, round(y + height, 3))), ("L", (0, round(y + height, 3))), ("Z", ()))
        )  # fmt: skip
        row = Group((area, *entry), Role.LIST_ITEM, link=twig.link, language=twig.language)
        return row, height

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

    def _beside(
        self, text: str, style: Style, width: float, shown: str, language: str = ""
    ) -> Column:
        """Return a name broken to leave room for its numbers where that makes it no higher."""
        setter = self._typesetter.speaking(language)
        full = setter.shrunk(text, style, width, _SHRINK)
        taken = self._numbers(style).width(shown) + _PAD if shown else 0.0
        last = full.style.width(full.lines[-1].text)
        narrow = setter.column(text, full.style, width - taken)
        lines = len(full.lines) + (last + taken > width)
        is_as_low = narrow and len(narrow.lines) <= lines and not narrow.is_hyphenated
        return narrow if narrow and is_as_low else full

    def _column(self, text: str, face: Typeface, size: tuple[float, float]) -> Column:
        """Return a text broken to the map, smaller where a word is too wide for it."""
        style = Style(face, size[0], size[1], self._palette.text)
        return self._typesetter.shrunk(text, style, WIDTH - _HANG * size[0], _SHRINK)


def _inside(column: Column, y: float) -> tuple[Text, ...]:
    """Return a column of text with what hangs from its left edge inside the drawing."""
    hung = min(piece.x for text in column.place(0, y) for piece in text.pieces)
    return _set(column, max(0.0, -hung), y)


def _set(column: Column, x: float, y: float) -> tuple[Text, ...]:
    return tuple(_measured(text, column.style) for text in column.place(x, y))


def _measured(text: Text, style: Style) -> Text:
    """Return a text with its pieces' widths: a reader may set it in another font."""
    pieces = tuple(
        replace(piece, width=round(style.face.width(piece.text.rstrip()) * style.size, 3))
        for piece in text.pieces
    )
    return replace(text, pieces=pieces)
