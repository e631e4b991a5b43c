"""Hold what games deal against the cards that a deck has."""

from collections import Counter

from kaartspel.deck.model import Card, Game, Play
from kaartspel.messages import say, say_many
from kaartspel.problems import Problems


def check_supply(play: Play, cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each game that takes more cards than the deck has, at its fullest table."""
    there = Counter(card.kind for card in cards)
    for game in play.games:
        _check_even(game, cards, problems)
        _check_rest(game, problems)
        for kind in game.supply.kinds:
            needed = game.supply.needed(kind, game.players[1])
            if needed > there[kind]:
                fact = say(
                    "{players} players of '{id}' take {needed} {plural}, and the deck has {there}",
                    players=game.players[1], id=game.id, needed=needed, plural=kind.plural,
                    there=there[kind],
                )  # fmt: skip
                remedy = say("let fewer play, or deal fewer cards")
                problems.tell(game.place, fact, remedy, "too-few-cards")


def _check_even(game: Game, cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each kind that cannot lie open with as many cards of each group."""
    supply = game.supply
    for kind in supply.even:
        groups = Counter(card.places[:2] for card in cards if card.kind == kind)
        count, most = supply.table.get(kind, 0), len(groups) * min(groups.values(), default=0)
        if supply.hand.get(kind) or supply.pile.get(kind):
            fact = say(
                "{plural} are in hands or the pile too, so they cannot be dealt evenly",
                plural=kind.plural,
            )
            problems.tell(game.place, fact, say("take them out of 'even'"), "even-elsewhere")
        elif count % max(1, len(groups)) or not 0 < count <= most:
            fact = say_many(
                "{number} {plural} cannot be as many of each of {count} group",
                "{number} {plural} cannot be as many of each of {count} groups",
                number=count, plural=kind.plural, count=len(groups),
            )  # fmt: skip
            number = len(groups) or say("as many")
            remedy = say("let {number} lie open, or take them out of 'even'", number=number)
            problems.tell(game.place, fact, remedy, "even-uneven")


def _check_rest(game: Game, problems: Problems) -> None:
    """Tell each kind whose rest is the pile, and that lies elsewhere than in hands."""
    supply = game.supply
    for kind in supply.rest:
        if supply.table.get(kind) or supply.pile.get(kind) or kind in supply.even:
            fact = say("{plural} lie open or in a pile of their own, so all others cannot",
                       plural=kind.plural)  # fmt: skip
            remedy = say("take them out of 'rest', or leave them in 'hand' alone")
            problems.tell(game.place, fact, remedy, "rest-elsewhere")
