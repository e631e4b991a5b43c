"""ReportLab's PDF objects, fitted for archives: what its low level lacks for PDF/A and PDF/UA.

They are written as short as they can be. Only documents made here are touched; ReportLab itself
stays as it is.
"""

import re
import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, ClassVar

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFCatalog,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFPages,
    PDFStream,
)

VERSION = (1, 7)
_IN_PACK = 1000  # objects deflated together; a reader inflates a pack for any one of them
_PACKED = (1, 7)  # older versions are for presses, which may be old too

# What PDFDocEncoding and Latin-1 agree on (ISO 32000-1, D.2).
_LATIN = re.compile(r"[ -~\xa1-\xac\xae-\xff]*")


class Stream(PDFStream):
    """A stream with the line end before `endstream` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the stream as bytes of the file."""
        entries = Dictionary({**self.dictionary.dict, "Length": len(self.content)})
        return b"%s\nstream\n%s\nendstream\n" % (entries.format(document), self.content)


def stream(content: bytes, *, compress: bool = True, **entries: object) -> Stream:
    """Return a stream of `content`, deflated or as it is, with entries in its dictionary."""
    return packed(deflate(content), **entries) if compress else _stream(content, entries)


def deflate(content: bytes) -> bytes:
    """Return content, deflated: at level 6, since 9 takes longer for the same size here."""
    return zlib.compress(content, 6)


def packed(deflated: bytes, **entries: object) -> Stream:
    """Return a stream of what is deflated already."""
    return _stream(deflated, {**entries, "Filter": "/FlateDecode"})


def _stream(content: bytes, entries: dict[str, object]) -> Stream:
    return Stream(Dictionary(entries), content, [])


class Array(PDFArray):
    """An array without white space that nobody needs."""

    def format(self, document: PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803
        """Return the array as bytes of the file."""
        return _written(self, document).encode("ascii")


class Dictionary(PDFDictionary):
    """A dictionary in the order of its making, without white space that nobody needs."""

    def format(self, document: PDFDocument, IND: bytes = b"") -> bytes:  # noqa: N803
        """Return the dictionary as bytes of the file."""
        return _written(self, document).encode("ascii")


class Raw(PDFObject):
    """An object of which the content is written down already; it may be filled in later."""

    def __init__(self, content: str = "") -> None:
        self.content = content

    def format(self, document: PDFDocument) -> bytes:
        """Return the object as bytes of the file."""
        return self.content.encode("ascii")


class _DictionaryObject(PDFCatalog):
    """An object of which attributes become entries: `__NoDefault__` names them."""

    def format(self, document: PDFDocument) -> bytes:
        """Return the object as bytes of the file."""
        self.check_format(document)
        entries = {**self.__Defaults__}
        for key in self.__NoDefault__:
            value = getattr(self, key, None)
            if value is not None:
                entries[key] = document.Reference(value) if key in self.__Refs__ else value
        return Dictionary(entries).format(document)


class Catalog(_DictionaryObject):
    """The document's root, which may name output intents."""

    __NoDefault__: ClassVar = ["Pages", "Lang", "ViewerPreferences", "StructTreeRoot", "MarkInfo",
                               "Metadata", "OutputIntents", "Outlines", "AcroForm"]  # fmt: skip
    __Defaults__: ClassVar = {"Type": "/Catalog"}
    __Refs__: ClassVar = ["Pages", "Metadata"]


class PdfPage(_DictionaryObject, PDFPage):
    """A page that may name its place in the structure tree."""

    __NoDefault__: ClassVar = ["Parent", "MediaBox", "BleedBox", "TrimBox", "Resources", "Contents",
                               "Annots", "StructParents", "Tabs"]  # fmt: skip
    __Refs__: ClassVar = ["Contents", "Parent"]
    Override_default_compilation = 1


class Pages(_DictionaryObject, PDFPages):
    """The list of all pages."""


class PdfFile(PDFDocument):
    """A PDF whose bytes depend on nothing but what is put into it."""

    def __init__(self, version: tuple[int, int] = VERSION) -> None:
        super().__init__(invariant=1, pdfVersion=version)
        self.Catalog = self._catalog = Catalog()
        self.Pages = self.Catalog.Pages = Pages()

    def add_page(self, page: PdfPage) -> str:
        """Add a page; return the reference to it."""
        self.addPage(page)
        return f"{self.objectcounter} 0 R"

    def add(self, made: PDFObject) -> str:
        """Give an object its number in the file; return the reference to it."""
        self.Reference(made)
        return f"{self.objectcounter} 0 R"

    def to_bytes(self, fingerprint: bytes) -> bytes:
        """Return the file. `fingerprint` is what its identifier is made from."""
        self.signature = pdfdoc.md5(fingerprint, usedforsecurity=False)
        return self._packed() if self._pdfVersion >= _PACKED else bytes(self.format())

    def _packed(self) -> bytes:
        """Return the file with all that is no stream deflated together (ISO 32000-1, 7.5.7, 7.5.8).

        ReportLab knows only the older form, which is longer by a quarter for a card.
        """
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        file = pdfdoc.PDFFile(self._pdfVersion)
        entries = [(0, 0, 65535)]  # kind, offset or the number of its pack, place in that
        loose: list[tuple[int, bytes]] = []
        while (number := len(entries)) in self.numberToId:
            made = self.idToObject[self.numberToId[number]]
            content = pdfdoc.format(made, self, toplevel=1)
            if isinstance(made, PDFStream):
                entries.append((1, file.add(b"%d 0 obj\n%sendobj\n" % (number, content)), 0))
            else:
                entries.append((2, 0, 0))
                loose.append((number, content))
        for first in range(0, len(loose), _IN_PACK):
            pack, packed_now = len(entries), loose[first : first + _IN_PACK]
            for place, (number, _) in enumerate(packed_now):
                entries[number] = (2, pack, place)
            content = _object_stream(packed_now).format(self)
            entries.append((1, file.add(b"%d 0 obj\n%sendobj\n" % (pack, content)), 0))
        begin = file.offset
        entries.append((1, begin, 0))
        index = b"".join(struct.pack(">BIH", *entry) for entry in entries)
        identity = f"<{self.signature.hexdigest()}>"
        table = stream(index, Type="/XRef", Size=len(entries), W="[1 4 2]", Root=root, Info=info,
                       ID=f"[{identity}{identity}]")  # fmt: skip
        file.add(b"%d 0 obj\n%sendobj\n" % (len(entries) - 1, table.format(self)))
        file.add(b"startxref\n%d\n%%%%EOF\n" % begin)
        return bytes(file.format(self))


def _object_stream(objects: list[tuple[int, bytes]]) -> Stream:
    places, at = [], 0
    for number, content in objects:
        places.append(b"%d %d " % (number, at))
        at += len(content) + 1
    first = b"".join(places)
    content = first + b"\n".join(content for _, content in objects)
    return stream(content, Type="/ObjStm", N=len(objects), First=len(first))


def array(values: Iterable[object]) -> Array:
    """Return a PDF array."""
    return Array(values)


def dictionary(**entries: object) -> Dictionary:
    """Return a PDF dictionary."""
    return Dictionary(entries)


@lru_cache(maxsize=256)  # many are in all documents; those of cut fonts are in one each
def name(text: str) -> str:
    """Return a PDF name."""
    return str(PDFName(text))


@lru_cache(maxsize=256)  # most of what documents say of themselves is the same in all
def text(words: str) -> str:
    """Return a text string: in bytes where all its characters are in Latin-1, else in UTF-16."""
    if _LATIN.fullmatch(words):
        return f"({''.join(map(_escaped, words))})"
    return f"<FEFF{words.encode('utf-16-be').hex().upper()}>"


def ascii_text(words: str) -> str:
    """Return a string of plain ASCII, such as a date or a language tag."""
    assert words.isascii()
    return text(words)


def _escaped(character: str) -> str:
    if character > "~":
        return f"\\{ord(character):03o}"
    return f"\\{character}" if character in "()\\" else character


def _written(value: Any, document: PDFDocument) -> str:
    """Return a value as it stands in the file: shorter than ReportLab does, and faster."""
    kind = type(value)
    if kind is str:
        return str(value)
    if kind is int:
        return str(int(value))
    if kind is PDFObjectReference:
        return f"{document.idToObjectNumberAndVersion[value.name][0]} 0 R"
    if kind is Dictionary:
        entries = [(key, _written(entry, document)) for key, entry in value.dict.items()]
        # A value that begins with a delimiter needs no space before it.
        return f"<<{''.join([f'/{k}{v}' if v[0] in '/[<(' else f'/{k} {v}' for k, v in entries])}>>"
    if kind is Array:
        return f"[{' '.join([_written(entry, document) for entry in value.sequence])}]"
    return str(pdfdoc.format(value, document).decode("ascii"))
