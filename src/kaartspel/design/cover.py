"""Draw the cover of the book: the title, and the suits as fields on one grid."""

from itertools import accumulate, repeat
from operator import mul

from kaartspel.deck.model import Deck, Picture, Suit
from kaartspel.design import system
from kaartspel.design.figures import fitted, symbol
from kaartspel.design.system import BLACK, WHITE
from kaartspel.frame import Frame, Group, Item, Rectangle, Role
from kaartspel.type import Style, Typesetter, typesetter

# In pt: 5 by 8, as shops ask (1600 × 2560 px).
WIDTH, HEIGHT = 480.0, 768.0
_MARGIN = 36.0
_TITLE, _SUBTITLE, _LABEL = 58.0, 22.0, 15.0
_LOGO = 36.0  # its height at the most; as much paper lies around it
_COLUMNS = 5
_LEADING = 1.08
# Of these sizes, the largest first; at the least three texts of 300 characters fit.
_SCALES = tuple(accumulate(repeat(0.95, 45), mul, initial=1.0))


def cover(deck: Deck) -> Frame:
    """Return the cover, without bleed: the deck's title above its suits."""
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    fields, top = _fields(suits(deck))
    band = _band(deck.logo, top) if deck.logo else []
    room = top - (2 * _LOGO if band else 0) - _MARGIN / 2
    for scale in _SCALES:  # long titles are set smaller
        texts, bottom = _texts(deck, setter, scale)
        if bottom <= room:
            break
    return Frame(WIDTH, HEIGHT, 0, (Rectangle(0, 0, WIDTH, HEIGHT, BLACK), *texts, *fields, *band))


def _texts(deck: Deck, setter: Typesetter, scale: float) -> tuple[list[Item], float]:
    """Return publisher, title and subtitle, smaller where a word is too wide, and where they end.

    The end is the last baseline, in pt from the top.
    """
    metadata, y, bottom = deck.metadata, _MARGIN, _MARGIN
    items: list[Item] = []
    for text, face, size, role in (
        (metadata.publisher, setter.text, _LABEL, Role.PARAGRAPH),
        (metadata.title, setter.strong, _TITLE, Role.HEADING),
        (metadata.subtitle, setter.text, _SUBTITLE, Role.PARAGRAPH),
    ):
        if text:
            style = Style(face, size * scale, _LEADING, WHITE)
            column = setter.shrunk(text, style, WIDTH - 2 * _MARGIN)
            items.append(Group(column.place(_MARGIN, y), role, level=1))
            bottom = y + column.height
            y = bottom + _MARGIN * 0.8
    return items, bottom


def _band(logo: Picture, bottom: float) -> list[Item]:
    """Return the logo on a band of paper above the fields."""
    top = bottom - 2 * _LOGO
    room = WIDTH - 2 * _MARGIN
    scale = min(room / logo.width, _LOGO / logo.height)
    y = top + _LOGO - logo.height * scale / 2
    return [Rectangle(0, top, WIDTH, 2 * _LOGO, WHITE), fitted(logo, _MARGIN, y, room, _LOGO)]


def suits(deck: Deck) -> tuple[Suit, ...]:
    """Return the suits of the deck, those of groups with a card of their own first."""
    groups = [group for collection in deck.collections for group in collection.groups]
    return tuple(dict.fromkeys(g.suit for g in sorted(groups, key=lambda g: g.card is None)))


def _fields(marks: tuple[Suit, ...]) -> tuple[list[Item], float]:
    """Return one square field a suit, in rows from the bottom, and where the uppermost begins."""
    columns = min(_COLUMNS, len(marks))
    side = WIDTH / columns
    rows = -(-len(marks) // columns)
    while rows * side > HEIGHT * 0.62:  # many suits: smaller fields, so that the title has room
        columns += 1
        side, rows = WIDTH / columns, -(-len(marks) // columns)
    items: list[Item] = []
    for i, suit in enumerate(marks):
        x, y = (i % columns) * side, HEIGHT - (rows - i // columns) * side
        colour = BLACK if system.is_light(suit.colour) else WHITE
        size = side * 0.5
        inset = (side - size) / 2
        items.append(Rectangle(x, y, side, side, suit.colour))
        items.append(symbol(suit.symbol, x + inset, y + inset, size, colour))
    return items, HEIGHT - rows * side
