"""The words of the languages that ship: the same ones in each, with the same blanks to fill in."""

import re
from pathlib import Path

import pytest
import yaml

from kaartspel import shipped
from kaartspel.deck.load import load
from kaartspel.problems import InvalidDeck
from repository import ROOT

BASE = yaml.safe_load((shipped.LANGUAGES / "en.yaml").read_text("utf-8"))
FILES = sorted(shipped.LANGUAGES.glob("*.yaml"))


def blanks(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}", text))


def test_two_languages_ship() -> None:
    assert {path.stem for path in FILES} >= {"en", "nl"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_word_and_no_other(path: Path) -> None:
    words = yaml.safe_load(path.read_text("utf-8"))
    assert words.keys() == BASE.keys()
    assert all(isinstance(word, str) and word.strip() for word in words.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_word_has_the_same_blanks(path: Path) -> None:
    words = yaml.safe_load(path.read_text("utf-8"))
    assert {key: blanks(word) for key, word in words.items()} == {
        key: blanks(word) for key, word in BASE.items()
    }


def test_a_word_that_a_language_lacks_is_told_and_never_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in FILES:
        text = path.read_text("utf-8")
        kept = [line for line in text.splitlines() if not line.startswith("alphabet:")]
        (tmp_path / path.name).write_text("\n".join(kept) if path.stem == "nl" else text, "utf-8")
    monkeypatch.setattr(shipped, "LANGUAGES", tmp_path)
    with pytest.raises(InvalidDeck) as caught:
        load(ROOT / "deck")
    (problem,) = caught.value.problems
    assert problem.fact == "not all words ship for the language 'nl'"
    assert problem.remedy == "add these under 'words': alphabet"
