"""Draw a map that is laid out: fields of colour on one grid, as a Frame with roles."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kaartspel.deck.model import Colour, Kind, Metadata
from kaartspel.design import BLACK, symbol, system, text_on
from kaartspel.frame import Frame, Group, Item, Rectangle, Role
from kaartspel.posters import measures
from kaartspel.posters.content import Passage, Tile
from kaartspel.posters.layout import LaidOut
from kaartspel.posters.measures import Grid
from kaartspel.posters.plan import Field
from kaartspel.posters.setting import Setting, Words
from kaartspel.type import Style, set_line


def draw(laid_out: LaidOut, metadata: Metadata) -> Frame:
    """Return the poster: its name and central question first, then the tiles in order."""
    setting, plan = laid_out.setting, laid_out.plan
    sheet = setting.grid.broadside
    sections: list[list[Item]] = []
    for tile, field in zip(laid_out.tiles, plan.tiles, strict=True):
        if not tile.goes_on:
            sections.append([])
        sections[-1] += _TileFrame(setting, tile, field).items()
    return Frame(
        sheet.width,
        sheet.height,
        0,
        (
            *_centre(setting, plan.centre, centre_colour(laid_out.tiles)),
            *(Group(tuple(items), Role.SECTION) for items in sections),
            *_foot(setting.grid, setting.words, metadata),
        ),
    )


def centre_colour(tiles: Iterable[Tile]) -> Colour:
    """Return the colour of the central field: bright among dark tiles, dark among light ones."""
    light = sum(1 if system.is_light(tile.suit.colour) else -1 for tile in tiles)
    return BLACK if light >= 0 else system.BACKS[Kind.STATEMENT]


def _centre(setting: Setting, field: Field, ground: Colour) -> Iterator[Item]:
    """Yield the central field: the map's name above, its question below, as large as fits."""
    grid, colour, pad = setting.grid, text_on(ground), setting.centre_padding
    x, y = grid.x(field.column), grid.y(field.top)
    width, height = grid.span(field.columns), field.height * grid.step
    name = setting.column(setting.map.name, setting.name_style, width - 2 * pad, colour)
    question = setting.question(field)
    assert question is not None, "a layout whose question does not fit is none"
    question = replace(question, style=replace(question.style, colour=colour))
    yield Rectangle(x, y, width, height, ground)
    yield Group(name.place(x + pad, y + pad), Role.HEADING, level=1)
    yield Group(question.place(x + pad, y + height - pad - question.height), Role.PARAGRAPH)


class _TileFrame:
    """A tile in its place."""

    def __init__(self, setting: Setting, tile: Tile, field: Field) -> None:
        self.setting, self.grid, self.tile, self.field = setting, setting.grid, tile, field
        self.colour = text_on(tile.suit.colour)
        self.x, self.y = self.grid.x(field.column), self.grid.y(field.top)

    def items(self) -> Iterator[Item]:
        """Yield the field, its head, and what stands in its columns."""
        width, height = self.grid.span(self.field.columns), self.field.height * self.grid.step
        yield Rectangle(self.x, self.y, width, height, self.tile.suit.colour)
        yield from self._head()
        yield from self._body()

    def _head(self) -> Iterator[Item]:
        """Yield the symbol and the name; of a tile that goes on, as decoration."""
        setting, tile = self.setting, self.tile
        top = self._cap(measures.PAD)
        mark = symbol(
            tile.suit.symbol, self.x + self.grid.padding, top, setting.symbol, self.colour
        )
        bottom = top + setting.head_height(tile, self.field.columns)
        width = setting.title_width(self.field.columns)
        title = setting.column(tile.name, setting.title_style, width, self.colour)
        name = title.place(self.x + setting.title_left, bottom - title.height)
        index = self._index(top)
        figure = Group((mark,), Role.FIGURE, alt=tile.suit.symbol.alt)
        if tile.goes_on:
            yield from (mark, *index, *name)
        elif tile.number:
            yield from (Group((*index, *name), Role.HEADING, level=2), figure)
        else:
            yield Group(name, Role.HEADING, level=2)
            yield from (Group((item,), Role.PARAGRAPH) for item in index)
            yield figure

    def _index(self, top: float) -> tuple[Item, ...]:
        """Return the numbers of the cards: above the name, or beside the symbol."""
        setting = self.setting
        if not self.tile.index:
            return ()
        style = self._style(setting.strong_style)
        cap = style.size * style.face.cap_height
        x, baseline = self.x + setting.title_left, top + cap
        if setting.is_stacked:
            x += setting.symbol + measures.SYMBOL_GAP * self.grid.leading
            baseline += (setting.symbol - cap) / 2
        return (set_line(self.tile.index + " ", style, x, baseline),)

    def _body(self) -> Iterator[Item]:
        """Yield the passages under their topics. A topic that goes on is told once, shown again."""
        setting, items = self.setting, list[Item]()
        for passage, x, step, at_head in self._places():
            if passage.begins and items:
                yield Group(tuple(items), Role.LIST)
                items = []
            if passage.topic and (passage.begins or at_head):
                above = step - setting.topic(passage) - 2 * measures.TOPIC_LIFT
                topic = self._set(passage.topic, setting.topic_style, self.grid.inner, x, above)
                if passage.begins:
                    yield Group(topic, Role.HEADING, level=3)
                else:
                    items += topic
            if passage.number:
                items += self._numbered(passage, x, step)
            else:
                style = setting.strong_style if passage.is_point else setting.text_style
                text = self._set(passage.text, style, self.grid.inner, x, step)
                if passage.is_point:
                    items.append(Group(text, Role.LIST_ITEM))
                else:
                    yield Group(text, Role.PARAGRAPH)
        if items:
            yield Group(tuple(items), Role.LIST)

    def _places(self) -> Iterator[tuple[Passage, float, int, bool]]:
        """Yield passages with left edge, step, and whether they are the first of a column."""
        setting = self.setting
        filling = setting.filling(self.tile, self.field.columns)
        column, step = -1, 0
        for i, passage in enumerate(self.tile.passages):
            block, at_head = setting.block(passage), i in filling.starts
            if at_head:
                column, step = column + 1, setting.head(self.tile, self.field.columns)
                step += block.again
            else:
                step += block.gap
            step += block.height
            x = self.grid.x(self.field.column + column) + self.grid.padding
            yield passage, x, step - setting.passage(passage), at_head

    def _numbered(self, passage: Passage, x: float, step: int) -> Iterator[Item]:
        """Yield a text with its number in the margin, and below that its suit's symbol."""
        setting, grid = self.setting, self.grid
        text = self._set(passage.text, setting.text_style, grid.measure, x + grid.indent, step)
        strong = self._style(setting.strong_style)
        baseline = self._cap(step) + strong.size * strong.face.cap_height
        size = measures.ITEM_SYMBOL * grid.body
        yield symbol(self.tile.suit.symbol, x, self._cap(step + 2), size, self.colour)
        number = set_line(passage.number + " ", strong, x, baseline)
        yield Group((number, *text), Role.LIST_ITEM)

    def _set(
        self, text: str, style: Style, width: float, x: float, step: float
    ) -> tuple[Item, ...]:
        """Return a text that begins at a step of the tile."""
        return self.setting.column(text, style, width, self.colour).place(x, self._cap(step))

    def _style(self, style: Style) -> Style:
        return replace(style, colour=self.colour)

    def _cap(self, step: float) -> float:
        """Return where capitals begin in the line at a step of the tile."""
        style = self.setting.text_style
        return (
            self.y
            + step * self.grid.step
            + (self.grid.leading - style.size * style.face.cap_height) / 2
        )


def _foot(grid: Grid, words: Words, metadata: Metadata) -> Iterator[Item]:
    """Yield the foot: the publication, and who made it. What does not fit is left out."""
    size = measures.FOOT_TYPE * grid.broadside.scale
    strong, light = (
        Style(words.faces.strong, size, 1, BLACK),
        Style(words.faces.text, size, 1, BLACK),
    )
    baseline = grid.broadside.height - grid.broadside.margin
    left, right = grid.broadside.margin, grid.broadside.width - grid.broadside.margin
    authors = ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")
    texts = [(metadata.title, strong), (metadata.subtitle, light)]
    credits_ = [text for text in (authors, metadata.publisher) if text]
    for text, style in texts:
        if text and left + style.width(text) <= right:
            yield Group((set_line(text + " ", style, left, baseline),), Role.PARAGRAPH)
            left += style.width(text) + size
    for text in reversed(credits_):
        right -= light.width(text)
        if left <= right:
            yield Group((set_line(text + " ", light, right, baseline),), Role.PARAGRAPH)
        right -= size
