"""Draw a map that is laid out: fields of colour on one grid, as a Frame with roles."""

from collections.abc import Iterator

from kaartspel.deck.model import Colour, Metadata
from kaartspel.design import BLACK, WHITE, disc, edge, symbol, text_on
from kaartspel.frame import Frame, Group, Item, Path, Rectangle, Role, Stroke, mm
from kaartspel.posters import measures, typescale
from kaartspel.posters.layout import Layout
from kaartspel.posters.pieces import Box, SetEntry, SetKey, SetTile
from kaartspel.type import Style, set_line

_RING = 0.12  # of a seat's radius: how wide its edge is
_LINE = 0.5  # mm; at the most
_QUIET = 1.2  # the contrast of seats with their ground that are those of another poster


def frame(layout: Layout, metadata: Metadata) -> Frame:
    """Return the poster: its name and central question first, then the tiles in order."""
    broadside = layout.grid.broadside
    items = (
        Group(layout.name.texts(BLACK), Role.HEADING, level=1),
        *_band(layout),
        *(Group(tuple(_tile(tile)), Role.SECTION) for tile in layout.tiles),
        *_imprint(layout, metadata),
    )
    return Frame(broadside.width, broadside.height, 0, items)


def _band(layout: Layout) -> Iterator[Item]:
    """Yield the band with its question, and the key, which tells nothing more."""
    yield from _field(layout.band, layout.ground, mm(measures.EDGE))
    yield Group(layout.question.texts(text_on(layout.ground)), Role.PARAGRAPH)
    if layout.key:
        yield Group(tuple(_key(layout.key, layout.ground)))


def _field(box: Box, colour: Colour, width: float) -> Iterator[Item]:
    """Yield a field, with an edge that wide in it where paper would swallow its colour."""
    yield Rectangle(*box, colour)
    if line := edge(colour, WHITE):
        x, y = box.x + width / 2, box.y + width / 2
        right, bottom = x + box.width - width, y + box.height - width
        corners = (("M", (x, y)), ("L", (right, y)), ("L", (right, bottom)), ("L", (x, bottom)))
        yield Path((*corners, ("Z", ())), stroke=Stroke(line, width))


def _key(key: SetKey, ground: Colour) -> Iterator[Item]:
    """Yield the seats: those of the map in the colours of their suits, the others in a tone."""
    outline, line = disc(0, 0, key.radius), min(key.radius * _RING, mm(_LINE))
    ring = disc(0, 0, key.radius - line / 2)
    other = Path(outline, fill=edge(ground, ground, _QUIET) or ground)
    for each in key.seats:
        suit = each.seat.suit
        drawn = [Path(outline, fill=suit.colour)] if suit else [other]
        if suit and (seen := edge(suit.colour, ground)):
            drawn.append(Path(ring, stroke=Stroke(seen, line)))
        yield Group(tuple(drawn), x=round(each.x, 2), y=round(each.y, 2))
        if suit and each.label:
            yield each.label.text(text_on(suit.colour))


def _tile(tile: SetTile) -> Iterator[Item]:
    """Yield the field, its head, and what stands in its columns."""
    colour = text_on(tile.tile.suit.colour)
    yield from _field(tile.box, tile.tile.suit.colour, mm(measures.EDGE))
    yield from _head(tile, colour)
    yield from _body(tile, colour)
    if tile.council:
        yield Group(tuple(tile.council.paths()))


def _head(tile: SetTile, colour: Colour) -> Iterator[Item]:
    """Yield the symbol and the name."""
    mark = _symbol(tile, tile.symbol, colour)
    title = tile.title.texts(colour)
    index = (tile.index.text(colour),) if tile.index else ()
    figure = Group((mark,), Role.FIGURE, alt=tile.tile.suit.symbol.alt)
    if tile.tile.number:
        name = Group((*index, *title), Role.HEADING, level=2, language=tile.tile.language)
        yield from (name, figure)
    else:
        yield Group(title, Role.HEADING, level=2, language=tile.tile.language)
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
                language = entry.entry.topic_language
                yield Group(topic, Role.HEADING, level=3, language=language)
            else:
                items += topic
        if entry.entry.number or entry.entry.is_point:
            items.append(_listed(entry, colour))
        else:
            language = entry.entry.language
            yield Group(entry.text.texts(colour), Role.PARAGRAPH, language=language)
    if items:
        yield Group(tuple(items), Role.LIST)


def _listed(entry: SetEntry, colour: Colour) -> Group:
    """Return an item of a list: its number and its text, or with the numbers of cards behind it."""
    numbers = (entry.numbers.in_register(colour),) if entry.numbers else ()
    texts = (*entry.text.texts(colour), *numbers)
    return Group(texts, Role.LIST_ITEM, language=entry.entry.language)


def _symbol(tile: SetTile, box: Box, colour: Colour) -> Path:
    return symbol(tile.tile.suit.symbol, box.x, box.y, box.width, colour)


def _imprint(layout: Layout, metadata: Metadata) -> Iterator[Item]:
    """Yield the publication and who made it: two lines at the right, level with the map's name.

    What does not fit beside the name is left out.
    """
    sheet, styles, name = layout.grid.broadside, layout.styles, layout.name
    size = typescale.size(measures.IMPRINT, sheet.scale)
    strong, light = (Style(s.face, size, 1, BLACK) for s in (styles.strong, styles.text))
    authors = ", ".join(creator.name for creator in metadata.creators if creator.role == "aut")
    lines = (
        (name.y + size * strong.face.cap_height, (metadata.title, metadata.subtitle), strong),
        (name.y + name.column.height, (authors, metadata.publisher), light),
    )
    left = name.x + max(name.column.style.width(line.text) for line in name.column.lines) + 2 * size
    for baseline, (first, second), style in lines:
        right = sheet.width - sheet.margin
        for text, set_in in ((second, light), (first, style)):
            right -= set_in.width(text)
            if text and right >= left:
                yield Group((set_line(text + " ", set_in, right, baseline),), Role.PARAGRAPH)
            right -= size
