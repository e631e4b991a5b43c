"""Turn an SVG file into flat shapes, drawn as a browser draws them, or tell why that cannot be.

Nothing in the file is run or fetched. What changes a drawing and is not drawn here is told.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
from kaartspel.deck.svg.style import (
    HREFS,
    INITIAL,
    PLAIN,
    NotDrawable,
    ScreenColour,
    inherited,
    length,
    lengths,
    number,
    paint,
    properties,
)
from kaartspel.messages import say

_SIZE = 1000.0  # the larger side of a drawing while it is worked on
_EDGE = 0.01  # in the same measure: what is beyond a viewBox by less is seen by nobody
_MAX_ELEMENTS = 5000  # drawn, each as often as it is used
_DEEPEST = 50
_REMEDIES = {"text": say("turn text into outlines")}
# What is seen only where something else refers to it, and what is never seen.
_UNSEEN = {"defs", "clipPath", "mask", "linearGradient", "radialGradient", "pattern", "filter",
           "marker", "symbol"}  # fmt: skip
_SILENT = {"", "title", "desc", "metadata"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A flat shape, filled by the even-odd rule."""

    path: Outline
    colour: ScreenColour


@dataclass(frozen=True, slots=True)
class Shapes:
    """All that is drawn, the lowest first: in a box of `width` and `height`, from (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    def united(self) -> Outline:
        """Return all shapes as one, filled by the even-odd rule. Raises NotDrawable."""
        scale = _SIZE / max(self.width, self.height)
        paths = [(transformed(s.path, (scale, 0, 0, scale, 0, 0)), EVEN_ODD) for s in self.shapes]
        return _rounded(Workshop().united(paths), scale)


@dataclass(frozen=True, slots=True)
class _Context:
    """Where an element stands: what it inherits, its matrix, what clips it, and how deep it is."""

    style: Mapping[str, str]
    matrix: Matrix
    clips: tuple[Outline, ...] = ()  # each filled by the even-odd rule
    depth: int = 0


def read_svg(raw: bytes) -> Shapes:
    """Return the shapes of an SVG file, cut off at its viewBox. Raises NotDrawable."""
    root = read_root(raw)
    left, top, width, height = view_box(root)
    scale = _SIZE / max(width, height)
    place = _Context(INITIAL, (scale, 0, 0, scale, -left * scale, -top * scale))
    shapes = _SvgDrawing(root, width, height, scale).drawn(root, place)
    own = tuple(Shape(_rounded(shape.path, scale), shape.colour) for shape in shapes)
    if not own:
        raise NotDrawable(say("there is nothing drawn in it"), say("draw a shape with an area"))
    return Shapes(width, height, own)


def _rounded(path: Outline, scale: float) -> Outline:
    """Return a path in the drawing's own units, to 1/10,000 of the scale of usual ones."""
    digits = max(4, 1 + math.ceil(math.log10(scale)))
    return tuple((verb, tuple([round(v / scale, digits) for v in values])) for verb, values in path)


class _SvgDrawing:
    """One drawing, while it is walked through. Lengths in per cent are of width and height."""

    def __init__(self, root: ET.Element, width: float, height: float, scale: float) -> None:
        self.workshop = Workshop()
        self._width, self._height = width, height
        self._named = {element.get("id", ""): element for element in root.iter()}
        self._drawn = 0
        self._box = _rectangle(width * scale, height * scale)

    def drawn(self, element: ET.Element, place: _Context) -> Iterator[Shape]:
        """Yield the shapes of an element and of those in it."""
        tag = tag_of(element)
        if tag in _UNSEEN | _SILENT:
            return
        self._count(place.depth)
        own = properties(element)
        if own.get("display", "").lower() == "none" or not _opaque(own):
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

    def _count(self, depth: int) -> None:
        self._drawn += 1
        if self._drawn > _MAX_ELEMENTS:
            fact = say("it has more than {most} shapes", most=_MAX_ELEMENTS)
            raise NotDrawable(fact, say("simplify it, or use a PNG"))
        if depth > _DEEPEST:
            raise NotDrawable(say("shapes in it are used again within themselves"), PLAIN)

    def _entered(self, element: ET.Element, own: Mapping[str, str], place: _Context) -> _Context:
        """Return the place of what is in an element, or is it."""
        if tag_of(element) == "svg" and element.get("transform"):
            raise NotDrawable(say("its root has a transform"), say("put it on a group within"))
        matrix = multiplied(place.matrix, matrix_of(element.get("transform", "")))
        inner = _Context(inherited(place.style, own), matrix, place.clips, place.depth)
        clip = own.get("clip-path", "none")
        if clip == "none":
            return inner
        return replace(inner, clips=(*place.clips, self._clip(clip, inner)))

    def _used(self, element: ET.Element, place: _Context) -> Iterator[Shape]:
        name = next(filter(None, map(element.get, HREFS)), "")
        target = self._named.get(name.removeprefix("#")) if name else None
        if target is None:
            raise NotDrawable(say("it uses '{name}', which is not in it", name=name), PLAIN)
        if tag_of(target) in {"symbol", "svg"}:
            raise NotDrawable(say("<{tag}> is not used in a drawing", tag=tag_of(target)), PLAIN)
        x, y = self._across(element.get("x", "0")), self._down(element.get("y", "0"))
        matrix = multiplied(place.matrix, (1, 0, 0, 1, x, y))
        yield from self.drawn(target, replace(place, matrix=matrix, depth=place.depth + 1))

    def _clip(self, reference: str, place: _Context) -> Outline:
        """Return what a clip path lets through, filled by the even-odd rule."""
        match = re.fullmatch(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)", reference)
        clip = self._named.get(match[1]) if match else None
        if clip is None or tag_of(clip) != "clipPath":
            raise NotDrawable(
                say("its clip '{reference}' is not in it", reference=reference), PLAIN
            )
        own = properties(clip)
        if (
            clip.get("clipPathUnits", "userSpaceOnUse") != "userSpaceOnUse"
            or not own.keys() <= INITIAL.keys()
        ):
            raise NotDrawable(say("a clip in it is clipped itself, or sized by a shape"), PLAIN)
        style = inherited(INITIAL, own)
        matrix = multiplied(place.matrix, matrix_of(clip.get("transform", "")))
        parts = [part for child in clip for part in self._clipping(child, style, matrix)]
        return self.workshop.united(parts) if parts else ()

    def _clipping(
        self, child: ET.Element, style: Mapping[str, str], matrix: Matrix
    ) -> Iterator[tuple[Outline, str]]:
        """Yield a shape that a clip path lets through, and its fill rule."""
        self._count(0)
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
        if fill and pen and pen.width and not style["paint-order"].startswith(("normal", "fill")):
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
        if width < 0 or not miter >= 1 or any(dash < 0 for dash in dashes):
            raise NotDrawable(say("a line in it has a measure below nothing"), PLAIN)
        dashes = dashes * 2 if len(dashes) % 2 else dashes
        offset = self._along(style["stroke-dashoffset"])
        cap, join = style["stroke-linecap"].lower(), style["stroke-linejoin"].lower()
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
