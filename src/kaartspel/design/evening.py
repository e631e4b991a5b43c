"""Draw the tables of an evening on A4: for each what lies open, and hands to cut apart.

What one player holds is for nobody else to read, so it stands on a page of its own.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TypeVar

from kaartspel.dealing import Evening, Played, Table
from kaartspel.deck.model import Card, Colour, Deck, FrozenMap, Span, Spans
from kaartspel.design.a4 import (
    BODY,
    FIRST,
    FOOT,
    GUTTER,
    HEADING,
    HEAVY,
    HEIGHT,
    LEADING,
    MARGIN,
    SMALL,
    WIDTH,
    Pen,
    page,
)
from kaartspel.design.accent import accent_of
from kaartspel.design.assembly import ChamberHalf, halves
from kaartspel.design.cardlist import Entry, list_cards
from kaartspel.design.council import council
from kaartspel.design.full import Misfit, does_not_fit, fullest
from kaartspel.design.slips import cut
from kaartspel.design.tablehead import EDGE, table_head
from kaartspel.design.tableplan import TopView, plan_for
from kaartspel.frame import Frame, Item, Rectangle, mm
from kaartspel.inking import Inking
from kaartspel.type import Typesetter, typesetter

T = TypeVar("T")

_NamedCards = tuple[str, tuple[str, ...], tuple[Card, ...]]
"""Whose cards they are, what there is to know of them, and they."""

_FULL = WIDTH - 2 * MARGIN
_SIZES = (22.0, 20.0, 18.0, 16.5, 15.0, 14.0, 13.0, BODY, SMALL)  # pt
_FAR = (30.0, 28.0, 26.0, 24.0)  # pt: to be read from any seat at the table
# Of hands: below each other, each card on a line, and side by side where there are too many.
_WAYS = tuple((size, across) for across in (1, 2) for size in _SIZES if across > 1 or size >= BODY)
# Of what lies open, and how high, in mm, the council below it is: on all tables alike where it
# can be, so that it is nearly as wide as texts; with 0 as high as there is room for.
_COUNCIL, _SMALLER = 60.0, 48.0
_TABLE_WAYS = (
    *((size, _COUNCIL) for size in _FAR),
    *((size, _SMALLER) for size in (*_FAR, *_SIZES[:5])),
    *((size, 0.0) for size in _SIZES),
)
_STRIPS_TOP = 11.0  # mm: where the head of a page of strips begins, as other heads do
_ABOVE_RULE = 3.8  # mm: below that head, as much as other heads of two lines have
_LABEL = 18.0  # pt: what large text is called is no larger
_BAND, _MOST_AIR = 4.5, 16.0  # mm between two rows of hands, and what there may be more above each
_ROUNDING = 0.01  # mm, by which a page that is filled ends above its foot
_BESIDE = " · "  # between a game and a table, where they stand on one line
_BETWEEN_LINES = 1.0  # mm, of what there is to know of a strip
_HELD = 19.0  # pt: whose a strip is, to be found by who hands them out
_BELOW_NAME = 0.1  # mm to each pt of the text below it: signs rise above their lines


def evening_pages(
    deck: Deck, evening: Evening, *games: Played, inking: Inking = Inking.FULL
) -> tuple[Frame, ...]:
    """Return for each table a page of what lies there, if anything does, and one of its hands.

    The tables of a game have text of one size, and so have its hands. Raises InvalidDeck where a
    page has more than it holds.
    """
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    pages = list[Frame]()
    for played in games:
        pages += _drawn(played, partial(_pages, setter, deck, played, evening, inking))
    return tuple(pages)


def _drawn(played: Played, draw: Callable[[], T]) -> T:
    """Return what is drawn for a game. Raises InvalidDeck where it does not fit."""
    try:
        return draw()
    except Misfit as error:
        raise does_not_fit(played.game.name, error, played.game.place) from error


def _pages(
    setter: Typesetter, deck: Deck, played: Played, evening: Evening, inking: Inking
) -> list[Frame]:
    """Return the pages of a game."""
    assert deck.play
    about = setter, deck.words, accent_of(deck.play, inking), played, evening
    laid = [table for table in played.tables if table.open or played.game.supply.rest]
    draw = partial(_table, halves(deck), *about)
    pages = fullest(lambda size: [draw(table, size) for table in laid], _TABLE_WAYS)
    opened = dict(zip((table.number for table in laid), pages, strict=True))
    hands = fullest(lambda way: [_hands(*about, table, way) for table in played.tables], _WAYS)
    made = list[Frame]()
    for table, hand in zip(played.tables, hands, strict=True):
        made += [opened[table.number]] if table.number in opened else []
        made.append(hand)
    return made


def _table(
    pair: tuple[ChamberHalf, ...], setter: Typesetter, words: FrozenMap[str, str], accent: Colour,
    played: Played, evening: Evening, table: Table, way: tuple[float, float],
) -> Frame:  # fmt: skip
    """Return the page of what lies open, for all to read.

    A way is the size of the text, and how high, in mm, the council at the foot is.
    """
    size, high = way
    game, players = played.game, len(table.hands)
    seat = words["deal_table"].format(number=table.number, count=len(played.tables))
    title = words["deal_table_of"].format(table=seat, game=game.name)
    about = words["deal_about"].format(game=game.name, players=players)
    rest = game.supply.rest  # who reads what is left of these knows what hands hold
    pen = Pen(setter, MARGIN, FIRST, _FULL, accent=accent)
    view = plan_for(game, players)
    items = _dealt_head(pen, title, about, words["deal_ready"], table.number, view)
    read_open = [card for card in table.open if card.kind.is_read_open]
    for kind in dict.fromkeys(card.kind for card in read_open):
        _label(pen, kind.many, size)
        of_kind = [card for card in read_open if card.kind == kind]
        asked = [_told_in_full(card) for card in of_kind]
        list_cards(pen, asked, size, edge=EDGE, as_asked=True)
        pen.y += _BAND / 2
    if others := [card for card in table.open if not card.kind.is_read_open]:
        _others(pen, words["deal_open"], others, size)
    if rest:
        beside = pen.column(MARGIN + EDGE, _FULL - EDGE)
        rest_lines = [words["deal_rest"].format(kinds=kind.many) for kind in rest]
        beside.bullets(rest_lines, min(size, _LABEL))
        pen.y = beside.y
    items += pen.items
    listed = [card.id for card in (*read_open, *others)]
    items += council(pen, pair, listed, words["deal_seats"], high)
    return page(setter, items, _foot(words, evening, played, table), pen)


def _foot(words: FrozenMap[str, str], evening: Evening, played: Played, table: Table) -> str:
    """Return what the foot of a page says: where its cards come from, and of which evening."""
    box = words["deal_deck"].format(game=played.game.name, number=table.deck, count=played.decks)
    return f"{box} {words['deal_evening_about'].format(seed=evening.seed)}"


def _dealt_head(
    pen: Pen, title: str, about: str, ready: str, number: int, view: TopView
) -> list[Item]:  # fmt: skip
    """Return the head of a table's page, which says that its cards are dealt, or write that below.

    The table's number is large. A long name of a game takes all the room that a head has.
    """
    with suppress(Misfit):
        return table_head(pen.typesetter, number, title, f"{about} {ready}", view, pen.accent)
    pen.paragraph(ready)
    pen.y += _BAND / 2
    return table_head(pen.typesetter, number, title, about, view, pen.accent)


def _hands(
    setter: Typesetter, words: FrozenMap[str, str], accent: Colour, played: Played,
    evening: Evening, table: Table, way: tuple[float, int],
) -> Frame:  # fmt: skip
    """Return the page of the hands, one for each player or group, with lines to cut along.

    A way is the size of the text, and how many hands are side by side.
    """
    size, across = way
    pen = Pen(setter, MARGIN, _STRIPS_TOP, _FULL)
    game = played.game
    whose = words["deal_table"].format(number=table.number, count=len(played.tables))
    heading = words["deal_strips"].format(game=game.name, number=table.number)
    if game.is_together:
        heading = words["deal_strips_room"].format(game=game.name)
    pen.heading(heading, first=True, least=_LABEL)
    pen.paragraph(words["deal_strips_how"], SMALL, _ABOVE_RULE)
    rule = Rectangle(mm(MARGIN), mm(pen.y), mm(_FULL), mm(HEAVY), accent)
    pen.y += HEAVY
    holder = words["deal_group" if game.is_together else "deal_player"]
    at = game.name if game.is_together else f"{game.name}{_BESIDE}{whose}"
    hands = [(holder.format(number=number), (at,), hand)
             for number, hand in enumerate(table.hands, 1)]  # fmt: skip
    pile = tuple(card for card in table.pile if card.kind not in game.supply.rest)
    piles = [(words["deal_pile"], (at, words["deal_pile_how"]), pile)]
    cuts = _spread(pen, [*hands, *piles], size, across)
    lines: list[Item] = [rule, *(cut(0, y, WIDTH, y) for y in cuts[1:])]
    if across > 1:
        lines.append(cut(WIDTH / 2, cuts[0], WIDTH / 2, cuts[-1]))
    foot = _foot(words, evening, played, table)
    return page(setter, [*pen.items, *lines], foot, pen)


def _others(pen: Pen, name: str, cards: Sequence[Card], size: float) -> None:
    """Write cards that lie open beside those that are read to all, if there are any, below a rule.

    The page's head has a rule of its own.
    """
    label = min(size, _LABEL)
    if pen.y > FIRST:
        pen.rule()
        pen.y += label * LEADING / mm(1)
    _label(pen, name, size)
    list_cards(pen, [_told_in_short(card, size) for card in cards], size, edge=EDGE)
    pen.y += _BAND


def _label(pen: Pen, name: str, size: float) -> None:
    """Write what cards are called at the edge at which their texts begin."""
    beside = pen.column(MARGIN + EDGE, _FULL - EDGE)
    beside.heading(name, first=True, least=min(size, _LABEL))
    pen.y = beside.y + size * _BELOW_NAME


def _spread(pen: Pen, groups: Sequence[_NamedCards], size: float, across: int) -> list[float]:
    """Write hands down to the foot of the page, with more air where there is room, as `_strips`."""
    trial = replace(pen, items=[])
    rows = len(_strips(trial, groups, size, across)) - 1
    air = max(0.0, HEIGHT - FOOT - _ROUNDING - trial.y) / max(1, 2 * rows)
    return _strips(pen, groups, size, across, min(air, _MOST_AIR))


def _strips(
    pen: Pen, groups: Sequence[_NamedCards], size: float, across: int, air: float = 0.0
) -> list[float]:  # fmt: skip
    """Write hands, so many beside each other, to be cut apart.

    Returns where to cut, in mm from the top: above the first row, and below each.
    """
    cuts = [pen.y]
    for row in _in_rows(groups, across):
        pen.y += _BAND + air
        pen.y = max(_hand(*each, size, across) for each in _beside(pen, row, across))
        pen.y += _BAND / 2 + air  # the last entry brings a gap of its own
        cuts.append(pen.y)
    return cuts


def _in_rows(groups: Sequence[_NamedCards], across: int) -> Iterator[list[_NamedCards]]:
    """Yield groups that hold cards, so many in a row."""
    filled = [group for group in groups if group[-1]]
    for i in range(0, len(filled), across):
        yield filled[i : i + across]


def _beside(
    pen: Pen, row: Sequence[_NamedCards], across: int
) -> Iterator[tuple[Pen, _NamedCards]]:  # fmt: skip
    """Yield groups with columns beside each other, where there is room for so many."""
    width = (_FULL - (across - 1) * GUTTER) / across
    for place, group in enumerate(row):
        yield pen.column(MARGIN + place * (width + GUTTER), width), group


def _hand(column: Pen, hand: _NamedCards, size: float, across: int) -> float:
    """Write what a player holds beside whose it is, or below it; return where it ends, in mm."""
    name, about, cards = hand
    aside = EDGE if across == 1 else 0.0
    holder = column.column(column.x, EDGE - GUTTER / 2 if aside else column.width)
    holder.heading(name, 3, first=True, least=_HELD if aside else HEADING)
    for line in (part for text in about for part in (text.split(_BESIDE) if aside else (text,))):
        holder.paragraph(line, BODY if aside else SMALL, _BETWEEN_LINES)
    held = column.column(column.x + aside, column.width - aside)
    held.y = column.y if aside else holder.y + size * _BELOW_NAME
    names = [Entry(card, "", _in_one(card), language=card.name_language) for card in cards]
    list_cards(held, names, size, one_line=across == 1)
    return max(held.y, holder.y)


def _told_in_full(card: Card) -> Entry:
    """Return an entry of a card that is read to all: what it is called above what it says."""
    text = " ".join(card.text.split())
    if not text:
        return Entry(card, "", card.heading, language=card.heading_language)
    return Entry(card, card.heading, text, card.heading_language, card.text_language)


def _told_in_short(card: Card, size: float) -> Entry:
    """Return an entry of what a card is called, and below that, where it is large, its group."""
    if size in _FAR and card.name and card.group and card.name != card.group:
        return Entry(card, card.name, card.group, card.name_language)
    return Entry(card, "", _in_one(card), language=card.name_language)


def _in_one(card: Card) -> Spans:
    """Return what a card is called, in bold, and what that belongs to, on one line."""
    names = dict.fromkeys(filter(None, (card.name, card.group)))
    return tuple(Span(f", {name}" if i else name, strong=not i) for i, name in enumerate(names))
