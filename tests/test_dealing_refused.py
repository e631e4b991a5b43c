"""An evening that cannot be dealt is told, with one that can."""

import pytest

from evenings import of_one, tables_of
from kaartspel.dealing import Evening, deal
from kaartspel.deck.model import Deck
from kaartspel.problems import WrongUsage


@pytest.mark.parametrize(
    ("evening", "said"),
    [
        (of_one("debet", 1, 5, "x"), "there is no game 'debet'; did you mean 'debat'?"),
        (
            of_one("debat", 4, 9, "x"),
            "'debat' is for 3 to 8 players at a table; 36 players fit at 5 tables of 8",
        ),
        (of_one("debat", 4, 2, "x"), "'debat' is for 3 to 8 players at a table, not 2"),
        (
            of_one("debat", 5, 8, "x", 2),
            "5 tables of 8 need more cards of 'debat' than 2 decks have; "
            "2 tables of 8 fit, 16 players",
        ),
        (
            of_one("debat", 2, 8, "x", 1),
            "2 tables of 8 need more cards of 'debat' than 1 deck has; "
            "1 table of 8 fits, 8 players",
        ),
        (
            of_one("debat", 1, 9, "x"),
            "'debat' is for 3 to 8 players at a table; 9 players fit at 2 tables of 5",
        ),
    ],
)
def test_too_many_players_are_told_how_many_fit(deck: Deck, evening: Evening, said: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        tables_of(deck, evening)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("evening", "said"),
    [
        (Evening(("debat",), "x", people=2), "'debat' is for 3 to 8 players at a table, and 2 "
         "cannot be divided so"),
        (Evening(("debat",), "x", 5, people=12), "'debat' is for 3 to 8 players at a table; "
         "12 people fit at 2 to 4 tables, not at 5"),
        (Evening(("ruilen", "debat"), "x", 3, people=5), "'ruilen' and 'debat' are for 3 to 8 "
         "players at a table; 5 people fit at 1 table of 5, not at 3"),
        (Evening(("debat",), "x", players=4, people=12),
         "give the number of players at each table, or of all people"),
        (Evening(("debat",), "x"), "give the number of players at each table, or of all people"),
        (Evening((), "x", players=4), "name at least one game"),
        (Evening(("vragenronde",), "x", players=4, cards=("V38",)),
         "no questions lie open in 'vragenronde', so none can be given"),
        (Evening(("debat",), "x", players=4, cards=("V45", "V02")),
         "there is no card 'V45'; did you mean 'w45'?"),
        (Evening(("debat",), "x", players=4, cards=("V01", "V02", "V03")),
         "2 questions lie open in 'debat', not 3"),
        (Evening(("debat",), "x", people=27, decks=2), "5 tables of 5 or 6 need more cards of "
         "'debat' than 2 decks have; 4 tables of 5 or 6 fit, 22 players"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told(deck: Deck, evening: Evening, said: str) -> None:
    with pytest.raises(WrongUsage) as caught:
        deal(deck, evening)
    assert str(caught.value) == said


def test_a_deck_without_games_deals_nothing(english: Deck) -> None:
    with pytest.raises(WrongUsage, match="there is no game 'debat'; there are none"):
        tables_of(english, of_one("debat", 1, 3, "x"))
