"""Read where a link leads or which file a picture is: what stands in parentheses behind a ']'."""

import re
from dataclasses import dataclass
from html.entities import html5

from kaartspel.deck.markdown.source import SourceText

_SPACE = re.compile(r"[ \n]*")
_ANGLED = re.compile(r"<((?:[^<>\n\\]|\\.)*)>")
_TITLE = re.compile(
    r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|\(((?:[^()\\]|\\.)*)\))""", re.DOTALL
)
_BARE = re.compile(r"\\[!-/:-@\[-`{-~]|[^\s\x00-\x1f\x7f]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])|&([A-Za-z][A-Za-z0-9]*;)")
_MOST_PARENTHESES = 32  # one in another, as in CommonMark's own reader


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a link leads. `at` is where `target` begins in the text, `end` what follows."""

    target: str
    title: str
    at: int
    end: int


def read_destination(source: SourceText, start: int) -> Destination | None:
    """Return the destination in parentheses at `start`; None where there is none."""
    text = source.text
    if not text.startswith("(", start):
        return None
    at = _after_space(text, start + 1)
    taken = _target(text, at)
    if taken is None:
        return None
    target, begins, end = taken
    after = _after_space(text, end)
    title = _TITLE.match(text, after) if after > end else None
    if title:
        after = _after_space(text, title.end())
    if not text.startswith(")", after):
        return None
    caption = next((group for group in title.groups() if group is not None), "") if title else ""
    return Destination(unescaped(target), " ".join(unescaped(caption).split()), begins, after + 1)


def unescaped(text: str) -> str:
    """Return a text with its backslashes and its names of characters as what they stand for."""
    return _ESCAPE.sub(lambda match: match[1] or html5.get(match[2]) or match[0], text)


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _target(text: str, at: int) -> tuple[str, int, int] | None:
    """Return the target at `at`, where it begins, and where it ends; None where it is none."""
    if angled := _ANGLED.match(text, at):
        return angled[1], at + 1, angled.end()
    if text.startswith("<", at):
        return None
    end, depth = at, 0
    while match := _BARE.match(text, end):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth < 0:
            break
        if depth > _MOST_PARENTHESES:
            return None
        end = match.end()
    return (text[at:end], at, end) if depth <= 0 else None
