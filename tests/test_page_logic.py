"""The page deals as `kaartspel deal` does, and its clock, moves and codes do what they say."""

import hashlib
import random
from itertools import chain
from typing import Any

import pytest
import zxingcpp
from PIL import Image, ImageOps

from evenings import tables_of
from kaartspel.dealing import Evening, deal, seats
from kaartspel.deck.model import Deck, Game
from kaartspel.page.export import deck_data
from kaartspel.problems import WrongUsage
from scripts import evaluate

SEEDS = ("raad-2026", "1", "é", "ﬁ ﬂ", "🃏🃏", "a.b.c", " x ", "Zaal & foyer", "\u00a0", "한국")
EVENINGS = 500


def at_tables(deck: Deck) -> tuple[Game, ...]:
    """Return the games that are not played by the whole room together."""
    games = deck.play.games if deck.play else ()
    return tuple(game for game in games if not game.is_together)


def evenings(deck: Deck, count: int) -> list[Evening]:
    """Return evenings of every game and size of table, of few tables and many, of odd seeds."""
    assert deck.play
    dice = random.Random(7)
    found: list[Evening] = []
    while len(found) < count:
        game = at_tables(deck)[len(found) % len(at_tables(deck))]
        tables = dice.choice((1, 2, 3, 5, 8, 13))
        people = dice.randint(tables * game.players[0], tables * game.players[1])
        seed = dice.choice(SEEDS) + str(dice.randint(0, 99)) * dice.randint(0, 1)
        decks = dice.choice((None, None, 1, 2))
        open_ = [c.id for c in deck.cards if c.kind.is_read_open and game.supply.table.get(c.kind)]
        cards = tuple(dice.sample(open_, min(len(open_), dice.choice((0, 0, 1, 2)))))
        found.append(Evening((game.id,), seed, tables, None, people, decks, cards))
    return found


def in_python(deck: Deck, evening: Evening) -> list[dict[str, Any]]:
    try:
        tables = tables_of(deck, evening)
    except WrongUsage:
        return []
    return [
        {
            "open": [card.id for card in table.open],
            "pile": [card.id for card in table.pile],
            "hands": [[card.id for card in hand] for hand in table.hands],
        }
        for table in tables
    ]


def test_the_same_seed_deals_the_same_evening_in_the_page(deck: Deck, every_case: bool) -> None:
    wanted = evenings(deck, EVENINGS if every_case else EVENINGS // 8)
    given = {"deck": deck_data(deck, ()), "evenings": [
        {"game": e.games[0], "tables": e.tables, "people": e.people, "seed": e.seed,
         "decks": e.decks or 0, "cards": e.cards} for e in wanted]}  # fmt: skip
    games = "new Map(given.deck.play.games.map((game) => [game.id, game]))"
    dealt = evaluate(
        "dealing.js",
        f"(games => given.evenings.map(e => deal(given.deck, games.get(e.game), e)))({games})",
        given,
    )
    assert dealt == [in_python(deck, evening) for evening in wanted]
    assert sum(map(bool, dealt)) > len(wanted) / 2


def test_the_page_lays_as_many_tables_and_takes_as_many_boxes(deck: Deck, every_case: bool) -> None:
    """From 3 to 120 people, at every game: the page counts as `kaartspel deal` does.

    Unless all are asked for, one number of people in eleven.
    """
    assert deck.play
    numbers = range(3, 121, 3 if every_case else 11)
    wanted = [(game.id, people) for game in at_tables(deck) for people in numbers]
    found = evaluate(
        "dealing.js",
        "(games => given.wanted.map(([id, people, tables]) => decksFor(given.deck, games.get(id), "
        "{tables, people, cards: []})))(new Map(given.deck.play.games.map((g) => [g.id, g])))",
        {"deck": deck_data(deck, ()), "wanted": [
            (id_, people, len(seats(deck, Evening((id_,), "x", people=people))))
            for id_, people in wanted
        ]},
    )  # fmt: skip
    assert found == [deal(deck, Evening((i,), "x", people=n))[0].decks for i, n in wanted]
    tables = evaluate(
        "evening.js",
        "given.wanted.map(([id, people]) => seating(people, given.allowed[id], given.best))",
        {"allowed": {game.id: game.players for game in deck.play.games},
         "best": deck.play.best, "wanted": wanted},
    )  # fmt: skip
    assert tables == [len(seats(deck, Evening((i,), "x", people=n))) for i, n in wanted]


def test_digests_are_those_of_everybody() -> None:
    texts = ["", "abc", "é🃏", *("x" * length for length in (55, 56, 63, 64, 65, 1000))]
    found = evaluate("sha256.js", "given.map(sha256)", texts)
    assert found == [hashlib.sha256(text.encode()).hexdigest() for text in texts]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seat_is_read_as_it_was_written(seed: str) -> None:
    evening = {"game": "debat", "tables": 7, "people": 30, "decks": 0, "seed": seed,
               "cards": ["v38-x", "v39"]}  # fmt: skip
    seat = {"evening": evening, "table": 2, "player": 3}
    code = evaluate("evening.js", "seatCode(given)", seat)
    assert code.isascii()
    for written in (code, f"#{code}", f" file:///a/b.html#{code} "):
        assert evaluate("evening.js", "readSeat(given)", written) == seat


@pytest.mark.parametrize("code", ["", "#w23", "evening=debat", "evening=debat.0.4.0.x",
    "evening=debat.2.7.0.", "evening=debat.2.7.0.x&table=3&player=1", "evening=a.b.c.d.e",
    "evening=debat.2.7.0.x&table=2&player=4", "evening=debat.2.7.0.x&table=1&player=5",
    "evening=debat.1e9.4.0.x", "evening=debat.5.4.0.x"])  # fmt: skip
def test_a_code_that_names_no_seat_is_refused(code: str) -> None:
    assert evaluate("evening.js", "readSeat(given)", code) is None


def test_tables_are_laid_for_everybody_without_an_empty_chair() -> None:
    people_of = list(range(3, 121))
    seatings = "given.map((people) => seating(people, [3, 8], [4, 6]))"
    for people, tables in zip(people_of, evaluate("evening.js", seatings, people_of), strict=True):
        assert 3 <= people // tables <= -(-people // tables) <= 8
        if people > 11:
            assert 4 <= people // tables <= -(-people // tables) <= 6
    assert evaluate("evening.js", "seating(8, [5, 6], [5, 6])", None) == 0


def test_a_clock_runs_stops_and_speaks_little() -> None:
    left = "remaining(stopClock(startClock(setClock(90), 1000), 31500), 99999)"
    assert evaluate("clock.js", left, None) == 60
    assert evaluate("clock.js", "remaining(startClock(setClock(5), 0), 9000)", None) == 0
    assert evaluate("clock.js", "asMinutes(given)", 605) == "10:05"
    seconds = list(range(1300, 0, -1))
    spoken = evaluate("clock.js", "given.map((s) => spokenMinutes(s, s - 1))", seconds)
    assert [minutes for minutes in spoken if minutes is not None] == [20, 15, 10, 5, 1, 0]
    assert evaluate("clock.js", "spokenMinutes(400, 290)", None) == 5  # asleep in between


def test_no_move_loses_or_doubles_a_card() -> None:
    table = {"open": ["q"], "pile": ["p1", "p2"], "hands": [["a", "b"], ["c"]]}
    moves = {
        "lay(given, 0, 'a')": ["q", "a"],
        "swap(given, 1, 'c')": ["q"],
        "turnUp(given)": ["q", "p1"],
        "take(given, 1)": ["q"],
        "putAway(given, 'q')": [],
    }
    for move, is_open in moves.items():
        found = evaluate("table.js", move, table)
        assert found["open"] == is_open
        cards = [*found["open"], *found["pile"], *chain(*found["hands"])]
        assert sorted(cards) == ["a", "b", "c", "p1", "p2", "q"]
    swapped = evaluate("table.js", "swap(given, 1, 'c')", table)
    assert (swapped["hands"][1], swapped["pile"]) == (["p1"], ["p2", "c"])
    empty = {**table, "pile": []}
    for move in ("swap(given, 1, 'c')", "turnUp(given)", "take(given, 0)"):
        assert evaluate("table.js", move, empty) == empty


def test_qr_codes_are_read_as_what_was_written() -> None:
    texts = ["a", "é🃏", *("https://example.org/#evening=" + "x" * length
                           for length in (9, 40, 80, 130, 200, 300, 420, 560))]  # fmt: skip
    for text, modules in zip(texts, evaluate("qr.js", "given.map(qrModules)", texts), strict=True):
        rows = [bytes(0 if dark else 255 for dark in row for _ in range(4)) for row in modules]
        picture = Image.frombytes(
            "L", (len(rows[0]), len(rows) * 4), b"".join(row for row in rows for _ in range(4))
        )
        (found,) = zxingcpp.read_barcodes(ImageOps.expand(picture, 16, 255))
        assert found.text == text


def test_a_text_too_long_for_a_qr_code_is_refused() -> None:
    code = "(() => { try { qrPath(given); } catch (error) { return error.name; } })()"
    assert evaluate("qr.js", code, "x" * 700) == "RangeError"
