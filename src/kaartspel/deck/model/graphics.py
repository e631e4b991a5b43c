"""What cards are marked and drawn with: colours, symbols, suits and pictures."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from kaartspel.problems import Place

Command: TypeAlias = tuple[str, tuple[float, ...]]
"""A step of a path: an SVG command in absolute coordinates (M, L, C, Z) with its numbers."""


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour, mixed twice: `screen` as sRGB 0–255, `press` as CMYK in per cent.

    `spot` names a plate of its own on the press, such as the lines of a die; `press` is then only
    what stands in for it.
    """

    screen: tuple[int, int, int]
    press: tuple[int, int, int, int]
    spot: str = ""

    @classmethod
    def of_screen(cls, red: int, green: int, blue: int) -> "Colour":
        """Return a colour that has no recipe for the press: mixed by plain arithmetic.

        Grey becomes black ink alone, so that no place takes more than 300 %.
        """
        light = max(red, green, blue)
        inks = (round(100 * (light - c) / light) if light else 0 for c in (red, green, blue))
        cyan, magenta, yellow = inks
        return cls((red, green, blue), (cyan, magenta, yellow, round(100 - light / 2.55)))

    @property
    def hex(self) -> str:
        """The colour on a screen, as #rrggbb."""
        return f"#{bytes(self.screen).hex()}"


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawing on a square of `size` units, y downwards, filled in one colour (even-odd).

    `path` holds SVG commands in absolute coordinates: M, L, C, Z with their numbers.
    """

    name: str
    size: float
    path: tuple[Command, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Suit:
    """What a group of cards is marked by: a colour and a symbol, never the colour alone."""

    id: str
    name: str
    colour: Colour
    symbol: Symbol
    place: Place = field(default=Place(""), compare=False)


_DISC = (
    ("M", (100.0, 50.0)),
    ("C", (100.0, 77.6, 77.6, 100.0, 50.0, 100.0)),
    ("C", (22.4, 100.0, 0.0, 77.6, 0.0, 50.0)),
    ("C", (0.0, 22.4, 22.4, 0.0, 50.0, 0.0)),
    ("C", (77.6, 0.0, 100.0, 22.4, 100.0, 50.0)),
    ("Z", ()),
)
NO_SUIT = Suit("", "", Colour((34, 50, 79), (95, 75, 20, 40)), Symbol("", 100, _DISC, ""))
"""What marks the cards of no suit: it is called nothing, and its symbol is a mere shape."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """An address that stands on a card as a QR code; `alt` says so, to who does not see it."""

    address: str
    alt: str
    place: Place = field(default=Place(""), compare=False)


class PicturePlace(StrEnum):
    """Where on the front of a card its picture stands."""

    CORNER = "corner"  # the upper right
    BAND = "band"  # across the card, below the reading text
    FULL = "full"  # all that the reading text leaves of the window


@dataclass(frozen=True, slots=True)
class PictureRule:
    """How many pixels to an inch pictures have at the least, and whether fewer are a problem."""

    least_dpi: int = 200
    is_strict: bool = False


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Raster:
    """A picture of pixels, as a PNG or JPEG in sRGB; a PNG may be see-through in places.

    `width` and `height` are in px; `alt` says what the picture shows, and nothing where it is mere
    decoration. It `is_cropped` where it may be cut to fill its place: on a card, `spot` says which.
    `place` is where the deck names it.
    """

    width: int
    height: int
    data: bytes = field(repr=False)
    alt: str
    is_cropped: bool = False
    spot: PicturePlace = PicturePlace.CORNER
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of flat shapes, in units of its own: each a path, as a Symbol's, and its colour.

    `alt` and what follows are as a Raster's.
    """

    width: float
    height: float
    shapes: tuple[tuple[tuple[Command, ...], Colour], ...] = field(repr=False)
    alt: str
    is_cropped: bool = False
    spot: PicturePlace = PicturePlace.CORNER
    place: Place = field(default=Place(""), compare=False)


Picture: TypeAlias = Raster | Drawing
