"""Pack pages into an EPUB 3.3 with EbookLib, mending what its writer does otherwise.

EbookLib takes the clock into the zip, parses pages anew as HTML, and puts English words into the
navigation; the subclasses here do none of that.
"""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from importlib.resources import files

from ebooklib import epub

from kaartspel.book.gallery import Gallery, media_type
from kaartspel.book.matter import COVER_IMAGE
from kaartspel.book.metadata import describe
from kaartspel.book.navigation import complete_ncx, navigation, table_of_contents
from kaartspel.book.themes import style_rules
from kaartspel.book.xhtml import LANG, ContentsEntry, Element, Page, serialise
from kaartspel.deck.model import Deck
from kaartspel.type import subset

_FACES = ("text", "strong", "italic", "strong_italic")


class _BookPage(epub.EpubHtml):
    """A page that is written as we made it."""

    def __init__(self, page: Page, language: str) -> None:
        super().__init__(uid=page.id, file_name=page.href, title=page.title, lang=language)
        self.data = serialise(page, language)
        self.properties = ["svg"] if b"<svg" in self.data else []

    def get_content(self, default: object = None) -> bytes:
        return self.data


class _Writer(epub.EpubWriter):
    """Writes a book without the clock and with navigation in the book's language."""

    def __init__(self, deck: Deck, book: epub.EpubBook, entries: tuple[ContentsEntry, ...]) -> None:
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
        return complete_ncx(super()._get_ncx(), self._deck, self._entries)


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


def pack(
    deck: Deck, pages: tuple[Page, ...], entries: tuple[ContentsEntry, ...], cover: bytes,
    gallery: Gallery,
) -> bytes:  # fmt: skip
    """Return the EPUB of these pages. `cover` is a PNG."""
    language = deck.metadata.language
    book = epub.EpubBook()
    describe(book, deck)
    documents = [_BookPage(page, language) for page in pages]
    for document in documents:
        book.add_item(document)
    image = epub.EpubCover(uid="cover-image", file_name=COVER_IMAGE)
    image.content, image.media_type = cover, "image/png"
    book.add_item(image)
    for i, (name, raster) in enumerate(gallery.files, 1):
        item = epub.EpubItem(f"picture-{i}", name, media_type(raster), raster.data)
        book.add_item(item)
    style = files(__package__).joinpath("style.css").read_text("utf-8")
    css = style + style_rules(document.data for document in documents)
    book.add_item(epub.EpubItem("style", "style.css", "text/css", css.encode()))
    for item in _fonts(deck, (*pages, navigation(deck, entries))):
        book.add_item(item)
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(uid="nav", title=deck.words["contents"], file_name="nav.xhtml"))
    front = [page.id for page in pages[:2]]
    book.spine = [*front, "nav", *(page.id for page in pages[2:])]
    book.toc = table_of_contents(entries)
    return _Writer(deck, book, entries).to_bytes()


def _fonts(deck: Deck, pages: tuple[Page, ...]) -> Iterator[epub.EpubItem]:
    text = "".join("".join(page.content.itertext()) for page in pages)
    for face in _FACES:
        data = subset(getattr(deck.reading or deck.fonts, face), text)
        name = f"fonts/{face.replace('_', '-')}.ttf"
        yield epub.EpubItem(f"font-{face}", name, "font/ttf", data)
