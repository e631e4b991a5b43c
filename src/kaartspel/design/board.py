"""What a template draws on: a format with its scale, type and words, and the parts all share."""

import math
from dataclasses import dataclass, replace

from kaartspel.deck.model import Card, Colour, Format, PicturePlace, Rich, plain
from kaartspel.design import system
from kaartspel.design.figures import filling, fitted, symbol
from kaartspel.design.system import BLACK, WHITE, Inking, Scale
from kaartspel.frame import PT_PER_MM, Frame, Group, Item, Rectangle, Role, Text, mm
from kaartspel.geometry import path_bounds
from kaartspel.type import (
    PROTRUSION,
    Column,
    Gaps,
    Passage,
    Style,
    Typeface,
    Typesetter,
    set_line,
    set_passage,
)


class DoesNotFitError(Exception):
    """A text is too large for its place: by `overflow` mm, or its `word` is too wide.

    It is too high, unless it is a line that `is_wide`.
    """

    def __init__(
        self, what: str, overflow: float = 0.0, *, word: str = "", is_wide: bool = False
    ) -> None:
        self.what, self.overflow, self.word, self.is_wide = what, overflow, word, is_wide
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Board:
    """A format to draw on. Lengths are in pt, from the upper left corner of the bleed.

    `largest` is the largest size of reading text, in pt.
    """

    format: Format
    scale: Scale
    typesetter: Typesetter
    largest: float
    inking: Inking = Inking.FULL

    @property
    def width(self) -> float:
        """The width to the bleed."""
        return mm(self.format.width + 2 * self.format.bleed)

    @property
    def height(self) -> float:
        """The height to the bleed."""
        return mm(self.format.height + 2 * self.format.bleed)

    @property
    def left(self) -> float:
        """The left edge of the text, and the upper edge of the index."""
        protrusion = PROTRUSION * self.largest / PT_PER_MM
        margin = max(self.scale.length(system.MARGIN), self.format.safe + protrusion)
        return mm(self.format.bleed + margin)

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.width - self.left

    @property
    def bottom(self) -> float:
        """The lower edge of the index."""
        return self.height - self.left

    def pt(self, length: float) -> float:
        """Convert a length of the design system (mm on a poker card) to pt on this one."""
        return mm(self.scale.length(length))

    def style(self, face: Typeface, size: float, colour: Colour, leading: float) -> Style:
        """Return a style at a size of the design system."""
        return Style(face, self.scale.type(size), leading, colour)

    def column(self, what: str, text: str, style: Style, width: float | None = None) -> Column:
        """Return a text broken to `width` pt, or else to the card's. Raises DoesNotFitError."""
        width = self.right - self.left if width is None else width
        column = self.typesetter.column(text, style, width)
        if column is None:
            raise DoesNotFitError(what, word=self.typesetter.widest(text, style.face))
        return column

    def set(
        self, what: str, text: Rich, style: Style, width: float | None = None, *, marks: bool = True
    ) -> Passage:
        """Return a text of paragraphs and lists, set to `width` pt, or else to the card's.

        Raises DoesNotFitError for too wide a word.
        """
        passage = self.passage(text, style, width, marks=marks)
        if passage is None:
            raise DoesNotFitError(what, word=self.typesetter.widest(plain(text), style.face))
        return passage

    def passage(
        self, text: Rich, style: Style, width: float | None = None, *, marks: bool = True
    ) -> Passage | None:
        """Return a text of paragraphs and lists, set to `width` pt, or else to the card's.

        None where a word of it is too wide.
        """
        lead = style.size * (style.leading - style.face.cap_height)
        items = lead + self.pt(system.ITEM_GAP) if marks else self.pt(system.LINE_GAP)
        gaps = Gaps(items, lead + self.pt(system.LINE_GAP))
        width = self.right - self.left if width is None else width
        return set_passage(text, style, width, self.typesetter, gaps, marks=marks)

    def foot_line(self, what: str, text: str, style: Style, baseline: float, card: Card) -> Text:
        """Return a line at the foot that ends before the turned index, in smaller type if need be.

        Raises DoesNotFitError where it is too wide in the least type.
        """
        room, wanted = self.right - self.left - index_width(self, card), style.width(text.rstrip())
        if wanted > room:
            size = math.floor(4 * style.size * room / wanted) / 4
            style = replace(style, size=max(size, system.LEAST_TYPE))
        overflow = style.width(text.rstrip()) - room
        if overflow > 0:
            raise DoesNotFitError(f"{what} '{text.rstrip()}'", overflow / mm(1), is_wide=True)
        return set_line(text, style, self.left, baseline)

    def frame(self, items: list[Item]) -> Frame:
        """Return the finished face."""
        return Frame(self.width, self.height, mm(self.format.bleed), tuple(items))

    def ground(self, colour: Colour) -> Colour:
        """Return the colour of what is meant to be a field of `colour`: paper, to save ink."""
        return WHITE if self.inking is Inking.LOW else colour

    def field(self, top: float, bottom: float, colour: Colour) -> list[Item]:
        """Return a field of colour over the whole width, to the bleed; nothing, to save ink."""
        if self.inking is Inking.LOW:
            return []
        return [Rectangle(0, top, self.width, bottom - top, colour)]

    def rules(self, weight: float, *tops: float) -> list[Item]:
        """Return rules of `weight` (mm) across the text's width, where ink is to be saved."""
        if self.inking is Inking.FULL or not weight:
            return []
        width, height = self.right - self.left, self.pt(weight)
        return [Rectangle(self.left, top - height / 2, width, height, BLACK) for top in tops]


def index(
    board: Board, card: Card, at_head: Colour, at_foot: Colour
) -> tuple[list[Item], list[Item], list[Item]]:
    """Return the corner index: the number, the symbol as a figure, and both again, turned.

    To a reader who does not see each is told once: what stands turned at the opposite corner is
    decoration. What the kind does not show, or the card has not, leaves no gap.
    """
    mark, number = _corner_index(board, card, at_head)
    turned = [item for items in _corner_index(board, card, at_foot) for item in items]
    group = Group(tuple(turned), x=board.width, y=board.height, turn=180)
    figure = Group(tuple(mark), Role.FIGURE, alt=card.suit.symbol.alt)
    return number, [figure] if mark else [], [group] if turned else []


def _corner_index(board: Board, card: Card, colour: Colour) -> tuple[list[Item], list[Item]]:
    """Return the symbol and the number at the upper left corner, as far as they are shown."""
    size = board.pt(system.INDEX_SYMBOL)
    strong = board.style(board.typesetter.strong, system.INDEX, colour, 1)
    baseline = board.left + size / 2 + strong.size * strong.face.cap_height / 2
    marks, numbers, at = list[Item](), list[Item](), board.left
    if card.kind.shows_symbol and card.suit.symbol.alt:
        marks.append(symbol(card.suit.symbol, board.left, board.left, size, colour))
        at += size + board.pt(system.INDEX_GAP)
    if card.kind.shows_number and card.number:
        numbers.append(set_line(card.number, strong, at, baseline))
    return marks, numbers


def index_width(board: Board, card: Card) -> float:
    """Return how far an index reaches from its edge of the text, with a gap before what follows."""
    marks, numbers = _corner_index(board, card, BLACK)
    width = board.pt(system.INDEX_SYMBOL) if marks else 0.0
    for number in numbers:
        strong = board.style(board.typesetter.strong, system.INDEX, BLACK, 1)
        assert isinstance(number, Text)
        width = number.pieces[0].x - board.left + strong.advance(number.says)
    return width + board.pt(system.BESIDE_INDEX) if width else 0.0


def has_index(card: Card) -> bool:
    """Return whether something stands in the upper left corner, and turned in the opposite one."""
    kind = card.kind
    return bool((kind.shows_number and card.number) or (kind.shows_symbol and card.suit.symbol.alt))


def corner(
    board: Board, card: Card, colour: Colour | None, limit: float
) -> tuple[list[Item], list[Item]]:
    """Return what fills the upper right corner: as decoration, and as something to be told of.

    It is the suit's symbol in a colour, where there is one, or the card's own picture: on the right
    half, down to a little above `limit`, where the title begins; all of it, within the margins, or
    cropped to fill the half to the bleed.
    """
    if card.picture is None or card.picture.spot is not PicturePlace.CORNER:
        return [large_symbol(board, card, colour)] if colour else [], []
    left, bottom = board.width / 2, limit - board.pt(system.FIELD_GAP)
    if card.picture.is_cropped:
        return [], [filling(card.picture, left, 0, board.width - left, bottom)]
    width, height = board.right - left, bottom - board.left
    return [], [fitted(card.picture, left, board.left, width, height, is_right=True)]


def large_symbol(board: Board, card: Card, colour: Colour) -> Item:
    """Return the suit's symbol, large, cut by the upper right corner; in outline, to save ink.

    It is placed by what is drawn, so that on every card the knife goes through it and not past
    it, and low drawings are larger, so that as much of them is left. Its kind says how large it is.
    """
    trim = mm(board.format.bleed)
    cut = max(board.pt(system.LARGE_SYMBOL_CUT), trim)
    left, top, right, bottom = path_bounds((symbol(card.suit.symbol, 0, 0, 1, colour),))
    size = board.pt(card.kind.corner_size) / math.sqrt((right - left) * (bottom - top))
    right, top = right * size, top * size
    x, y = board.width - trim + cut - right, trim - cut - top
    if board.inking is Inking.LOW:
        return symbol(card.suit.symbol, x, y, size, BLACK, board.pt(system.OUTLINE))
    return symbol(card.suit.symbol, x, y, size, colour)
