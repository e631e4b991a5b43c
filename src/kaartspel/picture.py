"""Turn pages of PDFs into pictures, as pdfium draws them, and cards into contact sheets."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2
from PIL import Image, ImageDraw, PngImagePlugin

COLOURS = 64  # flat fields, and the steps between two of them at the edges
_SHEET_COLOURS = 256
_SMALL_COLOURS = 24
_FINER = 3
_BGR = pypdfium2.raw.FPDFBitmap_BGR
_REDUCED = 4
_GROUND = (206, 206, 202)
_GAP = 0.12  # between cards on a contact sheet, as a part of their width


class Sight(StrEnum):
    """How somebody sees: in greys, or without one of the three kinds of cones."""

    GREY = "grey"
    DEUTAN = "deutan"
    PROTAN = "protan"
    TRITAN = "tritan"


@dataclass(frozen=True, slots=True)
class Glance:
    """A PDF as it is first seen: a picture of its first page, how many there are, its sides in pt.

    `png` is a picture of few colours.
    """

    png: bytes
    pages: int
    width: float
    height: float


def glance(pdf: bytes, longest: int) -> Glance:
    """Return how a PDF looks, its first page no longer than so many pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        width, height = page.get_size()
        # Drawn larger first: small type is then an even grey.
        scale = _FINER * longest / max(width, height)
        image = page.render(scale=scale).to_pil().convert("RGB").reduce(_FINER)
        return Glance(_png(image.quantize(_SMALL_COLOURS)), len(document), width, height)


def to_png(pdf: bytes, page: int, scale: float) -> bytes:
    """Return a page (from 0) as a PNG of few colours, `scale` pixels to a pt."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page].render(scale=scale).to_pil().convert("RGB")
    # Its colours are found in a smaller copy, ten times as fast: fields are flat, edges are few.
    palette = image.reduce(_REDUCED).quantize(COLOURS)
    return _png(image.quantize(palette=palette, dither=Image.Dither.NONE))


def to_print(pdf: bytes, page: int, dpi: int) -> bytes:
    """Return a page (from 0) as a PNG for printing, in sRGB, `dpi` pixels to an inch.

    The page is drawn over whole pixels, so that no edge is mixed with white.
    """
    information = PngImagePlugin.PngInfo()
    information.add(b"sRGB", b"\0")  # perceptual
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[page]
        size = [max(1, round(side * dpi / 72)) for side in shown.get_size()]
        bitmap = pypdfium2.PdfBitmap.new_native(*size, format=_BGR)
        pypdfium2.raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, shown, 0, 0, *size, 0, 0)
        image = bitmap.to_pil().convert("RGB")
    out = io.BytesIO()
    image.save(out, "PNG", dpi=(dpi, dpi), pnginfo=information)
    return out.getvalue()


class ContactSheet:
    """Cards beside each other, trimmed and with round corners, as on a table.

    `cards` are of one size in px, RGBA; they fill rows of `columns` from the upper left.
    """

    def __init__(self, cards: Sequence[Image.Image], columns: int) -> None:
        width, height = cards[0].size
        gap = round(width * _GAP)
        rows = -(-len(cards) // columns)
        size = (columns * (width + gap) + gap, rows * (height + gap) + gap)
        sheet = Image.new("RGB", size, _GROUND)
        for i, card in enumerate(cards):
            row, column = divmod(i, columns)
            at = (gap + column * (width + gap), gap + row * (height + gap))
            sheet.paste(card, at, card.getchannel("A"))
        self._image = sheet.quantize(_SHEET_COLOURS)

    def png(self, sight: Sight | None = None) -> bytes:
        """Return the sheet as a PNG, as everybody sees it or as someone with that sight does."""
        if sight is None:
            return _png(self._image)
        if sight is Sight.GREY:
            return _png(self._image.convert("L"))
        seen = self._image.copy()
        palette = self._image.getpalette() or []
        colours = zip(*[iter(palette)] * 3, strict=True)
        seen.putpalette([channel for colour in colours for channel in see(colour, sight)])
        return _png(seen)


def see(colour: tuple[int, ...], sight: Sight) -> tuple[int, ...]:
    """Return an sRGB colour (0–255) as someone without a kind of cone sees it.

    By the model of Brettel, Viénot and Mollon (1997) for tritan sight, and of Viénot, Brettel
    and Mollon (1999) for deutan and protan sight, as coloraide computes them.
    """
    from coloraide import Color  # noqa: PLC0415  slow to import, and few builds need it

    plain = Color("srgb", [channel / 255 for channel in colour])
    simulated = plain.filter(sight.value, out_space="srgb")
    return tuple(round(channel * 255) for channel in simulated.fit("srgb").coords())


def cards(
    pdf: bytes, numbers: Iterable[int], scale: float, bleed: float, corner: float
) -> list[Image.Image]:
    """Return pages of a PDF (from 0) as cards: `bleed` cut off, corners round (both in pt)."""
    images = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number in numbers:
            page = document[number]
            image = page.render(scale=scale, crop=(bleed,) * 4).to_pil().convert("RGBA")
            image.putalpha(_rounded(image.size, corner * scale))
            images.append(image)
    return images


def _rounded(size: tuple[int, int], radius: float) -> Image.Image:
    """Return a mask with round corners, smoothed by drawing it larger first."""
    finer = 4
    mask = Image.new("L", (size[0] * finer, size[1] * finer))
    box = (0, 0, mask.width - 1, mask.height - 1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius * finer, fill=255)
    return mask.resize(size, Image.Resampling.LANCZOS)


def _png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=8)  # 9 takes twice as long for a twentieth less
    return out.getvalue()
