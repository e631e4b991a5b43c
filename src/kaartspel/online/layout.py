"""Where things lie on a table of 1600 × 1000: the stacks above, the hand below, places between.

Both tables that we write for have these measures.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

TABLE = (1600, 1000)
HAND = (50, 820, 1500, 170)  # x, y, width, height
_TOP = 60
_HIGHEST = 200  # of a card
_GAP = 40
_ROOM = 8  # of a stack's place around its cards
_PLACES = 4  # free places for cards between stacks and hand

Widget = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TablePlan:
    """Where the stacks and the free places are, and how large a card is, in the table's units."""

    card: tuple[int, int]
    stacks: tuple[tuple[int, int], ...]
    places: tuple[tuple[int, int], ...]

    @property
    def place(self) -> tuple[int, int]:
        """How large the place of a card is."""
        return self.card[0] + _ROOM, self.card[1] + _ROOM


def plan(count: int, sides: Sequence[float]) -> TablePlan:
    """Return a plan for so many stacks of cards with sides in any one unit."""
    share = (TABLE[0] - 2 * _GAP) / max(count, _PLACES)
    height = min(_HIGHEST, (share - _GAP - _ROOM) * sides[1] / sides[0])
    card = (round(height * sides[0] / sides[1]), round(height))
    return TablePlan(card, _row(count, _TOP), _row(_PLACES, _TOP + card[1] + 3 * _GAP + 60))


def _row(count: int, y: int) -> tuple[tuple[int, int], ...]:
    share = (TABLE[0] - 2 * _GAP) / max(count, _PLACES)
    return tuple((_GAP + round(number * share), y) for number in range(count))


def written(data: Widget | list[Widget]) -> bytes:
    """Return data as the JSON of a file, in UTF-8."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()
