"""Turn bitmaps into a PDF's image objects, each embedded once in a document."""

import hashlib
from functools import lru_cache

from PIL import Image

from kaartspel import rasters
from kaartspel.deck.model import Colour, Raster
from kaartspel.frame import Bitmap
from kaartspel.pdf.objects import Dictionary, PdfFile, deflate, dictionary, name, packed, stream
from kaartspel.pdf.standard import Standard


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
    size = rasters.seen(bitmap.raster, bitmap.width, bitmap.height, standard.resolution)
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": name(standard.colours().space),
        "BitsPerComponent": 8,
    }
    if rasters.is_jpeg(bitmap.raster) and standard.colours().space == "DeviceRGB":
        data = rasters.reduced(bitmap.raster, size).data
        return stream(data, compress=False, **entries, Filter=name("DCTDecode"))
    return packed(_flat(bitmap.raster, size, bitmap.ground, standard), **entries)


@lru_cache(maxsize=16)
def _flat(raster: Raster, size: rasters.Size, ground: Colour, standard: Standard) -> bytes:
    """Return the pixels, laid on the ground where the picture is see-through; deflated.

    They are kept, since a logo stands on the back of every card.
    """
    image = rasters.resized(raster, size)
    if image.mode == "RGBA":
        below = Image.new("RGBA", image.size, (*ground.screen, 255))
        image = Image.alpha_composite(below, image)
    return deflate(standard.colours().pixels(image.convert("RGB")).tobytes())
