"""Quote a card of each half on the back of a box: as large as fits, and no room left empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from kaartspel.box.grounds import UPPER
from kaartspel.box.label import Label
from kaartspel.box.setter import BoxSetter, Room
from kaartspel.box.stack import BoxText, height
from kaartspel.deck.model import Card
from kaartspel.frame import mm

_QUOTED = tuple(size / 2 for size in range(48, 15, -1))
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
        """Return how to quote a card of each half, as large as it fits.

        Of two, names give way to size.
        """
        alone = [self._first(half, room) for half, room in enumerate(rooms)]
        if len(rooms) < 2 or not all(quote.blocks for quote in alone):
            return alone
        return [self._first(half, room, is_named=False) for half, room in enumerate(rooms)]

    def _first(self, half: int, room: Room, *, is_named: bool = True) -> Quote:
        """Return one of the shortest cards of a half at the largest size that has room for it."""
        cards = self.label.samples(half)[:_TRIED]
        for size, card in product(_QUOTED, cards):
            if blocks := self._quoted(card, half, room, size, is_named=is_named):
                return Quote(half, blocks, size, is_named)
        return Quote(half, [])

    def has_room(self, room: Room) -> bool:
        """Return whether there is room for a card of the upper half."""
        return bool(self._first(UPPER, room).blocks)

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
        called, spoken = card.heading_language, card.text_language
        naming = setter.speaking(called)
        above = naming.column(named, faces.strong, _NOTE, room[0], half) if named else None
        first = [BoxText(above, language=called)] if above else []
        gap = mm(3.4) if first else 0.0
        face = faces.text if card.kind.is_quoted else faces.strong
        rest = (room[0], room[1] - height(first) - gap)
        words = " ".join(card.text.partition("\n")[0].split())
        quoting = setter.speaking(spoken)
        column = quoting.largest(words, face, (size,), rest, half, _QUOTING) if words else None
        return [*first, BoxText(column, gap, language=spoken)] if column else []


def _least_width(blocks: Sequence[BoxText]) -> float:
    """Return how wide the shortest line of the last block is, in pt."""
    column = blocks[-1].column if blocks else None
    return min(column.style.width(line.text) for line in column.lines) if column else 0.0
