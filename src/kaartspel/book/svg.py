"""Turn a drawing into SVG among the text of a page. Its colours follow a dark ground."""

from lxml import etree

from kaartspel.book.themes import FILL, Shade, ThemedFrame, class_of
from kaartspel.book.xhtml import SVG, Element
from kaartspel.deck.model import Colour
from kaartspel.frame import Path, Rectangle


def draw(themed: ThemedFrame, **attributes: str) -> Element:
    """Return a drawing of fields and paths as an SVG element with these attributes."""
    width, height = themed.light.width, themed.light.height
    svg: Element = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    svg.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
    # For readers without style sheets; the style sheet sets them anew.
    svg.set("width", _number(width))
    svg.set("height", _number(height))
    for key, value in attributes.items():
        svg.set(key.removesuffix("_").replace("_", "-"), value)
    for pair in zip(themed.light.items, themed.dark.items, strict=True):
        match pair:
            case (Rectangle(fill=day) as field, Rectangle(fill=night)):
                sides = {"x": field.x, "y": field.y, "width": field.width, "height": field.height}
                shape = etree.SubElement(svg, f"{{{SVG}}}rect")
                for key, length in sides.items():
                    shape.set(key, _number(length))
                _fill(shape, Shade(day, night))
            case (Path(commands=commands, fill=Colour() as day), Path(fill=Colour() as night)):
                shape = etree.SubElement(svg, f"{{{SVG}}}path")
                shape.set("d", "".join(c + " ".join(map(_number, v)) for c, v in commands))
                shape.set("fill-rule", "evenodd")
                _fill(shape, Shade(day, night))
            case _:
                raise TypeError(f"the book draws fields and paths, not {type(pair[0]).__name__}")
    return svg


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _fill(shape: Element, shade: Shade) -> None:
    shape.set("fill", shade.light.hex)
    if shade.light != shade.dark:
        shape.set("class", class_of(FILL, shade))
