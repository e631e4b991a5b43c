"""What colours of a PDF put on the printing plates, and which colours do not belong there."""

import io
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
from PIL import Image, ImageChops

from kaartspel.messages import say
from kaartspel.preflight.streams import NotJudged, TooLong, filters_of, read_bounded

Plates = dict[str, float]
"""How much of its ink each plate takes, 0 to 1, by the plate's name."""

_MOST_PIXELS = 50_000_000  # of one picture: an A4 at 700 dpi
_MOST_ENTRIES = 256  # of a palette
_READ = {"/FlateDecode", "/Fl", "/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx",
         "/RunLengthDecode", "/RL"}  # fmt: skip
_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_NAMES = {"/G": "/DeviceGray", "/CMYK": "/DeviceCMYK", "/RGB": "/DeviceRGB", "/I": "/Indexed"}
_FOREIGN = {"/CalRGB": "RGB", "/CalGray": say("grey with a profile of its own"), "/Lab": "Lab"}


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: the plates it speaks of, and in words what it is that a press has not.

    `adds` says that more means more ink; in grey, more means more light.
    """

    plates: tuple[str, ...]
    foreign: str = ""
    adds: bool = True
    palette: tuple[Plates, ...] | None = None

    @property
    def full(self) -> Plates:
        """All of the space's inks in full."""
        return self.mix([1.0 if self.adds else 0.0] * len(self.plates))

    def mix(self, values: Sequence[float]) -> Plates:
        """Return what a colour of this space puts on the plates."""
        if self.palette is not None:
            entry = int(values[0]) if values else 0
            return self.palette[entry] if 0 <= entry < len(self.palette) else {}
        if self.plates == ("All",):
            return dict.fromkeys(_PROCESS, float(values[0]))
        inks = (value if self.adds else 1 - value for value in values)
        pairs = zip(self.plates, inks, strict=False)
        return {plate: float(ink) for plate, ink in pairs if plate != "None"}


GREY = Space(("Black",), adds=False)
CMYK = Space(_PROCESS)
RGB = Space((), "RGB")
PATTERN = Space(())
_DEVICE = {"/DeviceGray": GREY, "/DeviceCMYK": CMYK, "/DeviceRGB": RGB, "/Pattern": PATTERN}


def space_of(described: Any, resources: Any) -> Space:
    """Return the space that an operand or an entry describes, as a name or an array."""
    if isinstance(described, pikepdf.Name):
        return _named(described, resources)
    family = _NAMES.get(str(described[0]), str(described[0]))
    match family:
        case "/Separation" | "/DeviceN":
            return _spots(described, resources)
        case "/Indexed":
            return _indexed(described, resources)
        case "/Pattern":
            return space_of(described[1], resources) if len(described) > 1 else PATTERN
        case "/ICCBased":
            channels = int(described[1].get("/N", 0))
            return (
                RGB if channels == 3 else Space((), say("a colour with a profile of its own (ICC)"))
            )
        case _:
            return _named(described[0], resources)


def _named(described: Any, resources: Any) -> Space:
    name = _NAMES.get(str(described), str(described))
    if name in _DEVICE:
        return _DEVICE[name]
    if name in _FOREIGN:
        return Space((), _FOREIGN[name])
    own = resources.get("/ColorSpace", {}).get(name)
    return (
        Space((), say("unknown ({name})", name=name)) if own is None else space_of(own, resources)
    )


def _spots(described: Any, resources: Any) -> Space:
    is_one = str(described[0]) == "/Separation"
    names = [described[1]] if is_one else list(described[1])
    plates = tuple(str(name)[1:] for name in names)
    stand_in = space_of(described[2], resources)
    return Space(
        plates,
        say("a spot colour mixed of {foreign}", foreign=stand_in.foreign)
        if stand_in.foreign
        else "",
    )


def _indexed(described: Any, resources: Any) -> Space:
    base, table = space_of(described[1], resources), described[3]
    raw = read_bounded(table) if isinstance(table, pikepdf.Stream) else bytes(table)
    count = max(1, len(base.plates))
    last = min(len(raw), _MOST_ENTRIES * count) - count
    entries = (raw[i : i + count] for i in range(0, last + 1, count))
    palette = tuple(base.mix([byte / 255 for byte in entry]) for entry in entries)
    return Space(base.plates, base.foreign, palette=palette)


def heaviest(image: Any, space: Space) -> Plates:
    """Return for each plate the most that a picture puts on it where its inks sum up highest.

    Exact for CMYK, a bound for other spaces. Raises NotJudged where it has too many pixels.
    """
    if space.palette is not None:
        return max(space.palette, key=lambda plates: sum(plates.values()), default={})
    return _heaviest_pixel(_pixels(image)) if space is CMYK else space.full


def _pixels(image: Any) -> Image.Image:
    """Return the pixels of a CMYK picture. Raises NotJudged where they cannot be read."""
    size = int(image.Width), int(image.Height)
    if size[0] * size[1] > _MOST_PIXELS:
        raise NotJudged(say("it has {width} × {height} pixels", width=size[0], height=size[1]))
    try:
        if "DCT" in str(image.get("/Filter", "")):
            with warnings.catch_warnings(action="ignore"):  # of Pillow, on too many pixels
                photograph = Image.open(io.BytesIO(image.read_raw_bytes()), formats=["JPEG"])
            if photograph.size != size:
                raise NotJudged(say("its data are of another size than it says"))
            photograph.load()
            if photograph.mode != "CMYK":
                raise NotJudged(say("its data are of other colours than it says"))
            return photograph
        if not _READ.issuperset(filters_of(image)):
            raise NotJudged(say("it holds a stream that is packed in a way not read here"))
        picture = Image.frombytes("CMYK", size, read_bounded(image, 4 * size[0] * size[1] + 2))
    except (Image.DecompressionBombError, TooLong) as error:
        raise NotJudged(say("its data are of another size than it says")) from error
    except (OSError, ValueError, pikepdf.PdfError) as error:
        raise NotJudged(say("its data cannot be read")) from error
    is_negative = [float(v) for v in image.get("/Decode", ())][:2] == [1, 0]
    return ImageChops.invert(picture) if is_negative else picture


def _heaviest_pixel(picture: Image.Image) -> Plates:
    cyan, magenta, yellow, black = picture.split()
    # Halves of halves, so that no sum is cut off at 255.
    halves = ImageChops.add(cyan, magenta, 2), ImageChops.add(yellow, black, 2)
    most = ImageChops.add(*halves, 2)
    _, peak = most.getextrema()
    assert isinstance(peak, int | float)
    at = most.point(lambda value: 255 if value == peak else 0).getbbox()
    assert at
    row = most.crop((0, at[1], most.width, at[1] + 1)).tobytes()
    inks = picture.getpixel((row.index(int(peak)), at[1]))
    assert isinstance(inks, tuple)
    return {plate: ink / 255 for plate, ink in zip(_PROCESS, inks, strict=True)}
