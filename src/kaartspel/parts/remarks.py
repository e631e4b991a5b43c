"""Say what a deck leaves to the program: inks that are reckoned, and posters that are not made."""

from collections.abc import Iterator

from kaartspel.deck.model import Collection, Colour, Deck


def remarks(deck: Deck, only: tuple[str, ...]) -> Iterator[str]:
    """Yield what the deck did not say and its author may want to know, a sentence each."""
    for what, colour in _colours(deck):
        if colour == Colour.of_screen(*colour.screen):
            inks = " ".join(map(str, colour.press))
            screen = f"#{bytes(colour.screen).hex()}"
            yield f"the inks of {what} are reckoned from {screen}: {inks} (say 'press' to mix them)"
    if "posters" in only:
        for collection in deck.collections:
            if not collection.is_map:
                yield f"no poster of '{collection.id}' is made: {_why(collection)}"


def _colours(deck: Deck) -> Iterator[tuple[str, Colour]]:
    suits = {card.suit.id: card.suit for card in deck.cards if card.suit.id}
    yield from ((f"suit '{suit.id}'", suit.colour) for suit in suits.values())
    yield from ((f"the backs of kind '{kind.id}'", kind.back.colour) for kind in deck.kinds)


def _why(collection: Collection) -> str:
    if not collection.name:
        return "it has no name; add 'name:' to its file to have one"
    return "not all of its groups have names; add 'group:' to each to have one"
