"""Draw an evening: a page on A4 for each table, with the cards that go there."""

from collections.abc import Sequence

from kaartspel.dealing import Evening, Table
from kaartspel.deck.model import Card, Deck, FrozenMap, Game
from kaartspel.design.a4 import (
    BODY,
    FIRST,
    GUTTER,
    MARGIN,
    SMALL,
    WIDTH,
    Misfit,
    Pen,
    does_not_fit,
    head,
    page,
)
from kaartspel.frame import Frame
from kaartspel.type import Typesetter, typesetter

_FULL = WIDTH - 2 * MARGIN
_HALF = (_FULL - GUTTER) / 2
_BAND = 6.0  # mm between two rows of hands
_RULE_TO_NAME = 3.0  # mm


def evening_pages(
    deck: Deck, game: Game, evening: Evening, tables: Sequence[Table]
) -> tuple[Frame, ...]:
    """Return a page for each table. Raises InvalidDeck where a table has more than a page holds."""
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    decks = max((table.deck for table in tables), default=1)
    try:
        return tuple(
            _page(setter, deck.words, game, evening, table, (len(tables), decks))
            for table in tables
        )
    except Misfit as error:
        raise does_not_fit(game.name, error, game.place) from error


def _page(
    setter: Typesetter, words: FrozenMap[str, str], game: Game, evening: Evening, table: Table,
    counts: tuple[int, int],
) -> Frame:  # fmt: skip
    """Return the page of a table; `counts` says how many tables and decks there are."""
    title = words["deal_table"].format(number=table.number, count=counts[0])
    about = words["deal_about"].format(game=game.name, players=evening.players, seed=evening.seed)
    items = head(setter, title, about, game.cards[0].suit.symbol)
    pen = Pen(setter, MARGIN, FIRST, _FULL)
    told = [card for card in table.open if card.kind.is_read_open]
    for kind in dict.fromkeys(card.kind for card in told):
        pen.heading(kind.many, first=True)
        of_kind = [card for card in told if card.kind == kind]
        pen.marked([(card, card.in_full) for card in of_kind], BODY)
        pen.y += _BAND / 2
    hands = [
        (words["deal_player"].format(number=number), hand)
        for number, hand in enumerate(table.hands, 1)
    ]
    others = [card for card in table.open if not card.kind.is_read_open]
    _rows(pen, hands)
    _rows(pen, [(words["deal_open"], tuple(others)), (words["deal_pile"], table.pile)])
    foot = words["deal_deck"].format(number=table.deck, count=counts[1])
    return page(setter, [*items, *pen.items], foot, pen)


def _rows(pen: Pen, groups: Sequence[tuple[str, tuple[Card, ...]]]) -> None:
    """Write groups of cards beside each other, two in a row; those without cards are left out."""
    filled = [(name, cards) for name, cards in groups if cards]
    for i in range(0, len(filled), 2):
        columns = []
        for j, (name, cards) in enumerate(filled[i : i + 2]):
            column = pen.column(MARGIN + j * (_HALF + GUTTER), _HALF)
            column.rule()
            column.y += _RULE_TO_NAME
            column.heading(name, 3, first=True)
            column.marked([(card, _name(card)) for card in cards], SMALL)
            columns.append(column)
        pen.y = max(column.y for column in columns) + _BAND


def _name(card: Card) -> str:
    """Return what a card is called, and what that belongs to."""
    return ", ".join(dict.fromkeys(filter(None, (card.name, card.group))))
