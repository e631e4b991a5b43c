"""Turn a deck and pictures of its cards into files for tables, slides and boards on a screen."""

from kaartspel.online.album import Album, CardStack, Pictured, back_name, has_own_back, title_of
from kaartspel.online.board import BoardPen, board, library
from kaartspel.online.data import linked, listing, table
from kaartspel.online.onix import accessibility
from kaartspel.online.order import Ordered, order, orders
from kaartspel.online.pcio import room as pcio_room
from kaartspel.online.simulator import CardSheet, cell_width, saved_object, sheets
from kaartspel.online.vtt import room as vtt_room

__all__ = [
    "ROOMS",
    "Album",
    "BoardPen",
    "CardSheet",
    "CardStack",
    "Ordered",
    "Pictured",
    "accessibility",
    "back_name",
    "board",
    "cell_width",
    "has_own_back",
    "library",
    "linked",
    "listing",
    "order",
    "orders",
    "saved_object",
    "sheets",
    "table",
    "title_of",
]

ROOMS = {"pcio": pcio_room, "vtt": vtt_room}
"""What makes a room of an online table, by the ending of its files."""
