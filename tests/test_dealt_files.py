"""The files of an evening: the sheets and pages of its tables hold just what was dealt."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pikepdf
import pytest

import commands
from commands import Done
from editing import copy_deck
from evenings import of_one, tables_of
from frames import groups
from judges import PROFILES, judge_pdf
from kaartspel.dealing import Evening, deal, find_game
from kaartspel.deck.model import Deck
from kaartspel.design import evening_pages
from kaartspel.design.a4 import BODY, FIRST, MARGIN, WIDTH
from kaartspel.design.tablehead import EDGE
from kaartspel.frame import Frame, Group, Role, Text, mm
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves
from pdfs import extract, structure
from repository import ROOT
from sampling import sampled

COUNCIL = (
    "--tables", "4", "--players", "5", "--game", "debat", "--seed", "raad-2026",
    "--sheet", "a4-duplex",
)  # fmt: skip


@pytest.fixture(scope="module")
def dealt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An evening, dealt by the command."""
    folder = tmp_path_factory.mktemp("evening")
    done = run(folder, *COUNCIL)
    takes = "20 people at 4 tables of 5: debat takes 2 decks, and 4 sets of rules cards each"
    deck = "Working on the deck that comes with kaartspel"
    assert (done.returncode, done.stderr) == (0, f"{deck}\nkaartspel: {takes}\n")
    assert [line.replace("\\", "/") for line in done.stdout.splitlines()] == [
        "build/deal/sheets-a4-duplex.pdf", "build/deal/tables.pdf",
    ]  # fmt: skip
    return folder / "build/deal"


def run(cwd: Path, *arguments: str) -> Done:
    return commands.run("deal", str(ROOT / "deck"), *arguments, cwd=cwd)


def test_each_table_has_a_page_that_names_its_cards(deck: Deck, dealt: Path) -> None:
    data = (dealt / "tables.pdf").read_bytes()
    for number, table in enumerate(tables_of(deck, of_one("debat", 4, 5, "raad-2026"))):
        open_, hands = extract(data, 2 * number + 1), extract(data, 2 * number + 2)
        assert f"Tafel {number + 1} van 4" in open_
        assert not [c for c in table.pile if f"{c.number} " in open_], "who plays must not know it"
        assert all(f"{card.number} " in hands for card in table.pile)
        for card in table.open:
            name = card.text if card.kind.id == "question" else f"{card.topic}, "
            assert f"{card.number} {name}" in open_ or (
                f"{card.number} " in open_ and name in open_
            )
        for player, hand in enumerate(table.hands, 1):
            assert f"Speler {player} Debat Tafel {number + 1} van 4" in " ".join(hands.split())
            for card in hand:
                assert f"{card.number} " in hands
                assert f"{card.number} " not in open_, "what a player holds is theirs alone"
    assert "H1: Tafel 4 van 4" in structure(data)


def test_the_first_page_counts_the_paper_that_the_evening_takes(dealt: Path) -> None:
    said = " ".join(extract((dealt / "tables.pdf").read_bytes(), 0).split())
    cards, pages = page_count(dealt / "sheets-a4-duplex.pdf") // 2, page_count(dealt / "tables.pdf")
    for told in (f"Vellen met kaarten {cards} Debat {cards}. Op stevig papier, dubbelzijdig",
                 f"Samen {cards + pages + 4 + 8 + 4 + 2}", f"tafelbladen {pages} Alle",
                 "Blad van het spel 4 Debat 4.", "Knipblad 8 Debat 4 keer.", "Terugmeldblad 4 Eén",
                 "Spelleidersblad 2 Eén", "4 × 5 mensen 2 33"):  # fmt: skip
        assert told in said.replace("tafelbladen en stroken", "tafelbladen"), told
    assert "Argumentenblad" not in said, "for no game of the evening"


def test_each_page_of_a_table_says_that_it_is_dealt_and_of_which_game(dealt: Path) -> None:
    data = (dealt / "tables.pdf").read_bytes()
    for number in range(1, 5):
        table, strips = (" ".join(extract(data, 2 * number + i).split()) for i in (-1, 0))
        assert "Sla schudden, trekken en uitdelen over." in table
        assert f"Debat, tafel {number}: stroken" in strips
        assert "Print dit enkelzijdig." in strips
        assert strips.count(f"Debat Tafel {number} van 4") == 6, "of five, and of the pile"


def test_a_question_stands_below_its_topic_half_a_line_from_the_next(deck: Deck) -> None:
    evening = of_one("debat", 4, 5, "raad-2026")
    (table, *_), (played,) = tables_of(deck, evening), deal(deck, evening)
    (page, *_) = evening_pages(deck, evening, played)
    listed = [
        [item for item, _ in leaves(group.items) if isinstance(item, Text)]
        for group in groups(page.items, Role.LIST_ITEM)
    ]
    one, two = ([text for text in texts if text.pieces[0].y > 0] for texts in listed[:2])
    for card, (number, topic, *said) in zip(table.open, (one, two), strict=False):
        assert (number.says.strip(), topic.font) == (card.number, "text")
        assert topic.says.strip() in card.topic
        assert topic.pieces[0].y == number.pieces[0].y, "on one line"
        asked = [text for text in said if text.size > topic.size]
        assert {text.font for text in asked} == {"strong"}, "what is read to all"
    rows = [sorted({piece.y for text in texts for piece in text.pieces}) for texts in (one, two)]
    leading = rows[0][1] - rows[0][0]
    assert rows[1][0] - rows[0][-1] >= 1.49 * leading


def test_a_tables_page_shows_its_seats_and_those_of_no_hand(deck: Deck) -> None:
    evening = of_one("debat", 4, 5, "raad-2026")
    (table, *_) = tables_of(deck, evening)
    (page, *_) = evening_pages(deck, evening, deal(deck, evening)[0])
    drawn = [group.items[0] for group in groups(tuple(councils_of(page)), None)]
    colours = Counter(item.fill for item in drawn if isinstance(item, Drawing))
    cards = [*table.open]
    assert sum(colours.values()) == sum(len(deck.of_kind(k)) for k in {c.kind for c in cards})
    ((_, dots),) = colours.most_common(1)
    assert dots == sum(colours.values()) - len(cards)
    shown = Counter(card.suit.colour for card in cards)
    assert {colour: colours[colour] for colour in shown} == shown


@pytest.mark.parametrize("players", [5, 6])
def test_hands_are_strips_across_the_page_with_each_card_on_a_line(
    deck: Deck, players: int
) -> None:
    evening = of_one("debat", 1, players, "raad-2026")
    (_, page) = evening_pages(deck, evening, deal(deck, evening)[0])
    cuts = [item for item in page.items if isinstance(item, Drawing) and item.stroke]
    assert len(cuts) == players + 1, "with a strip of the pile; a heavy rule is above the first"
    assert all(line.commands[0][1][1] == line.commands[1][1][1] for line in cuts)
    assert cuts[-1].commands[0][1][1] > page.height - mm(45), "they fill it"
    for entry in groups(page.items, Role.LIST_ITEM):
        texts = [item for item in entry.items if isinstance(item, Text)]
        assert len({piece.y for text in texts for piece in text.pieces}) == 1


def test_what_lies_open_is_read_from_a_seat(deck: Deck) -> None:
    """All tables of a game have one size, open cards that of a title; seats are alike."""
    evening = Evening(("ruilen", "debat"), "raad-2026", people=27)
    games = deal(deck, evening)
    every = evening_pages(deck, evening, *games)
    each = len(every) // len(games)
    for at in range(len(games)):
        pages = every[at * each : (at + 1) * each]
        tables, hands = ([_sizes(page) for page in part] for part in (pages[::2], pages[1::2]))
        assert len({tuple(sizes) for sizes in tables}) == 1
        assert len({size for sizes in hands for size in sizes}) == 1
        assert min(tables[0]) >= 20
        assert min(hands[0]) >= 14, "with six players and a pile of four cards each"


def test_the_council_of_every_table_is_at_one_place_where_its_texts_begin(deck: Deck) -> None:
    """On a page of values as on one of questions, whatever room their text leaves."""
    evening = Evening(("ruilen", "debat"), "raad-2026", people=27)
    tables = evening_pages(deck, evening, *deal(deck, evening))[::2]
    councils = [next(councils_of(page)) for page in tables]
    ((x, _),) = {(council.x, council.y) for council in councils}
    for council in councils:
        places = [x + seat.x for seat in council.items if isinstance(seat, Group)]
        assert min(places) == pytest.approx(mm(MARGIN + EDGE), abs=mm(4))
        assert max(places) > mm(WIDTH - MARGIN - 25), "it is nearly as wide as they"


def councils_of(page: Frame) -> Iterator[Group]:
    """Yield the councils of a page: below its head, which has the picture of its table."""
    yield from (item for item in page.items if isinstance(item, Group) and item.y > mm(FIRST))


def test_a_tables_page_is_found_by_its_number_across_a_room(deck: Deck) -> None:
    """Which is the largest on it, at the left edge; its picture has a seat for each who plays."""
    for people, players in ((13, {4, 5}), (10, {5})):
        evening = Evening(("debat",), "1", people=people)
        seen = set()
        for number, page in enumerate(evening_pages(deck, evening, *deal(deck, evening))[::2], 1):
            texts = [item for item, _ in leaves(page.items) if isinstance(item, Text)]
            (large, *others) = sorted(texts, key=lambda text: -text.size)
            assert large.says == str(number)
            assert large.size > 2.2 * others[0].size
            assert large.pieces[0].x == pytest.approx(mm(MARGIN), abs=mm(1.5))
            picture = next(item for item in page.items if isinstance(item, Group) and item.x)
            seen.add(sum(isinstance(item, Group) for item in picture.items))
        assert seen == players


def _sizes(page: Frame) -> list[float]:
    """Return the size of the text of each list of a page."""
    return [max(text.size for text, _ in leaves(each.items) if isinstance(text, Text))
            for each in groups(page.items, Role.LIST)]  # fmt: skip


@pytest.mark.parametrize("players", [3, 8])
def test_a_list_of_an_evening_has_one_size_from_one_left_edge(deck: Deck, players: int) -> None:
    """No entry is smaller for a long word or divided; a topic is smaller than its question."""
    evening = of_one("debat", 1, players, "proef")
    (played,) = deal(deck, evening)
    open_, hands = evening_pages(deck, evening, played)
    lists = [[entries] for entries in groups(open_.items, Role.LIST)]
    for parts in (*lists, groups(hands.items, Role.LIST)):
        entries = [
            [item for item, _ in leaves(group.items) if isinstance(item, Text)]
            for part in parts
            for group in groups(part.items, Role.LIST_ITEM)
        ]
        assert entries
        (size,) = {max(text.size for text in entry) for entry in entries}
        sizes = {text.size for entry in entries for text in entry}
        assert sizes <= {size, 0.75 * size if parts in lists else size}
        assert min(sizes) >= BODY
        assert len({numbers[0].pieces[0].x for numbers in entries}) <= 2  # hands side by side


def test_the_sheets_hold_each_tables_rules_and_just_its_cards(deck: Deck, dealt: Path) -> None:
    tables, play = tables_of(deck, of_one("debat", 4, 5, "raad-2026")), deck.play
    assert play
    game = find_game(deck, "debat")
    data = (dealt / "sheets-a4-duplex.pdf").read_bytes()
    every = {card.number for card in deck.cards}
    found = [line.partition("P: ")[2] for line in structure(data).splitlines() if "P: " in line]
    numbers = [line for line in found if line in every]
    rules = (play.card, *game.cards)
    stacks = [[card.number for card in (*rules, *table.cards)] for table in tables]
    assert numbers == [number for stack in stacks for number in stack]
    sheets = [-(-len(stack) // 9) for stack in stacks]
    first = [2 * sum(sheets[:i]) for i in range(len(sheets))]
    for number, page in enumerate(first, 1):
        assert f"tafel {number}" in extract(data, page), "each table begins a sheet of its own"
        assert page == 0 or f"tafel {number - 1}" in extract(data, page - 2)


@pytest.mark.parametrize(
    ("tables", "flavour"), sampled(product(("1", "4"), PROFILES), [("1", "ua1")])
)
def test_verapdf_finds_no_fault_in_an_evening(tmp_path: Path, tables: str, flavour: str) -> None:
    assert run(tmp_path, *COUNCIL, "--tables", tables, "-q").returncode == 0
    paths = sorted((tmp_path / "build/deal").glob("*.pdf"))
    assert len(paths) == 2
    for path in paths:
        assert not judge_pdf(path.read_bytes(), flavour), path.name


def test_an_evening_is_the_same_bytes_anywhere(dealt: Path, tmp_path: Path) -> None:
    elsewhere = {**os.environ, "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}
    command = [*commands.RUN, "deal", str(ROOT / "deck"), *COUNCIL, "-q"]
    subprocess.run(command, cwd=tmp_path, env=elsewhere, check=True)
    for path in dealt.glob("*.pdf"):
        assert (tmp_path / "build/deal" / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [["--game", "talk"], ["--game", "talk", "--players", "9"],
     ["--games", "talk,tolk", "--people", "12"], ["--games", "talk", "--people", "1"],
     ["--games", "talk", "--people", "12", "--question", "Q99"],
     ["--game", "talk", "--players", "3", "--seed", "\u4e2d"],
     ["--game", "talk", "--players", "3", "--seed", "x" * 61],
     ["--game", "talk", "--players", "3", "--tables", "3", "--decks", "1"],
     ["--game", "talk", "--players", "3", "--tray", "x"]],
)  # fmt: skip
def test_wrong_usage_writes_nothing(tmp_path: Path, arguments: list[str]) -> None:
    done = commands.run("deal", str(copy_deck(tmp_path, games=True)), *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["deck"]


def test_an_evening_leaves_the_build_as_it_is(tmp_path: Path) -> None:
    deck = str(copy_deck(tmp_path, games=True))
    commands.run("build", deck, "-q", "--only", "cards", cwd=tmp_path)
    before = {path: path.read_bytes() for path in (tmp_path / "build").rglob("*.pdf")}
    assert before
    commands.run("deal", deck, "--game", "talk", "--players", "3", "-q", cwd=tmp_path)
    assert (tmp_path / "build/deal/tables.pdf").is_file()
    assert all(path.read_bytes() == data for path, data in before.items())


def test_the_evening_of_the_guide_takes_what_the_guide_says(tmp_path: Path) -> None:
    """Its sheets are counted in the files themselves; an A4 page each, or two on a sheet."""
    guide = (ROOT / "docs/handleiding.md").read_text("utf-8")
    lines = [line for line in guide.splitlines() if "deal --people" in line]
    command = next(line for line in lines if "Typ `" in line)
    arguments = command.partition(" deal ")[2].partition("`")[0].split()
    assert run(tmp_path, *arguments, "-q").returncode == 0
    pages = {path.name: page_count(path) for path in (tmp_path / "build/deal").glob("*.pdf")}
    for name, sheets in (("sheets-a4-duplex.pdf", pages["sheets-a4-duplex.pdf"] // 2),
                         ("tables.pdf", pages["tables.pdf"])):  # fmt: skip
        (row,) = (line for line in guide.splitlines() if line.startswith(f"| `build/deal/{name}`"))
        assert row.endswith(f"| {sheets} |")


def page_count(path: Path) -> int:
    with pikepdf.open(path) as pdf:
        return len(pdf.pages)
