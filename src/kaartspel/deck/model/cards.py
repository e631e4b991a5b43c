"""Cards, and the maps and clusters that they belong to."""

from dataclasses import dataclass, field
from enum import StrEnum

from kaartspel.deck.model.marks import Picture, Suit
from kaartspel.problems import Place


class Kind(StrEnum):
    """What a card is. The value is also the key of the kind's name among the words."""

    QUESTION = "question"
    STATEMENT = "statement"
    CLUSTER = "cluster"
    RULES = "rules"

    @property
    def plural(self) -> str:
        """What deck files and messages call several cards of the kind."""
        return self.value if self is Kind.RULES else f"{self.value}s"


@dataclass(frozen=True, slots=True)
class Card:
    """One playing card.

    `labels` run from the outermost inwards: map, category, topic of a question; cluster, value
    of a statement; the cluster's own name on a cluster card; name, part and numbers of a rules
    card. `points` are what a card lists: a cluster its values, a rules card its steps, which
    `text` numbers. `quantity` is how often the card is printed for one deck. `picture` is the
    card's own, if it has one.
    """

    id: str
    kind: Kind
    text: str
    labels: tuple[str, ...]
    suit: Suit
    points: tuple[str, ...] = ()
    quantity: int = 1
    picture: Picture | None = None
    place: Place = field(default=Place(""), compare=False)

    @property
    def number(self) -> str:
        """The short printed number: the first part of the id, in capitals."""
        return self.id.partition("-")[0].upper()

    @property
    def name(self) -> str:
        """What the card is called: its topic, value or cluster; its game and part in the rules."""
        return ", ".join(self.labels[:2]) if self.kind is Kind.RULES else self.labels[-1]

    @property
    def group(self) -> str:
        """What its topic or value belongs to: a category, a cluster. Other cards have none."""
        return self.labels[-2] if self.kind in {Kind.QUESTION, Kind.STATEMENT} else ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on a question map, or a value on the value map, with its cards.

    `id` is its place in the deck: no card's id holds a full stop, and this one always does.
    """

    name: str
    cards: tuple[Card, ...]
    id: str = ""

    @property
    def numbers(self) -> str:
        """The numbers of its cards, which follow each other in the deck, as W01–03."""
        first, last = self.cards[0].number, self.cards[-1].number
        if len(self.cards) == 1:
            return first
        kind = first.rstrip("0123456789")
        return f"{first}–{last.removeprefix(kind)}" if kind else f"{first}–{last}"


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a question map, with its topics. `id` is its place in the deck."""

    name: str
    suit: Suit
    topics: tuple[Topic, ...]
    id: str = ""


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
