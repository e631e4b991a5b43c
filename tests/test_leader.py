"""The sheets for who leads an evening."""

import re
from itertools import pairwise

import pytest

from frames import groups
from kaartspel.building import Report
from kaartspel.dealing import Evening, deal
from kaartspel.deck.model import Deck, Play, Span
from kaartspel.design.a4 import FOOT
from kaartspel.design.run_in import all_opened, opened
from kaartspel.frame import Group, Role, Text, mm
from kaartspel.frame import Path as Drawn
from kaartspel.geometry import leaves, path_bounds
from kits import pages_of
from pdfs import extract, structure, words


def test_the_leaders_pages_have_one_size_and_heads_of_tables_can_be_read(deck: Deck) -> None:
    pages = pages_of(deck, "leader")
    listed, heads = (
        [{item.size for group in groups(page.items, role)
          for item, _ in leaves(group.items) if isinstance(item, Text)} for page in pages]
        for role in (Role.LIST_ITEM, Role.COLUMN_HEADER)
    )  # fmt: skip
    assert [len(sizes) for sizes in listed] == [1, 1, 1]
    assert min(listed[0]) >= 12
    assert listed[0] == listed[1] == listed[2]
    assert min(size for sizes in heads for size in sizes) >= 8


def test_what_is_read_comes_before_what_is_looked_up(built: Report, play: Play) -> None:
    """What is chosen and laid ready first, then how to lead and by what clock, then what to ask."""
    data = (built.target / "handouts/leader.pdf").read_bytes()
    pages = [words(extract(data, number)) for number in range(3)]
    leader = play.leader
    uses = [use.text for game in play.games for use in game.uses]
    stages = [stage.text for schedule in leader.schedules for stage in schedule.stages]
    for page, items in ((0, (*leader.before.items, *uses)), (1, (*leader.tips.items, *stages)),
                        (2, leader.talk.items)):  # fmt: skip
        assert all(words(text) in pages[page] for text in items)


def test_the_leaders_pages_are_full(deck: Deck) -> None:
    """Three, where four would be half empty."""
    pages = pages_of(deck, "leader")
    assert len(pages) == 3
    for page in pages:
        *_, low = path_bounds(page.items[:-1])  # but for the line at the foot
        assert low > page.height - mm(FOOT + 14)


def test_the_leader_reads_how_many_boxes_each_number_of_people_takes(
    built: Report, deck: Deck, play: Play
) -> None:
    said = words(extract((built.target / "handouts/leader.pdf").read_bytes(), 2))
    for people in range(8, 31):
        assert f" {people} " in said
        *others, room = takes(deck, play, people)
        assert " ".join(f"{d} ({s})" for d, s in others) in said, people
        assert room == (1, 2), "what takes the same for all stands there once"
    assert said.count("1 (2)") == 1
    assert "Raad van negen: 1 (2), met hoeveel" in said
    assert "28 2 × 4, 4 × 5" in said


def takes(deck: Deck, play: Play, people: int) -> list[tuple[int, int]]:
    """Return the decks and the sheets of cards of each game, counted in an evening as it is dealt.

    Nine cards go on a sheet, and each table begins a sheet of its own with its rules.
    """
    evenings = [deal(deck, Evening((game.id,), "1", people=people))[0] for game in play.games]
    return [
        (played.decks,
         sum(-(-(1 + len(played.game.cards) + len(table.cards)) // 9) for table in played.tables))
        for played in evenings
    ]  # fmt: skip


def test_the_leaders_table_is_a_table(built: Report, play: Play) -> None:
    lines = structure((built.target / "handouts/leader.pdf").read_bytes()).splitlines()
    rows = [line for line in lines if line.strip().startswith("TR")]
    schedules = sum(len(schedule.stages) + 1 for schedule in play.leader.schedules)
    assert len(rows) == len(play.games) + 1 + schedules + len(range(8, 31)) + 1
    headers = [line.split(": ", 1)[1] for line in lines if line.strip().startswith("TH: ")]
    for game in play.games:
        assert game.name in headers


def test_a_games_table_is_seen_on_its_own_sheet_alone(deck: Deck, play: Play) -> None:
    """On the leader's page it was 18 mm wide: cards were dots. What is drawn is seen."""
    pages = {name: pages_of(deck, name)[0]
             for name in ("leader", *(f"game-{game.id}" for game in play.games))}  # fmt: skip
    seen = {name: [path_bounds((item,)) for item in page.items
                   if isinstance(item, Group) and isinstance(item.items[-1], Drawn)]
            for name, page in pages.items()}  # fmt: skip
    assert not seen.pop("leader")
    for bounds in seen.values():
        ((left, _, right, _),) = bounds
        assert right - left > mm(40)


def test_schedules_end_at_about_one_height(deck: Deck) -> None:
    """The lower right of their page was bare: the columns are as wide as makes them as high."""
    page = pages_of(deck, "leader")[1]
    tables = [path_bounds((table,)) for table in groups(page.items, Role.TABLE)]
    texts = [(t.pieces[0].x, t.pieces[-1].y) for table in groups(page.items, Role.TABLE)
             for t, _ in leaves(table.items) if isinstance(t, Text)]  # fmt: skip
    half = page.width / 2
    ends = [max(y for x, y in texts if (x > half) is right) for right in (False, True)]
    assert len(tables) == 3
    assert abs(ends[0] - ends[1]) < mm(12)


def test_hardly_any_line_ends_with_the_short_first_word_of_a_sentence(
    deck: Deck, play: Play
) -> None:  # fmt: skip
    """Of 1700 lines of the hand-outs 19 did, as long lines were broken by width alone."""
    names = ["leader", "printing", *(f"game-{game.id}" for game in play.games)]
    texts = [item.says for name in names for page in pages_of(deck, name)
             for item, _ in leaves(page.items) if isinstance(item, Text)]  # fmt: skip
    torn = [text for text in texts if re.search(r"[^.?!…:]{4}[.?!…:][’)]* \w{1,6} ?$", text)]
    assert len(texts) > 1000
    assert len(torn) <= 2, torn


@pytest.mark.parametrize("side", [0, 1])
def test_items_stand_as_far_apart_on_the_sheets_of_all_games(
    deck: Deck, play: Play, side: int
) -> None:
    """Lists are not stretched over a page that has room: none seems to matter less."""
    gaps = set()
    for game in play.games:
        page = pages_of(deck, f"game-{game.id}")[side]
        for listed in groups(page.items, Role.LIST):
            texts = [[item for item, _ in leaves(item.items) if isinstance(item, Text)]
                     for item in groups(listed.items, Role.LIST_ITEM)]  # fmt: skip
            gaps |= {(text[0].size, round(below[0].pieces[0].y - text[-1].pieces[-1].y, 2))
                     for text, below in pairwise(texts)}  # fmt: skip
    assert len(gaps) == len({size for size, _ in gaps}) <= 2


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("Praat iemand te lang? Help de linkerbuur: zeg wie er is.", "Praat iemand te lang?"),
        ("Open zo: ‘Niets hoeft. Niets mag.’", "Open zo:"),
        ("Zegt iemand ‘ik heb niets’? Wijs op de waarde.", "Zegt iemand ‘ik heb niets’?"),
        ("Choose the council’s item. If you know none, draw one.", "Choose the council’s item."),
        ("Wat hoorde je dat je nog niet wist?", ""),
        ("‘De kaart spreekt.’ Zeg dat hardop.", ""),
        (f"Een zin die {'heel ' * 20}lang is. Ja.", ""),
    ],
)  # fmt: skip
def test_a_short_first_sentence_stands_out_and_no_word_is_lost(text: str, bold: str) -> None:
    found = opened(text)
    spans = (Span(found),) if isinstance(found, str) else found
    assert "".join(span.text for span in spans) == text
    assert "".join(span.text for span in spans if span.strong) == bold


def test_all_steps_of_a_game_open_in_bold_or_none() -> None:
    """A short one stands out whole among others that do; a list of short ones stays as it is."""
    whole = (Span("Lees je kaarten.", strong=True),)
    assert all_opened(["Trek er één. Leg die neer.", "Lees je kaarten."])[1] == whole
    assert all_opened(["Trek er één.", "Lees je kaarten."]) == ["Trek er één.", "Lees je kaarten."]
