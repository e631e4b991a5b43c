"""What is done to a deck to make a mistake in it, and what its remedy does then."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from editing import copy_deck, spoil

DECK, TALK = "deck.yaml", "cards/talk.yaml"
Step = Callable[[Path], object]


@dataclass(frozen=True)
class Case:
    """What is done to a deck that makes a mistake, and what its remedy does then."""

    make: Step
    mend: Step


def in_turn(*steps: Step) -> Step:
    """Return what does one after another."""

    def do(deck: Path) -> None:
        for step in steps:
            step(deck)

    return do


def text(file: str, old: str, new: str, mended: str = "") -> Case:
    """Return the case of a text in place of another; mended, it is that other unless told."""
    return Case(lambda deck: spoil(deck, file, old, new),
                lambda deck: spoil(deck, file, new, mended or old))  # fmt: skip


def added(file: str, line: str, mended: str = "") -> Case:
    """Return the case of what is added at the end of a file."""
    return Case(lambda deck: spoil(deck, file, "", line),
                lambda deck: spoil(deck, file, line, mended))  # fmt: skip


def file(name: str, content: str, mended: str | None = None) -> Case:
    """Return the case of one file more, which is written anew or removed."""

    def mend(deck: Path) -> None:
        (deck / name).unlink()
        if mended is not None:
            write(deck, name, mended)

    return Case(lambda deck: write(deck, name, content), mend)


def write(deck: Path, name: str, content: str) -> None:
    (deck / name).parent.mkdir(exist_ok=True)
    (deck / name).write_text(content, "utf-8")


def talk(cards: str, mended: str, kind: str = "plain") -> Case:
    """Return the case of cards of another kind, which the book shows."""
    head = f"id: talk\nkind: {kind}\ncards:\n"

    def make(deck: Path) -> None:
        write(deck, TALK, f"{head}  - {cards}\n")
        spoil(deck, DECK, "shows: street}\n",
              "shows: street}\n        - {chapter: book/talk.md, shows: talk}\n")  # fmt: skip
        write(deck, "book/talk.md", "# Talk\n")

    return Case(make, lambda deck: write(deck, TALK, f"{head}  - {mended}\n"))


def played(change: Step, mend: Step) -> Case:
    """Return the case of a change to the deck with a game."""

    def make(deck: Path) -> None:
        shutil.rmtree(deck)
        copy_deck(deck.parent, games=True)
        change(deck)

    return Case(make, mend)
