"""Turn a text into set lines: Texts at fixed places, kerned, with broken words kept whole."""

from dataclasses import dataclass

from kaartspel.deck.model import Colour
from kaartspel.frame import Piece, Text
from kaartspel.type.breaking import Hyphenator, Line, break_lines
from kaartspel.type.typeface import Typeface

_OPENING = "‘“«„"
PROTRUSION = 0.29  # how far an opening quotation mark stands out of the column, in em


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: face, size in pt, leading as a multiple of the size, colour."""

    face: Typeface
    size: float
    leading: float
    colour: Colour

    def width(self, text: str) -> float:
        """Return the width of a line in pt, without what protrudes at its left."""
        return (self.face.width(text) - self.protrusion_em(text)) * self.size

    def protrusion(self, text: str) -> float:
        """Return how far a line's opening quotation mark stands out to the left, in pt."""
        return self.protrusion_em(text) * self.size

    def protrusion_em(self, text: str) -> float:
        """Return the same in em."""
        # A wide mark goes no further than the margin has room for: the rest stands in the line.
        return min(self.face.width(text[0]), PROTRUSION) if text and text[0] in _OPENING else 0.0


@dataclass(frozen=True, slots=True)
class Column:
    """A text broken into lines, not yet placed. `height` runs from cap line to last baseline."""

    style: Style
    lines: tuple[Line, ...]

    @property
    def is_hyphenated(self) -> bool:
        """Whether a hyphen was added to break a word."""
        return any(line.broken for line in self.lines)

    @property
    def divides_words(self) -> bool:
        """Whether a word stands on two lines, with a hyphen that was added or one of its own."""
        return any(line.text.endswith("-") for line in self.lines[:-1])

    @property
    def height(self) -> float:
        """The height in pt, from the top of the first line's capitals to the last baseline."""
        style = self.style
        return style.size * (style.face.cap_height + style.leading * (len(self.lines) - 1))

    def place(self, x: float, y: float) -> tuple[Text, ...]:
        """Return the lines as Texts; the first line's capitals touch `y`, its stems `x`."""
        style = self.style
        baseline = y + style.size * style.face.cap_height
        return tuple(_texts(self, x, baseline))


def set_column(text: str, style: Style, width: float, hyphens: Hyphenator) -> Column | None:
    """Return `text` broken to `width` (pt), or None where a word is too long for it."""
    # Measured in em: a word is then looked up in one place, whatever its size.
    lines = break_lines(text, width / style.size, style.face.width, hyphens, style.protrusion_em)
    return Column(style, lines) if lines else None


def set_line(text: str, style: Style, x: float, baseline: float) -> Text:
    """Return one line that is not broken, its first character's origin at (x, baseline)."""
    return _text(style, text, (_piece(style, text, x, baseline),))


def _texts(column: Column, x: float, baseline: float) -> list[Text]:
    style, texts = column.style, []
    # A word that stands on several lines: its pieces so far, and what they say together.
    pieces: tuple[Piece, ...] = ()
    says = ""
    for index, line in enumerate(column.lines):
        y = baseline + index * style.size * style.leading
        at = x - style.protrusion(line.text)
        rest = line.text + (" " if line.joint == " " else "")
        # Readers take any hyphen at a line's end for an added one; a word of pieces is safe.
        goes_on = index < len(column.lines) - 1 and line.text.endswith("-")
        if pieces and (" " in line.text or not goes_on):
            head, space, tail = rest.partition(" ")
            pieces += (_piece(style, head, at, y),)
            texts.append(_text(style, says + head, pieces))
            at, rest, pieces, says = at + style.width(head), space + tail, (), ""
        if goes_on:
            rest, gap, last = rest.rstrip().rpartition(" ")
            rest += gap
            pieces += (_piece(style, last, at + style.width(rest) + style.protrusion(rest), y),)
            says += last[:-1] if line.broken else last + line.joint
        if rest:
            texts.append(_text(style, rest, (_piece(style, rest, at, y),)))
    return texts


def _piece(style: Style, text: str, x: float, y: float) -> Piece:
    return Piece(round(x, 3), round(y, 3), text, style.face.kerns(text))


def _text(style: Style, says: str, pieces: tuple[Piece, ...]) -> Text:
    return Text(style.face.name, style.size, style.colour, says, pieces)
