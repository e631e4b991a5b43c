"""The words that ship for a language."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from pathlib import Path

import yaml

from kaartspel import shipped
from kaartspel.deck.folder import read_bytes
from kaartspel.deck.model import FrozenMap
from kaartspel.deck.reading import read_yaml
from kaartspel.messages import say
from kaartspel.problems import Problems, SurroundingsFailed


def language_words(code: str) -> FrozenMap[str, str] | None:
    """Return the words of a language, such as nl, by their keys; None where none ship."""
    path = shipped.LANGUAGES / f"{code}.yaml"
    return _words(path) if path.is_file() else None


@lru_cache(maxsize=8)
def _words(path: Path) -> FrozenMap[str, str]:
    problems = Problems()
    read = read_yaml(path.name, read_bytes(path), problems)
    if read is None or problems or not isinstance(read.data, dict):
        raise SurroundingsFailed(say("{path} is damaged; install kaartspel again", path=path))
    return FrozenMap({key: str(word) for key, word in read.data.items()})


NEEDED = (
    "alphabet", "back_method", "back_plain", "back_question", "back_rules", "back_statement",
    "contents", "date", "decimal", "months",
)  # fmt: skip
"""What a language needs to begin: the backs, and what numbers, dates and lists are made with."""
RETIRED = frozenset((
    "deal_questions", "game_one_deck", "map_as_text", "map_description", "map_description_named",
))  # fmt: skip
"""What kaartspel 1.1 printed and prints no more. A deck that has them is not wrong."""
ENGLISH = "en"  # its keys say which words there are, and its words stand in for those of others
_KEY = re.compile(r"([\w-]+):")


def english_still(language: str, words: Mapping[str, str]) -> dict[str, str]:
    """Return what each word is for that a deck in another language has from English, by its key."""
    family = language.partition("-")[0]
    none = FrozenMap[str, str]()
    english, own = language_words(ENGLISH) or none, language_words(family) or none
    keys = {key for key, word in english.items() if key not in own and words.get(key) == word}
    return {block.key: block.use for block in _blocks() if block.key in keys}


def template(language: str) -> str:
    """Return a section `words:` for deck.yaml: a language's words, English where it has none.

    What it needs to begin stands first.
    """
    own: Mapping[str, str] = language_words(language.partition("-")[0]) or {}
    blocks = _blocks()
    first = [block for block in blocks if block.key in NEEDED]
    others = [block for block in blocks if block.key not in NEEDED]
    lines = ["words:", "  # These are needed; what is left out of the others is English."]
    lines += (line for block in first for line in block.written(own))
    for use, group in groupby(others, attrgetter("use")):
        lines += ("", f"  # {use}")
        lines += (line for block in group for line in block.written(own))
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _WordBlock:
    """A word as its file has it: its lines, and the remark of the section that it stands in."""

    key: str
    use: str
    lines: tuple[str, ...]

    def written(self, own: Mapping[str, str]) -> list[str]:
        """Return the lines of a section `words:` for it, in another language where that has it."""
        lines: Sequence[str] = self.lines
        if self.key in own:
            dumped = yaml.safe_dump({self.key: own[self.key]}, allow_unicode=True, width=96)
            lines = dumped.rstrip().split("\n")
        return [f"  {line}".rstrip() for line in lines]


def _blocks() -> list[_WordBlock]:
    """Return the words in the order of the English file."""
    text = read_bytes(shipped.LANGUAGES / f"{ENGLISH}.yaml").decode("utf-8")
    blocks, use, before = list[_WordBlock](), "", ""
    for line in text.splitlines():
        if match := _KEY.match(line):
            blocks.append(_WordBlock(match[1], use, (line,)))
        elif line.startswith("#"):
            use = use if before else line.removeprefix("# ")
        elif blocks:
            blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].lines, line))
        before = line
    return [replace(block, lines=_without_end(block.lines)) for block in blocks]


def _without_end(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines without empty ones at their end."""
    return lines if lines[-1] else _without_end(lines[:-1])
