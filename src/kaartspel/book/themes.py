"""What a book is given to look well on a light ground and on a dark one: colours and drawings.

They are made elsewhere; the book turns them into files, into SVG among its text, and into classes
of its style sheet: a class names both colours, and a rule is written for it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kaartspel.deck.model import Colour
from kaartspel.frame import Frame

FILL, LINE = "fill", "line"
BORDER = "border"  # a bar, a box's side, or the edge of these
# Pages of the book by their ids: its indexes, and others that it makes itself.
TITLE, VALUES, CARDS = "title", "index-values", "index-cards"
PLAIN = ("colophon", "errata", "gaps")
_DECLARED = {
    FILL: "fill: #{0};",
    LINE: "stroke: #{0};",
    BORDER: "border-color: #{0};",
}
_CLASS = re.compile(rf"\b({'|'.join(_DECLARED)})-([0-9a-f]{{6}})-([0-9a-f]{{6}})\b")


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour on a light ground, and what it becomes on a dark one."""

    light: Colour
    dark: Colour


@dataclass(frozen=True, slots=True)
class ThemedFrame:
    """A drawing on a light ground and on a dark one: the same items (in pt), in other colours."""

    light: Frame
    dark: Frame


@dataclass(frozen=True, slots=True)
class Artwork:
    """All drawings of a book.

    `cover` is a PNG, the others are SVG. `openings` are found by what they open: chapters by their
    names in the deck, groups by their ids, games as `game_place` says, and other pages by theirs,
    as part-1. `badges`, `suits` (their colours) and `edges` (of fields of those) are found by a
    suit's id.
    """

    cover: bytes
    openings: Mapping[str, str]
    badges: Mapping[str, str]
    suits: Mapping[str, Shade]
    edges: Mapping[str, Shade]


def game_place(id_: str) -> str:
    """Return what a game is called among openings, and where chapters link to it."""
    return f"game:{id_}"


def class_of(kind: str, shade: Shade) -> str:
    """Return the class of an element that has this shade as fill, line or border."""
    light, dark = (bytes(colour.screen).hex() for colour in (shade.light, shade.dark))
    return f"{kind}-{light}-{dark}"


def style_rules(pages: Iterable[bytes]) -> str:
    """Return the style rules for all such classes in these pages."""
    shades = sorted({match.groups() for page in pages for match in _CLASS.finditer(page.decode())})
    light = [_rule(kind, day, night, day) for kind, day, night in shades]
    dark = [_rule(kind, day, night, night) for kind, day, night in shades]
    return "\n".join([*light, "@media (prefers-color-scheme: dark) {", *dark, "}", ""])


def _rule(kind: str, day: str, night: str, colour: str) -> str:
    return f".{kind}-{day}-{night} {{ {_DECLARED[kind].format(colour)} }}"
