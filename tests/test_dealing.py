"""An evening is dealt fairly, the same every time, and never from cards that are not there."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from judges import PROFILES, judge_pdf
from kaartspel import design
from kaartspel.dealing import Evening, Table, deal, find_game, tables_that_fit
from kaartspel.deck.model import Card, Deck, Game
from kaartspel.problems import WrongUsage
from pdfs import extract, structure
from repository import ROOT
from sampling import sampled

SEEDS = ("raad-2026", "1", "é")
COUNCIL = (
    "--tables", "4", "--players", "5", "--game", "debat", "--seed", "raad-2026",
    "--sheet", "a4-duplex",
)  # fmt: skip


def games(deck: Deck) -> tuple[Game, ...]:
    assert deck.play is not None
    return deck.play.games


def test_a_seed_is_the_same_however_its_accents_are_typed(deck: Deck) -> None:
    game = games(deck)[0]
    players = game.players[0]
    composed, apart = (Evening(game.id, 1, players, seed) for seed in ("caf\u00e9", "cafe\u0301"))
    assert deal(deck, composed) == deal(deck, apart)


def test_a_card_that_is_not_printed_is_not_dealt(deck: Deck) -> None:
    game = games(deck)[0]
    players = game.players[0]
    dealt = {c.id for table in deal(deck, Evening(game.id, 1, players, "1")) for c in table.cards}
    cards = tuple(replace(c, quantity=0) if c.id in dealt else c for c in deck.cards)
    others = deal(replace(deck, cards=cards), Evening(game.id, 1, players, "1"))
    assert not dealt & {card.id for table in others for card in table.cards}


def evenings(deck: Deck) -> Iterator[tuple[Game, Evening, tuple[Table, ...]]]:
    """Yield evenings of every game, at every size of table, for up to 30 players and beyond."""
    for game in games(deck):
        for players in range(game.players[0], game.players[1] + 1):
            for tables in (1, 2, 4, 10):
                for seed in SEEDS:
                    evening = Evening(game.id, tables, players, seed)
                    yield game, evening, deal(deck, evening)


def counts(cards: tuple[Card, ...], kind: str) -> Counter[str]:
    """Return how many cards of a kind there are of each map, or of statements each cluster."""
    depth = 1 if kind == "statement" else 0
    return Counter(card.places[depth] for card in cards if card.kind.id == kind)


def test_every_table_gets_just_what_the_game_takes(deck: Deck) -> None:
    for game, evening, tables in evenings(deck):
        assert [table.number for table in tables] == [*range(1, evening.tables + 1)]
        for table in tables:
            assert len(table.hands) == evening.players
            for kind in game.supply.kinds:
                supply = game.supply
                shares = [*((hand, supply.hand) for hand in table.hands),
                          (table.open, supply.table), (table.pile, supply.pile)]  # fmt: skip
                for cards, draw in shares:
                    assert sum(card.kind == kind for card in cards) == draw.get(kind, 0)


def test_no_card_is_twice_at_a_table_or_in_a_deck(deck: Deck) -> None:
    for _, _, tables in evenings(deck):
        for table in tables:
            assert len(set(table.cards)) == len(table.cards)
        for number in {table.deck for table in tables}:
            cards = [card.id for table in tables if table.deck == number for card in table.cards]
            assert len(set(cards)) == len(cards)


def test_no_more_decks_are_opened_than_it_takes(deck: Deck) -> None:
    for game, evening, tables in evenings(deck):
        fit = tables_that_fit(deck, game, evening.players)
        assert max(table.deck for table in tables) == -(-evening.tables // fit)


def test_statements_are_spread_over_the_clusters(deck: Deck) -> None:
    """At a table, two clusters differ by one card, or the smaller one has run out in its deck."""
    sizes = counts(deck.cards, "statement")
    for _, _, tables in evenings(deck):
        for number in {table.deck for table in tables}:
            together = tuple(c for t in tables if t.deck == number for c in t.cards)
            dealt = counts(together, "statement")
            if not dealt:
                continue
            level = max(dealt[cluster] for cluster in sizes)
            for cluster, size in sizes.items():
                assert dealt[cluster] >= min(level - 1, size), (cluster, dealt)
            for table in (table for table in tables if table.deck == number):
                share = counts(table.cards, "statement")
                fellows = sum(other.deck == number for other in tables)
                for cluster in sizes:
                    assert abs(share[cluster] - dealt[cluster] / fellows) < 1, (cluster, share)


def test_a_hand_holds_different_clusters(deck: Deck) -> None:
    for game, _, tables in evenings(deck):
        for table in tables:
            fullest = max(counts(table.cards, "statement").values(), default=0)
            for hand in table.hands:
                clusters = counts(hand, "statement")
                if fullest <= len(table.hands):
                    assert max(clusters.values(), default=1) == 1, game.id


def test_what_lies_open_in_the_change_of_glasses_is_one_of_each_cluster(deck: Deck) -> None:
    for game, _, tables in evenings(deck):
        if game.id == "andere-bril":
            for table in tables:
                open_ = counts(table.open, "statement")
                assert sorted(open_) == sorted(cluster.name for cluster in deck.carded_groups)


def test_questions_are_spread_over_the_maps(deck: Deck) -> None:
    """At a table the maps differ by one question, or the smaller map has run out in its deck."""
    small, large = sorted(counts(deck.cards, "question").items(), key=lambda item: item[1])
    assert (small[1], large[1]) == (15, 29)
    for _, _, tables in evenings(deck):
        for table in tables:
            at = counts(table.cards, "question")
            fellows = sum(other.deck == table.deck for other in tables)
            assert at[small[0]] >= min(at[large[0]] - 1, small[1] // fellows)
        dealt = [card for t in tables for card in t.cards if card.kind.id == "question"]
        if len(dealt) <= small[1] + large[1]:
            assert len(set(dealt)) == len(dealt), "no question at two tables"


def test_the_same_seed_deals_the_same_evening_for_ever(deck: Deck) -> None:
    """The digest was computed once: a change of the dealing would change evenings planned."""
    evening = Evening("debat", 4, 5, "raad-2026")
    tables = deal(deck, evening)
    assert tables == deal(deck, evening)
    assert tables != deal(deck, Evening("debat", 4, 5, "raad-2027"))
    told = "\n".join(" ".join(card.id for card in table.cards) for table in tables)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "3e84bd475caf2a68"


@pytest.mark.parametrize(
    ("evening", "said"),
    [
        (Evening("debet", 1, 5, "x"), "there is no game 'debet'; did you mean 'debat'?"),
        (
            Evening("debat", 4, 9, "x"),
            "'debat' is for 3 to 8 players at a table; 36 players fit at 5 tables of 8",
        ),
        (Evening("debat", 4, 2, "x"), "'debat' is for 3 to 8 players at a table, not 2"),
        (
            Evening("debat", 5, 8, "x", 2),
            "5 tables of 8 need more cards of 'debat' than 2 decks have; "
            "2 tables of 8 fit, 16 players",
        ),
        (
            Evening("debat", 2, 8, "x", 1),
            "2 tables of 8 need more cards of 'debat' than 1 deck has; "
            "1 table of 8 fits, 8 players",
        ),
        (
            Evening("debat", 1, 9, "x"),
            "'debat' is for 3 to 8 players at a table; 9 players fit at 2 tables of 5",
        ),
    ],
)
def test_too_many_players_are_told_how_many_fit(deck: Deck, evening: Evening, said: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        deal(deck, evening)
    assert str(caught.value) == said


def test_a_deck_without_games_deals_nothing(english: Deck) -> None:
    with pytest.raises(WrongUsage, match="there is no game 'debat'; there are none"):
        deal(english, Evening("debat", 1, 3, "x"))


def test_every_evening_fits_its_page(deck: Deck) -> None:
    for game in games(deck):
        evening = Evening(game.id, 1, game.players[1], "x" * 60)
        tables = deal(deck, evening)
        pages = design.evening_pages(deck, find_game(deck, game.id), evening, tables)
        assert len(pages) == 2 * len(tables)


@pytest.fixture(scope="module")
def dealt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An evening, dealt by the command."""
    folder = tmp_path_factory.mktemp("evening")
    done = run(folder, *COUNCIL)
    assert (done.returncode, done.stderr) == (0, "Working on the deck that comes with kaartspel\n")
    assert [line.replace("\\", "/") for line in done.stdout.splitlines()] == [
        "build/deal/sheets-a4-duplex.pdf", "build/deal/tables.pdf",
    ]  # fmt: skip
    return folder / "build/deal"


def run(cwd: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kaartspel", "deal", str(ROOT / "deck"), *arguments]
    return subprocess.run(
        command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, text=True,
        check=False, encoding="utf-8",
    )  # fmt: skip


def test_each_table_has_a_page_that_names_its_cards(deck: Deck, dealt: Path) -> None:
    data = (dealt / "tables.pdf").read_bytes()
    for number, table in enumerate(deal(deck, Evening("debat", 4, 5, "raad-2026"))):
        open_, hands = extract(data, 2 * number), extract(data, 2 * number + 1)
        assert f"Tafel {number + 1} van 4" in open_
        for card in (*table.open, *table.pile):
            name = card.text if card.kind.id == "question" else f"{card.topic}, "
            assert f"{card.number} {name}" in open_ or (
                f"{card.number} " in open_ and name in open_
            )
        for player, hand in enumerate(table.hands, 1):
            assert f"Speler {player} · Tafel {number + 1} van 4" in hands
            for card in hand:
                assert f"{card.number} " in hands
                assert f"{card.number} " not in open_, "what a player holds is theirs alone"
    assert "H1: Tafel 4 van 4" in structure(data)


def test_the_sheets_hold_each_tables_rules_and_just_its_cards(deck: Deck, dealt: Path) -> None:
    tables, play = deal(deck, Evening("debat", 4, 5, "raad-2026")), deck.play
    assert play
    game = find_game(deck, "debat")
    data = (dealt / "sheets-a4-duplex.pdf").read_bytes()
    kinds = {kind.one for kind in game.supply.kinds} | {play.card.kind.one}
    found = [line.partition("P: ")[2] for line in structure(data).splitlines() if "P: " in line]
    numbers = [line.split()[-1] for line in found if line.rpartition(" ")[0] in kinds]
    rules = (play.card, *game.cards)
    stacks = [[card.number for card in (*rules, *table.cards)] for table in tables]
    assert numbers == [number for stack in stacks for number in stack]
    sheets = [-(-len(stack) // 9) for stack in stacks]
    first = [2 * sum(sheets[:i]) for i in range(len(sheets))]
    for number, page in enumerate(first, 1):
        assert f"tafel {number}" in extract(data, page), "each table begins a sheet of its own"
        assert page == 0 or f"tafel {number - 1}" in extract(data, page - 2)


@pytest.mark.parametrize("flavour", sampled([(name,) for name in PROFILES], [("ua1",)]))
def test_verapdf_finds_no_fault_in_an_evening(dealt: Path, flavour: str) -> None:
    for path in sorted(dealt.glob("*.pdf")):
        assert not judge_pdf(path.read_bytes(), flavour), path.name


def test_an_evening_is_the_same_bytes_anywhere(dealt: Path, tmp_path: Path) -> None:
    run(tmp_path, *COUNCIL, "-q", TZ="Pacific/Kiritimati", PYTHONHASHSEED="4711")
    for path in dealt.glob("*.pdf"):
        assert (tmp_path / "build/deal" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["--game", "debat"], ["--game", "debat", "--players", "9"],
     ["--game", "ruilen", "--players", "5", "--seed", "\u4e2d"],
     ["--game", "ruilen", "--players", "5", "--seed", "x" * 61],
     ["--game", "debat", "--players", "5", "--tables", "3", "--decks", "1"],
     ["--game", "debat", "--players", "5", "--tray", "x"]],
)  # fmt: skip
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_evening_leaves_the_build_as_it_is(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "kaartspel", "build", "-q", "--only", "cards"]
    subprocess.run(command, cwd=tmp_path, check=True)
    before = {path: path.read_bytes() for path in (tmp_path / "build").rglob("*.pdf")}
    run(tmp_path, "--game", "wegen", "--players", "3", "-q", "--sheet", "a4-duplex")
    assert (tmp_path / "build/deal/tables.pdf").is_file()
    assert all(path.read_bytes() == data for path, data in before.items())
