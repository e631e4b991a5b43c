"""What is said of a deck on its box: the box is made again where that changes, and only there."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card, Deck, Fonts, FrozenMap, Kind, Metadata
from kaartspel.design import ChamberHalf, halves
from kaartspel.type import Typesetter, typesetter


@dataclass(frozen=True, slots=True)
class Label:
    """What a box says, and what it is said in. `halves` are the chamber of the cards in it."""

    metadata: Metadata
    counts: tuple[tuple[Kind, int], ...]
    halves: tuple[ChamberHalf, ...]
    words: FrozenMap[str, str]
    hyphenation: tuple[str, ...]
    fonts: Fonts

    @classmethod
    def from_deck(cls, deck: Deck, cards: Sequence[Card]) -> "Label":
        """Return the label of a box for these cards of a deck, each as often as it is in it."""
        found = Counter(card.kind for card in cards)
        counts = tuple((kind, found[kind]) for kind in deck.kinds if found[kind])
        pair = halves(deck, {card.id for card in cards}) or halves(deck)
        return cls(deck.metadata, counts, pair, deck.words, deck.hyphenation, deck.fonts)

    def sample(self, index: int) -> Card | None:
        """Return the card that stands for a half on the box: the one that says it shortest.

        One that says it in a single paragraph goes before those that list things.
        """
        cards = [
            card for half in self.halves[index : index + 1] for card in half.cards if card.text
        ]
        return min(cards, key=lambda card: ("\n" in card.text, len(card.text)), default=None)

    @property
    def typesetter(self) -> Typesetter:
        """What its texts are set with."""
        return typesetter(self.fonts, self.metadata.language, self.hyphenation)
