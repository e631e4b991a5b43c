"""Draw the faces of cards: one template per kind, front and back, on one grid."""

from kaartspel.deck.model import Card, Colour, Kind, Suit
from kaartspel.design import system
from kaartspel.design.board import Board, DoesNotFitError, group_label, index, large_symbol
from kaartspel.design.drawing import symbol
from kaartspel.design.system import INK, Inking, text_on, tint
from kaartspel.design.typeface import Typeface
from kaartspel.design.typesetting import Column, Style
from kaartspel.frame import Frame, Group, Item, Role, mm


def front(board: Board, card: Card, body: float) -> Frame:
    """Return the front of a card, its reading text at `body` pt. Raises DoesNotFitError."""
    template = {
        Kind.QUESTION: _question,
        Kind.STATEMENT: _statement,
        Kind.CLUSTER: _cluster,
    }[card.kind]
    return board.frame(template(board, card, body))


def _statement(board: Board, card: Card, body: float) -> list[Item]:
    """A value as the title on its cluster's colour, the statement on paper, colour at the foot."""
    cluster, value = card.labels
    text = board.column("text", card.text, _body(board.faces.text, body, INK))
    title = _title(board, value, system.TITLES, INK)
    limit = board.foot - board.pt(system.FIELD_GAP)
    kind, figure, turned = index(board, card, INK)
    return [
        *board.field(0, board.window, card.suit.colour),
        *board.field(board.foot, board.height, card.suit.colour),
        *board.rules(system.THIN_RULE, board.window, board.foot),
        large_symbol(board, card, tint(card.suit.colour, system.LIGHT_TINT)),
        turned,
        kind,
        _heading(board, title),
        board.read(text, board.window + board.pt(system.GAP), limit, Role.QUOTATION),
        figure,
        *group_label(board, card, cluster, INK),
    ]


def _question(board: Board, card: Card, body: float) -> list[Item]:
    """A dark card: category and topic in the head, the question below them in the strong face."""
    map_, category, topic = card.labels
    faces, colour = board.faces, text_on(board.ground(card.suit.colour))
    text = board.column("text", card.text, _body(faces.strong, body, colour))
    strong = board.style(faces.strong, system.TOPIC, colour, system.LABEL_LEADING)
    light = board.style(faces.text, system.CATEGORY, colour, system.LABEL_LEADING)
    topic_column = board.column("topic", topic, strong)
    category_column = board.column("category", category, light)
    drop = board.pt(system.TOPIC_DROP)
    topic_top = board.window - board.pt(system.GAP) + drop - topic_column.height
    category_top = topic_top - board.pt(system.LINE_GAP) - category_column.height
    kind, figure, turned = index(board, card, colour)
    return [
        *board.field(0, board.height, card.suit.colour),
        *board.rules(system.THICK_RULE, board.window + drop / 2),
        large_symbol(board, card, tint(card.suit.colour, system.DARK_TINT)),
        turned,
        kind,
        Group(category_column.place(board.left, category_top), Role.PARAGRAPH),
        Group(topic_column.place(board.left, topic_top), Role.HEADING, level=1),
        board.read(text, board.window + board.pt(system.GAP), board.foot, Role.PARAGRAPH),
        figure,
        *group_label(board, card, map_, colour),
    ]


def _cluster(board: Board, card: Card, body: float) -> list[Item]:
    """A card all in its colour: the symbol in ink, what the cluster is about, its values."""
    faces = board.faces
    title = _title(board, card.labels[0], system.CLUSTER_TITLES, INK)
    text = board.column("text", card.text, _body(faces.text, body, INK))
    value_style = board.style(faces.strong, system.CATEGORY, INK, system.LABEL_LEADING)
    values = [board.column("values", value, value_style) for value in card.points]
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
    kind, figure, turned = index(board, card, INK)
    return [
        *board.field(0, board.height, card.suit.colour),
        large_symbol(board, card, INK),
        turned,
        kind,
        _heading(board, title),
        figure,
        board.read(text, top, limit, Role.PARAGRAPH),
        Group(tuple(entries), Role.LIST),
    ]


def back(board: Board, kind: Kind, suits: tuple[Suit, ...]) -> Frame:
    """Return the back of a kind of card: the same for all of them, and the same upside down."""
    ground = board.ground(system.BACKS[kind])
    colour = text_on(ground)
    style = board.style(board.faces.strong, system.BACK_WORD, colour, system.LABEL_LEADING)
    word = board.column("back", board.words[f"back_{kind.value}"], style)
    half: tuple[Item, ...] = word.place(board.left, board.left)
    weight = {Kind.QUESTION: system.THICK_RULE, Kind.STATEMENT: system.THIN_RULE}.get(kind)
    rule = board.left + word.height + board.pt(system.FIELD_GAP)
    half = (*half, *(board.rules(weight, rule) if weight else ()))
    top = board.left + word.height + board.pt(system.GAP)
    marks = _marks(board, suits, top, colour)
    turned = Group((*half, *marks), x=board.width, y=board.height, turn=180)
    field = board.field(0, board.height, ground)
    return board.frame([*field, *marks, turned, Group(half, Role.PARAGRAPH)])


def _marks(board: Board, suits: tuple[Suit, ...], top: float, colour: Colour) -> list[Item]:
    """Return the suits' symbols on a grid between `top` and the middle of the card."""
    columns = 3 if len(suits) <= 9 else 5
    rows = max(1, -(-len(suits) // columns))
    room = board.height / 2 - top
    size = min(board.pt(system.BACK_SYMBOL), 0.8 * room / rows)
    across = (board.right - board.left - size) / (columns - 1)
    down = min(room / rows, 2.2 * size)
    outline = board.pt(system.OUTLINE) if board.inking is Inking.LOW else 0
    first = board.height / 2 - rows * down + (down - size) / 2
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
    """Return a title at the first of `sizes` at which no word of it needs to be broken."""
    for size in sizes:
        style = board.style(board.faces.strong, size, colour, system.TITLE_LEADING)
        column = board.column("title", text, style)
        if not any(line.broken for line in column.lines):
            break
    return column


def _heading(board: Board, title: Column) -> Group:
    """Return the title with its last line at the foot of the head."""
    top = board.window - board.pt(system.GAP) - title.height
    if top < board.left + board.pt(system.INDEX_SYMBOL):
        overflow = board.left + board.pt(system.INDEX_SYMBOL) - top
        raise DoesNotFitError("title", overflow / mm(1))
    return Group(title.place(board.left, top), Role.HEADING, level=1)


def _body(face: Typeface, size: float, colour: Colour) -> Style:
    return Style(face, size, system.BODY_LEADING, colour)
