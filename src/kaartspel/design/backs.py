"""Draw the backs of cards: one for all of a kind, or a text of the card's own.

What all of a kind have tells nothing, not even which way up it lies.
"""

from dataclasses import replace

from kaartspel.deck.model import Back, Card, Colour, Command, Emblem, Kind, Picture, Suit
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError, index, large_symbol
from kaartspel.design.chamber import chamber
from kaartspel.design.figures import disc, fitted, symbol
from kaartspel.design.system import (
    BLACK,
    WHITE,
    Inking,
    contrast,
    is_light,
    readable,
    text_on,
    tint,
)
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role, Stroke, mm
from kaartspel.type import Column, Style

Seats = tuple[tuple[Suit, int], ...]
"""The suits of a kind's cards in order, each with how many cards of it follow one another."""


def back(board: Board, kind: Kind, seats: Seats, logo: Picture | None) -> Frame:
    """Return the back that all cards of a kind have: the same upside down."""
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    word = _word(board, kind, colour)
    rule = board.left + word.height + board.pt(system.FIELD_GAP)
    half = (*word.place(board.left, board.left), *board.rules(kind.back.rule, rule))
    top = board.left + word.height + board.pt(system.GAP)
    signs, band = _band(board, logo) if logo else ((), 0.0)
    plain = [replace(sign, role=None) for sign in signs]  # what is turned is told already
    bottom = (board.height - band) / 2 - (board.pt(system.LINE_GAP) if band else 0)
    marks = _emblem(board, kind.back, seats, top, bottom)
    turned = Group((*half, *marks, *plain), x=board.width, y=board.height, turn=180)
    field = board.field(0, board.height, ground)
    across = [Rectangle(0, (board.height - band) / 2, board.width, band, WHITE)] if band else []
    return board.frame([*field, *across, *marks, turned, Group(half, Role.PARAGRAPH), *signs])


def own_back(board: Board, card: Card, size: float) -> Frame:
    """Return the back of a card that has a text on it, at `size` pt. Raises DoesNotFitError."""
    kind = card.kind
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    top = mm(board.format.bleed) + board.pt(kind.head_height)
    style = Style(board.typesetter.text, size, system.BODY_LEADING, colour)
    passage = board.set("back", card.rich("back"), style)
    begin = top + board.pt(kind.body_gap)
    if (overflow := begin + passage.height - board.bottom) > 0:
        raise DoesNotFitError("back", overflow / mm(1))
    field = kind.back.colour if kind.back.colour != WHITE else readable(card.suit.colour)
    tone = tint(field, system.LIGHT_TINT if is_light(field) else system.DARK_TINT)
    number, figure, turned = index(board, card, colour, colour)
    return board.frame([
        *board.field(0, board.height, kind.back.colour),
        *board.rules(kind.back.rule, top),
        *([large_symbol(board, card, tone)] if kind.shows_symbol else []),
        *turned,
        *([Group(tuple(number), Role.PARAGRAPH)] if number else []),
        *(replace(group, language=card.language_of("back"))
          for group in passage.place(board.left, begin)),
        *figure,
    ])  # fmt: skip


def _word(board: Board, kind: Kind, colour: Colour) -> Column:
    """Return the word on a back, set."""
    style = board.style(board.typesetter.strong, system.BACK_WORD, colour, system.LABEL_LEADING)
    return board.column("back", kind.word, style)


def _band(board: Board, logo: Picture) -> tuple[tuple[Group, ...], float]:
    """Return the logo on the left of a band of paper across the middle, and the band's height.

    On paper it looks as its makers meant it, whatever the back's colour.
    """
    gap = board.pt(system.LOGO_GAP)
    width, height = (board.right - board.left - gap) / 2, board.pt(system.LOGO)
    scale = min(width / logo.width, height / logo.height)
    top = board.height / 2 - logo.height * scale / 2
    return (fitted(logo, board.left, top, width, height),), height + 2 * gap


def _emblem(board: Board, look: Back, seats: Seats, top: float, bottom: float) -> list[Item]:
    """Return the upper half of a back's emblem, between `top` and `bottom`."""
    ground = board.ground(look.colour)
    match look.emblem:
        case Emblem.CHAMBER:
            return _chamber(board, ground, seats, top, bottom)
        case Emblem.SYMBOLS:
            suits = tuple(dict.fromkeys(suit for suit, _ in seats))
            return _marks(board, suits, top, bottom, text_on(ground))
        case _:
            return []


def _chamber(board: Board, ground: Colour, seats: Seats, top: float, bottom: float) -> list[Item]:
    """Return a half-circle of seats, one for each card, in the colours of their suits.

    Where ink is saved, and in a colour that the ground would swallow, seats are as text is.
    """
    made = chamber(sum(count for _, count in seats))
    gap = made.radius * (1 + system.AISLE)  # from the centre to the middle between the halves
    radius = min((board.right - board.left) / 2, (bottom - top) / (1 + gap))
    x, y = board.width / 2, bottom - gap * radius
    # The same disc, moved: a card's file then holds its outline once, as far as size goes.
    outline = disc(0, 0, made.radius * radius)
    suits = [suit for suit, count in seats for _ in range(count)]
    return [
        Group((_seat(board, suit, ground, outline),),
              x=round(x + seat.x * radius, 2), y=round(y + seat.y * radius, 2))
        for suit, seat in zip(suits, made.seats, strict=True)
    ]  # fmt: skip


def _seat(board: Board, suit: Suit, ground: Colour, outline: tuple[Command, ...]) -> Path:
    if board.inking is Inking.LOW:
        return Path(outline, stroke=Stroke(BLACK, board.pt(system.OUTLINE)))
    stands_out = contrast(suit.colour, ground) >= system.SEAT_CONTRAST
    return Path(outline, fill=suit.colour if stands_out else text_on(ground))


def _marks(
    board: Board, suits: tuple[Suit, ...], top: float, bottom: float, colour: Colour
) -> list[Item]:
    """Return the suits' symbols on a grid between `top` and `bottom`, or the middle."""
    columns = 3 if len(suits) <= 9 else 5
    rows = max(1, -(-len(suits) // columns))
    room = bottom - top
    wanted = system.BACK_SYMBOL if len(suits) > 1 else system.BACK_LONE_SYMBOL
    size = min(board.pt(wanted), 0.8 * room / rows)
    across = (board.right - board.left - size) / (columns - 1)
    down = min(room / rows, 2.2 * size)
    outline = board.pt(system.OUTLINE) if board.inking is Inking.LOW else 0
    first = bottom - rows * down + (down - size) / 2
    return [
        symbol(
            suit.symbol,
            board.left + (i % columns) * across,
            first + (i // columns) * down,
            size,
            colour,
            outline,
        )
        for i, suit in enumerate(suits[: rows * columns])
    ]
