"""Turn a drawing into SVG among the text of a page. Its colours follow a dark ground.

It is written apart from the page, as it stays the same while texts change.
"""

from lxml import etree

from kaartspel.book.themes import FILL, LINE, Shade, ThemedFrame, class_of
from kaartspel.book.xhtml import SVG, Element
from kaartspel.deck.model import Colour
from kaartspel.frame import Path, Rectangle, Stroke


def read(written: str, **attributes: str) -> Element:
    """Return a drawing that was written as an SVG element with these attributes."""
    svg: Element = etree.fromstring(written)
    for key, value in attributes.items():
        svg.set(key.removesuffix("_").replace("_", "-"), value)
    return svg


def write(themed: ThemedFrame) -> str:
    """Return a drawing of fields, paths and lines as SVG."""
    width, height = themed.light.width, themed.light.height
    svg: Element = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    svg.set("viewBox", f"0 0 {_number(width)} {_number(height)}")
    # For readers without style sheets; the style sheet sets them anew.
    svg.set("width", _number(width))
    svg.set("height", _number(height))
    for pair in zip(themed.light.items, themed.dark.items, strict=True):
        match pair:
            case (Rectangle(fill=day) as field, Rectangle(fill=night)):
                sides = {"x": field.x, "y": field.y, "width": field.width, "height": field.height}
                shape = etree.SubElement(svg, f"{{{SVG}}}rect")
                for key, length in sides.items():
                    shape.set(key, _number(length))
                _colour(shape, FILL, Shade(day, night))
            case (Path(fill=Colour() as day) as path, Path(fill=Colour() as night)):
                shape = _shape(svg, path)
                shape.set("fill-rule", "evenodd")
                _colour(shape, FILL, Shade(day, night))
            case (Path(stroke=Stroke(day, width)) as path, Path(stroke=Stroke(night))):
                shape = _shape(svg, path)
                shape.set("fill", "none")
                shape.set("stroke-width", _number(width))
                _colour(shape, LINE, Shade(day, night))
            case _:
                raise TypeError(
                    f"the book draws fields, paths and lines, not {type(pair[0]).__name__}"
                )
    return str(etree.tostring(svg, encoding="unicode"))


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _shape(svg: Element, path: Path) -> Element:
    """Return the outline of a path, which nothing colours yet."""
    shape: Element = etree.SubElement(svg, f"{{{SVG}}}path")
    shape.set("d", "".join(c + " ".join(map(_number, v)) for c, v in path.commands))
    return shape


def _colour(shape: Element, kind: str, shade: Shade) -> None:
    shape.set("fill" if kind == FILL else "stroke", shade.light.hex)
    if shade.light != shade.dark:
        shape.set("class", class_of(kind, shade))
