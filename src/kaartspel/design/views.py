"""Place a chamber on a front: small in its upper right corner, or large above the text."""

import math
from dataclasses import replace

from kaartspel.deck.model import Card, Kind, SlotRole
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.chamber import Chamber
from kaartspel.design.closeup import Pane, View, closeup, closeups
from kaartspel.design.corner import index
from kaartspel.design.seating import Seating
from kaartspel.design.system import BLACK
from kaartspel.design.tableplan import TopView
from kaartspel.frame import mm

_ROUNDED = 0.1  # pt: by which a picture may be higher than it should, as its places are rounded
_STEP = 0.98  # how finely a size is sought at which a chamber stands clear of the number


def in_corner(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber at the right, down to `limit` (pt); None without room.

    It is smaller where its seats would meet the number or the mark.
    """
    edge = mm(board.format.bleed)
    top, safe = edge + board.pt(system.SEATS_TOP), edge + mm(board.format.safe)
    over = (system.OWN - 1) * made.radius  # by which a seat of one's own is larger
    radius = min(
        _widest(board, card) / made.width,
        board.drawn(system.LARGEST_SEAT) / 2 / made.radius,
        (limit - top) / made.height,
        (limit - safe) / (made.height + over),
    )
    while radius * made.radius >= mm(system.LEAST_SEAT) / 2:
        y = max(top, safe + over * radius) - made.top * radius
        view = View(radius, board.right - made.width / 2 * radius, y)
        if _is_clear(board, made, view, card, system.OWN):
            return view
        radius *= _STEP
    return None


def standing(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber that stands on a poster's title, down to `limit` (pt).

    It is as wide as the text, or at the right and smaller, where that is too high.
    """
    over = (system.OWN - 1) * made.radius  # by which a seat of one's own is larger
    radius = min(_full(board, made), (limit - _highest(board)) / (made.height + 2 * over))
    while radius * made.radius >= mm(system.LEAST_SEAT) / 2:
        x = board.right - (made.width / 2 + over) * radius
        view = View(radius, x, limit - (made.bottom + over) * radius)
        if _is_clear(board, made, view, card, system.OWN):
            return view
        radius *= _STEP
    return None


def stands_full(board: Board, made: Chamber, card: Card) -> float:
    """Return the least limit, in pt, above which a chamber stands that is as wide as the text."""
    radius = _full(board, made)
    corner, gap = index(board, card, BLACK), board.pt(system.INDEX_GAP)
    right, bottom = corner.right + gap, corner.bottom + gap
    over = (system.OWN - 1) * made.radius
    reach, x = system.OWN * made.radius * radius, board.right - (made.width / 2 + over) * radius
    aside = ((max(x + seat.x * radius - right, 0.0), seat.y * radius) for seat in made.seats)
    clear = (bottom + math.sqrt(reach**2 - off**2) - y for off, y in aside if off < reach)
    y = max((_highest(board) + (over - made.top) * radius, *clear))
    return y + (made.bottom + over) * radius


def _highest(board: Board) -> float:
    """Return where seats of a poster begin, from the bleed in pt."""
    return mm(board.format.bleed) + board.pt(system.SEATS_TOP)


def _full(board: Board, made: Chamber) -> float:
    """Return the radius of a chamber as wide as the text, if its seats are not too large so."""
    over = (system.OWN - 1) * made.radius
    wide = (board.right - board.left) / (made.width + 2 * over)
    return min(wide, board.drawn(system.LARGEST_WHOLE) / 2 / made.radius)


def _less(board: Board, kind: Kind) -> float:
    """Return how much lower a chamber may be for as much air above the title as there is below."""
    return board.emblem_gap - board.pt(kind.body_gap)


def of_table(
    board: Board, card: Card, table: TopView, title: int
) -> tuple[float, float, float]:  # fmt: skip
    """Return the middle and the height of the picture of a table, in pt.

    It is at the right of the head, beside the title, in the `title`th of its sizes, to which it
    leaves room: it may be a little smaller for that.
    """
    kind = card.kind
    edge, wide = mm(board.format.bleed), board.drawn(kind.emblem_size)
    top = edge + max(board.pt(system.TABLE_TOP), mm(board.format.safe)) + _ROUNDED
    foot = board.head_end(kind) - board.pt(system.TABLE_FOOT)
    high = min(foot - top, wide / table.width) * (1.0 if table.half else system.TABLE_IN_ROOM)
    free = board.right - board.left - _heading(board, card, title) - board.pt(system.TABLE_GAP)
    high = min(high, max(free / table.width, system.LEAST_TABLE * high))
    return board.right - high * table.width / 2, (top + foot) / 2, high


def _heading(board: Board, card: Card, title: int) -> float:
    """Return how wide the longest heading of a card is on one line, in pt."""
    slots = (slot for slot in card.kind.slots if slot.role is SlotRole.HEADING and slot.sizes)
    return max(
        (board.style(getattr(board.typesetter, slot.face.value),
                     slot.sizes[min(title, len(slot.sizes) - 1)], BLACK, slot.leading)
         .advance(card.said(slot.source)) for slot in slots), default=0.0,
    )  # fmt: skip


def _widest(board: Board, card: Card) -> float:
    """Return how wide a chamber in the corner is at the most, in pt."""
    return min(board.drawn(card.kind.emblem_size), board.right - board.left)


def of_group(
    board: Board, made: Chamber, house: Seating, card: Card, limits: tuple[float, float]
) -> View | None:  # fmt: skip
    """Return the view on the card of a group, down to a limit (pt), by which its title begins.

    The `limits` are the highest of any such card, for which seats are sized, and the card's own.
    The chamber goes off the card with its seats large; or it is whole, where a
    group's seats are too many for that. None where the kind's is not as wide as the text.
    """
    if board.drawn(card.kind.emblem_size) < board.right - board.left:
        return None
    less = _less(board, card.kind)
    limit, lower = limits[0] + less, limits[1] + less
    return _off_edges(board, made, house, card, (limit, lower)) or _whole(board, made, card, lower)


def _off_edges(
    board: Board, made: Chamber, house: Seating, card: Card, limits: tuple[float, float]
) -> View | None:  # fmt: skip
    """Return the view of a chamber that goes off the card's edges, if there is room for each."""
    edge, corner = mm(board.format.bleed), index(board, card, BLACK)
    trim = edge, edge, board.width - edge
    pane = Pane(trim, mm(board.format.safe), board.left - edge, limits[0],
                (corner.right, corner.bottom), board.drawn(system.BESIDE_MARK))  # fmt: skip
    sizes = board.drawn(system.LARGEST_OFF_EDGES) / 2, board.drawn(system.LEAST_OFF_EDGES) / 2
    own = house.own[card.id]
    view = closeups(made, pane, tuple(house.own.values()), *sizes).get(own)
    return view and (closeup(made, replace(pane, bottom=limits[1]), own, view.radius) or view)


def _whole(board: Board, made: Chamber, card: Card, limit: float) -> View | None:
    """Return the view of a whole chamber that stands on the text as a building does, on `limit`.

    It is as wide as the text, less where its seats would be too large or would meet the number.
    """
    room = board.right - board.left
    radius = min(
        room / made.width,
        board.drawn(system.LARGEST_WHOLE) / 2 / made.radius,
        (limit - board.left) / (made.bottom - made.top),
    )
    view = View(radius, board.width / 2, limit - made.bottom * radius)
    while view.radius * made.radius >= mm(system.LEAST_SEAT) / 2:
        if _is_clear(board, made, view, card, 1.0):
            return view
        radius = view.radius * _STEP
        view = View(radius, view.x, limit - made.bottom * radius)
    return None


def _is_clear(board: Board, made: Chamber, view: View, card: Card, largest: float) -> bool:
    """Return whether no seat comes near the number and the mark in the upper left corner.

    A seat has `largest` of its radius at the most.
    """
    corner, gap = index(board, card, BLACK), board.pt(system.INDEX_GAP)
    right, bottom = corner.right + gap, corner.bottom + gap
    reach = largest * made.radius * view.radius
    places = ((view.x + s.x * view.radius, view.y + s.y * view.radius) for s in made.seats)
    # The nearest point of the corner to the middle of a seat is that far from it.
    return all((max(x - right, 0.0) ** 2 + max(y - bottom, 0.0) ** 2) ** 0.5 >= reach
               for x, y in places)  # fmt: skip
