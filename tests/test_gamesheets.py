"""Sheets of games are alike: where they end, what they leave for notes, in which colours."""

from dataclasses import replace
from itertools import pairwise

import pytest

from frames import groups
from kaartspel.building import Report
from kaartspel.deck.model import Colour, Deck, Play
from kaartspel.design import BLACK, WHITE, Inking, accent_of, contrast
from kaartspel.design.a4 import FOOT
from kaartspel.frame import Frame, Item, Rectangle, Role, Text, mm
from kaartspel.geometry import leaves, path_bounds
from kaartspel.type import typesetter
from kits import pages_of
from pdfs import extract, words


def test_how_a_game_ends_stands_on_its_front_where_that_has_room(
    built: Report, play: Play
) -> None:  # fmt: skip
    """A third of a front was blank, and its back dense. Of an empty hand all fronts tell."""
    ends, empties = set(), set()
    for game in play.games:
        front = words(extract((built.target / f"handouts/game-{game.id}.pdf").read_bytes(), 0))
        ends |= {game.id} if words(game.end) in front else set()
        empties |= {game.id} if words(game.empty) in front else set()
    assert ends == {"ruilen", "motie", "vragenronde"}
    assert empties == {game.id for game in play.games}


def test_all_games_sheets_have_three_lines_for_notes_and_one_spacing(
    deck: Deck, play: Play
) -> None:  # fmt: skip
    """One had eight, one a single line and some had none, as each page had room."""
    gaps = set[float]()
    for game in play.games:
        back = pages_of(deck, f"game-{game.id}")[1]
        assert deck.words["game_notes"] in says_of(back)
        rules = [item for item, _ in leaves(back.items)
                 if isinstance(item, Rectangle) and item.width > back.width / 2]  # fmt: skip
        assert len(rules) == 1 + 3, "the rule of the small head, and lines"
        gaps |= {round(below.y - above.y, 1) for above, below in pairwise(rules[1:])}
        *_, low = path_bounds(back.items[:-1])  # but for the line at the foot
        assert back.height - mm(FOOT + 62) < low <= back.height - mm(FOOT) + 0.1
    assert len(gaps) == 1
    assert gaps.pop() > mm(8)


def test_steps_stand_as_far_from_their_numbers_on_all_games_sheets(deck: Deck, play: Play) -> None:
    """A game of nine steps had twice the gap of one of ten."""
    strong = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation).strong
    gaps = set[float]()
    for game in play.games:
        for item in groups(pages_of(deck, f"game-{game.id}")[0].items, Role.LIST_ITEM):
            number, *step = (each for each, _ in leaves(item.items) if isinstance(each, Text))
            if number.says.strip().isdigit():
                end = number.pieces[0].x + strong.width(number.says.strip()) * number.size
                gaps.add(round(step[0].pieces[0].x - end, 1))
    assert len(gaps) == 1, gaps


@pytest.mark.parametrize("name", ["game-debat", "leader", "report", "slips", "printing"])
def test_heads_and_numbers_are_in_the_colour_of_rules_cards(
    deck: Deck, play: Play, name: str
) -> None:
    """All was black: the sheets had nothing of the cards. It is dark enough to be read in grey."""
    colours = {colour_of(item) for item, _ in leaves(pages_of(deck, name)[0].items)}
    accent = play.card.suit.colour
    assert accent in colours
    assert contrast(accent, WHITE) >= 4.5
    black = accent_of(play, Inking.LOW)
    assert black == BLACK, "with little ink"
    yellow = replace(play.card.suit, colour=Colour((255, 220, 90), (0, 10, 70, 0)))
    pale = replace(play, card=replace(play.card, suit=yellow))
    assert contrast(accent_of(pale, Inking.FULL), WHITE) >= 4.5


def colour_of(item: Item) -> Colour | None:
    """Return the colour of a text or a field."""
    return getattr(item, "colour", None) or getattr(item, "fill", None)


def says_of(page: Frame) -> list[str]:
    return [item.says for item, _ in leaves(page.items) if isinstance(item, Text)]
