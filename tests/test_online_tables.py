"""Rooms of online tables: what each game lays down has its place, and nothing covers another."""

import io
import json
import zipfile
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from kaartspel.deck.model import Deck, Game, TablePlace
from kaartspel.online.layout import HAND, LABEL, TABLE, TablePlan, plan
from kaartspel.parts import PARTS, Options, Work
from kaartspel.recipe import Recipe

SIDES = {"poker": (63, 88), "square": (80, 80), "mini": (44, 68), "wide": (120, 70)}
ROWS = {
    "none": (),
    "one of each": (TablePlace("a", 1), TablePlace("b", 1)),
    "a question and two sides": (
        TablePlace("q", 1),
        TablePlace("for", 4),
        TablePlace("against", 4),
    ),
    "more than a row": (TablePlace("q", 1), TablePlace("open", 18)),
    "as many as may be": tuple(TablePlace(str(n), 20) for n in range(8)),
}


@pytest.mark.parametrize("sides", SIDES)
@pytest.mark.parametrize("places", ROWS)
@pytest.mark.parametrize("count", [1, 4, 9, 20, 40])
def test_nothing_on_a_table_covers_another(sides: str, places: str, count: int) -> None:
    laid = plan(count, SIDES[sides], ROWS[places])
    boxes = [*_stacks(laid), *_spots(laid), HAND]
    assert (
        len(boxes) == count + sum(place.cards for place in ROWS[places] or [TablePlace("", 4)]) + 1
    )
    for (x, y, width, height), other in combinations(boxes, 2):
        beside = x + width <= other[0] or other[0] + other[2] <= x
        assert beside or y + height <= other[1] or other[1] + other[3] <= y
    assert all(0 <= x <= x + w <= TABLE[0] and 0 <= y <= y + h <= TABLE[1] for x, y, w, h in boxes)


def _stacks(laid: TablePlan) -> list[tuple[int, int, int, int]]:
    width, height = laid.place
    return [(x, y, width, height + 2 * LABEL) for x, y in laid.stacks]  # its name, its button


def _spots(laid: TablePlan) -> list[tuple[int, int, int, int]]:
    width, height = laid.place
    spots = [spot for place in laid.places for spot in place.spots]
    return [(x, y - LABEL, width, height + LABEL) for x, y in spots]


def rooms(deck: Deck, ending: str) -> dict[str, Any]:
    """Return the widgets of each room, by the name of its file."""
    work = Work(deck, Options(online=(ending,), picture_width=40))
    made = {}
    for recipe in PARTS["online"].make(work):
        assert isinstance(recipe, Recipe)
        with zipfile.ZipFile(io.BytesIO(recipe.make(*recipe.arguments))) as file:
            name = "widgets.json" if ending == "pcio" else "0.json"
            made[recipe.path.removeprefix("online/")] = json.loads(file.read(name))
    return made


def _games(deck: Deck) -> tuple[Game, ...]:
    assert deck.play
    assert deck.play.games
    return deck.play.games


def test_each_game_has_a_room_with_its_places_its_kinds_and_its_rules(energy: Deck) -> None:
    slug = energy.metadata.slug
    for ending in ("vtt", "pcio"):
        found = rooms(energy, ending)
        games = _games(energy)
        assert set(found) == {f"{slug}.{ending}", *(f"{slug}-{g.id}.{ending}" for g in games)}
        for game in games:
            state = found[f"{slug}-{game.id}.{ending}"]
            widgets = state if ending == "pcio" else [w for k, w in state.items() if k != "_meta"]
            ids = [widget["id"] for widget in widgets]
            spots = [i for i in ids if i.startswith("place-") and not i.endswith("-name")]
            assert len(spots) == sum(place.cards for place in game.places)
            shown = [
                w.get("label") or w.get("text") for w in widgets if w["id"].startswith("place-")
            ]
            assert list(filter(None, shown)) == [place.name for place in game.places]
            cards = {w["cardType"] for w in widgets if w["type"] == "card"}
            dealt = {c.id for c in energy.cards if c.kind in game.supply.kinds and c.quantity}
            assert cards == dealt | {card.id for card in game.cards}
            up = [
                w
                for w in widgets
                if w["type"] == "card" and (w.get("faceup") or w.get("activeFace"))
            ]
            assert [w["cardType"] for w in up] == [card.id for card in game.cards[::-1]]
    about = found_about(energy, slug)
    assert about["players"] == "3-6"
    assert "Drie vragen" in about["name"]


def found_about(deck: Deck, slug: str) -> Any:
    return rooms(deck, "vtt")[f"{slug}-drie-vragen.vtt"]["_meta"]["info"]


def test_a_game_that_names_no_places_has_no_room_of_its_own(energy: Deck) -> None:
    assert energy.play
    bare = tuple(replace(game, places=()) for game in energy.play.games)
    deck = replace(energy, play=replace(energy.play, games=bare))
    assert set(rooms(deck, "pcio")) == {f"{deck.metadata.slug}.pcio"}
