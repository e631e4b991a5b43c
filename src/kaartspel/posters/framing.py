"""Draw a map that is laid out: fields of colour on one grid, as a Frame with roles."""

from collections.abc import Iterable, Iterator

from kaartspel.deck.model import Colour, Metadata
from kaartspel.design import ACCENT, BLACK, is_light, symbol, text_on
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role
from kaartspel.posters import measures
from kaartspel.posters.entries import Tile
from kaartspel.posters.layout import Box, Layout, SetEntry, SetTile
from kaartspel.type import Style, set_line


def frame(layout: Layout, metadata: Metadata) -> Frame:
    """Return the poster: its name and central question first, then the tiles in order."""
    broadside = layout.grid.broadside
    sections: list[list[Item]] = []
    for tile in layout.tiles:
        if not tile.tile.goes_on:
            sections.append([])
        sections[-1] += _tile(tile)
    items = (
        *_centre(layout),
        *(Group(tuple(section), Role.SECTION) for section in sections),
        *_foot(layout, metadata),
    )
    return Frame(broadside.width, broadside.height, 0, items)


def centre_colour(tiles: Iterable[Tile]) -> Colour:
    """Return the colour of the central field: bright among dark tiles, dark among light ones."""
    light = sum(1 if is_light(tile.suit.colour) else -1 for tile in tiles)
    return BLACK if light >= 0 else ACCENT


def _centre(layout: Layout) -> Iterator[Item]:
    """Yield the central field: the map's name above, its question below."""
    ground = centre_colour(tile.tile for tile in layout.tiles)
    colour = text_on(ground)
    yield Rectangle(*layout.centre, ground)
    yield Group(layout.name.texts(colour), Role.HEADING, level=1)
    yield Group(layout.question.texts(colour), Role.PARAGRAPH)


def _tile(tile: SetTile) -> Iterator[Item]:
    """Yield the field, its head, and what stands in its columns."""
    colour = text_on(tile.tile.suit.colour)
    yield Rectangle(*tile.box, tile.tile.suit.colour)
    yield from _head(tile, colour)
    yield from _body(tile, colour)


def _head(tile: SetTile, colour: Colour) -> Iterator[Item]:
    """Yield the symbol and the name; of a tile that goes on, as decoration."""
    mark = _symbol(tile, tile.symbol, colour)
    title = tile.title.texts(colour)
    index = (tile.index.text(colour),) if tile.index else ()
    figure = Group((mark,), Role.FIGURE, alt=tile.tile.suit.symbol.alt)
    if tile.tile.goes_on:
        yield from (mark, *index, *title)
    elif tile.tile.number:
        yield from (Group((*index, *title), Role.HEADING, level=2), figure)
    else:
        yield Group(title, Role.HEADING, level=2)
        yield from (Group((item,), Role.PARAGRAPH) for item in index)
        yield figure


def _body(tile: SetTile, colour: Colour) -> Iterator[Item]:
    """Yield the entries under their topics. A topic that goes on is told once, shown again."""
    items: list[Item] = []
    for entry in tile.entries:
        if entry.entry.begins and items:
            yield Group(tuple(items), Role.LIST)
            items = []
        if entry.topic:
            topic = entry.topic.texts(colour)
            if entry.entry.begins:
                yield Group(topic, Role.HEADING, level=3)
            else:
                items += topic
        if entry.number or entry.entry.is_point:
            items += _listed(tile, entry, colour)
        else:
            yield Group(entry.text.texts(colour), Role.PARAGRAPH)
    if items:
        yield Group(tuple(items), Role.LIST)


def _listed(tile: SetTile, entry: SetEntry, colour: Colour) -> Iterator[Item]:
    """Yield an item of a list: with its number in the margin and its suit's symbol, or without."""
    if entry.symbol:
        yield _symbol(tile, entry.symbol, colour)
    number = (entry.number.text(colour),) if entry.number else ()
    yield Group((*number, *entry.text.texts(colour)), Role.LIST_ITEM)


def _symbol(tile: SetTile, box: Box, colour: Colour) -> Path:
    return symbol(tile.tile.suit.symbol, box.x, box.y, box.width, colour)


def _foot(layout: Layout, metadata: Metadata) -> Iterator[Item]:
    """Yield the foot: the publication, and who made it. What does not fit is left out."""
    sheet, styles = layout.grid.broadside, layout.styles
    size = measures.FOOT_TYPE * sheet.scale
    strong, light = (Style(s.face, size, 1, BLACK) for s in (styles.strong, styles.text))
    baseline = sheet.height - sheet.margin
    left, right = sheet.margin, sheet.width - sheet.margin
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
