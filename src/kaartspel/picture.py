"""Turn pages of PDFs into pictures, as pdfium draws them, and cards into contact sheets."""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pypdfium2
from PIL import Image, ImageDraw, PngImagePlugin

COLOURS = 64  # flat fields, and the steps between two of them at the edges
_SHEET_COLOURS = 256
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
    """A PDF as it is first seen: a picture of a page, how many there are, the page's sides in pt.

    `png` is a picture of few colours.
    """

    png: bytes
    pages: int
    width: float
    height: float


def glance(pdf: bytes, longest: int, number: int = 0, colours: int = COLOURS) -> Glance:
    """Return how a page (from 0) of a PDF looks, no longer than so many pixels."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        width, height = page.get_size()
        # Drawn larger first: small type is then an even grey.
        scale = _FINER * longest / max(width, height)
        image = page.render(scale=scale).to_pil().convert("RGB").reduce(_FINER)
        return Glance(_png(image.quantize(colours)), len(document), width, height)


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


def to_card(pdf: bytes, page: int, width: int, bleed: float, corner: float) -> bytes:
    """Return a page (from 0) as a card for the screen: a PNG of few colours, `width` px wide.

    `bleed` is cut off, and outside corners of the radius `corner` it is see-through (both in pt; 0
    leaves corners square).
    """
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[page]
        whole = shown.get_size()
        scale = width / (whole[0] - 2 * bleed)
        size = (width, round((whole[1] - 2 * bleed) * scale))
        edge = -round(bleed * scale)
        bitmap = pypdfium2.PdfBitmap.new_native(*size, format=_BGR)
        reach = [round(side * scale) for side in whole]
        pypdfium2.raw.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
        pypdfium2.raw.FPDF_RenderPageBitmap(bitmap, shown, edge, edge, *reach, 0, 0)
        image = bitmap.to_pil().convert("RGB")
    radius = corner * scale
    return _round_png(image, radius) if radius >= 1 else _png(image.quantize(_SHEET_COLOURS))


_STEPS = 6  # between a card and what is behind it, at the edge of a round corner


def _round_png(image: Image.Image, radius: float) -> bytes:
    """Return a card as a PNG whose corners are round: of 256 colours, some of them see-through.

    In each corner the edge has the colour that the card has just inside it.
    """
    corners = 4 * _STEPS
    flat = image.quantize(_SHEET_COLOURS - corners - 1, dither=Image.Dither.NONE)
    palette = (flat.getpalette() or [])[: 3 * (_SHEET_COLOURS - corners - 1)]
    opaque = len(palette) // 3
    clear = opaque + corners
    alpha = [255] * opaque
    mask = _rounded(image.size, radius)
    reach = math.ceil(radius)
    right, low = image.width - reach, image.height - reach
    for x0, y0 in ((0, 0), (right, 0), (0, low), (right, low)):
        first = len(palette) // 3
        inside = (x0 + reach // 2, y0 + reach // 2)
        palette += _pixel(image, inside) * _STEPS
        alpha += [round(255 * (step + 0.5) / _STEPS) for step in range(_STEPS)]
        for x in range(x0, x0 + reach):
            for y in range(y0, y0 + reach):
                covered = _pixel(mask, (x, y))[0]
                if covered < 255:
                    step = covered * _STEPS // 255
                    flat.putpixel((x, y), first + step if covered else clear)
    flat.putpalette([*palette, 0, 0, 0])
    out = io.BytesIO()
    transparency = bytes([*alpha, 0])
    flat.save(out, "PNG", compress_level=8, transparency=transparency)
    return out.getvalue()


def _pixel(image: Image.Image, at: tuple[int, int]) -> tuple[int, ...]:
    pixel = image.getpixel(at)
    return (round(pixel or 0),) if pixel is None or isinstance(pixel, int | float) else pixel


def grid(pictures: Sequence[bytes], columns: int, rows: int) -> bytes:
    """Return pictures of one size (PNG) as one, in rows from the upper left, without a gap."""
    images = [Image.open(io.BytesIO(picture)).convert("RGB") for picture in pictures]
    width, height = images[0].size
    sheet = Image.new("RGB", (columns * width, rows * height), "white")
    for number, image in enumerate(images):
        row, column = divmod(number, columns)
        sheet.paste(image, (column * width, row * height))
    return _png(sheet.quantize(_SHEET_COLOURS, dither=Image.Dither.NONE))


def thumbnail(card: bytes, side: int) -> bytes:
    """Return a card (PNG) in the middle of a see-through square, `side` px wide and high."""
    image = Image.open(io.BytesIO(card)).convert("RGBA")
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    square = Image.new("RGBA", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return _png(square)


def contact(cards: Sequence[bytes], columns: int) -> bytes:
    """Return cards of one size (PNG) beside each other on one sheet."""
    images = [Image.open(io.BytesIO(card)).convert("RGBA") for card in cards]
    return ContactSheet(images, columns).png()


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
