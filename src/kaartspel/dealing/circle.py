"""Take some of many cards: spread over where they stand, and each as likely as any other."""

import hashlib
import unicodedata
from collections.abc import Sequence

from kaartspel.deck.model import Card

_DIGITS = 12  # hexadecimal, of a digest: a number that JavaScript holds exactly


def choose(cards: Sequence[Card], count: int, salt: str) -> list[Card]:
    """Return `count` of the cards, in an order that keeps those of one place together.

    The cards stand in a circle, in which collections, their groups, topics and cards are shuffled;
    from a start that is shuffled too, they are taken at equal distances. So each collection, group
    and topic brings its share, rounded up or down, and each card is as likely as any other to
    come, and to come at any turn.
    """
    circle = _circle(cards, salt)
    start = int(_hash(salt).hex()[:_DIGITS], 16) % max(1, len(circle))
    turned = circle[start:] + circle[:start]
    return [turned[i * len(turned) // count] for i in range(count)]


def turns(takes: Sequence[int]) -> list[int]:
    """Return in which order places take cards, as many as each `takes`: all as evenly as can be.

    Places that take as many do so one after another, so cards that stand together part.
    """
    order = [((2 * turn + 1) / count, i) for i, count in enumerate(takes) for turn in range(count)]
    return [place for _, place in sorted(order)]


def dealt(cards: Sequence[Card], takes: Sequence[int]) -> list[list[Card]]:
    """Deal cards to places, as many as each `takes`."""
    shares: list[list[Card]] = [[] for _ in takes]
    for card, place in zip(cards, turns(takes), strict=True):
        shares[place].append(card)
    return shares


def shuffled(names: Sequence[str], salt: str) -> list[str]:
    """Return names in an order that depends on `salt` alone."""
    return sorted(names, key=lambda name: _hash(salt, name))


def _circle(cards: Sequence[Card], salt: str, depth: int = 0) -> list[Card]:
    if depth >= min((len(card.places) for card in cards), default=0):
        by_id = {card.id: card for card in cards}
        return [by_id[id_] for id_ in shuffled(list(by_id), salt)]
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.places[depth], []).append(card)
    order = shuffled(list(groups), salt)
    return [card for name in order for card in _circle(groups[name], salt, depth + 1)]


def _hash(*parts: str) -> bytes:
    """Return what to shuffle by: keyboards and systems write é as one character or as two."""
    text = unicodedata.normalize("NFC", "\0".join(parts))
    return hashlib.sha256(text.encode()).digest()
