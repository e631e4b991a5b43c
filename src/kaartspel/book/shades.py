"""Colours that follow a dark ground: a class names both colours, and a rule is written for it."""

import re
from collections.abc import Iterable

from kaartspel.book.plates import Shade

FILL, BORDER = "fill", "edge"
_CLASS = re.compile(rf"\b({FILL}|{BORDER})-([0-9a-f]{{6}})-([0-9a-f]{{6}})\b")
_PROPERTIES = {FILL: "fill", BORDER: "border-color"}


def name_of(kind: str, shade: Shade) -> str:
    """Return the class of an element whose fill, or whose edge, has this shade."""
    light, dark = (bytes(colour.screen).hex() for colour in (shade.light, shade.dark))
    return f"{kind}-{light}-{dark}"


def rules(pages: Iterable[bytes]) -> str:
    """Return the style rules for all such classes in these pages."""
    found = sorted({match.groups() for page in pages for match in _CLASS.finditer(page.decode())})
    light = [_rule(kind, day, night, day) for kind, day, night in found]
    dark = [_rule(kind, day, night, night) for kind, day, night in found]
    return "\n".join([*light, "@media (prefers-color-scheme: dark) {", *dark, "}", ""])


def _rule(kind: str, day: str, night: str, colour: str) -> str:
    return f".{kind}-{day}-{night} {{ {_PROPERTIES[kind]}: #{colour}; }}"
