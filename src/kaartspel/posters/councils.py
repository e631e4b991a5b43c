"""Show in a tile where its cards sit: the whole chamber at its foot, their seats lit. In pt.

So it is on the card of the group, by which people with cards in hand know it.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kaartspel.deck.model import Suit
from kaartspel.design import TONE, chamber, disc, edge, text_on
from kaartspel.frame import Path
from kaartspel.posters.key import MapSeat

_NEAR = 0.14  # of its radius: no text comes so near to it


@dataclass(frozen=True, slots=True)
class Council:
    """The seats of a map in a tile: a half-circle of a `radius` around a centre, those of a `suit`
    in the colour of its text.
    """  # fmt: skip

    seats: tuple[MapSeat, ...]
    suit: Suit
    radius: float
    x: float
    y: float

    @classmethod
    def in_corner(
        cls, seats: tuple[MapSeat, ...], suit: Suit, width: float, corner: tuple[float, float]
    ) -> "Council":
        """Return a council so wide that reaches into a lower right corner."""
        made, (right, foot) = chamber(len(seats)), corner
        radius = width / made.width
        return cls(seats, suit, radius, right - width / 2, foot - made.bottom * radius)

    def is_free(self, ends: Iterable[tuple[float, float]]) -> bool:
        """Return whether no line of text that ends so, on its baseline, stands in it or near it."""
        far = self.radius * (1 + _NEAR)
        return not any(
            y > self.y - far and math.hypot(min(0.0, x - self.x), min(0.0, y - self.y)) < far
            for x, y in ends
        )

    def paths(self) -> Iterator[Path]:
        """Yield the seats of others, in a tone, and its own."""
        ground, made = self.suit.colour, chamber(len(self.seats))
        quiet, size = edge(ground, ground, TONE) or ground, made.radius * self.radius
        for is_own, colour in ((False, quiet), (True, text_on(ground))):
            discs = (disc(self.x + at.x * self.radius, self.y + at.y * self.radius, size)
                     for seat, at in zip(self.seats, made.seats, strict=True)
                     if (seat.suit == self.suit) == is_own)  # fmt: skip
            yield Path(tuple(chain.from_iterable(discs)), colour)
