"""The drawings that a book is given: its cover, its maps and the marks of its suits.

They are made elsewhere; the book turns them into files and into SVG among its text.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kaartspel.deck.model import Colour
from kaartspel.frame import Frame


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour on a light ground, and what it becomes on a dark one."""

    light: Colour
    dark: Colour


@dataclass(frozen=True, slots=True)
class Plate:
    """A drawing on a light ground and on a dark one: the same items, in other colours."""

    light: Frame
    dark: Frame


@dataclass(frozen=True, slots=True)
class Plates:
    """All drawings of a book.

    `cover` is a PNG. `maps` are found by what a section shows; each is in bands, which stand below
    one another. `badges` and `suits` (the suits' colours) are found by a suit's id. `text` is the
    colour that stands for the reader's own.
    """

    cover: bytes
    maps: Mapping[str, tuple[Plate, ...]]
    badges: Mapping[str, Plate]
    suits: Mapping[str, Shade]
    text: Shade
