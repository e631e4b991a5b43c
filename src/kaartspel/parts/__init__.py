"""What a build consists of: each part turns a deck into files to be."""

from kaartspel.parts.book import BOOK
from kaartspel.parts.box import BOX
from kaartspel.parts.cards import CARDS, card_path
from kaartspel.parts.posters import POSTERS
from kaartspel.parts.press import PRESS
from kaartspel.parts.preview import PREVIEW
from kaartspel.parts.shops import DEFAULT_SHOP
from kaartspel.parts.work import (
    DEFAULT_FORMAT,
    DEFAULT_STOCK,
    Options,
    Part,
    Progress,
    Work,
)

PARTS: dict[str, Part] = {
    "cards": CARDS,
    "press": PRESS,
    "box": BOX,
    "posters": POSTERS,
    "book": BOOK,
    "preview": PREVIEW,
}
BUILT = ("cards", "press", "box", "posters", "book")  # where nothing else is asked for

__all__ = [
    "BUILT",
    "DEFAULT_FORMAT",
    "DEFAULT_SHOP",
    "DEFAULT_STOCK",
    "PARTS",
    "Options",
    "Progress",
    "Work",
    "card_path",
]
