"""Text of a chapter that knows where in its file it stands."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

from kaartspel.problems import Place, Problems


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """Part of a line of a file: the line's number, the column it begins at, both from 1."""

    text: str
    line: int
    column: int

    def stripped(self) -> "SourcePiece":
        """Return the piece without the spaces at its start."""
        text = self.text.lstrip(" ")
        return SourcePiece(text, self.line, self.column + len(self.text) - len(text))


@dataclass(frozen=True, slots=True)
class SourceText:
    """Pieces of lines, joined by line ends to one text."""

    file: str
    pieces: tuple[SourcePiece, ...]
    problems: Problems
    text: str = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        ends = accumulate((len(piece.text) + 1 for piece in self.pieces), initial=0)
        object.__setattr__(self, "text", "\n".join(piece.text for piece in self.pieces))
        object.__setattr__(self, "_starts", list(ends)[:-1])

    def place(self, offset: int) -> Place:
        """Return where the character at `offset` stands."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        piece = self.pieces[index]
        return Place(self.file, piece.line, piece.column + offset - self._starts[index])

    def tell(self, offset: int, fact: str, remedy: str, code: str) -> None:
        """Tell what is wrong at `offset`."""
        self.problems.tell(self.place(offset), fact, remedy, code)


@dataclass(slots=True)
class Cursor:
    """What is left of a line."""

    text: str
    number: int
    at: int = 0

    @property
    def rest(self) -> str:
        """All that is left."""
        return self.text[self.at :]

    @property
    def indent(self) -> int:
        """How many spaces come first."""
        return len(self.rest) - len(self.rest.lstrip(" "))

    @property
    def words(self) -> str:
        """What is left, without the spaces that come first."""
        return self.rest.lstrip(" ")

    @property
    def is_blank(self) -> bool:
        """Whether nothing but spaces is left."""
        return not self.words

    def advance(self, columns: int) -> None:
        """Pass at most so many spaces."""
        self.at += min(columns, self.indent)

    def piece(self) -> SourcePiece:
        """Return what is left as a piece of its line."""
        return SourcePiece(self.rest, self.number, self.at + 1)
