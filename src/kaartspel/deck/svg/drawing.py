"""Turn an SVG file into flat shapes, drawn as a browser draws them, or tell why that cannot be.

Nothing in the file is run or fetched. What changes a drawing and is not drawn here is told.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kaartspel.deck.svg.colours import ScreenColour
from kaartspel.deck.svg.file import read_root, tag_of, view_box
from kaartspel.deck.svg.outlines import (
    EVEN_ODD,
    Matrix,
    Outline,
    StrokeStyle,
    Workshop,
    bounds,
    transformed,
)
from kaartspel.deck.svg.paths import BASIC_SHAPES, BrokenPathError, matrix_of, multiplied, path_of
from kaartspel.deck.svg.shapes import SIZE, Shape, Shapes, rounded
from kaartspel.deck.svg.style import (
    HREFS,
    INITIAL,
    PLAIN,
    NotDrawable,
    inherited,
    length,
    lengths,
    number,
    paint,
    properties,
)
from kaartspel.messages import say

_EDGE = 0.01  # in the same measure: what is beyond a viewBox by less is seen by nobody
_MAX_ELEMENTS = 5000  # drawn, each as often as it is used
_MAX_READ = 1_000_000  # characters of their attributes, each as often
_MAX_DASHES = 100  # of one line's rhythm
_DEEPEST = 50
_REMEDIES = {"text": say("turn text into outlines")}
# What is seen only where something else refers to it, and what is never seen.
_UNSEEN = {"defs", "clipPath", "mask", "linearGradient", "radialGradient", "pattern", "filter",
           "marker", "symbol"}  # fmt: skip
_SILENT = {"", "title", "desc", "metadata"}


@dataclass(frozen=True, slots=True)
class _Context:
    """Where an element stands: what it inherits, its matrix, what clips it, and how deep it is."""

    style: Mapping[str, str]
    matrix: Matrix
    clips: tuple[Outline, ...] = ()  # each filled by the even-odd rule
    depth: int = 0
    used: tuple[ET.Element, ...] = ()  # of which this is a part


def read_svg(raw: bytes) -> Shapes:
    """Return the shapes of an SVG file, cut off at its viewBox. Raises NotDrawable."""
    root = read_root(raw)
    left, top, width, height = view_box(root)
    scale = SIZE / max(width, height)
    place = _Context(INITIAL, (scale, 0, 0, scale, -left * scale, -top * scale))
    shapes = _SvgDrawing(root, width, height, scale).drawn(root, place)
    own = tuple(Shape(rounded(shape.path, scale), shape.colour) for shape in shapes)
    if not own:
        raise NotDrawable(say("there is nothing drawn in it"), say("draw a shape with an area"))
    return Shapes(width, height, own)


class _SvgDrawing:
    """One drawing, while it is walked through. Lengths in per cent are of width and height."""

    def __init__(self, root: ET.Element, width: float, height: float, scale: float) -> None:
        self.workshop = Workshop()
        self._width, self._height = width, height
        self._named = {e.get("id", ""): e for e in reversed([*root.iter()])}  # the first counts
        self._named.pop("", None)
        self._around = {child: element for element in root.iter() for child in element}
        self._drawn = self._read = 0
        self._paths: dict[ET.Element, Outline] = {}
        self._box = _rectangle(width * scale, height * scale)

    def drawn(self, element: ET.Element, place: _Context) -> Iterator[Shape]:
        """Yield the shapes of an element and of those in it."""
        tag = tag_of(element)
        if tag in _UNSEEN | _SILENT:
            return
        self._count(element, place.depth)
        own = properties(element)
        if own.get("display") == "none" or not _opaque(own):
            return
        inner = self._entered(element, own, place)
        if tag in BASIC_SHAPES:
            yield from self._shape(element, inner)
        elif tag in {"g", "a"} or (tag == "svg" and not place.depth):
            for child in element:
                yield from self.drawn(child, replace(inner, depth=place.depth + 1))
        elif tag == "use":
            yield from self._used(element, inner)
        else:
            raise NotDrawable(
                say("<{tag}> is not used in a drawing", tag=tag), _REMEDIES.get(tag, PLAIN)
            )

    def _count(self, element: ET.Element, depth: int) -> None:
        self._drawn += 1
        self._read += sum(map(len, element.attrib.values()))
        if self._drawn > _MAX_ELEMENTS:
            fact = say("it has more than {most} shapes", most=_MAX_ELEMENTS)
            raise NotDrawable(fact, say("simplify it, or use a PNG"))
        if self._read > _MAX_READ:
            fact = say("long shapes in it are used too often")
            raise NotDrawable(fact, say("simplify it, or use a PNG"))
        if depth > _DEEPEST:
            raise NotDrawable(say("groups in it are nested deeper than {most}", most=_DEEPEST),
                              say("save it with fewer groups"))  # fmt: skip

    def _entered(self, element: ET.Element, own: Mapping[str, str], place: _Context) -> _Context:
        """Return the place of what is in an element, or is it."""
        clip = own.get("clip-path", "none")
        for name, given in (("transform", element.get("transform", "")), ("clip-path", clip)):
            if tag_of(element) == "svg" and given not in {"", "none"}:
                raise NotDrawable(
                    say("its root has a '{name}'", name=name), say("put it on a group within")
                )
        matrix = multiplied(place.matrix, matrix_of(element.get("transform", "")))
        if tag_of(element) == "use":
            x, y = self._across(element.get("x", "0")), self._down(element.get("y", "0"))
            matrix = multiplied(matrix, (1, 0, 0, 1, x, y))
        inner = replace(place, style=inherited(place.style, own), matrix=matrix)
        if clip == "none":
            return inner
        return replace(inner, clips=(*place.clips, self._clip(clip, inner)))

    def _used(self, element: ET.Element, place: _Context) -> Iterator[Shape]:
        name = next(filter(None, map(element.get, HREFS)), "")
        target = self._named.get(name.removeprefix("#")) if name else None
        if target is None:
            raise NotDrawable(say("it uses '{name}', which is not in it", name=name[:60]), PLAIN)
        if tag_of(target) in {"symbol", "svg"}:
            raise NotDrawable(say("<{tag}> is not used in a drawing", tag=tag_of(target)), PLAIN)
        if target in place.used:
            raise NotDrawable(say("shapes in it are used again within themselves"), PLAIN)
        within = replace(place, depth=place.depth + 1, used=(*place.used, target))
        yield from self.drawn(target, within)

    def _clip(self, reference: str, place: _Context) -> Outline:
        """Return what a clip path lets through, filled by the even-odd rule."""
        match = re.fullmatch(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)", reference)
        clip = self._named.get(match[1]) if match else None
        if clip is None or tag_of(clip) != "clipPath":
            raise NotDrawable(
                say("its clip '{reference}' is not in it", reference=reference[:60]), PLAIN
            )
        own = properties(clip)
        if (
            clip.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse"
            or not own.keys() <= INITIAL.keys()
        ):
            raise NotDrawable(say("a clip in it is clipped itself, or sized by a shape"), PLAIN)
        style = self._style_of(clip)
        matrix = multiplied(place.matrix, matrix_of(clip.get("transform", "")))
        parts = [part for child in clip for part in self._clipping(child, style, matrix)]
        return self.workshop.united(parts) if parts else ()

    def _style_of(self, element: ET.Element) -> Mapping[str, str]:
        """Return what holds in an element where it stands, and not where it is used."""
        line = [element]
        while line[-1] in self._around:
            line.append(self._around[line[-1]])
        style: Mapping[str, str] = INITIAL
        for each in reversed(line):
            style = inherited(style, properties(each))
        return style

    def _clipping(
        self, child: ET.Element, style: Mapping[str, str], matrix: Matrix
    ) -> Iterator[tuple[Outline, str]]:
        """Yield a shape that a clip path lets through, and its fill rule."""
        self._count(child, 0)
        if tag_of(child) in _SILENT:
            return
        own = properties(child)
        if tag_of(child) not in BASIC_SHAPES or "clip-path" in own:
            raise NotDrawable(say("a clip in it is more than shapes"), PLAIN)
        inner = inherited(style, own)
        if own.get("display") != "none" and inner["visibility"] == "visible":
            there = multiplied(matrix, matrix_of(child.get("transform", "")))
            yield transformed(self._path(child), there), inner["clip-rule"]

    def _shape(self, element: ET.Element, place: _Context) -> Iterator[Shape]:
        """Yield the shape's fill and its line, as far as they are seen."""
        style = place.style
        if style["visibility"] != "visible":
            return
        fill = paint(style["fill"], (style["fill-opacity"],), style["color"])
        stroke = paint(style["stroke"], (style["stroke-opacity"],), style["color"])
        path = self._path(element)
        pen = self._pen(style) if stroke else None
        if not path:
            return
        order = [word for word in style["paint-order"].split() if word != "markers"]
        if fill and pen and pen.width and order[:1] == ["stroke"]:
            raise NotDrawable(
                say("a line in it is drawn below its shape"), say("draw it as two shapes")
            )
        if fill:
            placed = transformed(path, place.matrix)
            yield from self._seen(placed, style["fill-rule"], fill, place)
        if stroke and pen and pen.width:
            yield from self._seen(self._line(path, pen, place.matrix), "nonzero", stroke, place)

    def _line(self, path: Outline, pen: StrokeStyle, matrix: Matrix) -> Outline:
        """Return the outline of a line, made at about the size that it is seen in."""
        scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
        if not scale > 1e-6:
            return ()
        larger = transformed(path, (scale, 0, 0, scale, 0, 0))
        wide = replace(pen, width=pen.width * scale, offset=pen.offset * scale,
                       dashes=tuple(dash * scale for dash in pen.dashes))  # fmt: skip
        inner = multiplied(matrix, (1 / scale, 0, 0, 1 / scale, 0, 0))
        return transformed(self.workshop.stroked(larger, wide), inner)

    def _seen(
        self, path: Outline, rule: str, colour: ScreenColour, place: _Context
    ) -> Iterator[Shape]:
        shown = path
        for clip in place.clips:
            shown, rule = self.workshop.clipped(shown, rule, clip, EVEN_ODD), "nonzero"
        left, top, right, bottom = bounds(shown)
        _, _, width, height = bounds(self._box)
        if left < -_EDGE or top < -_EDGE or right > width + _EDGE or bottom > height + _EDGE:
            shown, rule = self.workshop.clipped(shown, rule, self._box, EVEN_ODD), "nonzero"
        flat = self.workshop.united([(shown, rule)]) if shown else ()
        if flat:
            yield Shape(flat, colour)

    def _path(self, element: ET.Element) -> Outline:
        if element not in self._paths:
            self._paths[element] = self._path_of(element)
        return self._paths[element]

    def _path_of(self, element: ET.Element) -> Outline:
        try:
            return path_of(element, tag_of(element), self._across, self._down, self._along)
        except BrokenPathError as error:
            raise NotDrawable(
                say("a path is broken ({error})", error=error), say("export it again")
            ) from error

    def _pen(self, style: Mapping[str, str]) -> StrokeStyle:
        width = self._along(style["stroke-width"])
        miter = float(length(style["stroke-miterlimit"], math.nan))
        given = style["stroke-dasharray"]
        dashes = () if given == "none" else lengths(given, self._along)
        if len(dashes) > _MAX_DASHES:
            raise NotDrawable(say("a line in it has too many dashes"), say("make them fewer"))
        if width < 0 or not miter >= 1 or any(dash < 0 for dash in dashes):
            raise NotDrawable(say("a line in it has a measure below nothing"), PLAIN)
        dashes = dashes * 2 if len(dashes) % 2 else dashes
        offset = self._along(style["stroke-dashoffset"])
        cap, join = style["stroke-linecap"], style["stroke-linejoin"]
        return StrokeStyle(width, cap, join, miter, dashes if sum(dashes) > 0 else (), offset)

    def _across(self, value: str) -> float:
        return length(value, self._width)

    def _down(self, value: str) -> float:
        return length(value, self._height)

    def _along(self, value: str) -> float:
        return length(value, math.hypot(self._width, self._height) / math.sqrt(2))


def _rectangle(width: float, height: float) -> Outline:
    return (("M", (0, 0)), ("L", (width, 0)), ("L", (width, height)), ("L", (0, height)),
            ("Z", ()))  # fmt: skip


def _opaque(own: Mapping[str, str]) -> bool:
    """Return whether an element is seen at all; refuse what is seen through."""
    opacity = number(own.get("opacity", "1"), "opacity")
    if 0 < opacity < 1:
        raise NotDrawable(say("a shape in it is see-through"), say("give it a flat colour"))
    return opacity > 0
