"""What is wanted of an evening, and how many people sit at each of its tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Deck, Game
from kaartspel.problems import WrongUsage, did_you_mean


@dataclass(frozen=True, slots=True)
class Evening:
    """What is wanted: games, by their ids, one after another, from a `seed`, any text.

    There are so many `tables` of so many `players` (one table, where nothing is said), or so many
    `people` at tables of nearly one size. `decks` is how many decks of printed cards there are;
    None is as many as it takes. `cards` name what lies open at each table, in place of what is
    drawn of that kind.
    """

    games: tuple[str, ...]
    seed: str
    tables: int | None = None
    players: int | None = None
    people: int | None = None
    decks: int | None = None
    cards: tuple[str, ...] = ()


def find_game(deck: Deck, id_: str) -> Game:
    """Return the deck's game of that id. Raises WrongUsage where there is none."""
    games = {game.id: game for game in (deck.play.games if deck.play else ())}
    if id_ not in games:
        raise WrongUsage(f"there is no game '{id_}'; {did_you_mean(id_, games)}")
    return games[id_]


def seats(deck: Deck, evening: Evening) -> tuple[int, ...]:
    """Return how many people sit at each table. Raises WrongUsage where they cannot."""
    if not evening.games:
        raise WrongUsage("name at least one game")
    games = [find_game(deck, id_) for id_ in evening.games]
    games = [game for game in games if not game.is_together] or games
    allowed = max(game.players[0] for game in games), min(game.players[1] for game in games)
    called = " and ".join(f"'{game.id}'" for game in games)
    if allowed[0] > allowed[1]:
        raise WrongUsage(f"{called} share no size of table; deal them one by one")
    if (evening.players is None) == (evening.people is None):
        raise WrongUsage("give the number of players at each table, or of all people")
    best = deck.play.best if deck.play else allowed
    if games[0].is_together:
        people = evening.people or (evening.tables or 1) * (evening.players or 1)
        return _equal(called, allowed, 1, min(people, allowed[1]))
    if evening.people is None:
        return _equal(called, allowed, evening.tables or 1, evening.players or 0)
    return _divided(called, allowed, best, evening.people, evening.tables)


def level(total: int, places: int) -> tuple[int, ...]:
    """Share a number among places, the first getting what is left."""
    return tuple(total // places + (i < total % places) for i in range(places))


def in_words(sizes: Sequence[int]) -> str:
    """Return so many tables, in words: 4 tables of 5, 5 tables of 5 or 6."""
    many = f"{len(sizes)} table{'s' * (len(sizes) != 1)}"
    return f"{many} of {' or '.join(map(str, sorted(set(sizes))))}"


def _equal(called: str, allowed: tuple[int, int], tables: int, players: int) -> tuple[int, ...]:
    least, most = allowed
    if players < least:
        raise WrongUsage(f"{_for(called, allowed)}, not {players}")
    if players > most:
        people = tables * players
        fewest = -(-people // most)
        fit = f"{people} players fit at {in_words((-(-people // fewest),) * fewest)}"
        raise WrongUsage(f"{_for(called, allowed)}; {fit}")
    return (players,) * tables


def _divided(
    called: str, allowed: tuple[int, int], best: tuple[int, int], people: int, tables: int | None
) -> tuple[int, ...]:
    least, most = allowed
    can = range(-(-people // most), people // least + 1)
    if not can:
        raise WrongUsage(f"{_for(called, allowed)}, and {people} cannot be divided so")
    if tables is None:
        middle = sum(best) / 2
        tables = min(can, key=lambda count: (abs(people / count - middle), -count))
    if tables not in can:
        fit = f"{can[0]} to {can[-1]} tables" if len(can) > 1 else in_words(level(people, can[0]))
        raise WrongUsage(f"{_for(called, allowed)}; {people} people fit at {fit}, not at {tables}")
    return level(people, tables)


def _for(called: str, allowed: tuple[int, int]) -> str:
    verb = "are" if " and " in called else "is"
    return f"{called} {verb} for {allowed[0]} to {allowed[1]} players at a table"
