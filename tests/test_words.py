"""The words of the languages that ship: the same ones in each, with the same blanks to fill in."""

import re
from pathlib import Path

import pytest
import yaml

from commands import run
from editing import copy_deck, spoil
from kaartspel import shipped
from kaartspel.deck.language import NEEDED, RETIRED, english_still, template
from kaartspel.deck.load import load
from kaartspel.problems import InvalidDeck
from repository import ROOT, data_of

BASE = data_of(shipped.LANGUAGES / "en.yaml")
FILES = sorted(shipped.LANGUAGES.glob("*.yaml"))


def blanks(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^{}]*\}", text))


def test_four_languages_ship() -> None:
    assert {path.stem for path in FILES} == {"de", "en", "fr", "nl"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_every_word_and_no_other(path: Path) -> None:
    words = data_of(path)
    assert words.keys() == BASE.keys()
    assert all(isinstance(word, str) and word.strip() for word in words.values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_word_has_the_same_blanks(path: Path) -> None:
    words = data_of(path)
    assert {key: blanks(word) for key, word in words.items()} == {
        key: blanks(word) for key, word in BASE.items() if key in words
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_names_of_files_and_of_places_on_the_page_are_plain_and_differ(path: Path) -> None:
    words = data_of(path)
    files = ("start", "guide", "about", "cards", "low", "large", "handouts", "posters", "press",
             "book", "evenings", "licences")  # fmt: skip
    for names in ([f"release_{name}" for name in files],
                  [key for key in words if key.startswith("page_path_")]):  # fmt: skip
        said = [words[name] for name in names]
        assert len({*said}) == len(said) > 4
        assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in said), said


def test_a_word_that_a_language_needs_and_lacks_is_told(
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
    assert problem.remedy.endswith(": alphabet")


def test_a_third_language_needs_ten_words_and_the_rest_is_english(tmp_path: Path) -> None:
    assert len(NEEDED) == 10
    deck = copy_deck(tmp_path)
    ten = {**{key: BASE[key] for key in NEEDED}, "back_question": "Fragen"}
    spoil(deck, "deck.yaml", "language: en-GB", "language: fy")
    spoil(deck, "deck.yaml", "words:\n  statement: Opinion\n  back_statement: Opinions\n",
          yaml.safe_dump({"words": ten}))  # fmt: skip
    words = load(deck).words
    assert (words["back_question"], words["rights"]) == ("Fragen", "Rights")
    still = english_still("fy", words)
    assert still["rights"] == "In the book"
    assert "back_question" not in still
    told = run("check", str(deck), cwd=tmp_path)
    assert told.returncode == 0
    assert f"{len(still)} words are English still: kaartspel words fy writes them" in told.stderr
    assert "rights (In the book)" in run("check", str(deck), "-v", cwd=tmp_path).stderr


@pytest.mark.parametrize("language", ["fy", "nl", "de", "en"])
def test_a_template_has_every_word_the_needed_ones_first(tmp_path: Path, language: str) -> None:
    written = yaml.safe_load(template(language))["words"]
    assert written.keys() == BASE.keys()
    assert {*list(written)[:10]} == {*NEEDED}
    path = shipped.LANGUAGES / f"{language}.yaml"
    own = data_of(path) if path.is_file() else {}
    assert written == {**BASE, **own}
    assert run("words", language, cwd=tmp_path).stdout == template(language)


def test_words_that_nothing_prints_any_more_are_told_and_refuse_no_deck(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    words = "".join(f"  {word}: Gone\n" for word in sorted(RETIRED))
    spoil(deck, "deck.yaml", "words:\n", f"words:\n{words}")
    done = run("check", str(deck), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"nothing prints these words any more: {', '.join(sorted(RETIRED))}" in done.stderr
    assert not RETIRED & BASE.keys()


def test_a_phrase_is_found_among_marks_of_markdown(tmp_path: Path) -> None:
    """They are not set."""
    deck = copy_deck(tmp_path)
    spoil(deck, "questions/street.yaml", "in a rack", "*in* a rack")
    spoil(deck, "deck.yaml", "", "phrases: [in a rack]\n")
    assert load(deck).hyphenation == ("in a rack",)
