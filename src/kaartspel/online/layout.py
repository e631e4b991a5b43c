"""Where things lie on a table of 1600 × 1000: the stacks above, the hand below, places between.

Both tables that we write for have these measures.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kaartspel.deck.model import TablePlace

TABLE = (1600, 1000)
HAND = (50, 820, 1500, 170)  # x, y, width, height
LABEL = 24  # how high the line of a name is
_TOP = 60
_HIGHEST = 200  # of a card
_LOWEST = 10
_STEP = 5  # by which cards are made smaller until all has room
_GAP = 40  # beside a stack
_BESIDE = 12  # between two places
_ROOM = 8  # of a place around its card
_UNDER = 90  # a stack, for its name and its button
_FEWEST = 4  # stacks are set no wider apart than so many would be
_FREE = (TablePlace("", 4),)  # where no game says which places there are

Widget = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Laid:
    """Where the cards of a place on the table go, one each."""

    name: str
    spots: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """Where the stacks and the places are, and how large a card is, in the table's units."""

    card: tuple[int, int]
    stacks: tuple[tuple[int, int], ...]
    places: tuple[Laid, ...]

    @property
    def place(self) -> tuple[int, int]:
        """How large the place of a card is."""
        return self.card[0] + _ROOM, self.card[1] + _ROOM


def plan(count: int, sides: Sequence[float], places: Sequence[TablePlace]) -> TablePlan:
    """Return a plan for so many stacks of cards with sides in any one unit.

    Cards are as large as they can be for all places to have room above the hand.
    """
    share = (TABLE[0] - 2 * _GAP) / max(count, _FEWEST)
    highest = max(_LOWEST, int(min(_HIGHEST, (share - _GAP - _ROOM) * sides[1] / sides[0])))
    for height in range(highest, _LOWEST - 1, -_STEP):
        card = (round(height * sides[0] / sides[1]), height)
        laid = tuple(_laid(places or _FREE, card))
        if all(y + height + _ROOM < HAND[1] for each in laid for _, y in each.spots):
            break
    stacks = tuple((_GAP + round(number * share), _TOP) for number in range(count))
    return TablePlan(card, stacks, laid)


def _laid(places: Iterable[TablePlace], card: tuple[int, int]) -> Iterator[Laid]:
    """Yield places row by row: what a row holds stays together, the rest goes on."""
    width, height = card[0] + _ROOM + _BESIDE, card[1] + _ROOM
    row = TABLE[0] - 2 * _GAP
    x, y = _GAP, _TOP + card[1] + _UNDER + LABEL
    for place in places:
        needed = place.cards * width
        if needed <= row < x - _GAP + needed:
            x, y = _GAP, y + height + LABEL
        spots = []
        for _ in range(place.cards):
            if x + width > TABLE[0] - _GAP:
                x, y = _GAP, y + height + LABEL
            spots.append((x, y))
            x += width
        yield Laid(place.name, tuple(spots))
        x += _BESIDE


def written(data: Widget | list[Widget]) -> bytes:
    """Return data as the JSON of a file, in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
