"""Draw the front of a card as its kind says: grounds, and slots for its texts, on one grid.

A card has a head, a window for reading text, and a foot. What stands in the head ends at its lower
edge; what stands in the window begins at its upper edge or, at the end, comes down to the foot.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from kaartspel.deck.model import (
    CODE,
    Area,
    Card,
    Colour,
    Ground,
    PicturePlace,
    Rich,
    Slot,
    SlotRole,
    plain,
)
from kaartspel.design import system
from kaartspel.design.across import Across, pictured
from kaartspel.design.board import Board, DoesNotFitError
from kaartspel.design.code import Placeable, placeable
from kaartspel.design.corner import Index, foot_lines, index, indexed, labelled
from kaartspel.design.seated import Unseated, suit_ground
from kaartspel.design.slots import Placed, is_code, lines, lowered, texts
from kaartspel.design.system import BLACK, text_on
from kaartspel.frame import Group, Item, Rectangle, Text, mm
from kaartspel.messages import say
from kaartspel.type import Beside, Passage, Style

_ROUNDING = 0.01  # pt, by which a text may be too high that has just the room it needs


def front(board: Board, card: Card, body: float, title: int) -> Unseated:
    """Return the front of a card. Raises DoesNotFitError.

    Its reading text is of `body` pt; of the sizes of its other slots it has the `title`th, from 0.
    """
    return _Front(board, card, body, title).drawn()


@dataclass(frozen=True)
class _Front:
    """A front while it is drawn, as `front` is told. What bounds its texts is found once."""

    board: Board
    card: Card
    body: float
    title: int

    def drawn(self) -> Unseated:
        """Return all that stands on the front, in the order in which it is read."""
        board, kind = self.board, self.card.kind
        head, end = self._head(), self._end()
        across = self._across(end)
        floor = min(map(self._above, end), default=self._limit)
        window = self._window(across.limit if across else floor)
        top = head[0].top if head else board.head_end(kind)
        colours = self._colour(kind.head), self._colour(kind.foot)
        number, figure, turned = indexed(board, self.card, *colours)
        picture = list(self._picture(across, window, top))
        middle = board.rule_top(kind) + board.pt(kind.rule) / 2
        rules = board.rule(kind.rule, middle, self.card.suit.colour)
        below = (*self._fields(), *rules)
        above = (
            *turned,
            *labelled(self.card, Area.CORNER, number),
            *self._rules((*window, *end)),
            *(group for placed in (*head, *window, *end) for group in self._blocks(placed)),
            *figure,
            *picture,
            *labelled(self.card, Area.FOOT, self._foot[::-1]),
        )
        limit = None if picture and not across else top - board.emblem_gap
        return Unseated(below, above, limit, 0.0 if across else self._spare(floor))

    def _picture(self, across: Across | None, window: list[Placed], top: float) -> Iterator[Group]:
        """Yield the card's picture, if it has one, in the corner above `top` or across the card."""
        if across:
            yield across.place(window[-1].bottom if window else None)
        elif self.card.picture:
            yield pictured(self.board, self.card.picture, top)

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

    def _blocks(self, placed: Placed) -> Iterator[Group]:
        """Yield the blocks of a text, in its language where that is not the deck's."""
        language = self._language(placed.slot)
        yield from (replace(g, language=language) for g in placed.groups(self.board.left))

    def _language(self, slot: Slot) -> str:
        """Return the language of a text, where it is not the deck's."""
        return self.card.language_of(slot.source) if slot.source in self.card.fields else ""

    @property
    def _window_top(self) -> float:
        return mm(self.board.format.bleed) + self.board.head(self.card.kind)

    @cached_property
    def _window_bottom(self) -> float:
        """The upper edge of the foot, which has room for the turned index at the least."""
        board = self.board
        edge = board.height - mm(board.format.bleed) - board.pt(self.card.kind.foot_height)
        tops = [line.pieces[0].y - line.size * board.typesetter.strong.cap_height
                for line in self._foot]  # fmt: skip
        turned = board.bottom - self._index.turned[1]
        return min(edge, *(top - board.drawn(system.BLOCK_GAP) for top in (turned, *tops)))

    @cached_property
    def _index(self) -> Index:
        return index(self.board, self.card, BLACK)

    @cached_property
    def _limit(self) -> float:
        """Where the reading text ends at the latest: clear of a foot of another colour."""
        board, kind = self.board, self.card.kind
        gap = board.drawn(system.FIELD_GAP) if kind.foot != kind.body else 0.0
        turned = board.bottom - self._index.turned[1]
        return min(self._window_bottom - gap, turned - board.foot_gap)

    def _ground(self, ground: Ground) -> Colour:
        return suit_ground(ground, self.card.suit.colour)

    def _colour(self, ground: Ground) -> Colour:
        """Return the colour of text on a ground."""
        return text_on(self.board.ground(self._ground(ground)))

    def _fields(self) -> Iterator[Item]:
        """Yield fields of colour, one for parts that lie on the same ground."""
        board, kind = self.board, self.card.kind
        top, bottom = self._window_top, self._window_bottom
        parts = (0, top, kind.head), (top, bottom, kind.body), (bottom, board.height, kind.foot)
        for ground, run in groupby(parts, key=lambda part: part[2]):
            (upper, *_), *_, (_, lower, _) = 2 * tuple(run)
            if ground is not Ground.PAPER:
                yield from board.field(upper, lower, self._ground(ground))

    def _rules(self, placed: Iterable[Placed]) -> Iterator[Item]:
        """Yield the rules above texts of the window."""
        board, colour = self.board, self._colour(self.card.kind.body)
        for each in placed:
            if each.slot.rule:
                height, y = board.pt(each.slot.rule), each.top - board.pt(system.RULE_GAP)
                yield Rectangle(board.left, y - height, each.width, height, colour)

    def _above(self, placed: Placed) -> float:
        """Return where what stands above a text of the window ends at the latest."""
        board, ruled = self.board, system.RULE_GAP + system.BLOCK_GAP
        if placed.slot.rule:
            return placed.top - board.pt(ruled)
        return placed.top - max(board.drawn(system.GAP), self.body * system.END_GAP)

    def _head(self) -> list[Placed]:
        """Return what stands in the head, below the index, its last line at the lower edge."""
        board, kind, corner = self.board, self.card.kind, self._index
        is_there = corner.number or corner.mark or corner.beside
        least = corner.end + (board.pt(system.BELOW_INDEX) if is_there else 0.0)
        colour, placed = self._colour(kind.head), list[Placed]()
        y = self._window_top - board.pt(kind.head_gap)
        for line in reversed(lines(texts(self.card, Area.HEAD))):
            passage = self._title(line, colour)
            y -= passage.height
            placed.insert(0, Placed(line[0][0], passage, y))
            y -= board.pt(system.LINE_GAP)
        if placed and kind.head_drop:
            drop = board.left + board.pt(kind.head_drop)
            placed = lowered(placed, min(0.0, drop - placed[0].top))
        if placed and placed[0].top < least:
            heading = max(placed, key=lambda each: each.slot.role is SlotRole.HEADING).slot
            over = (least - placed[0].top) / mm(1)
            raise DoesNotFitError(heading.source, over, is_title=True, source=heading.source)
        return placed

    def _title(self, line: list[tuple[Slot, Rich]], colour: Colour) -> Passage | Beside:
        """Return what stands on a line of the head, or below one another there."""
        (slot, text), *beside = line
        wide = self.board.title_width
        if not beside:
            return self._set(slot, text, self._style(slot, colour), wide)
        words = [plain(text) for _, text in line]
        styles = tuple(self._style(slot, colour) for slot, _ in line)
        head = Beside((*(f"{word} " for word in words[:-1]), words[-1]), styles)
        over = head.width - wide
        if over > 0:
            what = say("line '{words}'", words=" ".join(words))
            own = next((s.source for s, _ in line if s.source in self.card.fields), slot.source)
            raise DoesNotFitError(what, over / mm(1), is_wide=True, is_title=True, source=own)
        return head

    def _window(self, limit: float) -> list[Placed]:
        """Return the reading text, down to `limit` at the most. Raises DoesNotFitError.

        A text that leaves room for it may have a line more than it needs.
        """
        placed, kind, spare = self._below_head, self.card.kind, self._spare(limit)
        if spare < -_ROUNDING:
            raise DoesNotFitError(say("text"), -spare / mm(1))
        if spare < self.body or kind.comes_down or not any(each.is_rough for each in placed):
            return placed
        roomy = replace(self, board=self.board.roomy)._below_head
        return roomy if roomy[-1].bottom <= limit else placed

    def _spare(self, limit: float) -> float:
        """Return how much the reading text leaves above `limit`, in as few lines as it needs."""
        return limit - (self._below_head[-1].bottom if self._below_head else self._window_top)

    @cached_property
    def _below_head(self) -> list[Placed]:
        """Return the reading text, from the head down."""
        board, kind = self.board, self.card.kind
        y, placed = self._window_top + board.below_head(kind), list[Placed]()
        for slot, text in texts(self.card, Area.BODY):
            if placed:  # what is of another size stands apart
                gap = board.pt(system.GAP) if slot.sizes else self.body * system.TEXT_GAP
                y = placed[-1].bottom + gap
            placed.append(self._reading(slot, text, y, board.right - board.left))
        return placed

    def _end(self) -> list[Placed]:
        """Return what comes down to the foot: texts, and at their right the code.

        Where nothing stands in a foot of their ground they are its: the last on the index's line.
        """
        board, kind, held = self.board, self.card.kind, texts(self.card, Area.END)
        code = next((self._code() for slot, _ in held if is_code(self.card, slot)), None)
        right = code.left - board.pt(system.GAP) if code else board.right
        gap = board.drawn(system.FIELD_GAP) if kind.foot != kind.body else 0.0
        y, placed, taken = self._window_bottom - gap, list[Placed](), 0.0
        if not self._foot and kind.foot == kind.body:
            taken, y = self._index.turned[0] + board.drawn(system.BESIDE_TURNED), board.bottom
        for slot, text in reversed(held):
            if code and is_code(self.card, slot):
                placed.insert(0, Placed(slot, code, self._limit - code.height))
                continue
            wide = min(right, board.right - (0.0 if placed else taken)) - board.left
            made = self._reading(slot, text, 0.0, wide)
            # Below a rule there is room for two lines at the least: it has one place on most cards.
            face = getattr(board.typesetter, slot.face.value)
            two = (face.cap_height + slot.leading) * self.body if slot.rule else 0.0
            high = max(made.bottom, two)
            placed.insert(0, replace(made, top=y - high))
            y -= high + board.drawn(system.BLOCK_GAP)
        return placed

    def _code(self) -> Placeable:
        """Return the card's QR code. Raises DoesNotFitError where the window is smaller."""
        board, code = self.board, self.card.code
        assert code
        ground = board.ground(self._ground(self.card.kind.body))
        made = placeable(code, board.scale.factor, board.right, ground)
        height = self._limit - self._window_top - board.below_head(self.card.kind)
        overflow = made.height - min(height, board.right - board.left)
        if overflow > 0:
            raise DoesNotFitError(CODE, overflow / mm(1))
        return made

    @cached_property
    def _foot(self) -> tuple[Text, ...]:
        """What the card belongs to, line by line from the last upwards."""
        colour, held = self._colour(self.card.kind.foot), texts(self.card, Area.FOOT)
        return foot_lines(self.board, self.card, held, lambda slot: self._style(slot, colour))

    def _reading(self, slot: Slot, text: Rich, top: float, width: float) -> Placed:
        """Return what stands in a slot of the window, in a column of `width` pt."""
        if is_code(self.card, slot):
            return Placed(slot, self._code(), top)
        style = self._style(slot, self._colour(self.card.kind.body))
        return Placed(slot, self._set(slot, text, style, width), top, width)

    def _style(self, slot: Slot, colour: Colour) -> Style:
        """Return the style of a slot: of the reading text's size, or of one of its own."""
        face = getattr(self.board.typesetter, slot.face.value)
        if not slot.sizes:
            return Style(face, self.body, slot.leading, colour)
        size = slot.sizes[min(self.title, len(slot.sizes) - 1)]
        return self.board.style(face, size, colour, slot.leading)

    def _set(self, slot: Slot, text: Rich, style: Style, width: float | None = None) -> Passage:
        """Return a text in a style. Raises DoesNotFitError where a word of it is too wide."""
        what = say("text") if slot.area is Area.BODY else slot.source
        is_title = bool(slot.sizes)
        return self.board.speaking(self._language(slot)).set(
            what, text, style, width, marks=slot.marks, is_title=is_title, source=slot.source
        )
