"""Turn a PNG, JPEG or SVG file into a Picture: nothing in it is run or fetched."""

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath
from weakref import WeakValueDictionary

from kaartspel.deck.model import Colour, Drawing, Picture, Raster
from kaartspel.deck.pixels import read_pixels
from kaartspel.deck.svg import NotDrawable, read_svg
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

MAX_PICTURE_BYTES = 30_000_000
# By the digest of the file, as long as a deck holds them: a file on many cards is read once.
_RASTERS: WeakValueDictionary[bytes, Raster] = WeakValueDictionary()


def read_picture(
    name: str, alt: str, raw: bytes, place: Place, problems: Problems
) -> Picture | None:
    """Return the picture in `raw`; the ending of `name` says what it is. None where it is none.

    Pixels become sRGB, upright, at most 2500 px wide or high. Drawings become flat shapes. What
    is wrong is told at `place`, where the deck names the file.
    """
    try:
        return _picture(name, alt, raw)
    except NotDrawable as error:
        fact = say("'{name}' cannot be a picture: {error}", name=name, error=error)
        problems.tell(place, fact, error.remedy, "bad-picture")
        return None


def _picture(name: str, alt: str, raw: bytes) -> Picture:
    if len(raw) > MAX_PICTURE_BYTES:
        megabytes = MAX_PICTURE_BYTES // 1_000_000
        raise NotDrawable(
            say("it is larger than {megabytes} MB", megabytes=megabytes), say("make it smaller")
        )
    match PurePosixPath(name).suffix.lower():
        case ".png" | ".jpg" | ".jpeg":
            return _raster(alt, raw)
        case ".svg":
            return _drawing(alt, raw)
    raise NotDrawable(
        say("a picture is a .png, .jpg or .svg file"), say("export it as one of these")
    )


def _raster(alt: str, raw: bytes) -> Raster:
    """Return the pixels of a file; those that another picture has are held once for both."""
    digest = hashlib.sha256(raw).digest()
    other = _RASTERS.get(digest)
    made = replace(other, alt=alt, is_cropped=False) if other else Raster(*read_pixels(raw), alt)
    _RASTERS[digest] = made
    return made


def _drawing(alt: str, raw: bytes) -> Drawing:
    drawn = read_svg(raw)
    shapes = tuple((shape.path, Colour.of_screen(*shape.colour)) for shape in drawn.shapes)
    return Drawing(drawn.width, drawn.height, shapes, alt)
