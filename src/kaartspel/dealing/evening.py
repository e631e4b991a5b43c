"""What is wanted of an evening, and how many people sit at each of its tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Deck, Game
from kaartspel.messages import Message, listed, say, say_many
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
        raise WrongUsage(
            say("there is no game '{id}'; {remedy}", id=id_, remedy=did_you_mean(id_, games))
        )
    return games[id_]


def seats(deck: Deck, evening: Evening) -> tuple[int, ...]:
    """Return how many people sit at each table. Raises WrongUsage where they cannot."""
    if not evening.games:
        raise WrongUsage(say("name at least one game"))
    games = [find_game(deck, id_) for id_ in evening.games]
    games = [game for game in games if not game.is_together] or games
    allowed = max(game.players[0] for game in games), min(game.players[1] for game in games)
    called = listed(f"'{game.id}'" for game in games)
    if allowed[0] > allowed[1]:
        raise WrongUsage(
            say("{called} share no size of table; deal them one by one", called=called)
        )
    if (evening.players is None) == (evening.people is None):
        raise WrongUsage(say("give the number of players at each table, or of all people"))
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
    least, most = min(sizes), max(sizes)
    of = say("{least} or {most}", least=least, most=most) if least < most else str(least)
    return say_many("{count} table of {of}", "{count} tables of {of}", count=len(sizes), of=of)


def _equal(called: str, allowed: tuple[int, int], tables: int, players: int) -> tuple[int, ...]:
    least, most = allowed
    if players < least:
        raise WrongUsage(
            say("{games}, not {players}", games=_for(called, allowed), players=players)
        )
    if players > most:
        people = tables * players
        fewest = -(-people // most)
        fit = say(
            "{people} players fit at {tables}",
            people=people,
            tables=in_words((-(-people // fewest),) * fewest),
        )
        raise WrongUsage(say("{games}; {fit}", games=_for(called, allowed), fit=fit))
    return (players,) * tables


def _divided(
    called: str, allowed: tuple[int, int], best: tuple[int, int], people: int, tables: int | None
) -> tuple[int, ...]:
    least, most = allowed
    can = range(-(-people // most), people // least + 1)
    if not can:
        raise WrongUsage(
            say(
                "{games}, and {people} cannot be divided so",
                games=_for(called, allowed),
                people=people,
            )
        )
    if tables is None:
        middle = sum(best) / 2
        tables = min(can, key=lambda count: (abs(people / count - middle), -count))
    if tables not in can:
        fit = (
            say("{least} to {most} tables", least=can[0], most=can[-1])
            if len(can) > 1
            else in_words(level(people, can[0]))
        )
        raise WrongUsage(
            say(
                "{games}; {people} people fit at {fit}, not at {tables}",
                games=_for(called, allowed),
                people=people,
                fit=fit,
                tables=tables,
            )
        )
    return level(people, tables)


def _for(called: str, allowed: tuple[int, int]) -> str:
    least, most = allowed
    if isinstance(called, Message):  # several
        return say("{called} are for {least} to {most} players at a table",
                   called=called, least=least, most=most)  # fmt: skip
    return say("{called} is for {least} to {most} players at a table",
               called=called, least=least, most=most)  # fmt: skip
