"""Draw the faces of cards: one template per kind, front and back, on one grid."""

from dataclasses import dataclass

from kaartspel.deck.model import Card, Colour, Format, Kind, Suit, Symbol
from kaartspel.design import system
from kaartspel.design.breaking import Hyphenator
from kaartspel.design.system import INK, PAPER, Scale
from kaartspel.design.typeface import Faces, Typeface
from kaartspel.design.typesetting import Column, Style, set_column, set_line
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role, mm


class DoesNotFit(Exception):
    """A text is too large for its place: by `overflow` mm, or a word is too wide (None)."""

    def __init__(self, what: str, overflow: float | None) -> None:
        self.what, self.overflow = what, overflow
        super().__init__(what)


@dataclass(frozen=True, slots=True)
class Board:
    """What a template draws on: a format with its scale and faces. Lengths of its own in pt."""

    format: Format
    scale: Scale
    faces: Faces
    hyphens: Hyphenator
    words: dict[str, str]

    @property
    def left(self) -> float:
        """The left edge of the text."""
        return mm(self.format.bleed + self.scale.length(system.MARGIN))

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.width - self.left

    @property
    def width(self) -> float:
        """The width to the bleed."""
        return mm(self.format.width + 2 * self.format.bleed)

    @property
    def height(self) -> float:
        """The height to the bleed."""
        return mm(self.format.height + 2 * self.format.bleed)

    def pt(self, length: float) -> float:
        """Convert a length of the design system (mm on a poker card) to pt on this one."""
        return mm(self.scale.length(length))

    def style(self, face: Typeface, size: float, colour: Colour, leading: float) -> Style:
        """Return a style at a size of the design system."""
        return Style(face, self.scale.type(size), leading, colour)

    def column(self, what: str, text: str, style: Style) -> Column:
        """Return a text broken to the width of the card."""
        column = set_column(text, style, self.right - self.left, self.hyphens)
        if column is None:
            raise DoesNotFit(what, None)
        return column

    def frame(self, items: list[Item]) -> Frame:
        """Return the finished face."""
        return Frame(self.width, self.height, mm(self.format.bleed), tuple(items))

    def field(self, colour: Colour, height: float | None = None) -> Rectangle:
        """Return a field of colour from the top, over the whole width, to the bleed."""
        return Rectangle(0, 0, self.width, self.height if height is None else height, colour)


def front(board: Board, card: Card, body: float) -> Frame:
    """Return the front of a card, its reading text set at `body` pt. Raises DoesNotFit."""
    template = {
        Kind.QUESTION: _question,
        Kind.STATEMENT: _statement,
        Kind.CLUSTER: _cluster,
    }[card.kind]
    return board.frame(template(board, card, body))


def _statement(board: Board, card: Card, body: float) -> list[Item]:
    cluster, value = card.labels
    field = mm(board.format.bleed) + board.pt(system.FIELD)
    title = _title(board, value, system.TITLES)
    title_top = field - board.pt(system.GAP) - title.height
    text = board.column("text", card.text, _body(board, board.faces.text, body, INK))
    top = field + board.pt(system.GAP + 0.5)
    foot = _foot(board, cluster, INK)
    _must_fit(board, text, top, foot[1])
    size = board.pt(system.LARGE_SYMBOL)
    where = (board.right - size, mm(board.format.bleed) + board.pt(system.MARGIN))
    return [
        board.field(card.suit.colour, field),
        *_symbol(card.suit.symbol, *where, size, tint(card.suit, 0.45)),
        *_index(board, card, INK),
        Group(title.place(board.left, title_top), Role.HEADING, level=1),
        Group(text.place(board.left, top), Role.QUOTATION),
        *foot[0],
    ]


def tint(suit: Suit, paper: float) -> Colour:
    """Return a suit's colour mixed with paper."""
    return system.tint(suit.colour, paper)


def _question(board: Board, card: Card, body: float) -> list[Item]:
    map_, category, topic = card.labels
    faces = board.faces
    strong = board.style(faces.strong, system.TOPIC, PAPER, system.LABEL_LEADING)
    light = board.style(faces.text, system.TOPIC, PAPER, system.LABEL_LEADING)
    category_column = board.column("category", category, light)
    topic_column = board.column("topic", topic, strong)
    top = mm(board.format.bleed) + board.pt(system.MARGIN + system.INDEX_SYMBOL + system.GAP)
    topic_top = top + category_column.height + board.pt(1.8)
    text = board.column("text", card.text, _body(board, faces.strong, body, PAPER))
    text_top = max(
        topic_top + topic_column.height + board.pt(system.GAP + 0.5),
        mm(board.format.bleed) + board.pt(system.FIELD),
    )
    foot = _foot(board, map_, PAPER)
    _must_fit(board, text, text_top, foot[1])
    return [
        board.field(card.suit.colour),
        *_index(board, card, PAPER),
        Group(category_column.place(board.left, top), Role.PARAGRAPH),
        Group(topic_column.place(board.left, topic_top), Role.HEADING, level=1),
        Group(text.place(board.left, text_top), Role.PARAGRAPH),
        *foot[0],
    ]


def _cluster(board: Board, card: Card, body: float) -> list[Item]:
    faces = board.faces
    title = _title(board, card.labels[0], system.CLUSTER_TITLES)
    text = board.column("text", card.text, _body(board, faces.text, body, INK))
    points = [
        board.column("values", point, _body(board, faces.strong, body * 0.85, INK))
        for point in card.points
    ]
    top = mm(board.format.bleed) + board.pt(system.FIELD - system.GAP)
    items: list[Item] = [
        board.field(card.suit.colour),
        *_index(board, card, INK),
        Group(title.place(board.left, top - title.height), Role.HEADING, level=1),
        Group(text.place(board.left, top + board.pt(system.GAP)), Role.PARAGRAPH),
    ]
    y = top + board.pt(2 * system.GAP) + text.height
    entries: list[Item] = []
    for point in points:
        entries.append(Group(point.place(board.left, y), Role.LIST_ITEM))
        y += point.height + board.pt(2.4)
    limit = board.height - mm(board.format.bleed) - board.pt(system.MARGIN)
    if y > limit:
        raise DoesNotFit("text", (y - limit) / mm(1))
    return [*items, Group(tuple(entries), Role.LIST)]


def back(board: Board, kind: Kind, suits: tuple[Suit, ...]) -> Frame:
    """Return the back of a kind of card: its word at the top and, turned, at the bottom."""
    ground = system.BACKS[kind]
    colour = PAPER if kind is Kind.QUESTION else INK
    style = board.style(board.faces.strong, system.BACK_WORD, colour, system.LABEL_LEADING)
    word = board.column("back", board.words[f"back_{kind.value}"], style)
    top = mm(board.format.bleed) + board.pt(system.MARGIN)
    half: tuple[Item, ...] = word.place(board.left, top)
    size = board.pt(system.INDEX_SYMBOL)
    pitch = (board.right - board.left - size) / 3
    symbols: list[Item] = []
    for i, suit in enumerate((suits * 8)[:8]):
        x = board.left + (i % 4) * pitch
        y = board.height / 2 - (i // 4 + 1) * pitch + (pitch - size) / 2
        symbols += _symbol(suit.symbol, x, y, size, colour)
    turned = Group((*half, *symbols), x=board.width, y=board.height, turn=180)
    return board.frame([board.field(ground), Group(half, Role.PARAGRAPH), *symbols, turned])


def _title(board: Board, text: str, sizes: tuple[float, ...]) -> Column:
    """Return a title at the first of `sizes` at which its words need not be broken."""
    for size in sizes:
        style = board.style(board.faces.strong, size, INK, 1.05)
        column = board.column("title", text, style)
        if len(column.lines) == 1:
            break
    return column


def _body(board: Board, face: Typeface, size: float, colour: Colour) -> Style:
    return Style(face, size, system.BODY_LEADING, colour)


def _index(board: Board, card: Card, colour: Colour) -> list[Item]:
    """Return symbol and number in the upper left corner, and again, turned, at the opposite."""
    size = board.pt(system.INDEX_SYMBOL)
    top = mm(board.format.bleed) + board.pt(system.MARGIN)
    style = board.style(board.faces.strong, system.INDEX, colour, 1)
    small = board.style(board.faces.text, system.LABEL, colour, 1)
    baseline = top + size / 2 + style.size * style.face.cap_height / 2
    x = board.left + size + board.pt(1.8)
    number = set_line(card.number, style, x, baseline)
    kind = board.words[card.kind.value] + " "
    says = set_line(kind, small, board.right - small.width(kind.strip()), baseline)
    symbol = _symbol(card.suit.symbol, board.left, top, size, colour)
    turned = Group((*symbol, number), x=board.width, y=board.height, turn=180)
    figure = Group(tuple(symbol), Role.FIGURE, alt=card.suit.symbol.alt)
    return [Group((says, number), Role.PARAGRAPH), figure, turned]


def _foot(board: Board, text: str, colour: Colour) -> tuple[list[Item], float]:
    """Return the label at the foot, and the height above which the text must end."""
    style = board.style(board.faces.strong, system.LABEL, colour, system.LABEL_LEADING)
    bottom = board.height - mm(board.format.bleed) - board.pt(system.MARGIN)
    size = board.pt(system.INDEX_SYMBOL)
    baseline = bottom - size / 2 + style.size * style.face.cap_height / 2
    label = Group((set_line(text, style, board.left, baseline),), Role.PARAGRAPH)
    return [label], bottom - size - board.pt(2)


def _must_fit(board: Board, text: Column, top: float, limit: float) -> None:
    overflow = top + text.height - limit
    if overflow > 0:
        raise DoesNotFit("text", overflow / mm(1))


def _symbol(symbol: Symbol, x: float, y: float, size: float, colour: Colour) -> list[Item]:
    scale = size / symbol.size
    commands = tuple(
        (verb, tuple(round((y if i % 2 else x) + v * scale, 3) for i, v in enumerate(values)))
        for verb, values in symbol.path
    )
    return [Path(commands, colour)]
