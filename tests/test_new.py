"""`kaartspel new`: a deck of one's own, from a start or a table, that builds as it is."""

import re
import uuid
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import cycle, product
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from commands import run
from kaartspel import check, load
from kaartspel.cli import cli
from kaartspel.cli import new as command
from kaartspel.deck.files import FILES
from kaartspel.deck.schemas import json_schema
from kaartspel.problems import WrongUsage
from kaartspel.starting import LANGUAGES, STARTS, Start, begin
from sampling import sampled
from workbooks import workbook

TITLE = 'Onze "straat": 10 vragen # en meer'


def start(**said: str) -> Start:
    usual = Start(TITLE, "nl", "questions", "Ann: 'Example'", f"urn:uuid:{uuid.uuid4()}",
                  "2026-01-02")  # fmt: skip
    return replace(usual, **said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "language"),
    sampled(product(STARTS, LANGUAGES), [*zip(STARTS, cycle(LANGUAGES))]),
)
def test_each_start_is_a_deck_in_each_language(tmp_path: Path, name: str, language: str) -> None:
    folder = tmp_path / "straat"
    paths = begin(folder, start(start=name, language=language))
    deck = check(folder, only=("cards", "posters", "book", "page"))
    about = deck.metadata
    assert (about.title, about.language, about.date) == (TITLE, language, "2026-01-02")
    assert about.creators[0].name == about.publisher == "Ann: 'Example'"
    assert about.slug == "onze-straat-10-vragen-en-meer"
    assert deck.proposed == 0
    kinds = {"questions": "question", "methods": "method", "two-sided": "two-sided",
             "debate": "cluster", "empty": "plain"}  # fmt: skip
    assert kinds[name] in {card.kind.id for card in deck.cards}
    assert {path for path in paths if path.startswith("schema/")} == {
        f"schema/{kind}.json" for kind in FILES
    }
    for path in (folder / path for path in paths if path.endswith(".yaml")):
        _fits_the_schema_it_names(path)


def _fits_the_schema_it_names(path: Path) -> None:
    text = path.read_text("utf-8")
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert named, path
    schema = (path.parent / named[1]).resolve()
    assert schema.is_file()
    dated = text.replace("date: 2026-01-02", "date: '2026-01-02'")
    _validator(schema.stem).validate(yaml.safe_load(dated))


@cache
def _validator(kind: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json_schema(kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_remarks_are_in_the_language_of_the_cards(tmp_path: Path, language: str) -> None:
    begin(tmp_path / "straat", start(language=language))
    text = (tmp_path / "straat/deck.yaml").read_text("utf-8")
    assert ("Verander dit nooit" in text) is (language == "nl")
    assert ("Never change it" in text) is (language == "en")
    assert "kaartspel build straat" in text


def test_nothing_is_ever_written_over(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    with pytest.raises(WrongUsage, match="is not empty"):
        begin(tmp_path, start())
    done = run("new", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert "is there already; name a folder that is not there yet" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_new_deck_is_built_and_says_what_to_do_next(tmp_path: Path) -> None:
    done = run("new", "onze-straat", "--language", "nl", "--start", "empty", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.match(r"Wrote \d+ files into onze-straat\n", done.stdout)
    assert "Now change onze-straat/cards/kaarten.yaml, and onze-straat/deck.yaml." in done.stdout
    assert (tmp_path / "build/sheets/a4-duplex.pdf").is_file()
    about = load(tmp_path / "onze-straat").metadata
    assert about.title == "Onze straat"
    assert about.edition_date == date.today().isoformat()
    assert uuid.UUID(about.identifier.removeprefix("urn:uuid:")).version == 4


def test_another_deck_s_build_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    done = run("new", "straat", "--start", "empty", "--language", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert not any((tmp_path / "build").iterdir())
    assert (tmp_path / "straat-build/sheets/a4-duplex.pdf").is_file()
    asked = re.search(r"Then: kaartspel (.*?)  ", done.stdout)
    assert asked
    assert run(*asked[1].split(), cwd=tmp_path).stdout.startswith("Nothing to do")
    assert not any((tmp_path / "build").iterdir())


def test_a_table_brings_the_cards(tmp_path: Path) -> None:
    raw = workbook({"Vragen": [["vraag", "groep"], ["Een?", "A"], ["Twee?", "B"]]})
    (tmp_path / "Mijn vragen.xlsx").write_bytes(raw)
    asked = ("new", "straat", "--from", "Mijn vragen.xlsx", "--language", "nl", "--no-build")
    assert run(*asked, cwd=tmp_path).returncode == 0
    deck = load(tmp_path / "straat")
    assert [card.id for card in deck.cards] == ["v01-een", "v02-twee"]
    assert (tmp_path / "straat/cards/mijn-vragen.xlsx").read_bytes() == raw


def test_a_mistake_in_a_table_is_told_by_cell_and_the_deck_is_there_to_mend(
    tmp_path: Path,
) -> None:
    (tmp_path / "v.csv").write_text("vraag;soort\nEen?;vraagg\n", "utf-8")
    done = run("new", "straat", "--from", "v.csv", "--language", "nl", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("straat/cards/v.csv, B2: unknown kind 'vraagg'; did you mean")
    assert done.stdout.endswith("Mend what follows. Then: kaartspel build straat\n")
    assert (tmp_path / "straat/deck.yaml").is_file()


@pytest.mark.parametrize(
    "wrong", [("--from", "weg.xlsx"), ("--from", "a.txt"), ("--start", "games"),
              ("--from", "v.csv", "--start", "empty"), ("--language", "de")],
)  # fmt: skip
def test_wrong_usage_writes_nothing(tmp_path: Path, wrong: tuple[str, ...]) -> None:
    for name in ("a.txt", "v.csv"):
        (tmp_path / name).write_text("tekst\nEen\n", "utf-8")
    assert run("new", "straat", *wrong, cwd=tmp_path).returncode == 2
    assert not (tmp_path / "straat").exists()


def test_where_there_is_a_terminal_what_is_not_said_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    folder = tmp_path / "straat"
    done = CliRunner().invoke(
        cli, ["new", str(folder), "--no-build"], input="Onze straat\n1\nmethods\nAnn Example\n"
    )
    assert done.exit_code == 0, done.output
    deck = load(folder)
    assert (deck.metadata.title, deck.metadata.language) == ("Onze straat", "nl")
    assert deck.metadata.publisher == "Ann Example"
    assert {card.kind.id for card in deck.cards} == {"method"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_cards_are_in_the_language_of_who_asks_unless_they_say(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "spoken", lambda: language)
    folder = tmp_path / "straat"
    done = CliRunner().invoke(cli, ["new", str(folder), "--no-build"])
    assert done.exit_code == 0, done.output
    assert load(folder).metadata.language == language


def test_the_command_offers_what_there_is() -> None:
    assert tuple(dict(command.STARTS)) == STARTS
    assert tuple(dict(command.LANGUAGES)) == LANGUAGES
