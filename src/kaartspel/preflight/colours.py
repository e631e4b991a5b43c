"""Follow the colours that are set: in which inks shapes, lines and text are to be painted."""

from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.blends import colours_of
from kaartspel.preflight.canvas import Canvas, Operands, Operators
from kaartspel.preflight.plates import CMYK, GREY, RGB, Plates, Space, space_of
from kaartspel.preflight.resources import Settings
from kaartspel.preflight.state import Paint, matrix_of, numbers


class Colours:
    """Mixes the paints of a canvas, and notes colours that no press has."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def operators(self) -> Operators:
        """Return what the operators for colours do."""
        return {
            "g": lambda values: self._set(self._canvas.state.fill, GREY, values),
            "G": lambda values: self._set(self._canvas.state.stroke, GREY, values),
            "k": lambda values: self._set(self._canvas.state.fill, CMYK, values),
            "K": lambda values: self._set(self._canvas.state.stroke, CMYK, values),
            "rg": lambda values: self._set(self._canvas.state.fill, RGB, values),
            "RG": lambda values: self._set(self._canvas.state.stroke, RGB, values),
            "cs": lambda operands: self._choose(self._canvas.state.fill, operands),
            "CS": lambda operands: self._choose(self._canvas.state.stroke, operands),
            "sc": lambda operands: self._mix(self._canvas.state.fill, operands),
            "SC": lambda operands: self._mix(self._canvas.state.stroke, operands),
            "scn": lambda operands: self._mix(self._canvas.state.fill, operands),
            "SCN": lambda operands: self._mix(self._canvas.state.stroke, operands),
        }

    def apply(self, settings: Settings) -> None:
        """Take over what a graphics state says of overprinting; note what it must not say."""
        state = self._canvas.state
        if settings.stroke_overprints is not None:
            state.stroke.overprints = settings.stroke_overprints
        if settings.fill_overprints is not None:
            state.fill.overprints = settings.fill_overprints
        if settings.overprint_mode is not None:
            state.overprint_mode = settings.overprint_mode
        if settings.changes_colours:
            self._canvas.fault(say("a transfer curve would change the colours; take it out"))
        if settings.is_transparent:
            self._canvas.transparent()

    def heaviest_blend(self, shading: Any) -> Plates:
        """Return what a shading puts on the plates where its inks sum up highest."""
        space = self.space(shading.ColorSpace, say("a shading"))
        blended = colours_of(shading.get("/Function"))
        self._canvas.take(sum(map(len, blended)))
        mixed = [space.mix(colour) for colour in blended] or [space.full]
        return max(mixed, key=lambda plates: sum(plates.values()))

    def space(self, described: Any, what: str) -> Space:
        """Return the space that is described; note a fault where it is none of a press."""
        space = space_of(described, self._canvas.resources)
        self._canvas.take(len(space.plates) * (1 + len(space.palette or ())))
        if space.foreign:
            self._canvas.fault(
                say("{what} is {foreign}; convert it to CMYK", what=what, foreign=space.foreign)
            )
        return space

    def _set(self, paint: Paint, space: Space, values: Operands) -> None:
        if space.foreign:
            self._canvas.fault(
                say("a colour is {foreign}; convert it to CMYK", foreign=space.foreign)
            )
        paint.space, paint.plates = space, space.mix(numbers(values))

    def _choose(self, paint: Paint, operands: Operands) -> None:
        paint.space = self.space(operands[0], say("a colour"))
        paint.plates = paint.space.full

    def _mix(self, paint: Paint, operands: Operands) -> None:
        """Mix a colour of the space that was chosen, or take a pattern."""
        if not operands or not isinstance(operands[-1], pikepdf.Name):
            paint.plates = paint.space.mix(numbers(operands))
            return
        pattern = self._canvas.named("/Pattern", operands[-1])
        paint.plates = paint.space.mix(numbers(operands[:-1]))
        if pattern is not None and int(pattern.PatternType) == 2:
            paint.plates = self.heaviest_blend(pattern.Shading)
        elif pattern is not None:
            self._canvas.draw(pattern, matrix_of(pattern))
