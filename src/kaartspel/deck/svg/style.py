"""What an element of an SVG file looks like: the properties that are drawn, and no others.

Whatever would change a drawing and is not drawn here is told: an allow-list, so that nothing is
left out without a word.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from PIL import ImageColor

from kaartspel.messages import say

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")

ScreenColour = tuple[int, int, int]


class NotDrawable(ValueError):
    """A drawing cannot be drawn as it is meant; the text says why, and `remedy` what to do."""

    def __init__(self, fact: str, remedy: str) -> None:
        super().__init__(fact)
        self.remedy = remedy


# What an element takes over from those around it, with what holds where nothing is said.
INITIAL = {
    "fill": "black", "stroke": "none", "color": "black", "visibility": "visible",
    "fill-rule": "nonzero", "clip-rule": "nonzero", "fill-opacity": "1", "stroke-opacity": "1",
    "stroke-width": "1", "stroke-linecap": "butt", "stroke-linejoin": "miter",
    "stroke-miterlimit": "4", "stroke-dasharray": "none", "stroke-dashoffset": "0",
    "paint-order": "normal",
}  # fmt: skip
# What counts for the element itself.
_OWN = {"opacity", "display", "clip-path"}
_CHOICES = {
    "visibility": {"visible", "hidden", "collapse"},
    "fill-rule": {"nonzero", "evenodd"},
    "clip-rule": {"nonzero", "evenodd"},
    "stroke-linecap": {"butt", "round", "square"},
    "stroke-linejoin": {"miter", "round", "bevel"},
    "display": {"none", "inline", "block", "inline-block", "contents"},
}
# What would change the drawing, and the values with which it does not.
_NO_EFFECT = {
    "mask": {"none"}, "filter": {"none"}, "backdrop-filter": {"none"},
    "marker": {"none"}, "marker-start": {"none"}, "marker-mid": {"none"}, "marker-end": {"none"},
    "mix-blend-mode": {"normal"}, "vector-effect": {"none"}, "clip": {"auto"},
    "transform-origin": {"0", "0 0", "0px 0px"},
}  # fmt: skip
# What says nothing of shapes and their colours.
_HARMLESS = re.compile(
    r"(-inkscape|font|text|letter|word|line-height|writing|direction|glyph|unicode|baseline|"
    r"alignment|dominant|white-space|shape-|color-|image-rendering|solid-|enable-background|flood|"
    r"lighting|stop-|pointer-events|cursor|overflow|isolation|block-progression|inline-size|"
    r"transform-box|mask-type|user-select|kerning|buffered-rendering|aria-|data-)"
    r"[a-z-]*|id|class|role|tabindex|focusable|lang|version|baseprofile|zoomandpan|"
    r"contentscripttype|contentstyletype|style|transform|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|"
    r"width|height|viewbox|preserveaspectratio|href|clippathunits|patternunits|gradientunits"
)
_IN_PX = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})([a-z%]*)", re.IGNORECASE)
PLAIN = say("save it as plain SVG: paths and flat colours only")


def properties(element: ET.Element) -> dict[str, str]:
    """Return the properties that an element has of its own. Raises NotDrawable for what is told."""
    found = dict(_attributes(element))
    for name, value in _declarations(element.get("style", "")):
        if name not in INITIAL and name not in _OWN and name not in _NO_EFFECT and (
            not _HARMLESS.fullmatch(name) or name in {"transform", "d"}
        ):  # fmt: skip
            raise NotDrawable(say("the style '{name}' is not used in a drawing", name=name), PLAIN)
        found[name] = value
    for name, value in found.items():
        _judge(name, value)
    return {name: value for name, value in found.items() if name in INITIAL or name in _OWN}


def inherited(around: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return what holds in an element: its own properties, and for the rest those around it."""
    given = {name: value for name, value in own.items() if value != "inherit" and name in INITIAL}
    return {**around, **given}


def _attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key.startswith("{") or key == "style":
            continue
        name = key.lower()
        if name in INITIAL or name in _OWN or name in _NO_EFFECT:
            yield name, value.strip()
        elif not _HARMLESS.fullmatch(name):
            raise NotDrawable(say("'{key}' is not used in a drawing", key=key), say("remove it"))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a style attribute."""
    for declaration in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).split(";"):
        name, colon, value = declaration.partition(":")
        if colon and not name.strip().startswith("--"):
            yield name.strip().lower(), value.replace("!important", "").strip()


def _judge(name: str, value: str) -> None:
    given = " ".join(value.lower().split())
    if name in _NO_EFFECT and given not in _NO_EFFECT[name]:
        raise NotDrawable(
            say("'{name}' is not used in a drawing", name=name),
            say("remove it, or draw it with paths"),
        )
    if name in _CHOICES and given not in _CHOICES[name] | {"inherit"}:
        raise NotDrawable(say("'{name}' cannot be '{value}'", name=name, value=value), PLAIN)


def paint(value: str, opacities: tuple[str, ...], colour: str) -> ScreenColour | None:
    """Return a flat colour (0–255 each), None for nothing; `colour` is what currentColor means."""
    value = value.strip().lower()
    if value in {"none", "transparent"}:
        return None
    if value == "currentcolor":
        value = colour.strip().lower()
    opacity = 1.0
    for given in opacities:
        opacity *= number(given, "opacity")
    if value.startswith("url("):
        raise NotDrawable(
            say("a shape in it has a gradient or a pattern"), say("give it a flat colour")
        )
    try:
        red, green, blue, *rest = ImageColor.getrgb(value)
    except ValueError as error:
        raise NotDrawable(
            say("'{value}' is no colour that is known", value=value), say("write it as #rrggbb")
        ) from error
    opacity *= rest[0] / 255 if rest else 1
    if 0 < opacity < 1:
        raise NotDrawable(say("a shape in it is see-through"), say("give it a flat colour"))
    return (red, green, blue) if opacity else None


def number(value: str, what: str) -> float:
    """Return a share of one, written as a number or in per cent; between 0 and 1."""
    match = _LENGTH.fullmatch(value.strip())
    if not match or match[2] not in {"", "%"}:
        raise NotDrawable(
            say("'{what}' cannot be '{value}'", what=what, value=value),
            say("write a number from 0 to 1"),
        )
    return min(max(float(match[1]) / (100 if match[2] else 1), 0.0), 1.0)


def length(value: str, whole: float) -> float:
    """Return a length in the drawing's units; `whole` is what 100 % would be."""
    match = _LENGTH.fullmatch(value.strip())
    unit = match[2].lower() if match else ""
    if not match or (unit != "%" and unit not in _IN_PX):
        raise NotDrawable(
            say("'{value}' is no length that is known", value=value),
            say("write a number without a unit"),
        )
    return float(match[1]) * (whole / 100 if unit == "%" else _IN_PX[unit])


def lengths(values: str, whole: Callable[[str], float]) -> tuple[float, ...]:
    """Return the lengths of a list such as that of dashes."""
    return tuple(whole(value) for value in re.split(r"[\s,]+", values.strip()) if value)
