"""Put a card's seat on its front, of which all but the seats is drawn."""

from dataclasses import dataclass

from kaartspel.deck.model import Card, Colour, Ground
from kaartspel.design.board import Board
from kaartspel.design.emblem import seat_map
from kaartspel.design.seating import Seating
from kaartspel.design.system import RICH_BLACK, WHITE, readable
from kaartspel.design.tabledrawing import drawn
from kaartspel.design.tableplan import TopView
from kaartspel.design.views import of_table
from kaartspel.frame import Frame, Item


@dataclass(frozen=True, slots=True)
class Unseated:
    """A front without its seats, which lie between what is below them and what is above.

    `limit` is where its seats end at the latest, in pt from the bleed; None where it has none.
    `spare` is how much lower its text might stand, in pt.
    """

    below: tuple[Item, ...]
    above: tuple[Item, ...]
    limit: float | None
    spare: float


def seated(
    board: Board, card: Card, made: Unseated, house: Seating, table: TopView | None,
    limit: float | None, title: int,
) -> Frame:  # fmt: skip
    """Return the finished front: the card's seat among those of a house, down to `limit` (pt).

    Where its text stands on the foot, its seats go on down to that, and are no larger; where its
    title is higher than others, they are smaller. The card of a game has its `table` instead,
    beside its heading in the `title`th of its sizes.
    """
    seats = list[Item]()
    if made.limit is not None and limit is not None:
        ground = board.ground(suit_ground(card.kind.head, card.suit.colour))
        lower = made.limit if card.kind.comes_down else 0.0
        limit = limit if lower else min(limit, made.limit)
        if table:
            x, y, high = of_table(board, card, table, title)
            seats = [drawn(table, (x, y), high, ground, board.inking)]
        else:
            seats = seat_map(board, house, card, ground, limit, lower)
    return board.frame([*made.below, *seats, *made.above])


def suit_ground(ground: Ground, colour: Colour) -> Colour:
    """Return the colour of a ground on a card of a suit's colour."""
    return {Ground.SUIT: readable(colour), Ground.PAPER: WHITE, Ground.INK: RICH_BLACK}[ground]
