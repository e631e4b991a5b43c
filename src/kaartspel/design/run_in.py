"""Set what a text opens with in bold, so that the eye finds what it looks for in a list."""

import re

from kaartspel.deck.model import Span, Spans

# A first sentence that opens no quotation, or what stands before a colon, and is followed by more.
_OPENING = re.compile(r"((?:[^‘’“”«»\"]|‘[^‘’]*’|“[^“”]*”|«[^«»]*»){4,75}?[.?!:]) ")


def opened(text: str) -> str | Spans:
    """Return a text with what it opens with in bold: a short first sentence, or up to a colon.

    What is one sentence stays as it is.
    """
    parts = _OPENING.match(text)
    if not parts:
        return text
    return Span(parts[1], strong=True), Span(text[parts.end(1) :])
