"""Put the deck's pictures into the book: pixels as files of their own, drawings among the text."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from kaartspel import rasters
from kaartspel.book.xhtml import SVG, Element, tag
from kaartspel.deck.model import Deck, Drawing, FrozenMap, Picture, Raster, ascii_name

_ON_CARDS = 672  # px: 14 em of 16 px, as the style sheet has it, three to a px of CSS


@dataclass(frozen=True, slots=True)
class Gallery:
    """The files of pictures, in the order in which the book shows them. Equal ones are one.

    `files` are pairs: the name in the book, and its pixels. `names` are those of the files by the
    bytes of the deck's pictures.
    """

    files: tuple[tuple[str, Raster], ...] = ()
    names: FrozenMap[bytes, str] = field(default_factory=FrozenMap)

    def show(self, picture: Picture, alt: str) -> Element:
        """Return a picture as an element that says `alt` to those who do not see it."""
        if isinstance(picture, Drawing):
            return _draw(picture, alt)
        name = self.names[picture.data]
        shown = dict(self.files)[name]
        return tag("img", src=name, alt=alt, width=str(shown.width), height=str(shown.height))


def collect_pictures(deck: Deck) -> Gallery:
    """Return the gallery of a deck: its chapters' pictures and its cards'."""
    files: dict[str, Raster] = {}
    names: dict[bytes, str] = {}
    for name, picture, most in _pictures(deck):
        if isinstance(picture, Raster) and picture.data not in names:
            suffix = "jpeg" if rasters.is_jpeg(picture) else "png"
            file = f"pictures/{len(names) + 1}-{ascii_name(name)}.{suffix}"
            names[picture.data] = file
            files[file] = _no_higher(picture, most) if most else picture
    return Gallery(tuple(files.items()), FrozenMap(names))


def _no_higher(raster: Raster, most: int) -> Raster:
    """Return a picture with `most` rows of pixels at the most."""
    height = min(most, raster.height)
    return rasters.reduced(raster, (round(raster.width * height / raster.height) or 1, height))


def media_type(raster: Raster) -> str:
    """Return the media type of a picture's file."""
    return "image/jpeg" if rasters.is_jpeg(raster) else "image/png"


def _pictures(deck: Deck) -> Iterator[tuple[str, Picture, int]]:
    """Yield pictures with their names, and how many px high they are shown; 0 is any height."""
    for part in deck.parts:
        for section in part.sections:
            for shown in section.chapter.illustrations:
                yield shown.name.rpartition("/")[2].rpartition(".")[0], shown.picture, 0
    for card in deck.cards:
        if card.picture:
            yield card.number, card.picture, _ON_CARDS


def _draw(drawing: Drawing, alt: str) -> Element:
    svg: Element = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    svg.set("viewBox", f"0 0 {drawing.width:g} {drawing.height:g}")
    svg.set("class", "drawing")
    for key, value in (("role", "img"), ("aria-label", alt)) if alt else (("aria-hidden", "true"),):
        svg.set(key, value)
    for commands, colour in drawing.shapes:
        path = etree.SubElement(svg, f"{{{SVG}}}path")
        path.set("fill-rule", "evenodd")
        path.set("fill", colour.hex)
        path.set("d", "".join(c + " ".join(f"{v:g}" for v in values) for c, values in commands))
    return svg
