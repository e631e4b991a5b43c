"""What an edition gets wrong of its base is told as what was meant, and whose it is stays true."""

from pathlib import Path

import pytest

from commands import run
from editing import copy_deck, problems, spoil
from kaartspel.book.matter import facts
from kaartspel.deck.load import load
from kaartspel.deck.tables.export import export_xlsx
from test_editions import ID, edition_of, texts, write


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_deck(tmp_path, games=True)


@pytest.mark.parametrize(
    ("wanted", "remedy"),
    [
        ("1", "use one of: c1, q01, s01"),
        ("q01 q02", "put a comma between them: [q01, q02]"),
        ("q9", "use one of: q01-cars, q02-bicycles"),
        ("q01-car", "did you mean 'q01-cars'?"),
    ],
)
def test_what_is_left_out_may_be_called_as_on_the_card_or_nearly(
    base: Path, wanted: str, remedy: str
) -> None:
    deck = edition_of(base, f"without: ['{wanted}']\n")
    assert [line.partition("; ")[2] for line in problems(deck)] == [remedy]
    write(deck, "deck.yaml", f"extends: ../{base.name}\n{ID}without: [Q02]\n")
    assert "q02-bicycles" not in texts(deck)


TOPIC = """\
categories:
  - category: {}
    topics: [{{topic: Parking, questions: [{}]}}]
"""


@pytest.mark.parametrize(
    ("file", "said", "told"),
    [
        ("suits.yaml", "suits: [{id: mooon, colour: {screen: '#7A1F3D'}}]",
         "suits.yaml:1:14: the base has no 'mooon' to change, and a new one needs name and symbol; "
         "did you mean 'moon'?"),
        ("questions/street.yaml", TOPIC.format("Traffic", "{id: q01-car, quantity: 2}"),
         "questions/street.yaml:3:48: the base has no 'q01-car' to change, and a new one needs "
         "text; did you mean 'q01-cars'?"),
        ("questions/street.yaml", TOPIC.format("traffic", "{id: q01a-carts, text: And carts?}"),
         "questions/street.yaml:3:43: 'q01a-carts' comes after 'q02-bicycles', but sorts before "
         "it; write 'Traffic' where it says 'traffic', if that is meant"),
    ],
)  # fmt: skip
def test_what_nearly_has_the_name_of_something_in_the_base_means_it(
    base: Path, file: str, said: str, told: str
) -> None:
    deck = edition_of(base)
    write(deck, file, f"{said}\n")
    assert problems(deck) == [told]


def test_a_table_of_the_base_s_cards_is_told_once_and_never_the_base_s_files(base: Path) -> None:
    deck = edition_of(base)
    (deck / "cards").mkdir()
    (deck / "cards/all.xlsx").write_bytes(export_xlsx(base)[0])
    (told,) = problems(deck)
    assert told.startswith("cards/all.xlsx:1:1: 'all.xlsx' holds the same cards as ")


def test_of_an_edition_whose_deck_yaml_cannot_be_read_parts_are_not_judged(base: Path) -> None:
    deck = edition_of(base, "title: Mine: yours\n")
    write(deck, "suits.yaml", "suits: [{id: moon, name: Mond}]\n")
    write(deck, "texts.yaml", "cards: {q01-cars: May cars?}\n")
    (told,) = problems(deck)
    assert told.startswith("deck.yaml:")


def test_an_edition_s_source_is_its_base_s_and_the_edition_its_own(base: Path) -> None:
    spoil(base, "deck.yaml", "", "edition_by: The street\n")
    below = load(base).metadata
    deck = edition_of(base, "title: Mine\npublisher: The town\ndate: 2026-01-01\n")
    about = load(deck).metadata
    assert about.origin == below.origin
    assert about.origin.publisher == below.publisher
    assert about.origin.date == below.date
    assert about.origin.title.startswith(below.title)
    assert about.publisher == "The town"
    told = run("status", str(deck), cwd=deck).stdout
    assert "It says that 'The street' made it, as the base was: write 'edition_by:'" in told
    written = f"{below.origin.title} ({below.publisher})"
    assert written in "".join(facts(load(deck)).itertext())
    for said, maker in (("null", ""), ("The town", "The town")):
        spoil(deck, "deck.yaml", "", f"edition_by: {said}\n")
        assert load(deck).metadata.edition_by == maker
        assert "edition_by" not in run("status", str(deck), cwd=deck).stdout
        spoil(deck, "deck.yaml", f"edition_by: {said}\n", "")
