"""Draw the backs of cards: one for all of a kind, or a text of the card's own.

What all of a kind have tells nothing, not even which way up it lies.
"""

from dataclasses import replace

from kaartspel.deck.model import Back, Card, Colour, Command, Emblem, Kind, Picture, Suit
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError, indexed
from kaartspel.design.chamber import grid, round_half
from kaartspel.design.edges import edge
from kaartspel.design.emblem import seat_map
from kaartspel.design.figures import disc, fitted
from kaartspel.design.seating import Seating
from kaartspel.design.system import (
    BLACK,
    contrast,
    text_on,
)
from kaartspel.frame import Frame, Group, Item, Path, Role, Stroke, mm
from kaartspel.inking import Inking
from kaartspel.messages import say
from kaartspel.type import Column, Style


def back(board: Board, kind: Kind, seats: Seating, logo: Picture | None) -> Frame:
    """Return the back that all cards of a kind have: the same upside down."""
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    word = _word(board, kind, colour)
    signs, band = _band(board, logo) if logo else ((), 0.0)
    y = band + board.pt(system.FIELD_GAP) if band else board.left
    rule = y + word.height + board.pt(system.FIELD_GAP)
    half = (*word.place(board.left, y), *board.rules(kind.back.rule, rule))
    top = y + word.height + board.pt(system.GAP + system.LINE_GAP)
    marks = _emblem(board, kind.back, seats, top)
    plain = [replace(sign, role=None) for sign in signs]  # what is turned is told already
    turned = Group((*half, *marks, *plain), x=board.width, y=board.height, turn=180)
    field = board.field(band, board.height - band, ground)
    return board.frame([*field, *marks, turned, Group(half, Role.PARAGRAPH), *signs])


def own_back(board: Board, card: Card, size: float, house: Seating) -> Frame:
    """Return the back of a card that has a text on it, at `size` pt. Raises DoesNotFitError."""
    kind = card.kind
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    top = mm(board.format.bleed) + board.head(kind)
    style = Style(board.typesetter.text, size, system.BODY_LEADING, colour)
    passage = board.set(say("back"), card.rich("back"), style)
    begin = top + board.pt(kind.body_gap)
    if (overflow := begin + passage.height - board.bottom) > 0:
        raise DoesNotFitError(say("back"), overflow / mm(1))
    number, figure, turned = indexed(board, card, colour, colour)
    return board.frame([
        *board.field(0, board.height, kind.back.colour),
        *board.rules(kind.back.rule, top),
        *seat_map(board, house, card, ground, begin - board.pt(system.GAP)),
        *turned,
        *([Group(tuple(number), Role.PARAGRAPH)] if number else []),
        *(replace(group, language=card.language_of("back"))
          for group in passage.place(board.left, begin)),
        *figure,
    ])  # fmt: skip


def _word(board: Board, kind: Kind, colour: Colour) -> Column:
    """Return the word on a back, set."""
    style = board.style(board.typesetter.strong, system.TITLE, colour, system.LABEL_LEADING)
    return board.column("back", kind.word, style)


def _band(board: Board, logo: Picture) -> tuple[tuple[Group, ...], float]:
    """Return the logo on a band of paper along the upper edge, and the band's height.

    On paper it looks as its makers meant it, whatever the back's colour.
    """
    width, height = board.right - board.left, board.pt(system.LOGO)
    height = min(height, logo.height * width / logo.width)
    below = board.left + height + board.pt(system.LOGO_GAP)
    return (fitted(logo, board.left, board.left, width, height),), below


def _emblem(board: Board, look: Back, seats: Seating, top: float) -> list[Item]:
    """Return the upper half of a back's emblem, from `top` (pt) to the middle of the card.

    It has a seat for each card, in the colours of their suits: what the ground would swallow is
    mixed until it is seen. Where ink is saved, seats are lines.
    """
    if look.emblem is Emblem.NONE:
        return []
    ground = board.ground(look.colour)
    is_grid = look.emblem is Emblem.GRID
    made = grid(seats.count) if is_grid else round_half(seats.count)
    # From the middle of the card to that of the emblem's half: round, it is the same.
    gap = made.bottom + made.radius * system.AISLE if is_grid else 0.0
    radius = min(
        (board.right - board.left) / 2,
        (board.height / 2 - top) / (gap - made.top),
        board.pt(system.LARGEST_ON_BACK) / 2 / made.radius,
    )
    x, y = board.width / 2, board.height / 2 - gap * radius
    # The same disc, moved: a card's file then holds its outline once, as far as size goes.
    outline = disc(0, 0, made.radius * radius)
    return [
        Group((_seat(board, suit, ground, outline),),
              x=round(x + seat.x * radius, 2), y=round(y + seat.y * radius, 2))
        for suit, seat in zip(seats.suits, made.seats, strict=True)
    ]  # fmt: skip


def _seat(board: Board, suit: Suit, ground: Colour, outline: tuple[Command, ...]) -> Path:
    if board.inking is Inking.LOW:
        return Path(outline, stroke=Stroke(BLACK, board.pt(system.OUTLINE)))
    stands_out = contrast(suit.colour, ground) >= system.SEAT_CONTRAST
    seen = suit.colour if stands_out else edge(suit.colour, ground)
    return Path(outline, fill=seen or text_on(ground))
