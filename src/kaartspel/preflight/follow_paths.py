"""Follow paths: shapes that are filled, and lines that are drawn along them."""

from kaartspel.preflight.canvas import Canvas, Operands, Operators
from kaartspel.preflight.state import bounds_of, moved, numbers


class Paths:
    """Notes the marks that paths leave on a canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._points: list[tuple[float, float]] = []  # in pt on the page
        self._shape = ""

    def operators(self) -> Operators:
        """Return what the operators for paths do."""
        return {
            "w": self._set_width,
            **dict.fromkeys(("m", "l", "c", "v", "y"), self._add_points),
            "re": self._add_rectangle,
            "n": self._end,
            **dict.fromkeys(("f", "F", "f*"), self._fill),
            **dict.fromkeys(("S", "s"), self._stroke),
            **dict.fromkeys(("B", "B*", "b", "b*"), self._fill_and_stroke),
        }

    def _set_width(self, operands: Operands) -> None:
        self._canvas.state.line_width = float(operands[0])

    def _add_points(self, operands: Operands) -> None:
        """Go on with a path. A curve lies within the bounds of its handles."""
        values, m = numbers(operands), self._canvas.state.ctm
        self._points += [moved(point, m) for point in zip(values[::2], values[1::2], strict=True)]
        self._shape = "other"

    def _add_rectangle(self, operands: Operands) -> None:
        x, y, width, height = numbers(operands)
        corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
        m = self._canvas.state.ctm
        self._points += [moved(corner, m) for corner in corners]
        is_upright = m[1] == m[2] == 0 or m[0] == m[3] == 0
        self._shape = "rectangle" if not self._shape and is_upright else "other"

    def _end(self, _: Operands) -> None:
        self._points, self._shape = [], ""

    def _fill(self, operands: Operands) -> None:
        self._mark_inside()
        self._end(operands)

    def _stroke(self, operands: Operands) -> None:
        self._mark_line()
        self._end(operands)

    def _fill_and_stroke(self, operands: Operands) -> None:
        self._mark_inside()
        self._mark_line()
        self._end(operands)

    def _mark_inside(self) -> None:
        if self._points:
            is_whole = self._shape == "rectangle"
            paint = self._canvas.state.fill
            self._canvas.mark(bounds_of(self._points), paint, fills_bounds=is_whole)

    def _mark_line(self) -> None:
        if self._points:
            state = self._canvas.state
            a, b, c, d = state.ctm[:4]
            half = state.line_width * max(abs(a) + abs(c), abs(b) + abs(d)) / 2
            left, bottom, right, top = bounds_of(self._points)
            self._canvas.mark((left - half, bottom - half, right + half, top + half), state.stroke)
