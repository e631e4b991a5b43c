"""Read what a page paints: shapes and pictures, and type with its real size on paper."""

from typing import Any, ClassVar

import pikepdf

from kaartspel.preflight.pdf_font import PdfFont
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.shapes import Shapes
from kaartspel.preflight.state import IDENTITY, Mark, Matrix, bounds_of, concatenate, moved, numbers

_ASCENT, _DESCENT = 1.0, 0.3  # of the size: how far type reaches from its baseline, at most
_INVISIBLE = (3, 7)  # text rendering modes
_UNKNOWN_WIDTH = 500.0  # 1/1000 em, where a font does not say


class Reader(Shapes):
    """Reads one page."""

    OPERATORS: ClassVar[dict[str, str]] = {
        **Shapes.OPERATORS,
        "BT": "begin_text", "Tf": "set_font", "Tm": "set_matrix", "Td": "move_line",
        "TD": "move_and_lead", "T*": "next_line", "Tj": "show", "'": "show_next",
        '"': "show_next", "TJ": "show_pieces", "TL": "set_leading", "Ts": "set_rise",
        "Tc": "set_character_space", "Tw": "set_word_space", "Tz": "set_stretch",
        "Tr": "set_mode",
    }  # fmt: skip

    def __init__(self, known: FileResources, *, allows_transparency: bool) -> None:
        super().__init__(known, allows_transparency=allows_transparency)
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._seen: set[Any] = set()  # fonts of which the faults are noted

    def read(self, content: Any, resources: Any) -> None:
        """Read a content stream. Its fonts count whether it uses them or not."""
        for font in resources.get("/Font", {}).values():
            self._font(font)
        super().read(content, resources)

    def draw(self, drawn: Any, matrix: Matrix = IDENTITY) -> None:
        """Read a form, a pattern or a glyph, which has text of its own."""
        text, line = self._text, self._line
        super().draw(drawn, matrix)
        self._text, self._line = text, line

    def apply_state(self, operands: Any) -> None:
        """Take over a graphics state, with the font that it may name."""
        super().apply_state(operands)
        if named := self.known.settings(self.resources, str(operands[0])).font:
            font, size = named
            self.state.font, self.state.size = self._font(font), size

    def _font(self, described: Any) -> PdfFont:
        font = self.known.font(described)
        if described.is_indirect and described.objgen in self._seen:
            return font
        if described.is_indirect:
            self._seen.add(described.objgen)
        if not font.is_embedded:
            self.fault(f"the font {font.name} is not embedded; embed it")
        for glyph in font.drawings:
            self.draw(glyph)
        return font

    def set_font(self, operands: Any) -> None:
        """Set font and size."""
        described = self._named("/Font", operands[0])
        self.state.font = self._font(described) if described is not None else None
        self.state.size = float(operands[1])

    def begin_text(self, _: Any) -> None:
        """Begin at the origin."""
        self._text = self._line = IDENTITY

    def set_matrix(self, operands: Any) -> None:
        """Place a line, and scale or turn it."""
        a, b, c, d, e, f = numbers(operands)
        self._line = self._text = (a, b, c, d, e, f)

    def move_line(self, operands: Any) -> None:
        """Move to another line."""
        x, y = numbers(operands)
        self._line = self._text = concatenate((1, 0, 0, 1, x, y), self._line)

    def move_and_lead(self, operands: Any) -> None:
        """Move to another line, and keep the distance."""
        self.state.leading = -float(operands[1])
        self.move_line(operands)

    def next_line(self, _: Any) -> None:
        """Move to the next line."""
        self.move_line((0, -self.state.leading))

    def set_leading(self, operands: Any) -> None:
        """Set the distance of lines."""
        self.state.leading = float(operands[0])

    def set_rise(self, operands: Any) -> None:
        """Raise what follows."""
        self.state.rise = float(operands[0])

    def set_character_space(self, operands: Any) -> None:
        """Space characters out."""
        self.state.character_space = float(operands[0])

    def set_word_space(self, operands: Any) -> None:
        """Space words out."""
        self.state.word_space = float(operands[0])

    def set_stretch(self, operands: Any) -> None:
        """Stretch characters across."""
        self.state.stretch = float(operands[0]) / 100

    def set_mode(self, operands: Any) -> None:
        """Fill characters, draw their outlines, or show nothing."""
        self.state.shows = int(operands[0])

    def show(self, operands: Any) -> None:
        """Show a string."""
        self._show((operands[0],))

    def show_next(self, operands: Any) -> None:
        """Show a string on the next line."""
        if len(operands) == 3:
            self.set_word_space(operands)
            self.set_character_space(operands[1:])
        self.next_line(())
        self._show((operands[-1],))

    def show_pieces(self, operands: Any) -> None:
        """Show strings, with distances between them."""
        self._show(operands[0])

    def _show(self, pieces: Any) -> None:
        state, font = self.state, self.state.font
        if font is None:
            return
        width, said = 0.0, ""
        for piece in pieces:
            if not isinstance(piece, pikepdf.String):
                width -= float(piece) / 1000 * state.size * state.stretch
                continue
            for code in font.codes(bytes(piece)):
                space = state.word_space if code == 32 and font.code_length == 1 else 0
                own = font.widths.get(code, _UNKNOWN_WIDTH) / 1000 * state.size
                width += (own + state.character_space + space) * state.stretch
                said += font.says.get(code, "")
        if state.shows not in _INVISIBLE:
            self._mark_text(width, said)
        self._text = concatenate((1, 0, 0, 1, width, 0), self._text)

    def _mark_text(self, width: float, said: str) -> None:
        state = self.state
        m = concatenate(self._text, state.ctm)
        low, high = (state.rise + part * state.size for part in (-_DESCENT, _ASCENT))
        corners = ((0.0, low), (width, low), (width, high), (0.0, high))
        paint = state.stroke if state.shows in (1, 5) else state.fill
        self.marks.append(
            Mark(
                bounds_of([moved(corner, m) for corner in corners]),
                paint.plates,
                self.overprints(paint),
                size=abs(state.size) * (m[2] ** 2 + m[3] ** 2) ** 0.5,
                text=said,
            )
        )
