"""What a build consists of: each part turns a deck into files to be."""

from typing import TYPE_CHECKING

from kaartspel.loading import lazily

if TYPE_CHECKING:
    from kaartspel.page import anchor
    from kaartspel.parts.calibration import proof_sheet
    from kaartspel.parts.cards import card_path
    from kaartspel.parts.options import (
        DEFAULT_FORMAT,
        DEFAULT_SHEET,
        DEFAULT_SHEETS,
        DEFAULT_SHOP,
        DEFAULT_STOCK,
        DEFAULT_WIDTH,
        EXPORTS,
        Options,
    )
    from kaartspel.parts.page import live_page
    from kaartspel.parts.remarks import left_over
    from kaartspel.parts.table import ASKED, BUILT, PARTS, files_of, problems_of
    from kaartspel.parts.work import Progress, Work

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
    "left_over",
    "live_page",
    "problems_of",
    "proof_sheet",
]

OFFERED = {
    "kaartspel.page": ("anchor",),
    "kaartspel.parts.calibration": ("proof_sheet",),
    "kaartspel.parts.cards": ("card_path",),
    "kaartspel.parts.options": (
        "DEFAULT_FORMAT", "DEFAULT_SHEET", "DEFAULT_SHEETS", "DEFAULT_SHOP", "DEFAULT_STOCK",
        "DEFAULT_WIDTH", "EXPORTS", "Options",
    ),
    "kaartspel.parts.page": ("live_page",),
    "kaartspel.parts.remarks": ("left_over",),
    "kaartspel.parts.table": ("ASKED", "BUILT", "PARTS", "files_of", "problems_of"),
    "kaartspel.parts.work": ("Progress", "Work"),
}  # fmt: skip

if not TYPE_CHECKING:  # to a type checker, a name that is not above is a mistake
    __getattr__, __dir__ = lazily(__name__, OFFERED)
