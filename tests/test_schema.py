"""The JSON Schemas of deck files: one for each kind, true of every deck, and named by its files."""

import json
from pathlib import Path

import jsonschema
import yaml

from commands import run
from kaartspel.deck.contents import SUBS
from repository import ROOT


def kind_of(path: Path) -> str:
    """Return the kind of a deck file: the name of its folder within the deck, or its own."""
    return path.parent.name if path.parent.name in SUBS else path.stem


def test_every_file_of_all_decks_fits_the_schema_of_its_kind_and_no_other(tmp_path: Path) -> None:
    assert run("schema", "-o", "schemas", cwd=tmp_path).returncode == 0
    validators = {}
    for path in (tmp_path / "schemas").iterdir():
        schema = json.loads(path.read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[path.stem] = jsonschema.Draft202012Validator(schema)
    files = [*(ROOT / "deck").rglob("*.yaml"), *(ROOT / "tests/decks").rglob("*.yaml"),
             ROOT / "examples/english/texts.yaml"]  # fmt: skip
    assert {kind_of(path) for path in files} == validators.keys()
    for path in files:
        data = json.loads(json.dumps(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader),
                                     default=str))  # fmt: skip
        fitting = {kind for kind, validator in validators.items() if validator.is_valid(data)}
        assert fitting == {kind_of(path)}, path


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
