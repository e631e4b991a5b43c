"""Pictures of pixels, with no more of them than can be seen where they are shown."""

import io
from dataclasses import replace
from functools import lru_cache

from PIL import Image

from kaartspel.deck.model import Raster

_JPEG = b"\xff\xd8"
_QUALITY = 92
_MUCH_LESS = 1.25  # fewer pixels than by so much are not worth what making them anew takes away

Size = tuple[int, int]
"""Width and height in px."""


def seen(raster: Raster, width: float, height: float, resolution: float) -> Size:
    """Return how many pixels show all that can be seen of a picture of `width` × `height` pt.

    `resolution` is how many of them stand in an inch at most.
    """
    shown = max(width / raster.width, height / raster.height) / 72 * resolution
    if shown * _MUCH_LESS > 1:
        return raster.width, raster.height
    return max(1, round(raster.width * shown)), max(1, round(raster.height * shown))


def is_jpeg(raster: Raster) -> bool:
    """Return whether a picture is a JPEG; else it is a PNG."""
    return raster.data.startswith(_JPEG)


@lru_cache(maxsize=16)
def reduced(raster: Raster, size: Size) -> Raster:
    """Return a picture of so many pixels: a JPEG stays one, and what has so many stays as it is."""
    if size == (raster.width, raster.height):
        return raster
    out, image = io.BytesIO(), resized(raster, size)
    if is_jpeg(raster):
        image.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    else:
        image.save(out, "PNG")
    return replace(raster, width=size[0], height=size[1], data=out.getvalue())


def resized(raster: Raster, size: Size) -> Image.Image:
    """Return a picture's pixels, so many of them."""
    image: Image.Image = Image.open(io.BytesIO(raster.data))
    image.draft(None, size)
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS)
