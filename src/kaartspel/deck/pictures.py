"""Turn a PNG, JPEG or SVG file into a Picture: nothing in it is run or fetched."""

import io
import warnings
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from kaartspel.deck.model import Colour, Drawing, Picture, Raster
from kaartspel.deck.svg import NotDrawable, read_svg
from kaartspel.problems import Place, Problems

MAX_PICTURE_BYTES = 30_000_000
MAX_PIXELS = 25_000_000  # what cameras make; decoded, it takes 100 MB at most
_MAX_SIDE = 2500  # px: the largest card's width at 600 dpi
_JPEG_QUALITY = 92
_TOO_MANY = "it has too many pixels", "make it smaller, 2500 px wide is plenty"


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
        fact = f"'{name}' cannot be a picture: {error}"
        problems.tell(place, fact, error.remedy, "bad-picture")
        return None


def _picture(name: str, alt: str, raw: bytes) -> Picture:
    if len(raw) > MAX_PICTURE_BYTES:
        megabytes = MAX_PICTURE_BYTES // 1_000_000
        raise NotDrawable(f"it is larger than {megabytes} MB", "make it smaller")
    match PurePosixPath(name).suffix.lower():
        case ".png" | ".jpg" | ".jpeg":
            return _raster(alt, raw)
        case ".svg":
            return _drawing(alt, raw)
    raise NotDrawable("a picture is a .png, .jpg or .svg file", "export it as one of these")


def _raster(alt: str, raw: bytes) -> Raster:
    try:
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            opened = Image.open(io.BytesIO(raw), formats=["PNG", "JPEG"])
        if opened.width * opened.height > MAX_PIXELS:
            raise NotDrawable(*_TOO_MANY)
        opened.draft("RGB", (_MAX_SIDE, _MAX_SIDE))
        image = _upright_srgb(opened)
    except NotDrawable:
        raise
    except Image.DecompressionBombError as error:
        raise NotDrawable(*_TOO_MANY) from error
    except UnidentifiedImageError as error:
        raise NotDrawable(
            "this is no PNG or JPEG, whatever its name", "export it as one"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise NotDrawable(f"this is no whole PNG or JPEG ({error})", "export it again") from error
    image.thumbnail((_MAX_SIDE, _MAX_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if opened.format == "JPEG":
        image.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    else:
        image.save(out, "PNG", optimize=True)
    return Raster(image.width, image.height, out.getvalue(), alt)


def _upright_srgb(opened: Image.Image) -> Image.Image:
    """Return a picture as its camera held it, in sRGB, see-through only where it has to be."""
    if opened.mode.startswith(("I", "F")):
        raise NotDrawable("its colours have 16 bits or more", "export it with 8 bits")
    profile = opened.info.get("icc_profile")
    image = ImageOps.exif_transpose(opened)
    is_see_through = image.has_transparency_data
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, source, target, outputMode="RGB")
            image = converted or image
        except ImageCms.PyCMSError:
            pass  # a broken profile: the numbers are then taken as sRGB, as readers do
    image = image.convert("RGBA" if is_see_through else "RGB")
    image.info.clear()
    return image


def _drawing(alt: str, raw: bytes) -> Drawing:
    drawn = read_svg(raw)
    shapes = tuple((shape.path, Colour.of_screen(*shape.colour)) for shape in drawn.shapes)
    return Drawing(drawn.width, drawn.height, shapes, alt)
