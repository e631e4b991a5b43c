"""Draw the backs of cards: one for all of a kind, or a text of the card's own.

What all of a kind have tells nothing, not even which way up it lies.
"""

import math
from dataclasses import dataclass, replace

from kaartspel.deck.model import (
    Area,
    Back,
    Card,
    Colour,
    Emblem,
    Kind,
    Paragraph,
    Picture,
    Rich,
    Slot,
    SlotRole,
)
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError
from kaartspel.design.chamber import grid, round_half
from kaartspel.design.closeup import View
from kaartspel.design.corner import foot_lines, index, indexed
from kaartspel.design.emblem import seat_map
from kaartspel.design.figures import fitted
from kaartspel.design.rounds import benches, seats_around
from kaartspel.design.seating import Seating
from kaartspel.design.slots import texts
from kaartspel.design.system import WHITE, text_on
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, Text, mm
from kaartspel.messages import say
from kaartspel.type import Column, Style


def back(board: Board, kind: Kind, seats: Seating, house: Seating, logo: Picture | None) -> Frame:
    """Return the back that all cards of a kind have: the same upside down.

    The cards of groups have the seats of their groups, those of each joined to benches.
    """
    ground = board.ground(kind.back.colour)
    word = _word(board, kind, text_on(ground))
    rule = board.left + word.height + board.pt(system.FIELD_GAP)
    half: tuple[Item, ...] = (
        *word.place(board.left, board.left),
        *board.rule(kind.back.rule, rule),
    )
    tab = _Tab.of_logo(board, logo, rule) if logo else None
    top = board.left + word.height + board.pt(system.GAP + system.LINE_GAP)
    shown = house if house.of_groups else seats
    marks = _emblem(board, kind.back, shown, top, tab)
    paper, signs = ((tab.paper(board),), (tab.sign,)) if tab else ((), ())
    plain = [replace(sign, role=None) for sign in signs]  # what is turned is told already
    turned = Group((*paper, *half, *marks, *plain), x=board.width, y=board.height, turn=180)
    field = board.field(0, board.height, ground)
    return board.frame([*field, *paper, *marks, turned, Group(half, Role.PARAGRAPH), *signs])


def own_back(board: Board, card: Card, size: float, house: Seating) -> Frame:
    """Return the back of a card that has a text on it, at `size` pt. Raises DoesNotFitError.

    At its foot stands what the card belongs to, as on its front. A title ends where one of the
    front does, however many lines it has: so what follows it begins at one height on all backs.
    """
    kind = card.kind
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    told, begin, end = _told(board, card, size, colour)
    foot = _foot(board, card, colour)
    tops = [line.pieces[0].y - line.size * board.typesetter.strong.cap_height for line in foot]
    if up := index(board, card, colour).turned[1]:
        tops.append(board.bottom - up)
    limit = min((top - board.foot_gap for top in tops), default=board.bottom)
    if (overflow := end - limit) > 0:
        raise DoesNotFitError(say("back"), overflow / mm(1))
    number, figure, turned = indexed(board, card, colour, colour)
    return board.frame([
        *board.field(0, board.height, kind.back.colour),
        *board.rule(kind.back.rule, begin - board.pt(system.LINE_GAP)),
        *seat_map(board, house, card, ground, begin - board.pt(system.EMBLEM_GAP)),
        *turned,
        *([Group(tuple(number), Role.PARAGRAPH)] if number else []),
        *(replace(group, language=card.language_of("back")) for group in told),
        *figure,
        *(Group((line,), Role.PARAGRAPH) for line in reversed(foot)),
    ])  # fmt: skip


def _foot(board: Board, card: Card, colour: Colour) -> tuple[Text, ...]:
    """Return what of the front's foot is no text of the card: the names of where it belongs."""
    held = [each for each in texts(card, Area.FOOT) if each[0].source not in card.fields]

    def styled(slot: Slot) -> Style:
        face = getattr(board.typesetter, slot.face.value)
        return board.style(face, (*slot.sizes, system.LABEL)[0], colour, slot.leading)

    return foot_lines(board, card, held, styled)


def _told(
    board: Board, card: Card, size: float, colour: Colour
) -> tuple[list[Group], float, float]:  # fmt: skip
    """Return the text of a card's own back, and where it begins and ends, in pt from the bleed."""
    kind, slot, (title, text) = card.kind, _title(card), _parts(card)
    style = Style(board.typesetter.text, size, system.BODY_LEADING, colour)
    begin = y = _beginning(board, card)
    told = list[Group]()
    if slot and title:
        own = replace(style, size=min(size, _size(board, slot)), leading=slot.leading)
        head = board.set(say("back"), title, own)
        least = index(board, card, colour).end + board.pt(system.LINE_GAP)
        begin = max(least, _title_end(board, kind) - head.height)
        told += head.place(board.left, begin)
        y = begin + head.height + board.pt(kind.head_gap) + board.below_head(kind)
    passage = board.set(say("back"), text, style)
    return [*told, *passage.place(board.left, y)], begin, y + passage.height


def _parts(card: Card) -> tuple[Rich, Rich]:
    """Return the text of a card's own back: its title, if its front has one too, and the rest.

    A title is a first paragraph that is strong, all of it.
    """
    text = card.rich("back")
    match text:
        case (Paragraph(lines=lines), _, *_) if _title(card) is not None:
            if all(span.strong for line in lines for span in line):
                return text[:1], text[1:]
    return (), text


def _title(card: Card) -> Slot | None:
    """Return the slot of the title in the head of a card's front, if it has one."""
    titles = (s for s in card.kind.slots if s.area is Area.HEAD and card.said(s.source))
    return next((s for s in titles if s.role is SlotRole.HEADING and s.sizes), None)


def _beginning(board: Board, card: Card) -> float:
    """Return where the text on a card's own back begins: where its front has the title, if it has.

    A card that is turned over then says the same in the same place.
    """
    kind, top = card.kind, mm(board.format.bleed) + board.head(card.kind)
    title = _title(card)
    if title is None:
        return top + board.below_head(kind)
    return _title_end(board, kind) - _size(board, title) * board.typesetter.strong.cap_height


def _size(board: Board, title: Slot) -> float:
    """Return the largest size in pt that a title may have on the front."""
    return board.scale.type(title.sizes[0])


def _title_end(board: Board, kind: Kind) -> float:
    """Return where the last line of a title ends, on fronts and backs, in pt from the bleed."""
    return mm(board.format.bleed) + board.head(kind) - board.pt(kind.head_gap)


def _word(board: Board, kind: Kind, colour: Colour) -> Column:
    """Return the word on a back, set."""
    style = board.style(board.typesetter.strong, system.TITLE, colour, system.LABEL_LEADING)
    return board.column("back", kind.word, style)


@dataclass(frozen=True, slots=True)
class _Tab:
    """A logo on paper that comes in from the right edge, below the word: its bounds in pt.

    On paper it looks as its makers meant it, whatever the back's colour.
    """

    sign: Group
    left: float
    top: float
    bottom: float

    @classmethod
    def of_logo(cls, board: Board, logo: Picture, top: float) -> "_Tab":
        room, gap = board.right - board.left, board.pt(system.LOGO_GAP)
        height = min(board.pt(system.LOGO), logo.height * room / logo.width)
        width = logo.width * height / logo.height
        sign = fitted(logo, board.right - width, top + gap, width, height)
        return cls(sign, board.right - width - gap, top, top + height + 2 * gap)

    def paper(self, board: Board) -> Rectangle:
        """Return the paper, to the bleed."""
        return Rectangle(self.left, self.top, board.width - self.left, self.bottom - self.top,
                         WHITE)  # fmt: skip

    def clear(self, board: Board) -> float:
        """Return how far round seats may reach from the card's middle: to the paper's corner."""
        x = max(self.left - board.width / 2, 0.0)
        return math.hypot(x, board.height / 2 - self.bottom) - board.pt(system.LINE_GAP) / 2


def _emblem(board: Board, look: Back, seats: Seating, top: float, tab: _Tab | None) -> list[Item]:
    """Return the upper half of a back's emblem, from `top` (pt) to the middle of the card.

    It has a seat for each card, joined to benches where cards stand for groups.
    """
    if look.emblem is Emblem.NONE:
        return []
    ground = board.ground(look.colour)
    is_grid = look.emblem is Emblem.GRID
    made = grid(seats.count) if is_grid else round_half(seats.count)
    # From the middle of the card to that of the emblem's half: round, it is the same.
    gap = made.bottom + made.radius * system.AISLE if is_grid else 0.0
    if tab and is_grid:
        top = tab.bottom + board.pt(system.LINE_GAP)
    radius = min(
        (board.right - board.left) / 2,
        tab.clear(board) if tab and not is_grid else math.inf,
        (board.height / 2 - top) / (gap - made.top),
        board.drawn(system.LARGEST_ON_BACK) / 2 / made.radius,
    )
    shown = View(radius, board.width / 2, board.height / 2 - gap * radius)
    draw = benches if seats.of_groups and not is_grid else seats_around
    return draw(board, seats, made, shown, ground)
