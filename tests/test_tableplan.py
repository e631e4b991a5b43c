"""The picture of a game: seats and cards as its data say, clear of each other, told apart."""

import math
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest

from kaartspel.deck.load import load
from kaartspel.deck.model import Colour, Deck, FrozenMap, Game, Kind, Play, Supply, TablePlace
from kaartspel.design import system
from kaartspel.design.spread import FEW, MOST_CARDS, SmallCard, held, spread
from kaartspel.design.tabledrawing import drawn
from kaartspel.design.tableplan import (
    MOST_GROUPS,
    MOST_SEATS,
    TopView,
    plan_of,
    plans,
    room_plan,
    table_plan,
)
from kaartspel.frame import Path, mm
from kaartspel.geometry import leaves
from repository import ROOT
from sampling import sampled

Box = tuple[float, float, float, float]


def box(card: SmallCard) -> Box:
    """Return the edges of a card with those below it: left, top, right, bottom."""
    (left, top), _, (right, bottom), _ = card.corners
    return left, top, right, bottom


def clear(one: Box, other: Box) -> bool:
    """Return whether two boxes do not meet."""
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def meeting(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield pairs that meet, looked for from left to right: of many boxes few are side by side."""
    in_order = sorted(boxes)
    for at, one in enumerate(in_order, 1):
        for other in in_order[at:]:
            if other[0] >= one[2]:
                break
            if not clear(one, other):
                yield one, other


def away(seat: tuple[float, float], edges: Box) -> float:
    """Return how far a point is from a box."""
    x, y = seat
    left, top, right, bottom = edges
    return math.hypot(max(left - x, 0, x - right), max(top - y, 0, y - bottom))


def nothing_meets(made: TopView) -> None:
    """Check that seats and cards are apart, within the picture, and cards on the table."""
    boxes = [box(card) for card in (*made.laid, *made.hands)]
    assert not list(meeting(boxes))
    for one, other in combinations(made.seats, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > one.radius + other.radius
    for seat in made.seats:
        assert abs(seat.x) + seat.radius <= made.width / 2 + 1e-9
        assert abs(seat.y) + seat.radius <= 0.5 + 1e-9
        assert all(away((seat.x, seat.y), each) > seat.radius for each in boxes)
        if made.half:
            across, down = made.half
            straight = across - down
            beyond = math.hypot(max(abs(seat.x) - straight, 0), seat.y - made.down) - down
            assert beyond > seat.radius
    assert all(abs(v) <= limit + 1e-9 for each in boxes
               for v, limit in zip(each, (made.width / 2, 0.5) * 2, strict=True))  # fmt: skip
    if made.half:
        across, down = made.half
        corners = (corner for card in made.laid for corner in card.corners)
        assert all(
            math.hypot(max(abs(x) - (across - down), 0), y - made.down) < down for x, y in corners
        )
        assert all(each[1] >= made.down + down for each in boxes[len(made.laid) :])


def colours(draws: FrozenMap[Kind, int]) -> Counter[Colour | None]:
    found = Counter[Colour | None]()
    for kind, count in draws.items():
        found[kind.back.colour] += min(count, MOST_CARDS)
    return +found


def as_dealt(made: TopView, game: Game, hands: int) -> None:
    """Check that as many cards of each kind are seen as the game deals, and room as it has."""
    supply = game.supply
    open_ = Counter(card.colour for card in made.laid if card.colour and not card.pile)
    assert open_ == colours(supply.table)
    free = sum(card.colour is None for card in made.laid)
    places = sum(place.cards for place in game.places)
    assert places - open_.total() <= free <= places
    piles = {card.colour for card in made.laid if card.pile}
    piled = [kind for kind, count in supply.pile.items() if count]
    assert piles == {kind.back.colour for kind in (*piled, *supply.rest)}
    assert Counter(card.colour for card in made.hands) == Counter(
        {colour: count * hands for colour, count in colours(supply.hand).items()}
    )


def as_told(made: TopView, game: Game) -> None:
    """Check that a small picture shows of what a game deals some, and room where it has room."""
    full, laid = (
        Counter(card.colour for card in cards if not card.pile)
        for cards in (spread(game).cards, made.laid)
    )
    assert laid.keys() == full.keys()
    assert laid <= full
    assert {card.pile for card in made.laid} <= {0, 1, 2}, "a pile of more is a blot"
    holds = Counter(card.colour for card in made.hands)
    assert holds.keys() == colours(game.supply.hand).keys()
    assert holds.total() <= FEW * len(made.seats)


def games_of(folder: str) -> Iterator[tuple[Play, Game]]:
    play = load(ROOT / folder).play
    assert play
    yield from ((play, game) for game in play.games)


@pytest.mark.parametrize("folder", ["deck", "examples/energie"])
def test_a_picture_shows_what_its_game_deals(folder: str) -> None:
    """At a table with as many seats as it is played best with; in a room with all its groups."""
    for play, game in games_of(folder):
        made = plan_of(play, game)
        nothing_meets(made)
        together, seats = game.is_together, len(made.seats)
        assert game.players[0] <= seats <= game.players[1]
        assert seats == (game.players[1] if together else min(play.best[1], game.players[1]))
        assert (made.half is None) == together
        as_dealt(made, game, seats if together else 1)


def test_the_card_of_all_games_shows_a_table_on_which_nothing_lies(
    deck: Deck, energy: Deck
) -> None:
    """It has as many seats as the tables of the games. A card that shows nothing has no picture."""
    for each in (deck, energy):
        assert each.play
        card = each.play.card
        made = plans(each, card.kind)
        assert (made[card.id].laid, made[card.id].hands) == ((), ())
        assert len(made[card.id].seats) == 6
        bare = {id_ for game in each.play.games for id_, scene in game.scenes.items() if not scene}
        assert made.keys() == {card.id for card in each.play.cards} - bare


@pytest.mark.parametrize("seed", sampled([(seed,) for seed in range(12)], [(0,)]))
def test_any_game_has_its_picture(play: Play, seed: int, every_case: bool) -> None:
    rng = random.Random(seed)
    kinds = [kind for game in play.games for kind in game.supply.kinds]

    def draw(most: int) -> FrozenMap[Kind, int]:
        return FrozenMap({kind: rng.randint(0, most) for kind in kinds if rng.random() < 0.6})

    for _ in range(40 if every_case else 16):
        supply = Supply(draw(rng.choice((2, 20, 200))), draw(rng.choice((1, 6, 60))), draw(9))
        rooms = [rng.choice((1, 1, 3, 4, 20)) for _ in range(rng.randint(0, 8))]
        places = tuple(TablePlace(f"{i}", cards) for i, cards in enumerate(rooms))
        game = replace(play.games[0], supply=supply, places=places)
        players = rng.choice((1, 2, 3, 5, 6, 9, 14, 30, 1000))
        table = table_plan(spread(game), held(supply), players)
        room = room_plan(spread(game), held(supply), players)
        for made, most in ((table, MOST_SEATS), (room, MOST_GROUPS)):
            nothing_meets(made)
            assert len(made.seats) == min(players, most)
            assert made.seats[0].radius == max(seat.radius for seat in made.seats)
            as_dealt(made, game, 1 if made is table else len(made.seats))
        told = spread(game, is_small=True), held(supply, is_small=True), players
        for made in (table_plan(*told, is_small=True), room_plan(*told, is_small=True)):
            nothing_meets(made)
            as_told(made, game)


def test_games_of_the_deck_are_told_apart_by_their_pictures(play: Play) -> None:
    """No two have the same rows on the table and the same hand."""
    shown = set()
    for game in play.games:
        made = plan_of(play, game)
        rows = Counter(round(card.y, 3) for card in made.laid)
        looks = Counter((card.colour, bool(card.pile)) for card in made.laid)
        shown.add((made.half, *sorted(rows.items()), *sorted(looks.items(), key=str)))
    assert len(shown) == len(play.games)


def test_a_small_picture_tells_many_cards_by_a_few(play: Play) -> None:
    """What a step counts is seen as it is: four in the middle, a top three, two questions."""
    rows = {}
    for game in play.games:
        made = plan_of(play, game, is_small=True)
        as_told(made, game)
        places = Counter(round(card.y, 3) for card in made.laid if not card.pile)
        rows[game.id] = [count for _, count in sorted(places.items())]
    assert rows == {
        "ruilen": [4, 4], "debat": [2, 2, 2], "andere-bril": [2, 4, 4], "wegen": [2, 3, 4],
        "vragenronde": [4, 4], "motie": [2, 4, 2], "raad-van-negen": [],
    }  # fmt: skip


def test_cards_of_a_small_picture_are_seen_on_its_table(play: Play) -> None:
    """They were pale teal on teal. They have seven times its light, and room for some five."""
    ground = play.card.suit.colour
    for made in (plan_of(play, game, is_small=True) for game in play.games):
        if not made.half:
            continue
        table, *others = (item for item, _ in leaves((drawn(made, (0, 0), mm(10), ground),))
                          if isinstance(item, Path))  # fmt: skip
        assert table.fill
        assert system.luminance(table.fill) < system.luminance(ground)
        cards = others[len(made.seats) :]
        fills = {card.fill for card in cards if card.fill} - {table.fill}
        assert min(system.contrast(fill, table.fill) for fill in fills) >= 7
        edges = {card.stroke.colour for card in cards if card.stroke}
        assert all(system.contrast(colour, table.fill) >= 5 for colour in edges)


def test_cards_of_a_table_on_a_dark_ground_are_lighter_than_it(play: Play) -> None:
    """Black and brown were lost on teal; cards of a light kind stay the lightest."""
    ground = play.card.suit.colour
    table = drawn(plan_of(play, play.games[0]), (0, 0), mm(10), ground)
    fills = {item.fill for item, _ in leaves((table,)) if isinstance(item, Path) and item.fill}
    assert {system.WHITE} < fills
    assert all(system.luminance(fill) > system.luminance(ground) for fill in fills)
