"""The hand-outs say all that whoever leads an evening needs."""

import math
import re
from itertools import accumulate, combinations, pairwise
from pathlib import Path

import pikepdf
import pytest

from editing import copy_deck, spoil
from kaartspel.building import Report, check
from kaartspel.deck.model import Deck, Play
from kaartspel.design import BLACK
from kaartspel.design.a4 import Pen, head
from kaartspel.design.leader import LEADER_SHEETS
from kaartspel.design.slips import copies_of
from kaartspel.design.slips import pages_of as slips_pages
from kaartspel.frame import Path as Drawn
from kaartspel.frame import Rectangle, Text, mm, tabular
from kaartspel.geometry import leaves, path_bounds
from kaartspel.problems import InvalidDeck
from kaartspel.type import typesetter
from pdfs import extract, structure, words

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


def test_who_leads_reads_for_five_minutes(play: Play) -> None:
    """At 200 words a minute, whichever schedule is chosen: its games' cards, and the overview."""
    leader = play.leader
    assert "Dat kost vijf minuten." in leader.aim
    both = leader.before.items + leader.tips.items
    for schedule in leader.schedules:
        games = [stage.game for stage in schedule.stages if stage.game]
        cards = [play.card, *(card for game in games for card in game.cards)]
        texts = [*both, *(stage.text for stage in schedule.stages), *(card.text for card in cards)]
        assert sum(len(text.split()) for text in texts) <= 5 * 200, schedule.name


def test_the_report_has_room_for_how_each_game_ends(play: Play) -> None:
    (report,) = (form for form in play.forms if form.id == "report")
    names = [blank.name for blank in report.blanks]
    assert {"Hoe ver de tafel opschoof", "Het sterkste argument ertegen"} <= {*names}


def test_sheets_of_paper_are_counted_as_there_are_pages(play: Play) -> None:
    assert -(-PAGES["leader"] // 2) == LEADER_SHEETS
    (slips,) = (slips for slips in play.slips if slips.id == "slips")
    assert slips_pages(slips) == PAGES["slips"]
    assert [copies_of(slips, players) for players in (3, 6, 7, 8)] == [1, 1, 2, 2]


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
            return [game.name, game.aim, *game.needs, *game.setup, *game.steps, game.empty,
                    game.end, *game.talk, *variants, *uses, *rules]  # fmt: skip
    return []


@pytest.mark.parametrize("name", [f"game-{game}" for game in GAMES])
def test_a_games_sheet_says_minutes_of_its_length_and_of_its_times(
    built: Report, deck: Deck, name: str
) -> None:
    front = extract((built.target / f"handouts/{name}.pdf").read_bytes(), 0)
    assert front.split().count(deck.words["game_minutes"]) == 2


def test_what_the_whole_room_plays_is_told_in_groups(built: Report, deck: Deck, play: Play) -> None:
    together = [game for game in play.games if game.is_together]
    assert together
    leader = words(structure((built.target / "handouts/leader.pdf").read_bytes()))
    for game in together:
        assert words(game.seats(deck.words)) in leader
        sheet = words(structure((built.target / f"handouts/game-{game.id}.pdf").read_bytes()))
        assert words(deck.words["game_groups"]) in sheet
        assert words(deck.words["game_players"]) not in sheet


def test_the_printing_guide_counts_the_cards(built: Report, deck: Deck) -> None:
    said = extract((built.target / "handouts/printing.pdf").read_bytes(), 0)
    for kind in deck.kinds:
        count = sum(card.quantity for card in deck.cards if card.kind == kind)
        assert f"{kind.many} {count}" in said
    assert f"{deck.words['game_together']} {sum(card.quantity for card in deck.cards)}" in said


def test_numbers_in_a_table_end_in_line(deck: Deck) -> None:
    """Units stand under units, whatever follows; a column that is no column of numbers does not."""
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    pen = Pen(setter, 20, 20, 120)
    rows = [
        ("8", "0–4", "–", "one"),
        ("10", "4–37", "2", "2 more"),
        ("128", "37–45", "11", "3"),
    ]
    pen.table((30, 30, 30, 30), ("a", "b", "c", "d"), rows)
    pen.table((60, 60), ("a", "b"), [])
    texts = (item for item, _ in leaves(tuple(pen.items)) if isinstance(item, Text))
    found = {text.says: text for text in texts}
    faces = [setter.strong, setter.text, setter.text, setter.text]
    ends = [
        [
            found[row[i]].pieces[0].x + face.width(tabular(lead(row[i]))) * found[row[i]].size
            for row in rows
        ]
        for i, face in enumerate(faces)
    ]
    for column in ends[:3]:
        assert max(column) - min(column) < 0.01
    assert len({found[row[3]].pieces[0].x for row in rows}) == 1


def test_numbers_in_the_last_column_end_with_the_rules(deck: Deck) -> None:
    """Minutes stopped short of the end of the rules below them."""
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    for cells in (("9", "1260"), ("3–8", "25–35")):
        pen = Pen(setter, 20, 20, 60)
        pen.table((30, 30), ("Players", "N"), [("a", cells[0]), ("b", cells[1])])
        texts = {item.says: item for item, _ in leaves(tuple(pen.items)) if isinstance(item, Text)}
        for cell, face in (("N", setter.strong), *((cell, setter.text) for cell in cells)):
            end = texts[cell].pieces[0].x + face.width(tabular(cell)) * texts[cell].size
            assert mm(80) - 0.1 < end <= mm(80)


def test_the_name_of_a_column_of_numbers_ends_where_they_do(deck: Deck) -> None:
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    pen = Pen(setter, 20, 20, 90)
    pen.table((30, 30, 30), ("Players", "N", "Text"), [("9", "1260", "x"), ("10", "8", "y")])
    texts = [item for item, _ in leaves(tuple(pen.items)) if isinstance(item, Text)]
    rows = [texts[i : i + 3] for i in (0, 3, 6)]
    for column, body in enumerate((setter.strong, setter.text)):
        faces = (setter.strong, body, body)
        ends = [row[column].pieces[0].x + face.width(tabular(row[column].says)) * row[column].size
                for row, face in zip(rows, faces, strict=True)]  # fmt: skip
        assert max(ends) - min(ends) < 0.01
    assert len({row[2].pieces[0].x for row in rows}) == 1


def test_the_seats_in_a_head_are_far_apart(deck: Deck) -> None:
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    (seats,) = (item for item in head(setter, "Title", "Aim", BLACK, 58) if isinstance(item, Drawn))
    length = len(seats.commands) // 58
    left, _, right, _ = path_bounds((Drawn(seats.commands[:length], BLACK),))
    starts = [values for verb, values in seats.commands if verb == "M"]
    assert min(math.dist(*pair) for pair in combinations(starts, 2)) > 1.4 * (right - left)


def test_brackets_in_a_table_end_in_line_and_rules_stand_below_some_rows(deck: Deck) -> None:
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    pen = Pen(setter, 20, 20, 120)
    cells = ["1 (6)", "2 (15)", "10 (128)", "–"]
    pen.table((40, 80), ("a", "b"), [(str(i), cell) for i, cell in enumerate(cells)], every=3)
    items = [item for item, _ in leaves(tuple(pen.items))]
    found = [item for item in items if isinstance(item, Text)]
    brackets = [text for text in found if text.says.startswith("(")]
    numbers = [text for text in found if text.says in {"1 ", "2 ", "10 "}]
    for texts, face in ((brackets, setter.text), (numbers, setter.strong)):
        widths = [face.width(tabular(text.says.strip())) * text.size for text in texts]
        ends = [text.pieces[0].x + wide for text, wide in zip(texts, widths, strict=True)]
        assert {text.font for text in texts} == {face.name}, "numbers are bold, brackets are not"
        assert len(ends) == 3
        assert max(ends) - min(ends) < 0.01
    beside = numbers[2].pieces[0].x + setter.strong.width(tabular("10")) * numbers[2].size
    assert brackets[2].pieces[0].x - beside > 0.5 * numbers[2].size, "further than a word"
    assert sum(isinstance(item, Rectangle) for item in items) == 3


def lead(cell: str) -> str:
    return re.split(r"[^0-9]", cell)[0] or cell


def test_a_player_hands_in_no_more_than_how_far_they_moved(play: Play) -> None:
    """Who sees a figure beside the difference knows what somebody thinks."""
    (cut,) = (slips for slips in play.slips if slips.id == "slips")
    kept, handed_in = (
        slip for slip in cut.items if "verschil" in slip.lines or "vooraf" in slip.lines
    )
    assert (kept.lines, handed_in.lines) == (("vooraf", "achteraf"), ("verschil",))
    assert kept.count == handed_in.count == play.best[1], "for the largest table that plays well"


def test_each_question_of_the_sheet_has_who_asks_it_and_when(play: Play) -> None:
    (sheet,) = (form for form in play.forms if form.id == "questions")
    names = [blank.name for blank in sheet.blanks][1:]
    expected = [[f"Vraag {i}", f"Wie stelt vraag {i}?", "Wanneer en hoe?"] for i in (1, 2, 3)]
    assert names == [name for question in expected for name in question]


def test_a_time_of_the_leaders_schedules_is_on_one_line(built: Report, play: Play) -> None:
    said = extract((built.target / "handouts/leader.pdf").read_bytes(), 1)
    for schedule in play.leader.schedules:
        ends = list(accumulate((stage.minutes for stage in schedule.stages), initial=0))
        for begin, end in pairwise(ends):
            assert f"{begin}–{end}" in said


@pytest.mark.parametrize("key", ["title", "aim"])
def test_a_head_never_runs_over_what_stands_below(tmp_path: Path, key: str) -> None:
    deck = copy_deck(tmp_path, games=True)
    play = (deck / "play.yaml").read_text("utf-8")
    written = re.search(rf"^form:\n(?:  .*\n)*?  {key}: (.*)\n", play, flags=re.MULTILINE)
    assert written
    spoil(deck, "play.yaml", f"{key}: {written[1]}", f"{key}: {' '.join(['as it is'] * 30)}")
    with pytest.raises(InvalidDeck) as told:
        check(deck)
    (problem,) = told.value.problems
    assert problem.code == "handout-too-full"
    assert "has a head that is" in problem.fact
