"""Open an SVG file: nothing in it is run or fetched, and what may not stand anywhere is told."""

import math
import re
import xml.etree.ElementTree as ET

from kaartspel.deck.svg.style import PLAIN, SVG, NotDrawable, length
from kaartspel.messages import say

MAX_BYTES = 400_000
_LEAST_SIDE, _MOST_SIDE = 0.01, 1e6  # of a viewBox, in its own units
# What may not stand anywhere: it would do something, or change what stands elsewhere.
_REFUSED = {
    "script": say("remove it"),
    "style": say("turn it into attributes of the shapes: save it as plain SVG"),
    "animate": say("remove it"),
    "animateTransform": say("remove it"),
    "animateMotion": say("remove it"),
    "set": say("remove it"),
    "foreignObject": say("remove it"),
    "image": say("draw it with paths, or use a PNG"),
}
_ASPECT = re.compile(r"x(Min|Mid|Max)Y(Min|Mid|Max)( meet)?|")


def read_root(raw: bytes) -> ET.Element:
    """Return the root of a file that holds nothing but a drawing."""
    if len(raw) > MAX_BYTES:
        fact = say("a drawing has at most {most} kB", most=MAX_BYTES // 1000)
        raise NotDrawable(fact, say("simplify it, or use a PNG"))
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise NotDrawable(
            say("a drawing has no DOCTYPE"), say("remove it, or save it as plain SVG")
        )
    if b"<?xml-stylesheet" in raw:
        raise NotDrawable(say("a style sheet is not used in a drawing"), PLAIN)
    try:
        # As UTF-8 whatever it says of itself: another encoding would hide a DOCTYPE.
        root = ET.fromstring(raw.decode("utf-8-sig"))
    except (ET.ParseError, ValueError, LookupError) as error:
        raise NotDrawable(
            say("this is not SVG ({error})", error=error), say("export it again as plain SVG")
        ) from error
    if root.tag != f"{SVG}svg":
        start = say("it does not begin with <svg xmlns='http://www.w3.org/2000/svg'>")
        raise NotDrawable(start, say("export it as SVG"))
    for element in root.iter():
        _look_at(element)
    return root


def _look_at(element: ET.Element) -> None:
    tag = tag_of(element)
    if tag in _REFUSED:
        raise NotDrawable(say("<{tag}> is not used in a drawing", tag=tag), _REFUSED[tag])
    for key, value in element.attrib.items() if tag else ():
        if key.startswith("on"):
            raise NotDrawable(say("'{key}' runs a script", key=key), say("remove it"))
        leads_out = key.endswith("href") and not value.startswith("#")
        if leads_out or re.search(r"url\((?!['\"]?#)", value):
            raise NotDrawable(say("'{key}' leads out of the drawing", key=key), say("remove it"))


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
        raise NotDrawable(say("it has no viewBox"), say("add one such as '0 0 120 40'")) from None
    is_sized = all(_LEAST_SIDE <= side <= _MOST_SIDE for side in (width, height))
    if not is_sized or not all(abs(start) <= _MOST_SIDE for start in (left, top)):
        fact = say("its viewBox is too small, too large or too far away")
        raise NotDrawable(fact, say("write one such as '0 0 120 40'"))
    if not _ASPECT.fullmatch(" ".join(root.get("preserveAspectRatio", "").split())):
        raise NotDrawable(
            say("it is stretched or cut by its 'preserveAspectRatio'"), say("remove that")
        )
    return left, top, width, height
