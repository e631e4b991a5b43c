"""Turn a text into set lines: Texts at fixed places, kerned, with broken words kept whole."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from math import inf

from kaartspel.deck.model import Colour
from kaartspel.frame import Piece, Text
from kaartspel.type.breaking import Line, Measure, break_lines
from kaartspel.type.opportunities import Hyphenator
from kaartspel.type.typeface import Typeface

_QUOTES, _BRACKETS = "‘“«„", "(["
_PROTRUDING = frozenset(_QUOTES + _BRACKETS)
PROTRUSION = 0.25  # how far an opening quotation mark stands out of the column at the most, in em
_BRACKET_OUT = 0.4  # of its width stands out of a bracket: out wholly, it looks like an indent
_LARGE = 20.0  # pt; from this size on, what stands before a stem is seen
_BEARING = 0.9  # pt; how far from the column's edge stems stand in smaller type


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

    def advance(self, text: str) -> float:
        """Return how far a text runs in pt, from where its first character begins."""
        return self.face.width(text) * self.size

    def protrusion(self, text: str) -> float:
        """Return how far a line's opening mark or bracket stands out to the left, in pt."""
        return self.protrusion_em(text) * self.size

    def protrusion_em(self, text: str) -> float:
        """Return the same in em."""
        part = 1.0 if text[:1] in _QUOTES else _BRACKET_OUT if text[:1] in _BRACKETS else 0.0
        # A wide mark goes no further than the margin has room for: the rest stands in the line.
        return min(part * self.face.width(text[0]), PROTRUSION) if text and part else 0.0

    @property
    def outset(self) -> float:
        """How far a line of large type begins before its column, so that stems stand in line."""
        is_large = self.size >= _LARGE
        return max(0.0, self.face.bearing("H") * self.size - _BEARING) if is_large else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a text in a face of its own: from the index `start` to where the next begins.

    `scale` is its size as a part of the text's.
    """

    start: int
    face: Typeface
    scale: float = 1.0

    def styled(self, style: Style) -> Style:
        """Return the style of the run within a text of a style."""
        if self.face is style.face and self.scale == 1:
            return style
        return replace(style, face=self.face, size=style.size * self.scale)


@dataclass(frozen=True, slots=True)
class Column:
    """A text broken into lines, not yet placed. `height` runs from cap line to last baseline.

    Where there are no `runs`, all of it is in the face of its style.
    """

    style: Style
    lines: tuple[Line, ...]
    runs: tuple[Run, ...] = ()

    @property
    def is_hyphenated(self) -> bool:
        """Whether a hyphen was added to break a word."""
        return any(line.broken for line in self.lines)

    @property
    def is_rough(self) -> bool:
        """Whether a reader stumbles over one of its lines: more of them might be better."""
        return self.stumbles > 0

    @property
    def stumbles(self) -> int:
        """Over how many of its lines a reader stumbles."""
        return sum(line.stumbles for line in self.lines)

    @property
    def divides_words(self) -> bool:
        """Whether a word stands on two lines, with a hyphen that was added or without."""
        return any(line.joint != " " for line in self.lines[:-1])

    @property
    def height(self) -> float:
        """The height in pt, from the top of the first line's capitals to the last baseline."""
        style = self.style
        return style.size * (style.face.cap_height + style.leading * (len(self.lines) - 1))

    def place(self, x: float, y: float) -> tuple[Text, ...]:
        """Return the lines as Texts; the first line's capitals touch `y`, its stems `x`."""
        baseline = y + self.style.size * self.style.face.cap_height
        stretches = sorted(self._stretches(x, baseline), key=lambda stretch: stretch.run.start)
        return tuple(text for run, held in groupby(stretches, key=lambda stretch: stretch.run)
                     for text in _texts(run.styled(self.style), tuple(held)))  # fmt: skip

    def _stretches(self, x: float, baseline: float) -> Iterator["_Stretch"]:
        """Yield all that stands on one line in one run."""
        style = self.style
        runs = self.runs or (Run(0, style.face),)
        for index, line in enumerate(self.lines):
            y = baseline + index * style.size * style.leading
            cut = tuple(_cut(runs, line.text, line.start))
            at = x - style.outset - cut[0][0].styled(style).protrusion(line.text)
            for i, (run, text) in enumerate(cut):
                is_last = i == len(cut) - 1
                # Readers take any hyphen at a line's end for an added one.
                divides = line.joint != " " or text.endswith("-")
                goes_on = is_last and divides and index < len(self.lines) - 1
                yield _Stretch(run, at, y, text, line.joint if is_last else "", goes_on)
                at += run.styled(style).advance(text)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What stands on one line in one run, from (x, y) in pt; `joint` as a Line's.

    `goes_on` says that its last word goes on on the next line.
    """

    run: Run
    x: float
    y: float
    text: str
    joint: str
    goes_on: bool


def _cut(runs: tuple[Run, ...], text: str, at: int) -> Iterator[tuple[Run, str]]:
    """Yield a part of a text run by run; it begins at the index `at` of the whole."""
    for run, following in pairwise((*runs, None)):
        assert run is not None
        end = following.start - at if following else len(text)
        if part := text[max(run.start - at, 0) : max(end, 0)]:
            yield run, part


def set_column(
    text: str, style: Style, width: float, hyphens: Hyphenator, runs: tuple[Run, ...] = (),
    more: int = 0, *, is_even: bool = False,
) -> Column | None:  # fmt: skip
    """Return `text` broken to `width` (pt), or None where a word is too long for it.

    It may have so many `more` lines than it needs, where they follow the sense better; `is_even`
    as `break_lines` has it.
    """
    # Measured in em: a word is then looked up in one place, whatever its size.
    measures = _measures(style, runs)
    lines = break_lines(text, width / style.size, *measures, hyphens, more, is_even=is_even)
    return Column(style, lines, runs) if lines else None


def _measures(style: Style, runs: tuple[Run, ...]) -> tuple[Measure, Measure]:
    """Return what tells how wide a stretch of a text is and how far it protrudes, in em."""
    if not runs:
        wide = style.face.width
        return lambda text, at: wide(text), lambda text, at: style.protrusion_em(text)

    starts = [run.start for run in runs]
    ends = (*starts[1:], inf)

    def width(text: str, at: int) -> float:
        index = bisect_right(starts, at) - 1
        if at + len(text) <= ends[index]:  # of one run, as most are
            return runs[index].face.width(text) * runs[index].scale
        return sum(run.face.width(part) * run.scale for run, part in _cut(runs, text, at))

    def protrusion(text: str, at: int) -> float:
        if text[:1] not in _PROTRUDING:
            return 0.0
        run, part = next(_cut(runs, text, at))
        return run.styled(style).protrusion_em(part) * run.scale

    return width, protrusion


def set_line(text: str, style: Style, x: float, baseline: float) -> Text:
    """Return one line that is not broken, its first character's origin at (x, baseline)."""
    return _text(style, text, (_piece(style, text, x, baseline),))


def _texts(style: Style, stretches: tuple[_Stretch, ...]) -> Iterator[Text]:
    """Yield the Texts of one run; a word that stands on several lines is one, of several pieces."""
    pieces: tuple[Piece, ...] = ()
    says = ""  # what the pieces so far say together
    for index, stretch in enumerate(stretches):
        at, y, text = stretch.x, stretch.y, stretch.text
        rest = text + (" " if stretch.joint == " " else "")
        if pieces and (" " in text or not stretch.goes_on):
            head, space, tail = rest.partition(" ")
            pieces += (_piece(style, head, at, y),)
            yield _text(style, says + head, pieces)
            at, rest, pieces, says = at + style.advance(head), space + tail, (), ""
        if stretch.goes_on:
            rest, gap, last = rest.rstrip(" ").rpartition(" ")
            rest += gap
            pieces += (_piece(style, last, at + style.advance(rest), y),)
            says += last[:-1] if stretch.joint == "-" else last + stretch.joint
        if rest:
            yield _text(style, rest, (_piece(style, rest, at, y),))
        if pieces and index == len(stretches) - 1:  # the word goes on in another run
            yield _text(style, says, _without_hyphen(style, pieces))


def _without_hyphen(style: Style, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return the pieces with the hyphen that ends them as one of its own."""
    *others, last = pieces
    word, hyphen = last.text[:-1], last.text[-1:]
    return (*others, _piece(style, word, last.x, last.y),
            _piece(style, hyphen, last.x + style.advance(word), last.y))  # fmt: skip


def _piece(style: Style, text: str, x: float, y: float) -> Piece:
    return Piece(round(x, 3), round(y, 3), text, style.face.kerns(text))


def _text(style: Style, says: str, pieces: tuple[Piece, ...]) -> Text:
    return Text(style.face.name, style.size, style.colour, says, pieces)
