"""ReportLab's PDF objects, fitted for archives: what its low level lacks for PDF/A and PDF/UA.

Only documents made here are touched; ReportLab itself stays as it is.
"""

import zlib
from typing import Any, ClassVar

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFPage,
    PDFStream,
    PDFString,
    PDFText,
)

VERSION = (1, 7)


class Stream(PDFStream):
    """A stream with the line end before `endstream` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream as bytes of the file."""
        formatted: bytes = super().format(document)
        return formatted.removesuffix(b"endstream\n") + b"\nendstream\n"


def stream(content: bytes, *, compress: bool = True, **entries: object) -> Stream:
    """Return a stream of `content`, deflated or as it is, with entries in its dictionary."""
    dictionary = PDFDictionary(dict(entries))
    if compress:
        content = zlib.compress(content, 9)
        dictionary["Filter"] = PDFName("FlateDecode")
    return Stream(dictionary, content, [])


class Catalog(PDFCatalog):
    """The document's root, which may name output intents."""

    __NoDefault__: ClassVar = [*PDFCatalog.__NoDefault__, "OutputIntents"]
    __Refs__ = PDFCatalog.__NoDefault__


class Page(PDFPage):
    """A page that may name its place in the structure tree."""

    __NoDefault__: ClassVar = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
    Override_default_compilation = 1


class Document(PDFDocument):
    """A PDF whose bytes depend on nothing but what is put into it."""

    def __init__(self, version: tuple[int, int] = VERSION) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.Catalog = self._catalog = Catalog()
        self.Catalog.Pages = self.Pages

    def to_bytes(self, fingerprint: bytes) -> bytes:
        """Return the file. `fingerprint` is what its identifier is made from."""
        self.signature = pdfdoc.md5(fingerprint, usedforsecurity=False)
        return bytes(self.format())


def array(values: Any) -> PDFArray:
    """Return a PDF array."""
    return PDFArray(list(values))


def dictionary(**entries: object) -> PDFDictionary:
    """Return a PDF dictionary."""
    return PDFDictionary(dict(entries))


def name(text: str) -> PDFName:
    """Return a PDF name."""
    return PDFName(text)


def text(words: str) -> PDFText:
    """Return a text string in UTF-16, which holds any character."""
    return PDFText(b"\xfe\xff" + words.encode("utf-16-be"))


def ascii_text(words: str) -> PDFString:
    """Return a string of plain ASCII, such as a date or a language tag."""
    return PDFString(words)
