"""Show a card's seat among all of its kind, by one code: a disc, rings for its party, and dots.

Discs and rings are in the colour of text, dots fainter: they are told apart in one ink, too.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.deck.model import Card, Colour, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.chamber import Chamber, chamber, grid
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc, symbol
from kaartspel.design.seating import Seating
from kaartspel.design.system import text_on
from kaartspel.frame import Group, Item, Path, Role, Stroke, mm
from kaartspel.inking import Inking


def seat_map(board: Board, house: Seating, card: Card, ground: Colour, limit: float) -> list[Item]:
    """Return the seats in the upper right corner of a card, on `ground`, down to `limit` (pt).

    In the middle of the half-circle stands the symbol of the card's suit, where its kind says so.
    There are no seats for a lone card, nor for more than can be told apart.
    """
    kind, count = card.kind, house.count
    if kind.emblem is Emblem.NONE or not 1 < count <= system.MOST_SEATS:
        return []
    made = _plan(kind.emblem, count)
    top, room = board.left, board.right - board.left
    over = (system.OWN - 1) * made.radius
    radius = min(
        min(board.pt(kind.emblem_size), room) / (made.width + 2 * over),
        board.pt(system.LARGEST_SEAT) / 2 / made.radius,
        (limit - top - _below(board, card)) / (made.bottom - made.top + 2 * over),
    )
    if radius * made.radius < mm(system.LEAST_SEAT) / 2:
        return []
    x, y = board.right - (made.width / 2 + over) * radius, top + (over - made.top) * radius
    dresses = _dresses(made.radius * radius, _colours(board, ground), house, card)
    return [*_drawn(made, dresses, radius, x, y), *_pip(board, card, ground, made, (radius, x, y))]


def _plan(emblem: Emblem, count: int) -> Chamber:
    return grid(count) if emblem is Emblem.GRID else chamber(count)


def _below(board: Board, card: Card) -> float:
    """Return how far the symbol in the middle reaches below the centre of the seats, in pt."""
    return board.pt(card.kind.pip) * system.PIP_DROP


def _pip(
    board: Board, card: Card, ground: Colour, made: Chamber, at: tuple[float, float, float]
) -> Iterator[Item]:
    """Yield the symbol in the middle of a half-circle, of a radius around (x, y).

    A reader is told of it here, where it does not stand at the index.
    """
    if not card.kind.pip or card.kind.emblem is not Emblem.CHAMBER or not card.suit.symbol.alt:
        return
    radius, x, y = at
    inner = (min(math.hypot(seat.x, seat.y) for seat in made.seats) - made.radius) * radius
    reach = 1 - system.PIP_DROP + system.PIP_GAP  # from the centre, in sizes of the symbol
    size = min(board.pt(card.kind.pip), inner / reach)
    top = y - size * (1 - system.PIP_DROP)
    drawn = symbol(card.suit.symbol, x - size / 2, top, size, text_on(ground))
    yield (
        drawn if card.kind.shows_symbol else Group((drawn,), Role.FIGURE, alt=card.suit.symbol.alt)
    )


@dataclass(frozen=True, slots=True)
class _Dress:
    """How a seat is drawn: its radius and colour, and of a ring the weight of its line (pt)."""

    radius: float
    colour: Colour
    ring: float = 0.0

    @property
    def path(self) -> Path:
        """The seat around (0, 0)."""
        if not self.ring:
            return Path(disc(0, 0, self.radius), fill=self.colour)
        line = disc(0, 0, self.radius - self.ring / 2)
        return Path(line, stroke=Stroke(self.colour, round(self.ring, 3)))


def _dresses(
    radius: float, colours: tuple[Colour, Colour], house: Seating, card: Card
) -> list[_Dress]:
    """Return how each seat of a radius is drawn on a card. A party of all is none."""
    strong, faint = colours
    dot = system.DOT if faint != strong else system.DOT_IN_ONE_INK
    own, party = set(house.own.get(card.id, ())), house.party(card.id)
    others = _Dress(radius * dot, faint)
    lit = _Dress(radius * (system.OWN if len(own) == 1 else 1), strong)
    ring = radius * system.FRIEND
    friends = _Dress(ring, strong, ring * system.RING) if len(party) < house.count else others
    return [lit if i in own else friends if i in party else others for i in range(house.count)]


def _colours(board: Board, ground: Colour) -> tuple[Colour, Colour]:
    """Return the colours of discs and rings, and of dots."""
    strong = text_on(ground)
    if board.inking is Inking.LOW:
        return strong, strong
    return strong, edge(ground, ground) or strong


def _drawn(
    made: Chamber, dresses: list[_Dress], radius: float, x: float, y: float
) -> Iterator[Item]:  # fmt: skip
    """Yield the seats of a chamber of a radius around (x, y)."""
    # The same outline, moved: a card's file then holds it once, as far as size goes.
    paths = {dress: (dress.path,) for dress in set(dresses)}
    for seat, dress in zip(made.seats, dresses, strict=True):
        yield Group(paths[dress], x=round(x + seat.x * radius, 2), y=round(y + seat.y * radius, 2))
