"""Follow shapes, pictures and drawings within drawings through a content stream."""

from typing import Any, ClassVar

import pikepdf

from kaartspel.preflight.colours import Colours
from kaartspel.preflight.plates import heaviest
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.state import (
    Bounds,
    Mark,
    Paint,
    bounds_of,
    matrix_of,
    moved,
    numbers,
)

_UNIT = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
_EVERYWHERE = (-1e6, -1e6, 1e6, 1e6)


class Shapes(Colours):
    """Notes the marks that paths, pictures and shadings leave."""

    OPERATORS: ClassVar[dict[str, str]] = {
        **Colours.OPERATORS,
        "w": "set_width", "m": "add_points", "l": "add_points", "c": "add_points",
        "v": "add_points", "y": "add_points", "re": "add_rectangle", "n": "end_path",
        "f": "fill_path", "F": "fill_path", "f*": "fill_path", "S": "stroke_path",
        "s": "stroke_path", "B": "fill_and_stroke", "B*": "fill_and_stroke",
        "b": "fill_and_stroke", "b*": "fill_and_stroke",
        "sh": "shade", "Do": "draw_named", "INLINE IMAGE": "draw_inline",
    }  # fmt: skip

    def __init__(self, known: FileResources, *, allows_transparency: bool) -> None:
        super().__init__(known, allows_transparency=allows_transparency)
        self._points: list[tuple[float, float]] = []
        self._shape = ""

    def set_width(self, operands: Any) -> None:
        """Set the width of lines."""
        self.state.line_width = float(operands[0])

    def add_points(self, operands: Any) -> None:
        """Go on with a path. A curve lies within the bounds of its handles."""
        values = numbers(operands)
        for point in zip(values[::2], values[1::2], strict=True):
            self._points.append(moved(point, self.state.ctm))
        self._shape = "other"

    def add_rectangle(self, operands: Any) -> None:
        """Add a rectangle to a path."""
        x, y, width, height = numbers(operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        self._points += [moved(corner, self.state.ctm) for corner in corners]
        m = self.state.ctm
        is_upright = m[1] == m[2] == 0 or m[0] == m[3] == 0
        self._shape = "rectangle" if not self._shape and is_upright else "other"

    def end_path(self, _: Any) -> None:
        """Forget a path."""
        self._points, self._shape = [], ""

    def fill_path(self, _: Any) -> None:
        """Fill a path."""
        self._fill()
        self.end_path(())

    def stroke_path(self, _: Any) -> None:
        """Draw a line along a path."""
        self._stroke()
        self.end_path(())

    def fill_and_stroke(self, _: Any) -> None:
        """Fill a path and draw a line along it."""
        self._fill()
        self._stroke()
        self.end_path(())

    def _fill(self) -> None:
        if self._points:
            is_whole = self._shape == "rectangle"
            self._mark(bounds_of(self._points), self.state.fill, fills_bounds=is_whole)

    def _stroke(self) -> None:
        if self._points:
            a, b, c, d = self.state.ctm[:4]
            half = self.state.line_width * max(abs(a) + abs(c), abs(b) + abs(d)) / 2
            left, bottom, right, top = bounds_of(self._points)
            bounds = (left - half, bottom - half, right + half, top + half)
            self._mark(bounds, self.state.stroke)

    def _mark(self, bounds: Bounds, paint: Paint, *, fills_bounds: bool = False) -> None:
        self.marks.append(Mark(bounds, paint.plates, self.overprints(paint), fills_bounds))

    def shade(self, operands: Any) -> None:
        """Paint a shading over all that is not clipped."""
        shading = self._named("/Shading", operands[0])
        if shading is not None:
            self.marks.append(Mark(_EVERYWHERE, self.shading(shading), overprints=False))

    def draw_named(self, operands: Any) -> None:
        """Draw a picture or a form."""
        drawn = self._named("/XObject", operands[0])
        match str(drawn.get("/Subtype")) if drawn is not None else "":
            case "/Image":
                self._picture(drawn)
            case "/Form":
                self.draw(drawn, matrix_of(drawn))
            case "/PS":
                self.fault("there is PostScript in it; take it out")

    def draw_inline(self, operands: Any) -> None:
        """Draw a picture that stands in the content itself."""
        self._picture(operands[0].obj)

    def _picture(self, image: Any) -> None:
        bounds = bounds_of([moved(corner, self.state.ctm) for corner in _UNIT])
        if "/SMask" in image:
            self.transparent()
        packed = str(image.get("/Filter", ""))
        if "LZW" in packed or "JPX" in packed:
            self.fault("a picture is packed with LZW or JPEG 2000; pack it in another way")
        if bool(image.get("/ImageMask", image.get("/IM", False))):
            self._mark(bounds, self.state.fill)
            return
        described = image.get("/ColorSpace", image.get("/CS", pikepdf.Name.DeviceGray))
        space = self.space(described, "a picture")
        if not space.foreign:
            most = heaviest(image, space)
            self.marks.append(Mark(bounds, most, overprints=False, fills_bounds=True))
