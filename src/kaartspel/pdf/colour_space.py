"""Write colours as operators of a page's content: as light for screens, as inks for a press."""

from typing import Protocol

from PIL import Image
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDictionary

from kaartspel.deck.model import Colour
from kaartspel.pdf.objects import array, dictionary, name
from kaartspel.pdf.separation import Profile, separate

_BLACK = (0, 0, 0, 100)  # nothing but black: text, which has to stay sharp
_OVERPRINTS, _KNOCKS_OUT = "Over", "Out"


class ColourSpace(Protocol):
    """The colours of one document. `resources` is what its pages must name for them.

    `space` is the colour space of its pictures.
    """

    resources: dict[str, PDFDictionary]
    space: str

    def fill(self, colour: Colour) -> str:
        """Return the operators after which shapes and text are filled with a colour."""
        ...

    def field(self, colour: Colour) -> str:
        """Return the operators after which a field is filled, which hides what lies below it."""
        ...

    def stroke(self, colour: Colour) -> str:
        """Return the operators after which lines are drawn in a colour."""
        ...

    def pixels(self, image: Image.Image) -> Image.Image:
        """Return an RGB picture in the colour space."""
        ...


class Rgb:
    """Colours as sRGB."""

    space = "DeviceRGB"

    def __init__(self) -> None:
        self.resources: dict[str, PDFDictionary] = {}

    def fill(self, colour: Colour) -> str:
        """Return the operator for filling."""
        return f"{_numbers(colour.screen, 255)} rg"

    def field(self, colour: Colour) -> str:
        """Return the operator for a field: nothing shows through in any case."""
        return self.fill(colour)

    def stroke(self, colour: Colour) -> str:
        """Return the operator for lines."""
        return f"{_numbers(colour.screen, 255)} RG"

    def pixels(self, image: Image.Image) -> Image.Image:
        """Return the picture as it is."""
        return image


class Cmyk:
    """Colours as CMYK, and spot colours as plates of their own (ISO 32000-1, 8.6.6.4).

    Text and drawings in pure black overprint, as spot colours do: they leave what lies below them,
    so that no white shows around them where the plates shift. All else knocks out what lies below.
    """

    space = "DeviceCMYK"

    def __init__(self, profile: Profile | None, ink_limit: int) -> None:
        self._profile, self._ink_limit = profile, ink_limit
        self._spaces = dictionary()
        self._states = dictionary(**{
            _OVERPRINTS: _state(overprints=True), _KNOCKS_OUT: _state(overprints=False)
        })  # fmt: skip
        self.resources = {"ExtGState": self._states}

    def fill(self, colour: Colour) -> str:
        """Return the operators for filling."""
        if colour.spot:
            return f"/{_OVERPRINTS} gs /{self._space(colour)} cs 1 scn"
        return f"/{_mode(colour)} gs {_numbers(colour.press, 100)} k"

    def field(self, colour: Colour) -> str:
        """Return the operators for a field: a black one is black all over."""
        return f"/{_KNOCKS_OUT} gs {_numbers(colour.press, 100)} k"

    def stroke(self, colour: Colour) -> str:
        """Return the operators for lines."""
        if colour.spot:
            return f"/{_OVERPRINTS} gs /{self._space(colour)} CS 1 SCN"
        return f"/{_mode(colour)} gs {_numbers(colour.press, 100)} K"

    def pixels(self, image: Image.Image) -> Image.Image:
        """Return the picture in CMYK."""
        return separate(image, self._profile, self._ink_limit)

    def _space(self, colour: Colour) -> str:
        resource = f"Spot{colour.spot}"
        if resource not in self._spaces.dict:
            self._spaces[resource] = _separation(colour)
            self.resources["ColorSpace"] = self._spaces
        return resource


def _numbers(channels: tuple[int, ...], most: int) -> str:
    numbers: str = fp_str(*(channel / most for channel in channels))
    return numbers


def _mode(colour: Colour) -> str:
    return _OVERPRINTS if colour.press == _BLACK else _KNOCKS_OUT


def _state(*, overprints: bool) -> PDFDictionary:
    """Return a graphics state. With OPM 1 an ink of 0 % leaves what lies below it."""
    value = "true" if overprints else "false"
    return dictionary(Type=name("ExtGState"), OP=value, op=value, OPM=int(overprints))


def _separation(colour: Colour) -> object:
    stand_in = array(channel / 100 for channel in colour.press)
    nothing = array([0, 0, 0, 0])
    tint = dictionary(FunctionType=2, Domain=array([0, 1]), C0=nothing, C1=stand_in, N=1)
    return array([name("Separation"), name(colour.spot), name("DeviceCMYK"), tint])
