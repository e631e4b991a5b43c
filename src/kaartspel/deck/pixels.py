"""Turn a PNG or JPEG file into pixels as print needs them: upright, in sRGB, not too many."""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageCms, UnidentifiedImageError

from kaartspel.deck.jpeg import stripped
from kaartspel.deck.svg import NotDrawable
from kaartspel.messages import say

MAX_PIXELS = 25_000_000  # what cameras make; decoded, it takes 100 MB at most
MAX_SIDE = 2500  # px: the largest card's width at 600 dpi
_LONGEST = 20_000  # px: a strip of more is no picture
_JPEG_QUALITY = 92
_BEGINNINGS = (b"\x89PNG", b"\xff\xd8\xff")
_TOO_MANY = say("it has too many pixels"), say("make it smaller, 2500 px wide is plenty")
_ORIENTATION = 0x0112  # in EXIF: how the camera was held
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
_BROKEN = (OSError, SyntaxError, ValueError, LookupError, TypeError, ArithmeticError, EOFError,
           struct.error, zlib.error)  # fmt: skip
# The spaces of profiles that can describe a picture, by the pixels that they are for.
_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_ANOTHER_PROFILE = say("export it again in sRGB, or without a profile")
_USUAL, _NEAR = 1 / 2.2, 0.05  # the gamma of sRGB, and how far from it nobody sees


def read_pixels(raw: bytes) -> tuple[int, int, bytes]:
    """Return width and height in px, and a PNG or JPEG in sRGB. Raises NotDrawable.

    A JPEG stays one, byte for byte but for what is said beside the pixels, unless it has to be
    turned, converted or made smaller.
    """
    try:
        return _read(raw)
    except NotDrawable:
        raise
    except Image.DecompressionBombError as error:
        raise NotDrawable(*_TOO_MANY) from error
    except UnidentifiedImageError as error:
        if raw.startswith(_BEGINNINGS):
            raise NotDrawable(
                say("this is no whole PNG or JPEG"), say("export it again")
            ) from error
        fact = say("this is no PNG or JPEG, whatever its name")
        raise NotDrawable(fact, say("export it as one")) from error
    except _BROKEN as error:
        raise NotDrawable(
            say("this is no whole PNG or JPEG ({error})", error=error), say("export it again")
        ) from error


def _read(raw: bytes) -> tuple[int, int, bytes]:
    with warnings.catch_warnings(action="ignore"):  # what Pillow remarks on is for its users
        opened = Image.open(io.BytesIO(raw), formats=["PNG", "JPEG"])
        if opened.width * opened.height > MAX_PIXELS or max(opened.size) > _LONGEST:
            raise NotDrawable(*_TOO_MANY)
        is_jpeg = opened.format != "PNG"  # cameras make JPEGs that hold several (MPO)
        if not is_jpeg and getattr(opened, "is_animated", False):
            raise NotDrawable(say("it moves"), say("export one picture of it"))
        turn, size = _turn(opened), opened.size
        opened.draft(None, (MAX_SIDE, MAX_SIDE))
        opened.load()
        if is_jpeg and turn is None and _is_fit(opened, size) and (same := stripped(raw)):
            return *size, same
        image = _in_srgb(_reduced(opened))
        image = image if turn is None else image.transpose(turn)
    out = io.BytesIO()
    if is_jpeg:
        image.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
    else:
        image.save(out, "PNG", optimize=True)
    return image.width, image.height, out.getvalue()


def _is_fit(opened: Image.Image, size: tuple[int, int]) -> bool:
    """Return whether the pixels of a JPEG can be used as they are."""
    return opened.mode == "RGB" and max(size) <= MAX_SIDE and "icc_profile" not in opened.info


def _turn(opened: Image.Image) -> Image.Transpose | None:
    """Return how a picture has to be turned to stand as its camera was held."""
    try:
        return _TURNS.get(opened.getexif().get(_ORIENTATION, 1))
    except _BROKEN:  # what is said beside the pixels is broken: readers show them as they are
        return None


def _reduced(image: Image.Image) -> Image.Image:
    """Return a picture with no more pixels than print needs, as colours that can be mixed."""
    transparency = image.info.get("transparency")
    if image.mode.startswith("I;16") or image.mode in {"I", "F"}:
        if transparency is not None:
            fact = say("it is see-through, and its greys have 16 bits")
            raise NotDrawable(fact, say("export it with 8 bits"))
        information = image.info
        image = image.point(lambda value: value * (1 / 256)).convert("L")
        image.info = information
    if image.mode in {"P", "PA", "1"} or transparency is not None:
        grey = image.mode in {"1", "L"}
        seen = ("LA" if grey else "RGBA") if image.has_transparency_data else "L" if grey else "RGB"
        information = {k: v for k, v in image.info.items() if k != "transparency"}
        image = image.convert(seen)
        image.info = information
    image.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in sRGB by its profile, see-through where it was."""
    is_see_through = image.mode in {"LA", "RGBA", "La", "RGBa"}
    alpha = image.getchannel("A") if image.mode in {"LA", "RGBA"} else None
    plain = _converted(image) or image.convert("RGB")
    if alpha is not None and is_see_through:
        plain.putalpha(alpha)
    plain.info.clear()
    return plain


def _converted(image: Image.Image) -> Image.Image | None:
    """Return the colours as the profile or the gamma says; None where neither says anything."""
    if "icc_profile" in image.info:  # none, where what holds it is broken
        return _by_profile(image, image.info["icc_profile"] or b"")
    gamma = image.info.get("gamma")
    if not isinstance(gamma, float) or gamma <= 0 or "srgb" in image.info:
        return None
    if abs(gamma / _USUAL - 1) < _NEAR:
        return None
    power = _USUAL / gamma
    return image.convert("RGB").point([round(255 * (v / 255) ** power) for v in range(256)] * 3)


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the colours as a profile says. Raises NotDrawable where it says nothing of them."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        space = source.profile.xcolor_space.strip()
        mode = _MODES.get(space, "")
        if mode != "RGB" and image.mode not in {mode, f"{mode}A"}:
            fact = say("its colour profile is for other pixels ({space})", space=space)
            raise NotDrawable(fact, _ANOTHER_PROFILE)
        target = ImageCms.createProfile("sRGB")
        made = ImageCms.profileToProfile(image.convert(mode), source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError) as error:
        raise NotDrawable(say("its colour profile is broken"), _ANOTHER_PROFILE) from error
    assert made is not None
    return made
