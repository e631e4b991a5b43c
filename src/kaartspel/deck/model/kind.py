"""A kind of card as data: its names, where its template puts each field, what its back is."""

from dataclasses import dataclass, field
from enum import StrEnum

from kaartspel.deck.model.graphics import Colour
from kaartspel.deck.model.trade import Format
from kaartspel.problems import Place


class Area(StrEnum):
    """Where on the front a slot stands."""

    CORNER = "corner"  # on the line of the number
    HEAD = "head"  # above the window for reading text
    BODY = "body"  # in the window, from its top down
    END = "end"  # in the window, from its foot up
    FOOT = "foot"  # below the window, on the line of the turned number


class Face(StrEnum):
    """Which face of the deck's fonts a slot is set in."""

    TEXT = "text"
    STRONG = "strong"
    ITALIC = "italic"


class Ground(StrEnum):
    """What a front is printed on."""

    SUIT = "suit"  # the suit's colour
    PAPER = "paper"
    INK = "ink"


class SlotRole(StrEnum):
    """What the text of a slot is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTATION = "quotation"


class Emblem(StrEnum):
    """What the cards of a kind are shown in: on a front its own seat is lit, on backs all are."""

    CHAMBER = "chamber"  # a seat for each card, in the rows of a half-circle
    GRID = "grid"  # a seat for each card, in rows of one length
    TABLE = "table"  # on fronts: the table of the game whose rules the card tells
    NONE = "none"


CODE = "qr"
"""The source of a slot where a card's QR code stands."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the front, and what stands in it.

    `source` is a field of the card, or the name of its collection, group or topic. `sizes` are in
    pt on a poker card, of which the first is taken at which no word is broken; none is the size of
    the reading text. `leading` is a multiple of the size. Without `marks` lists have no numerals
    and no bullets; with `run_on` their items stand on one line, commas between them. What `goes_on`
    from the title above it is without the dots that it begins with. What is `beside` stands on the
    line of the slot before it. A `rule` above it has its weight in mm on a poker card. An empty
    source leaves no gap.
    """

    source: str
    area: Area
    face: Face = Face.TEXT
    sizes: tuple[float, ...] = ()
    leading: float = 1.24
    role: SlotRole = SlotRole.PARAGRAPH
    marks: bool = True
    run_on: bool = False
    goes_on: bool = False
    beside: bool = False
    rule: float = 0.0


@dataclass(frozen=True, slots=True)
class Back:
    """What the back of a kind looks like: its colour, its emblem, and where ink is saved a rule.

    `rule` is the rule's weight in mm on a poker card; 0 is none.
    """

    colour: Colour
    rule: float = 0.0
    emblem: Emblem = Emblem.CHAMBER


def _part(size: float, part: float) -> float:
    return size if part == 1 else round(4 * size * part) / 4


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card.

    `one` and `many` are what readers call a card and several cards of it, and `word` is what stands
    on its back. `slots` say what is on its front, in reading order. `head` is the ground above the
    window for reading text, `body` that of the window and `foot` that below it. `is_read_open` says
    that its cards are read out in full when they lie face up on a table.

    Lengths are in mm on a poker card: the heights of head and foot from the edges of the card, from
    the last line in the head to its lower edge (`head_gap`; or, where there is a `head_drop`, from
    the top of the index down to the capitals of its first line), from there to the reading text
    (`body_gap`), the weight of the `rule` below the head where ink is saved, the width of the
    `emblem`, which shows the card's seat among all of the kind, and the height of the symbol.
    `least` and `most` are the least and the largest size of the reading text, as parts of the
    format's.
    Where it `stands`, the longest text comes down to the foot, and all heads are the higher.
    `word_key` is the key of deck.yaml that says the word on its back, and `place` where it does.
    """

    id: str
    one: str
    many: str
    word: str
    back: Back
    slots: tuple[Slot, ...]
    head: Ground = Ground.PAPER
    body: Ground = Ground.PAPER
    foot: Ground = Ground.PAPER
    head_height: float = 30.0
    head_gap: float = 4.5
    head_drop: float = 0.0
    body_gap: float = 4.5
    foot_height: float = 13.0
    stands: bool = False
    rule: float = 0.0
    least: float = 1.0
    most: float = 1.0
    emblem: Emblem = Emblem.CHAMBER
    emblem_size: float = 24.0
    symbol_size: float = 6.8
    shows_number: bool = True
    shows_symbol: bool = True
    is_read_open: bool = False
    word_key: str = ""
    place: Place = field(default=Place(""), compare=False)

    def __hash__(self) -> int:
        # Of what is short: kinds are looked up for each card, and seldom share an id.
        return hash(self.id)

    @property
    def plural(self) -> str:
        """What deck files and messages call several cards of the kind."""
        return self.id if self.id.endswith("s") else f"{self.id}s"

    @property
    def comes_down(self) -> bool:
        """Whether the longest of its texts comes down to the foot: no field keeps it from there."""
        return self.stands and self.head == self.body

    def sizes(self, format_: Format) -> tuple[float, float]:
        """Return the least and the largest size of its reading text in a format, in pt.

        They are whole quarters of a point, but for those of a format that says otherwise.
        """
        least, largest = format_.body_sizes
        return _part(least, self.least), _part(largest, self.most)

    @property
    def is_quoted(self) -> bool:
        """Whether its text is what somebody says."""
        return any(slot.role is SlotRole.QUOTATION for slot in self.slots if slot.source == "text")
