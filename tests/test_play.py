"""The games: their numbers fit the deck, and their texts reach the reader of the book."""

import re
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from cards import listed, told
from editing import copy_deck, spoil
from kaartspel.building import Report
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck, Draw, Play
from pdfs import words
from repository import ROOT

# The step that serves a use: the game, and words of it.
SERVED = {
    "relevante-vragen": ("vragenronde", "Zeg in één zin waarom de raad dit moet weten."),
    "eigen-rol": ("vragenronde", "bij de taak die volgens jou past"),
    "eigen-waarden": (
        "ruilen",
        "Kies tot slot stil één kaart",
    ),
    "groepswaarden": ("wegen", "Kan iedereen leven met deze top drie?"),
    "eigen-standpunten": (
        "debat",
        "Schrijf op het andere kaartje hoe ver je opschoof",
    ),
    "standpunten-van-anderen": ("andere-bril", "zoals iemand met jouw bril dat doet"),
    "niet-experts": ("ruilen", "Vraag om een gewoon woord."),
    "debat": ("debat", "De volgende vat dat eerst in één zin samen."),
    "beter-besluiten": ("wegen", "Pas het besluit aan, of schrijf op waarom je het laat staan."),
}
TOGETHER = "raad-van-negen"
DEALT = ("question", "statement", "cluster")
WORDS = {1: "één", 2: "twee", 3: "drie", 4: "vier", 18: "achttien"}


@pytest.fixture(scope="module")
def chapter(built: Report) -> Any:
    with zipfile.ZipFile(built.target / "digitalisering-in-beeld.epub") as archive:
        return etree.fromstring(archive.read("EPUB/chapter-spelen.xhtml"))


def count(draw: Draw, kind: str) -> int:
    return sum(count for known, count in draw.items() if known.id == kind)


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
            assert all(count(supply.hand, kind.id) for kind in supply.rest), game.id


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


def test_one_number_of_minutes_is_that_for_any_number_of_players(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path, games=True)
    spoil(deck, "games/talk.yaml", "minutes: [10, 10]", "minutes: 10")
    play = load(deck).play
    assert play is not None
    assert [game.minutes for game in play.games] == [(10, 10)]


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
            who = "groepen" if game.is_together else "spelers"
            sized = f"{least}–{most} {who}, {game.duration} min."
            assert card.said("foot") == sized, card.id


def test_what_games_share_is_told_in_one_way(play: Play) -> None:
    """A table plays several games in an evening: what differs a little has to be asked for."""
    for game in play.games:
        text, cards = told(game), " ".join(step for card in game.cards for step in listed(card))
        has_pile = any(count(game.supply.pile, kind) for kind in DEALT)
        swap = "Leg er één onder de stapel, pak de bovenste en speel. Eén keer per beurt."
        assert (swap in text) == has_pile, game.id
        assert ("De rest is de stapel." in cards) == has_pile, game.id
        assert not re.search(rf"[Rr]onde (?![1-{game.rounds}])[0-9]", text + cards), game.id
        assert "een timer" in game.needed, game.id
        assert not re.search("Tel af|telt af", text + cards), game.id


def test_the_games_serve_all_nine_uses_of_the_introduction(deck: Deck, play: Play) -> None:
    introduction = (ROOT / "deck/book/inleiding.md").read_text("utf-8")
    uses = [line for line in introduction.splitlines() if line.startswith("- …")]
    links = [re.findall(r"\(game:([a-z-]+)\)", line) for line in uses]
    assert len(uses) == len(play.uses) == 9
    games = {game.id: game for game in play.games}
    for use, link in zip(play.uses, links, strict=True):
        assert len(link) == 1
        assert use in games[link[0]].uses, use.id


def test_sides_alternate_at_each_size_of_table(play: Play) -> None:
    """Who spoke first against once began again at an even table: two against, one after another."""
    (debate,) = (game for game in play.games if game.id == "debat")
    assert "In ronde 2 gaat de beurt terug" in " ".join(debate.steps)
    assert "Ronde 2 gaat terug: de laatste in de kring begint" in " ".join(
        step for c in debate.cards for step in listed(c)
    )
    for players in range(debate.players[0], debate.players[1] + 1):
        first = [(player, player % 2 == 0) for player in range(players)]
        turns = [*first, *((player, not is_for) for player, is_for in reversed(first))]
        assert all(one[1] != next_[1] for one, next_ in pairwise(turns)), players
        assert all({(player, True), (player, False)} <= set(turns) for player in range(players))


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


def test_a_step_of_the_game_serves_each_use(play: Play) -> None:
    """The introduction names nine uses; for each, what players do then can be pointed at."""
    assert set(SERVED) == {use.id for use in play.uses}
    for use, (id_, said) in SERVED.items():
        (game,) = (game for game in play.games if game.id == id_)
        assert use in {served.id for served in game.uses}
        assert any(said in text for text in (*game.steps, game.end)), use


def test_the_guide_points_at_the_step_of_each_use(play: Play) -> None:
    guide = (ROOT / "docs/handleiding.md").read_text("utf-8")
    rows = [line for line in guide.splitlines() if line.count("|") == 4]
    names = {game.id: game.name for game in play.games}
    for use in play.uses:
        id_, said = SERVED[use.id]
        (row,) = (row for row in rows if row.startswith(f"| {use.text} | {names[id_]} |"))
        assert said in row, use.id


def test_the_book_shows_each_rules_card_once(play: Play, chapter: Any) -> None:
    places = [element.get("id") for element in chapter.iter() if element.get("id")]
    for card in play.cards:
        assert places.count(card.id) == 1
        assert all(point in words(said(chapter, card)) for point in listed(card))


def said(chapter: Any, card: Card) -> str:
    place = next(element for element in chapter.iter() if element.get("id") == card.id)
    return " ".join(place.itertext())
