"""What is said of a deck on its box: the box is made again where that changes, and only there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card, Deck, Fonts, FrozenMap, Kind, Metadata, Suit
from kaartspel.design import suits
from kaartspel.type import Typesetter, typesetter


@dataclass(frozen=True, slots=True)
class Label:
    """What a box says, and what it is said in. `maps` are names with their questions."""

    metadata: Metadata
    maps: tuple[tuple[str, str], ...]
    counts: tuple[tuple[Kind, int], ...]
    suits: tuple[Suit, ...]
    words: FrozenMap[str, str]
    hyphenation: tuple[str, ...]
    fonts: Fonts

    @classmethod
    def from_deck(cls, deck: Deck, cards: Sequence[Card]) -> "Label":
        """Return the label of a box for these cards of a deck, each as often as it is in it."""
        maps = [(c.name, c.question) for c in deck.collections if c.name and c.question]
        found = Counter(card.kind for card in cards)
        counts = tuple((kind, found[kind]) for kind in deck.kinds if found[kind])
        inside = {card.suit for card in cards}
        marks = tuple(suit for suit in suits(deck) if suit in inside) or suits(deck)
        return cls(deck.metadata, tuple(maps), counts, marks, deck.words, deck.hyphenation,
                   deck.fonts)  # fmt: skip

    @property
    def typesetter(self) -> Typesetter:
        """What its texts are set with."""
        return typesetter(self.fonts, self.metadata.language, self.hyphenation)
