"""Set a deck's texts: in columns, at the first size that fits, or smaller until they fit."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import accumulate

from kaartspel.deck.model import Fonts
from kaartspel.deck.model.text import Span, Spans
from kaartspel.type.column import Column, Run, Style, set_column
from kaartspel.type.opportunities import Hyphenator, hyphenator, split
from kaartspel.type.typeface import Typeface, typefaces


@dataclass(frozen=True, slots=True)
class Typesetter:
    """What texts are set with: the faces of a deck's type, and where its words may break.

    Widths and heights are in pt. Columns may have so many `more` lines than they need, where these
    follow the sense better. Paragraphs that are `even` have lines of about one length before that,
    as running text of a page has; a card is read phrase by phrase.
    """

    text: Typeface
    strong: Typeface
    italic: Typeface
    strong_italic: Typeface
    hyphens: Hyphenator
    more: int = 0
    even: bool = False

    def speaking(self, language: str) -> "Typesetter":
        """Return the typesetter of another language, of the same faces and list of words.

        It is this one for no language.
        """
        if not language:
            return self
        return replace(self, hyphens=self.hyphens.speaking(language))

    def column(self, text: str, style: Style, width: float) -> Column | None:
        """Return a text broken to a width; None where a word is too wide for it."""
        return self._set(text, style, width)

    def spans(self, line: Spans, style: Style, width: float) -> Column | None:
        """Return words of which some are strong or emphasised, broken to a width; or None."""
        starts = accumulate((len(span.text) for span in line), initial=0)
        runs = tuple(Run(at, self._face(span, style.face))
                     for span, at in zip(line, starts, strict=False))  # fmt: skip
        text = "".join(span.text for span in line)
        is_plain = all(run.face is style.face for run in runs)
        return self._set(text, style, width, () if is_plain else runs)

    def _set(
        self, text: str, style: Style, width: float, runs: tuple[Run, ...] = ()
    ) -> Column | None:  # fmt: skip
        return set_column(text, style, width, self.hyphens, runs, self.more, is_even=self.even)

    def _face(self, span: Span, around: Typeface) -> Typeface:
        """Return the face of a span in a text of a face: one that stands out from it."""
        strong = around in {self.strong, self.strong_italic}
        italic = (around in {self.italic, self.strong_italic}) != span.emphasis
        if span.strong and strong:
            italic = around is self.strong or italic
        if strong or span.strong:
            return self.strong_italic if italic else self.strong
        return self.italic if italic else self.text

    def first_fitting(
        self,
        text: str,
        styles: Iterable[Style],
        width: float,
        fits: Callable[[Column], bool] = lambda column: True,
    ) -> Column | None:
        """Return a text in the first of `styles` in which no word is too wide and the column fits.

        None where there is no such style.
        """
        columns = (self.column(text, style, width) for style in styles)
        return next((column for column in columns if column and fits(column)), None)

    def shrunk(self, text: str, style: Style, width: float, step: float = 0.9) -> Column:
        """Return a text in a style, `step` times smaller until its words are no wider than that."""
        column = self.column(text, style, width)
        while column is None:
            style = replace(style, size=style.size * step)
            column = self.column(text, style, width)
        return column

    def widest(self, text: str, face: Typeface, most: int = 30) -> str:
        """Return the word with the widest part that cannot be broken, `most` characters of it."""
        words, widths = [""], [0.0]
        for atom in split(text.replace("\n", " "), self.hyphens):
            words[-1] += atom.text
            widths[-1] = max(widths[-1], face.width(atom.text))
            if atom.glue == " ":
                words.append("")
                widths.append(0.0)
        word = words[widths.index(max(widths))]
        return f"{word[:most]}…" if len(word) > most else word


def typesetter(fonts: Fonts, language: str, hyphenation: tuple[str, ...] = ()) -> Typesetter:
    """Return the typesetter of a language (BCP 47); `hyphenation` lists words with their hyphens.

    It is cheap to ask for: faces and dictionaries are kept.
    """
    return Typesetter(*typefaces(fonts), hyphenator(language, hyphenation))
