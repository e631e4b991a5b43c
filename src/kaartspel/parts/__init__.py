"""What a build consists of: each part turns a deck into files to be."""

from kaartspel.parts.book import BOOK
from kaartspel.parts.calibration import CALIBRATION, DEFAULT_SHEET, proof_sheet
from kaartspel.parts.cards import CARDS, card_path
from kaartspel.parts.posters import POSTERS
from kaartspel.parts.preview import PREVIEW
from kaartspel.parts.sheets import DEFAULT_SHEETS, SHEETS
from kaartspel.parts.work import DEFAULT_FORMAT, Options, Part, Progress, Work

PARTS: dict[str, Part] = {
    "cards": CARDS,
    "posters": POSTERS,
    "book": BOOK,
    "sheets": SHEETS,
    "preview": PREVIEW,
    "calibration": CALIBRATION,
}
BUILT = ("cards", "sheets", "posters", "book")  # where nothing else is asked for

__all__ = [
    "BUILT",
    "DEFAULT_FORMAT",
    "DEFAULT_SHEET",
    "DEFAULT_SHEETS",
    "PARTS",
    "Options",
    "Progress",
    "Work",
    "card_path",
    "proof_sheet",
]
