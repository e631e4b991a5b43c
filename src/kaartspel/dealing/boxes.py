"""How many decks of printed cards an evening takes: what each holds, and who plays from which."""

from collections.abc import Sequence

from kaartspel.dealing.evening import Evening, in_words
from kaartspel.deck.model import Card, Deck, Game, Kind
from kaartspel.messages import say, say_many
from kaartspel.problems import WrongUsage

_NO_END = 1_000_000


def cards_of(deck: Deck, kind: Kind, but: Sequence[Card] = ()) -> list[Card]:
    """Return the cards of a kind that are on paper, once each; not those in `but`."""
    return [card for card in deck.of_kind(kind) if card.quantity and card not in but]


def by_group(cards: Sequence[Card]) -> list[list[Card]]:
    """Return cards apart by the groups that they stand in, in their order."""
    groups: dict[tuple[str, ...], list[Card]] = {}
    for card in cards:
        groups.setdefault(card.places[:2], []).append(card)
    return list(groups.values())


def kinds_dealt(deck: Deck, game: Game) -> tuple[Kind, ...]:
    """Return the kinds that a game deals, in the deck's order."""
    return tuple(kind for kind in deck.kinds if kind in game.supply.kinds)


def needed(deck: Deck, game: Game, kind: Kind, players: int) -> int:
    """Return how many cards of a kind a table of so many players takes."""
    if kind in game.supply.rest:
        return len(cards_of(deck, kind))
    return game.supply.needed(kind, players)


def tables_that_fit(deck: Deck, game: Game, players: int) -> int:
    """Return how many tables of so many players one deck is enough for."""
    fits = [
        _room(deck, game, kind) // count
        for kind in kinds_dealt(deck, game)
        if (count := needed(deck, game, kind, players))
    ]
    return min(fits, default=_NO_END)


def owners(deck: Deck, game: Game, evening: Evening, sizes: Sequence[int]) -> list[int]:
    """Return for each table the number of the deck that it plays from, the least that will do.

    Raises WrongUsage, saying how many players fit, where there are not so many decks.
    """
    kinds = kinds_dealt(deck, game)
    full = {kind: _room(deck, game, kind) for kind in kinds}
    left: list[dict[Kind, int]] = []
    numbers: list[int] = []
    for players in sizes:
        need = {kind: needed(deck, game, kind, players) for kind in kinds}
        fits = (i for i, there in enumerate(left) if all(there[k] >= need[k] for k in kinds))
        at = next(fits, len(left))
        if at == len(left):
            if at == evening.decks or any(full[kind] < need[kind] for kind in kinds):
                raise _too_many(game, evening, sizes, len(numbers))
            left.append(dict(full))
        left[at] = {kind: left[at][kind] - need[kind] for kind in kinds}
        numbers.append(at + 1)
    return numbers


def _room(deck: Deck, game: Game, kind: Kind) -> int:
    """Return how many cards of a kind one deck can deal.

    Of a kind that is dealt evenly, that ends with the smallest of the groups.
    """
    cards = cards_of(deck, kind)
    if kind not in game.supply.even:
        return len(cards)
    groups = by_group(cards)
    return len(groups) * min(map(len, groups), default=0)


def _too_many(game: Game, evening: Evening, sizes: Sequence[int], fit: int) -> WrongUsage:
    decks = evening.decks or 1
    asked = say_many("{tables} needs more cards of '{id}'", "{tables} need more cards of '{id}'",
                     tables=in_words(sizes), count=len(sizes), id=game.id)  # fmt: skip
    there = say_many("{count} deck has", "{count} decks have", count=decks)
    remedy = say("take fewer players")
    if fit:
        remedy = say_many("{tables} fits, {players} players", "{tables} fit, {players} players",
                          tables=in_words(sizes[:fit]), count=fit,
                          players=sum(sizes[:fit]))  # fmt: skip
    return WrongUsage(say("{asked} than {there}; {remedy}", asked=asked, there=there,
                          remedy=remedy))  # fmt: skip
