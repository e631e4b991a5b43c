"""What may be chosen each time that a deck is built."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaartspel.inking import Inking

if TYPE_CHECKING:
    from kaartspel.dealing import Evening
    from kaartspel.imposition import Calibration
    from kaartspel.pdf import Profile

DEFAULT_FORMAT = "poker"
DEFAULT_STOCK = 0.30  # mm; playing card board of 300 to 320 g/m²
DEFAULT_WIDTH = 372  # px, of a picture of a card: 63 mm at 150 dpi
DEFAULT_SHEETS = ("a4-duplex", "a4-fold", "a3-duplex")
DEFAULT_SHEET = "a4-duplex"  # to calibrate a printer with
EXPORTS = ("pictures", "screen", "slides", "pcio", "vtt", "tts", "board", "order", "data")
DEFAULT_SHOP, DEFAULT_SHOP_WITH_PROFILE = "european", "european-x4"


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: what may be chosen each time. `format` names the size of card.

    `paper` is that of the posters, none being the usual one. `kinds`, `suits` and `cards` name what
    is put on paper, `copies` how many decks of it.
    `sheets` name the sheets for an office printer, none being those that every build makes;
    `cut_lines` draws a line around each card; `printer` names the one that they are corrected
    for, and `calibrations` what is known of it.
    `shops` name who prints (none is the default), `icc` is the profile of their press, and
    `stock` how thick a card is, in mm.
    `evening` is what the part `deal` prepares.
    `online` names the exports for the screen, none being all of them; pictures of cards are
    `picture_width` px wide, with `round_corners` or without; `base_url` is where they will be.
    """

    format: str = DEFAULT_FORMAT
    ink: Inking = Inking.FULL
    paper: str = ""
    copies: int = 1
    kinds: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    cut_lines: bool = False
    printer: str = ""
    calibrations: tuple[Calibration, ...] = ()
    shops: tuple[str, ...] = ()
    icc: Profile | None = None
    stock: float = DEFAULT_STOCK
    evening: Evening | None = None
    online: tuple[str, ...] = ()
    base_url: str = ""
    picture_width: int = DEFAULT_WIDTH
    round_corners: bool = True
