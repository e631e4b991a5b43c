"""Show a card's seat among all of its kind, by one code: a disc, rings for its party, and dots.

Discs and rings are in the colour of text, dots fainter: they are told apart in one ink, too. On the
card of a group, whose chamber is large, the seats of others are whole, in a tone of its ground.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.deck.model import Card, Colour, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.chamber import Chamber, chamber, grid, row
from kaartspel.design.edges import LEAST_EDGE, edge
from kaartspel.design.figures import disc
from kaartspel.design.seating import Seating
from kaartspel.design.system import text_on
from kaartspel.design.views import View, above_text, in_corner
from kaartspel.frame import Group, Item, Path, Stroke
from kaartspel.inking import Inking


def seat_map(board: Board, house: Seating, card: Card, ground: Colour, limit: float) -> list[Item]:
    """Return the seats of a card, on `ground`, down to `limit` (pt).

    They are in its upper right corner, or on the card of a group as wide as its text, above that,
    where its kind wants them so. There are none for a lone card, nor for more than can be told
    apart.
    """
    kind, count = card.kind, house.count
    if kind.emblem is Emblem.PARTY:
        return _party_map(board, house, card, ground, limit)
    if kind.emblem is Emblem.NONE or not 1 < count <= system.MOST_SEATS:
        return []
    made = grid(count) if kind.emblem is Emblem.GRID else chamber(count)
    view = above_text(board, made, card, limit) if house.of_groups else None
    view = view or in_corner(board, made, card, limit)
    if view is None:
        return []
    dresses = _dresses(made.radius * view.radius, _colours(board, ground, house), house, card)
    return list(_drawn(made, dresses, view))


def _party_map(
    board: Board, house: Seating, card: Card, ground: Colour, limit: float
) -> list[Item]:
    """Return the seats of the card's party alone, in a row: a part's number, as a picture."""
    party = sorted(house.party(card.id))
    if not party:
        return []
    made = row(len(party))
    view = in_corner(board, made, card, limit)
    if view is None:
        return []
    colour, size = text_on(ground), made.radius * view.radius
    lit, other = _Dress(size, colour), _Dress(size, colour, size * system.RING)
    own = house.own[card.id]
    return list(_drawn(made, [lit if seat in own else other for seat in party], view))


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
    if house.of_groups and faint != strong:
        dot = 1.0
    own, party = set(house.own.get(card.id, ())), house.party(card.id)
    others = _Dress(radius * dot, faint)
    lit = _Dress(radius * (system.OWN if len(own) == 1 else 1), strong)
    ring = radius * system.FRIEND
    friends = _Dress(ring, strong, ring * system.RING) if len(party) < house.count else others
    return [lit if i in own else friends if i in party else others for i in range(house.count)]


def _colours(board: Board, ground: Colour, house: Seating) -> tuple[Colour, Colour]:
    """Return the colours of discs and rings, and of the seats of others."""
    strong = text_on(ground)
    if board.inking is Inking.LOW:
        return strong, strong
    least = system.TONE if house.of_groups else LEAST_EDGE
    return strong, edge(ground, ground, least) or strong


def _drawn(made: Chamber, dresses: list[_Dress], view: View) -> Iterator[Item]:
    """Yield the seats of a chamber."""
    # The same outline, moved: a card's file then holds it once, as far as size goes.
    paths = {dress: (dress.path,) for dress in set(dresses)}
    for seat, dress in zip(made.seats, dresses, strict=True):
        x, y = view.x + seat.x * view.radius, view.y + seat.y * view.radius
        yield Group(paths[dress], x=round(x, 2), y=round(y, 2))
