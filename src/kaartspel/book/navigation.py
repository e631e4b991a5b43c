"""The ways into the book: table of contents, landmarks, and the NCX of old readers.

There is no page list: a card is a place with a number, but no break between two pages, and would
be read out as one. The cards' numbers are an index of their own.
"""

from ebooklib import epub
from lxml import etree

from kaartspel.book import indexes
from kaartspel.book.xhtml import LANG, ContentsEntry, Element, Page, tag, typed
from kaartspel.deck.model import Deck

_NCX_DOCTYPE = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
    '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
)


def navigation(deck: Deck, entries: tuple[ContentsEntry, ...]) -> Page:
    """Return the page that holds the table of contents and the landmarks."""
    words = deck.words
    table = typed(
        tag("nav", tag("h1", words["contents"], id="contents"), _list(entries),
            aria_labelledby="contents"),
        "toc", "doc-toc",
    )  # fmt: skip
    first = next((entry.href for entry in entries if entry.children), entries[0].href)
    marks = [
        ("cover", "cover.xhtml", words["cover"]),
        ("titlepage", "title.xhtml", deck.metadata.title),
        ("toc", "nav.xhtml", words["contents"]),
        ("bodymatter", first, words["start"]),
        *(("index", entry.href, entry.title) for entry in indexes.entries(deck)),
    ]
    items = [tag("li", typed(tag("a", title, href=href), type_)) for type_, href, title in marks]
    landmarks = typed(
        tag("nav", tag("h2", words["landmarks"], id="landmarks"), tag("ol", *items),
            aria_labelledby="landmarks", hidden="hidden"),
        "landmarks",
    )  # fmt: skip
    return Page("nav", words["contents"], "frontmatter", tag("div", table, landmarks))


def table_of_contents(entries: tuple[ContentsEntry, ...]) -> list[object]:
    """Return the table of contents as EbookLib takes it."""
    return [_toc(entry, f"n{i}") for i, entry in enumerate(entries)]


def complete_ncx(ncx: bytes, deck: Deck, entries: tuple[ContentsEntry, ...]) -> bytes:
    """Return EbookLib's NCX with its language and its depth."""
    root = etree.fromstring(ncx)
    root.set(LANG, deck.metadata.language)
    depth = root.find(".//{*}meta[@name='dtb:depth']")
    depth.set("content", str(_depth(entries)))
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=_NCX_DOCTYPE))


def _list(entries: tuple[ContentsEntry, ...]) -> Element:
    items = []
    for entry in entries:
        item = tag("li", tag("a", entry.title, href=entry.href))
        if entry.children:
            item[0].tail = " "  # where lists are not set as lists, words stay apart
            item.append(_list(entry.children))
        items.append(item)
    return tag("ol", *items)


def _toc(entry: ContentsEntry, uid: str) -> object:
    link = epub.Link(entry.href, entry.title, uid)
    inner = [_toc(child, f"{uid}-{i}") for i, child in enumerate(entry.children)]
    return (link, inner) if inner else link


def _depth(entries: tuple[ContentsEntry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries if entry.children), default=0)
