"""Draw the front of a card as its kind says: grounds, and slots for its texts, on one grid.

A card has a head, a window for reading text, and a foot. What stands in the head ends at its lower
edge; what stands in the window begins at its upper edge or, at the end, comes down to the foot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kaartspel.deck.model import (
    CODE,
    Area,
    Card,
    Colour,
    Corner,
    Ground,
    PicturePlace,
    Rich,
    Slot,
    SlotRole,
    plain,
)
from kaartspel.design import system
from kaartspel.design.across import Across
from kaartspel.design.board import Board, DoesNotFitError, corner, has_index, index
from kaartspel.design.code import Placeable, placeable
from kaartspel.design.slots import Placed, lines
from kaartspel.design.system import BLACK, WHITE, is_light, readable, text_on, tint
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, Text, mm
from kaartspel.type import Beside, Passage, Style


def front(board: Board, card: Card, body: float) -> Frame:
    """Return the front of a card, its reading text at `body` pt. Raises DoesNotFitError."""
    return board.frame(_Front(board, card, body).items())


@dataclass(frozen=True, slots=True)
class _Front:
    """A front while it is drawn, its reading text at `body` pt."""

    board: Board
    card: Card
    body: float

    def items(self) -> list[Item]:
        """Return all that stands on the front, in the order in which it is read."""
        board, kind = self.board, self.card.kind
        head, end = self._head(), self._end()
        across = self._across(end)
        floor = min(map(self._above, end), default=self._limit)
        window = self._window(across.limit if across else floor)
        top = head[0].top if head else self._window_top
        decoration, picture = corner(board, self.card, self._tone(), top)
        if across:
            picture = [across.place(window[-1].bottom if window else None)]
        colours = self._colour(kind.head), self._colour(kind.foot)
        number, figure, turned = index(board, self.card, *colours)
        name, foot = self._name(), tuple(self._foot())
        return [
            *self._fields(),
            *board.rules(kind.rule, *self._edges()),
            *decoration,
            *turned,
            *([Group((*name, *number), Role.PARAGRAPH)] if name or number else []),
            *self._rules((*window, *end)),
            *(group for placed in (*head, *window, *end) for group in self._told(placed)),
            *figure,
            *picture,
            *(Group((line,), Role.PARAGRAPH) for line in reversed(foot)),
        ]

    def _across(self, end: list[Placed]) -> Across | None:
        """Return the card's picture where it stands across the card, above what stands at the end.

        Cropped it goes down to a foot of another colour.
        """
        picture = self.card.picture
        if picture is None or picture.spot is PicturePlace.CORNER:
            return None
        lowest = self._window_bottom if picture.is_cropped else self._limit
        bottom = min(map(self._above, end), default=lowest)
        return Across(self.board, picture, self._window_top, bottom)

    def _told(self, placed: Placed) -> Iterator[Group]:
        """Yield the blocks of a text, in its language where that is not the deck's."""
        source = placed.slot.source
        language = self.card.language_of(source) if source in self.card.fields else ""
        yield from (replace(g, language=language) for g in placed.groups(self.board.left))

    @property
    def _window_top(self) -> float:
        return mm(self.board.format.bleed) + self.board.pt(self.card.kind.head_height)

    @property
    def _window_bottom(self) -> float:
        """The upper edge of the foot, which has room for the turned index at the least."""
        board = self.board
        edge = board.height - mm(board.format.bleed) - board.pt(self.card.kind.foot_height)
        label = board.style(board.typesetter.strong, system.LABEL, BLACK, 1)
        tops = [line.pieces[0].y - label.size * label.face.cap_height - board.pt(system.LINE_GAP)
                for line in self._foot()]  # fmt: skip
        return min(edge, board.height - self._index_bottom, *tops)

    @property
    def _index_bottom(self) -> float:
        """The lower edge of the index at the head: where it is empty, the upper edge."""
        board = self.board
        return board.left + (board.pt(system.INDEX_SYMBOL) if has_index(self.card) else 0.0)

    @property
    def _limit(self) -> float:
        """Where the reading text ends at the latest: clear of a foot of another colour."""
        board, kind = self.board, self.card.kind
        gap = board.pt(system.FIELD_GAP) if kind.foot != kind.body else 0.0
        index = board.height - self._index_bottom - board.pt(system.FOOT_GAP)
        return min(self._window_bottom - gap, index)

    def _ground(self, ground: Ground) -> Colour:
        suit = readable(self.card.suit.colour)
        return {Ground.SUIT: suit, Ground.PAPER: WHITE, Ground.INK: BLACK}[ground]

    def _colour(self, ground: Ground) -> Colour:
        """Return the colour of text on a ground."""
        return text_on(self.board.ground(self._ground(ground)))

    def _tone(self) -> Colour | None:
        """Return the colour of the large symbol in the corner; None where there is none."""
        kind = self.card.kind
        if kind.corner is Corner.NONE or not kind.shows_symbol:
            return None
        if kind.corner is Corner.INK:
            return self._colour(kind.head)
        ground = self._ground(Ground.SUIT if kind.head is Ground.PAPER else kind.head)
        return tint(ground, system.LIGHT_TINT if is_light(ground) else system.DARK_TINT)

    def _fields(self) -> Iterator[Item]:
        """Yield fields of colour, one for parts that lie on the same ground."""
        board, kind = self.board, self.card.kind
        top, bottom = self._window_top, self._window_bottom
        parts = (0, top, kind.head), (top, bottom, kind.body), (bottom, board.height, kind.foot)
        for ground, run in groupby(parts, key=lambda part: part[2]):
            (upper, *_), *_, (_, lower, _) = 2 * tuple(run)
            if ground is not Ground.PAPER:
                yield from board.field(upper, lower, self._ground(ground))

    def _edges(self) -> Iterator[float]:
        """Yield where rules stand where ink is saved: for the edges of fields, or below a head."""
        board, kind = self.board, self.card.kind
        off = 0.0 if kind.head != kind.body else board.pt(kind.body_gap - kind.head_gap) / 2
        yield self._window_top + off
        if kind.foot != kind.body:
            yield self._window_bottom

    def _rules(self, placed: Iterable[Placed]) -> Iterator[Item]:
        """Yield the rules above texts of the window."""
        board, colour = self.board, self._colour(self.card.kind.body)
        for each in placed:
            if each.slot.rule:
                height, y = board.pt(each.slot.rule), each.top - board.pt(system.RULE_GAP)
                yield Rectangle(board.left, y - height, each.width, height, colour)

    def _above(self, placed: Placed) -> float:
        """Return where what stands above a text of the window ends at the latest."""
        gap = system.RULE_GAP + system.BLOCK_GAP if placed.slot.rule else system.GAP
        return placed.top - self.board.pt(gap)

    def _texts(self, area: Area) -> list[tuple[Slot, Rich]]:
        """Return the slots of an area that hold something, with what they hold."""
        slots = ((slot, self.card.rich(slot.source)) for slot in self.card.kind.slots)
        return [(slot, text) for slot, text in slots
                if slot.area is area and (text or self._is_code(slot))]  # fmt: skip

    def _is_code(self, slot: Slot) -> bool:
        """Return whether the card's QR code stands in a slot."""
        return slot.source == CODE and self.card.code is not None

    def _head(self) -> list[Placed]:
        """Return what stands in the head, below the index, its last line at the lower edge."""
        board, kind = self.board, self.card.kind
        least = self._index_bottom + (board.pt(system.LINE_GAP) if has_index(self.card) else 0.0)
        colour, placed = self._colour(kind.head), list[Placed]()
        y = self._window_top - board.pt(kind.head_gap)
        if kind.head_drop:
            y = board.left + board.pt(kind.head_drop)
        for line in reversed(lines(self._texts(Area.HEAD))):
            passage = self._title(line, colour, y - least)
            y -= passage.height
            placed.insert(0, Placed(line[0][0], passage, y))
            y -= board.pt(system.LINE_GAP)
        if placed and placed[0].top < least:
            heading = max(placed, key=lambda each: each.slot.role is SlotRole.HEADING)
            raise DoesNotFitError(heading.slot.source, (least - placed[0].top) / mm(1))
        return placed

    def _title(
        self, line: list[tuple[Slot, Rich]], colour: Colour, room: float
    ) -> Passage | Beside:
        """Return texts of the head at the first of their sizes at which they fit.

        No word is broken then, and `room` is high enough, with some air above where there are
        several lines. Where there is no such size, at the least.
        """
        (slot, text), *beside = line
        if beside:
            return self._beside(line, colour)
        *styles, least = self._styles(slot, colour)
        for style in styles:
            passage = self.board.passage(text, style, marks=slot.marks)
            if passage and not passage.is_hyphenated:
                is_high = passage.height > style.size * style.leading
                if passage.height <= room - self.board.pt(system.TITLE_AIR) * is_high:
                    return passage
        return self._set(slot, text, least)

    def _beside(self, line: list[tuple[Slot, Rich]], colour: Colour) -> Beside:
        """Return texts on one line, a colon between them. Raises DoesNotFitError."""
        *firsts, last = (plain(text) for _, text in line)
        words = (*(f"{first}: " for first in firsts), last)
        for styles in zip(*(self._styles(slot, colour) for slot, _ in line), strict=True):
            found = Beside(words, styles)
            if found.width <= self.board.right - self.board.left:
                return found
        what, room = f"line '{''.join(words)}'", self.board.right - self.board.left
        raise DoesNotFitError(what, (found.width - room) / mm(1), is_wide=True)

    def _window(self, limit: float) -> list[Placed]:
        """Return the reading text, down to `limit` at the most. Raises DoesNotFitError."""
        board, kind = self.board, self.card.kind
        y, placed = self._window_top + board.pt(kind.body_gap), list[Placed]()
        for slot, text in self._texts(Area.BODY):
            placed.append(self._reading(slot, text, y, board.right - board.left))
            y = placed[-1].bottom + board.pt(system.BLOCK_GAP)
        if placed and (overflow := placed[-1].bottom - limit) > 0:
            raise DoesNotFitError("text", overflow / mm(1))
        return placed

    def _end(self) -> list[Placed]:
        """Return what comes down to the foot: texts, and at their right the code."""
        board, texts = self.board, self._texts(Area.END)
        code = next((self._code() for slot, _ in texts if self._is_code(slot)), None)
        width = (code.left - board.pt(system.GAP) if code else board.right) - board.left
        gap = board.pt(system.FIELD_GAP) if self.card.kind.foot != self.card.kind.body else 0.0
        y, placed = self._window_bottom - gap, list[Placed]()
        for slot, text in reversed(texts):
            if code and self._is_code(slot):
                placed.insert(0, Placed(slot, code, self._limit - code.height))
                continue
            made = self._reading(slot, text, 0.0, width)
            placed.insert(0, replace(made, top=y - made.bottom))
            y -= made.bottom + board.pt(system.BLOCK_GAP)
        return placed

    def _code(self) -> Placeable:
        """Return the card's QR code. Raises DoesNotFitError where the window is smaller."""
        board, code = self.board, self.card.code
        assert code
        ground = board.ground(self._ground(self.card.kind.body))
        made = placeable(code, board.scale.factor, board.right, ground)
        height = self._limit - self._window_top - board.pt(self.card.kind.body_gap)
        overflow = made.height - min(height, board.right - board.left)
        if overflow > 0:
            raise DoesNotFitError(CODE, overflow / mm(1))
        return made

    def _name(self) -> list[Item]:
        """Return the name of the kind, at the foot."""
        board, kind = self.board, self.card.kind
        light = board.style(board.typesetter.text, system.LABEL, self._colour(kind.foot), 1)
        name = (board.foot_line("kind", f"{kind.one} ", light, board.bottom, self.card),)
        return [*name] if kind.shows_name else []

    def _foot(self) -> Iterator[Text]:
        """Yield what the card belongs to, line by line from the name of its kind upwards."""
        board, kind = self.board, self.card.kind
        label = board.style(board.typesetter.text, system.LABEL, BLACK, system.LABEL_LEADING)
        baseline = board.bottom - (label.size * label.leading if kind.shows_name else 0.0)
        for slot, text in reversed(self._texts(Area.FOOT)):
            style = self._styles(slot, self._colour(kind.foot))[0]
            yield board.foot_line("label", plain(text), style, baseline, self.card)
            baseline -= style.size * slot.leading

    def _reading(self, slot: Slot, text: Rich, top: float, width: float) -> Placed:
        """Return what stands in a slot of the window, in a column of `width` pt."""
        if self._is_code(slot):
            return Placed(slot, self._code(), top)
        style = self._styles(slot, self._colour(self.card.kind.body))[0]
        return Placed(slot, self._set(slot, text, style, width), top, width)

    def _styles(self, slot: Slot, colour: Colour) -> list[Style]:
        """Return the styles that a slot may be set in, the largest first."""
        face = getattr(self.board.typesetter, slot.face.value)
        if not slot.sizes:
            return [Style(face, self.body, slot.leading, colour)]
        return [self.board.style(face, size, colour, slot.leading) for size in slot.sizes]

    def _set(self, slot: Slot, text: Rich, style: Style, width: float | None = None) -> Passage:
        """Return a text in a style. Raises DoesNotFitError where a word of it is too wide."""
        what = "text" if slot.area is Area.BODY else slot.source
        return self.board.set(what, text, style, width, marks=slot.marks)
