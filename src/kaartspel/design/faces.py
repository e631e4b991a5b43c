"""Draw the faces of cards: one template per kind, front and back, on one grid."""

from dataclasses import replace

from kaartspel.deck.model import Card, Colour, Kind, Picture, Suit
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError, corner, group_label, index
from kaartspel.design.figures import fitted, symbol
from kaartspel.design.rules import rules
from kaartspel.design.system import BLACK, WHITE, Inking, text_on, tint
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, mm
from kaartspel.type import Column, Style, Typeface


def front(board: Board, card: Card, body: float) -> Frame:
    """Return the front of a card, its reading text at `body` pt. Raises DoesNotFitError."""
    template = {
        "question": _question,
        "statement": _statement,
        "cluster": _cluster,
        "rules": rules,
    }[card.kind.id]
    return board.frame(template(board, card, body))


def _statement(board: Board, card: Card, body: float) -> list[Item]:
    """A value as the title on its cluster's colour, the statement on paper, colour at the foot."""
    cluster, value = card.group, card.topic
    text = board.column("text", card.text, _body(board.typesetter.text, body, BLACK))
    title = _title(board, value, system.TITLES, BLACK)
    top, limit = _title_top(board, title), board.foot - board.pt(system.FIELD_GAP)
    kind, figure, turned = index(board, card, BLACK)
    tone = tint(card.suit.colour, system.LIGHT_TINT)
    decoration, picture = corner(board, card, tone, top)
    return [
        *board.field(0, board.window, card.suit.colour),
        *board.field(board.foot, board.height, card.suit.colour),
        *board.rules(system.THIN_RULE, board.window, board.foot),
        *decoration,
        turned,
        kind,
        Group(title.place(board.left, top), Role.HEADING, level=1),
        board.read(text, board.window + board.pt(system.GAP), limit, Role.QUOTATION),
        figure,
        *picture,
        *group_label(board, card, cluster, BLACK),
    ]


def _question(board: Board, card: Card, body: float) -> list[Item]:
    """A dark card: category and topic in the head, the question below them in the strong face."""
    map_, category, topic = card.places
    typesetter, colour = board.typesetter, text_on(board.ground(card.suit.colour))
    text = board.column("text", card.text, _body(typesetter.strong, body, colour))
    strong = board.style(typesetter.strong, system.TOPIC, colour, system.TOPIC_LEADING)
    light = board.style(typesetter.text, system.CATEGORY, colour, system.LABEL_LEADING)
    topic_column = board.column("topic", topic, strong)
    category_column = board.column("category", category, light)
    drop = board.pt(system.TOPIC_DROP)
    topic_top = board.window - board.pt(system.GAP) + drop - topic_column.height
    category_top = topic_top - board.pt(system.LINE_GAP) - category_column.height
    overflow = board.left + board.pt(system.INDEX_SYMBOL) - category_top
    if overflow > 0:
        raise DoesNotFitError("topic", overflow / mm(1))
    kind, figure, turned = index(board, card, colour)
    tone = tint(card.suit.colour, system.DARK_TINT)
    decoration, picture = corner(board, card, tone, category_top)
    return [
        *board.field(0, board.height, card.suit.colour),
        *board.rules(system.THICK_RULE, board.window + drop / 2),
        *decoration,
        turned,
        kind,
        Group(category_column.place(board.left, category_top), Role.PARAGRAPH),
        Group(topic_column.place(board.left, topic_top), Role.HEADING, level=1),
        board.read(text, board.window + board.pt(system.GAP), board.foot, Role.PARAGRAPH),
        figure,
        *picture,
        *group_label(board, card, map_, colour),
    ]


def _cluster(board: Board, card: Card, body: float) -> list[Item]:
    """A card all in its colour: the symbol in ink, what the cluster is about, its values."""
    typesetter = board.typesetter
    title = _title(board, card.said("title"), system.CLUSTER_TITLES, BLACK)
    text = board.column("text", card.text, _body(typesetter.text, body, BLACK))
    value_style = board.style(typesetter.strong, system.CATEGORY, BLACK, system.LABEL_LEADING)
    values = [
        board.column("values", value, value_style) for value in card.said("topics").split("\n")
    ]
    gap = board.pt(system.LINE_GAP)
    height = sum(value.height + gap for value in values) - gap
    # The foot holds one label only, so the values come down to the turned index.
    y = board.bottom - board.pt(system.INDEX_SYMBOL) - height
    top = board.window + board.pt(system.GAP)
    limit = y - board.pt(system.GAP)
    entries: list[Item] = []
    for value in values:
        entries.append(Group(value.place(board.left, y), Role.LIST_ITEM))
        y += value.height + gap
    kind, figure, turned = index(board, card, BLACK)
    title_top = _title_top(board, title)
    decoration, picture = corner(board, card, BLACK, title_top)
    return [
        *board.field(0, board.height, card.suit.colour),
        *decoration,
        turned,
        kind,
        Group(title.place(board.left, title_top), Role.HEADING, level=1),
        figure,
        *picture,
        board.read(text, top, limit, Role.PARAGRAPH),
        Group(tuple(entries), Role.LIST),
    ]


def back(board: Board, kind: Kind, suits: tuple[Suit, ...], logo: Picture | None) -> Frame:
    """Return the back of a kind of card: the same for all of them, and the same upside down."""
    ground = board.ground(kind.back.colour)
    colour = text_on(ground)
    style = board.style(board.typesetter.strong, system.BACK_WORD, colour, system.LABEL_LEADING)
    word = board.column("back", kind.word, style)
    half: tuple[Item, ...] = word.place(board.left, board.left)
    weight = kind.back.rule
    rule = board.left + word.height + board.pt(system.FIELD_GAP)
    half = (*half, *(board.rules(weight, rule) if weight else ()))
    top = board.left + word.height + board.pt(system.GAP)
    signs, band = _band(board, logo) if logo else ((), 0.0)
    plain = [replace(sign, role=None) for sign in signs]  # what is turned is told already
    bottom = (board.height - band) / 2 - (board.pt(system.LINE_GAP) if band else 0)
    marks = _marks(board, suits, top, bottom, colour)
    turned = Group((*half, *marks, *plain), x=board.width, y=board.height, turn=180)
    field = board.field(0, board.height, ground)
    across = [Rectangle(0, (board.height - band) / 2, board.width, band, WHITE)] if band else []
    return board.frame([*field, *across, *marks, turned, Group(half, Role.PARAGRAPH), *signs])


def _band(board: Board, logo: Picture) -> tuple[tuple[Group, ...], float]:
    """Return the logo on the left of a band of paper across the middle, and the band's height.

    On paper it looks as its makers meant it, whatever the back's colour.
    """
    gap = board.pt(system.LOGO_GAP)
    width, height = (board.right - board.left - gap) / 2, board.pt(system.LOGO)
    scale = min(width / logo.width, height / logo.height)
    top = board.height / 2 - logo.height * scale / 2
    return (fitted(logo, board.left, top, width, height),), height + 2 * gap


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


def _title(board: Board, text: str, sizes: tuple[float, ...], colour: Colour) -> Column:
    """Return a title at the first of `sizes` at which no word of it needs to be broken.

    Where there is none, at the least; raises DoesNotFitError where a word is too wide for it.
    """
    face, leading = board.typesetter.strong, system.TITLE_LEADING
    styles = [board.style(face, size, colour, leading) for size in sizes]
    width = board.right - board.left
    whole = board.typesetter.first_fitting(text, styles, width, lambda c: not c.is_hyphenated)
    return whole or board.column("title", text, styles[-1])


def _title_top(board: Board, title: Column) -> float:
    """Return where a title begins, its last line at the foot of the head."""
    top = board.window - board.pt(system.GAP) - title.height
    least = board.left + board.pt(system.INDEX_SYMBOL)
    if top < least:
        raise DoesNotFitError("title", (least - top) / mm(1))
    return top


def _body(face: Typeface, size: float, colour: Colour) -> Style:
    return Style(face, size, system.BODY_LEADING, colour)
