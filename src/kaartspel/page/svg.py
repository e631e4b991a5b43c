"""Turn Frames into SVG among HTML: text stays text, in the page's own fonts.

What two faces share is written once: a path of some length becomes a shape that both `use`. A
colour that differs on a dark ground becomes a class, which the style sheet fills in.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import groupby

from kaartspel import rasters
from kaartspel.deck.model import Colour
from kaartspel.design import FacesToBe, disc
from kaartspel.frame import Bitmap, Frame, Group, Item, Path, Rectangle, Text
from kaartspel.keeping import KEEPER
from kaartspel.page.data_urls import data_url
from kaartspel.page.outlines import number, outline

_RESOLUTION = 300  # px in an inch of a card: a card fills a large screen twice
_SHARED = 60  # characters of a path from which on it is worth a name
_PICTURE = 300  # of a group of drawings
_ROUNDED = 0.001  # pt, to which outlines of discs are
_ColourPair = tuple[Colour, Colour]  # on a light ground, and on a dark one


@dataclass(slots=True)
class PageSvg:
    """What the drawings of one page share. `links` says where the links of Frames lead.

    `shapes` are the paths that are used by name, `rows` shapes side by side, such as the seats of a
    chamber, and `shades` the classes of colours.
    """

    links: Mapping[str, str]
    shapes: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    shades: dict[_ColourPair, str] = field(default_factory=dict)
    characters: dict[str, set[str]] = field(default_factory=dict)
    mark: str = ""  # around names

    def face(self, faces: FacesToBe, *, is_front: bool) -> str:
        """Return a side of a card as SVG, from what is kept if it can; else it is laid out now."""
        key = KEEPER.key("svg", faces.decided_by(is_front=is_front))
        entry = KEEPER.find(key)
        if entry is None:
            entry = _face_data(faces.side(is_front=is_front))
            KEEPER.keep(key, entry)
        return self._taken(*json.loads(entry))

    def _taken(
        self, drawn: str, shapes: list[str], rows: list[str], characters: dict[str, str]
    ) -> str:
        """Return what was drawn alone with the names that its shapes have in this page."""
        names = {_marked("s", n): self._shape(d) for n, d in enumerate(shapes)}
        for n, row in enumerate(rows):
            names[_marked("r", n)] = self._called(_renamed(row, names))
        for font, shown in characters.items():
            self.characters.setdefault(font, set()).update(shown)
        return _renamed(drawn, names)

    def draw(self, frame: Frame, dark: Frame | None = None, attributes: str = "") -> str:
        """Return a frame without its bleed as an SVG element with these attributes.

        `dark` is the same drawing for a dark ground, where that is another one.
        """
        night = dark or frame
        left = frame.bleed
        width, height = frame.width - 2 * left, frame.height - 2 * left
        box = " ".join(map(number, (left, left, width, height)))
        inner = "".join(self._items(frame.items, night.items))
        return f'<svg viewBox="{box}"{attributes}>{inner}</svg>'

    def definitions(self) -> str:
        """Return the shapes that the drawings use, to stand once in the page."""
        paths = (f'<path id="{name}" d="{d}"/>'
                 for d, name in self.shapes.items())  # fmt: skip
        rows = (f'<g id="{name}">{row}</g>' for row, name in self.rows.items())
        drawn = "".join((*paths, *rows))
        return f'<svg class="shapes" aria-hidden="true"><defs>{drawn}</defs></svg>'

    def css(self, *, is_dark: bool) -> str:
        """Return the rules for the colours that differ on a light and a dark ground."""
        return "".join(
            f".{name}{{fill:{shade[is_dark].hex}}}" for shade, name in self.shades.items()
        )

    def _items(self, light: tuple[Item, ...], dark: tuple[Item, ...]) -> Iterator[str]:
        pairs = zip(light, dark, strict=True)
        for style, run in groupby(pairs, _style):
            if isinstance(style, Path):
                yield self._row(style, [item for item, _ in run])
            elif style:
                yield self._text(list(run))
            else:
                yield from (self._item(item, night) for item, night in run)

    def _item(self, item: Item, night: Item) -> str:
        match item, night:
            case Rectangle(), Rectangle():
                return f"<rect{_place(item)}{self._fill(item.fill, night.fill)}/>"
            case Path(), Path():
                return self._path(item, night)
            case Group(), Group():
                return self._group(item, night)
            case Bitmap(), Bitmap():
                ground = self._fill(item.ground, night.ground)
                url = data_url(*_shown(item))
                return (
                    f"<rect{_place(item)}{ground}/>"
                    f'<image{_place(item)} preserveAspectRatio="none" href="{url}"/>'
                )
        raise TypeError(f"{night!r} is not {item!r} on another ground")

    def _path(self, path: Path, night: Path) -> str:
        d = outline(path.commands)
        look = self._look(path, night)
        if len(d) < _SHARED:
            return f'<path d="{d}"{look}/>'
        name = self._shape(d)
        return f'<use href="#{name}"{look}/>'

    def _row(self, path: Path, groups: list[Item]) -> str:
        """Return the same path in several places: a row, which other drawings may use too.

        Discs are the ends of lines of no length: one element, where each had one of its own.
        """
        places = [(number(g.x), number(g.y)) for g in groups if isinstance(g, Group)]
        if path.fill and not path.stroke and (radius := _radius(path)):
            dots = "".join(f"M{x} {y}h0" for x, y in places)
            row = f'<path d="{dots}" stroke-width="{number(2 * radius)}"/>'
            return f'<use href="#{self._called(row)}" class="dots" stroke="{path.fill.hex}"/>'
        d = outline(path.commands)
        name = self._shape(d)
        row = "".join(f'<use href="#{name}" x="{x}" y="{y}"/>' for x, y in places)
        return f'<use href="#{self._called(row)}"{self._look(path, path)}/>'

    def _shape(self, d: str) -> str:
        return self.shapes.setdefault(d, f"{self.mark}s{len(self.shapes)}{self.mark}")

    def _called(self, row: str) -> str:
        return self.rows.setdefault(row, f"{self.mark}r{len(self.rows)}{self.mark}")

    def _look(self, path: Path, night: Path) -> str:
        return _stroke(path) if path.fill is None else self._fill(path.fill, night.fill)

    def _group(self, group: Group, night: Group) -> str:
        inner = "".join(self._items(group.items, night.items))
        if group.clip:
            x, y, width, height = map(number, group.clip)
            inner = (
                f'<svg x="{x}" y="{y}" width="{width}" height="{height}" '
                f'viewBox="{x} {y} {width} {height}">{inner}</svg>'
            )
        moved = _moved(group)
        if moved and len(inner) > _PICTURE and not any(_texts(group)):
            inner = f'<use href="#{self._called(inner)}"/>'  # a picture that several cards show
        if group.link:
            name = _aria_label(group)
            name += f' lang="{escape(group.language)}"' if group.language else ""
            return f'<a href="{escape(self.links[group.link])}"{name}{moved}>{inner}</a>'
        return f"<g{moved}>{inner}</g>" if moved else inner

    def _text(self, run: list[tuple[Item, Item]]) -> str:
        """Return texts of one style as one element, so that they are selected as one."""
        texts = [item for item, _ in run if isinstance(item, Text)]
        night = next(item for _, item in run if isinstance(item, Text))
        first, pieces = texts[0], [piece for text in texts for piece in text.pieces]
        self.characters.setdefault(first.font, set()).update(*(piece.text for piece in pieces))
        lines = " ".join(
            f'<tspan x="{number(piece.x)}" y="{number(piece.y)}">'
            f"{escape(piece.text.strip(), quote=False)}</tspan>"
            for piece in pieces
        )
        look = self._fill(first.colour, night.colour, f"f-{first.font}")
        return f'<text font-size="{number(first.size)}"{look}>{lines}</text>'

    def _fill(self, light: Colour | None, dark: Colour | None, css: str = "") -> str:
        """Return the attributes that fill a shape, with any classes that it has besides."""
        fill = ""
        if light is None or dark is None:
            fill = ' fill="none" pointer-events="all"'  # an area to press
        elif light == dark:
            fill = f' fill="{light.hex}"'
        else:
            shade = self.shades.setdefault((light, dark), f"shade-{len(self.shades)}")
            css = f"{css} {shade}".strip()
        return fill + (f' class="{css}"' if css else "")


_MARK = "\0"  # stands in no SVG


def _face_data(face: Frame) -> bytes:
    """Return a side of a card as SVG whose names are marked, with the shapes that they are of."""
    writer = PageSvg({}, mark=_MARK)
    drawn = writer.draw(face, attributes=' class="face" aria-hidden="true"')
    characters = {font: "".join(sorted(shown)) for font, shown in writer.characters.items()}
    return json.dumps([drawn, list(writer.shapes), list(writer.rows), characters]).encode()


def _marked(kind: str, number: int) -> str:
    return f"{_MARK}{kind}{number}{_MARK}"


def _renamed(drawn: str, names: Mapping[str, str]) -> str:
    return re.sub(f"{_MARK}.*?{_MARK}", lambda name: names[name[0]], drawn)


def _style(pair: tuple[Item, Item]) -> tuple[str, float, Colour] | Path | None:
    """Return what an item has in common with the next ones, if they are drawn as one.

    Those are texts of one style, and one path in several places.
    """
    match pair:
        case Text() as text, _:
            return text.font, text.size, text.colour
        case Group(items=(Path() as path,)) as group, night if group == night:
            is_moved = group == Group(group.items, x=group.x, y=group.y)  # and nothing more
            return path if is_moved and (path.fill or path.stroke) else None
    return None


def _texts(group: Group) -> Iterator[Text]:
    for item in group.items:
        if isinstance(item, Text):
            yield item
        elif isinstance(item, Group):
            yield from _texts(item)


def _aria_label(group: Group) -> str:
    """Return the attribute that names a group, where a word in it is broken at a line's end."""
    texts = list(_texts(group))
    name = " ".join(text.says.strip() for text in texts)
    shown = " ".join(piece.text.strip() for text in texts for piece in text.pieces)
    return "" if name.split() == shown.split() else f' aria-label="{escape(name)}"'


def _radius(path: Path) -> float:
    """Return the radius of a disc around the origin, which is rounded; 0 of any other path."""
    start = path.commands[0][1]
    radius = start[0] if start else 0.0
    steps = list(zip(path.commands, disc(0, 0, radius), strict=False))
    is_disc = len(steps) == len(path.commands) and all(
        verb == other and all(map(_is_near, values, others))
        for (verb, values), (other, others) in steps
    )
    return radius if is_disc else 0.0


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) < 2 * _ROUNDED


def _stroke(path: Path) -> str:
    if path.stroke is None:
        return ' fill="none" pointer-events="all"'
    stroke = path.stroke
    dash = f' stroke-dasharray="{_joined(stroke.dash)}"' if stroke.dash else ""
    width = number(stroke.width)
    return f' fill="none" stroke="{stroke.colour.hex}" stroke-width="{width}"{dash}'


def _place(item: Rectangle | Bitmap) -> str:
    measures = {"x": item.x, "y": item.y, "width": item.width, "height": item.height}
    return "".join(f' {name}="{number(value)}"' for name, value in measures.items())


def _moved(group: Group) -> str:
    steps = []
    if group.x or group.y:
        steps.append(f"translate({number(group.x)} {number(group.y)})")
    if group.turn:
        steps.append(f"rotate({number(group.turn)})")
    return f' transform="{" ".join(steps)}"' if steps else ""


def _shown(bitmap: Bitmap) -> tuple[str, bytes]:
    """Return the media type of a picture and its bytes, with the pixels that can be seen of it."""
    size = rasters.seen(bitmap.raster, bitmap.width, bitmap.height, _RESOLUTION)
    kind = "image/jpeg" if rasters.is_jpeg(bitmap.raster) else "image/png"
    return kind, rasters.reduced(bitmap.raster, size).data


def _joined(numbers: Iterable[float]) -> str:
    return " ".join(map(number, numbers))
