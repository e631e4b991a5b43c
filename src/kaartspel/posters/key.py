"""The key of a poster: a council chamber with a seat for each card.

Whoever holds a card finds its number among the seats, and by the seat's colour its tile. Where
cards have no numbers it is a picture, as on the cards: how many there are in each colour.
"""

import math
import re
from dataclasses import dataclass

from kaartspel.deck.model import Card, Collection, Deck, Emblem, Suit
from kaartspel.design import Chamber, chamber
from kaartspel.posters.grid import Grid
from kaartspel.type import Typeface

_MOST = 200  # seats that can be told apart
_FILLED = 0.84  # of a seat's diameter: the diagonal of the widest number on it
_LETTERS = re.compile(r"[A-Z]*")


@dataclass(frozen=True, slots=True)
class MapSeat:
    """A card's seat: its number without letters that all have, and its suit.

    It has no suit where the card stands on another poster, and no number where some card has none.
    """

    label: str
    suit: Suit | None


@dataclass(frozen=True, slots=True)
class ChamberKey:
    """Seats, and how they are numbered: `label` is the widest number in em, `cap` its height."""

    seats: tuple[MapSeat, ...]
    label: float
    cap: float

    @classmethod
    def of_seats(cls, seats: tuple[MapSeat, ...], face: Typeface) -> "ChamberKey | None":
        """Return the key with these seats, its numbers in a face; None without seats."""
        if not seats:
            return None
        return cls(seats, max(face.width(seat.label) for seat in seats), face.cap_height)

    @property
    def chamber(self) -> Chamber:
        """Where the seats are."""
        return chamber(len(self.seats))

    def least_radius(self, grid: Grid) -> float:
        """Return the least radius of the half-circle in pt: its numbers can just be read."""
        em = math.hypot(self.label, self.cap) / _FILLED / 2 / self.chamber.radius
        return em * grid.numbers[-1]

    def number(self, radius: float, grid: Grid) -> float:
        """Return the size in pt of the numbers on a half-circle of a radius in pt."""
        most = radius / self.least_radius(grid) * grid.numbers[-1] + 1e-6
        return next(size for size in grid.numbers if size <= most)

    def height_of(self, radius: float) -> float:
        """Return the height in pt of the half-circle, whose seats are `radius` (pt) around."""
        return radius * self.chamber.height


def seats(deck: Deck, collection: Collection) -> tuple[MapSeat, ...]:
    """Return the seats of all cards of a collection's kinds; none without emblem."""
    inside = {card.id: card for card in _cards(collection)}
    kinds = {card.kind for card in inside.values() if card.kind.emblem is not Emblem.NONE}
    cards = [c for each in deck.collections for c in _cards(each) if c.kind in kinds]
    if not 1 < len(cards) <= _MOST:
        return ()
    suits = [card.suit if card.id in inside else None for card in cards]
    return tuple(map(MapSeat, _labels([card.number or "" for card in cards]), suits))


def _labels(numbers: list[str]) -> list[str]:
    """Return numbers without letters that all have; nothing where a card has none."""
    if not all(numbers):
        return [""] * len(numbers)
    letters = {_LETTERS.match(number).group() for number in numbers}  # type: ignore[union-attr]
    begin = letters.pop() if len(letters) == 1 else ""
    return [number.removeprefix(begin).lstrip("0") or number for number in numbers]


def _cards(collection: Collection) -> list[Card]:
    """Return the cards of a collection that stand under topics."""
    return [c for group in collection.groups for topic in group.topics for c in topic.cards]
