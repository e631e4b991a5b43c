"""Draw what stands on a box: every face upright when the box is folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.box.label import Label
from kaartspel.box.stack import LEADING, LEAST, BoxText, height, stack
from kaartspel.deck.model import Colour, Suit
from kaartspel.design import ACCENT, BLACK, OUTLINE, WHITE, is_light, symbol, text_on
from kaartspel.frame import Group, Item, Rectangle, mm
from kaartspel.type import Column, Style, Typeface, Typesetter

# How far each face is turned as the box lies flat. Lid and bottom hang on the back: seen from
# the front, the lid's lower edge and the bottom's upper edge lie at the front.
TURNS = {
    PanelId.BACK: 0, PanelId.LEFT: 0, PanelId.FRONT: 0, PanelId.RIGHT: 0,
    PanelId.LID: 180, PanelId.BOTTOM: 180,
}  # fmt: skip

_TONGUES = (PanelId.LID_TONGUE, PanelId.BOTTOM_TONGUE)
_BODY = (PanelId.BACK, PanelId.LEFT, PanelId.FRONT, PanelId.RIGHT)
_DUST = (
    PanelId.DUST_LEFT_TOP,
    PanelId.DUST_RIGHT_TOP,
    PanelId.DUST_LEFT_BOTTOM,
    PanelId.DUST_RIGHT_BOTTOM,
)

_MARGIN = 6.0  # mm
_SPINE = 20.0  # mm; a side at least so deep has room for more than a line of text
_MOST_FIELDS = 0.45  # of the front: what the suits take at most
_TITLES = tuple(size / 2 for size in range(60, 23, -1))
_DISPLAY = 1.05  # leading of what is set as large as fits
_READING = (9.5, 9.0, 8.5, 8.0, LEAST)
_SMALL = (11.0, 10.0, 9.0, 8.0)  # of titles on sides and lid, below those of _TITLES
_REACH = 1.0  # em that type rises above its line, at most: so much a shop counts


@dataclass(frozen=True, slots=True)
class Look:
    """How a box is coloured: its ground, and whether the suits are fields or outlines."""

    ground: Colour
    has_fields: bool = True

    @property
    def text(self) -> Colour:
        """The colour of text on the ground."""
        return text_on(self.ground)


def grounds(box: Dieline, look: Look, bleed: float) -> list[Item]:
    """Return the fields of colour below all faces, with `bleed` mm beyond the cuts."""
    if look.ground == WHITE:
        return []
    items: list[Item] = []
    # The tongues first: what they bleed over their creases is covered.
    for name in (*_TONGUES, PanelId.LID, PanelId.BOTTOM, *_DUST, *_BODY):
        left, top, right, bottom = box.panel(name).bounds
        above = 0 if name is PanelId.LID else bleed
        below = 0 if name is PanelId.BOTTOM else bleed
        x, y = mm(left - bleed), mm(top - above)
        width, tall = mm(right - left + 2 * bleed), mm(bottom - top + above + below)
        items.append(Rectangle(x, y, width, tall, ACCENT if name in _TONGUES else look.ground))
    return items


def faces(
    label: Label, box: Dieline, look: Look, bleed: float, safe: float, least: float = 0
) -> list[Item]:
    """Return what stands on the six faces, each in its place on the flat box.

    Text keeps `safe` mm off the cuts, and off the creases of a thin box, and is no smaller than
    `least` pt: what has no room is left out.
    """
    artist = _BoxArtist(label, box, look, label.typesetter, bleed, mm(safe), least)
    drawn = {
        PanelId.FRONT: artist.front,
        PanelId.BACK: artist.back,
        PanelId.LEFT: artist.left,
        PanelId.RIGHT: artist.right,
        PanelId.LID: artist.lid,
        PanelId.BOTTOM: artist.bottom,
    }
    return [_placed(box, name, tuple(draw())) for name, draw in drawn.items()]


def _placed(box: Dieline, name: PanelId, items: tuple[Item, ...]) -> Group:
    left, top, right, bottom = box.panel(name).bounds
    turn = TURNS[name]
    x, y = (right, bottom) if turn == 180 else (left, top)
    return Group(items, x=mm(x), y=mm(y), turn=turn)


@dataclass(frozen=True, slots=True)
class _BoxArtist:
    """Draws each face from its own upper left corner, in pt."""

    label: Label
    box: Dieline
    look: Look
    typesetter: Typesetter
    bleed: float
    safe: float
    least: float

    def _size(self, name: PanelId) -> tuple[float, float]:
        left, top, right, bottom = self.box.panel(name).bounds
        return mm(right - left), mm(bottom - top)

    def _column(self, text: str, face: Typeface, size: float, width: float) -> Column | None:
        """Return a text broken to a width; None where a word is too wide."""
        style = Style(face, max(size, self.least), LEADING, self.look.text)
        return self.typesetter.column(text, style, width)

    def _largest(
        self, text: str, face: Typeface, sizes: Iterable[float], room: tuple[float, float]
    ) -> Column | None:
        """Return a text at the first of `sizes` that fits a width and a height undivided."""
        width, most = room
        large = (size for size in sizes if size >= self.least)
        styles = (Style(face, size, _DISPLAY, self.look.text) for size in large)
        return self.typesetter.first_fitting(
            text, styles, width, lambda column: column.height <= most and not column.divides_words
        )

    def front(self) -> Iterator[Item]:
        """Yield the title below the thumb notch, and the suits as fields at the foot."""
        width, tall = self._size(PanelId.FRONT)
        marks = self.label.suits
        columns, side = _grid(len(marks), width, _MOST_FIELDS * tall)
        foot = tall - -(-len(marks) // columns) * side
        yield from self._fields(marks, columns, side, foot)
        metadata, setter = self.label.metadata, self.typesetter
        margin, top = mm(_MARGIN), mm(8 + _MARGIN)
        room = (width - 2 * margin, foot - top - mm(12))
        title = self._largest(metadata.title, setter.strong, _TITLES, room)
        blocks = [BoxText(title)] if title else []
        if metadata.subtitle:
            subtitle = self._column(metadata.subtitle, setter.text, 9.5, room[0])
            blocks += [BoxText(subtitle, mm(4))] if subtitle else []
        yield from stack(blocks, margin, top)

    def back(self) -> Iterator[Item]:
        """Yield what the deck is, and the questions that its maps ask."""
        width, tall = self._size(PanelId.BACK)
        margin = mm(_MARGIN)
        room = width - 2 * margin
        metadata = self.label.metadata
        for maps in (self.label.maps, ()):
            for size in (_READING[0] * max(1, width / mm(64)), *_READING):
                blocks = self._reading(metadata.description, maps, size, room)
                if blocks and height(blocks) <= tall - 2 * mm(8):
                    yield from stack(blocks, margin, mm(8))
                    return

    def _reading(
        self, description: str, maps: tuple[tuple[str, str], ...], size: float, room: float
    ) -> list[BoxText]:
        strong, text = self.typesetter.strong, self.typesetter.text
        parts = [(description, text, 0.0)]
        for name, question in maps:
            parts += [(name, strong, 1.5 * size), (question, text, 0.55 * size)]
        columns = [(self._column(words, face, size, room), above)
                   for words, face, above in parts]  # fmt: skip
        return [BoxText(column, above) for column, above in columns if column]

    def left(self) -> Iterator[Item]:
        """Yield how many cards there are, of each kind; where the side is too narrow, nothing."""
        width, tall = self._size(PanelId.LEFT)
        if width < mm(_SPINE):
            return
        margin, strong, text = mm(_MARGIN), self.typesetter.strong, self.typesetter.text
        room = (width - 2 * margin, mm(20))
        counts, words = self.label.counts, self.label.words
        lines = [(sum(count for _, count in counts), words["box_cards"], 26.0)]
        lines += [(count, kind.many, 15.0) for kind, count in counts]
        blocks: list[BoxText] = []
        for number, caption, size in lines:
            figure = self._largest(str(number), strong, (size, size - 4), room)
            label = self._largest(caption, text, _READING, room)
            if figure and label:
                blocks += [BoxText(figure, mm(6) if blocks else 0), BoxText(label, mm(1.8))]
        if height(blocks) <= tall - 2 * mm(8):
            yield from stack(blocks, margin, mm(8))

    def right(self) -> Iterator[Item]:
        """Yield the title along the side, to be read from the top down."""
        width, tall = self._size(PanelId.RIGHT)
        if blocks := self._spine(width, (tall - 2 * mm(8), width - 2 * self.safe)):
            across = (width + height(blocks)) / 2
            yield Group(stack(blocks, mm(8), 0), x=across, y=0, turn=90)

    def _spine(self, width: float, room: tuple[float, float]) -> list[BoxText]:
        """Return the title and, where there is room, the subtitle; nothing on a narrow side."""
        metadata, setter = self.label.metadata, self.typesetter
        for size in [size for size in _TITLES if size <= 18] + [*_SMALL]:
            title = self._largest(metadata.title, setter.strong, (size,), room)
            if title is None or not self._is_off_the_cut([BoxText(title)], width):
                continue
            blocks = [BoxText(title)]
            if metadata.subtitle and width >= mm(_SPINE):
                subtitle = self._largest(metadata.subtitle, setter.text, _READING, room)
                blocks += [BoxText(subtitle, mm(3))] if subtitle else []
            return blocks if self._is_off_the_cut(blocks, width) else blocks[:1]
        return []

    def _is_off_the_cut(self, blocks: list[BoxText], width: float) -> bool:
        """Return whether the first line of blocks across the middle keeps off the outer edge."""
        style = blocks[0].column.style
        rises = (_REACH - style.face.cap_height) * style.size
        return (width + height(blocks)) / 2 + rises <= width - self.safe

    def lid(self) -> Iterator[Item]:
        """Yield the title, for who looks for the box in a pile."""
        width, deep = self._size(PanelId.LID)
        margin = min(mm(_MARGIN), max(self.safe, deep / 4))
        room = (width - 2 * mm(_MARGIN), deep - 2 * margin)
        metadata, setter = self.label.metadata, self.typesetter
        sizes = [size for size in _TITLES if size <= 14] + [*_SMALL]
        title = self._largest(metadata.title, setter.strong, sizes, room)
        yield from stack([BoxText(title)] if title else [], mm(_MARGIN), margin)

    def bottom(self) -> Iterator[Item]:
        """Yield who publishes it, which edition it is, and whose the texts are."""
        width, deep = self._size(PanelId.BOTTOM)
        margin = self.safe
        room = width - 2 * mm(_MARGIN)
        metadata, setter = self.label.metadata, self.typesetter
        edition = f"{self.label.words['edition']}: {metadata.version}"
        for texts in ((metadata.publisher, metadata.rights, edition),
                     (metadata.publisher, edition), (metadata.publisher,)):  # fmt: skip
            columns = [
                self._column(words, setter.text if i else setter.strong, LEAST, room)
                for i, words in enumerate(texts)
            ]  # fmt: skip
            blocks = [BoxText(c, mm(1.6) if i else 0) for i, c in enumerate(columns) if c]
            if height(blocks) <= deep - 2 * margin:
                yield from stack(blocks, mm(_MARGIN), margin)
                return

    def _fields(
        self, marks: tuple[Suit, ...], columns: int, side: float, foot: float
    ) -> Iterator[Item]:
        last = -(-len(marks) // columns) - 1
        for i, suit in enumerate(marks):
            row, column = divmod(i, columns)
            x, y = column * side, foot + row * side
            size = 0.5 * side
            inset = (side - size) / 2
            colour = BLACK if is_light(suit.colour) else WHITE
            if self.look.has_fields:
                below = mm(self.bleed) if row == last else 0
                yield Rectangle(x, y, side, side + below, suit.colour)
            else:
                colour = BLACK
            yield symbol(suit.symbol, x + inset, y + inset, size, colour,
                         0 if self.look.has_fields else mm(OUTLINE))  # fmt: skip


def _grid(count: int, width: float, most: float) -> tuple[int, float]:
    """Return how many columns of squares fill the width and stay as low as that, and their side."""
    columns = min(5, count)
    while -(-count // columns) * width / columns > most:
        columns += 1
    return columns, width / columns
