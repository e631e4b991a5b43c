"""What a file for a press has to be."""

from dataclasses import dataclass

from kaartspel.deck.model import PdfX, Shop

LEAST_DPI = 200  # what decks ask of their pictures, too: under it pixels show at reading distance
LEAST_REVERSED = 7.0  # pt; smaller type closes up where it is paper left open in a colour

# Spot colours of these names show a machine where to cut and to fold: nobody prints them.
DIES = frozenset({"cutcontour", "cut", "crease", "fold", "die", "dieline", "perfcut"})


@dataclass(frozen=True, slots=True)
class Requirements:
    """What a file must be. Lengths in mm, type in pt, ink in per cent.

    `condition` is the printing condition that the file must name; none means any. `safe` is how
    far from the trimmed edge text must stay. Where it is known, `size` is that of the trimmed
    page, and `pages` holds for each page the words that it must show. `least_dpi` is how many
    pixels to the inch a picture must have at its size on the page; nought, where nobody minds.
    """

    standard: PdfX
    condition: str
    bleed: float
    safe: float
    ink_limit: int
    least_type: float
    least_dpi: float = 0
    size: tuple[float, float] | None = None
    pages: tuple[tuple[str, ...], ...] | None = None

    @classmethod
    def of_shop(cls, shop: Shop) -> "Requirements":
        """Return what a shop that takes PDFs wants of any file."""
        standard = shop.standard.pdfx
        assert standard
        return cls(
            standard=standard,
            condition="" if standard.embeds_profile else shop.condition,
            bleed=shop.bleed,
            safe=shop.safe,
            ink_limit=shop.ink_limit,
            least_type=shop.least_type,
            least_dpi=LEAST_DPI,
        )
