"""What is shown on a table or a slide: cards with their pictures, and the words that go with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kaartspel.deck.model import Card, Kind, Metadata, TablePlace


@dataclass(frozen=True, slots=True)
class Pictured:
    """A card with the pictures of its front and back (PNG), where they have been made."""

    card: Card
    front: bytes = b""
    back: bytes = b""

    @property
    def label(self) -> str:
        """What the card is called and what it says, in a line."""
        return f"{title_of(self.card)}. {' '.join(self.card.text.split())}"


@dataclass(frozen=True)
class CardStack:
    """All cards of a kind that lie on a table, each as often as the deck has it.

    What is open lies face up, the first on top, to be read in order: it is not shuffled.
    """

    kind: Kind
    cards: tuple[Pictured, ...]
    is_open: bool = False

    @property
    def upwards(self) -> tuple[Pictured, ...]:
        """Its cards as they lie, from the lowest up."""
        return self.cards[::-1] if self.is_open else self.cards

    @property
    def name(self) -> str:
        """What the stack is called."""
        return self.kind.many

    @cached_property
    def different(self) -> tuple[Pictured, ...]:
        """Each of its cards once."""
        return tuple({pictured.card.id: pictured for pictured in self.cards}.values())

    @cached_property
    def pictures(self) -> dict[str, bytes]:
        """Every picture of the stack, by its name without an ending."""
        backs = {back_name(pictured.card): pictured.back for pictured in self.different}
        return backs | {pictured.card.id: pictured.front for pictured in self.different}


def has_own_back(card: Card) -> bool:
    """Return whether a card has a back that others of its kind have not."""
    return "back" in card.fields


def back_name(card: Card) -> str:
    """Return the name of the picture of a card's back: its own, or that of its kind."""
    return f"{card.id}-back" if has_own_back(card) else f"back-{card.kind.id}"


def title_of(card: Card) -> str:
    """Return what a card is called, in a line."""
    return " ".join(filter(None, (card.number, card.name)))


@dataclass(frozen=True, slots=True)
class Album:
    """A deck on a table, or what a game takes of it. `sides` of a card are in mm.

    `players` are the fewest and the most of its games, `minutes` how long the longest takes;
    nothing where it has none. `game` is the name of the one game, and `places` are where it lays
    cards.
    """

    about: Metadata
    words: Mapping[str, str]
    stacks: tuple[CardStack, ...]
    sides: tuple[float, float]
    players: str = ""
    minutes: str = ""
    game: str = ""
    places: tuple[TablePlace, ...] = ()
