"""Copies of the English deck, with mistakes in them; and what is told of them."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kaartspel.building import check
from kaartspel.problems import InvalidDeck, Problem
from repository import ENGLISH
from said import unsaid

FAIR, STREET = "values/fairness.yaml", "questions/street.yaml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
LATE = {
    STREET: ("Where do bicycles go:", "Where do bicycles go" + " and where to" * 12 + ":"),
    FAIR: ("for all of us", "for all of us" + " and for all of you" * 9),
}
"""Texts that are too long for their cards, by their files: it shows when these are laid out."""
CARDS = ("cards",)
"""What is checked is what is read, whatever is built of it: cards alone are laid out soonest."""
Harm = Callable[[Path], None]
"""Something that is done to a deck in a folder."""


def copy_deck(folder: Path, *, games: bool = False) -> Path:
    """Return a copy of the English deck in a folder, `games` with a game of its own."""
    deck = folder / "deck"
    shutil.copytree(ENGLISH, deck, copy_function=shutil.copyfile)
    if games:
        shutil.copytree(ENGLISH.with_name("english-play"), deck, dirs_exist_ok=True)
        chapter = "{chapter: book/playing.md, role: appendix, shows: games}"
        spoil(deck, "deck.yaml", "words:\n", f"  back:\n    - {chapter}\nwords:\n")
    return deck


def spoil(deck: Path, file: str, old: str, new: str) -> None:
    """Replace a text in a file of the deck; an empty one stands for the end of the file."""
    path = deck / file
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8", newline="\n")


def found(deck: Path, only: tuple[str, ...] = CARDS) -> tuple[Problem, ...]:
    """Return what is told of a deck, with a build of parts of it; of all, if there are none."""
    with pytest.raises(InvalidDeck) as caught:
        check(deck, only=only)
    for problem in caught.value.problems:
        assert unsaid(problem.fact) + unsaid(problem.remedy) == [], "it is in Dutch, too"
    return caught.value.problems


def problems(deck: Path, only: tuple[str, ...] = CARDS) -> list[str]:
    """Return what is told of a deck, in lines."""
    return lines(deck, found(deck, only))


def lines(deck: Path, told: tuple[Problem, ...]) -> list[str]:
    """Return problems as they are told, the deck's folder left out or, within a line, as DECK."""
    prefix = f"{deck.as_posix()}/"
    return [str(problem).removeprefix(prefix).replace(prefix, "DECK/") for problem in told]


def logo(name: str, data: bytes) -> Harm:
    """Give a deck a logo of that name."""

    def add(deck: Path) -> None:
        (deck / name).write_bytes(data)
        path = deck / "deck.yaml"
        path.write_text(path.read_text("utf-8") + f"logo: {{file: {name}, alt: x}}\n", "utf-8")

    return add


def filled(name: str, count: int) -> Harm:
    """Fill a file of a deck with as many bytes."""

    def fill(deck: Path) -> None:
        (deck / name).write_bytes(b"x" * count)

    return fill


def instead(name: str, data: bytes) -> Harm:
    """Write other data into a file of a deck."""

    def replace(deck: Path) -> None:
        (deck / name).write_bytes(data)

    return replace
