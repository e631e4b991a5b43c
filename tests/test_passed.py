"""What the last build made is not judged again; what it did not make is."""

import shutil
from pathlib import Path

import pytest

from editing import copy_deck, spoil
from kaartspel import design
from kaartspel.building import Request, build, checked
from kaartspel.parts import BUILT, posters, press
from kaartspel.problems import InvalidDeck

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
