"""Place a chamber on a front: small in its upper right corner, or off its edges, as on a poster.

Off the edges one sees a part of it: all of the card's own seats, and those of the others of which
enough lies on the card, beside the number and above the text.
"""

from collections.abc import Collection
from dataclasses import dataclass

from kaartspel.deck.model import Card, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board, index
from kaartspel.design.chamber import Chamber
from kaartspel.design.seating import Seating
from kaartspel.design.system import BLACK
from kaartspel.frame import mm

_STEP = 0.1  # of a seat's radius: how finely a place beside the number is sought


@dataclass(frozen=True, slots=True)
class View:
    """Where a chamber of a radius lies, its centre at (x, y), all in pt, and how far it is seen.

    Where it goes off the card, `trim` has the edges of the card at its left, top and right, and
    `corner` the right and the lower edge of what stands in its upper left corner; nothing is seen
    below `limit`.
    """

    radius: float
    x: float
    y: float
    limit: float
    trim: tuple[float, float, float] | None = None
    corner: tuple[float, float] = (0.0, 0.0)

    def shows(self, x: float, y: float, radius: float) -> bool:
        """Return whether a seat of a radius around (x, y) is drawn: no sliver, and no part of it.

        What the card's edge cuts is drawn where at least a third of it stays.
        """
        if self.trim is None:
            return True
        left, top, right = self.trim
        depth = min(x - left, y - top, right - x)
        is_clear = not _meets(self.corner, x, y, radius)
        return is_clear and y + radius <= self.limit and depth >= system.THIRD * radius


def in_corner(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber at the right, down to `limit` (pt); None without room."""
    top, room = board.left, board.right - board.left
    is_party = card.kind.emblem is Emblem.PARTY
    largest = system.LARGEST_PART if is_party else system.LARGEST_SEAT
    over = 0.0 if is_party else (system.OWN - 1) * made.radius
    radius = min(
        min(board.pt(card.kind.emblem_size), room) / (made.width + 2 * over),
        board.pt(largest) / 2 / made.radius,
        (limit - top) / (made.bottom - made.top + 2 * over),
    )
    if radius * made.radius < mm(system.LEAST_SEAT) / 2:
        return None
    x = board.right - (made.width / 2 + over) * radius
    return View(radius, x, top + (over - made.top) * radius, limit)


def off_edges(
    board: Board, made: Chamber, house: Seating, card: Card, limit: float
) -> View | None:  # fmt: skip
    """Return the view of a chamber that is wider than the card of a group, down to `limit` (pt).

    It is moved from the middle as little as brings all of the card's own seats into the safe zone,
    beside the number. None where the kind's is not so wide, as with seats so few that they would be
    too large, or where some card's seats find no room.
    """
    largest = board.pt(system.LARGEST_OFF_EDGES) / 2 / made.radius
    radius = min(board.pt(card.kind.emblem_size) / made.width, largest)
    is_wide = radius * made.width > mm(board.format.width)
    of_groups = any(len(own) > 1 for own in house.own.values())
    if card.kind.emblem is not Emblem.CHAMBER or not is_wide or not of_groups:
        return None
    edge = mm(board.format.bleed)
    corner, gap = index(board, card, BLACK), board.pt(system.LINE_GAP)
    limit -= board.pt(system.EMBLEM_GAP) / 2  # larger seats stand further apart from the text
    trim = edge, edge, board.width - edge
    middle = View(radius, board.width / 2, limit - made.bottom * radius, limit, trim,
                  (corner.right + gap, corner.bottom + gap))  # fmt: skip
    places = {id_: _moved(board, middle, made, own) for id_, own in house.own.items()}
    place = places.get(card.id)
    if place is None or None in places.values():
        return None
    return View(radius, *place, limit, trim, middle.corner)


def _moved(
    board: Board, view: View, made: Chamber, own: Collection[int]
) -> tuple[float, float] | None:  # fmt: skip
    """Return the centre nearest to a view's at which all of one's own seats are wholly seen."""
    size = made.radius * view.radius * (system.OWN if len(own) == 1 else 1)
    seats = [(made.seats[i].x * view.radius, made.seats[i].y * view.radius) for i in own]
    xs, ys = zip(*seats, strict=True)
    safe = mm(board.format.bleed + board.format.safe)
    least_x, most_x = safe + size - min(xs), board.width - safe - size - max(xs)
    least_y, most_y = safe + size - min(ys), view.limit - size - max(ys)
    if least_x > most_x or least_y > most_y:
        return None
    x, y = min(max(view.x, least_x), most_x), min(max(view.y, least_y), most_y)

    def is_clear(x: float, y: float) -> bool:
        return not any(_meets(view.corner, x + u, y + v, size) for u, v in seats)

    step = _STEP * size
    aside = ((x + step * i, y) for i in range(int((most_x - x) / step) + 1))
    down = ((x, y + step * i) for i in range(int((most_y - y) / step) + 1))
    found = [next((each for each in way if is_clear(*each)), None) for way in (aside, down)]
    nearest = [each for each in found if each]
    return min(nearest, key=lambda each: each[0] - x + each[1] - y, default=None)


def _meets(corner: tuple[float, float], x: float, y: float, radius: float) -> bool:
    """Return whether the square around a disc reaches into what stands in the upper left corner."""
    return x - radius < corner[0] and y - radius < corner[1]
