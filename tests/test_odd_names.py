"""Ids, names and links of a deck's files: refused where no disk or no deck may have them."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from editing import STREET, copy_deck, problems, spoil
from kaartspel.building import Request, build, check


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_links_out_of_the_deck_are_not_followed(tmp_path: Path) -> None:
    deck, outside = copy_deck(tmp_path), tmp_path / "outside"
    outside.mkdir()
    for name in ("symbols/bow.svg", "book/preface.md", STREET):
        shutil.move(deck / name, outside / Path(name).name)
        (deck / name).symlink_to(outside / Path(name).name)
    shutil.move(deck / "values", outside / "values")
    (deck / "values").symlink_to(outside / "values")
    told = problems(deck)
    for place in (
        "suits.yaml:9:20: 'symbols/bow.svg' lies outside the deck's folder; copy it into the deck",
        "deck.yaml:18:17: 'book/preface.md' lies outside the deck's folder; copy it into the deck",
        f"{STREET}:1:1: 'street.yaml' lies outside the deck's folder; copy it into the deck",
        "values:1:1: 'values' lies outside the deck's folder; copy it into the deck",
    ):
        assert place in told, told
    assert len(told) == 4


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    for name, onto in (("symbols/bow.svg", "bow.svg"), (STREET, "b.yaml")):
        (deck / name).unlink()
        (deck / name).symlink_to(onto)
    (deck / STREET).with_name("b.yaml").symlink_to(Path(STREET).name)
    fact = "is a link that leads back to itself; put a file of that name there"
    assert {
        f"suits.yaml:9:20: 'symbols/bow.svg' {fact}",
        f"{STREET}:1:1: '{Path(STREET).name}' {fact}",
    } <= set(problems(deck))


@pytest.mark.parametrize(
    "id_",
    [
        "CON",
        "../x",
        "q02-Bicycles",
        "Q01-CARS",
        "-x",
        "q2-",
        "a--b",
        "a/b",
        "a.b",
        "a_b",
        "\u00e9t\u00e9",
    ],
)
def test_an_id_that_is_no_name_of_a_file_is_refused(tmp_path: Path, id_: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", id_)
    (told,) = problems(deck)
    assert told.startswith(
        f"{STREET}:11:18: 'id' '{id_}' does not fit; it must be a few telling words in lower-case "
        "ASCII with hyphens, such as open-standards"
    )


@pytest.mark.parametrize("id_", ["con", "nul", "com1", "lpt9"])
def test_an_id_that_windows_keeps_for_itself_is_refused(tmp_path: Path, id_: str) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", id_)
    assert problems(deck) == [
        f"{STREET}:11:18: 'id' '{id_}' does not fit: Windows has no files of that name; "
        "choose another"
    ]


def test_an_id_may_be_a_word_alone(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "q02-bicycles", "q02")
    assert "q02" in {card.id for card in check(deck).cards}


def test_a_name_as_some_disks_write_it_is_found(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / "symbols/bow.svg").rename(deck / "symbols/cafe\u0301.svg")
    spoil(deck, "suits.yaml", "symbols/bow.svg", "symbols/caf\u00e9.svg")
    assert check(deck)


@pytest.mark.skipif(os.name != "posix" or sys.platform == "darwin", reason="names are bytes there")
def test_a_name_that_is_no_text_is_none_of_the_decks_business(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    Path(os.fsdecode(os.fsencode(deck) + b"/\xff.txt")).write_text("x")
    assert build(Request(deck, tmp_path / "build")).is_new
