"""Put the deck's pictures into the book: pixels as files of their own, drawings among the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from kaartspel.book.xhtml import SVG, Element, tag
from kaartspel.deck.model import Deck, Drawing, Picture, Raster, ascii_name

_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Gallery:
    """The files of pictures, in the order in which the book shows them. Equal ones are one.

    `files` are pairs: the name in the book, and its pixels.
    """

    files: tuple[tuple[str, Raster], ...]

    def show(self, picture: Picture, alt: str) -> Element:
        """Return a picture as an element that says `alt` to those who do not see it."""
        if isinstance(picture, Drawing):
            return _draw(picture, alt)
        name = next(name for name, raster in self.files if raster.data == picture.data)
        width, height = str(picture.width), str(picture.height)
        return tag("img", src=name, alt=alt, width=width, height=height)


def collect_pictures(deck: Deck) -> Gallery:
    """Return the gallery of a deck: its chapters' pictures and its cards'."""
    files: dict[str, Raster] = {}
    seen: set[bytes] = set()
    for name, picture in _pictures(deck):
        if isinstance(picture, Raster) and picture.data not in seen:
            seen.add(picture.data)
            suffix = "png" if picture.data.startswith(_PNG) else "jpeg"
            files[f"pictures/{len(seen)}-{ascii_name(name)}.{suffix}"] = picture
    return Gallery(tuple(files.items()))


def media_type(raster: Raster) -> str:
    """Return the media type of a picture's file."""
    return "image/png" if raster.data.startswith(_PNG) else "image/jpeg"


def _pictures(deck: Deck) -> Iterator[tuple[str, Picture]]:
    for part in deck.parts:
        for section in part.sections:
            for shown in section.chapter.illustrations:
                yield shown.name.rpartition("/")[2].rpartition(".")[0], shown.picture
    for card in deck.cards:
        if card.picture:
            yield card.number, card.picture


def _draw(drawing: Drawing, alt: str) -> Element:
    svg: Element = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    svg.set("viewBox", f"0 0 {drawing.width:g} {drawing.height:g}")
    svg.set("class", "drawing")
    for key, value in (("role", "img"), ("aria-label", alt)) if alt else (("aria-hidden", "true"),):
        svg.set(key, value)
    for commands, colour in drawing.shapes:
        path = etree.SubElement(svg, f"{{{SVG}}}path")
        path.set("fill-rule", "evenodd")
        path.set("fill", f"#{bytes(colour.screen).hex()}")
        path.set("d", "".join(c + " ".join(f"{v:g}" for v in values) for c, values in commands))
    return svg
