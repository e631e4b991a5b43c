"""Set what a text opens with in bold, so that the eye finds what it looks for in a list."""

import re
from collections.abc import Sequence

from kaartspel.deck.model import Span, Spans

# A first sentence that opens no quotation, or what stands before a colon, and is followed by more.
_OPENING = re.compile(r"((?:[^‘’“”«»\"]|(?<=\w)’(?=\w)|‘[^‘’]*’|“[^“”]*”|«[^«»]*»){4,75}?[.?!:]) ")
# One short sentence.
_ALONE = re.compile(r"(?:[^.?!:]|[.?!:](?=\S)){4,75}[.?!]")


def opened(text: str) -> str | Spans:
    """Return a text with what it opens with in bold: a short first sentence, or up to a colon.

    What is one sentence stays as it is.
    """
    parts = _OPENING.match(text)
    if not parts:
        return text
    return Span(parts[1], strong=True), Span(text[parts.end(1) :])


def all_opened(texts: Sequence[str]) -> list[str | Spans]:
    """Return texts of one list, opened: where some are, a short sentence alone is bold as well."""
    made = [opened(text) for text in texts]
    if all(isinstance(text, str) for text in made):
        return made
    return [(Span(text, strong=True),) if isinstance(text, str) and _ALONE.fullmatch(text) else text
            for text in made]  # fmt: skip
