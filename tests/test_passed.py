"""What the last build made is not judged or made again, and what it did not make is."""

import shutil
from functools import wraps
from pathlib import Path
from typing import Any

import pytest

from editing import copy_deck, spoil
from kaartspel import design
from kaartspel.building import Request, build, checked
from kaartspel.output import bytes_of_file, read_manifest
from kaartspel.parts import BUILT, handouts, posters, press
from kaartspel.problems import InvalidDeck
from snapshots import snapshot

pytestmark = pytest.mark.usefixtures("cold")

Asked = list[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck with a game, and its build."""
    folder = tmp_path_factory.mktemp("passed")
    build(Request(copy_deck(folder, games=True), folder / "build", BUILT))
    return folder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is laid out or drawn to be judged: a letter for each, as it is asked."""
    seen: Asked = []
    for module, name, letter in ((posters, "fits", "m"), (design, "handout", "h"),
                                 (press, "unfit", "p")):  # fmt: skip
        real = getattr(module, name)

        def note(*given: object, real: object = real, letter: str = letter) -> object:
            seen.append(letter)
            return real(*given)  # type: ignore[operator]

        monkeypatch.setattr(module, name, note)
    return seen


def test_what_stands_in_the_build_is_not_judged_again(built: Path, asked: Asked) -> None:
    checked(built / "deck", None, BUILT, built / "build")
    assert asked == []
    checked(built / "deck", None, BUILT)
    assert set(asked) == {"h", "m", "p"}


def test_what_changed_is_judged(built: Path, tmp_path: Path, asked: Asked) -> None:
    shutil.copytree(built, tmp_path / "copy")
    deck = tmp_path / "copy/deck"
    spoil(deck, "questions/street.yaml", "bicycles go", "bikes go")
    checked(deck, None, BUILT, tmp_path / "copy/build")
    assert set(asked) == {"m", "p"}  # the card's map and the press files; no hand-out


def test_what_no_longer_fits_is_told_as_without_a_build(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built, tmp_path / "copy")
    deck = tmp_path / "copy/deck"
    spoil(deck, "questions/street.yaml", "bicycles go", "bicycles " + "go on and on " * 60)
    told = []
    for folder in (tmp_path / "copy/build", None):
        with pytest.raises(InvalidDeck) as caught:
            checked(deck, None, BUILT, folder)
        told.append(caught.value.problems)
    assert told[0] == told[1]
    assert {problem.code for problem in told[0]} == {"card-text-too-long"}


def test_a_page_is_made_of_the_files_that_stand(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(built, tmp_path / "copy")
    deck, made = tmp_path / "copy/deck", list[str]()
    spoil(deck, "questions/street.yaml", "bicycles go", "bikes go")
    real = handouts.handout_pdf

    @wraps(real)
    def note(about: Any, kit: Any, name: str, is_american: bool) -> bytes:
        made.append(name)
        return real(about, kit, name, is_american)

    monkeypatch.setattr(handouts, "handout_pdf", note)
    build(Request(deck, tmp_path / "copy/build", BUILT))
    assert made == []  # though pictures of the hand-outs stand in the page, which is new
    build(Request(deck, tmp_path / "clean", BUILT))
    assert made
    assert snapshot(tmp_path / "copy/build") == snapshot(tmp_path / "clean")


def test_a_file_that_is_no_longer_what_was_built_is_not_read(built: Path, tmp_path: Path) -> None:
    shutil.copytree(built / "build", tmp_path / "build")
    manifest = read_manifest(tmp_path / "build")
    assert manifest
    file = manifest.files[0]
    path = tmp_path / "build" / file.path
    assert bytes_of_file(tmp_path / "build", file) == path.read_bytes()
    for data in (path.read_bytes() + b" ", b""):
        path.write_bytes(data)
        assert bytes_of_file(tmp_path / "build", file) is None
    path.unlink()
    assert bytes_of_file(tmp_path / "build", file) is None
