"""Choose which cards go on paper, by kind, suit and name, and how many of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kaartspel.deck.model import Card
from kaartspel.messages import say
from kaartspel.names import folded
from kaartspel.problems import WrongUsage, did_you_mean

MOST = 15_000  # on paper at once: a hundred decks of 122 take half a GB of memory
_NUMBER = re.compile(r"([A-Za-z]+)\d+")
_TO = re.compile(r"\s*(?:\.\.|[-–—])\s*")  # between the ends of a range

Names = tuple[str, ...]
"""What one card may be called by, or its kind or suit."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to choose: a card must fit all that is named; nothing named is everything.

    `copies` is how many whole decks to make.
    """

    copies: int = 1
    kinds: tuple[str, ...] = ()
    suits: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


def choose(deck: Sequence[Card], choice: Choice) -> tuple[Card, ...]:
    """Return the chosen cards in the deck's order, each as often as its quantity says.

    Several copies follow one another, deck after deck. Kinds and suits may be named as the deck
    names them, and cards by their printed number; capitals do not matter. Raises WrongUsage for
    an unknown name, and where nothing is left or too much.
    """
    fits = [True] * len(deck)
    for what, wanted, names in (
        ("kind", choice.kinds, [(card.kind.id, card.kind.one) for card in deck]),
        ("suit", choice.suits, [_own(card.suit.id, card.suit.name) for card in deck]),
        ("card", choice.cards, [_own(card.id, card.number) for card in deck]),
    ):
        places = {at for name in wanted for at in _find(what, name, names)}
        fits = [fit and (not wanted or at in places) for at, fit in enumerate(fits)]
    chosen = tuple(card for card, fit in zip(deck, fits, strict=True) if fit)
    asked = ", ".join((*choice.kinds, *choice.suits, *choice.cards))
    if not chosen:
        raise WrongUsage(say("no card fits all of: {asked}; ask for less at once", asked=asked))
    if not any(card.quantity for card in chosen):
        which = say("all of: {asked}", asked=asked) if asked else say("the deck")
        raise WrongUsage(say("the cards of {which} have 'quantity: 0', so none goes on paper; "
                             "choose others, or give them another quantity",
                             which=which))  # fmt: skip
    count = sum(card.quantity for card in chosen) * choice.copies
    if count > MOST:
        fact = say(
            "that is {count} cards; more than {most} do not go into one file",
            count=count,
            most=MOST,
        )
        raise WrongUsage(say("{fact}; choose fewer with --cards, --kinds or --copies, or leave the "
                             "files for printing out with --only cards,book",
                             fact=fact))  # fmt: skip
    return tuple(card for card in chosen for _ in range(card.quantity)) * choice.copies


_CALLED = {"kind": say("kind"), "suit": say("suit"), "card": say("card")}


def _own(*names: str) -> Names:
    """Return the names that there are: a card may have no number, and be of no suit."""
    return tuple(filter(None, names))


def _find(what: str, name: str, names_of_each: Sequence[Names]) -> list[int]:
    """Return the places of the cards that a name is of. Raises WrongUsage where it is of none."""
    places = _named(name, names_of_each)
    if not places and what == "card":
        places = _between(name, names_of_each)
    if not places:
        all_names = {folded(one) for names in names_of_each for one in names}
        remedy = did_you_mean(folded(name), all_names)
        raise WrongUsage(say("there is no {what} '{name}'; {remedy}",
                             what=_CALLED[what], name=name, remedy=remedy))  # fmt: skip
    return places


def _named(name: str, names_of_each: Sequence[Names]) -> list[int]:
    """Return the places of what is called so; spelt exactly so, if anything is."""
    exact = [at for at, names in enumerate(names_of_each) if name in names]
    wanted = folded(name)
    return exact or [at for at, names in enumerate(names_of_each) if wanted in map(folded, names)]


def _between(name: str, names_of_each: Sequence[Names]) -> list[int]:
    """Return the places of a range of cards, its ends counted in; none where it is no range."""
    for first, last in _ends(name):
        starts, ends = _named(first, names_of_each), _named(last, names_of_each)
        if starts and ends:
            if starts[0] > ends[-1]:
                fact = say("'{first}' comes after '{last}' in the deck", first=first, last=last)
                raise WrongUsage(
                    say("{fact}; write {last}-{first}", fact=fact, last=last, first=first)
                )
            return list(range(starts[0], ends[-1] + 1))
        if (starts or ends) and _NUMBER.fullmatch(first) and _NUMBER.fullmatch(last):
            missing = last if starts else first
            all_names = {folded(one) for names in names_of_each for one in names}
            raise WrongUsage(
                say(
                    "there is no card '{missing}'; {remedy}",
                    missing=missing,
                    remedy=did_you_mean(missing, all_names),
                )
            )
    return []


def _ends(name: str) -> Iterator[tuple[str, str]]:
    """Yield each way to read a name as a range: ids hold hyphens too.

    Behind a number the other may stand without its letters: Q01-04.
    """
    for joint in _TO.finditer(name):
        first, last = name[: joint.start()], name[joint.end() :]
        if last.isdigit() and (numbered := _NUMBER.fullmatch(first)):
            last = f"{numbered[1]}{last}"
        yield first, last
