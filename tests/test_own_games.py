"""Another deck has games of its own; what is wrong with them is told before anything is built."""

import shutil
from itertools import cycle, product
from pathlib import Path

import pytest

from editing import copy_deck, problems, spoil
from judges import PROFILES, judge_pdf
from kaartspel.building import Request, build, check
from kaartspel.problems import InvalidDeck
from pdfs import structure
from repository import ENGLISH


@pytest.fixture(scope="module")
def with_games(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English deck with a game of its own."""
    return copy_deck(tmp_path_factory.mktemp("games"), games=True)


def test_another_deck_has_a_game_of_its_own(
    with_games: Path, tmp_path: Path, every_case: bool
) -> None:
    """Its hand-outs are judged, by turns in one flavour unless all are asked for."""
    report = build(Request(with_games, tmp_path / "build"))
    assert (report.target / "cards/r2-talk.pdf").is_file()
    made = {path.stem for path in (report.target / "handouts").iterdir()}
    assert made == {"leader", "arguments", "printing", "game-talk"}
    files = sorted(report.target.rglob("handouts/*.pdf"))
    each = product(files, PROFILES) if every_case else zip(files, cycle(PROFILES), strict=False)
    for path, flavour in each:
        assert not judge_pdf(path.read_bytes(), flavour)
    told_ = structure((report.target / "cards/r2-talk.pdf").read_bytes())
    assert "H1: Talk" in told_
    assert "P: 2–3 players, 10 min." in told_


def test_hand_outs_that_are_too_full_are_all_told_before_anything_is_built(
    with_games: Path, tmp_path: Path
) -> None:
    shutil.copytree(with_games, tmp_path / "deck")
    path = tmp_path / "deck/play.yaml"
    text = path.read_text("utf-8")
    text = text.replace("tips: [Smile.]", f"tips: [{', '.join(['Smile.'] * 100)}]")
    text = text.replace("steps: [Print it.]", f"steps: [{', '.join(['Print it.'] * 100)}]")
    path.write_text(text, "utf-8")
    for attempt in (check, lambda deck: build(Request(deck, tmp_path / "build"))):
        with pytest.raises(InvalidDeck) as caught:
            attempt(tmp_path / "deck")
        places = [(problem.place.line, problem.message) for problem in caught.value.problems]
        assert [line for line, _ in places] == [13, 35]
        assert all(" mm too high for its page; shorten its texts" in words for _, words in places)
    assert not (tmp_path / "build").exists()


def test_a_word_that_would_be_too_small_to_read_on_a_hand_out_is_told(
    with_games: Path, tmp_path: Path
) -> None:
    shutil.copytree(with_games, tmp_path / "deck")
    path = tmp_path / "deck/play.yaml"
    path.write_text(path.read_text("utf-8").replace("tips: [Smile.]", f"tips: [{'w' * 300}]"))
    (problem,) = problems(tmp_path / "deck", ("handouts",))
    assert f"has a word too wide for its column: '{'w' * 30}…'; shorten it, or say" in problem


def test_a_deck_needs_no_games(tmp_path: Path) -> None:
    report = build(Request(ENGLISH, tmp_path / "build"))
    assert not (report.target / "handouts").exists()


def test_games_and_what_they_share_belong_together(with_games: Path, tmp_path: Path) -> None:
    for left, said in (("play.yaml", "no play.yaml"), ("games", "no file in games/")):
        deck = tmp_path / left / "deck"
        shutil.copytree(with_games, deck)
        shutil.rmtree(deck / left) if left == "games" else (deck / left).unlink()
        assert any(f"the deck has {said}; add it" in problem for problem in problems(deck))


def test_a_rules_card_that_is_too_full_is_told(with_games: Path, tmp_path: Path) -> None:
    deck = tmp_path / "deck"
    shutil.copytree(with_games, deck)
    path = deck / "games/talk.yaml"
    path.write_text(path.read_text("utf-8").replace("would do.]", "would do. " * 20 + "]"), "utf-8")
    assert any("the text of card 'r2-talk' is" in problem for problem in problems(deck))


def test_a_part_that_is_too_wide_beside_the_number_is_told(
    with_games: Path, tmp_path: Path
) -> None:
    """Beside it stands the table of the game."""
    shutil.copytree(with_games, tmp_path / "deck")
    spoil(tmp_path / "deck", "games/talk.yaml", "part: talk", f"part: {'talk ' * 20}")
    (problem,) = problems(tmp_path / "deck")
    assert "the label 'talk talk" in problem
    assert "too wide for the format poker" in problem
