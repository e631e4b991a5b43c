"""Pack pages into an EPUB 3.3 with EbookLib, mending what its writer does otherwise.

EbookLib takes the clock into the zip, parses pages anew as HTML, and puts English words into the
navigation; the subclasses here do none of that.
"""

import io
import zipfile
from datetime import datetime
from importlib.resources import files

from ebooklib import epub
from lxml import etree

from kaartspel.book.fonts import cut
from kaartspel.book.metadata import describe
from kaartspel.book.pages import COVER_IMAGE
from kaartspel.book.xhtml import LANG, Element, Entry, Page, serialise, tag, typed
from kaartspel.deck.model import Deck

_NCX_DOCTYPE = (
    '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" '
    '"http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">'
)
_FACES = ("text", "strong", "italic", "strong_italic")


class _Document(epub.EpubHtml):
    """A page that is written as we made it."""

    def __init__(self, page: Page, language: str) -> None:
        super().__init__(uid=page.id, file_name=page.href, title=page.title, lang=language)
        self.data = serialise(page, language)
        self.properties = ["svg"] if b"<svg" in self.data else []

    def get_content(self, default: object = None) -> bytes:
        return self.data


class _Writer(epub.EpubWriter):
    """Writes a book without the clock and with navigation in the book's language."""

    def __init__(self, deck: Deck, book: epub.EpubBook, entries: tuple[Entry, ...]) -> None:
        self._deck, self._entries = deck, entries
        self._moment = datetime.fromisoformat(deck.metadata.edition_date)
        options = {"mtime": self._moment, "epub3_pages": False, "epub2_guide": False,
                   "raise_exceptions": True}  # fmt: skip
        super().__init__("", book, options)

    def to_bytes(self) -> bytes:
        """Return the book as the bytes of its file."""
        target = io.BytesIO()
        self.process()
        with _Archive(target, self._moment) as self.out:
            self.out.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
            self._write_container()
            self._write_opf()
            self._write_items()
        return target.getvalue()

    def _write_opf_file(self, root: Element) -> None:
        root.set(LANG, self.book.language)
        metadata = root.find("metadata")
        for generator in metadata.findall("meta[@name='generator']"):
            metadata.remove(generator)
        super()._write_opf_file(root)

    def _get_nav(self, item: epub.EpubNav) -> bytes:
        return serialise(navigation(self._deck, self._entries), self.book.language)

    def _get_ncx(self) -> bytes:
        root = etree.fromstring(super()._get_ncx())
        root.set(LANG, self.book.language)
        depth = root.find(".//{*}meta[@name='dtb:depth']")
        depth.set("content", str(_depth(self._entries)))
        return bytes(
            etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype=_NCX_DOCTYPE)
        )


class _Archive(zipfile.ZipFile):
    """A zip whose entries all bear the date of the edition, in whatever zone it is made."""

    def __init__(self, target: io.BytesIO, moment: datetime) -> None:
        super().__init__(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9)
        self._moment = max(moment, datetime(1980, 1, 1))  # zip knows no earlier day

    def add(self, name: str, data: bytes | str, compression: int = zipfile.ZIP_DEFLATED) -> None:
        """Write one entry."""
        info = zipfile.ZipInfo(str(name), self._moment.timetuple()[:6])
        info.create_system, info.external_attr = 3, 0o100644 << 16
        info.compress_type = compression
        zipfile.ZipFile.writestr(self, info, data, compresslevel=9)

    # EbookLib calls it with a name, data, and at most the compression.
    writestr = add  # type: ignore[assignment]


def pack(deck: Deck, pages: tuple[Page, ...], entries: tuple[Entry, ...], cover: bytes) -> bytes:
    """Return the EPUB of these pages. `cover` is a PNG."""
    language = deck.metadata.language
    book = epub.EpubBook()
    describe(book, deck)
    documents = [_Document(page, language) for page in pages]
    for document in documents:
        book.add_item(document)
    image = epub.EpubCover(uid="cover-image", file_name=COVER_IMAGE)
    image.content, image.media_type = cover, "image/png"
    book.add_item(image)
    nav_page = navigation(deck, entries)
    text = "".join("".join(page.content.itertext()) for page in (*pages, nav_page))
    css = files(__package__).joinpath("style.css").read_bytes()
    book.add_item(epub.EpubItem("style", "style.css", "text/css", css))
    for face in _FACES:
        data = cut(getattr(deck.fonts, face), text)
        name = f"{face.replace('_', '-')}.ttf"
        book.add_item(epub.EpubItem(f"font-{face}", f"fonts/{name}", "font/ttf", data))
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(uid="nav", title=deck.words["contents"], file_name="nav.xhtml"))
    front = [page.id for page in pages[:2]]
    book.spine = [*front, "nav", *(page.id for page in pages[2:])]
    book.toc = [_toc(entry, f"n{i}") for i, entry in enumerate(entries)]
    return _Writer(deck, book, entries).to_bytes()


def navigation(deck: Deck, entries: tuple[Entry, ...]) -> Page:
    """Return the page that holds the table of contents and the landmarks."""
    words = deck.words
    contents = typed(
        tag("nav", tag("h1", words["contents"], id="contents"), _list(entries),
            aria_labelledby="contents"),
        "toc", "doc-toc",
    )  # fmt: skip
    first = next(entry.href for entry in entries if entry.children)
    marks = [
        ("cover", "cover.xhtml", words["cover"]),
        ("toc", "nav.xhtml", words["contents"]),
        ("bodymatter", first, words["start"]),
        ("index", "index.xhtml", words["index"]),
    ]
    items = [tag("li", typed(tag("a", title, href=href), type_)) for type_, href, title in marks]
    landmarks = typed(
        tag("nav", tag("h2", words["landmarks"], id="landmarks"), tag("ol", *items),
            aria_labelledby="landmarks", hidden="hidden"),
        "landmarks",
    )  # fmt: skip
    return Page("nav", words["contents"], "frontmatter", tag("div", contents, landmarks))


def _list(entries: tuple[Entry, ...]) -> Element:
    items = []
    for entry in entries:
        item = tag("li", tag("a", entry.title, href=entry.href))
        if entry.children:
            item.append(_list(entry.children))
        items.append(item)
    return tag("ol", *items)


def _toc(entry: Entry, uid: str) -> object:
    link = epub.Link(entry.href, entry.title, uid)
    inner = [_toc(child, f"{uid}-{i}") for i, child in enumerate(entry.children)]
    return (link, inner) if inner else link


def _depth(entries: tuple[Entry, ...]) -> int:
    return 1 + max((_depth(entry.children) for entry in entries if entry.children), default=0)
