"""Turn a drawing into SVG among the text of a page.

Text stays text, in the book's own font, and keeps to the width that was measured for it whatever
font a reader prefers. Colours follow a dark ground; the colour of text is the reader's own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from kaartspel.book.themes import FILL, Shade, ThemedFrame, class_of
from kaartspel.book.xhtml import SVG, XLINK, Element
from kaartspel.deck.model import Colour
from kaartspel.frame import Group, Item, Path, Rectangle, Role, Text

_Pair = tuple[Item, Item]


@dataclass(frozen=True, slots=True)
class BookSvg:
    """What a drawing is made with: the colour that is the reader's own, and where links lead."""

    text: Shade
    links: Mapping[str, str]

    def draw(self, themed: ThemedFrame, **attributes: str) -> Element:
        """Return a drawing as an SVG element with these attributes."""
        width, height = themed.light.width, themed.light.height
        svg: Element = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
        svg.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
        # For readers without style sheets; the style sheet sets them anew.
        svg.set("width", _number(width))
        svg.set("height", _number(height))
        for key, value in attributes.items():
            svg.set(key.removesuffix("_").replace("_", "-"), value)
        self._add(svg, themed.light.items, themed.dark.items)
        return svg

    def _add(self, parent: Element, light: tuple[Item, ...], dark: tuple[Item, ...]) -> None:
        for run in _runs(list(zip(light, dark, strict=True))):
            match run[0]:
                case (Text(), Text()):
                    self._text(parent, run)
                case (Rectangle(fill=colour) as field, Rectangle(fill=night)):
                    shape = _element(parent, "rect", x=field.x, y=field.y, width=field.width,
                                     height=field.height)  # fmt: skip
                    self._fill(shape, Shade(colour, night))
                case (Path(commands=commands, fill=fill), Path(fill=night_fill)):
                    shape = _element(parent, "path")
                    shape.set("d", "".join(c + " ".join(map(_number, v)) for c, v in commands))
                    if fill and night_fill:
                        shape.set("fill-rule", "evenodd")
                        self._fill(shape, Shade(fill, night_fill))
                    else:  # an area to press
                        shape.set("fill", "none")
                        shape.set("pointer-events", "all")
                case (Group() as group, Group(items=night_items)):
                    self._group(parent, group, night_items)

    def _group(self, parent: Element, group: Group, dark: tuple[Item, ...]) -> None:
        element = _element(parent, "a" if group.link else "g")
        if group.link:
            element.set(f"{{{XLINK}}}href", self.links[group.link])
        if group.role is Role.SECTION:
            element.set("role", "group")
            element.set("aria-label", group.alt)
        if group.x or group.y:
            element.set("transform", f"translate({_number(group.x)} {_number(group.y)})")
        self._add(element, group.items, dark)

    def _text(self, parent: Element, run: list[_Pair]) -> None:
        """Add lines of one style as one text, so that it is read out as one."""
        texts = [item for item, _ in run if isinstance(item, Text)]
        first, (_, night) = texts[0], run[0]
        assert isinstance(night, Text)
        element = _element(parent, "text", font_size=first.size)
        element.set("class", first.font)
        self._fill(element, Shade(first.colour, night.colour))
        pieces = [piece for text in texts for piece in text.pieces]
        shown = " ".join(piece.text.strip() for piece in pieces)
        says = "".join(text.says for text in texts).strip()
        if says != shown:  # a broken word is read whole
            element.set("role", "img")
            element.set("aria-label", says)
        for piece in pieces:
            line = _element(element, "tspan", x=piece.x, y=piece.y)
            line.text, line.tail = piece.text.strip(), " "
            if piece.width:
                line.set("textLength", _number(piece.width))
        line.tail = None

    def _fill(self, element: Element, shade: Shade) -> None:
        if shade == self.text:
            element.set("fill", "currentColor")
            return
        element.set("fill", _hex(shade.light))
        if shade.light != shade.dark:
            css = element.get("class", "")
            element.set("class", f"{css} {class_of(FILL, shade)}".strip())


def _runs(pairs: list[_Pair]) -> Iterator[list[_Pair]]:
    """Yield items one by one, but texts of one style that follow each other together."""
    run: list[_Pair] = []
    for pair in pairs:
        if run and not (isinstance(pair[0], Text) and _style(pair) == _style(run[0])):
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _style(pair: _Pair) -> tuple[str, float, Colour] | None:
    item = pair[0]
    return (item.font, item.size, item.colour) if isinstance(item, Text) else None


def _element(parent: Element, tag: str, **numbers: float) -> Element:
    element: Element = etree.SubElement(parent, f"{{{SVG}}}{tag}")
    for key, value in numbers.items():
        element.set(key.replace("_", "-"), _number(value))
    return element


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _hex(colour: Colour) -> str:
    return f"#{bytes(colour.screen).hex()}"
