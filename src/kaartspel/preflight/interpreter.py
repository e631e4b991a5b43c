"""Read the content of a page: go through its operators, and through what is drawn on it."""

from typing import Any

import pikepdf

from kaartspel.messages import say
from kaartspel.preflight.canvas import Canvas, Operands, Operators, TooMuch
from kaartspel.preflight.colours import Colours
from kaartspel.preflight.follow_paths import Paths
from kaartspel.preflight.follow_text import TextReader
from kaartspel.preflight.resources import FileResources
from kaartspel.preflight.state import IDENTITY, GraphicsState, Matrix, concatenate, numbers
from kaartspel.preflight.streams import NotJudged, read_bounded
from kaartspel.preflight.xobjects import XObjects

_DEEPEST = 12  # drawings within drawings
_MOST_BYTES = 4_000_000  # of one drawing; the pages that kaartspel makes have a few thousand
_STEPS_TO_OPEN = 100  # what it takes to open a drawing, in steps
_BYTES_A_STEP = 20  # to read it
_TOO_MUCH = say("more is drawn on it than can be looked at; flatten it into a picture")


class Interpreter:
    """Reads one page onto a canvas. Others say what operators do; this one goes through them."""

    def __init__(self, file: FileResources, *, allows_transparency: bool) -> None:
        self.canvas = Canvas(file, allows_transparency, self.draw)
        self._colours, self._text = Colours(self.canvas), TextReader(self.canvas)
        self._saved: list[GraphicsState] = []
        self._depth = 0
        self._operators: Operators = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._transform,
            "gs": self._apply_settings,
            **self._colours.operators(),
            **self._text.operators(),
            **Paths(self.canvas).operators(),
            **XObjects(self.canvas, self._colours).operators(),
        }

    def read_page(self, page: Any) -> Canvas:
        """Read a page; return the canvas with all that it paints."""
        if _is_group(page.obj):
            self.canvas.transparent()
        try:
            self._read(page, page.obj.get("/Resources", {}))
        except TooMuch:
            self.canvas.fault(_TOO_MUCH)
        return self.canvas

    def draw(self, drawn: Any, matrix: Matrix = IDENTITY) -> None:
        """Read a form, a pattern or a glyph; it begins with the state that it is drawn in."""
        canvas = self.canvas
        if _is_group(drawn):
            canvas.transparent()
        state, text, line = canvas.state.copy(), canvas.text, canvas.line
        canvas.state.ctm = concatenate(matrix, canvas.state.ctm)
        self._read(drawn, drawn.get("/Resources", canvas.resources))
        canvas.state, canvas.text, canvas.line = state, text, line

    def _read(self, content: Any, resources: Any) -> None:
        """Read a content stream. Its fonts count whether it uses them or not."""
        for font in resources.get("/Font", {}).values():
            self._text.judge_font(font)
        if self._depth > _DEEPEST:
            self.canvas.fault(say("drawings are nested too deeply to be looked at"))
            return
        outer, saved = self.canvas.resources, self._saved
        self.canvas.resources, self._saved = resources, []
        self._depth += 1
        self._follow(content)
        self._depth -= 1
        self.canvas.resources, self._saved = outer, saved

    def _follow(self, content: Any) -> None:
        self.canvas.take(_STEPS_TO_OPEN + _length(content) // _BYTES_A_STEP)
        instructions: Any = pikepdf.parse_content_stream(content)
        self.canvas.take(len(instructions))
        for instruction in instructions:
            # Unpacked as a pair, an instruction takes three times as long.
            if act := self._operators.get(str(instruction.operator)):
                act(instruction.operands)

    def _save(self, _: Operands) -> None:
        self._saved.append(self.canvas.state.copy())

    def _restore(self, _: Operands) -> None:
        if self._saved:
            self.canvas.state = self._saved.pop()

    def _transform(self, operands: Operands) -> None:
        """Move, turn or scale what follows."""
        a, b, c, d, e, f = numbers(operands)
        self.canvas.state.ctm = concatenate((a, b, c, d, e, f), self.canvas.state.ctm)

    def _apply_settings(self, operands: Operands) -> None:
        """Take over a graphics state that the resources name."""
        settings = self.canvas.file.settings(self.canvas.resources, str(operands[0]))
        self._colours.apply(settings)
        self._text.apply(settings)


def _is_group(drawn: Any) -> bool:
    """Return whether a page or a form is blended as one with what lies below it."""
    return str(drawn.get("/Group", {}).get("/S", "")) == "/Transparency"


def _length(content: Any) -> int:
    """Return how many bytes a page or a drawing has. Raises TooMuch where they are too many."""
    drawn = content.obj.get("/Contents") if isinstance(content, pikepdf.Page) else content
    parts = drawn if isinstance(drawn, pikepdf.Array) else [drawn]
    streams = [part for part in parts if isinstance(part, pikepdf.Stream)]
    length = 0
    for stream in streams:
        try:
            length += len(read_bounded(stream, max(_MOST_BYTES - length, 1)))
        except NotJudged as error:
            raise TooMuch from error
    return length
