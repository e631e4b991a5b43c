"""Follow the graphics state and the colours through a content stream."""

from typing import Any, ClassVar

import pikepdf

from kaartspel.preflight.plates import CMYK, GREY, RGB, Plates, Space, space_of
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.state import (
    IDENTITY,
    Mark,
    Matrix,
    Paint,
    State,
    concatenate,
    matrix_of,
    numbers,
)

_DEEPEST = 12  # drawings within drawings
_MOST_BYTES = 4_000_000  # of one drawing; the pages that kaartspel makes have a few thousand
_MOST_STEPS = 1_000_000  # of one page, with all that is drawn on it
_TOO_MUCH = "more is drawn on it than can be looked at; flatten it into a picture"


def _length(content: Any) -> int:
    """Return how many bytes of operators a page or a drawing has."""
    drawn = content.obj.get("/Contents") if isinstance(content, pikepdf.Page) else content
    parts = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    return sum(len(part.read_bytes()) for part in parts if isinstance(part, pikepdf.Stream))


class Colours:
    """The ground of a reader. `marks` is what was painted, `faults` what no press can print.

    `OPERATORS` names the method for each operator that matters.
    """

    OPERATORS: ClassVar[dict[str, str]] = {
        "q": "save", "Q": "restore", "cm": "transform", "gs": "apply_state",
        "g": "fill_grey", "k": "fill_cmyk", "rg": "fill_rgb",
        "G": "stroke_grey", "K": "stroke_cmyk", "RG": "stroke_rgb",
        "cs": "fill_space", "sc": "fill_colour", "scn": "fill_colour",
        "CS": "stroke_space", "SC": "stroke_colour", "SCN": "stroke_colour",
    }  # fmt: skip

    def __init__(self, known: FileResources, *, allows_transparency: bool) -> None:
        self.known = known
        self.marks: list[Mark] = []
        self.faults: dict[str, None] = {}
        self.state, self.resources = State(), {}
        self._allows_transparency = allows_transparency
        self._saved: list[State] = []
        self._depth = self._steps = 0

    state: State
    resources: Any

    def read(self, content: Any, resources: Any) -> None:
        """Read a content stream: a page's, or that of something drawn on it."""
        if self._depth > _DEEPEST:
            self.fault("drawings are nested too deeply to be looked at")
            return
        outer, saved = self.resources, self._saved
        self.resources, self._saved = resources, []
        self._depth += 1
        instructions: Any = ()
        if _length(content) <= _MOST_BYTES:
            instructions = pikepdf.parse_content_stream(content)
        else:
            self.fault(_TOO_MUCH)
        for operands, operator in instructions:
            self._steps += 1
            if self._steps > _MOST_STEPS:
                self.fault(_TOO_MUCH)
                break
            if action := self.OPERATORS.get(str(operator)):
                getattr(self, action)(operands)
        self._depth -= 1
        self.resources, self._saved = outer, saved

    def draw(self, drawn: Any, matrix: Matrix = IDENTITY) -> None:
        """Read a form, a pattern or a glyph; it begins with the state that it is drawn in."""
        if str(drawn.get("/Group", {}).get("/S", "")) == "/Transparency":
            self.transparent()
        before = self.state.copy()
        self.state.ctm = concatenate(matrix, self.state.ctm)
        self.read(drawn, drawn.get("/Resources", self.resources))
        self.state = before

    def fault(self, words: str) -> None:
        """Note a fault, once."""
        self.faults.setdefault(words)

    def transparent(self) -> None:
        """Note that something is transparent, where it must not be."""
        if not self._allows_transparency:
            self.fault("something is transparent; flatten it")

    def overprints(self, paint: Paint) -> bool:
        """Return whether inks that the paint lacks stay: in CMYK only with overprint mode 1."""
        if paint.space is GREY or (paint.space is CMYK and not self.state.overprint_mode):
            return False
        return paint.overprints

    def save(self, _: Any) -> None:
        """Keep the state."""
        self._saved.append(self.state.copy())

    def restore(self, _: Any) -> None:
        """Go back to the state that was kept."""
        if self._saved:
            self.state = self._saved.pop()

    def transform(self, operands: Any) -> None:
        """Move, turn or scale what follows."""
        a, b, c, d, e, f = numbers(operands)
        self.state.ctm = concatenate((a, b, c, d, e, f), self.state.ctm)

    def apply_state(self, operands: Any) -> None:
        """Take over what a graphics state says of overprinting; note what it must not say."""
        settings, state = self.known.settings(self.resources, str(operands[0])), self.state
        if settings.stroke_overprints is not None:
            state.stroke.overprints = settings.stroke_overprints
        if settings.fill_overprints is not None:
            state.fill.overprints = settings.fill_overprints
        if settings.overprint_mode is not None:
            state.overprint_mode = settings.overprint_mode
        if settings.changes_colours:
            self.fault("a transfer curve would change the colours; take it out")
        if settings.is_transparent:
            self.transparent()

    def fill_grey(self, operands: Any) -> None:
        """Fill in grey."""
        self._set(self.state.fill, GREY, operands)

    def fill_cmyk(self, operands: Any) -> None:
        """Fill in CMYK."""
        self._set(self.state.fill, CMYK, operands)

    def fill_rgb(self, operands: Any) -> None:
        """Fill in RGB, which is a fault."""
        self._set(self.state.fill, RGB, operands)

    def fill_space(self, operands: Any) -> None:
        """Choose a colour space to fill in."""
        self._choose(self.state.fill, operands)

    def fill_colour(self, operands: Any) -> None:
        """Choose a colour to fill in, or a pattern."""
        self._mix(self.state.fill, operands)

    def stroke_grey(self, operands: Any) -> None:
        """Draw lines in grey."""
        self._set(self.state.stroke, GREY, operands)

    def stroke_cmyk(self, operands: Any) -> None:
        """Draw lines in CMYK."""
        self._set(self.state.stroke, CMYK, operands)

    def stroke_rgb(self, operands: Any) -> None:
        """Draw lines in RGB, which is a fault."""
        self._set(self.state.stroke, RGB, operands)

    def stroke_space(self, operands: Any) -> None:
        """Choose a colour space for lines."""
        self._choose(self.state.stroke, operands)

    def stroke_colour(self, operands: Any) -> None:
        """Choose a colour for lines, or a pattern."""
        self._mix(self.state.stroke, operands)

    def shading(self, shading: Any) -> Plates:
        """Return what a shading puts on the plates where its inks sum up highest."""
        space = self.space(shading.ColorSpace, "a shading")
        ends = [space.mix(end) for end in _ends(shading.get("/Function"))] or [space.full]
        return max(ends, key=lambda plates: sum(plates.values()))

    def space(self, described: Any, what: str) -> Space:
        """Return the space that is described; note a fault where it is none of a press."""
        space = space_of(described, self.resources)
        if space.foreign:
            self.fault(f"{what} is {space.foreign}; convert it to CMYK")
        return space

    def _named(self, kind: str, name: Any) -> Any:
        return self.resources.get(kind, {}).get(str(name))

    def _set(self, paint: Paint, space: Space, values: Any) -> None:
        if space.foreign:
            self.fault(f"a colour is {space.foreign}; convert it to CMYK")
        paint.space, paint.plates = space, space.mix(numbers(values))

    def _choose(self, paint: Paint, operands: Any) -> None:
        paint.space = self.space(operands[0], "a colour")
        paint.plates = paint.space.full

    def _mix(self, paint: Paint, operands: Any) -> None:
        if not operands or not isinstance(operands[-1], pikepdf.Name):
            paint.plates = paint.space.mix(numbers(operands))
            return
        pattern = self._named("/Pattern", operands[-1])
        paint.plates = paint.space.mix(numbers(operands[:-1]))
        if pattern is not None and int(pattern.PatternType) == 2:
            paint.plates = self.shading(pattern.Shading)
        elif pattern is not None:
            self.draw(pattern, matrix_of(pattern))


def _ends(function: Any) -> list[list[float]]:
    """Return the colours at the ends of blends: of one, or of those that it is stitched from."""
    if isinstance(function, pikepdf.Array):  # one function for each plate
        parts = [_ends(part) for part in function]
        return [[max(end[0] for end in part) for part in parts]] if all(parts) else []
    kind = int(function.FunctionType) if function is not None else None
    if kind == 2:
        return [numbers(function.get("/C0", (0,))), numbers(function.get("/C1", (1,)))]
    if kind == 3:
        return [end for part in function.Functions for end in _ends(part)]
    return []
