"""Copies of the English deck, with mistakes in them; and what is told of them."""

import shutil
from pathlib import Path

import pytest

from kaartspel.building import check
from kaartspel.problems import InvalidDeck
from repository import ENGLISH


def copy_deck(folder: Path) -> Path:
    shutil.copytree(ENGLISH, folder / "deck")
    return folder / "deck"


def spoil(deck: Path, file: str, old: str, new: str) -> None:
    path = deck / file
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8", newline="\n")


def problems(deck: Path) -> list[str]:
    with pytest.raises(InvalidDeck) as caught:
        check(deck)
    prefix = f"{deck.as_posix()}/"
    return [
        str(problem).removeprefix(prefix).replace(prefix, "DECK/")
        for problem in caught.value.problems
    ]
