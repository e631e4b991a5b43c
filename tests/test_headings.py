"""Headings of a chapter have names of their own, however many are called the same."""

import pytest

from kaartspel.deck.markdown import blocks
from kaartspel.deck.markdown.prose import Heading
from kaartspel.problems import Problems


def test_headings_of_one_name_are_numbered_without_trying_all_numbers(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = 0

    class Stem(str):
        __slots__ = ()

        def __format__(self, how: str) -> str:
            nonlocal tried
            tried += 1
            return format(str(self), how)

    monkeypatch.setattr(blocks, "anchor", Stem)
    text = "# Title\n" + "## a-3\n" + "## a\n" * 40
    read = blocks.read_prose("book/a.md", text, Problems())
    names = [block.name for block in read.blocks if isinstance(block, Heading)]
    assert names == ["a-3", "a", "a-2", *(f"a-{number}" for number in range(4, 42))]
    assert tried == 40  # once each, and once more where a-3 was taken
