"""Read what rules cards show of the tables of their games."""

from kaartspel.deck.model import BACK, HAND, PILE, TURN, VOTE, FrozenMap, Scene
from kaartspel.deck.play_files import GameFile, RulesCardEntry
from kaartspel.deck.sources import Source
from kaartspel.messages import say
from kaartspel.problems import Problems

_TURNS = {TURN: 1, BACK: -1}


def scene_of(entry: RulesCardEntry) -> Scene | None:
    """Return what a card shows of its table; None where it does not say."""
    if entry.shows is None:
        return None
    turn = next((_TURNS[each] for each in entry.shows if each in _TURNS), 0)
    ways = [tuple(each.split(" > ")) for each in entry.shows
            if each not in _TURNS and each != VOTE]  # fmt: skip
    moves = tuple((way[0], way[1]) for way in ways if len(way) > 1)
    return Scene(
        tuple(dict.fromkeys(spot for way in ways for spot in way)), moves, turn, VOTE in entry.shows
    )


def scenes_of(source: Source[GameFile], problems: Problems) -> FrozenMap[str, Scene]:
    """Return what a game's cards show, by their ids; tell each place that the game has not."""
    entry, made = source.entry, dict[str, Scene]()
    for i, card in enumerate(entry.cards):
        if (scene := scene_of(card)) is None:
            continue
        made[card.id] = scene
        for spot in scene.spots:
            if spot not in {HAND, PILE} and int(spot) > len(entry.places):
                place = source.yaml.place(("cards", i, "shows"))
                fact = say("there is no place {number} on the table", number=spot)
                remedy = say("name one of those under 'places', counted from 1")
                problems.tell(place, fact, remedy, "shows-no-place")
    return FrozenMap(made)
