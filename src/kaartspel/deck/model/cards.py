"""Cards, and what marks them: kinds, colours, symbols, suits, maps and clusters."""

from dataclasses import dataclass, field
from enum import StrEnum

from kaartspel.problems import Place


class Kind(StrEnum):
    """What a card is. The value is also the key of the kind's name among the words."""

    QUESTION = "question"
    STATEMENT = "statement"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour, mixed twice: `screen` as sRGB 0–255, `press` as CMYK in per cent."""

    screen: tuple[int, int, int]
    press: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawing on a square of `size` units, y downwards, filled in one colour (even-odd).

    `path` holds SVG commands in absolute coordinates: M, L, C, Z with their numbers.
    """

    name: str
    size: float
    path: tuple[tuple[str, tuple[float, ...]], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Suit:
    """What a group of cards is marked by: a colour and a symbol, never the colour alone."""

    id: str
    name: str
    colour: Colour
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Card:
    """One playing card.

    `labels` run from the outermost inwards: map, category, topic of a question; cluster, value
    of a statement; the cluster's own name on a cluster card. `points` are what a cluster card
    lists: its values. `quantity` is how often the card is printed for one deck.
    """

    id: str
    kind: Kind
    text: str
    labels: tuple[str, ...]
    suit: Suit
    points: tuple[str, ...] = ()
    quantity: int = 1
    place: Place = field(default=Place(""), compare=False)

    @property
    def number(self) -> str:
        """The short printed number: the first part of the id, in capitals."""
        return self.id.partition("-")[0].upper()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on a question map, or a value on the value map, with its cards."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a question map, with its topics."""

    name: str
    suit: Suit
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class QuestionMap:
    """A map of questions around one central question."""

    id: str
    name: str
    question: str
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of values: its own card, and its values with their statements."""

    card: Card
    values: tuple[Topic, ...]

    @property
    def name(self) -> str:
        """The name of the cluster."""
        return self.card.labels[0]

    @property
    def suit(self) -> Suit:
        """The suit that marks the cluster."""
        return self.card.suit
