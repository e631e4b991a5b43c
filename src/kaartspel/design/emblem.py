"""Show a card's seat among all of its kind: large, its party in a tone, others in a fainter one.

Its own is in the colour of text. In one ink it is a disc, its party are rings, and others dots. On
the card of a group, whose chamber is large, all seats are of one size, and where ink is saved those
of others are rings: they are cut by its edge as discs are.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Card, Colour, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.chamber import Chamber, chamber, grid
from kaartspel.design.closeup import View
from kaartspel.design.edges import edge
from kaartspel.design.figures import disc
from kaartspel.design.seating import Seating
from kaartspel.design.system import is_light, text_on, tint
from kaartspel.design.views import in_corner, of_group, standing
from kaartspel.frame import Group, Item, Path, Stroke
from kaartspel.inking import Inking

_THIN = 4.0  # in weights of its line: the radius of the smallest ring that is thin


def seat_map(
    board: Board, house: Seating, card: Card, ground: Colour, limit: float, lower: float = 0.0
) -> list[Item]:
    """Return the seats of a card, on `ground`, down to `limit` (pt).

    They are in its upper right corner, or on the card of a group large above its text, where its
    kind wants them so: of a size that has room above `limit` on each, they go down to
    `lower` where that is more. There are none for a lone card, nor for more than can be told apart.
    """
    kind, count = card.kind, house.count
    if kind.emblem not in {Emblem.CHAMBER, Emblem.GRID} or not 1 < count <= system.MOST_SEATS:
        return []
    made = grid(count) if kind.emblem is Emblem.GRID else chamber(count)
    large = (
        of_group(board, made, house, card, (limit, max(limit, lower))) if house.of_groups else None
    )
    view = large or _usual(board, made, card, limit)
    if view is None:
        return []
    radius, tones = made.radius * view.radius, _tones(board, ground)
    others, line = _others(radius, tones, house), board.pt(system.OUTLINE)
    if large and tones.others == tones.own and radius > _THIN * line:
        others = _Dress(radius, tones.own, line)
    return _drawn(made, view, others, *_worn(radius, tones, house, card))


def _usual(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber: in the corner, or on a poster standing on its title."""
    if board.poster and card.kind.emblem is Emblem.CHAMBER:
        return standing(board, made, card, limit)
    return in_corner(board, made, card, limit)


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


@dataclass(frozen=True, slots=True)
class _Tones:
    """The colours of a card's own seats, of its party's, and of others'."""

    own: Colour
    party: Colour
    others: Colour


def _others(radius: float, tones: _Tones, house: Seating) -> _Dress:
    """Return how the seats of others are drawn."""
    if tones.others == tones.own:
        return _Dress(radius * system.DOT_IN_ONE_INK, tones.own)
    return _Dress(radius * (1.0 if house.of_groups else system.FRIEND), tones.others)


_Worn = tuple[_Dress, Iterable[int]]
"""A dress, and the seats that wear it."""


def _worn(radius: float, tones: _Tones, house: Seating, card: Card) -> Iterator[_Worn]:
    """Yield how the seats of a card and of its party are drawn. A party of all is none."""
    own, party, friend = house.own.get(card.id, ()), house.party(card.id), radius * system.FRIEND
    if len(party) < house.count:
        ring = friend * system.RING if tones.party == tones.own else 0.0
        yield _Dress(friend, tones.party, ring), party
    yield _Dress(radius * (1.0 if house.of_groups else system.OWN), tones.own), own


def _tones(board: Board, ground: Colour) -> _Tones:
    """Return the colours of seats on a ground: one, where ink is saved."""
    strong = text_on(ground)
    if board.inking is Inking.LOW:
        return _Tones(strong, strong, strong)
    party, tone = (edge(ground, ground, each) or strong for each in (system.PARTY, system.TONE))
    return _Tones(strong, party, tone if is_light(ground) else tint(ground, system.TINT))


def _drawn(made: Chamber, view: View, others: _Dress, *worn: _Worn) -> list[Item]:
    """Return the seats of a chamber in the order in which they are given out.

    Of those that wear several dresses the last counts; the `others` have one of their own.
    """
    dressed = {i: _seats(made, view, dress)[i] for dress, held in worn for i in held}
    items, first = list[Item](), 0
    for i in sorted(dressed):
        items += (*_run(made, view, others, first, i), dressed[i])
        first = i + 1
    return [*items, *_run(made, view, others, first, len(made.seats))]


@lru_cache(maxsize=64)
def _run(made: Chamber, view: View, dress: _Dress, first: int, last: int) -> tuple[Group, ...]:
    """Return neighbours in one dress, from the seat `first` to before `last`, as a group.

    They are kept, as most stand on all cards of a party, and are drawn once for them all.
    """
    seats = _seats(made, view, dress)
    held = tuple(seats[i] for i in range(first, last) if i not in view.hidden)
    return (Group(held),) if held else ()


@lru_cache(maxsize=64)
def _seats(made: Chamber, view: View, dress: _Dress) -> tuple[Group, ...]:
    """Return all seats of a chamber in one dress."""
    # The same outline, moved: a card's file then holds it once, as far as size goes.
    path = (dress.path,)
    places = ((view.x + s.x * view.radius, view.y + s.y * view.radius) for s in made.seats)
    return tuple(Group(path, x=round(x, 2), y=round(y, 2)) for x, y in places)
