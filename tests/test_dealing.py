"""An evening is dealt fairly, the same every time, and never from cards that are not there."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from evenings import of_one, tables_of
from kaartspel import design
from kaartspel.dealing import Evening, Table, deal, seats, tables_that_fit
from kaartspel.dealing.boxes import needed
from kaartspel.deck.model import Card, Deck, Game
from kaartspel.frame import Text
from kaartspel.geometry import leaves
from kaartspel.problems import WrongUsage

SEEDS = ("raad-2026", "1", "é")
Evenings = list[tuple[Game, Evening, tuple[Table, ...]]]


def games(deck: Deck) -> tuple[Game, ...]:
    """Return the games that are played at tables."""
    assert deck.play is not None
    return tuple(game for game in deck.play.games if not game.is_together)


def test_a_seed_is_the_same_however_its_accents_are_typed(deck: Deck) -> None:
    game = games(deck)[0]
    players = game.players[0]
    composed, apart = (of_one(game.id, 1, players, seed) for seed in ("caf\u00e9", "cafe\u0301"))
    assert tables_of(deck, composed) == tables_of(deck, apart)


def test_a_card_that_is_not_printed_is_not_dealt(deck: Deck) -> None:
    game = games(deck)[0]
    players = game.players[0]
    dealt = {
        c.id for table in tables_of(deck, of_one(game.id, 1, players, "1")) for c in table.cards
    }
    cards = tuple(replace(c, quantity=0) if c.id in dealt else c for c in deck.cards)
    others = tables_of(replace(deck, cards=cards), of_one(game.id, 1, players, "1"))
    assert not dealt & {card.id for table in others for card in table.cards}


@pytest.fixture(scope="module")
def evenings(deck: Deck, every_case: bool) -> Evenings:
    """Evenings of every game, at every size of table, for up to 30 players and beyond.

    Unless all are asked for, each of one seed.
    """
    return list(_evenings(deck, every_case))


def _evenings(deck: Deck, every_seed: bool) -> Iterator[tuple[Game, Evening, tuple[Table, ...]]]:
    counts_of_tables = (1, 2, 4, 10)
    each = [*(product if every_seed else zip)(counts_of_tables, (*SEEDS, SEEDS[0]))]
    for game in games(deck):
        for players in range(game.players[0], game.players[1] + 1):
            for tables, seed in dict.fromkeys(each):
                evening = of_one(game.id, tables, players, seed)
                yield game, evening, tables_of(deck, evening)


def counts(cards: tuple[Card, ...], kind: str) -> Counter[str]:
    """Return how many cards of a kind there are of each map, or of statements each cluster."""
    depth = 1 if kind == "statement" else 0
    return Counter(card.places[depth] for card in cards if card.kind.id == kind)


def test_every_table_gets_just_what_the_game_takes(evenings: Evenings) -> None:
    for game, evening, tables in evenings:
        assert [table.number for table in tables] == [*range(1, (evening.tables or 0) + 1)]
        for table in tables:
            assert len(table.hands) == evening.players
            for kind in game.supply.kinds:
                supply = game.supply
                shares = [*((hand, supply.hand) for hand in table.hands),
                          (table.open, supply.table)]  # fmt: skip
                shares += [] if kind in supply.rest else [(table.pile, supply.pile)]
                for cards, draw in shares:
                    assert sum(card.kind == kind for card in cards) == draw.get(kind, 0)


def test_no_card_is_twice_at_a_table_or_in_a_deck(deck: Deck, evenings: Evenings) -> None:
    for _, _, tables in evenings:
        for table in tables:
            assert len(set(table.cards)) == len(table.cards)
        for number in {table.deck for table in tables}:
            cards = [card.id for table in tables if table.deck == number for card in table.cards]
            assert len(set(cards)) == len(cards)


def test_no_more_decks_are_opened_than_it_takes(deck: Deck, evenings: Evenings) -> None:
    for game, evening, tables in evenings:
        fit = tables_that_fit(deck, game, evening.players or 0)
        assert max(table.deck for table in tables) == -(-len(tables) // fit)


def is_share(found: int, count: int, part: int, whole: int) -> bool:
    """Whether `found` of `count` is `part` of `whole`, rounded up or down."""
    return count * part // whole <= found <= -(-count * part // whole)


@pytest.mark.parametrize("kind", ["statement", "question"])
def test_clusters_and_maps_bring_their_share_to_each_table(
    deck: Deck, evenings: Evenings, kind: str
) -> None:
    whole = counts(deck.cards, kind)
    for game, _, tables in evenings:
        if any(even.id == kind for even in game.supply.even):
            continue
        for table in tables:
            share = counts(table.cards, kind)
            for place, part in whole.items():
                assert is_share(share[place], share.total(), part, whole.total()), (place, share)


def test_tables_of_two_sizes_get_their_share_too(deck: Deck) -> None:
    for game in games(deck):
        for people in (7, 11, 13, 17, 23, 27, 29):
            tables = tables_of(deck, Evening((game.id,), "x", people=people))
            sizes = [len(table.hands) for table in tables]
            assert sum(sizes) == people
            assert max(sizes) - min(sizes) <= 1
            for table in tables:
                assert len(table.cards) == len(set(table.cards))
                for kind in game.supply.kinds:
                    found = sum(card.kind == kind for card in table.cards)
                    assert found == needed(deck, game, kind, len(table.hands))
                if not game.supply.even:
                    share, whole = (counts(c, "statement") for c in (table.cards, deck.cards))
                    for place, part in whole.items():
                        exact = share.total() * part / whole.total()
                        assert abs(share[place] - exact) < 2, game.id


def test_an_evening_of_two_sizes_opens_no_deck_too_many(deck: Deck, every_case: bool) -> None:
    """No way to put the tables into fewer decks: each deck is tried with every number of each.

    Unless all are asked for, one number of people of five, which have tables of any size.
    """
    for game in games(deck):
        for people in range(3, 61, 1 if every_case else 5):
            evening = Evening((game.id,), "x", people=people)
            sizes = Counter(seats(deck, evening))
            (played,) = deal(deck, evening)
            assert played.decks == fewest(deck, game, sizes), (game.id, people)


def fewest(deck: Deck, game: Game, sizes: Counter[int]) -> int:
    """Return how many decks tables of one or two sizes take at the least."""
    small, large = min(sizes), max(sizes)
    wanted = (sizes[small], sizes[large] if large > small else 0)
    holds = [
        (a, b)
        for a in range(wanted[0] + 1)
        for b in range(wanted[1] + 1)
        if a + b and all(
            a * needed(deck, game, kind, small) + b * needed(deck, game, kind, large)
            <= (len(deck.of_kind(kind)) if kind not in game.supply.even else 36)
            for kind in game.supply.kinds
        )
    ]  # fmt: skip
    least = {(0, 0): 0}
    for a in range(wanted[0] + 1):
        for b in range(wanted[1] + 1):
            after = {(max(0, a - x), max(0, b - y)) for x, y in holds} - {(a, b)}
            least.setdefault((a, b), 1 + min((least[left] for left in after), default=0))
    return least[wanted]


def test_a_hand_holds_different_clusters(evenings: Evenings) -> None:
    for game, _, tables in evenings:
        for table in tables:
            fullest = max(counts(table.cards, "statement").values(), default=0)
            for hand in table.hands:
                clusters = counts(hand, "statement")
                if fullest <= len(table.hands):
                    assert max(clusters.values(), default=1) == 1, game.id


def test_what_lies_open_in_the_change_of_glasses_is_two_of_each_cluster(
    deck: Deck, evenings: Evenings
) -> None:
    for game, _, tables in evenings:
        if game.id == "andere-bril":
            for table in tables:
                open_ = counts(table.open, "statement")
                assert open_ == {cluster.name: 2 for cluster in deck.carded_groups}


def test_every_glass_lies_at_each_table_and_none_is_told(deck: Deck, every_case: bool) -> None:
    """Of nine clusters each player holds one; whoever reads the rest could tell which.

    Unless all are asked for, of the smallest and of the largest tables.
    """
    (game,) = (game for game in games(deck) if game.id == "andere-bril")
    for players in range(3, 9) if every_case else (3, 8):
        (played,) = deal(deck, of_one(game.id, 2, players, "1"))
        pages = design.evening_pages(deck, of_one(game.id, 2, players, "1"), played)
        for table, page in zip(played.tables, pages[::2], strict=True):
            held = [card for hand in table.hands for card in hand]
            assert {*held, *table.pile} == {g.card for g in deck.carded_groups}
            assert len(held) == players
            said = {item.says for item, _ in leaves(page.items) if isinstance(item, Text)}
            assert not {f"{card.number} " for card in (*held, *table.pile)} & said


def test_no_question_is_at_two_tables_if_there_are_enough(deck: Deck, evenings: Evenings) -> None:
    for _, _, tables in evenings:
        dealt = [card for t in tables for card in t.cards if card.kind.id == "question"]
        if len(dealt) <= counts(deck.cards, "question").total():
            assert len(set(dealt)) == len(dealt)


def test_a_question_that_is_asked_for_lies_at_every_table_alone(deck: Deck) -> None:
    for names in (("V38",), ("v38",), ("v38", "V02")):
        for id_ in ("debat", "wegen", "andere-bril"):
            evening = Evening(("ruilen", id_), "x", people=27, cards=names)
            without, with_it = deal(deck, evening)
            assert without.given == ()
            for table in with_it.tables:
                asked = [card.number for card in table.open if card.kind.id == "question"]
                assert asked == [name.upper() for name in names]
                assert len(set(table.cards)) == len(table.cards)
            plain = deal(deck, replace(evening, cards=()))[1]
            hands = [[table.hands for table in played.tables] for played in (plain, with_it)]
            assert hands[0] == hands[1], "who holds what is the same"


def test_what_all_play_together_is_dealt_to_one_table(deck: Deck) -> None:
    """Of nine clusters, each to one person, or to a group where there are more than nine."""
    for people in (3, 9, 27):
        evening = Evening(("debat", "raad-van-negen"), "x", people=people)
        at_tables, together = deal(deck, evening)
        assert sum(len(table.hands) for table in at_tables.tables) == people
        (council,) = together.tables
        assert [len(hand) for hand in council.hands] == [1] * min(people, 9)
        assert len(set(council.cards)) == min(people, 9)
        alone = deal(deck, replace(evening, games=("raad-van-negen",)))
        assert alone[0].tables == together.tables
        evening = Evening(("debat", "raad-van-negen"), "x", people=people)
        assert len(design.evening_pages(deck, evening, together)) == 1, "no page without cards"
    with pytest.raises(WrongUsage, match="for 3 to 9 players at a table, not 2"):
        deal(deck, Evening(("raad-van-negen",), "x", people=2))


def test_tables_are_of_the_size_that_plays_best(deck: Deck) -> None:
    found = {n: seats(deck, Evening(("ruilen", "debat"), "x", people=n)) for n in range(3, 31)}
    assert found[12] == (4, 4, 4)
    assert found[27] == (6, 6, 5, 5, 5)
    assert found[3] == (3,)
    for people, sizes in found.items():
        assert sum(sizes) == people
        assert people < 12 or all(4 <= size <= 6 for size in sizes)
    assert seats(deck, Evening(("debat",), "x", 4, people=27)) == (7, 7, 7, 6)


def test_the_same_seed_deals_the_same_evening_for_ever(deck: Deck) -> None:
    """The digest was computed once: a change of the dealing would change evenings planned."""
    evening = of_one("debat", 4, 5, "raad-2026")
    tables = tables_of(deck, evening)
    assert tables == tables_of(deck, evening)
    assert tables != tables_of(deck, of_one("debat", 4, 5, "raad-2027"))
    told = "\n".join(" ".join(card.id for card in table.cards) for table in tables)
    assert hashlib.sha256(told.encode()).hexdigest()[:16] == "506c0ee736fe5aac"


def test_every_evening_fits_its_page(deck: Deck) -> None:
    for game in games(deck):
        evening = of_one(game.id, 1, game.players[1], "x" * 60)
        (played,) = deal(deck, evening)
        pages = design.evening_pages(deck, evening, played)
        laid = [table for table in played.tables if table.open]
        assert len(pages) == len(laid) + len(played.tables)
