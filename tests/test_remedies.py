"""Each kind of mistake has a test that follows its remedy, and the mistake is gone.

Those of tests/mistakes.yaml and of chapters (test_markdown.py) have theirs; here are the others.
"""

import ast
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from editing import CARDS, STREET, copy_deck, found, spoil
from invented import generated
from kaartspel.building import check
from kaartspel.deck.model import Deck
from kaartspel.posters import posters
from kaartspel.problems import InvalidDeck
from mending import DECK
from posted import remedy
from remedies import CASES
from repository import ROOT, called, data_of, nodes
from tables import table_deck
from test_markdown import TOLD


def codes(deck: Path, only: tuple[str, ...] = CARDS) -> set[str]:
    return {problem.code for problem in found(deck, only)}


@pytest.mark.parametrize("code", CASES)
def test_what_the_remedy_says_mends_it(tmp_path: Path, code: str) -> None:
    deck = copy_deck(tmp_path)
    CASES[code].make(deck)
    assert code in codes(deck, ("handouts",) if code.startswith("handout-") else CARDS)
    CASES[code].mend(deck)
    assert check(deck, only=LAID_OUT).cards


LAID_OUT = ("cards", "posters", "handouts")
ELSEWHERE = {
    "back-too-wide": "test_damage.py", "card-text-too-long": "test_damage.py",
    "card-code-too-large": "test_codes.py", "bad-picture": "test_pixels.py",
    "language-unknown": "test_mistakes.py", "no-folder": "test_remedies.py",
    "null": "test_notation.py",
    "font-variable": "test_fonts.py", "font-collection": "test_remedies.py",
    "font-damaged": "test_remedies.py", "font-may-not-be-embedded": "test_remedies.py",
    "font-not-variable": "test_remedies.py", "font-too-large": "test_remedies.py",
    "poster-word-too-wide": "test_remedies.py", "too-many-entries": "test_remedies.py",
    "deck-too-large": "test_remedies.py", "pictures-too-large": "test_remedies.py",
    "too-much-ink": "test_unfit.py", "backs-too-heavy": "test_unfit.py",
    "type-too-small-for-shop": "test_unfit.py", "unfit-for-shop": "test_unfit.py",
    "poster-too-full": "test_remedies.py", "more-problems": "test_problems.py",
}  # fmt: skip
"""The tests that apply the remedies of problems that one text of a deck does not make."""


def test_the_paper_that_a_remedy_names_holds_the_map(deck: Deck) -> None:
    full = generated(deck, 2, 120, evenly=True)
    with pytest.raises(InvalidDeck) as caught:
        posters(full, "a3")
    assert {problem.code for problem in caught.value.problems} == {"poster-too-full"}
    assert posters(full, remedy(caught.value))


def test_a_shorter_word_fits_on_the_poster(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, STREET, "question: What should", f"question: {'x' * 200} should")
    assert "poster-word-too-wide" in codes(deck, ("posters",))
    spoil(deck, STREET, "x" * 200, "x" * 20)
    assert check(deck, only=LAID_OUT).cards


def test_a_folder_that_is_named_is_found(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    assert codes(tmp_path / "none") == {"no-folder"}
    assert check(deck).cards


@pytest.mark.parametrize(
    ("limit", "least", "code", "remedy"),
    [
        ("kaartspel.deck.folder._MOST_BYTES", 300, "deck-too-large", "make several decks"),
        ("kaartspel.deck.folder._MOST_OTHERS", 300, "pictures-too-large", "make them smaller"),
    ],
)
def test_what_is_within_a_limit_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, least: int, code: str, remedy: str
) -> None:
    """The limit is moved, since a deck of so much takes long; the remedy is to stay below it."""
    deck = copy_deck(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(limit, least)
        with pytest.raises(InvalidDeck) as caught:
            check(deck)
    told = {problem.code: problem.remedy for problem in caught.value.problems}
    assert told[code].startswith(remedy)
    assert check(deck).cards


def test_a_smaller_table_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck = table_deck(tmp_path, "text\nOne\nTwo\n")
    with monkeypatch.context() as patch:
        patch.setattr("kaartspel.deck.tables.csv_files.MAX_CELLS", 2)
        assert codes(deck) == {"too-many-entries"}
        (deck / "cards/kaarten.csv").write_text("text\nOne\n")
        assert check(deck).cards


ROMAN = ROOT / "fonts/AtkinsonHyperlegibleNext_500Medium.ttf"


def _restricted(raw: bytes) -> bytes:
    font, out = TTFont(io.BytesIO(raw)), io.BytesIO()
    font["OS/2"].fsType = 2
    font.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("code", "spoilt"),
    [
        ("font-damaged", lambda raw: raw[:200]),
        ("font-collection", lambda raw: b"ttcf" + raw[4:]),
        ("font-may-not-be-embedded", _restricted),
    ],
)
def test_another_font_is_taken(tmp_path: Path, code: str, spoilt: Callable[[bytes], bytes]) -> None:
    deck, raw = copy_deck(tmp_path), ROMAN.read_bytes()
    (deck / "a.ttf").write_bytes(spoilt(raw))
    roles = ", ".join(f"{role}: a.ttf" for role in ("text", "strong", "italic", "strong_italic"))
    spoil(deck, DECK, "words:\n", f"fonts: {{{roles}}}\nwords:\n")
    assert code in codes(deck)
    (deck / "a.ttf").write_bytes(raw)
    assert check(deck).cards


def test_a_font_that_does_not_vary_needs_no_weights(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    shutil.copy(ROMAN, deck / "a.ttf")
    weights = ", weights: {text: 400, strong: 700}"
    spoil(deck, DECK, "words:\n", f"fonts: {{text: a.ttf{weights}}}\nwords:\n")
    assert codes(deck) == {"font-not-variable"}
    spoil(deck, DECK, weights, "")
    assert check(deck).cards


def test_a_smaller_font_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    deck, packed = copy_deck(tmp_path), TTFont(ROMAN)
    packed.flavor = "woff2"
    packed.save(deck / "a.woff2")
    spoil(deck, DECK, "words:\n", "fonts: {text: a.woff2}\nwords:\n")
    with monkeypatch.context() as patch:
        patch.setattr("kaartspel.deck.font_forms._MOST_UNPACKED", 10_000)
        assert codes(deck) == {"font-too-large"}
    assert check(deck).cards


def test_a_remedy_is_applied_for_each_code_that_can_be_told() -> None:
    mistakes = data_of(ROOT / "tests/mistakes.yaml")
    applied = {mistake["code"] for mistake in mistakes} | {code for _, code, _ in TOLD.values()}
    known = {code for path in (ROOT / "src/kaartspel").rglob("*.py") for code in _codes(path)}
    assert len(known) > 100
    assert known - applied - {*CASES} - {*ELSEWHERE} == set()
    for name in ELSEWHERE.values():
        assert (ROOT / "tests" / name).is_file()


def _codes(path: Path) -> set[str]:
    """Return the codes that a module's calls tell, as their last argument."""
    calls = (node for node in nodes(path)
             if isinstance(node, ast.Call) and len(node.args) > 2)  # fmt: skip
    last = (call.args[-1] for call in calls
            if called(call) in TELLING)  # fmt: skip
    return {str(argument.value) for argument in last
            if isinstance(argument, ast.Constant) and argument.value}  # fmt: skip


TELLING = {"tell", "_tell", "Problem", "Misfit", "UnusableFont"}
