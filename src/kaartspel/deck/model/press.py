"""What standards files for print shops keep: defined here for decks, for PDFs and for preflight."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PdfX:
    """A standard for PDFs for a press.

    `title` is what a file calls itself, and `version` the newest PDF it may be. It holds the
    profile of the press where it `embeds_profile`; else it names a printing condition.
    """

    title: str
    version: tuple[int, int]
    allows_transparency: bool
    embeds_profile: bool


class PressStandard(StrEnum):
    """What files a shop takes. The value is the deck's word for it."""

    X1A = "x-1a"
    X4 = "x-4"
    PICTURES = "png"

    @property
    def pdfx(self) -> PdfX | None:
        """The standard of the shop's PDFs; None where it takes pictures."""
        return _PDFX.get(self)


X1A = PdfX("PDF/X-1a:2003", (1, 4), allows_transparency=False, embeds_profile=False)  # ISO 15930-4
X4 = PdfX("PDF/X-4", (1, 6), allows_transparency=True, embeds_profile=True)  # ISO 15930-7
_PDFX = {PressStandard.X1A: X1A, PressStandard.X4: X4}
