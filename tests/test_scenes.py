"""What a rules card shows of its game's table: what its own steps are about, large."""

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from frames import lay_out, text_boxes
from kaartspel.deck.load import load
from kaartspel.deck.model import HAND, PILE, Deck, Game, Play, Scene, TablePlace
from kaartspel.design import BLACK, WHITE, FacesToBe, Inking, settings, system, table_on
from kaartspel.design.spread import FEW
from kaartspel.design.tabledrawing import drawn
from kaartspel.design.tableplan import TopView, plan_for, plans
from kaartspel.frame import Path, Rectangle, mm
from kaartspel.geometry import leaves, path_bounds
from repository import ROOT
from sampling import sampled
from test_tableplan import away, box, clear, nothing_meets

PLAYERS = 6


def shown(made: TopView) -> set[str]:
    """Return the spots of which cards are seen."""
    return {card.spot for card in (*made.laid, *made.hands)}


def scenes(play: Play) -> list[tuple[Game, Scene]]:
    return [(game, scene) for game in play.games for scene in game.scenes.values() if scene]


def test_a_card_shows_what_its_steps_are_about_and_nothing_else(play: Play) -> None:
    """All cards of a game had one picture, of all that lies on its table in the end."""
    for game, scene in scenes(play):
        made = plan_for(game, PLAYERS, is_small=True, scene=scene)
        nothing_meets(made)
        assert shown(made) == {*scene.spots}
        assert len(made.arrows) == len(scene.moves)
        assert bool(made.turns) == bool(scene.turn)


def test_the_cards_of_a_game_are_told_apart_by_their_pictures(deck: Deck, play: Play) -> None:
    made = plans(deck, play.card.kind)
    for game in play.games:
        views = [made[card.id] for card in game.cards if card.id in made]
        assert len(set(views)) == len(views) >= 2


def test_where_cards_have_moved_to_one_is_seen(play: Play) -> None:
    """Of room alone nobody sees that a card is laid there."""
    for game, scene in scenes(play):
        made = plan_for(game, PLAYERS, is_small=True, scene=scene)
        for _, target in scene.moves:
            cards = (*made.laid, *made.hands)
            assert any(card.colour for card in cards if card.spot == target), scene


def test_arrows_point_from_where_cards_are_to_where_they_go(play: Play) -> None:
    """They stand clear of cards, and of each other where cards go both ways."""
    for game, scene in scenes(play):
        made = plan_for(game, PLAYERS, is_small=True, scene=scene)
        cards = (*made.laid, *made.hands)
        for (source, target), arrow in zip(scene.moves, made.arrows, strict=True):
            tip, *base = arrow.corners
            down = sum(y for _, y in base) / 2 < tip[1]
            above = min(box(card)[1] for card in cards if card.spot == source) < min(
                box(card)[1] for card in cards if card.spot == target
            )
            assert down == above
            assert all(away(corner, box(card)) > 0 for corner in (tip, *base) for card in cards)
        for one, other in pairwise(made.arrows):
            assert abs(one.x - other.x) > one.long


def test_turns_go_with_the_clock_or_against_it(play: Play) -> None:
    """Seen from above, from one's own seat below to the left, or to the right."""
    game = play.games[0]
    for turn, side in ((1, -1), (-1, 1)):
        made = plan_for(game, PLAYERS, is_small=True, scene=Scene(turn=turn))
        assert made.turns[0][0] * side > 0
        assert made.turns[-1][0] * side < 0
        assert len(made.seats) == PLAYERS


@pytest.mark.parametrize("groups", [2, 3, 9, 24])
def test_in_a_vote_all_seats_are_lit_and_before_them_sits_who_counts(
    play: Play, groups: int
) -> None:  # fmt: skip
    """Of nine cards one had no picture."""
    (game,) = (game for game in play.games if game.is_together)
    made = plan_for(game, groups, is_small=True, scene=Scene(vote=True))
    nothing_meets(made)
    chair, *others = made.seats
    assert len(others) == groups
    assert len({round(seat.radius, 6) for seat in others}) == 1
    assert chair.radius > others[0].radius
    assert chair.y >= max(seat.y for seat in others) - 1e-9
    picture = drawn(made, (0.0, 0.0), 100.0, WHITE)
    fills = {item.fill for item, _ in leaves(picture.items) if isinstance(item, Path)}
    assert fills == {BLACK}


@pytest.mark.parametrize("seed", sampled([(seed,) for seed in range(12)], [(0,)]))
def test_any_scene_of_any_game_has_its_picture(play: Play, seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(60):
        rooms = [rng.choice((1, 1, 2, 3, 4, 20)) for _ in range(rng.randint(0, 8))]
        places = tuple(TablePlace(f"{i}", cards) for i, cards in enumerate(rooms))
        game = replace(rng.choice(play.games), places=places)
        every = [HAND, PILE, *(f"{i + 1}" for i in range(len(rooms)))]
        moves = tuple((rng.choice(every), rng.choice(every)) for _ in range(rng.randint(0, 4)))
        spots = {rng.choice(every), *(spot for move in moves for spot in move)}
        scene = Scene(tuple(sorted(spots)), moves, rng.choice((-1, 0, 0, 1)), rng.random() < 0.2)
        made = plan_for(game, rng.choice((1, 2, 6, 14)), is_small=True, scene=scene)
        nothing_meets(made)
        assert shown(made) <= spots
        rows = Counter(card.spot for card in made.laid if not card.pile)
        assert max(rows.values(), default=0) <= 2 * FEW


def test_cards_of_a_scene_are_as_wide_as_is_seen_on_a_poker_card(deck: Deck, play: Play) -> None:
    """1.7 mm or more, on most 2 mm; with all of the table on each card they were 1.4 mm.

    In the room of nine groups they are 1.1 mm.
    """
    poker, rules = deck.formats[0], play.card.kind
    setting = settings(replace(deck, kinds=(rules,)), poker)[rules]
    widths = dict[str, float]()
    for game in play.games:
        for card in game.cards:
            if place := table_on(FacesToBe(setting, card)):
                high = place[3] / mm(1) - 2 * system.TABLE_GAP
                laid = setting.tables[card.id].laid
                widths |= {card.id: min(each.width for each in laid) * high} if laid else {}
    assert len(widths) >= 16
    assert min(widths.values()) >= 1.5
    assert sum(wide >= 2 for wide in widths.values()) > len(widths) / 2


@pytest.mark.parametrize("inking", list(Inking))
@pytest.mark.parametrize("name", ["poker", "bridge", "a6"])
def test_a_rules_card_shows_its_table_beside_the_title(
    deck: Deck, play: Play, inking: Inking, name: str
) -> None:
    """It is in the safe zone, no letter touches it, and those of tables begin in line."""
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    rules = replace(deck, cards=play.cards, collections=(), kinds=(play.card.kind,))
    ends, bare = set[tuple[float, float]](), 0
    for faces in lay_out(rules, format_, inking):
        inside = [path_bounds((item,), at) for item, at in leaves(faces.front.items)
                  if isinstance(item, Path)]  # fmt: skip
        if not inside:
            bare += 1
            continue
        pictured = (min(b[0] for b in inside), min(b[1] for b in inside),
                    max(b[2] for b in inside), max(b[3] for b in inside))  # fmt: skip
        safe = mm(format_.bleed + format_.safe)
        assert pictured[1] >= safe
        assert pictured[2] <= faces.front.width - safe
        texts = [found for _, found in text_boxes(deck, faces.front)]
        assert all(clear(pictured, text) for text in texts)
        rules_below = [item.y for item, _ in leaves(faces.front.items)
                       if isinstance(item, Rectangle) and inking is Inking.LOW]  # fmt: skip
        assert bool(rules_below) == (inking is Inking.LOW)
        assert all(pictured[3] <= y - mm(1) for y in rules_below)
        if not any(faces.card in game.cards for game in play.games if game.is_together):
            ends.add((pictured[2], pictured[1]))
    assert bare == sum(not scene for game in play.games for scene in game.scenes.values())
    assert max(top for _, top in ends) - min(top for _, top in ends) <= 2


def test_a_table_is_as_wide_as_its_games_title_leaves_room_for(deck: Deck, play: Play) -> None:
    """On a poker card 20 mm or more; the longest title, of the whole room's game, leaves less."""
    rules = play.card.kind
    setting = settings(replace(deck, kinds=(rules,)), deck.formats[0])[rules]
    for game in play.games:
        place = table_on(FacesToBe(setting, game.cards[0]))
        assert place
        assert (place[2] / mm(1) - 2 * system.TABLE_GAP >= 20) != game.is_together


def test_a_table_is_a_little_smaller_for_a_long_title(deck: Deck) -> None:
    """English titles were set smaller than their steps, for a larger picture."""
    for each in (deck, load(ROOT / "examples/english")):
        assert each.play
        rules = each.play.card.kind
        for format_ in each.formats:
            setting = settings(replace(each, kinds=(rules,)), format_)[rules]
            assert setting.title <= 1
            places = [table_on(FacesToBe(setting, card)) for card in each.play.cards[:-3]]
            widths = [place[2] for place in places if place]
            assert min(widths) >= 0.79 * max(widths)
