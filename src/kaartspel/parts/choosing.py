"""Choose which cards go on paper, by kind, suit and name, and how many of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card
from kaartspel.problems import WrongUsage, did_you_mean

MOST = 15_000  # on paper at once: a hundred decks of 122 take half a GB of memory


@dataclass(frozen=True, slots=True)
class Choice:
    """What to choose: a card must fit all that is named; nothing named is everything.

    `copies` is how many whole decks to make.
    """

    copies: int = 1
    kinds: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


def choose(deck: Sequence[Card], words: Mapping[str, str], choice: Choice) -> tuple[Card, ...]:
    """Return the chosen cards in the deck's order, each as often as its quantity says.

    Several copies follow one another, deck after deck. Kinds and suits may be named as the deck
    names them, and cards by their printed number; capitals do not matter. Raises WrongUsage for
    an unknown name, and where nothing is left or too much.
    """
    kept = tuple(deck)
    for what, wanted, names in (
        ("kind", choice.kinds, lambda card: (card.kind.value, words[card.kind.value])),
        ("suit", choice.suits, lambda card: (card.suit.id, card.suit.name)),
        ("card", choice.cards, lambda card: (card.id, card.number)),
    ):
        _refuse_unknown(what, wanted, [names(card) for card in deck])
        folded = {name.casefold() for name in wanted}
        kept = tuple(card for card in kept if not wanted or folded & _folded(names(card)))
    if not kept:
        asked = ", ".join((*choice.kinds, *choice.suits, *choice.cards))
        raise WrongUsage(f"no card fits all of: {asked}; ask for less at once")
    count = sum(card.quantity for card in kept) * choice.copies
    if count > MOST:
        fact = f"that is {count} cards; more than {MOST} do not go into one file"
        raise WrongUsage(f"{fact}; choose fewer with --cards, --kinds or --copies, or leave the "
                         "files for printing out with --only cards,book")  # fmt: skip
    return tuple(card for card in kept for _ in range(card.quantity)) * choice.copies


def _folded(names: tuple[str, str]) -> set[str]:
    return {name.casefold() for name in names}


def _refuse_unknown(what: str, wanted: tuple[str, ...], known: Sequence[tuple[str, str]]) -> None:
    folded = {name for names in known for name in _folded(names)}
    for name in wanted:
        if name.casefold() not in folded:
            raise WrongUsage(
                f"there is no {what} '{name}'; {did_you_mean(name.casefold(), folded)}"
            )
