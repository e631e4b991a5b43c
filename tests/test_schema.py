"""The JSON Schemas of deck files: one for each kind, true of every deck, and named by its files."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from commands import run
from kaartspel.deck.contents import SUBS
from kaartspel.deck.files import FILES
from kaartspel.deck.schemas import SCHEMAS, json_schema
from repository import ROOT


def kind_of(path: Path) -> str:
    """Return the kind of a deck file: the name of its folder within the deck, or its own."""
    return path.parent.name if path.parent.name in SUBS else path.stem


def test_every_file_of_all_decks_fits_the_schema_of_its_kind_and_no_other(tmp_path: Path) -> None:
    assert run("schema", "-o", "schemas", cwd=tmp_path).returncode == 0
    validators = {}
    for path in (tmp_path / "schemas" / f"{kind}.json" for kind in FILES):
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.stem] = jsonschema.Draft202012Validator(schema)
    files = [*(ROOT / "deck").rglob("*.yaml"), *(ROOT / "tests/decks").rglob("*.yaml"),
             ROOT / "examples/english/texts.yaml"]  # fmt: skip
    assert {kind_of(path) for path in files} == validators.keys()
    for path in files:
        data = data_of(path)
        fitting = {kind for kind, validator in validators.items() if validator.is_valid(data)}
        assert fitting == {kind_of(path)}, path


@pytest.mark.parametrize("edition", ["gemeente", "english"])
def test_every_file_of_an_edition_names_a_schema_that_takes_a_part(edition: str) -> None:
    folder = ROOT / "examples" / edition
    files = [path for path in folder.rglob("*.yaml") if path.name != "base.yaml"]
    assert len(files) > 2
    for path in files:
        named = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        schema = (path.parent / named).resolve()
        assert schema.parent == ROOT / "deck/schema", path
        assert schema.stem in {f"edition-{kind_of(path)}", "texts"}
        validate(schema.stem, data_of(path))


@pytest.mark.parametrize(("page", "begin", "kind"), [
    ("editions.md", "extends: ", "edition-deck"),
    ("editions.md", "# questions/", "edition-questions"),
    ("editions.md", "cards:", "texts"),
    ("redacteur.md", "# yaml-language-server", "edition-deck"),
])  # fmt: skip
def test_what_the_guides_show_of_an_edition_fits_its_schema(
    page: str, begin: str, kind: str
) -> None:
    text = (ROOT / "docs" / page).read_text("utf-8")
    (shown,) = re.findall(rf"```yaml\n({re.escape(begin)}.*?)```", text, re.DOTALL)
    assert f"$schema=schema/{kind}.json" in shown or page != "redacteur.md"
    validate(kind, yaml.load(shown, yaml.CBaseLoader))  # as decks are read


@pytest.mark.parametrize("kind", [kind for kind in SCHEMAS if kind.startswith("edition-")])
def test_an_edition_may_say_all_that_a_deck_says_or_any_part_of_it(kind: str) -> None:
    """A key alone will do, and null where the model needs none; a key of no meaning will not."""
    whole = kind.removeprefix("edition-")
    said = {"extends": "../deck"} if whole == "deck" else {}
    paths = [path for path in (ROOT / "deck").rglob("*.yaml") if kind_of(path) == whole]
    for path in paths:
        data = data_of(path)
        validate(kind, {**data, **said})
        for key, part in data.items():
            validate(kind, {key: part, **said})
    validate(kind, said)
    for key, field in FILES[whole].model_fields.items():
        takes_null = not field.is_required()
        assert validator_of(kind).is_valid({key: None, **said}) is takes_null or key in said, key
    assert not validator_of(kind).is_valid({"txet": "x", **said})


@cache
def validator_of(kind: str) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(json_schema(kind))
    return jsonschema.Draft202012Validator(json_schema(kind))


def validate(kind: str, data: object) -> None:
    validator_of(kind).validate(data)


def data_of(path: Path) -> Any:
    read = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)
    return json.loads(json.dumps(read, default=str))


def test_every_file_of_the_deck_names_its_schema_and_they_are_current(tmp_path: Path) -> None:
    run("schema", "-o", "schemas", cwd=tmp_path)
    current = {path.name: path.read_bytes() for path in (tmp_path / "schemas").iterdir()}
    folder = ROOT / "deck/schema"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == current
    for path in (ROOT / "deck").rglob("*.yaml"):
        named = path.read_text("utf-8").splitlines()[0].partition("$schema=")[2]
        assert (path.parent / named).resolve() == folder / f"{kind_of(path)}.json"


def test_one_schema_is_printed_and_what_is_none_is_told(tmp_path: Path) -> None:
    printed = run("schema", "games", cwd=tmp_path).stdout
    assert printed == (ROOT / "deck/schema/games.json").read_text("utf-8")
    done = run("schema", "game", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'games'?" in done.stderr
    for arguments in ([], ["deck", "-o", "x"]):
        assert run("schema", *arguments, cwd=tmp_path).returncode == 2
    assert list(tmp_path.iterdir()) == []
