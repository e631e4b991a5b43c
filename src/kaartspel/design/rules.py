"""Draw the rules cards: a heavy head in ink, and below it the steps on paper, numbered."""

from kaartspel.deck.model import Card, Colour
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError, group_label, index, large_symbol
from kaartspel.design.system import BLACK, text_on, tint
from kaartspel.frame import Group, Item, Role, mm
from kaartspel.type import Style, set_line

# Lengths in mm on a poker card, type in pt.
_HEAD = 19.4  # the band of ink, from the edge of the card
_TITLES = (15.5, 14.0, 12.5)  # the smaller ones for names too long for the first
_PART = 0.78  # of the title: the type of the part
_TITLE_DROP = 11.6  # from the top of the index to the title's baseline
_AFTER_HEAD = 3.8
_MARK = 14.0  # the mean size of the large symbol: it ends above the title
_NUMERAL = 1.2  # em, from the left edge of the numerals to that of the steps
_STEP_GAP = 0.9  # between two steps, more than between two lines
_FOOT_GAP = 1.0  # from the last baseline to the index at the foot
_LEADING = 1.15


def rules(board: Board, card: Card, body: float) -> list[Item]:
    """Title and part in a band of ink, the steps with hanging numerals on white paper."""
    head = mm(board.format.bleed) + board.pt(_HEAD)
    ground = board.ground(BLACK)
    colour = text_on(ground)
    # The index at the head is printed on ink, the one at the foot on paper.
    at_head, figure, _ = index(board, card, colour)
    at_foot, _, turned = index(board, card, BLACK)
    assert isinstance(at_head, Group)
    assert isinstance(at_foot, Group)
    number = Group((at_foot.items[0], at_head.items[1]), Role.PARAGRAPH)
    foot = card.said("foot")
    label = group_label(board, card, foot, BLACK) if foot else []
    return [
        *board.field(0, head, BLACK),
        *board.rules(system.THICK_RULE, head),
        large_symbol(board, card, tint(BLACK, system.DARK_TINT), _MARK),
        turned,
        number,
        _title(board, card, colour),
        _steps(board, card, Style(board.typesetter.text, body, _LEADING, BLACK), head),
        figure,
        *label,
    ]


def _title(board: Board, card: Card, colour: Colour) -> Group:
    """Return the game's name, and in lighter type which part of it the card is for."""
    name, part = card.said("title"), card.said("part")
    name = f"{name}: " if part else name
    for size in _TITLES:
        strong = board.style(board.typesetter.strong, size, colour, 1)
        light = board.style(board.typesetter.text, size * _PART, colour, 1)
        if strong.width(name) + light.width(part) <= board.right - board.left:
            break
    else:
        raise DoesNotFitError("title", None)
    baseline = board.left + board.pt(_TITLE_DROP)
    texts = [set_line(name, strong, board.left, baseline)]
    if part:
        texts.append(set_line(part, light, board.left + strong.width(name), baseline))
    return Group(tuple(texts), Role.HEADING, level=1)


def _steps(board: Board, card: Card, style: Style, head: float) -> Group:
    """Return the steps as a list; their numerals stand in the strong face to the left of them."""
    at = board.left + _NUMERAL * style.size
    strong = Style(board.typesetter.strong, style.size, style.leading, style.colour)
    y = head + board.pt(_AFTER_HEAD)
    entries: list[Item] = []
    for line in card.said("steps").split("\n"):
        number, _, step = line.partition(" ")
        column = board.column("text", step, style, board.right - at)
        baseline = y + style.size * style.face.cap_height
        numeral = set_line(f"{number} ", strong, board.left, baseline)
        entries.append(Group((numeral, *column.place(at, y)), Role.LIST_ITEM))
        y += column.height + style.size * (style.leading - style.face.cap_height)
        y += board.pt(_STEP_GAP)
    last = y - style.size * (style.leading - style.face.cap_height) - board.pt(_STEP_GAP)
    overflow = last - (board.bottom - board.pt(system.INDEX_SYMBOL) - board.pt(_FOOT_GAP))
    if overflow > 0:
        raise DoesNotFitError("text", overflow / mm(1))
    return Group(tuple(entries), Role.LIST)
