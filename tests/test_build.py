"""A build is whole or not there, the same wherever it is made, and touches nothing else."""

import json
import os
import shutil
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

from conftest import BuildOnce
from kaartspel.building import Report, Request, build
from kaartspel.deck.model import Deck
from kaartspel.problems import InvalidDeck, SurroundingsFailed
from repository import ENGLISH, ROOT
from sampling import sampled
from snapshots import snapshot

pytestmark = pytest.mark.usefixtures("cold")

SOME = ("cards", "book")  # parts enough to see what becomes of files


def test_the_manifest_says_what_was_built(deck: Deck, built: Report) -> None:
    manifest = json.loads((built.target / "manifest.json").read_text("utf-8"))
    assert manifest["deck"] == {
        "identifier": deck.metadata.identifier,
        "title": "Digitalisering in beeld",
        "language": "nl",
        "version": deck.metadata.version,
    }
    assert [card["id"] for card in manifest["cards"]] == [card.id for card in deck.cards]
    for entry, card in zip(manifest["cards"], deck.cards, strict=True):
        assert entry["kind"] == card.kind.id
        assert entry["number"] == card.number
        assert entry["text"] == card.text
        assert (entry["collection"], entry["group"], entry["topic"]) == card.places
        assert entry["name"] == card.name
        assert (built.target / entry["pdf"]).is_file()
    listed = {file["path"]: file for file in manifest["files"]}
    found = snapshot(built.target)
    assert set(found) == {*listed, "manifest.json"}
    for path, file in listed.items():
        assert file["sha256"] == found[path]
        assert file["bytes"] == (built.target / path).stat().st_size
        folder = path.rpartition("/")[0]
        homes = {"card": "cards", "sheet": "sheets", "box": "sheets", "press": "press/european",
                 "poster": "posters", "handout": "handouts", "book": "",
                 "page": ""}  # fmt: skip
        assert folder == homes[file["kind"]]


@pytest.mark.parametrize(
    ("deck", "jobs"),
    sampled(
        product(("deck", "examples/energie", "examples/flash", "tests/decks/english"), ("1", "2")),
        [("tests/decks/english", "2")],  # the smallest of which there is a file of each part
    ),
)
def test_the_same_deck_gives_the_same_bytes_anywhere(
    built_once: BuildOnce, tmp_path: Path, deck: str, jobs: str
) -> None:
    environment = {
        **os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711", "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "1700000000",
    }  # fmt: skip
    shutil.copytree(ROOT / deck, tmp_path / "elsewhere")
    command = [sys.executable, "-m", "kaartspel", "build", "elsewhere", "-o", "out", "--quiet",
               "--jobs", jobs]  # fmt: skip
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert snapshot(tmp_path / "out") == snapshot(
        built_once(ROOT / deck, deck.replace("examples/", "example-").replace("/", "-")).target
    )


def test_a_second_build_has_nothing_to_do(tmp_path: Path) -> None:
    request = Request(ENGLISH, tmp_path / "build", SOME)
    assert build(request).is_new
    assert not build(request).is_new
    next((tmp_path / "build/cards").iterdir()).unlink()
    assert build(request).is_new


def test_a_changed_deck_is_built_anew_and_what_it_lost_goes(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    request = Request(tmp_path / "deck", tmp_path / "build", SOME)
    build(request)
    path = tmp_path / "deck/questions/street.yaml"
    path.write_text(path.read_text("utf-8").replace("q02-bicycles", "q02-bikes"), "utf-8")
    assert build(request).is_new
    names = {path.stem for path in (tmp_path / "build/cards").iterdir()}
    assert names == {"q01-cars", "q02-bikes", "s01-for-all", "c1-fairness"}


def test_what_the_build_did_not_make_stays(tmp_path: Path) -> None:
    request = Request(ENGLISH, tmp_path / "build", SOME, force=True)
    build(request)
    kept = [tmp_path / "build/notes.txt", tmp_path / "build/cards/mine.pdf"]
    for path in kept:
        path.write_text("mine")
    before = [path.stat().st_ino for path in kept]
    (tmp_path / "build/empty").mkdir()
    build(request)
    assert [path.read_text() for path in kept] == ["mine", "mine"]
    assert [path.stat().st_ino for path in kept] == before
    assert (tmp_path / "build/empty").is_dir()


def test_a_file_of_yours_in_the_way_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "build/cards").mkdir(parents=True)
    mine = tmp_path / "build/cards/q01-cars.pdf"
    mine.write_text("mine")
    with pytest.raises(SurroundingsFailed, match="was not made by kaartspel"):
        build(Request(ENGLISH, tmp_path / "build", SOME))
    assert mine.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_deck_with_problems_leaves_the_last_build_whole(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    request = Request(tmp_path / "deck", tmp_path / "build", SOME)
    build(request)
    before = snapshot(tmp_path / "build")
    (tmp_path / "deck/suits.yaml").write_text("suits: []\n")
    with pytest.raises(InvalidDeck):
        build(request)
    assert snapshot(tmp_path / "build") == before


def test_a_build_that_fails_midway_leaves_the_last_one_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    request = Request(ENGLISH, tmp_path / "build", SOME, force=True)
    build(request)
    before = snapshot(tmp_path / "build")

    def full_disk(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kaartspel.book.compose.compose", full_disk)
    with pytest.raises(SurroundingsFailed, match="No space left on device; make room there"):
        build(request)
    assert snapshot(tmp_path / "build") == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_an_interrupted_swap_is_put_right(tmp_path: Path) -> None:
    request = Request(ENGLISH, tmp_path / "build", SOME)
    build(request)
    before = snapshot(tmp_path / "build")
    (tmp_path / "build").rename(tmp_path / ".build.kaartspel-old")
    (tmp_path / ".build.kaartspel-new").mkdir()
    assert not build(request).is_new
    assert snapshot(tmp_path / "build") == before
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_only_what_is_asked_for_is_built_and_the_rest_is_kept(tmp_path: Path) -> None:
    build(Request(ENGLISH, tmp_path / "build", only=("book",)))
    assert not (tmp_path / "build/cards").exists()
    build(Request(ENGLISH, tmp_path / "build", only=("cards",)))
    assert (tmp_path / "build/street-talk.epub").is_file()
    assert len(list((tmp_path / "build/cards").iterdir())) == 4


@pytest.mark.parametrize("target", [".", "deck", "deck/build", ".."])
def test_the_deck_is_never_swept_along(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    shutil.copytree(ENGLISH, "deck")
    before = snapshot(tmp_path)
    with pytest.raises(SurroundingsFailed):
        build(Request(Path("deck"), Path(target)))
    assert snapshot(tmp_path) == before
