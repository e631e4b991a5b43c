"""What is said of a deck on its box: the box is made again where that changes, and only there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card, Deck, Fonts, FrozenMap, Kind, Metadata, span
from kaartspel.design import ChamberHalf, halves
from kaartspel.type import Typesetter, typesetter


@dataclass(frozen=True, slots=True)
class Label:
    """What a box says, and what it is said in. `halves` are the chamber of the cards in it.

    `playing` says for how many players the games are whose rules are in it, and how long they take.
    """

    metadata: Metadata
    counts: tuple[tuple[Kind, int], ...]
    halves: tuple[ChamberHalf, ...]
    playing: tuple[str, ...]
    words: FrozenMap[str, str]
    hyphenation: tuple[str, ...]
    fonts: Fonts

    @classmethod
    def from_deck(cls, deck: Deck, cards: Sequence[Card]) -> "Label":
        """Return the label of a box for these cards of a deck, each as often as it is in it."""
        by_kind = Counter(card.kind for card in cards)
        counts = tuple((kind, by_kind[kind]) for kind in deck.kinds if by_kind[kind])
        ids = {card.id for card in cards}
        pair, playing = halves(deck, ids) or halves(deck), tuple(_playing(deck, ids))
        return cls(deck.metadata, counts, pair, playing, deck.words, deck.hyphenation, deck.fonts)

    def samples(self, index: int) -> list[Card]:
        """Return the cards that can stand for a half on the box, the shortest text first.

        Those that say it in a single paragraph go before those that list things. What a translation
        has left in another language stands for no half that has other cards.
        """
        cards = [
            card for half in self.halves[index : index + 1] for card in half.cards if card.text
        ]
        cards = [card for card in cards if not card.language_of("text")] or cards
        return sorted(cards, key=lambda card: ("\n" in card.text, len(card.text)))

    @property
    def typesetter(self) -> Typesetter:
        """What its texts are set with."""
        return typesetter(self.fonts, self.metadata.language, self.hyphenation)


def _playing(deck: Deck, ids: set[str]) -> Iterator[str]:
    """Yield how many play at a table, and for how long, by the games whose rules are in the box."""
    games = [game for game in (deck.play.games if deck.play else ())
             if not game.is_together and all(card.id in ids for card in game.cards)]  # fmt: skip
    for word, spans in (("box_players", [game.players for game in games]),
                        ("box_minutes", [game.minutes for game in games])):  # fmt: skip
        if spans:
            least, most = zip(*spans, strict=True)
            yield deck.words[word].format(span=span((min(least), max(most))))
