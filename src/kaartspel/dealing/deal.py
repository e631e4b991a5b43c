"""Deal the tables of an evening, game after game."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kaartspel.dealing.boxes import by_group, cards_of, kinds_dealt, needed, owners
from kaartspel.dealing.circle import choose, dealt, shuffled
from kaartspel.dealing.evening import Evening, find_game, seats
from kaartspel.deck.model import Card, Deck, Game, Kind
from kaartspel.messages import listed, say
from kaartspel.names import folded
from kaartspel.problems import WrongUsage, did_you_mean


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


@dataclass(frozen=True, slots=True)
class Played:
    """One game of the evening, at all tables. `given` are the cards that were asked for."""

    game: Game
    tables: tuple[Table, ...]
    given: tuple[Card, ...] = ()

    @property
    def decks(self) -> int:
        """How many decks of printed cards it takes."""
        return max((table.deck for table in self.tables), default=0)


def deal(deck: Deck, evening: Evening) -> tuple[Played, ...]:
    """Return the evening's games, each dealt to all tables.

    No card is dealt twice from one deck, so none is twice at a table; what was asked for lies at
    every table all the same. Each collection, group and topic brings its share, at each table and
    in each hand as far as its size allows; each card is as likely as any other of its kind to be
    dealt, and to come to any table, hand or place.
    Raises WrongUsage, saying how many players fit, where there are too many for the cards.
    """
    sizes = seats(deck, evening)
    games = [find_game(deck, id_) for id_ in evening.games]
    named = tuple(dict.fromkeys(_card(deck, name) for name in evening.cards))
    _check_given(games, named)
    return tuple(_played(deck, game, evening, _sizes(game, sizes), named) for game in games)


def _sizes(game: Game, sizes: tuple[int, ...]) -> tuple[int, ...]:
    """Return the tables' sizes: of what all play together one table, of groups if need be."""
    return (min(sum(sizes), game.players[1]),) if game.is_together else sizes


def decks_for(deck: Deck, game: Game, people: int) -> int:
    """Return how many decks of printed cards so many people need for a game.

    Raises WrongUsage where they cannot play it.
    """
    evening = Evening((game.id,), "", people=people)
    return max(owners(deck, game, evening, _sizes(game, seats(deck, evening))))


def cards_at_tables(deck: Deck, game: Game, people: int) -> tuple[int, ...]:
    """Return how many cards each table is dealt where so many people play a game.

    Raises WrongUsage where they cannot play it.
    """
    sizes = _sizes(game, seats(deck, Evening((game.id,), "", people=people)))
    kinds = kinds_dealt(deck, game)
    return tuple(sum(needed(deck, game, kind, players) for kind in kinds) for players in sizes)


def _played(
    deck: Deck, game: Game, evening: Evening, sizes: Sequence[int], named: tuple[Card, ...]
) -> Played:
    given = tuple(card for card in named if game.supply.table.get(card.kind))
    drawn = replace(game, supply=game.supply.without({card.kind for card in given}))
    from_decks = owners(deck, drawn, evening, sizes)
    kinds = kinds_dealt(deck, drawn)
    by_kind = {kind: _kind(deck, drawn, evening, kind, sizes, from_decks, given) for kind in kinds}
    tables = (
        _table(number, owner, drawn, sizes[number - 1], given,
               {kind: by_kind[kind][number - 1] for kind in kinds})
        for number, owner in enumerate(from_decks, 1)
    )  # fmt: skip
    return Played(game, tuple(tables), given)


def _kind(
    deck: Deck, game: Game, evening: Evening, kind: Kind, sizes: Sequence[int],
    from_decks: Sequence[int], given: Sequence[Card],
) -> list[list[Card]]:  # fmt: skip
    """Return for each table its cards of a kind, in the order that they are dealt in."""
    cards = cards_of(deck, kind, given)
    needs = [needed(deck, game, kind, players) for players in sizes]
    salt = f"{evening.seed}\n{game.id}\n{kind.id}"
    if kind not in game.supply.even:
        return _pooled(cards, needs, from_decks, salt)
    groups = {group[0].id: group for group in by_group(cards)}
    each = [need // len(groups) for need in needs]
    shares = [_pooled(groups[name], each, from_decks, salt) for name in shuffled([*groups], salt)]
    return [[card for share in shares for card in share[i]] for i in range(len(sizes))]


def _pooled(
    cards: Sequence[Card], needs: Sequence[int], from_decks: Sequence[int], salt: str
) -> list[list[Card]]:
    """Deal to tables: from all cards at once, or deck by deck where there are too few for that."""
    pools = [1] * len(needs) if sum(needs) <= len(cards) else from_decks
    shares: list[list[Card]] = [[] for _ in needs]
    for pool in sorted(set(pools)):
        at = [i for i, number in enumerate(pools) if number == pool]
        takes = [needs[i] for i in at]
        chosen = choose(cards, sum(takes), f"{salt}\n{pool}")
        for i, share in zip(at, dealt(chosen, takes), strict=True):
            shares[i] = share
    return shares


def _table(
    number: int, owner: int, game: Game, players: int, given: tuple[Card, ...],
    cards: dict[Kind, list[Card]],
) -> Table:  # fmt: skip
    supply = game.supply
    places = [*([supply.hand] * players), supply.table, supply.pile]
    shares: list[list[Card]] = [[] for _ in places]
    for kind, chosen in cards.items():
        takes = [place.get(kind, 0) for place in places]
        takes[-1] = len(chosen) - sum(takes[:-1])  # what is left is the pile
        for share, more in zip(shares, dealt(chosen, takes), strict=True):
            share.extend(more)
    *hands, open_, pile = (tuple(share) for share in shares)
    return Table(number, owner, (*given, *open_), tuple(hands), pile)


def _card(deck: Deck, name: str) -> Card:
    """Return the card of an id or a printed number, whatever its capitals. Raises WrongUsage."""
    names = {folded(each): card for card in deck.cards for each in (card.number, card.id) if each}
    if folded(name) not in names:
        raise WrongUsage(
            say(
                "there is no card '{name}'; {remedy}",
                name=name,
                remedy=did_you_mean(folded(name), names),
            )
        )
    return names[folded(name)]


def _check_given(games: Sequence[Game], given: Iterable[Card]) -> None:
    """Raise WrongUsage for a card that lies open in no game, and for more than lie open."""
    by_kind: dict[Kind, list[Card]] = {}
    for card in given:
        by_kind.setdefault(card.kind, []).append(card)
    for kind, cards in by_kind.items():
        called = listed(f"'{game.id}'" for game in games)
        open_ = [count for game in games if (count := game.supply.table.get(kind, 0))]
        if not open_:
            raise WrongUsage(
                say(
                    "no {plural} lie open in {called}, so none can be given",
                    plural=kind.plural,
                    called=called,
                )
            )
        if len(cards) > min(open_):
            raise WrongUsage(
                say(
                    "{count} {plural} lie open in {called}, not {given}",
                    count=min(open_),
                    plural=kind.plural,
                    called=called,
                    given=len(cards),
                )
            )
