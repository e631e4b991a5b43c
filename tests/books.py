"""Open e-books: their files, and their documents in reading order."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

X = "{http://www.w3.org/1999/xhtml}"
S = "{http://www.w3.org/2000/svg}"
TYPE = "{http://www.idpf.org/2007/ops}type"
HREF = "{http://www.w3.org/1999/xlink}href"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Book:
    """An e-book, opened. `pages` are its documents in reading order."""

    files: dict[str, bytes]
    package: Any
    pages: dict[str, Any]

    def meta(self, name: str) -> list[str]:
        """Return the values of a property of the package."""
        return [e.text for e in self.package.iterfind(f".//{{*}}meta[@property='{name}']")]

    def ids(self) -> Iterator[tuple[str, Any]]:
        """Yield each element with an id, with its address."""
        for name, page in self.pages.items():
            for element in page.iter():
                if element.get("id"):
                    yield f"{name}#{element.get('id')}", element


def open_book(path: Path) -> Book:
    with zipfile.ZipFile(path) as archive:
        files = {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}
    package = etree.fromstring(files["content.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    order = [items[ref.get("idref")] for ref in package.iter("{*}itemref")]
    return Book(files, package, {name: etree.fromstring(files[name]) for name in order})


def words(element: Any) -> str:
    """Return an element's text, what its pictures say left out."""
    return " ".join("".join(element.itertext()).split())
