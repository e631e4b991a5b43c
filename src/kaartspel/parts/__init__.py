"""What a build consists of: each part turns a deck into files to be."""

from collections import deque
from collections.abc import Iterable, Iterator
from functools import partial

from kaartspel.output import Manifest, OutputFile
from kaartspel.page import anchor
from kaartspel.parts.book import BOOK
from kaartspel.parts.box import BOX
from kaartspel.parts.calibration import CALIBRATION, DEFAULT_SHEET, proof_sheet
from kaartspel.parts.cards import CARDS, card_path
from kaartspel.parts.deal import DEAL
from kaartspel.parts.handouts import HANDOUTS
from kaartspel.parts.online import EXPORTS, ONLINE
from kaartspel.parts.page import PAGE, live_page
from kaartspel.parts.posters import POSTERS
from kaartspel.parts.press import PRESS
from kaartspel.parts.preview import PREVIEW
from kaartspel.parts.release import RELEASE
from kaartspel.parts.remarks import remarks
from kaartspel.parts.sheets import DEFAULT_SHEETS, SHEETS
from kaartspel.parts.shops import DEFAULT_SHOP
from kaartspel.parts.work import (
    DEFAULT_FORMAT,
    DEFAULT_STOCK,
    DEFAULT_WIDTH,
    Options,
    Part,
    Progress,
    Work,
    refusals,
)
from kaartspel.problems import Problem

PARTS: dict[str, Part] = {
    "cards": CARDS,
    "press": PRESS,
    "box": BOX,
    "posters": POSTERS,
    "book": BOOK,
    "page": PAGE,
    "sheets": SHEETS,
    "handouts": HANDOUTS,
    "deal": DEAL,
    "preview": PREVIEW,
    "calibration": CALIBRATION,
    "online": ONLINE,
    "release": RELEASE,
}
# Where nothing else is asked for.
BUILT = ("cards", "sheets", "press", "box", "handouts", "posters", "book", "page")
ASKED = (*BUILT, "online")  # what may be asked for by name

__all__ = [
    "ASKED",
    "BUILT",
    "DEFAULT_FORMAT",
    "DEFAULT_SHEET",
    "DEFAULT_SHEETS",
    "DEFAULT_SHOP",
    "DEFAULT_STOCK",
    "DEFAULT_WIDTH",
    "EXPORTS",
    "PARTS",
    "Options",
    "Progress",
    "Work",
    "anchor",
    "card_path",
    "files_of",
    "live_page",
    "problems_of",
    "proof_sheet",
    "remarks",
]


def files_of(manifest: Manifest, parts: Iterable[str]) -> tuple[OutputFile, ...]:
    """Return the files that a build has of these parts."""
    kinds = {PARTS[name].kind for name in parts}
    return tuple(file for file in manifest.files if file.kind in kinds)


def problems_of(work: Work, parts: Iterable[str]) -> Iterator[Problem]:
    """Yield all that keeps these parts from being built. Raises WrongUsage, as a build would."""
    for name in parts:
        part = PARTS[name]
        if part.problems:
            yield from part.problems(work)
        else:
            yield from refusals(partial(deque, part.make(work), 0))
