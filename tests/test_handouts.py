"""The hand-outs say all that whoever leads an evening needs."""

import pikepdf
import pytest

from kaartspel.building import Report
from kaartspel.dealing import decks_for
from kaartspel.deck.model import Deck, Play
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
