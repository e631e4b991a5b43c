"""Place a chamber on a front: small in its upper right corner, or as wide as the text, above it."""

from dataclasses import dataclass

from kaartspel.deck.model import Card, Emblem
from kaartspel.design import system
from kaartspel.design.board import Board, index
from kaartspel.design.chamber import Chamber
from kaartspel.design.system import BLACK
from kaartspel.frame import mm

_STEP = 0.98  # how finely a size is sought at which a chamber stands clear of the number


@dataclass(frozen=True, slots=True)
class View:
    """Where a chamber of a radius lies, its centre at (x, y), all in pt."""

    radius: float
    x: float
    y: float


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
    return View(radius, x, top + (over - made.top) * radius)


def above_text(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber that stands on the text as a building does, on `limit`.

    It is as wide as the text, less where its seats would be too large or would meet the number.
    None where the kind's is not so wide.
    """
    room = board.right - board.left
    if board.pt(card.kind.emblem_size) < room:
        return None
    limit -= board.pt(system.EMBLEM_GAP) / 2  # larger seats stand further apart from the text
    radius = min(
        room / made.width,
        board.pt(system.LARGEST_ABOVE) / 2 / made.radius,
        (limit - board.left) / (made.bottom - made.top),
    )
    view = View(radius, board.width / 2, limit - made.bottom * radius)
    while view.radius * made.radius >= mm(system.LEAST_SEAT) / 2:
        if _is_clear(board, made, view, card):
            return view
        radius = view.radius * _STEP
        view = View(radius, view.x, limit - made.bottom * radius)
    return None


def _is_clear(board: Board, made: Chamber, view: View, card: Card) -> bool:
    """Return whether no seat comes near the number and the mark in the upper left corner."""
    corner, gap = index(board, card, BLACK), board.pt(system.INDEX_GAP)
    right, bottom = corner.right + gap, corner.bottom + gap
    reach = made.radius * view.radius
    places = ((view.x + s.x * view.radius, view.y + s.y * view.radius) for s in made.seats)
    # The nearest point of the corner to the middle of a seat is that far from it.
    return all((max(x - right, 0.0) ** 2 + max(y - bottom, 0.0) ** 2) ** 0.5 >= reach
               for x, y in places)  # fmt: skip
