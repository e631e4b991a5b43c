"""Set what stands in a card's corners: number, mark and a word at its head, the number turned."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from kaartspel.deck.model import Area, Card, Colour, Emblem, Rich, Slot, plain
from kaartspel.design import system
from kaartspel.design.board import Board
from kaartspel.design.figures import symbol
from kaartspel.design.slots import texts
from kaartspel.design.system import BLACK
from kaartspel.frame import Group, Item, Path, Role, Text, mm
from kaartspel.geometry import path_bounds
from kaartspel.type import Style, set_line


@dataclass(frozen=True, slots=True)
class Index:
    """The corner index of a card: its number, and the symbol of its suit below it, if it has them.

    `bottom` and `right` are its edges on a front, `end` is below which a title has room, and
    `turned` is how far what stands turned at the opposite corner reaches in from there, across and
    up: all in pt. `beside` is what its kind has on the line of the number.
    """

    number: tuple[Text, ...]
    mark: tuple[Path, ...]
    bottom: float
    right: float
    end: float
    turned: tuple[float, float]
    beside: tuple[Text, ...] = ()


@lru_cache(maxsize=64)
def index(board: Board, card: Card, colour: Colour) -> Index:
    """Return the index at the upper left corner, in a colour.

    What the kind does not show, or the card has not, leaves no gap. It is kept: all that stands
    beside it asks where it ends.
    """
    strong = board.numbered(colour)
    cap, x = strong.size * strong.face.cap_height, board.left
    size = mm(board.scale.beside_type(card.kind.symbol_size))
    number, mark, bottom, width = tuple[Text, ...](), tuple[Path, ...](), board.left, 0.0
    if card.kind.shows_number and card.number:
        number, bottom = (set_line(card.number, strong, x, x + cap),), x + cap
        width = strong.advance(card.number)
    reach = (width, cap) if number else (0.0, 0.0)
    end = bottom
    if card.kind.shows_symbol and card.suit.symbol.alt:
        top = bottom + (board.pt(system.INDEX_GAP) if number else 0.0)
        made = symbol(card.suit.symbol, x, top, size, colour)
        left, high, _, _ = path_bounds((made,))
        # So that its ink stands on the text's edge, and on the foot's line where it is turned.
        aside, above = left - x, 0.0 if number else high - top
        mark, end = (symbol(card.suit.symbol, x - aside, top - above, size, colour),), top + size
        reach = reach if number else (size, size)
    beside = tuple(_beside(board, card, width, x + cap, colour))
    if beside and not number:
        bottom = end = max(end, x + cap)
    widest = max(strong.advance(_alike(card.number, digit)) for digit in "0123456789")
    right = x + max(widest if number else 0.0, size if mark else 0.0)
    return Index(number, mark, end, right, end, reach, beside)


def _alike(number: str, digit: str) -> str:
    """Return a number of one digit, as wide as others: seats stand clear of all at one place."""
    return "".join(digit if each.isdecimal() else each for each in number)


def _beside(
    board: Board, card: Card, taken: float, baseline: float, colour: Colour
) -> Iterator[Text]:  # fmt: skip
    """Yield what stands on the line of the number, which takes so many pt."""
    x = board.left + (taken + board.pt(system.BESIDE_NUMBER) if taken else 0.0)
    right = board.left + board.title_width
    if card.kind.emblem in {Emblem.CHAMBER, Emblem.GRID}:  # whose seats are at the right
        right -= board.drawn(card.kind.emblem_size) + board.pt(system.BESIDE_NUMBER)
    for slot in card.kind.slots:
        text = card.said(slot.source) if slot.area is Area.CORNER else ""
        if text:
            face = getattr(board.typesetter, slot.face.value)
            style = board.style(face, (*slot.sizes, system.LABEL)[0], colour, 1)
            style = _on_its_line(board, style)
            yield board.label(slot.source, text, style, (x, baseline), right - x)
            x += style.width(text) + board.pt(system.BESIDE_NUMBER)


def _on_its_line(board: Board, style: Style) -> Style:
    """Return the style of a label on the line of the number: not tiny where that is large."""
    least = math.floor(4 * system.LABEL_PART * board.numbered(style.colour).size) / 4
    return replace(style, size=max(style.size, least))


def indexed(
    board: Board, card: Card, at_head: Colour, at_foot: Colour
) -> tuple[list[Item], list[Item], list[Item]]:
    """Return the number, the symbol as a figure, and what stands turned at the opposite corner.

    There it is the number, on the line of the foot; where a card has none, the symbol. To a reader
    who does not see each is told once: what is turned is decoration.
    """
    head, foot = index(board, card, at_head), index(board, card, at_foot)
    turned = foot.number or foot.mark
    group = Group(turned, x=board.width, y=board.height, turn=180)
    figure = Group(head.mark, Role.FIGURE, alt=card.suit.symbol.alt)
    return [*head.number, *head.beside], [figure] if head.mark else [], [group] if turned else []


def foot_lines(
    board: Board, card: Card, held: Sequence[tuple[Slot, Rich]], styled: Callable[[Slot], Style]
) -> tuple[Text, ...]:
    """Return texts at the foot, line by line from the last upwards, before the turned index or
    above it.

    Raises DoesNotFitError, as `Board.label` does.
    """
    taken, high = index(board, card, BLACK).turned
    wide = board.right - board.left
    beside = wide - (taken + board.pt(system.BESIDE_INDEX) if taken else 0.0)
    baseline, lines = board.bottom, list[Text]()
    for slot, text in reversed(held):
        style = _on_its_line(board, styled(slot))
        is_above = board.bottom - baseline > high + board.pt(system.BESIDE_INDEX)
        room = wide if is_above else beside
        lines.append(board.label(slot.source, plain(text), style, (board.left, baseline), room))
        baseline -= style.size * slot.leading
    return tuple(lines)


def labelled(card: Card, area: Area, lines: Sequence[Item]) -> Iterator[Group]:
    """Yield what stands on lines of an area, each in its language where that is not the deck's.

    What is told before its texts, as the number is, has none of its own.
    """
    held = (slot.source for slot, _ in texts(card, area))
    sources = [source for source in held if area is Area.FOOT or card.said(source)]
    spoken = [card.language_of(source) if source in card.fields else "" for source in sources]
    before = len(lines) - len(spoken)
    for line, language in zip(lines, [""] * before + spoken, strict=True):
        yield Group((line,), Role.PARAGRAPH, language=language)
