"""Turn chapters into XHTML elements with Python-Markdown, which here reads CommonMark.

An extension gives it the deck's own reading, so that the book shows what `check` has judged; its
tree and its serializer write the XHTML.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import NamedTuple
from xml.etree import ElementTree

from lxml import etree
from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from kaartspel.book.gallery import Gallery
from kaartspel.book.places import Places
from kaartspel.book.prose import ProseWriter
from kaartspel.book.xhtml import OPS, XHTML, Element, tag
from kaartspel.deck.markdown.blocks import prose_of
from kaartspel.deck.model import Chapter


class Converted(NamedTuple):
    """A chapter as elements: its title, its text, and the section of its notes, if it has any."""

    heading: Element
    text: list[Element]
    notes: list[Element]


def convert(
    chapter: Chapter, places: Places, gallery: Gallery, words: Mapping[str, str]
) -> Converted:
    """Return a chapter as elements; `words` are those of the deck's language."""

    def write(text: str) -> Iterable[ElementTree.Element]:
        prose = prose_of(chapter.place.file, text)
        return ProseWriter(prose, words, partial(places.link, chapter)).elements()

    parser = Markdown(extensions=[CommonMark(write)], output_format="xhtml")
    written = parser.convert(chapter.text)
    root = etree.fromstring(f'<div xmlns="{XHTML}" xmlns:epub="{OPS}">{written}</div>')
    _show_pictures(root, chapter, gallery)
    heading, *text = root
    notes = [text.pop()] if text and text[-1].get("class") == "notes" else []
    if text and not notes:
        text[-1].tail = None
    return Converted(heading, text, notes)


class CommonMark(Extension):
    """Makes Python-Markdown read CommonMark with tables and notes, as `write` makes it of a text.

    Words are read with the blocks that they stand in, and raw HTML is text: of Python-Markdown's
    own reading nothing stays.
    """

    def __init__(self, write: Callable[[str], Iterable[ElementTree.Element]]) -> None:
        super().__init__()
        self._write = write

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Give Python-Markdown the other reading in place of its own."""
        md.preprocessors = Registry[Preprocessor]()
        md.parser = _Parser(md, self._write)
        md.treeprocessors = Registry[Treeprocessor]()
        md.treeprocessors.register(_Ampersands(md), "ampersands", 0)
        md.postprocessors = Registry[Postprocessor]()


class _Parser(BlockParser):
    """Reads a text into Python-Markdown's tree."""

    def __init__(self, md: Markdown, write: Callable[[str], Iterable[ElementTree.Element]]) -> None:
        super().__init__(md)
        self._write = write

    def parseChunk(self, parent: ElementTree.Element, text: str) -> None:  # noqa: N802
        """Add the elements of a text to `parent`."""
        parent.extend(self._write(text))


class _Ampersands(Treeprocessor):
    """Escapes each `&`: the serializer takes `&eacute;` for a character, and here it is words."""

    def run(self, root: ElementTree.Element) -> None:
        """Escape them in all words of a tree."""
        for element in root.iter():
            element.text, element.tail = _escaped(element.text), _escaped(element.tail)
            for key, value in element.items():
                element.set(key, _escaped(value))


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;")


def _show_pictures(root: Element, chapter: Chapter, gallery: Gallery) -> None:
    """Put the deck's pictures where the text names them.

    What the loader did not find is no picture of the deck's: nothing is fetched.
    """
    pictures = {shown.name: shown.picture for shown in chapter.illustrations}
    for image in list(root.iter(f"{{{XHTML}}}img")):
        picture, alt = pictures.get(chapter.path_of(image.get("src", ""))), image.get("alt", "")
        shown = gallery.show(picture, alt) if picture else tag("span", alt)
        shown.tail = image.tail
        parent = image.getparent()
        assert parent is not None
        parent.replace(image, shown)
