"""Build XHTML as a tree: pages of the book as elements, and as bytes."""

from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree
from lxml.builder import ElementMaker

XHTML = "http://www.w3.org/1999/xhtml"
OPS = "http://www.idpf.org/2007/ops"
SVG = "http://www.w3.org/2000/svg"
XML = "http://www.w3.org/XML/1998/namespace"
TYPE = f"{{{OPS}}}type"
LANG = f"{{{XML}}}lang"

Element: TypeAlias = etree._Element
Child: TypeAlias = Element | str

_MAKER = ElementMaker(namespace=XHTML, nsmap={None: XHTML, "epub": OPS})


def tag(name: str, *children: Child, **attributes: str) -> Element:
    """Return an XHTML element. `class_` is class; `_` in other names is a hyphen."""
    made: Element = _MAKER(name, *children)
    for key, value in attributes.items():
        made.set(key.removesuffix("_").replace("_", "-"), value)
    return made


def typed(element: Element, epub_type: str, role: str = "") -> Element:
    """Say what an element is in a book: an EPUB type, and a DPUB-ARIA role where there is one."""
    element.set(TYPE, epub_type)
    if role:
        element.set("role", role)
    return element


def spoken(element: Element, language: str) -> Element:
    """Say in which language an element is, where that is not the book's."""
    if language:
        element.set("lang", language)
        element.set(LANG, language)
    return element


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents."""

    title: str
    href: str
    children: tuple["ContentsEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """One document of the book. `matter` is frontmatter, bodymatter or backmatter."""

    id: str
    title: str
    matter: str
    content: Element

    @property
    def href(self) -> str:
        """The file's name in the book."""
        return f"{self.id}.xhtml"


def serialise(page: Page, language: str) -> bytes:
    """Return a page as a file."""
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("title", page.title),
        tag("link", rel="stylesheet", type="text/css", href="style.css"),
    )
    body = tag("body", page.content)
    body.set(TYPE, page.matter)
    root = tag("html", head, body, lang=language)
    root.set(LANG, language)
    return bytes(
        etree.tostring(root, encoding="utf-8", xml_declaration=True, doctype="<!DOCTYPE html>")
    )
