"""How much ink cards may take: a choice of who prints them, and a way of drawing."""

from enum import StrEnum


class Inking(StrEnum):
    """How much ink a card may take."""

    FULL = "full"
    LOW = "low"  # for office printers: lines instead of fields
