"""Draw the cover of the book: the title, and below it the deck as one council."""

from dataclasses import replace
from itertools import accumulate, repeat
from operator import mul

from kaartspel.deck.model import Colour, Deck, Picture
from kaartspel.design.assembly import assembly, ground_of, halves, reach
from kaartspel.design.figures import fitted
from kaartspel.design.system import WHITE, text_on
from kaartspel.frame import Frame, Group, Item, Rectangle, Role
from kaartspel.type import Style, Typesetter, set_line, typesetter

# In pt: 5 by 8, as shops ask (1600 × 2560 px).
WIDTH, HEIGHT = 480.0, 768.0
_MARGIN = 36.0
_TITLE, _SUBTITLE, _LABEL = 58.0, 22.0, 15.0
_LOGO = 36.0  # its height at the most; as much paper lies around it
_LEADING = 1.08
# Of these sizes, the largest first; at the least three texts of 300 characters fit.
_SCALES = tuple(accumulate(repeat(0.95, 45), mul, initial=1.0))


def cover(deck: Deck) -> Frame:
    """Return the cover, without bleed: the deck's title, its council, its publisher.

    Each half of the council lies on the colour of its backs, from edge to edge.
    """
    setter = typesetter(deck.fonts, deck.metadata.language, deck.hyphenation)
    pair = halves(deck)
    foot = HEIGHT - (2 * _LOGO if deck.logo else 0)
    size = WIDTH / 2 - _MARGIN  # of each half, with what is between them
    radius = size / reach(pair) if len(pair) > 1 else size  # one half is as wide as the text
    middle = foot - _MARGIN - 2 * _LABEL - (size if len(pair) > 1 else 0)
    grounds = [Rectangle(0, 0, WIDTH, HEIGHT, ground_of(pair, 0))]
    if len(pair) > 1:
        grounds.append(Rectangle(0, middle, WIDTH, HEIGHT - middle, ground_of(pair, 1)))
    for scale in _SCALES:  # long titles are set smaller
        texts, bottom = _texts(deck, setter, scale, text_on(ground_of(pair, 0)))
        if bottom <= middle - radius * reach(pair) - _MARGIN / 2:
            break
    publisher = _publisher(deck, setter, foot - _MARGIN, text_on(grounds[-1].fill))
    band = _band(deck.logo) if deck.logo else []
    signs = assembly(pair, (WIDTH / 2, middle), radius)
    return Frame(WIDTH, HEIGHT, 0, (*grounds, *texts, *signs, *publisher, *band))


def _texts(
    deck: Deck, setter: Typesetter, scale: float, colour: Colour
) -> tuple[list[Item], float]:
    """Return title and subtitle, smaller where a word is too wide, and where they end.

    The end is the last baseline, in pt from the top.
    """
    metadata, y, bottom = deck.metadata, _MARGIN, _MARGIN
    items: list[Item] = []
    for text, face, size, role in (
        (metadata.title, setter.strong, _TITLE, Role.HEADING),
        (metadata.subtitle, setter.text, _SUBTITLE, Role.PARAGRAPH),
    ):
        if text:
            style = Style(face, size * scale, _LEADING, colour)
            column = setter.shrunk(text, style, WIDTH - 2 * _MARGIN)
            items.append(Group(column.place(_MARGIN, y), role, level=1))
            bottom = y + column.height
            y = bottom + _MARGIN * 0.7
    return items, bottom


def _publisher(deck: Deck, setter: Typesetter, baseline: float, colour: Colour) -> list[Item]:
    """Return who publishes, on one line; smaller where it is long."""
    text, style = deck.metadata.publisher, Style(setter.text, _LABEL, 1, colour)
    room = (WIDTH - 2 * _MARGIN) / max(1e-6, style.width(text))
    style = replace(style, size=_LABEL * min(1, room))
    return [Group((set_line(text, style, _MARGIN, baseline),), Role.PARAGRAPH)] if text else []


def _band(logo: Picture) -> list[Item]:
    """Return the logo on a band of paper at the foot."""
    top, room = HEIGHT - 2 * _LOGO, WIDTH - 2 * _MARGIN
    scale = min(room / logo.width, _LOGO / logo.height)
    y = top + _LOGO - logo.height * scale / 2
    return [Rectangle(0, top, WIDTH, 2 * _LOGO, WHITE), fitted(logo, _MARGIN, y, room, _LOGO)]
