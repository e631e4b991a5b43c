"""Say what a deck leaves to the program: inks that are reckoned, and posters that are not made."""

from collections.abc import Iterator

from kaartspel.deck.model import Collection, Colour, Deck
from kaartspel.messages import say


def left_over(deck: Deck, only: tuple[str, ...]) -> Iterator[str]:
    """Yield what the deck did not say and its author may want to know, a sentence each."""
    for what, colour in _colours(deck):
        if colour == Colour.of_screen(*colour.screen):
            inks = " ".join(map(str, colour.press))
            screen = f"#{bytes(colour.screen).hex()}"
            yield say(
                "the inks of {what} are reckoned from {screen}: {inks} (say 'press' to mix them)",
                what=what,
                screen=screen,
                inks=inks,
            )
    if "posters" in only:
        for collection in deck.collections:
            if not collection.is_map:
                yield say(
                    "no poster of '{id}' is made: {why}", id=collection.id, why=_why(collection)
                )


def _colours(deck: Deck) -> Iterator[tuple[str, Colour]]:
    suits = {card.suit.id: card.suit for card in deck.cards if card.suit.id}
    yield from ((say("suit '{id}'", id=suit.id), suit.colour) for suit in suits.values())
    yield from (
        (say("the backs of kind '{id}'", id=kind.id), kind.back.colour) for kind in deck.kinds
    )


def _why(collection: Collection) -> str:
    if not collection.name:
        return say("it has no name; add 'name:' to its file to have one")
    return say("not all of its groups have names; add 'group:' to each to have one")
