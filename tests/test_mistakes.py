"""Every mistake in a deck is told with its place and a remedy, so that an editor can mend it."""

import shutil
import textwrap
from pathlib import Path
from typing import Any

import pytest
import yaml

from editing import FAIR, LATE, copy_deck, found, lines, problems, spoil
from kaartspel.building import check
from kaartspel.problems import InvalidDeck
from repository import ROOT, data_of
from sampling import sampled
from snapshots import snapshot

STREET, DECK = "questions/street.yaml", "deck.yaml"
TABLE = data_of(ROOT / "tests/mistakes.yaml")
MISTAKES = {mistake["what"]: mistake for mistake in TABLE}
# Nothing can be laid out without the format that is meant, or the base.
HIDING = {"a choice that there is not", "a base that is not there",
          "a base that is named from the root of the disk"}  # fmt: skip
FIRST = {mistake["code"]: (what,) for what, mistake in reversed(MISTAKES.items())}.values()
CASES = sampled([(what,) for what in MISTAKES], {*FIRST, *((what,) for what in HIDING)})
LAID_OUT = ("cards", "posters", "handouts")
MENDED_ELSEWHERE = {"language without words", "fonts that are none"}  # by tests of their own


def make(deck: Path, mistake: dict[str, Any]) -> None:
    """Make a mistake of the table in a deck."""
    if "old" in mistake:
        spoil(deck, mistake["file"], mistake["old"], mistake["new"])
    else:
        (deck / mistake["file"]).parent.mkdir(exist_ok=True)
        (deck / mistake["file"]).write_text(mistake["new"], "utf-8")


def test_each_mistake_has_a_name_of_its_own() -> None:
    assert len(MISTAKES) == len(TABLE) > 100


@pytest.fixture(scope="module")
def fit() -> set[frozenset[tuple[str, str]]]:
    """The decks, by what is in their files, that were checked: most remedies lead to the same."""
    return set()


@pytest.mark.parametrize("what", CASES)
def test_a_mistake_is_told_once_and_hides_no_later_one_and_nothing_that_follows_from_it_is_told(
    tmp_path: Path, what: str
) -> None:
    mistake = MISTAKES[what]
    deck = copy_deck(tmp_path, games="games" in mistake)
    later = STREET if FAIR in mistake["file"] else FAIR
    spoil(deck, later, *LATE[later])
    make(deck, mistake)
    expected = mistake.get("told") or mistake["begins"]
    every = found(deck, ("cards",))
    late = [p for p in every if p.code == "card-text-too-long" and p.place.file.endswith(later)]
    assert len(late) == (what not in HIDING)
    every = tuple(problem for problem in every if problem not in late)
    told = lines(deck, every)
    hits = [line for line in told if line == expected or ("told" not in mistake
            and line.startswith(expected))]  # fmt: skip
    assert len(hits) == 1, "\n".join(told)
    assert mistake["code"] in {problem.code for problem in every}
    files = {line.partition(":")[0] for line in told}
    assert files == {expected.partition(":")[0], *filter(None, [mistake.get("also")])}, told


@pytest.mark.parametrize("what", CASES)
def test_the_remedy_mends_it(
    tmp_path: Path, fit: set[frozenset[tuple[str, str]]], what: str
) -> None:
    """`mended` follows the remedy: instead of what was replaced, or of a text of more lines."""
    mistake = MISTAKES[what]
    if what not in MENDED_ELSEWHERE:
        deck = copy_deck(tmp_path, games="games" in mistake)
        mend(deck, mistake["file"], mistake)
        held = frozenset(snapshot(deck).items())
        if held not in fit:
            assert check(deck, only=LAID_OUT).cards
            fit.add(held)


def mend(deck: Path, file: str, mistake: dict[str, Any]) -> None:
    """Write in a deck without a mistake what its remedy makes of it."""
    mended = mistake["mended"]
    if isinstance(mended, list):
        spoil(deck, file, *mended)
    elif mended is not None and "old" in mistake:
        spoil(deck, file, mistake["old"], mended)
    elif mended is not None:
        (deck / file).write_text(mended, "utf-8")


def test_the_words_that_a_language_lacks_can_be_added(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    make(deck, MISTAKES["language without words"])
    (told,) = (line for line in problems(deck) if "no words ship" in line)
    english = data_of(ROOT / "src/kaartspel/languages/en.yaml")
    words = {key: english[key] for key in told.rpartition(": ")[2].split(", ")}
    dumped = yaml.safe_dump(words, allow_unicode=True, width=10_000)
    spoil(deck, DECK, "words:\n", "words:\n" + textwrap.indent(dumped, "  "))
    assert check(deck).cards


def test_fonts_that_are_fonts_are_taken(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    files = {"text": "500Medium", "strong": "800ExtraBold", "italic": "500Medium_Italic",
             "strong_italic": "800ExtraBold_Italic"}  # fmt: skip
    for role, cut in files.items():
        shutil.copy(ROOT / f"fonts/AtkinsonHyperlegibleNext_{cut}.ttf", deck / f"{role}.ttf")
    spoil(
        deck, DECK, "words:\n", f"fonts: {{{', '.join(f'{r}: {r}.ttf' for r in files)}}}\nwords:\n"
    )
    assert check(deck).cards


def test_a_text_without_end_is_not_set(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "Who may", "Who may " * 800)
    assert problems(deck) == [f"{STREET}:10:34: 'text' is longer than 5000 characters; shorten it"]


def test_line_ends_marks_of_order_and_decomposed_letters_make_no_difference(
    tmp_path: Path,
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "Who may park", "Who   may\u0020park  in the cafe\u0301 and")
    expected = check(deck)
    path = deck / STREET
    text = path.read_text("utf-8")
    for ends in ("\r\n", "\r"):
        path.write_bytes(("\ufeff" + text).replace("\n", ends).encode("utf-8"))
        assert check(deck) == expected
    card = next(card for card in expected.cards if card.id == "q01-cars")
    assert card.text.startswith("Who may park in the café and")


def test_files_that_are_not_there_or_are_something_else(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    for name in (DECK, STREET):
        (deck / name).unlink()
        (deck / name).mkdir()
    (deck / "values").rename(deck / "Values")
    assert problems(deck) == [
        "deck.yaml:1:1: 'deck.yaml' is no file; put a text file of that name here",
        "questions/street.yaml:1:1: 'street.yaml' is no file; put a text file of that name here",
        "values:1:1: the folder 'Values' is overlooked; rename it to 'values'",
    ]


def test_files_that_nobody_would_read_are_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    strays = ("values/a.yml", "values/b.YAML", "values/c.yaml.txt", "games/d.yaml.txt",
              "errata.yam", "questions/more/e.yaml")  # fmt: skip
    for name in strays:
        (deck / name).parent.mkdir(exist_ok=True)
        (deck / name).write_text("a: b\n")
    (deck / "values/.hidden.yml").write_text("")
    (deck / "values/notes.txt").write_text("")
    overlooked = [line for line in problems(deck) if "overlooked" in line]
    assert overlooked == [
        "errata.yam:1:1: this file is overlooked; rename it to 'errata.yaml'",
        "games/d.yaml.txt:1:1: this file is overlooked; rename it to 'd.yaml'",
        "questions/more:1:1: this folder is overlooked; put its files in 'questions'",
        "values/a.yml:1:1: this file is overlooked; rename it to 'a.yaml'",
        "values/b.YAML:1:1: this file is overlooked; rename it to 'b.yaml'",
        "values/c.yaml.txt:1:1: this file is overlooked; rename it to 'c.yaml'",
    ]


def test_a_deck_of_nothing_but_its_folder(tmp_path: Path) -> None:
    with pytest.raises(InvalidDeck) as caught:
        check(tmp_path)
    assert len(caught.value.problems) == 2
    assert all("; add" in problem.message for problem in caught.value.problems)


def test_ten_mistakes_are_told_in_one_run_in_order(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    ten = ["unknown suit", "number twice", "character without a glyph", "raw HTML",
           "symbol not there", "heading that jumps", "link to no chapter", "unknown word",
           "erratum on no card", "a stray file"]  # fmt: skip
    for mistake in ten:
        make(deck, MISTAKES[mistake])
    told = problems(deck)
    assert len(told) == len(ten)
    starts = [line.split(" ", 1)[0] for line in told]
    places = [(p.split(":")[0], int(p.split(":")[1]), int(p.split(":")[2])) for p in starts]
    assert places == sorted(places)


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        f"{(tmp_path / 'none').as_posix()}:1:1: there is no such folder; name the deck's folder"
    ]


def test_a_deck_without_mistakes_has_no_problem(tmp_path: Path) -> None:
    assert len(check(copy_deck(tmp_path)).cards) == 4
