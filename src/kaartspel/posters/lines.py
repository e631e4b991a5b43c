"""Tell how many lines a text takes: counted, which is fast and seldom wrong, or really broken."""

from copy import copy
from dataclasses import replace
from typing import Protocol

from kaartspel.deck.model.text import Span
from kaartspel.type import Column, Style, Typeface, Typesetter

_LAST = 0.35  # of the longest line: the last is no shorter, where that can be
_NARROWER = (0.96, 0.92, 0.88, 0.84, 0.8)  # of the width that there is


class LineCount(Protocol):
    """From a text, its style and a width in pt to a number of lines; a number may begin it.

    Its language is told where that is not the deck's.
    """

    def __call__(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> int:
        """Return how many lines it takes."""
        ...


class TooWideError(Exception):
    """A text has a `word` that is wider than its place."""

    def __init__(self, word: str) -> None:
        self.word = word
        super().__init__(word)


class Counted:
    """Counts lines as if every line were filled and no word broken.

    It keeps how wide words are and what it counted, and lasts as long as the search for one poster.
    """

    def __init__(self, strong: Typeface) -> None:
        self._strong = strong
        self._widths: dict[tuple[str, str], tuple[float, tuple[float, ...]]] = {}
        self._lines: dict[tuple[str, str, float, str], int] = {}

    def lines(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> int:
        """Return how many lines a text takes in a style on a width in pt, begun by its number.

        They are as many in each language.
        """
        key = text, style.face.name, width / style.size, number
        if key not in self._lines:
            self._lines[key] = self._count(text, style, width / style.size, number)
        return self._lines[key]

    def _count(self, text: str, style: Style, width: float, number: str) -> int:
        """Return how many lines a text takes on a width in em."""
        space, words = self._words(text, style)
        room = width + 1e-9
        lines, x = 1, self._strong.width(number) if number else 0.0
        for word in words:
            if x and x + space + word > room:
                lines, x = lines + 1, 0.0
            x += word + (space if x else 0.0)
            if x > room:  # it will have to be broken
                lines, x = lines + int(x // room), x % room
        return lines

    def _words(self, text: str, style: Style) -> tuple[float, tuple[float, ...]]:
        """Return the widths of a space and of each word of a text, in em."""
        key = text, style.face.name
        if key not in self._widths:
            face, (first, *others) = style.face, text.split(" ")
            begin = face.width(first) - style.protrusion_em(first)
            self._widths[key] = face.width(" "), (begin, *map(face.width, others))
        return self._widths[key]


class Columns:
    """Breaks texts into lines as they are drawn. It keeps them, and lasts as Counted does."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter, self._roomy = typesetter, frozenset[str]()
        self._columns: dict[tuple[str, Style, float, str, str, bool], Column | None] = {}

    def column(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> Column:
        """Return a text in a style, broken to a width in pt. Raises TooWideError.

        Its number, if it has one, begins its first line, strong. It is broken as its language is,
        where that is not the deck's.
        """
        column = self.fitting(text, style, width, number, language)
        if column is None:
            raise TooWideError(self._typesetter.widest(text, style.face))
        return column

    def fitting(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> Column | None:
        """Return a text as `column` does; None where a word is too wide."""
        key = text, style, width, number, language, text in self._roomy
        if key not in self._columns:
            self._columns[key] = self._broken(*key[:-1])
        return self._columns[key]

    def _broken(
        self, text: str, style: Style, width: float, number: str, language: str
    ) -> Column | None:
        setter = self._typesetter.speaking(language)
        if text in self._roomy:
            setter = replace(setter, more=1)
        if not number:
            return setter.column(text, style, width)
        return setter.spans((Span(number, strong=True), Span(f" {text}")), style, width)

    def even(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> Column:
        """Return a text broken as `column` does, or narrower where its last line looks left over.

        It takes no more lines for that, and no other hyphens.
        """
        column = self.column(text, style, width, number, language)
        if not ends_short(column):
            return column
        tried = (self._broken(text, style, part * width, number, language) for part in _NARROWER)
        return next((each for each in tried if each and _is_better(each, column)), column)

    def roomy(self, text: str) -> "Columns":
        """Return the same, where a text may have a line more if that follows the sense better."""
        other = copy(self)  # what is broken is kept for both
        other._roomy = self._roomy | {text}
        return other

    def lines(
        self, text: str, style: Style, width: float, number: str = "", language: str = ""
    ) -> int:
        """Return how many lines a text takes. Raises TooWideError."""
        return len(self.column(text, style, width, number, language).lines)


def ends_short(column: Column) -> bool:
    """Return whether the last line of a text is a word that looks left over."""
    *others, last = (column.style.width(line.text) for line in column.lines)
    return last < _LAST * max(others, default=0.0)


def _is_better(column: Column, other: Column) -> bool:
    hyphens = column.is_hyphenated and not other.is_hyphenated
    return len(column.lines) == len(other.lines) and not hyphens and not ends_short(column)
