"""Deal an evening: which cards lie on which table, and which are in whose hand.

Nothing here is random in the sense of a generator. Cards are shuffled by the SHA-256 of the seed
and their ids, so the same seed deals the same evening with every version of Python, and for ever.
"""

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card, Deck, Draw, Game, Kind
from kaartspel.problems import WrongUsage, did_you_mean


@dataclass(frozen=True, slots=True)
class Evening:
    """What is wanted: `tables` of so many `players` at `game`, from a `seed`, any text.

    `decks` is how many decks of printed cards there are; None is as many as it takes.
    """

    game: str
    tables: int
    players: int
    seed: str
    decks: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table's cards: face up on it, each player's hand, and the pile.

    `number` counts the tables from 1; `deck` is the deck, from 1, that its cards come from.
    """

    number: int
    deck: int
    open: tuple[Card, ...]
    hands: tuple[tuple[Card, ...], ...]
    pile: tuple[Card, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards of the table: hands first, then what lies open, then the pile."""
        return (*(card for hand in self.hands for card in hand), *self.open, *self.pile)


def find_game(deck: Deck, id_: str) -> Game:
    """Return the deck's game of that id. Raises WrongUsage where there is none."""
    games = {game.id: game for game in (deck.play.games if deck.play else ())}
    if id_ not in games:
        raise WrongUsage(f"there is no game '{id_}'; {did_you_mean(id_, games)}")
    return games[id_]


def deal(deck: Deck, evening: Evening) -> tuple[Table, ...]:
    """Return the evening's tables.

    No card is dealt twice from one deck, so none is twice at a table. Each kind is spread evenly
    over collections, their groups and topics: at each table, and in each hand as far as its size
    allows. Raises WrongUsage, saying how many
    players fit, where there are too many for the cards.
    """
    game = find_game(deck, evening.game)
    _check_players(game, evening)
    per_deck = _tables_per_deck(deck, game, evening)
    count = -(-evening.tables // per_deck)
    decks = [_share(evening.tables, count, i) for i in range(count)]
    kinds = _dealt(deck, game)
    dealt = {kind: _kind(deck, game, evening, kind, decks) for kind in kinds}
    owners = [number for number, size in enumerate(decks, 1) for _ in range(size)]
    return tuple(
        _table(number, owner, game, evening, {kind: dealt[kind][number - 1] for kind in kinds})
        for number, owner in enumerate(owners, 1)
    )


def tables_that_fit(deck: Deck, game: Game, players: int) -> int:
    """Return how many tables of so many players one deck is enough for."""
    fits = [
        len(_of(deck, kind)) // needed
        for kind in _dealt(deck, game)
        if (needed := game.supply.needed(kind, players))
    ]
    return min(fits, default=1_000_000)


def _check_players(game: Game, evening: Evening) -> None:
    least, most = game.players
    if not least <= evening.players <= most:
        fact = f"'{game.id}' is for {least} to {most} players at a table"
        people = evening.tables * evening.players
        tables = max(1, -(-people // most))
        if evening.players > most:
            fact += f"; {people} players fit at {_count(tables, -(-people // tables))}"
        raise WrongUsage(f"{fact}, not {evening.players}" if evening.players < least else fact)


def _tables_per_deck(deck: Deck, game: Game, evening: Evening) -> int:
    fit = tables_that_fit(deck, game, evening.players)
    most = fit * (evening.decks or evening.tables)
    if evening.tables > most:
        decks, need = evening.decks or 1, "needs" if evening.tables == 1 else "need"
        asked = f"{_count(evening.tables, evening.players)} {need} more cards of '{game.id}'"
        there = f"{decks} decks have" if decks > 1 else "1 deck has"
        verb = "fits" if most == 1 else "fit"
        fits = f"{_count(most, evening.players)} {verb}, {most * evening.players} players"
        raise WrongUsage(f"{asked} than {there}; {fits if most else 'take fewer players'}")
    return fit


def _count(tables: int, players: int) -> str:
    """Return so many tables of so many players, in words."""
    return f"{tables} table{'s' * (tables != 1)} of {players}"


def _kind(
    deck: Deck, game: Game, evening: Evening, kind: Kind, decks: Sequence[int]
) -> list[list[Card]]:
    """Return for each table its cards of a kind: from all cards at once, or deck by deck."""
    cards, needed = _of(deck, kind), game.supply.needed(kind, evening.players)
    salt = f"{evening.seed}\n{game.id}\n{kind.id}"
    if needed * evening.tables <= len(cards):
        decks = [evening.tables]
    tables: list[list[Card]] = []
    for number, size in enumerate(decks):
        chosen = _choose(cards, needed * size, f"{salt}\n{number}")
        tables += [chosen[i::size] for i in range(size)]
    return tables


def _table(
    number: int, owner: int, game: Game, evening: Evening, cards: dict[Kind, list[Card]]
) -> Table:
    places = [*([game.supply.hand] * evening.players), game.supply.table, game.supply.pile]
    shares: list[list[Card]] = [[] for _ in places]
    for kind, chosen in cards.items():
        for share, dealt in zip(shares, _around(chosen, kind, places), strict=True):
            share.extend(dealt)
    *hands, open_, pile = (tuple(share) for share in shares)
    return Table(number, owner, open_, tuple(hands), pile)


def _around(cards: Sequence[Card], kind: Kind, places: Sequence[Draw]) -> list[list[Card]]:
    """Deal cards one by one around the places that still take one."""
    shares: list[list[Card]] = [[] for _ in places]
    at, left = 0, list(cards)
    while left:
        place = at % len(places)
        if len(shares[place]) < places[place].get(kind, 0):
            shares[place].append(left.pop(0))
        at += 1
    return shares


def _choose(cards: Sequence[Card], count: int, salt: str, depth: int = 0) -> list[Card]:
    """Return `count` of the cards, spread evenly over their places from the outermost inwards.

    Cards of one place stand together, so that dealing them around puts them in different hands.
    """
    if not count or depth >= min((len(card.places) for card in cards), default=0):
        return sorted(cards, key=lambda card: _hash(salt, card.id))[:count]
    groups: dict[str, list[Card]] = {}
    for card in cards:
        groups.setdefault(card.places[depth], []).append(card)
    order = sorted(groups, key=lambda name: _hash(salt, name))
    sizes = _level([len(groups[name]) for name in order], count)
    return [
        card
        for name, size in zip(order, sizes, strict=True)
        for card in _choose(groups[name], size, salt, depth + 1)
    ]


def _level(room: Sequence[int], count: int) -> list[int]:
    """Share `count` among places as evenly as their room allows; the first get what is left."""
    shares = [0] * len(room)
    while count:
        for i, most in enumerate(room):
            if count and shares[i] < most:
                shares[i] += 1
                count -= 1
    return shares


def _share(total: int, places: int, index: int) -> int:
    return total // places + (index < total % places)


def _dealt(deck: Deck, game: Game) -> tuple[Kind, ...]:
    """Return the kinds that a game deals, in the deck's order."""
    return tuple(kind for kind in deck.kinds if kind in game.supply.kinds)


def _of(deck: Deck, kind: Kind) -> list[Card]:
    """Return the cards of a kind that are on paper: each once, as often as it may be printed."""
    return [card for card in deck.of_kind(kind) if card.quantity]


def _hash(*parts: str) -> bytes:
    """Return what to shuffle by: keyboards and systems write é as one character or as two."""
    text = unicodedata.normalize("NFC", "\0".join(parts))
    return hashlib.sha256(text.encode()).digest()
