"""Read a dictionary of hyphenation as pyphen does, and each pattern only when a word has it.

Of the ten thousands that a language has, the words of a deck ask for some hundreds; to read all of
them takes longer than to lay out a deck's cards.
"""

import re
from importlib.resources.abc import Traversable
from typing import Any

import pyphen

_DIGITS = re.compile(r"\d")
_HEX = re.compile(r"\^\^([0-9a-f]{2})")
_Pattern = tuple[int, tuple[int, ...]]
"""Where in a pattern its first value that counts stands, and the values up to the last one."""


def dictionary(language: str) -> pyphen.Pyphen | None:
    """Return the dictionary of a language (BCP 47); None where there is none.

    It leaves three letters on both lines.
    """
    name = pyphen.language_fallback(language.replace("-", "_"))
    if name is None:
        return None
    path = pyphen.LANGUAGES[name]
    pyphen.hdcache.setdefault(path, Patterns(path))  # where pyphen looks first
    return pyphen.Pyphen(lang=name, left=3, right=3)


class Patterns(pyphen.HyphDict):  # type: ignore[misc]
    """The patterns of a dictionary: pyphen's own class, but for how they are read."""

    def __init__(self, path: Traversable) -> None:
        with path.open("rb") as file:
            encoding = file.readline().decode().strip()
        text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        text = _HEX.sub(lambda escape: chr(int(escape[1], 16)), text)
        self.patterns = _Lines(text.split("\n")[1:])
        self.cache: dict[str, list[int]] = {}
        self.maxlen = max(map(len, self.patterns.lines))


class _Lines:
    """Patterns by their letters, as they are written until they are asked for."""

    def __init__(self, lines: list[str]) -> None:
        written = [line.strip() for line in lines]
        # A word where it is broken may be spelt otherwise, as is said after the pattern.
        shown = [line.split("/", 1)[0] if "=" in line else line for line in written]
        letters = _DIGITS.sub("", "\n".join(shown)).split("\n")
        ignored = pyphen.ignored
        self.lines = {
            key: line for key, line in zip(letters, written, strict=True)
            if len(key) < len(line) and not line.startswith(ignored)
        }  # fmt: skip
        self._read: dict[str, _Pattern] = {}

    def get(self, letters: str) -> _Pattern | None:
        """Return the pattern of some letters, if there is one."""
        line = self.lines.get(letters)
        if line is None:
            return None
        if letters not in self._read:
            self._read[letters] = _pattern(line)
        return self._read[letters]


def _pattern(line: str) -> _Pattern:
    factory: Any = int
    if "/" in line and "=" in line:
        line, change = line.split("/", 1)
        factory = pyphen.AlternativeParser(line, change)
    values = [factory(digit or "0") for digit, _ in pyphen.parse(line)]
    counting = [i for i, value in enumerate(values) if value] or [0]
    return counting[0], tuple(values[counting[0] : counting[-1] + 1])
