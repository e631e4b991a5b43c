"""Draw what stands on a box: every face upright when the box is folded."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.box.grounds import LOWER, UPPER, Look, change, half_height
from kaartspel.box.label import Label
from kaartspel.box.quoting import Quoter
from kaartspel.box.setter import BoxSetter, Room
from kaartspel.box.stack import LEADING, LEAST, BoxText, height, stack
from kaartspel.design import OUTLINE, assembly, reach
from kaartspel.frame import Group, Item, mm
from kaartspel.type import Column, Typesetter

# How far each face is turned as the box lies flat. Lid and bottom hang on the back: seen from
# the front, the lid's lower edge and the bottom's upper edge lie at the front.
TURNS = {
    PanelId.BACK: 0, PanelId.LEFT: 0, PanelId.FRONT: 0, PanelId.RIGHT: 0,
    PanelId.LID: 180, PanelId.BOTTOM: 180,
}  # fmt: skip

_MARGIN = 6.0  # mm
_INSET = 4.5  # mm above and below a card that is quoted on the lower half, which is not high
_BELOW_NOTCH = 13.0  # mm from the front's upper edge, of which the notch takes 8
_ABOVE = 5.0  # mm from the title to the chamber, at least
_SPINE = 20.0  # mm; a side at least so deep has room for more than a line of text
_TITLES = tuple(size / 2 for size in range(80, 23, -1))
_SUBTITLES = (9.0, 8.0, LEAST)
_UNDER = 0.05  # of the front's width: the subtitle's size, where that is on as few lines
_READING = (9.5, 9.0, 8.5, 8.0, LEAST)
_ABOUT, _PRINT = (8.0, LEAST), 0.044  # of what the deck is, and of the back's width: small print
_APART = 1.5  # of the margin: from a quoted card to that
_SMALL = (11.0, 10.0, 9.0, 8.0)  # of titles on sides and lid, below those of _TITLES
_PLAYING = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
_LID = 22.0
_REACH = 1.0  # em that type rises above its line, at most: so much a shop counts


def faces(label: Label, box: Dieline, look: Look, safe: float, least: float = 0) -> list[Item]:
    """Return what stands on the six faces, each in its place on the flat box.

    Text keeps `safe` mm off the cuts, and off the creases of a thin box, and is no smaller than
    `least` pt: what has no room is left out.
    """
    setter = BoxSetter(label.typesetter, look, least)
    artist = _BoxArtist(label, box, look, setter, mm(safe))
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
    setter: BoxSetter
    safe: float

    @property
    def typesetter(self) -> Typesetter:
        """What texts are set with."""
        return self.setter.typesetter

    def _size(self, name: PanelId) -> Room:
        left, top, right, bottom = self.box.panel(name).bounds
        return mm(right - left), mm(bottom - top)

    def _part(self, half: int, tall: float) -> tuple[float, float]:
        """Return from where to where a face `tall` pt high has the colour of a half."""
        at = mm(change(self.label, self.box)) if len(self.label.halves) > 1 else tall
        return (0.0, at) if half == UPPER else (at, tall)

    def _titles(self, sizes: Iterable[float], room: Room) -> Iterator[Column]:
        return self.setter.titles(self.label.metadata.title, sizes, room)

    def front(self) -> Iterator[Item]:
        """Yield the title below the thumb notch, and the chamber where the colours meet."""
        width, _ = self._size(PanelId.FRONT)
        at, size = mm(change(self.label, self.box)), mm(half_height(self.label, self.box))
        yield from self._title((width - 2 * mm(_MARGIN), at - size - mm(_ABOVE + _BELOW_NOTCH)))
        pair = self.label.halves
        yield from assembly(
            pair, (width / 2, at), size / reach(pair),
            ground=None if self.look.is_printed else self.look.lower,
            outline=0.0 if self.look.has_fields else mm(OUTLINE),
        )  # fmt: skip

    def _title(self, room: Room) -> Iterator[Item]:
        """Yield the title, with the subtitle below it where that has room too."""
        subtitle, small = self.label.metadata.subtitle, (room[0], room[1] / 2)
        setter = self.typesetter
        wide, _ = self._size(PanelId.FRONT)
        sizes = max(_SUBTITLES[0], round(2 * _UNDER * wide) / 2), *_SUBTITLES
        tried = [self.setter.largest(subtitle, setter.text, each, small)
                 for each in (sizes[:1], sizes[1:]) if subtitle]  # fmt: skip
        below = min(filter(None, tried), key=lambda column: len(column.lines), default=None)
        under = [BoxText(below, mm(3.4))] if below else []
        for blocks in (under, []):
            rest = (room[0], room[1] - height(blocks))
            if title := next(self._titles(_TITLES, rest), None):
                yield from stack([BoxText(title), *blocks], mm(_MARGIN), mm(_BELOW_NOTCH))
                return

    def back(self) -> Iterator[Item]:
        """Yield a card of each half, on its half, as large as fits, and small what the deck is."""
        width, tall = self._size(PanelId.BACK)
        margin, text = max(mm(_MARGIN), self.safe), self.typesetter.text
        insets = margin, max(mm(_INSET), self.safe)
        spans = [self._part(half, tall) for half in (UPPER, LOWER)]
        rooms = [(width - 2 * margin, end - top - 2 * inset)
                 for (top, end), inset in zip(spans, insets, strict=True)]  # fmt: skip
        about = self.label.metadata.description
        room, quoter = rooms[UPPER], Quoter(self.label, self.setter)
        small = max(_ABOUT[0], self.setter.least)
        sizes = max(small, round(2 * _PRINT * width) / 2), small, *_ABOUT
        column = self.setter.largest(about, text, sizes, room, UPPER, LEADING) if about else None
        if column:
            rest = (room[0], room[1] - column.height - _APART * margin)
            if quoter.has_room(rest):
                rooms[UPPER] = rest
            elif quoter.has_room(room):
                column = None
        if column:
            at = spans[UPPER][1] - margin - column.height
            yield from stack([BoxText(column)], margin, at)
        quoting = quoter.quote(rooms)
        for quote, room, (top, _), inset in zip(quoting, rooms, spans, insets, strict=True):
            yield from stack(quoter.fullest(quote, room), margin, top + inset)

    def left(self) -> Iterator[Item]:
        """Yield how many cards there are, and of each kind; on a narrow side, nothing.

        All stand on one ground, the larger: they are one list. What has no room is left out.
        """
        width, tall = self._size(PanelId.LEFT)
        if width < mm(_SPINE):
            return
        margin, (_, bottom) = mm(_MARGIN), self._part(UPPER, tall)
        room = (width - 2 * margin, bottom - 2 * margin)
        total = self._total(room)
        counted = self._counted((room[0], room[1] - height(total) - margin))
        yield from stack(total, margin, margin)
        yield from stack(counted, margin, bottom - margin - height(counted))
        playing = self._playing((room[0], tall - bottom - 2 * mm(_INSET)))
        low = max(margin, self.safe)
        yield from stack(playing, margin, tall - low - height(playing))

    def _playing(self, room: Room) -> list[BoxText]:
        """Return how many play and how long, each on a line as large as fits all."""
        strong, texts = self.typesetter.strong, self.label.playing
        for size in _PLAYING:
            columns = (self.setter.largest(line, strong, (size,), room, LOWER) for line in texts)
            lines = [column for column in columns if column and len(column.lines) == 1]
            blocks = [BoxText(column, mm(2.6) if i else 0) for i, column in enumerate(lines)]
            if len(blocks) == len(texts) and height(blocks) <= room[1]:
                return blocks
        return []

    def _total(self, room: Room) -> list[BoxText]:
        """Return the number of all cards, over what they are."""
        total = str(sum(count for _, count in self.label.counts))
        large = self.setter.largest(total, self.typesetter.strong, (30.0, 26.0, 22.0), room)
        caption = self.setter.column(
            self.label.words["box_cards"], self.typesetter.text, _READING[0], room[0], UPPER
        )
        blocks = [BoxText(large)] if large else []
        blocks += [BoxText(caption, mm(1.8) if blocks else 0)] if caption else []
        return blocks if height(blocks) <= room[1] else []

    def _counted(self, room: Room) -> list[BoxText]:
        """Return the numbers of cards of each kind; nothing where they have no room.

        Numbers end in one line, at the largest size at which each stands on a line of its own.
        """
        text, counts = self.typesetter.text, self.label.counts
        widths = [text.width(str(count)) for _, count in counts]
        insets = [max(widths) - width for width in widths]
        lines = [f"{count} {kind.many}" for kind, count in counts]
        most = max(i + text.width(line) for i, line in zip(insets, lines, strict=True))
        size = next((size for size in _READING if size * most <= room[0]), LEAST)
        blocks = list[BoxText]()
        for line, inset in zip(lines, insets, strict=True):
            if column := self.setter.column(line, text, size, room[0] - inset * size, UPPER):
                blocks.append(BoxText(column, mm(2.2) if blocks else 0, inset * size))
        return blocks if height(blocks) <= room[1] else []

    def right(self) -> Iterator[Item]:
        """Yield the title along the side, to be read from the top down, over the publisher."""
        width, tall = self._size(PanelId.RIGHT)
        _, end = self._part(UPPER, tall)
        if blocks := self._spine(width, (end - 2 * mm(_MARGIN), width - 2 * self.safe)):
            across = (width + height(blocks)) / 2
            yield Group(stack(blocks, mm(_MARGIN), 0), x=across, y=0, turn=90)
        margin, publisher = mm(_MARGIN), self.label.metadata.publisher
        if publisher and width >= mm(_SPINE) and end < tall:
            room = (width - margin - self.safe, tall - end - 2 * margin)
            sizes = ((publisher, self.typesetter.strong, (s,), room, LOWER) for s in _SUBTITLES)
            fitting = filter(None, starmap(self.setter.largest, sizes))
            columns = sorted(fitting, key=lambda column: len(column.lines))
            blocks = [BoxText(column) for column in columns[:1]]
            yield from stack(blocks, margin, tall - max(margin, self.safe) - height(blocks))

    def _spine(self, width: float, room: Room) -> list[BoxText]:
        """Return the title, as large as fits; nothing on a side that is too narrow."""
        titles = ([BoxText(title)] for title in self._titles([*_TITLES, *_SMALL], room))
        return next((each for each in titles if self._is_off_the_cut(each, width)), [])

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
        sizes = [*(size for size in _TITLES if size <= _LID), *_SMALL]
        title = next(self._titles(sizes, room), None)
        yield from stack([BoxText(title)] if title else [], mm(_MARGIN), margin)

    def bottom(self) -> Iterator[Item]:
        """Yield who publishes it, which edition it is, and whose the texts are."""
        width, deep = self._size(PanelId.BOTTOM)
        margin = self.safe
        room = width - 2 * mm(_MARGIN)
        metadata, setter = self.label.metadata, self.typesetter
        edition = f"{self.label.words['edition']}: {metadata.version}"
        if metadata.edition_by:
            edition += f", {self.label.words['edition_by'].format(name=metadata.edition_by)}"
        for texts in ((metadata.publisher, metadata.rights, edition),
                     (metadata.publisher, edition), (metadata.publisher,)):  # fmt: skip
            columns = [
                self.setter.column(words, setter.text if i else setter.strong, LEAST, room, LOWER)
                for i, words in enumerate(texts)
            ]  # fmt: skip
            blocks = [BoxText(c, mm(1.6) if i else 0) for i, c in enumerate(columns) if c]
            if height(blocks) <= deep - 2 * margin:
                yield from stack(blocks, mm(_MARGIN), margin)
                return
