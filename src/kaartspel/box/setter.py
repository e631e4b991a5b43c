"""Set texts on a box: each in the ink of the half that it stands on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kaartspel.box.grounds import UPPER, Look
from kaartspel.box.stack import LEADING, has_short_line
from kaartspel.deck.model import Colour
from kaartspel.design import text_on
from kaartspel.type import Column, Style, Typeface, Typesetter

_DISPLAY = 1.05  # leading of what is set as large as fits

Room = tuple[float, float]
"""A width and a height in pt."""


@dataclass(frozen=True, slots=True)
class BoxSetter:
    """Sets texts of a box in the ink of a half, no smaller than `least` pt."""

    typesetter: Typesetter
    look: Look
    least: float

    def speaking(self, language: str) -> "BoxSetter":
        """Return what sets texts of another language; this one for none."""
        return replace(self, typesetter=self.typesetter.speaking(language)) if language else self

    def column(
        self, text: str, face: Typeface, size: float, width: float, half: int
    ) -> Column | None:
        """Return a text broken to a width; None where a word is too wide."""
        style = Style(face, max(size, self.least), LEADING, self.colour(half))
        return self.typesetter.column(text, style, width)

    def colour(self, half: int) -> Colour:
        """Return the ink of text on a half."""
        return text_on(self.look.upper if half == UPPER else self.look.lower)

    def largest(
        self, text: str, face: Typeface, sizes: Iterable[float], room: Room,
        half: int = UPPER, leading: float = _DISPLAY,
    ) -> Column | None:  # fmt: skip
        """Return a text at the first of `sizes` that fits a width and a height undivided."""
        width, most = room
        large = (size for size in sizes if size >= self.least)
        styles = (Style(face, size, leading, self.colour(half)) for size in large)
        return self.typesetter.first_fitting(
            text, styles, width, lambda column: column.height <= most and not column.divides_words
        )

    def titles(self, title: str, sizes: Iterable[float], room: Room) -> Iterator[Column]:
        """Yield the title at each size that a room holds, with no short line before any other."""
        face = self.typesetter.strong
        columns = (self.largest(title, face, (size,), room) for size in sizes)
        yield from sorted(filter(None, columns), key=has_short_line)
