"""Turn a PNG, JPEG or SVG file into a Picture: nothing in it is run or fetched."""

import io
import warnings
import xml.etree.ElementTree as ET
from pathlib import PurePosixPath

from PIL import Image, ImageCms, ImageColor, ImageOps, UnidentifiedImageError

from kaartspel.deck.model import Colour, Command, Drawing, Picture, Raster
from kaartspel.deck.symbols import read_path
from kaartspel.problems import Place, Problems

MAX_PICTURE_BYTES = 30_000_000
MAX_PIXELS = 25_000_000  # what cameras make; decoded, it takes 100 MB at most
MAX_DRAWING_BYTES = 400_000
_MAX_SIDE = 2500  # px: the largest card's width at 600 dpi
_JPEG_QUALITY = 92
_TOO_MANY = "it has too many pixels", "make it smaller, 2500 px wide is plenty"
_SVG = "{http://www.w3.org/2000/svg}"
_REFUSED = {"script", "foreignObject", "image", "text", "style", "animate", "set", "filter"}


_LEAST_SIDE, _MOST_SIDE = 0.01, 1e6  # of a viewBox, in its own units
_FURTHEST = 1e7  # from its corner: beyond it, PDF's numbers end
_MAX_SHAPES = 5000
_MAX_USES = 100  # of shapes drawn again: each is read as often as it is used

# What picosvg and lxml raise for drawings that are not as they should be.
_UNREADABLE = (
    ValueError, LookupError, TypeError, AttributeError, ArithmeticError, AssertionError,
    NotImplementedError, RecursionError, SyntaxError,
)  # fmt: skip


class _NotAPicture(ValueError):
    """The file cannot be used as a picture; the text says why, and `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.remedy = remedy


def read_picture(
    name: str, alt: str, raw: bytes, place: Place, problems: Problems
) -> Picture | None:
    """Return the picture in `raw`; the ending of `name` says what it is. None where it is none.

    Pixels become sRGB, upright, at most 2500 px wide or high. Drawings become flat shapes. What
    is wrong is told at `place`, where the deck names the file.
    """
    try:
        return _picture(name, alt, raw)
    except _NotAPicture as error:
        fact = f"'{name}' cannot be a picture: {error}"
        problems.tell(place, fact, error.remedy, "bad-picture")
        return None


def _picture(name: str, alt: str, raw: bytes) -> Picture:
    if len(raw) > MAX_PICTURE_BYTES:
        megabytes = MAX_PICTURE_BYTES // 1_000_000
        raise _NotAPicture(f"it is larger than {megabytes} MB", "make it smaller")
    match PurePosixPath(name).suffix.lower():
        case ".png" | ".jpg" | ".jpeg":
            return _raster(alt, raw)
        case ".svg":
            return _drawing(alt, raw)
    raise _NotAPicture("a picture is a .png, .jpg or .svg file", "export it as one of these")


def _raster(alt: str, raw: bytes) -> Raster:
    try:
        with warnings.catch_warnings(action="ignore", category=Image.DecompressionBombWarning):
            opened = Image.open(io.BytesIO(raw), formats=["PNG", "JPEG"])
        if opened.width * opened.height > MAX_PIXELS:
            raise _NotAPicture(*_TOO_MANY)
        opened.draft("RGB", (_MAX_SIDE, _MAX_SIDE))
        image = _upright_srgb(opened)
    except _NotAPicture:
        raise
    except Image.DecompressionBombError as error:
        raise _NotAPicture(*_TOO_MANY) from error
    except UnidentifiedImageError as error:
        raise _NotAPicture(
            "this is no PNG or JPEG, whatever its name", "export it as one"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise _NotAPicture(f"this is no whole PNG or JPEG ({error})", "export it again") from error
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
        raise _NotAPicture("its colours have 16 bits or more", "export it with 8 bits")
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
    # Slow to load, and few decks have a drawing.
    from pathops import PathOpsError  # noqa: PLC0415
    from picosvg.svg import SVG  # noqa: PLC0415

    _refuse(raw)
    try:
        plain = SVG.fromstring(raw.decode("utf-8-sig")).topicosvg(inplace=True)
        box = plain.view_box()
        # Asked this way round, so that what is no number is refused too.
        is_sized = box and all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (box.w, box.h))
        if not is_sized or not all(abs(start) <= _MOST_SIDE for start in (box.x, box.y)):
            raise _NotAPicture("it has no viewBox", "add one such as '0 0 120 40'")
        shapes = []
        for shape in plain.shapes():
            if shape.opacity < 1:
                raise _NotAPicture("a shape in it is see-through", "give it a flat colour")
            # Skia's overlap-free outlines look the same under the even-odd rule that we draw by.
            outline = shape.as_path().remove_overlaps()
            commands = _moved(read_path(outline.d), -box.x, -box.y)
            if not all(abs(value) <= _FURTHEST for _, values in commands for value in values):
                raise _NotAPicture("a shape in it reaches too far", "save it as plain SVG")
            if commands:
                shapes.append((commands, _colour(shape.fill)))
    except (*_UNREADABLE, PathOpsError) as error:
        if isinstance(error, _NotAPicture):
            raise
        remedy = "save it as plain SVG: paths and flat colours only"
        raise _NotAPicture(f"this drawing cannot be read ({error})", f"{remedy}") from error
    if not shapes:
        raise _NotAPicture("there is nothing drawn in it", "draw something")
    return Drawing(float(box.w), float(box.h), tuple(shapes), alt)


def _refuse(raw: bytes) -> None:
    """Raise _NotAPicture for whatever is more than shapes, before anything interprets it."""
    if len(raw) > MAX_DRAWING_BYTES:
        kilobytes = MAX_DRAWING_BYTES // 1000
        raise _NotAPicture(f"a drawing has at most {kilobytes} kB", "simplify it, or use a PNG")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise _NotAPicture("a drawing has no DOCTYPE", "remove it, or save it as plain SVG")
    try:
        # As UTF-8 whatever it says of itself: another encoding would hide a DOCTYPE.
        root = ET.fromstring(raw.decode("utf-8-sig"))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise _NotAPicture(f"this is not SVG ({error})", "export it again as plain SVG") from error
    if root.tag != f"{_SVG}svg":
        raise _NotAPicture(
            "it does not begin with <svg xmlns='http://www.w3.org/2000/svg'>", "export it as SVG"
        )
    elements = list(root.iter())
    if len(elements) > _MAX_SHAPES:
        raise _NotAPicture(f"it has more than {_MAX_SHAPES} shapes", "simplify it, or use a PNG")
    uses = [element for element in elements if element.tag == f"{_SVG}use"]
    inner = [use for element in elements if element.get("id")
             for use in element.iter(f"{_SVG}use")]  # fmt: skip
    if len(uses) > _MAX_USES or inner:
        raise _NotAPicture("shapes in it are used again within others", "save it as plain SVG")
    for element in root.iter():
        tag = str(element.tag).removeprefix(_SVG)
        if tag in _REFUSED:
            remedy = "turn text into outlines, and styles into fill attributes"
            raise _NotAPicture(f"<{tag}> is not used in a drawing", f"{remedy}")
        for key, value in element.attrib.items():
            is_handler = key.startswith("on")
            leads_out = key.endswith("href") and not value.startswith("#")
            if is_handler or leads_out or "url(" in value.replace("url(#", ""):
                raise _NotAPicture(f"'{key}' leads out of the drawing", "remove it")


def _colour(fill: str) -> Colour:
    if fill.startswith("url("):
        raise _NotAPicture("a shape in it has a gradient", "give it a flat colour")
    red, green, blue, *_ = ImageColor.getrgb(fill)
    return Colour.of_screen(red, green, blue)


def _moved(path: list[Command], x: float, y: float) -> tuple[Command, ...]:
    return tuple(
        (verb, tuple(round(v + (y if i % 2 else x), 4) for i, v in enumerate(values)))
        for verb, values in path
    )
