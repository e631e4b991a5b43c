"""Open an SVG file: nothing in it is run or fetched, and what may not stand anywhere is told."""

import math
import re
import xml.etree.ElementTree as ET

from kaartspel.deck.svg.style import SVG, NotDrawable, length

MAX_BYTES = 400_000
PLAIN = "save it as plain SVG: paths and flat colours only"
_LEAST_SIDE, _MOST_SIDE = 0.01, 1e6  # of a viewBox, in its own units
# What may not stand anywhere: it would do something, or change what stands elsewhere.
_REFUSED = {
    "script": "remove it",
    "style": "turn it into attributes of the shapes: save it as plain SVG",
    "animate": "remove it",
    "animateTransform": "remove it",
    "animateMotion": "remove it",
    "set": "remove it",
    "foreignObject": "remove it",
    "image": "draw it with paths, or use a PNG",
}
_ASPECT = re.compile(r"x(Min|Mid|Max)Y(Min|Mid|Max)( meet)?|")


def read_root(raw: bytes) -> ET.Element:
    """Return the root of a file that holds nothing but a drawing."""
    if len(raw) > MAX_BYTES:
        fact = f"a drawing has at most {MAX_BYTES // 1000} kB"
        raise NotDrawable(fact, "simplify it, or use a PNG")
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise NotDrawable("a drawing has no DOCTYPE", "remove it, or save it as plain SVG")
    if b"<?xml-stylesheet" in raw:
        raise NotDrawable("a style sheet is not used in a drawing", PLAIN)
    try:
        # As UTF-8 whatever it says of itself: another encoding would hide a DOCTYPE.
        root = ET.fromstring(raw.decode("utf-8-sig"))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise NotDrawable(f"this is not SVG ({error})", "export it again as plain SVG") from error
    if root.tag != f"{SVG}svg":
        start = "it does not begin with <svg xmlns='http://www.w3.org/2000/svg'>"
        raise NotDrawable(start, "export it as SVG")
    for element in root.iter():
        _look_at(element)
    return root


def _look_at(element: ET.Element) -> None:
    tag = tag_of(element)
    if tag in _REFUSED:
        raise NotDrawable(f"<{tag}> is not used in a drawing", _REFUSED[tag])
    for key, value in element.attrib.items() if tag else ():
        if key.startswith("on"):
            raise NotDrawable(f"'{key}' runs a script", "remove it")
        leads_out = key.endswith("href") and not value.startswith("#")
        if leads_out or re.search(r"url\((?!['\"]?#)", value):
            raise NotDrawable(f"'{key}' leads out of the drawing", "remove it")


def tag_of(element: ET.Element) -> str:
    """Return the name of an SVG element; nothing for what is no part of the drawing."""
    tag = str(element.tag)
    return tag.removeprefix(SVG) if tag.startswith(SVG) else ""


def view_box(root: ET.Element) -> tuple[float, float, float, float]:
    """Return what is seen: left, top, width and height, in the drawing's units."""
    given = root.get("viewBox")
    box = re.split(r"[\s,]+", given.strip()) if given else ["0", "0", "x", "x"]
    sides = (root.get("width", ""), root.get("height", ""))
    try:
        if given is None:  # then its own size says it, where it does so without per cent
            box[2:] = [str(length(side, math.nan)) for side in sides]
        left, top, width, height = map(float, box)
    except ValueError:
        raise NotDrawable("it has no viewBox", "add one such as '0 0 120 40'") from None
    is_sized = all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height))
    if not is_sized or not all(abs(start) <= _MOST_SIDE for start in (left, top)):
        raise NotDrawable("it has no viewBox", "add one such as '0 0 120 40'")
    if not _ASPECT.fullmatch(" ".join(root.get("preserveAspectRatio", "").split())):
        raise NotDrawable("it is stretched or cut by its 'preserveAspectRatio'", "remove that")
    return left, top, width, height
