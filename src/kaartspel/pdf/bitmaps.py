"""Turn bitmaps into a PDF's image objects, each embedded once in a document."""

import hashlib
import io
from functools import lru_cache

from PIL import Image

from kaartspel.deck.model import Colour, Raster
from kaartspel.frame import Bitmap
from kaartspel.pdf.objects import Dictionary, PdfFile, deflate, dictionary, name, packed, stream
from kaartspel.pdf.standard import Standard

_JPEG = b"\xff\xd8"
_QUALITY = 92
_MUCH_LESS = 1.25  # fewer pixels than by so much are not worth what making them anew takes away


def image_name(bitmap: Bitmap) -> str:
    """Return what pages name a bitmap's image by: the same in every document and place."""
    shown = hashlib.sha256(bitmap.raster.data)
    shown.update(repr((bitmap.ground.screen, bitmap.width, bitmap.height)).encode())
    return f"I{shown.hexdigest()[:12]}"


def embedded(pdf: PdfFile, bitmaps: dict[str, Bitmap], standard: Standard) -> Dictionary:
    """Put bitmaps into a PDF, each by its name; return the resources."""
    return dictionary(**{
        key: pdf.Reference(_image(bitmap, standard)) for key, bitmap in bitmaps.items()
    })  # fmt: skip


def _image(bitmap: Bitmap, standard: Standard) -> object:
    size = _pixels(bitmap, standard.resolution)
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": name(standard.colours().space),
        "BitsPerComponent": 8,
    }
    if bitmap.raster.data.startswith(_JPEG) and standard.colours().space == "DeviceRGB":
        data = _jpeg(bitmap.raster, size)
        return stream(data, compress=False, **entries, Filter=name("DCTDecode"))
    return packed(_flat(bitmap.raster, size, bitmap.ground, standard), **entries)


def _pixels(bitmap: Bitmap, resolution: int) -> tuple[int, int]:
    """Return how many pixels show all that can be seen of a picture in its place."""
    raster = bitmap.raster
    shown = max(bitmap.width / raster.width, bitmap.height / raster.height) / 72 * resolution
    if shown * _MUCH_LESS > 1:
        return raster.width, raster.height
    return max(1, round(raster.width * shown)), max(1, round(raster.height * shown))


@lru_cache(maxsize=16)
def _jpeg(raster: Raster, size: tuple[int, int]) -> bytes:
    """Return a JPEG of so many pixels: as it is, where it has them."""
    if size == (raster.width, raster.height):
        return raster.data
    out = io.BytesIO()
    _resized(raster, size).save(out, "JPEG", quality=_QUALITY, subsampling=0)
    return out.getvalue()


@lru_cache(maxsize=16)
def _flat(raster: Raster, size: tuple[int, int], ground: Colour, standard: Standard) -> bytes:
    """Return the pixels, laid on the ground where the picture is see-through; deflated.

    They are kept, since a logo stands on the back of every card.
    """
    image = _resized(raster, size)
    if image.mode == "RGBA":
        below = Image.new("RGBA", image.size, (*ground.screen, 255))
        image = Image.alpha_composite(below, image)
    return deflate(standard.colours().pixels(image.convert("RGB")).tobytes())


def _resized(raster: Raster, size: tuple[int, int]) -> Image.Image:
    image: Image.Image = Image.open(io.BytesIO(raster.data))
    image.draft(None, size)
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
