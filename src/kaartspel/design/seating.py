"""Give each card its seat: among all cards of its kind, beside those of its own party.

A party is what stands together: cards of one group, or where there are no groups, of one title. The
card of a group has its whole party's seats, among the cards of the groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, groupby, pairwise

from kaartspel.deck.model import Card, Deck, FrozenMap, Kind, Suit


@dataclass(frozen=True)
class Seating:
    """Seats in order, from 0: `parties` are the suits with how many neighbours have each.

    `own` are the seats that are lit on a card, by its id.
    """

    parties: tuple[tuple[Suit, int], ...]
    own: FrozenMap[str, tuple[int, ...]]

    @cached_property
    def count(self) -> int:
        """How many seats there are."""
        return sum(size for _, size in self.parties)

    @cached_property
    def of_groups(self) -> bool:
        """Whether they are shown on the cards of groups, which light several."""
        return any(len(own) > 1 for own in self.own.values())

    def party(self, card_id: str) -> frozenset[int]:
        """Return the seats of the parties that a card's own seats belong to."""
        own = self.own.get(card_id, ())
        ends = accumulate((size for _, size in self.parties), initial=0)
        ranges = (range(a, b) for a, b in pairwise(ends))
        return frozenset(i for each in ranges if any(seat in each for seat in own) for i in each)


def seating(deck: Deck, kind: Kind) -> Seating:
    """Return the seats of all cards of a kind, one each."""
    cards = deck.of_kind(kind)
    return Seating(_parties(cards), FrozenMap({card.id: (i,) for i, card in enumerate(cards)}))


def house(deck: Deck, kind: Kind) -> Seating:
    """Return the seats that the fronts of a kind are shown among: the groups', for their cards."""
    held = {group.card.id: group.cards[1:] for group in deck.carded_groups if group.card}
    cards = deck.of_kind(kind)
    if not all(held.get(card.id) for card in cards):
        return seating(deck, kind)
    members = deck.of_kind(held[cards[0].id][0].kind)
    seats = {card: i for i, card in enumerate(members)}
    own = {card.id: tuple(seats[c] for c in held[card.id] if c in seats) for card in cards}
    return Seating(_parties(members), FrozenMap(own))


def _parties(cards: Iterable[Card]) -> tuple[tuple[Suit, int], ...]:
    runs = ((party[0], list(run)) for party, run in groupby(cards, key=_party))
    return tuple((suit, len(run)) for suit, run in runs)


def _party(card: Card) -> tuple[Suit, str, str]:
    return card.suit, card.collection, card.group or card.said("title")
