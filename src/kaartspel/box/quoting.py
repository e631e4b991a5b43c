"""Quote a card of each half on the back of a box: as large as fits, and no room left empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kaartspel.box.label import Label
from kaartspel.box.setter import BoxSetter, Room
from kaartspel.box.stack import BoxText, height
from kaartspel.deck.model import Card
from kaartspel.frame import mm

_QUOTED = tuple(size / 2 for size in range(36, 15, -1))
_QUOTING = 1.18  # leading
_NOTE = 8.0  # of what stands above a quoted card
_TRIED = 3  # cards, the shortest, for how large a half can be quoted
_FILLING = 16  # cards, the shortest, for what fills its room


@dataclass(frozen=True, slots=True)
class Quote:
    """A card of a half as it is quoted, in its size (pt); no blocks where none has room."""

    half: int
    blocks: list[BoxText]
    size: float = 0.0
    is_named: bool = True


@dataclass(frozen=True, slots=True)
class Quoter:
    """Quotes cards of a box, and tries which."""

    label: Label
    setter: BoxSetter

    def quote(self, rooms: Sequence[Room]) -> list[Quote]:
        """Return how to quote a card of each half: in the largest size at which all fit that can.

        Of two, names give way to size.
        """
        alone = [self._first(half, room, _QUOTED) for half, room in enumerate(rooms)]
        both = all(quote.blocks for quote in alone)
        for size, is_named in product(_QUOTED, (True, False) if both else ()):
            alike = [self._first(half, room, (size,), is_named=is_named)
                     for half, room in enumerate(rooms)]  # fmt: skip
            if all(quote.blocks for quote in alike):
                return alike
        return alone

    def _first(
        self, half: int, room: Room, sizes: Sequence[float], *, is_named: bool = True
    ) -> Quote:
        """Return one of the shortest cards of a half at the first size that has room for it."""
        cards = self.label.samples(half)[:_TRIED]
        for size, card in product(sizes, cards):
            if blocks := self._quoted(card, half, room, size, is_named=is_named):
                return Quote(half, blocks, size, is_named)
        return Quote(half, [])

    def fullest(self, quote: Quote, room: Room) -> list[BoxText]:
        """Return the card that leaves the least of a room empty, in the size of another."""
        quotes = [quote.blocks]
        for card in self.label.samples(quote.half)[:_FILLING] if quote.blocks else ():
            quotes.append(self._quoted(card, quote.half, room, quote.size, is_named=quote.is_named))
        return max(quotes, key=lambda blocks: (round(height(blocks)), _least_width(blocks)))

    def _quoted(
        self, card: Card, half: int, room: Room, size: float, *, is_named: bool
    ) -> list[BoxText]:
        """Return a card under its number and its name; nothing where there is no room."""
        setter, faces = self.setter, self.setter.typesetter
        named = " ".join(filter(None, (card.number, card.heading))) if is_named else ""
        above = setter.column(named, faces.strong, _NOTE, room[0], half) if named else None
        first = [BoxText(above)] if above else []
        gap = mm(3.4) if first else 0.0
        face = faces.text if card.kind.is_quoted else faces.strong
        rest = (room[0], room[1] - height(first) - gap)
        words = " ".join(card.text.partition("\n")[0].split())
        column = setter.largest(words, face, (size,), rest, half, _QUOTING) if words else None
        return [*first, BoxText(column, gap)] if column else []


def _least_width(blocks: Sequence[BoxText]) -> float:
    """Return how wide the shortest line of the last block is, in pt."""
    column = blocks[-1].column if blocks else None
    return min(column.style.width(line.text) for line in column.lines) if column else 0.0
