"""A translation is an edition in another language: what it lacks is told, and what is stale."""

from pathlib import Path
from typing import get_args

import pytest

from commands import Done, run
from editing import copy_deck, found, problems, spoil
from kaartspel.deck.editions.standing import accept, standing_of
from kaartspel.deck.editions.untranslated import CODES
from kaartspel.deck.fields import FileModel
from kaartspel.deck.load import load
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.tables.export import export_xlsx
from test_editions import edition_of, write

ABOUT = """\
language: nl
title: Straatpraat
description: Een klein spel over een straat.
rights: CC0
"""
TEXTS = """\
cards:
  q01-cars: Wie mag hier een auto parkeren?
  q02-bicycles: "Waar laat je je fiets: op de stoep of in een rek?"
  c1-fairness: {text: … gaat over een straat delen.}
  s01-for-all: “De straat is van ons allemaal.”
names:
  Our street: Onze straat
  What should we ask about our street?: Wat vragen we over onze straat?
  Traffic: Verkeer
  Parking: Parkeren
  Fairness: Eerlijkheid
  Equality: Gelijkheid
  Map of values: Waardenkaart
  What matters in our street?: Wat telt in onze straat?
  Questions: Vragen
  Values: Waarden
  Sun: Zon
  Moon: Maan
  a square: een vierkant
  a bow: een boog
"""


def told_by(command: str, deck: Path, *options: str) -> Done:
    return run(command, str(deck), *options, cwd=deck)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_deck(tmp_path)


@pytest.fixture
def dutch(base: Path) -> Path:
    """A whole translation of the small English deck."""
    deck = edition_of(base, ABOUT, "dutch", texts=TEXTS)
    for path in sorted((base / "book").glob("*.md")):
        write(deck, f"book/{path.name}", f"# {path.stem}\n\nTekst.\n")
    return deck


def test_a_translation_has_its_base_s_cards_in_its_own_words(base: Path, dutch: Path) -> None:
    made, was = load(dutch), load(base)
    assert [card.id for card in made.cards] == [card.id for card in was.cards]
    by_id = {card.id: card for card in made.cards}
    card = by_id["q01-cars"]
    assert card.text == "Wie mag hier een auto parkeren?"
    assert card.places == ("Onze straat", "Verkeer", "Parkeren")
    assert by_id["c1-fairness"].said("title") == "Eerlijkheid"
    assert made.words["statement"] != was.words["statement"]
    assert [part.title for part in made.parts if part.title] == ["Vragen", "Waarden"]
    standing = standing_of(dutch)
    assert standing
    assert standing.missing
    missing = standing.missing
    assert not [*missing.cards, *missing.names, *missing.texts, *missing.chapters]


def test_what_is_not_translated_is_told_where_the_base_says_it(base: Path, dutch: Path) -> None:
    spoil(dutch, "texts.yaml", "  q01-cars: Wie mag hier een auto parkeren?\n", "")
    spoil(dutch, "texts.yaml", "  Parking: Parkeren\n", "")
    spoil(dutch, "deck.yaml", "title: Straatpraat\n", "")
    (dutch / "book/preface.md").unlink()
    told = [line.replace(base.as_posix(), "BASE") for line in problems(dutch)]
    assert [line.partition(";")[0] for line in told] == [
        "BASE/deck.yaml:2:8: this text is not translated",
        "BASE/deck.yaml:18:7: this chapter is not translated",
        "BASE/questions/street.yaml:10:13: this card is not translated",
        "texts.yaml:1:1: 1 name is not translated: Parking",
    ]


def test_names_that_are_not_translated_are_told_at_once_to_be_filled_in(dutch: Path) -> None:
    cards, _, names = TEXTS.partition("names:\n")
    write(dutch, "texts.yaml", cards)
    write(dutch, "deck.yaml", (dutch / "deck.yaml").read_text("utf-8") + "untranslated: mark\n")
    (told,) = problems(dutch)
    assert told.startswith("texts.yaml:1:1: 14 names are not translated: ")
    _, head, block = told_by("status", dutch).stdout.partition("names:\n")
    wanted = {line.partition(":")[0].strip(' "') for line in names.splitlines()}
    lines = [line for line in block.splitlines() if line.startswith("  ")]
    assert {line.strip(' ":') for line in lines} == wanted
    filled = "".join(f"{line.rstrip()} Naam\n" for line in lines)
    write(dutch, "texts.yaml", cards + head + filled)
    assert {part.title for part in load(dutch).parts if part.title} == {"Naam"}


def test_what_is_not_translated_may_be_in_its_own_language(dutch: Path) -> None:
    spoil(dutch, "texts.yaml", "  q01-cars: Wie mag hier een auto parkeren?\n", "")
    (dutch / "book/preface.md").unlink()
    spoil(dutch, "deck.yaml", "", "untranslated: mark\n")
    made = load(dutch)
    languages = {card.id: card.language_of("text") for card in made.cards}
    assert languages["q01-cars"] == "en-GB"
    assert languages["q02-bicycles"] == ""
    preface, *_ = made.parts[0].sections
    assert preface.language == "en-GB"


def test_what_is_not_translated_may_be_left_out(dutch: Path) -> None:
    spoil(dutch, "texts.yaml", "  q01-cars: Wie mag hier een auto parkeren?\n", "")
    spoil(dutch, "deck.yaml", "", "untranslated: leave-out\n")
    assert [card.id for card in load(dutch).cards] == ["c1-fairness", "q02-bicycles", "s01-for-all"]


def test_what_the_base_has_not_cannot_be_translated(dutch: Path) -> None:
    spoil(dutch, "texts.yaml", "Parking: Parkeren", "Parkin: Parkeren")
    spoil(dutch, "texts.yaml", "q01-cars:", "q01-car:")
    told = "\n".join(problems(dutch))
    assert "texts.yaml:2:3: the base has no card 'q01-car'; did you mean 'q01-cars'?" in told
    assert "texts.yaml:10:3: the base has no name 'Parkin'; did you mean 'Parking'?" in told


def test_texts_stand_in_a_table_too(dutch: Path) -> None:
    """As `kaartspel export` writes it: what says what the base says is not translated yet."""
    write(dutch, "texts.yaml", "names:\n" + TEXTS.partition("names:\n")[2].replace(
        "  Parking: Parkeren\n", ""))  # fmt: skip
    write(
        dutch,
        "texts/teksten.csv",
        "id;onderwerp;tekst\nq01-cars;Parkeren;Wie mag hier parkeren?\n"
        "q02-bicycles;;Where do bicycles go: on the pavement, or in a rack?\n"
        "c1-fairness;;… gaat over delen.\ns01-for-all;;“Van ons allemaal.”\n",
    )
    (told,) = problems(dutch)
    assert "street.yaml:11:13: this card is not translated" in told
    spoil(
        dutch, "texts/teksten.csv", "Where do bicycles go: on the pavement, or in a rack?", "Waar?"
    )
    cards = {card.id: card for card in load(dutch).cards}
    assert cards["q02-bicycles"].text == "Waar?"
    assert cards["q01-cars"].topic == "Parkeren"


def test_a_table_that_export_wrote_of_the_base_is_read_as_it_is(base: Path) -> None:
    """Its columns and kinds are named in the base's language, which is not the translation's."""
    spoil(base, "deck.yaml", "language: en-GB", "language: nl")
    deck = edition_of(base, "language: en\nuntranslated: mark\n")
    (deck / "texts").mkdir()
    (deck / "texts/cards.xlsx").write_bytes(export_xlsx(base)[0])
    assert {problem.code for problem in found(deck)} == {"name-untranslated", "text-untranslated"}
    told = [problem for problem in found(deck) if problem.code == "text-untranslated"]
    assert all("deck.yaml" in problem.remedy for problem in told)


def test_what_is_true_or_false_is_no_text_to_translate() -> None:
    models: list[type[FileModel]] = [GameFile, PlayFile]
    fields: dict[str, str] = {}
    while models:
        for name, field in models.pop().model_fields.items():
            fields[name] = str(field.annotation)
            parts = [field.annotation, *get_args(field.annotation)]
            models += (p for p in parts if isinstance(p, type) and issubclass(p, FileModel))
    switches = {name for name, said in fields.items() if "bool" in said}
    assert switches >= {"together", "half"}
    assert switches <= CODES


def test_texts_need_a_base(base: Path) -> None:
    write(base, "texts.yaml", TEXTS)
    (told,) = problems(base)
    assert told.startswith("texts.yaml:1:1: 'texts.yaml' belongs to an edition")


def test_status_lists_two_stale_cards_and_what_is_missing(base: Path, dutch: Path) -> None:
    """A translator's round: accept, the source changes, status, mend, accept."""
    assert "not yet noted" in told_by("status", dutch).stdout
    assert told_by("status", dutch, "--accept").returncode == 0
    quiet = told_by("status", dutch)
    assert (quiet.returncode, len(quiet.stdout.splitlines())) == (0, 1)
    spoil(base, "questions/street.yaml", "Who may park", "Who is allowed to park")
    spoil(base, "values/fairness.yaml", "for all of us", "for everyone")
    spoil(base, "questions/street.yaml", "", "          - {id: q03-trees, text: What of trees?}\n")
    told = told_by("status", dutch)
    assert told.returncode == 1
    lines = told.stdout.replace(f"{dutch}/", "").replace(f"{base}/", "BASE/").splitlines()
    changed = " has changed in the base; look at it again. It now says"
    assert lines[1:] == [
        f"texts.yaml:2:13: 'q01-cars'{changed}: Who is allowed to park a car here?",
        f"texts.yaml:5:16: 's01-for-all'{changed}: “The street is for everyone.”",
        "BASE/questions/street.yaml:12:13: the card 'q03-trees' is not translated",
    ]
    spoil(dutch, "texts.yaml", "names:", "  q03-trees: Wat doen we met bomen?\nnames:")
    checked = told_by("check", dutch)
    assert checked.returncode == 0
    assert "'q01-cars' has changed in the base since it was replaced" in checked.stderr
    assert told_by("status", dutch, "--only", "q01").returncode == 2  # it goes with --accept
    assert told_by("status", dutch, "--accept", "--only", "q9").returncode == 2
    kept = told_by("status", dutch, "--accept", "--only", "Q01,q03-trees").stdout
    assert kept.endswith("base.yaml: q01-cars, q03-trees\n")
    stale = told_by("status", dutch).stdout
    assert "'q01-cars' has changed" not in stale
    assert "'s01-for-all' has changed" in stale
    assert told_by("status", dutch, "--accept").stdout.endswith("base.yaml: s01-for-all\n")
    assert told_by("status", dutch).returncode == 0
    assert "has changed" not in told_by("check", dutch).stderr


def test_an_edition_says_what_it_changes_and_what_changed_underneath(base: Path) -> None:
    said = "publisher: Us\nsubtitle: Ours\n"
    deck = edition_of(base, said, texts="cards: {q01-cars: Who parks?}\n")
    standing = standing_of(deck)
    assert standing
    assert [change.name for change in standing.replaced] == ["q01-cars", "deck.yaml publisher"]
    accept(deck, standing)
    spoil(base, "deck.yaml", "publisher: The Street", "publisher: A Street")
    changed = standing_of(deck)
    assert changed
    assert [str(change.place).rpartition("/")[2] for change in changed.stale] == ["deck.yaml:3:1"]
    told = told_by("check", deck).stderr
    assert (
        "An edition of ../deck: replaces q01-cars, deck.yaml publisher; adds deck.yaml subtitle"
        in told
    )
    assert told_by("status", base).returncode == 2
