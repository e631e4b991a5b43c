"""The ways into the book: table of contents, list of cards, landmarks, and the NCX of old readers.

A reader with a card in hand asks for its number as for a page: the cards are the page list.
"""

from dataclasses import dataclass

from ebooklib import epub
from lxml import etree

from kaartspel.book.indexes import CARDS, VALUES
from kaartspel.book.xhtml import LANG, Element, Entry, Page, tag, typed
from kaartspel.deck.model import Deck

_NCX = "http://www.daisy.org/z3986/2005/ncx/"
_NCX_DOCTYPE = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
    '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
)


@dataclass(frozen=True, slots=True)
class Contents:
    """The entries of the table of contents, and the cards by their numbers."""

    entries: tuple[Entry, ...]
    cards: tuple[Entry, ...]

    @property
    def depth(self) -> int:
        """How deep the table of contents goes."""
        return _depth(self.entries)


def navigation(deck: Deck, contents: Contents) -> Page:
    """Return the page that holds the table of contents, the list of cards and the landmarks."""
    words = deck.words
    table = typed(
        tag("nav", tag("h1", words["contents"], id="contents"), _list(contents.entries),
            aria_labelledby="contents"),
        "toc", "doc-toc",
    )  # fmt: skip
    first = next(entry.href for entry in contents.entries if entry.children)
    marks = [
        ("cover", "cover.xhtml", words["cover"]),
        ("titlepage", "title.xhtml", deck.metadata.title),
        ("toc", "nav.xhtml", words["contents"]),
        ("bodymatter", first, words["start"]),
        ("index", f"{VALUES}.xhtml", words["index_values"]),
        ("index", f"{CARDS}.xhtml", words["index"]),
    ]
    items = [tag("li", typed(tag("a", title, href=href), type_)) for type_, href, title in marks]
    cards = _hidden("page-list", words["index"], _list(contents.cards))
    landmarks = _hidden("landmarks", words["landmarks"], tag("ol", *items))
    ways = [table, typed(cards, "page-list", "doc-pagelist"), typed(landmarks, "landmarks")]
    return Page("nav", words["contents"], "frontmatter", tag("div", *ways))


def table_of_contents(contents: Contents) -> list[object]:
    """Return the table of contents as EbookLib takes it."""
    return [_toc(entry, f"n{i}") for i, entry in enumerate(contents.entries)]


def complete_ncx(ncx: bytes, deck: Deck, contents: Contents) -> bytes:
    """Return EbookLib's NCX with its language, its depth and the list of cards."""
    root = etree.fromstring(ncx)
    root.set(LANG, deck.metadata.language)
    for name, value in (("depth", contents.depth), ("totalPageCount", len(contents.cards))):
        for meta in root.iterfind(f".//{{*}}meta[@name='dtb:{name}']"):
            meta.set("content", str(value))
    pages = etree.SubElement(root, f"{{{_NCX}}}pageList")
    _label(pages, deck.words["index"])
    for number, card in enumerate(contents.cards, 1):
        target = etree.SubElement(pages, f"{{{_NCX}}}pageTarget", id=f"card-{number}",
                                  type="special", value=str(number))  # fmt: skip
        _label(target, card.title)
        etree.SubElement(target, f"{{{_NCX}}}content", src=card.href)
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=_NCX_DOCTYPE))


def _hidden(id_: str, title: str, listed: Element) -> Element:
    heading = tag("h2", title, id=id_)
    return tag("nav", heading, listed, aria_labelledby=id_, hidden="hidden")


def _list(entries: tuple[Entry, ...]) -> Element:
    items = []
    for entry in entries:
        item = tag("li", tag("a", entry.title, href=entry.href))
        if entry.children:
            item.append(_list(entry.children))
        items.append(item)
    return tag("ol", *items)


def _label(parent: Element, text: str) -> None:
    label = etree.SubElement(parent, f"{{{_NCX}}}navLabel")
    etree.SubElement(label, f"{{{_NCX}}}text").text = text


def _toc(entry: Entry, uid: str) -> object:
    link = epub.Link(entry.href, entry.title, uid)
    inner = [_toc(child, f"{uid}-{i}") for i, child in enumerate(entry.children)]
    return (link, inner) if inner else link


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries if entry.children), default=0)
