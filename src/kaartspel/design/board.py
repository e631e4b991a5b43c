"""What a template draws on: a format with its scale, type and words, and the parts all share."""

import math
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kaartspel.deck.model import (
    AsPoster,
    Card,
    Colour,
    Format,
    Kind,
    Picture,
    PicturePlace,
    Rich,
    plain,
)
from kaartspel.design import system
from kaartspel.design.figures import filling, fitted, symbol
from kaartspel.design.system import BLACK, WHITE, Scale, contrast
from kaartspel.frame import PT_PER_MM, Frame, Group, Item, Path, Rectangle, Role, Text, mm
from kaartspel.geometry import path_bounds
from kaartspel.inking import Inking
from kaartspel.messages import say
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

    It is too high, unless it is a line that `is_wide`. A smaller title helps where it `is_title`.
    """

    def __init__(
        self,
        what: str,
        overflow: float = 0.0,
        *,
        word: str = "",
        is_wide: bool = False,
        is_title: bool = False,
        source: str = "",
    ) -> None:
        self.what, self.overflow, self.word, self.source = what, overflow, word, source
        self.is_wide, self.is_title = is_wide, is_title
        super().__init__(what)


@dataclass(frozen=True)
class Board:
    """A format to draw on. Lengths are in pt, from the upper left corner of the bleed.

    `largest` is the largest size of reading text, in pt; cards look as a `poster`, where that is,
    and their mark stands in the hollow of a chamber that `has_hollow`.
    """

    format: Format
    scale: Scale
    typesetter: Typesetter
    largest: float
    inking: Inking = Inking.FULL
    poster: AsPoster | None = None
    has_hollow: bool = False

    def __hash__(self) -> int:
        # Of what is short: few boards are in use at once.
        return hash((self.format.name, self.largest, self.inking, self.poster))

    @property
    def width(self) -> float:
        """The width to the bleed."""
        return mm(self.format.width + 2 * self.format.bleed)

    @property
    def height(self) -> float:
        """The height to the bleed."""
        return mm(self.format.height + 2 * self.format.bleed)

    @cached_property
    def left(self) -> float:
        """The left edge of the text, and the upper edge of the index."""
        faces = self.typesetter.text, self.typesetter.strong
        outset = max(Style(face, self.largest, 1, BLACK).outset for face in faces)
        hanging = (PROTRUSION * self.largest + outset) / PT_PER_MM
        margin = max(self.scale.length(system.MARGIN), self.format.safe + hanging)
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

    def head(self, kind: Kind) -> float:
        """Return the height of the head of a kind in pt, from the edge of the card."""
        return self.pt(kind.head_height)

    def stands(self, kind: Kind) -> bool:
        """Return whether the texts of a kind's cards come down to their foot."""
        return bool(self.poster) or (kind.stands and kind.head == kind.body)

    def is_marked_in_hollow(self, card: Card) -> bool:
        """Return whether a card's mark stands in its chamber, and only its number in the corner."""
        pictured = card.picture and card.picture.spot is PicturePlace.CORNER
        return bool(self.has_hollow and card.number and card.kind.shows_number and not pictured)

    def speaking(self, language: str) -> "Board":
        """Return a board whose texts are broken as those of a language; this one for none."""
        if not language:
            return self
        return replace(self, typesetter=self.typesetter.speaking(language))

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
        self,
        what: str,
        text: Rich,
        style: Style,
        width: float | None = None,
        *,
        marks: bool = True,
        is_title: bool = False,
        source: str = "",
    ) -> Passage:
        """Return a text of paragraphs and lists, set to `width` pt, or else to the card's.

        Raises DoesNotFitError for too wide a word.
        """
        passage = self.passage(text, style, width, marks=marks)
        if passage is None:
            word = self.typesetter.widest(plain(text), style.face)
            raise DoesNotFitError(what, word=word, is_title=is_title, source=source)
        return passage

    def passage(
        self, text: Rich, style: Style, width: float | None = None, *, marks: bool = True
    ) -> Passage | None:
        """Return a text of paragraphs and lists, set to `width` pt, or else to the card's.

        None where a word of it is too wide.
        """
        lead = style.size * (style.leading - style.face.cap_height)
        items = lead + style.size * system.ITEM_GAP if marks else self.pt(system.LINE_GAP)
        gaps = Gaps(items, lead + self.pt(system.LINE_GAP))
        width = self.right - self.left if width is None else width
        return set_passage(text, style, width, self.typesetter, gaps, marks=marks)

    def foot_line(self, source: str, text: str, style: Style, baseline: float, card: Card) -> Text:
        """Return a line at the foot that ends before the turned index, in smaller type if need be.

        Raises DoesNotFitError where it is too wide in the least type.
        """
        taken = index(self, card, BLACK).turned[0]
        room = self.right - self.left - (taken + self.pt(system.BESIDE_INDEX) if taken else 0.0)
        wanted = style.width(text.rstrip())
        if wanted > room:
            size = math.floor(4 * style.size * room / wanted) / 4
            style = replace(style, size=max(size, system.LEAST_TYPE))
        overflow = style.width(text.rstrip()) - room
        if overflow > 0:
            what = say("label '{text}'", text=text.rstrip())
            raise DoesNotFitError(what, overflow / mm(1), is_wide=True, source=source)
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

    def rules(self, weight: float, *tops: float, colour: Colour = BLACK) -> list[Item]:
        """Return rules of `weight` (mm) across the text's width, where ink is to be saved.

        Paper would swallow those of a pale colour: a hairline of ink is their lower edge.
        """
        if self.inking is Inking.FULL or not weight:
            return []
        rules = list[Item]()
        width, height = self.right - self.left, self.pt(weight)
        hair = self.pt(system.OUTLINE) if contrast(colour, WHITE) < system.LEAST_RULE else 0.0
        for top in tops:
            rules.append(Rectangle(self.left, top - height / 2, width, height, colour))
            if hair:
                rules.append(Rectangle(self.left, top + height / 2 - hair, width, hair, BLACK))
        return rules


@dataclass(frozen=True, slots=True)
class Index:
    """The corner index of a card: its number, and the symbol of its suit below it, if it has them.

    `bottom` and `right` are its edges on a front, `end` is below which a title has room, and
    `turned` is how far what stands turned at the opposite corner reaches in from there, across and
    up: all in pt.
    """

    number: tuple[Text, ...]
    mark: tuple[Path, ...]
    bottom: float
    right: float
    end: float
    turned: tuple[float, float]


@lru_cache(maxsize=64)
def index(board: Board, card: Card, colour: Colour) -> Index:
    """Return the index at the upper left corner, in a colour.

    What the kind does not show, or the card has not, leaves no gap. It is kept: all that stands
    beside it asks where it ends.
    """
    large = board.poster.numbers if board.poster else 1.0
    strong = board.style(board.typesetter.strong, system.LABEL * large, colour, 1)
    cap, x = strong.size * strong.face.cap_height, board.left
    size = mm(board.scale.beside_type(system.INDEX_SYMBOL))
    number, mark, bottom, width = tuple[Text, ...](), tuple[Path, ...](), board.left, 0.0
    if card.kind.shows_number and card.number:
        number, bottom = (set_line(card.number, strong, x, x + cap),), x + cap
        width = strong.advance(card.number)
    reach = (width, cap) if number else (0.0, 0.0)
    end = bottom
    if card.kind.shows_symbol and card.suit.symbol.alt:
        top = bottom + (board.pt(system.INDEX_GAP) if number else 0.0)
        made = symbol(card.suit.symbol, x, top, size, colour)
        aside = path_bounds((made,))[0] - x  # so that its ink stands on the text's edge
        mark, end = (symbol(card.suit.symbol, x - aside, top, size, colour),), top + size
        reach = reach if number else (size, size)
    if board.is_marked_in_hollow(card):
        return Index(number, (), bottom, x + width, end, reach)
    return Index(number, mark, end, x + (max(width, size) if mark else width), end, reach)


def indexed(
    board: Board, card: Card, at_head: Colour, at_foot: Colour
) -> tuple[list[Item], list[Item], list[Item]]:
    """Return the number, the symbol as a figure, and what stands turned at the opposite corner.

    There it is the number, on the line of the foot; where a card has none, the symbol. To a reader
    who does not see each is told once: what is turned is decoration.
    """
    head, foot = index(board, card, at_head), index(board, card, at_foot)
    turned = foot.number or foot.mark
    group = Group(turned, x=board.width, y=board.height, turn=180)
    figure = Group(head.mark, Role.FIGURE, alt=card.suit.symbol.alt)
    return [*head.number], [figure] if head.mark else [], [group] if turned else []


def pictured(board: Board, picture: Picture, limit: float) -> Group:
    """Return a card's own picture, in the upper right corner, as something to be told of.

    It is on the right half, down to a little above `limit`, where the title begins: all of it,
    within the margins, or cropped to fill the half to the bleed.
    """
    left, bottom = board.width / 2, limit - board.pt(system.FIELD_GAP)
    if picture.is_cropped:
        return filling(picture, left, 0, board.width - left, bottom)
    width, height = board.right - left, bottom - board.left
    return fitted(picture, left, board.left, width, height, is_right=True)
