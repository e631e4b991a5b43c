"""Draw a map that is laid out: fields of colour on one grid, as a Frame with roles."""

from collections.abc import Iterable, Iterator

from kaartspel.deck.model import Colour, Kind, Metadata
from kaartspel.design import system
from kaartspel.design.drawing import symbol
from kaartspel.design.system import text_on
from kaartspel.design.typesetting import Column, Style, set_line
from kaartspel.frame import Frame, Group, Item, Rectangle, Role
from kaartspel.posters import measures
from kaartspel.posters.content import Entry, Panel
from kaartspel.posters.layout import LaidOut
from kaartspel.posters.plan import Field
from kaartspel.posters.setting import Setting


def draw(laid_out: LaidOut, metadata: Metadata) -> Frame:
    """Return the poster: its heading and central question first, then the panels in order."""
    setting, plan = laid_out.setting, laid_out.plan
    sheet = setting.grid.sheet
    items = list(_centre(setting, plan.centre, centre_colour(laid_out.panels)))
    open_section: list[Item] = []
    for panel, field in zip(laid_out.panels, plan.panels, strict=True):
        drawn = _Panel(setting, panel, field)
        if not panel.goes_on:
            open_section = []
            items.append(open_section)
        open_section += drawn.items()
    sections = [Group(tuple(item), Role.SECTION) if isinstance(item, list) else item for item in items]
    return Frame(sheet.width, sheet.height, 0, (*sections, *_foot(setting, metadata)))


def centre_colour(panels: Iterable[Panel]) -> Colour:
    """Return the colour of the central field: bright among dark panels, dark among light ones."""
    light = sum(1 if system.is_light(panel.suit.colour) else -1 for panel in panels)
    return system.INK if light >= 0 else system.BACKS[Kind.STATEMENT]


def _centre(setting: Setting, field: Field, ground: Colour) -> Iterator[Item]:
    """Yield the central field: the map's name, and its question as large as the field allows."""
    grid, colour = setting.grid, text_on(ground)
    x, y = grid.x(field.column), grid.y(field.top)
    width, height = grid.span(field.columns), field.height * grid.step
    pad = setting.centre_padding
    yield Rectangle(x, y, width, height, ground)
    name = setting.column(setting.map.name, _in(setting.name_style, colour), width - 2 * pad)
    yield Group(name.place(x + pad, y + pad), Role.HEADING, level=1)
    room = height - 2 * pad - name.height
    question = _question(setting, width - 2 * pad, room, colour)
    yield Group(question.place(x + pad, y + height - pad - question.height), Role.PARAGRAPH)


def _question(setting: Setting, width: float, room: float, colour: Colour) -> Column:
    """Return the central question at the largest size at which it fits, no word of it broken."""
    body = setting.grid.body
    size = measures.LARGEST_QUESTION * body
    while True:
        style = _in(setting.question_style(size), colour)
        column = setting.column(setting.map.question, style, width)
        gap = 0.8 * size
        if column.height + gap <= room and not any(line.broken for line in column.lines):
            return column
        if size <= measures.LEAST_QUESTION * body:
            return column
        size -= 0.5


class _Panel:
    """A panel in its place."""

    def __init__(self, setting: Setting, panel: Panel, field: Field) -> None:
        self.setting, self.panel, self.field = setting, panel, field
        self.grid, self.faces = setting.grid, setting.words.faces
        self.ground = panel.suit.colour
        self.colour = text_on(self.ground)
        self.x, self.y = self.grid.x(field.column), self.grid.y(field.top)

    def items(self) -> list[Item]:
        grid, field = self.grid, self.field
        width, height = grid.span(field.columns), field.height * grid.step
        return [Rectangle(self.x, self.y, width, height, self.ground), *self._head(), *self._body()]

    def _head(self) -> Iterator[Item]:
        setting, panel, grid = self.setting, self.panel, self.grid
        columns = self.field.columns
        top = self.y + grid.step * (measures.PAD + 0.4)
        mark = symbol(panel.suit.symbol, self.x + grid.padding, top, setting.symbol, self.colour)
        strong = grid.strong(self.faces, self.colour)
        cap = strong.size * strong.face.cap_height
        x, baseline = self.x + setting.title_left, top + cap
        if setting.is_stacked:
            x += setting.symbol + measures.SYMBOL_GAP * grid.leading
            baseline += (setting.symbol - cap) / 2
        index = set_line(panel.index + " ", strong, x, baseline)
        style = _in(setting.title_style, self.colour)
        title = setting.column(panel.name, style, setting.title_width(columns))
        bottom = top + setting.head_height(panel, columns)
        name = title.place(self.x + setting.title_left, bottom - title.height)
        figure = Group((mark,), Role.FIGURE, alt=panel.suit.symbol.alt)
        if panel.goes_on:
            yield from (mark, index, *name)
        elif panel.number:
            yield from (Group((index, *name), Role.HEADING, level=2), figure)
        else:
            yield Group(name, Role.HEADING, level=2)
            yield from (Group((index,), Role.PARAGRAPH), figure)

    def _body(self) -> Iterator[Item]:
        setting, panel, grid = self.setting, self.panel, self.grid
        filling = setting.filling(panel, self.field.columns)
        starts = set(filling.starts)
        column, step = -1, 0
        head = setting.head(panel, self.field.columns)
        entries: list[Item] = []
        for i, entry in enumerate(panel.entries):
            if i in starts:
                column, step = column + 1, self.field.top + head
            elif entry.begins:
                step += measures.TOPIC_GAP
            elif not entry.is_point:
                step += measures.ITEM_GAP
            x = grid.x(self.field.column + column) + grid.padding
            if entry.begins and entries:
                yield Group(tuple(entries), Role.LIST)
                entries = []
            if entry.topic and (entry.begins or i in starts):
                style = _in(setting.topic_style, self.colour)
                topic = self._place(setting.column(entry.topic, style, grid.inner), x, step)
                if entry.begins:
                    yield Group(topic, Role.HEADING, level=3)
                else:
                    entries += topic
                step += setting.topic(entry)
            if entry.number or entry.is_point:
                entries += self._entry(entry, x, step)
            else:
                text = setting.column(entry.text, grid.text(self.faces, self.colour), grid.inner)
                yield Group(self._place(text, x, step), Role.PARAGRAPH)
            step += setting.entry(entry)
        if entries:
            yield Group(tuple(entries), Role.LIST)

    def _entry(self, entry: Entry, x: float, step: int) -> Iterator[Item]:
        """Yield a numbered text with its symbol, or a point."""
        setting, grid = self.setting, self.grid
        strong = grid.strong(self.faces, self.colour)
        if entry.is_point:
            text = setting.column(entry.text, strong, grid.inner)
            yield Group(self._place(text, x, step), Role.LIST_ITEM)
            return
        text = setting.column(entry.text, grid.text(self.faces, self.colour), grid.measure)
        texts = self._place(text, x + grid.indent, step)
        number = set_line(entry.number + " ", strong, x, texts[0].pieces[0].y)
        size = measures.ITEM_SYMBOL * grid.body
        top = self._cap(step + 2) 
        yield symbol(self.panel.suit.symbol, x, top, size, self.colour)
        yield Group((number, *texts), Role.LIST_ITEM)

    def _place(self, column: Column, x: float, step: int) -> tuple[Item, ...]:
        return column.place(x, self._cap(step))

    def _cap(self, step: int) -> float:
        """Return where the capitals of a line that begins at a step have their upper edge."""
        cap = self.grid.body * self.faces.text.cap_height
        return self.grid.y(step) + (self.grid.leading - cap) / 2


def _foot(setting: Setting, metadata: Metadata) -> Iterator[Item]:
    """Yield the line at the foot: the publication, and who made it."""
    grid, faces = setting.grid, setting.words.faces
    size = measures.FOOT_TYPE * grid.sheet.scale
    strong = Style(faces.strong, size, 1, system.INK)
    light = Style(faces.text, size, 1, system.INK)
    baseline = grid.sheet.height - grid.sheet.margin
    x = grid.x(0)
    title = set_line(metadata.title + " ", strong, x, baseline)
    subtitle = set_line(metadata.subtitle + " ", light, x + strong.width(metadata.title + "  "), baseline)
    yield Group((title, subtitle), Role.PARAGRAPH)
    credit = ", ".join(c.name for c in metadata.creators if c.role == "aut") 
    credit += " · " + metadata.publisher
    at = grid.sheet.width - grid.sheet.margin - light.width(credit)
    yield Group((set_line(credit, light, at, baseline),), Role.PARAGRAPH)


def _in(style: Style, colour: Colour) -> Style:
    return Style(style.face, style.size, style.leading, colour)
