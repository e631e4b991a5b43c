"""Draw what stands on a box: every face upright when the box is folded."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import starmap

from kaartspel.box.dieline import Dieline, PanelId
from kaartspel.box.grounds import LOWER, UPPER, Look, change, goes_round, half_height
from kaartspel.box.label import Label
from kaartspel.box.stack import LEADING, LEAST, BoxText, has_short_line, height, stack, widest
from kaartspel.deck.model import Colour
from kaartspel.design import OUTLINE, assembly, reach, space, text_on
from kaartspel.frame import Group, Item, mm
from kaartspel.type import Column, Style, Typeface, Typesetter

# How far each face is turned as the box lies flat. Lid and bottom hang on the back: seen from
# the front, the lid's lower edge and the bottom's upper edge lie at the front.
TURNS = {
    PanelId.BACK: 0, PanelId.LEFT: 0, PanelId.FRONT: 0, PanelId.RIGHT: 0,
    PanelId.LID: 180, PanelId.BOTTOM: 180,
}  # fmt: skip

_MARGIN = 6.0  # mm
_BELOW_NOTCH = 11.5  # mm from the front's upper edge
_SPINE = 20.0  # mm; a side at least so deep has room for more than a line of text
_TITLES = tuple(size / 2 for size in range(60, 23, -1))
_SUBTITLES = (9.0, 8.0, LEAST)
_QUOTED = tuple(size / 2 for size in range(36, 15, -1))  # of what is quoted on the back
_DISPLAY = 1.05  # leading of what is set as large as fits
_QUOTING = 1.18  # and of what is quoted
_READING = (9.5, 9.0, 8.5, 8.0, LEAST)
_SMALL = (11.0, 10.0, 9.0, 8.0)  # of titles on sides and lid, below those of _TITLES
_LID = 22.0
_REACH = 1.0  # em that type rises above its line, at most: so much a shop counts
_NOTE = 8.0  # of what stands above a quoted card

Room = tuple[float, float]
"""A width and a height in pt."""


def faces(
    label: Label, box: Dieline, look: Look, safe: float, bleed: float, least: float = 0
) -> list[Item]:
    """Return what stands on the six faces, in place; seats go over a cut by `bleed` mm.

    Text keeps `safe` mm off the cuts, and off the creases of a thin box, and is no smaller than
    `least` pt: what has no room is left out.
    """
    artist = _BoxArtist(label, box, look, label.typesetter, mm(safe), mm(bleed), least)
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
    safe: float
    bleed: float
    least: float

    def _size(self, name: PanelId) -> Room:
        left, top, right, bottom = self.box.panel(name).bounds
        return mm(right - left), mm(bottom - top)

    def _part(self, half: int, tall: float) -> tuple[float, float]:
        """Return from where to where a face `tall` pt high has the colour of a half."""
        at = mm(change(self.label, self.box)) if len(self.label.halves) > 1 else tall
        return (0.0, at) if half == UPPER else (at, tall)

    def _column(
        self, text: str, face: Typeface, size: float, width: float, half: int
    ) -> Column | None:
        """Return a text broken to a width; None where a word is too wide."""
        style = Style(face, max(size, self.least), LEADING, self._colour(half))
        return self.typesetter.column(text, style, width)

    def _colour(self, half: int) -> Colour:
        return text_on(self.look.upper if half == UPPER else self.look.lower)

    def _largest(
        self, text: str, face: Typeface, sizes: Iterable[float], room: Room,
        half: int = UPPER, leading: float = _DISPLAY,
    ) -> Column | None:  # fmt: skip
        """Return a text at the first of `sizes` that fits a width and a height undivided."""
        width, most = room
        large = (size for size in sizes if size >= self.least)
        styles = (Style(face, size, leading, self._colour(half)) for size in large)
        return self.typesetter.first_fitting(
            text, styles, width, lambda column: column.height <= most and not column.divides_words
        )

    def _titles(self, sizes: Iterable[float], room: Room) -> Iterator[Column]:
        """Yield the title at each size that a room holds, with no short line before any other."""
        title, face = self.label.metadata.title, self.typesetter.strong
        found = (self._largest(title, face, (size,), room) for size in sizes)
        yield from sorted(filter(None, found), key=has_short_line)

    def front(self) -> Iterator[Item]:
        """Yield the title below the thumb notch, and the chamber where the colours meet."""
        width, _ = self._size(PanelId.FRONT)
        at, size = mm(change(self.label, self.box)), mm(half_height(self.label, self.box))
        pair = self.label.halves
        radius = size / reach(pair)
        room = (width - 2 * mm(_MARGIN), at - size - mm(2.5) - mm(_BELOW_NOTCH))
        if goes_round(self.label, self.box) and (inside := self._inside(space(pair) * radius)):
            yield from self._title(room, "")
            yield from stack([inside], (width - widest(inside)) / 2, at - mm(4) - height([inside]))
        else:
            yield from self._title(room, self.label.metadata.subtitle)
        seats = assembly(
            pair, (width / 2, at), radius,
            ground=None if self.look.is_printed else self.look.lower,
            outline=0.0 if self.look.has_fields else mm(OUTLINE),
        )  # fmt: skip
        yield Group(tuple(seats), clip=self._around_the_front())

    def _around_the_front(self) -> tuple[float, float, float, float]:
        """Return where seats are seen: on the front and both sides, and a bleed below them."""
        (width, tall), (deep, _) = self._size(PanelId.FRONT), self._size(PanelId.RIGHT)
        return -deep, 0.0, width + 2 * deep, tall + self.bleed

    def _inside(self, radius: float) -> BoxText | None:
        """Return the subtitle as it stands amid the seats, on the upper half; None without room."""
        subtitle = self.label.metadata.subtitle
        for size in _SUBTITLES if subtitle else ():
            room = (1.5 * radius, radius / 2)
            column = self._largest(subtitle, self.typesetter.text, (size,), room, leading=LEADING)
            block = BoxText(column) if column else None
            if block and math.hypot(widest(block) / 2, mm(4) + height([block])) < radius - mm(1.5):
                return block
        return None

    def _title(self, room: Room, subtitle: str) -> Iterator[Item]:
        """Yield the title, with the subtitle below it where that has room too."""
        setter, small = self.typesetter, (room[0], room[1] / 2)
        below = self._largest(subtitle, setter.text, _SUBTITLES, small) if subtitle else None
        under = [BoxText(below, mm(3.4))] if below else []
        for blocks in (under, []):
            rest = (room[0], room[1] - height(blocks))
            if title := next(self._titles(_TITLES, rest), None):
                yield from stack([BoxText(title), *blocks], mm(_MARGIN), mm(_BELOW_NOTCH))
                return

    def back(self) -> Iterator[Item]:
        """Yield a card of each half, on its half, as large as fits, and what the deck is."""
        width, tall = self._size(PanelId.BACK)
        margin, text = max(mm(_MARGIN), self.safe), self.typesetter.text
        for half in (UPPER, LOWER):
            top, bottom = self._part(half, tall)
            room = (width - 2 * margin, bottom - top - 2 * margin)
            quoted = self._quoted(half, room)
            yield from stack(quoted, margin, top + margin)
            rest = (room[0], room[1] - height(quoted) - (margin if quoted else 0))
            about = self.label.metadata.description if half == UPPER else ""
            column = self._largest(about, text, _READING, rest, half, LEADING) if about else None
            if column:
                yield from stack([BoxText(column)], margin, bottom - margin - column.height)

    def _quoted(self, half: int, room: Room) -> list[BoxText]:
        """Return a card of a half under its number and its name; nothing where there is no room."""
        card, setter = self.label.sample(half), self.typesetter
        if card is None:
            return []
        named = " ".join(filter(None, (card.number, card.heading)))
        above = self._column(named, setter.strong, _NOTE, room[0], half) if named else None
        first = [BoxText(above)] if above else []
        gap = mm(3.4) if first else 0.0
        face = setter.text if card.kind.is_quoted else setter.strong
        rest = (room[0], room[1] - height(first) - gap)
        words = " ".join(card.text.partition("\n")[0].split())
        said = self._largest(words, face, _QUOTED, rest, half, _QUOTING) if words else None
        return [*first, BoxText(said, gap)] if said else []

    def left(self) -> Iterator[Item]:
        """Yield how many cards there are, each kind on its half; on a narrow side, nothing.

        Kinds that have no half stand at the foot.
        """
        width, tall = self._size(PanelId.LEFT)
        if width < mm(_SPINE):
            return
        margin, (_, bottom) = mm(_MARGIN), self._part(UPPER, tall)
        first, second, others = self._counted(width - 2 * margin)
        room = (width - 2 * margin, bottom - 2 * margin - height(first))
        yield from stack(self._total(room), margin, margin)
        yield from stack(first, margin, bottom - margin - height(first))
        yield from stack(second, margin, bottom + margin)
        foot = tall - max(margin, self.safe) - height(others)
        if foot > (bottom + 2 * margin + height(second) if second else bottom):
            yield from stack(others, margin, foot)

    def _total(self, room: Room) -> list[BoxText]:
        """Return the number of all cards, over what they are."""
        total = str(sum(count for _, count in self.label.counts))
        large = self._largest(total, self.typesetter.strong, (30.0, 26.0, 22.0), room)
        told = self._column(
            self.label.words["box_cards"], self.typesetter.text, 9.5, room[0], UPPER
        )
        blocks = [BoxText(large)] if large else []
        blocks += [BoxText(told, mm(1.8) if blocks else 0)] if told else []
        return blocks if height(blocks) <= room[1] else []

    def _counted(self, width: float) -> tuple[list[BoxText], list[BoxText], list[BoxText]]:
        """Return the numbers of cards of the first half's kind, the second's, and of others.

        Numbers end in one line, at the largest size at which each stands on a line of its own.
        """
        text, counts, halves = self.typesetter.text, self.label.counts, self.label.halves
        widths = [text.width(str(count)) for _, count in counts]
        insets = [max(widths) - width for width in widths]
        lines = [f"{count} {kind.many}" for kind, count in counts]
        most = max(i + text.width(line) for i, line in zip(insets, lines, strict=True))
        size = next((size for size in _READING if size * most <= width), LEAST)
        kinds = [half.cards[0].kind for half in halves]
        found: tuple[list[BoxText], ...] = [], [], []
        for (kind, _), line, inset in zip(counts, lines, insets, strict=True):
            at = kinds.index(kind) if kind in kinds else 2
            half = UPPER if at == UPPER or len(halves) < 2 else LOWER
            column = self._column(line, text, size, width - inset * size, half)
            if column:
                found[at].append(BoxText(column, mm(2.2) if found[at] else 0, inset * size))
        return found[0], found[1], found[2]

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
            found = sorted(filter(None, starmap(self._largest, sizes)), key=lambda c: len(c.lines))
            blocks = [BoxText(column) for column in found[:1]]
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
                self._column(words, setter.text if i else setter.strong, LEAST, room, LOWER)
                for i, words in enumerate(texts)
            ]  # fmt: skip
            blocks = [BoxText(c, mm(1.6) if i else 0) for i, c in enumerate(columns) if c]
            if height(blocks) <= deep - 2 * margin:
                yield from stack(blocks, mm(_MARGIN), margin)
                return
