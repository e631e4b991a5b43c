"""Turn bitmaps into a PDF's image objects, each embedded once in a document."""

import io

from PIL import Image

from kaartspel.frame import Bitmap
from kaartspel.pdf.inks import Inks
from kaartspel.pdf.objects import Document, dictionary, name, stream

_JPEG = b"\xff\xd8"


class Images:
    """The images of one document; `resources` is what its pages name them by."""

    def __init__(self, document: Document, inks: Inks) -> None:
        self._document, self._inks = document, inks
        self._names: dict[Bitmap, str] = {}
        self.resources = dictionary()

    def embed(self, bitmap: Bitmap) -> str:
        """Return the name of a bitmap's image, wherever the bitmap lies."""
        key = bitmap.at(0, 0, 1, 1)
        if key not in self._names:
            self._names[key] = f"I{len(self._names)}"
            self.resources[self._names[key]] = self._document.Reference(_image(bitmap, self._inks))
        return self._names[key]


def _image(bitmap: Bitmap, inks: Inks) -> object:
    raster = bitmap.raster
    entries = {
        "Type": name("XObject"),
        "Subtype": name("Image"),
        "Width": raster.width,
        "Height": raster.height,
        "ColorSpace": name(inks.space),
        "BitsPerComponent": 8,
    }
    if raster.data.startswith(_JPEG) and inks.space == "DeviceRGB":
        made = stream(raster.data, compress=False, **entries)
        made.dictionary["Filter"] = name("DCTDecode")
        return made
    return stream(inks.pixels(_flat(bitmap)).tobytes(), **entries)


def _flat(bitmap: Bitmap) -> Image.Image:
    """Return the pixels, laid on the ground where the picture is see-through."""
    image = Image.open(io.BytesIO(bitmap.raster.data))
    if image.mode != "RGBA":
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, (*bitmap.ground.screen, 255))
    return Image.alpha_composite(ground, image).convert("RGB")
