"""The deal is fair: each card as likely as another to come, at each table, seat and place."""

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import sqrt

import pytest

from kaartspel.dealing import Evening, Table, deal
from kaartspel.deck.model import Card, Deck
from sampling import sampled

MANY, FEW = 4_000, 250  # evenings
GAMES = ("ruilen", "debat", "andere-bril", "wegen", "vragenronde")
PEOPLE = (3, 5, 8, 13, 27)
CASES = [*product(GAMES, PEOPLE, (MANY,)), ("debat", 5, FEW), ("andere-bril", 8, FEW),
         ("vragenronde", 3, FEW)]  # fmt: skip


@lru_cache(maxsize=1)
def evenings(deck: Deck, game: str, people: int, count: int) -> list[tuple[Table, ...]]:
    return [deal(deck, Evening((game,), f"avond {number}", people=people))[0].tables
            for number in range(count)]  # fmt: skip


def is_chance(counts: Counter[str], among: list[str], expected: float) -> bool:
    """Whether these counts may be of equal chances: chi-square below all but one in 100,000.

    By Wilson and Hilferty, the cube root of chi-square a degree is near to normal. Cards that are
    taken at equal distances vary less than free ones, so the test is on the safe side.
    """
    squares = sum((counts[name] - expected) ** 2 for name in among) / expected
    free = len(among) - 1
    deviation = ((squares / free) ** (1 / 3) - (1 - 2 / (9 * free))) / sqrt(2 / (9 * free))
    return bool(deviation < 4.3)


def places(tables: tuple[Table, ...]) -> Iterator[tuple[str, Card]]:
    """Yield each card with where it lies: at which table, open, in whose hand or in the pile."""
    for table in tables:
        named = {"open": table.open, "pile": table.pile}
        named |= {f"hand {i}": hand for i, hand in enumerate(table.hands)}
        for name, cards in named.items():
            yield from ((f"{table.number} {name}", card) for card in cards)


@pytest.mark.parametrize(
    ("game", "people", "count"),
    sampled(CASES, [case for case in CASES if case[2] == FEW]),
)
def test_each_card_is_as_likely_as_another_at_each_place(
    deck: Deck, game: str, people: int, count: int
) -> None:
    """Of a kind that lies open evenly, each card of a group is."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for tables in evenings(deck, game, people, count):
        for place, card in places(tables):
            key = (place, f"{card.kind.id} {card.group if is_even(deck, game, card) else ''}")
            found.setdefault(key, Counter())[card.id] += 1
            found.setdefault(("anywhere", key[1]), Counter())[card.id] += 1
    for (place, stock), counts in found.items():
        names = ((card, f"{card.kind.id} ") for card in deck.cards)
        cards = [card for card, name in names if stock in {name, name + card.group}]
        expected = counts.total() / len(cards)
        if len(cards) > 1 and expected >= 5:
            assert is_chance(counts, [card.id for card in cards], expected), (place, stock)


def is_even(deck: Deck, game: str, card: Card) -> bool:
    assert deck.play
    (found,) = (each for each in deck.play.games if each.id == game)
    return card.kind in found.supply.even


def test_what_is_not_fair_is_found_out() -> None:
    """A deal that gave one card in fifty half as often again would fail."""
    fair = Counter({str(i): 100 for i in range(50)})
    assert is_chance(fair, list(fair), 100)
    assert not is_chance(fair + Counter({"1": 150}), list(fair), 103)
    assert not is_chance(fair - Counter({str(i): 100 for i in range(2)}), list(fair), 96)


def test_no_card_always_comes_while_others_never_do(deck: Deck) -> None:
    """Four of 44 questions once came to every table: those that are alone in their topic."""
    counts = Counter(
        card.id for tables in evenings(deck, "vragenronde", 3, FEW) for card in tables[0].cards
    )
    questions = [card.id for card in deck.cards if card.kind.id == "question"]
    share = counts.total() / len(questions) / FEW
    assert all(abs(counts[id_] / FEW - share) < 0.12 for id_ in questions), counts
