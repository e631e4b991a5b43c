"""What a template draws on: a format with its scale, type and words, and the parts all share."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

from kaartspel.deck.model import (
    AsPoster,
    Colour,
    Format,
    Kind,
    Rich,
    plain,
)
from kaartspel.design import system
from kaartspel.design.system import BLACK, WHITE, Scale, contrast
from kaartspel.frame import PT_PER_MM, Frame, Item, Rectangle, Text, mm
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
    and their heads are higher by what texts have to `spare`. A picture `beside` a title is so wide.
    """

    format: Format
    scale: Scale
    typesetter: Typesetter
    largest: float
    inking: Inking = Inking.FULL
    poster: AsPoster | None = None
    spare: float = 0.0
    beside: float = 0.0

    def __hash__(self) -> int:
        # Of what is short: few boards are in use at once.
        return hash((self.format.name, self.largest, self.inking, self.spare))

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

    def drawn(self, length: float) -> float:
        """Convert a length that grows as the card does to pt: of what is drawn, or for type."""
        return mm(self.scale.drawn(length))

    @property
    def numbers(self) -> float:
        """How large numbers are beside other type: those of all cards of a format are alike."""
        made = self.format.as_poster
        titles = self.scale.type_factor / self.scale.factor
        return made.numbers * made.titles / titles if made else 1.0

    @property
    def foot_gap(self) -> float:
        """From the last baseline to the turned number in pt: more where that is large."""
        return self.drawn(system.FOOT_GAP + (system.BLOCK_GAP if self.numbers > 1 else 0.0))

    @property
    def emblem_gap(self) -> float:
        """From the seats to the text below them in pt: more below a chamber as wide as the text."""
        return self.pt(system.BELOW_WIDE if self.poster else system.EMBLEM_GAP)

    def head(self, kind: Kind) -> float:
        """Return the height of the head of a kind in pt, from the edge of the card.

        That of a poster, whose chamber may be smaller, grows less, but it is higher by what texts
        have to spare.
        """
        yields = self.poster and not kind.comes_down
        height = (self.pt if yields else self.drawn)(kind.head_height)
        return height + self.spare - self._for_rule(kind)

    def rule_top(self, kind: Kind) -> float:
        """Return where the rule below a title begins, where ink is saved, in pt from the bleed."""
        edge = mm(self.format.bleed) + self.head(kind)
        return edge + self.pt(system.ABOVE_RULE - kind.head_gap)

    def head_end(self, kind: Kind) -> float:
        """Return where what stands in a head ends, in pt: at its lower edge, or a rule above it."""
        edge = mm(self.format.bleed) + self.head(kind)
        is_ruled = self.inking is Inking.LOW and kind.rule
        return min(edge, self.rule_top(kind)) if is_ruled else edge

    def below_head(self, kind: Kind) -> float:
        """Return how far the reading text of a kind begins below the head, in pt."""
        return self.pt(kind.body_gap) + self._for_rule(kind)

    def _for_rule(self, kind: Kind) -> float:
        """Return by how much, in pt, a title is higher for the rule between it and the text."""
        if self.inking is Inking.FULL or not kind.rule:
            return 0.0
        air = system.CLOSE_BELOW_RULE if kind.least < 1 else system.BELOW_RULE
        needed = system.ABOVE_RULE + kind.rule + air
        return max(0.0, self.pt(needed - kind.head_gap - kind.body_gap))

    @property
    def title_width(self) -> float:
        """How wide a title may be, in pt: beside it may stand the picture of a table."""
        pictured = self.beside + self.pt(system.TABLE_GAP) if self.beside else 0.0
        return self.right - self.left - pictured

    @property
    def roomy(self) -> "Board":
        """A board whose texts may have a line more each, where that follows the sense better."""
        return replace(self, typesetter=replace(self.typesetter, more=1))

    def speaking(self, language: str) -> "Board":
        """Return a board whose texts are broken as those of a language; this one for none."""
        if not language:
            return self
        return replace(self, typesetter=self.typesetter.speaking(language))

    def style(self, face: Typeface, size: float, colour: Colour, leading: float) -> Style:
        """Return a style at a size of the design system."""
        return Style(face, self.scale.type(size), leading, colour)

    def numbered(self, colour: Colour) -> Style:
        """Return the style of numbers."""
        return self.style(self.typesetter.strong, system.SMALL * self.numbers, colour, 1)

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
        gap = system.ITEM_GAP if style.size >= system.CLEAR else system.CLOSE_ITEM_GAP
        items = lead + style.size * gap if marks else self.pt(system.LINE_GAP)
        gaps = Gaps(items, lead + self.pt(system.LINE_GAP))
        width = self.right - self.left if width is None else width
        return set_passage(text, style, width, self.typesetter, gaps, marks=marks)

    def label(
        self, source: str, text: str, style: Style, at: tuple[float, float], room: float
    ) -> Text:  # fmt: skip
        """Return a line from a point on, no wider than its room (pt), in smaller type if need be.

        Raises DoesNotFitError where it is too wide in the least type.
        """
        wanted = style.width(text.rstrip())
        if wanted > room:
            size = math.floor(4 * style.size * room / wanted) / 4
            style = replace(style, size=max(size, system.LEAST_TYPE))
        overflow = style.width(text.rstrip()) - room
        if overflow > 0:
            what = say("label '{text}'", text=text.rstrip())
            raise DoesNotFitError(what, overflow / mm(1), is_wide=True, source=source)
        return set_line(text, style, *at)

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

    def rule(self, weight: float, middle: float, colour: Colour = BLACK) -> list[Item]:
        """Return a rule of `weight` (mm) across the text's width, where ink is to be saved.

        Its middle is at a height in pt. Paper would swallow one of a pale colour: a hairline of ink
        is its lower edge.
        """
        if self.inking is Inking.FULL or not weight:
            return []
        width, height = self.right - self.left, self.pt(weight)
        rule = Rectangle(self.left, middle - height / 2, width, height, colour)
        if contrast(colour, WHITE) >= system.LEAST_RULE:
            return [rule]
        hair = self.pt(system.OUTLINE)
        return [rule, Rectangle(self.left, middle + height / 2 - hair, width, hair, BLACK)]
