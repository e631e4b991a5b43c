"""Follow text: what it says, where it stands, and its real size on paper."""

from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.canvas import Canvas, Operands, Operators
from kaartspel.preflight.pdf_font import PdfFont
from kaartspel.preflight.resources import Settings
from kaartspel.preflight.state import (
    IDENTITY,
    GraphicsState,
    Mark,
    bounds_of,
    concatenate,
    moved,
    numbers,
)

_ASCENT, _DESCENT = 1.0, 0.3  # of the size: how far type reaches from its baseline, at most
_STEPS_TO_READ = 20  # a font that stands where it is named, each time
_INVISIBLE = (3, 7)  # text rendering modes
_UNKNOWN_WIDTH = 500.0  # 1/1000 em, where a font does not say


class TextReader:
    """Notes the marks that type leaves on a canvas, and fonts that are not embedded."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._judged: set[Any] = set()  # fonts of which the faults are noted

    def operators(self) -> Operators:
        """Return what the operators for text do."""
        return {
            "BT": self._begin,
            "Tf": self._set_font,
            "Tm": self._set_matrix,
            "Td": self._move_line,
            "TD": self._move_and_lead,
            "T*": self._next_line,
            "Tj": lambda operands: self._show((operands[0],)),
            "TJ": lambda operands: self._show(operands[0]),
            "'": self._show_next,
            '"': self._show_next,
            "TL": self._set_leading,
            "Ts": self._set_rise,
            "Tc": self._set_character_space,
            "Tw": self._set_word_space,
            "Tz": self._set_stretch,
            "Tr": self._set_mode,
        }

    def apply(self, settings: Settings) -> None:
        """Take over the font that a graphics state may name."""
        if settings.font:
            described, size = settings.font
            self._canvas.state.font, self._canvas.state.size = self.judge_font(described), size

    def judge_font(self, described: Any) -> PdfFont:
        """Return what a font says; note its faults, and those of glyphs that it draws."""
        self._canvas.take(1 if described.is_indirect else _STEPS_TO_READ)
        font = self._canvas.file.font(described)
        if described.is_indirect and described.objgen in self._judged:
            return font
        if described.is_indirect:
            self._judged.add(described.objgen)
        self._canvas.take(len(font.widths) + len(font.characters) + len(font.drawings))
        if not font.is_embedded:
            self._canvas.fault(say("the font {name} is not embedded; embed it", name=font.name))
        for glyph in font.drawings:
            self._canvas.draw(glyph, IDENTITY)
        return font

    def _set_font(self, operands: Operands) -> None:
        described = self._canvas.named("/Font", operands[0])
        self._canvas.state.font = self.judge_font(described) if described is not None else None
        self._canvas.state.size = float(operands[1])

    def _begin(self, _: Operands) -> None:
        self._canvas.text = self._canvas.line = IDENTITY

    def _set_matrix(self, operands: Operands) -> None:
        a, b, c, d, e, f = numbers(operands)
        self._canvas.line = self._canvas.text = (a, b, c, d, e, f)

    def _move_line(self, operands: Operands) -> None:
        x, y = numbers(operands)
        canvas = self._canvas
        canvas.line = canvas.text = concatenate((1, 0, 0, 1, x, y), canvas.line)

    def _move_and_lead(self, operands: Operands) -> None:
        self._canvas.state.leading = -float(operands[1])
        self._move_line(operands)

    def _next_line(self, _: Operands) -> None:
        self._move_line((0, -self._canvas.state.leading))

    def _set_leading(self, operands: Operands) -> None:
        self._canvas.state.leading = float(operands[0])

    def _set_rise(self, operands: Operands) -> None:
        self._canvas.state.rise = float(operands[0])

    def _set_character_space(self, operands: Operands) -> None:
        self._canvas.state.character_space = float(operands[0])

    def _set_word_space(self, operands: Operands) -> None:
        self._canvas.state.word_space = float(operands[0])

    def _set_stretch(self, operands: Operands) -> None:
        self._canvas.state.stretch = float(operands[0]) / 100

    def _set_mode(self, operands: Operands) -> None:
        """Fill characters, draw their outlines, or show nothing."""
        self._canvas.state.mode = int(operands[0])

    def _show_next(self, operands: Operands) -> None:
        """Show a string on the next line."""
        if len(operands) == 3:
            self._set_word_space(operands)
            self._set_character_space(operands[1:])
        self._next_line(())
        self._show((operands[-1],))

    def _show(self, pieces: Any) -> None:
        """Show strings, with distances between them."""
        canvas = self._canvas
        if canvas.state.font is None:
            return
        canvas.take(sum(len(bytes(p)) if isinstance(p, pikepdf.String) else 1 for p in pieces))
        width, inked, text = _measure(pieces, canvas.state, canvas.state.font)
        if canvas.state.mode not in _INVISIBLE:
            self._mark(inked, text)
        canvas.text = concatenate((1, 0, 0, 1, width, 0), canvas.text)

    def _mark(self, width: float, text: str) -> None:
        canvas, state = self._canvas, self._canvas.state
        m = concatenate(canvas.text, state.ctm)
        low, high = (state.rise + part * state.size for part in (-_DESCENT, _ASCENT))
        corners = ((0.0, low), (width, low), (width, high), (0.0, high))
        bounds = bounds_of([moved(corner, m) for corner in corners])
        paint = state.stroke if state.mode in (1, 5) else state.fill
        size = abs(state.size) * (m[2] ** 2 + m[3] ** 2) ** 0.5
        overprints = canvas.overprints(paint)
        canvas.marks.append(Mark(bounds, paint.plates, overprints, size=size, text=text))


def _measure(pieces: Any, state: GraphicsState, font: PdfFont) -> tuple[float, float, str]:
    """Return how wide strings are, with the distances between them, and what they say.

    Between the two stands the width up to the white space at the end, which is no ink. Widths are
    in units of the text's matrix: pt, where that only moves.
    """
    width, inked, text = 0.0, 0.0, ""
    for piece in pieces:
        if not isinstance(piece, pikepdf.String):
            width -= float(piece) / 1000 * state.size * state.stretch
            continue
        for code in font.codes(bytes(piece)):
            space = state.word_space if code == 32 and font.code_length == 1 else 0
            own = font.widths.get(code, _UNKNOWN_WIDTH) / 1000 * state.size
            width += (own + state.character_space + space) * state.stretch
            text += (character := font.characters.get(code, ""))
            inked = inked if character.isspace() else width
    return width, inked, text
