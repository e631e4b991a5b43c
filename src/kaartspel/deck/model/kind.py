"""A kind of card as data: its names, where its template puts each field, what its back is."""

from dataclasses import dataclass
from enum import StrEnum

from kaartspel.deck.model.marks import Colour


class Area(StrEnum):
    """Where on the front a slot stands."""

    HEAD = "head"  # above the window for reading text
    BODY = "body"  # in the window, from its top down
    END = "end"  # in the window, from its foot up
    FOOT = "foot"  # below the window, above the name of the kind


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


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the front, and what stands in it.

    `source` is a field of the card, or the name of its collection, group or topic. `sizes` are in
    pt on a poker card, of which the first is taken at which no word is broken; none is the size of
    the reading text. An empty source leaves no gap.
    """

    source: str
    area: Area
    face: Face = Face.TEXT
    sizes: tuple[float, ...] = ()
    leading: float = 1.24
    role: SlotRole = SlotRole.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Back:
    """What the back of a kind looks like: its colour, and where ink is saved a rule.

    `rule` is the rule's weight in mm on a poker card; 0 is none.
    """

    colour: Colour
    rule: float = 0.0


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card.

    `one` and `many` are what readers call a card and several cards of it, and `word` is what stands
    on its back. `slots` say what is on its front, in reading order. `head` is the ground above the
    window for reading text, `body` that of the window and `foot` that below it. `is_read_open` says
    that its cards are read out in full when they lie face up on a table.
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
    shows_number: bool = True
    shows_symbol: bool = True
    is_read_open: bool = False

    def __hash__(self) -> int:
        # Of what is short: kinds are looked up for each card, and seldom share an id.
        return hash(self.id)

    @property
    def plural(self) -> str:
        """What deck files and messages call several cards of the kind."""
        return self.id if self.id.endswith("s") else f"{self.id}s"

    @property
    def is_quoted(self) -> bool:
        """Whether its text is what somebody says."""
        return any(slot.role is SlotRole.QUOTATION for slot in self.slots if slot.source == "text")
