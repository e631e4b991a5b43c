"""What tests ask of cards: what they list and where they stand, and cards that nobody wrote."""

from kaartspel.deck.kinds import read_kinds
from kaartspel.deck.model import (
    Card,
    Collection,
    Deck,
    FrozenMap,
    Game,
    Kind,
    Listing,
    Suit,
    paragraph,
    plain,
)
from kaartspel.problems import Place, Problems

KINDS = read_kinds((), {}, None, (), Problems()).by_id
NOWHERE = Place("")


def card_of(
    id_: str, text: str, suit: Suit, places: tuple[str, str, str] = ("m", "c", "t"),
    place: Place = NOWHERE, kind: Kind = KINDS["question"],
) -> Card:  # fmt: skip
    """Return a question of that text."""
    said = FrozenMap({"text": paragraph(text)})
    return Card(id_, kind, said, suit, *places, place=place)


def front_text(card: Card) -> str:
    """Return the words of a card as its front shows them: without dots that go on from a title."""
    goes_on = any(slot.goes_on for slot in card.kind.slots)
    return " ".join((card.text.removeprefix("…") if goes_on else card.text).split())


def listed(card: Card) -> list[str]:
    """Return what a card lists: a cluster its values, a rules card its steps."""
    blocks = (*card.rich("topics"), *card.rich("steps"))
    lists = (block for block in blocks if isinstance(block, Listing))
    return [plain((Listing((item,)),)) for block in lists for item in block.items]


def questions(deck: Deck) -> list[Collection]:
    """Return the collections whose groups have no cards of their own."""
    return [c for c in deck.collections if not any(group.card for group in c.groups)]


def told(game: Game) -> str:
    """Return all that the sheet of a game says of playing it."""
    return " ".join([*game.setup, *game.steps, game.empty, game.end])
