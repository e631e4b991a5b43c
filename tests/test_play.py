"""The games: their numbers fit the deck, their texts reach the reader, their mistakes are told."""

import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from lxml import etree

from cards import listed
from editing import copy_deck, problems
from judges import PROFILES, judge_pdf
from kaartspel.building import Report, Request, build, check
from kaartspel.dealing import decks_for
from kaartspel.deck.model import Card, Deck, Draw, Game, Play
from kaartspel.problems import InvalidDeck
from pdfs import extract, structure
from repository import ENGLISH, ROOT

# The step that serves a use: the game, and words of it.
SERVED = {
    "relevante-vragen": ("vragenronde", "Zeg in één zin waarom de raad dit moet weten."),
    "eigen-rol": ("vragenronde", "bij de taak waar die volgens jou hoort"),
    "eigen-waarden": (
        "ruilen",
        "Kies tot slot stil één kaart",
    ),
    "groepswaarden": ("wegen", "Kan iedereen verder met deze top drie?"),
    "eigen-standpunten": ("debat", "Lever dicht in hoeveel stappen je opschoof."),
    "standpunten-van-anderen": ("andere-bril", "zoals iemand met jouw bril dat doet"),
    "niet-experts": ("ruilen", "Vraag om een gewoon woord."),
    "debat": ("debat", "De volgende vat dat eerst in één zin samen."),
    "beter-besluiten": ("wegen", "Pas het besluit aan, of schrijf op waarom je het laat staan."),
}
DEALT = ("question", "statement", "cluster")
FORMS = ("arguments", "questions", "motion", "report")
GAMES = ("ruilen", "debat", "andere-bril", "wegen", "vragenronde", "motie", "raad-van-negen")
HANDOUTS = (
    "leader",
    *FORMS,
    "slips",
    "year-later",
    "printing",
    *(f"game-{game}" for game in GAMES),
)
PAGES = {"leader": 3, "slips": 2, "year-later": 3}
TOGETHER = "raad-van-negen"
WORDS = {1: "één", 2: "twee", 3: "drie", 4: "vier", 18: "achttien"}


@pytest.fixture(scope="module")
def play(deck: Deck) -> Play:
    assert deck.play is not None
    return deck.play


@pytest.fixture(scope="module")
def with_games(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English deck with a game of its own."""
    return copy_deck(tmp_path_factory.mktemp("games"), games=True)


@pytest.fixture(scope="module")
def chapter(built: Report) -> Any:
    with zipfile.ZipFile(built.target / "digitalisering-in-beeld.epub") as archive:
        return etree.fromstring(archive.read("EPUB/chapter-spelen.xhtml"))


def words(text: str) -> str:
    return " ".join(text.split())


def count(draw: Draw, kind: str) -> int:
    return sum(count for known, count in draw.items() if known.id == kind)


def told(game: Game) -> str:
    return " ".join([*game.setup, *game.steps, game.empty, game.end])


def test_the_cards_suffice_for_every_number_of_players(deck: Deck, play: Play) -> None:
    there = {kind: sum(card.kind.id == kind for card in deck.cards) for kind in DEALT}
    assert there == {"question": 44, "statement": 58, "cluster": 9}
    assert play.players == (3, 30)
    for game in play.games:
        least, most = game.players
        assert least <= 3
        assert most >= 8
        assert game.is_together == (game.id == TOGETHER)
        for players in range(least, most + 1):
            supply = game.supply
            for kind in supply.kinds:
                hands = players * count(supply.hand, kind.id)
                needed = hands + count(supply.table, kind.id) + count(supply.pile, kind.id)
                assert needed == supply.needed(kind, players) <= there[kind.id], game.id


def test_every_evening_from_3_to_30_can_be_split_into_tables(play: Play) -> None:
    for game in play.games:
        if game.is_together:
            continue
        least, most = game.players
        for people in range(play.players[0], play.players[1] + 1):
            tables = -(-people // most)
            assert least <= people // tables, game.id
            assert -(-people // tables) <= most, game.id


def test_a_game_ends_in_its_time_with_cards_for_each_turn(play: Play) -> None:
    """A turn takes a minute at the most, and half of one to lay a card, to sum up or to point."""
    for game in play.games:
        for players, minutes in zip(game.players, game.minutes, strict=True):
            assert players * game.rounds * 1.5 <= minutes, game.id
        hand = sum(count(game.supply.hand, kind) for kind in DEALT)
        assert hand >= 1
        assert game.id in {"andere-bril", TOGETHER} or hand >= game.rounds, "a card for each round"


def test_the_texts_say_the_numbers_of_the_data(play: Play) -> None:
    for game in play.games:
        cards = words(" ".join(card.text for card in game.cards)).lower()
        for text in (words(told(game)).lower(), cards):
            for number in (count(game.supply.hand, kind) for kind in DEALT):
                assert not number or WORDS[number] in text, (game.id, number)
        assert f"{WORDS[game.rounds]} rondes" in words(told(game)).lower() or "ronde 2" in cards
        for kind in DEALT:
            opened = count(game.supply.table, kind)
            assert not opened or WORDS[opened] in words(told(game)).lower(), game.id
        has_pile = any(count(game.supply.pile, kind) for kind in DEALT)
        assert has_pile == ("stapel" in told(game)), game.id
        for card in game.cards:
            least, most = game.players
            assert card.said("foot") == f"{least}–{most} spelers, {game.duration} min."


def test_the_games_serve_all_nine_uses_of_the_introduction(deck: Deck, play: Play) -> None:
    introduction = (ROOT / "deck/book/inleiding.md").read_text("utf-8")
    uses = [line for line in introduction.splitlines() if line.startswith("- …")]
    links = [re.findall(r"\(game:([a-z-]+)\)", line) for line in uses]
    assert len(uses) == len(play.uses) == 9
    games = {game.id: game for game in play.games}
    for use, link in zip(play.uses, links, strict=True):
        assert len(link) == 1
        assert use in games[link[0]].uses, use.id


def test_schedules_are_as_long_as_they_say(play: Play) -> None:
    assert [schedule.minutes for schedule in play.leader.schedules] == [45, 90, 150]
    for schedule in play.leader.schedules:
        assert sum(stage.minutes for stage in schedule.stages) == schedule.minutes
        largest = 5 if schedule.minutes == 45 else play.best[1]  # at a table, as it says
        for stage in schedule.stages:
            assert stage.game is None or stage.minutes >= stage.game.duration_of(largest)


def test_there_is_one_overview_and_two_or_three_cards_a_game(deck: Deck, play: Play) -> None:
    rules = [card for card in deck.cards if card.kind.id == "rules"]
    assert rules == list(play.cards)
    assert all(2 <= len(game.cards) <= 3 for game in play.games)
    for game in play.games:
        steps = [line for card in game.cards for line in card.text.split("\n")]
        assert [int(step.partition(" ")[0]) for step in steps] == [*range(1, len(steps) + 1)]


def test_the_chapter_holds_every_text_of_the_games(deck: Deck, play: Play, chapter: Any) -> None:
    said = words(" ".join(chapter.itertext()))
    texts = [play.note, *play.intro, *(use.text for use in play.uses)]
    texts += [text for rule in play.rules for text in (rule.name, rule.text)]
    for game in play.games:
        texts += [game.name, game.aim, *game.setup, *game.steps, game.empty, game.end, *game.talk]
        texts += [text for variant in game.variants for text in (variant.name, variant.text)]
    for card in play.cards:
        texts += [card.number, *listed(card)]
    leader = play.leader
    texts += [leader.aim, *leader.before.items, *leader.tips.items, *leader.talk.items]
    texts += [stage.text for schedule in leader.schedules for stage in schedule.stages]
    texts += [step for part in play.guide.parts for step in part.items]
    missing = [text for text in texts if words(text) not in said]
    assert not missing


def test_each_game_links_to_its_uses_and_back(play: Play, chapter: Any) -> None:
    table = chapter.find(".//{*}table")
    rows = [[words(" ".join(cell.itertext())) for cell in row] for row in table.iter("{*}tr")][1:]
    assert [row[0] for row in rows] == [use.text for use in play.uses]
    for row, use in zip(rows, play.uses, strict=True):
        assert row[1] == " ".join(game.name for game in play.games if use in game.uses)


@pytest.mark.parametrize("name", HANDOUTS)
def test_a_handout_says_all_that_the_deck_says(built: Report, play: Play, name: str) -> None:
    data = (built.target / f"handouts/{name}.pdf").read_bytes()
    with pikepdf.open(built.target / f"handouts/{name}.pdf") as pdf:
        pages = len(pdf.pages)
        sizes = [[round(float(edge)) for edge in page.MediaBox] for page in pdf.pages]
    assert sizes == [[0, 0, 595, 842]] * pages
    assert pages == PAGES.get(name, 2 if name.startswith("game-") else 1)
    said = words(structure(data))
    texts = [*on_forms(play, name), *on_games(play, name), *on_slips(play, name), *{
        "leader": [play.leader.title, *play.leader.tips.items, *play.leader.before.items,
                   *(game.name for game in play.games),
                   *(s.text for schedule in play.leader.schedules for s in schedule.stages)],
        "printing": [step for part in play.guide.parts for step in part.items],
    }.get(name, [])]  # fmt: skip
    assert texts
    missing = [text for text in texts if words(text) not in said]
    assert not missing
    assert play.note in said


def on_forms(play: Play, name: str) -> list[str]:
    blanks = [b for form in (play.form, *play.forms) if form.id == name for b in form.blanks]
    return [text for blank in blanks for text in (blank.name, blank.hint)]


def on_slips(play: Play, name: str) -> list[str]:
    return [slip.text for slips in play.slips if slips.id == name for slip in slips.items]


def on_games(play: Play, name: str) -> list[str]:
    """Return all that a game's sheet must say: whoever leads needs nothing else."""
    for game in play.games:
        if name == f"game-{game.id}":
            rules = [text for rule in play.rules for text in (rule.name, rule.text)]
            variants = [text for v in game.variants for text in (v.name, v.text)]
            uses = [use.text for use in game.uses]
            return [game.name, game.aim, *game.needed, *game.setup, *game.steps, game.empty,
                    game.end, *game.talk, *variants, *uses, *rules]  # fmt: skip
    return []


def test_a_step_of_the_game_serves_each_use(play: Play) -> None:
    """The introduction names nine uses; for each, what players do then can be pointed at."""
    assert set(SERVED) == {use.id for use in play.uses}
    for use, (id_, said) in SERVED.items():
        (game,) = (game for game in play.games if game.id == id_)
        assert use in {served.id for served in game.uses}
        assert any(said in text for text in (*game.steps, game.end)), use


def test_the_leader_reads_how_many_boxes_each_number_of_people_takes(
    built: Report, deck: Deck, play: Play
) -> None:
    said = words(extract((built.target / "handouts/leader.pdf").read_bytes(), 0))
    for people in range(8, 31, 2):
        taken = [decks_for(deck, game, people) for game in play.games]
        assert f" {people} " in said
        assert " ".join(map(str, taken)) in said, people
    assert "28 2 × 4, 4 × 5" in said


def test_the_leaders_table_is_a_table(built: Report, play: Play) -> None:
    lines = structure((built.target / "handouts/leader.pdf").read_bytes()).splitlines()
    rows = [line for line in lines if line.strip().startswith("TR")]
    schedules = sum(len(schedule.stages) + 1 for schedule in play.leader.schedules)
    assert len(rows) == len(play.games) + 1 + schedules + len(range(8, 31, 2)) + 1
    headers = [line.split(": ", 1)[1] for line in lines if line.strip().startswith("TH: ")]
    for game in play.games:
        assert game.name in headers


def test_the_printing_guide_counts_the_cards(built: Report, deck: Deck) -> None:
    said = extract((built.target / "handouts/printing.pdf").read_bytes(), 0)
    for kind in deck.kinds:
        count = sum(card.quantity for card in deck.cards if card.kind == kind)
        assert f"{kind.many} {count}" in said
    assert f"{deck.words['game_together']} {sum(card.quantity for card in deck.cards)}" in said


def test_another_deck_has_a_game_of_its_own(with_games: Path, tmp_path: Path) -> None:
    report = build(Request(with_games, tmp_path / "build"))
    assert (report.target / "cards/r2-talk.pdf").is_file()
    made = {path.stem for path in (report.target / "handouts").iterdir()}
    assert made == {"leader", "arguments", "printing", "game-talk"}
    for path in report.target.rglob("handouts/*.pdf"):
        assert all(not judge_pdf(path.read_bytes(), flavour) for flavour in PROFILES)
    told_ = structure((report.target / "cards/r2-talk.pdf").read_bytes())
    assert "H1: Talk talk" in told_
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
    (problem,) = problems(tmp_path / "deck")
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


def test_the_book_shows_each_rules_card_once(play: Play, chapter: Any) -> None:
    places = [element.get("id") for element in chapter.iter() if element.get("id")]
    for card in play.cards:
        assert places.count(card.id) == 1
        assert all(point in words(said(chapter, card)) for point in listed(card))


def said(chapter: Any, card: Card) -> str:
    place = next(element for element in chapter.iter() if element.get("id") == card.id)
    return " ".join(place.itertext())
