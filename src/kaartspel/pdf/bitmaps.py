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


def image_name(bitmap: Bitmap) -> str:
    """Return what pages name a bitmap's image by: the same in every document and place."""
    shown = hashlib.sha256(bitmap.raster.data)
    shown.update(repr(bitmap.ground.screen).encode())
    return f"I{shown.hexdigest()[:12]}"


def embedded(document: PdfFile, bitmaps: dict[str, Bitmap], standard: Standard) -> Dictionary:
    """Put bitmaps into a document, each by its name; return the resources."""
    return dictionary(**{
        key: document.Reference(_image(bitmap, standard)) for key, bitmap in bitmaps.items()
    })  # fmt: skip


def _image(bitmap: Bitmap, standard: Standard) -> object:
    raster, space = bitmap.raster, standard.colours().space
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": raster.width,
        "Height": raster.height,
        "ColorSpace": name(space),
        "BitsPerComponent": 8,
    }
    if raster.data.startswith(_JPEG) and space == "DeviceRGB":
        return stream(raster.data, compress=False, **entries, Filter=name("DCTDecode"))
    return packed(_flat(raster, bitmap.ground, standard), **entries)


@lru_cache(maxsize=16)
def _flat(raster: Raster, ground: Colour, standard: Standard) -> bytes:
    """Return the pixels, laid on the ground where the picture is see-through; deflated.

    They are kept, since a logo stands on the back of every card.
    """
    image: Image.Image = Image.open(io.BytesIO(raster.data))
    if image.mode == "RGBA":
        below = Image.new("RGBA", image.size, (*ground.screen, 255))
        image = Image.alpha_composite(below, image)
    return deflate(standard.colours().pixels(image.convert("RGB")).tobytes())
