"""List cards on A4: each with its suit's sign on its colour, its number, and what it says."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from kaartspel.deck.model import Card, Spans
from kaartspel.design import system
from kaartspel.design.a4 import AFTER_ITEM, AFTER_TEXT, BODY, DESCENT, LEADING, SMALL, Pen
from kaartspel.design.figures import symbol
from kaartspel.design.full import Misfit
from kaartspel.design.system import BLACK, WHITE
from kaartspel.frame import Group, Item, Rectangle, Role, Text, mm
from kaartspel.type import Column, Style, Typeface, set_line


class Entry(NamedTuple):
    """A card, what stands on a line of its own (it may be nothing), and a text below it.

    Each has a language, where that is not the deck's.
    """

    card: Card
    heading: str
    text: str | Spans
    heading_language: str = ""
    language: str = ""


_SIGN, _NUMBER = 14.0, 1.4  # mm from a sign to twice that of the number; in those, to the text
_AFTER_NUMBER = 0.3  # of the size: from a number to the text at the least
_SIDE, _INSET = 1.25, 0.1  # of a sign's ground, in sizes of type; of its side, to the sign
_APART = LEADING / 2  # of the size: half a line between texts of several lines
_TOPIC = 0.75  # of the size: a topic above a question, about as on a card
_NARROWER = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76)  # of the width: what is asked may be so narrow
_CLOSE = 0.45  # of the size, between texts that each have one line: their signs stay apart


def list_cards(
    pen: Pen, entries: Sequence[Entry], size: float, *, one_line: bool = False, edge: float = 0.0,
    as_asked: bool = False,
) -> None:  # fmt: skip
    """Write a list of cards. Raises Misfit where a text would be divided or smaller than `size`.

    Texts begin at an `edge`, in mm from the pen's, or where numbers leave room for them. With
    `one_line` larger type than BODY has each text on one line, or is refused. What stands above a
    text is bold; or `as_asked` the text is, below its topic in smaller type, as on a card that is
    read to all.
    """
    made: list[Item] = []
    strong = Style(pen.typesetter.strong, size, LEADING, BLACK)
    cap, indent = size * strong.face.cap_height, _SIGN * size / BODY
    widest = max((strong.width(f"{card.number} ") for card, *_ in entries), default=0.0)
    least = indent / 2 + (widest + size * _AFTER_NUMBER) / mm(1)
    edge = max(edge, least) if edge else _NUMBER * indent
    faces, sizes = (strong.face, pen.typesetter.text), (size, size)
    if as_asked:
        faces, sizes = faces[::-1], (size * _TOPIC, size)
    for entry in entries:
        card = entry.card
        _sign(pen, card, size)
        number = set_line(f"{card.number} ", strong, mm(pen.x + indent / 2), mm(pen.y) + cap)
        said = list[tuple[str, tuple[Text, ...]]]()
        told = (entry.heading, entry.heading_language), (entry.text, entry.language)
        for (words, language), face, own in zip(told, faces, sizes, strict=True):
            if words:
                speaking = replace(pen, typesetter=pen.typesetter.speaking(language))
                column = _set(speaking, words, face, own, edge, may_narrow=as_asked)
                is_long = one_line and size > BODY and len(column.lines) > 1
                is_torn = column.style.size < own or column.divides_words
                if is_long or (size > SMALL and is_torn):
                    raise Misfit("", "", "")  # is told to nobody: a smaller size is tried
                on_line = (size - own) * face.cap_height  # with the number
                said.append((language, column.place(mm(pen.x + edge), mm(pen.y) + on_line)))
                pen.y += LEADING * (own * (len(column.lines) - 1) + size) / mm(1)
        made.append(_item(number, said))
        if entry.heading:
            pen.y += size * _APART / mm(1)
        else:
            gap = size * _CLOSE / mm(1) if one_line else AFTER_ITEM * size / BODY
            pen.y += (cap + size * (DESCENT - LEADING)) / mm(1) + gap
    pen.items.append(Group(tuple(made), Role.LIST))
    pen.y += AFTER_TEXT - AFTER_ITEM


def _set(
    pen: Pen, words: str | Spans, face: Typeface, size: float, edge: float, *, may_narrow: bool
) -> Column:
    """Return a text from an edge (mm).

    It `may_narrow`, or have a line more, where readers then stumble over fewer of its lines.
    """
    wide = pen.width - edge
    column = pen.set(words, face, size, wide)
    if not may_narrow or not column.is_rough:
        return column
    loose = replace(pen, typesetter=replace(pen.typesetter, more=1))
    others = (loose.set(words, face, size, part * wide) for part in _NARROWER)
    same = (other for other in others if other.style == column.style)
    return min((column, *same), key=lambda each: each.stumbles)


def _item(number: Text, said: Sequence[tuple[str, tuple[Text, ...]]]) -> Group:
    """Return an item of a list: a number, and texts, each with its language.

    Of two languages, the first text is what the item is marked by.
    """
    if len({language for language, _ in said}) < 2:
        texts = (text for _, held in said for text in held)
        return Group((number, *texts), Role.LIST_ITEM, language=said[0][0] if said else "")
    (first, above), (second, below) = said
    mark = Group((number, *above), Role.ITEM_MARK, language=first)
    return Group((mark, Group(below, Role.ITEM_BODY, language=second)), Role.MARKED_ITEM)


def _sign(pen: Pen, card: Card, size: float) -> None:
    """Draw the sign of a card's suit on its colour, level with the capitals of the line."""
    suit, side = card.suit, size * _SIDE
    x, y = mm(pen.x), mm(pen.y) + (size * pen.typesetter.strong.cap_height - side) / 2
    inset, colour = side * _INSET, BLACK if system.is_light(suit.colour) else WHITE
    pen.items.append(Rectangle(x, y, side, side, suit.colour))
    pen.items.append(symbol(suit.symbol, x + inset, y + inset, side - 2 * inset, colour))
