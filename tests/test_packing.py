"""The first page of an evening says what to print, what to lay ready, and what boxes lack."""

from itertools import pairwise

from frames import groups, text_boxes
from kaartspel import design
from kaartspel.dealing import Evening, deal
from kaartspel.deck.model import Deck, Mode
from kaartspel.frame import Frame, Role, Text
from kaartspel.geometry import leaves, path_bounds
from kits import pages_of


def test_a_game_whose_rules_no_box_has_is_told(deck: Deck) -> None:
    assert deck.play
    evening = Evening(("debat", "motie", "raad-van-negen"), "x", people=12)
    said = first_page(deck, evening)
    assert "geen spelregelkaarten van: Motie, Raad van negen." in said
    alone = Evening(("debat",), "x", people=12)
    assert "geen spelregelkaarten" not in first_page(deck, alone)


def test_the_first_page_says_what_to_do_where_boxes_hold_too_little(deck: Deck) -> None:
    several = first_page(deck, Evening(("ruilen", "debat"), "x", people=27))
    assert "Heb je er 3? Haal dan na elk spel de kaarten op" in several
    assert "Met 5 dozen ligt alles vooraf klaar" in several
    assert "In elke doos zit er één, en er zijn 5 tafels." in several
    assert "Het blad van het spel is genoeg" in several
    one = first_page(deck, Evening(("ruilen",), "x", people=5))
    assert "Met 1 dozen" not in one
    assert "In elke doos zit er één." in one


def test_the_first_page_says_all_that_each_game_needs(deck: Deck) -> None:
    """Who lays tables ready has this page in hand, and coins and pens are not printed."""
    assert deck.play
    games = [game for game in deck.play.games if game.id in {"debat", "wegen"}]
    said = first_page(deck, Evening(tuple(game.id for game in games), "x", people=12))
    for game in games:
        assert f"Nodig voor {game.name}: {'; '.join(game.needs)}." in said


def test_the_first_page_holds_an_evening_of_all_games(deck: Deck) -> None:
    assert deck.play
    names = tuple(game.id for game in deck.play.games)
    first_page(deck, Evening(names, "x" * 60, people=30, cards=("V38",)))


def first_page(deck: Deck, evening: Evening) -> str:
    assert deck.play
    games = deal(deck, evening)
    printout = design.Printout((9,) * len(games), 10)
    pages = design.needs_pages(deck, deck.play, evening, games, printout)
    texts = [
        item.says for page in pages for item, _ in leaves(page.items) if isinstance(item, Text)
    ]
    return " ".join(" ".join(texts).split())


def test_cards_are_printed_as_their_sheet_wants_it(deck: Deck) -> None:
    """On a sheet that is folded, 'on both sides' prints the backs of cards onto nothing."""
    assert deck.play
    evening = Evening(("debat",), "x", people=12)
    games = deal(deck, evening)
    for mode in Mode:
        printout = design.Printout((9,), 10, mode)
        (page,) = design.needs_pages(deck, deck.play, evening, games, printout)
        texts = [item.says for item, _ in leaves(page.items) if isinstance(item, Text)]
        (told,) = [t for t in " ".join(" ".join(texts).split()).split(". ") if "stevig papier" in t]
        is_duplex = mode in {Mode.LONG_EDGE, Mode.SHORT_EDGE}
        assert ("dubbelzijdig" in told) == is_duplex, mode
        assert ("lange zijde" in told) == (mode is Mode.LONG_EDGE)


def test_the_first_page_is_as_large_as_it_holds(deck: Deck) -> None:
    """Its tables were set as small as notes, and its lower half was bare."""
    assert deck.play
    for names in (("debat",), ("ruilen", "wegen"), ("vragenronde", "motie", "debat")):
        evening = Evening(names, "x", people=20)
        games = deal(deck, evening)
        printout = design.Printout((9,) * len(games), 10)
        first, *_ = pages = design.needs_pages(deck, deck.play, evening, games, printout)
        *_, low = path_bounds(first.items[:-1])  # but for the line at the foot
        assert low > first.height * (0.85 if len(pages) == 1 else 0.7), names
        heads, cells, items = (
            {text.size for page in pages for group in groups(page.items, role)
             for text, _ in leaves(group.items) if isinstance(text, Text)}
            for role in (Role.HEADING, Role.TABLE_CELL, Role.LIST_ITEM)
        )  # fmt: skip
        assert min(cells) >= 10.5
        assert min(items) >= 12
        assert min(heads) > max(items)


def test_steps_and_items_stand_apart_where_the_page_has_room(deck: Deck) -> None:
    """Each begins farther below the last than a line does below a line: they ran together."""
    assert deck.play
    evening = Evening(("debat",), "x", people=20)
    games = deal(deck, evening)
    first, *_ = design.needs_pages(deck, deck.play, evening, games, design.Printout((9,), 10))
    for page in (first, *pages_of(deck, "printing")):
        apart, lines = steps_in(deck, page)
        assert len(apart) > 3
        assert min(apart) > 1.15 * max(lines)


def steps_in(deck: Deck, page: Frame) -> tuple[list[float], list[float]]:
    """Return how far, in pt, each item of a list is below the one before, and a line in one."""
    apart, lines = list[float](), list[float]()
    for made in groups(page.items, Role.LIST):
        steps = [
            sorted({round(box[3], 2) for _, box in text_boxes(deck, Frame(0, 0, 0, (item,)))})
            for item in groups(made.items, Role.LIST_ITEM)
        ]
        apart += [after[0] - before[-1] for before, after in pairwise(steps)]
        lines += [low - high for step in steps for high, low in pairwise(step)]
    return apart, lines
