"""Show a card's seat among all of its kind: its own lit, its party's in a tint, the others faint.

Where ink is saved, and in one ink, they are told apart by their outlines: filled, thick and thin.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.deck.model import Card, Colour, Command, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board, index
from kaartspel.design.chamber import Chamber, chamber, grid
from kaartspel.design.figures import disc
from kaartspel.design.seating import Seating
from kaartspel.design.system import BLACK, WHITE, contrast, is_light, shade, text_on, tint
from kaartspel.frame import Group, Item, Path, Stroke, mm
from kaartspel.inking import Inking


def plan(emblem: Emblem, count: int) -> Chamber:
    """Return the places of `count` seats in an emblem that has seats."""
    return grid(count) if emblem is Emblem.GRID else chamber(count)


def seat_map(board: Board, house: Seating, card: Card, ground: Colour, limit: float) -> list[Item]:
    """Return the seats in the upper right corner of a card, on `ground`, down to `limit` (pt).

    There are none for a lone card, nor for more than can be told apart.
    """
    kind, count = card.kind, house.count
    if kind.emblem is Emblem.NONE or not 1 < count <= system.MOST_SEATS:
        return []
    made = plan(kind.emblem, count)
    width = board.pt(kind.emblem_size)
    dresses = _dresses(board, ground, house, card)
    if width > board.width:
        return list(_cut(board, card, made, dresses, house.own[card.id], limit))
    top = board.left
    high = made.bottom - made.top
    radius = min(width / 2, board.pt(system.LARGEST_SEAT) / 2 / made.radius, (limit - top) / high)
    if radius * made.radius < mm(system.LEAST_SEAT) / 2:
        return []
    x, y = board.right - radius, top - made.top * radius
    return list(_drawn(made, dresses, radius, x, y))


@dataclass(frozen=True, slots=True)
class _Dress:
    """How a seat is drawn: filled, or as a ring of a colour and of a weight in pt."""

    colour: Colour
    ring: float = 0.0

    def outline(self, radius: float) -> tuple[Command, ...]:
        return disc(0, 0, radius - self.ring / 2)

    def path(self, outline: tuple[Command, ...]) -> Path:
        if self.ring:
            return Path(outline, stroke=Stroke(self.colour, self.ring))
        return Path(outline, fill=self.colour)


def _dresses(board: Board, ground: Colour, house: Seating, card: Card) -> list[_Dress]:
    """Return how each seat is drawn on a card."""
    own, party = set(house.own.get(card.id, ())), house.party(card.id)
    others, friends, lit = _tones(board, ground, card)
    return [lit if i in own else friends if i in party else others for i in range(house.count)]


def _tones(board: Board, ground: Colour, card: Card) -> tuple[_Dress, _Dress, _Dress]:
    """Return how seats are drawn: of others, of the card's party, and its own."""
    if board.inking is Inking.LOW:
        thin, thick = board.pt(system.HAIRLINE), board.pt(system.THIN_RULE)
        return _Dress(BLACK, thin), _Dress(BLACK, thick), _Dress(BLACK)
    own = _Dress(text_on(ground))
    if not is_light(ground):
        return _Dress(tint(ground, system.OTHERS)), _Dress(tint(ground, system.PARTY)), own
    others = _Dress(shade(ground, system.OTHERS_ON_LIGHT))
    friends = (WHITE, card.suit.colour, shade(ground, system.PARTY))
    return others, _Dress(next(c for c in friends if _stands_out(c, ground))), own


def _stands_out(colour: Colour, ground: Colour) -> bool:
    return contrast(colour, ground) >= system.PARTY_CONTRAST


def _drawn(
    made: Chamber, dresses: list[_Dress], radius: float, x: float, y: float
) -> Iterator[Item]:  # fmt: skip
    """Yield the seats of a chamber of a radius around (x, y)."""
    # The same outline, moved: a card's file then holds it once, as far as size goes.
    paths = {dress: (dress.path(dress.outline(made.radius * radius)),) for dress in set(dresses)}
    for seat, dress in zip(made.seats, dresses, strict=True):
        yield Group(paths[dress], x=round(x + seat.x * radius, 2), y=round(y + seat.y * radius, 2))


def _cut(
    board: Board,
    card: Card,
    made: Chamber,
    dresses: list[_Dress],
    lit: tuple[int, ...],
    limit: float,
) -> Iterator[Item]:
    """Yield large seats, down to `limit` and cut by the card's edges, the lit ones in the middle.

    None stands behind the index, and the knife goes through none at its rim.
    """
    own = [made.seats[i] for i in lit]
    left, right = min(s.x for s in own) - made.radius, max(s.x for s in own) + made.radius
    top, bottom = min(s.y for s in own) - made.radius, max(s.y for s in own) + made.radius
    corner, gap = index(board, card, BLACK), board.pt(system.EMBLEM_GAP)
    limit -= board.pt(system.EMBLEM_GAP_LARGE) - gap
    across, down = board.right - corner.right - gap, limit - board.left
    radius = min(
        board.pt(card.kind.emblem_size) / 2, across / (right - left), down / (bottom - top)
    )
    x = board.right - across / 2 - radius * (left + right) / 2
    y = board.left + down / 2 - radius * (top + bottom) / 2
    for i, item in enumerate(_drawn(made, dresses, radius, x, y)):
        assert isinstance(item, Group)
        at = _Disc(item.x, item.y, made.radius * radius)
        hidden = at.touches(corner.right + gap, corner.bottom + gap) or at.y + at.radius > limit
        if i in lit or not (hidden or at.is_cut_badly(board)):
            yield item


@dataclass(frozen=True, slots=True)
class _Disc:
    """A seat on a card, in pt."""

    x: float
    y: float
    radius: float

    def touches(self, right: float, bottom: float) -> bool:
        """Return whether it reaches into the upper left corner, as far as these edges."""
        return self.x - self.radius < right and self.y - self.radius < bottom

    def is_cut_badly(self, board: Board) -> bool:
        """Return whether an edge of the card goes through its rim, or past it, within reach."""
        trim, slip = mm(board.format.bleed), mm(system.SLIP)
        edges = self.x - trim, board.width - trim - self.x, self.y - trim
        return min(edges) < -self.radius or any(abs(abs(e) - self.radius) < slip for e in edges)
