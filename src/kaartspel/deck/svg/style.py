"""What an element of an SVG file looks like: the properties that are drawn, and no others.

Whatever would change a drawing and is not drawn here is told: an allow-list, so that nothing is
left out without a word.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping

from kaartspel.deck.svg.colours import ScreenColour, colour_of
from kaartspel.messages import say

SVG = "{http://www.w3.org/2000/svg}"
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")


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
    "transform-origin": {"0", "0 0", "0px 0px"}, "transform-box": {"view-box"},
}  # fmt: skip
# What says nothing of shapes and their colours.
_HARMLESS = re.compile(
    r"(-inkscape|font|text|letter|word|line-height|writing|direction|glyph|unicode|baseline|"
    r"alignment|dominant|white-space|shape-|color-|image-rendering|solid-|enable-background|flood|"
    r"lighting|stop-|pointer-events|cursor|overflow|isolation|block-progression|inline-size|"
    r"mask-type|user-select|kerning|buffered-rendering|aria-|data-)"
    r"[a-z-]*|id|class|role|tabindex|focusable|lang|version|baseprofile|zoomandpan|"
    r"contentscripttype|contentstyletype|style|transform|d|points|x|y|x1|y1|x2|y2|cx|cy|r|rx|ry|"
    r"width|height|viewbox|preserveaspectratio|href|clippathunits|patternunits|gradientunits"
)
_IN_PX = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_NUMBER = r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[-+]?\d{1,3})?"
_LENGTH = re.compile(rf"({_NUMBER})([a-z%]*)", re.IGNORECASE)
_LONGEST = 1000  # characters of a value, which is read anew for each shape that takes it over
# What a style changes in these shapes although it is written as an attribute.
_GEOMETRY = {
    "rect": {"x", "y", "width", "height", "rx", "ry"}, "use": {"x", "y"},
    "circle": {"cx", "cy", "r"}, "ellipse": {"cx", "cy", "rx", "ry"},
}  # fmt: skip
PLAIN = say("save it as plain SVG: paths and flat colours only")


def properties(element: ET.Element) -> dict[str, str]:
    """Return the properties that an element has of its own. Raises NotDrawable for what is told."""
    values = dict(_attributes(element))
    shaping = _GEOMETRY.get(element.tag.removeprefix(SVG), set()) | {"transform", "d"}
    for name, value in _declarations(element.get("style", "")):
        if not _is_known(name) and (not _HARMLESS.fullmatch(name) or name in shaping):
            raise NotDrawable(
                say("the style '{name}' is not used in a drawing", name=name[:60]), PLAIN
            )
        values[name] = value
    for name, value in values.items():
        _judge(name, value)
    own = ((name, value) for name, value in values.items() if name in INITIAL or name in _OWN)
    return {name: value if value.startswith("url(") else value.lower() for name, value in own}


def _is_known(name: str) -> bool:
    return name in INITIAL or name in _OWN or name in _NO_EFFECT


def inherited(around: Mapping[str, str], own: Mapping[str, str]) -> dict[str, str]:
    """Return what holds in an element: its own properties, and for the rest those around it."""
    given = {name: value for name, value in own.items() if value != "inherit" and name in INITIAL}
    return {**around, **given}


def _attributes(element: ET.Element) -> Iterator[tuple[str, str]]:
    for key, value in element.attrib.items():
        if key.startswith("{") or key == "style":
            continue
        if _is_known(key):
            yield key, value.strip()
        elif not _HARMLESS.fullmatch(key.lower()):
            raise NotDrawable(
                say("'{key}' is not used in a drawing", key=key[:60]), say("remove it")
            )


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a style attribute, what is important at the end."""
    important = []
    for declaration in re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL).split(";"):
        name, colon, written = declaration.partition(":")
        value, mark, _ = written.partition("!")
        if not colon or name.strip().startswith("--"):
            continue
        if mark:
            important.append((name.strip().lower(), value.strip()))
        else:
            yield name.strip().lower(), value.strip()
    yield from important


def _judge(name: str, value: str) -> None:
    if len(value) > _LONGEST:
        raise NotDrawable(say("'{name}' is too long", name=name), PLAIN)
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
    if value == "none":
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
        flat, opaque = colour_of(value)
    except ValueError as error:
        raise NotDrawable(
            say("'{value}' is no colour that is known", value=value), say("write it as #rrggbb")
        ) from error
    opacity *= opaque
    if 0 < opacity < 1:
        raise NotDrawable(say("a shape in it is see-through"), say("give it a flat colour"))
    return flat if opacity else None


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
    if match and (unit == "%" or unit in _IN_PX) and math.isfinite(float(match[1])):
        return float(match[1]) * (whole / 100 if unit == "%" else _IN_PX[unit])
    raise NotDrawable(
        say("'{value}' is no length that is known", value=value[:60]),
        say("write a number without a unit"),
    )


def lengths(values: str, whole: Callable[[str], float]) -> tuple[float, ...]:
    """Return the lengths of a list such as that of dashes."""
    return tuple(whole(value) for value in re.split(r"[\s,]+", values.strip()) if value)
