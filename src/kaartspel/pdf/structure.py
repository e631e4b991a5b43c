"""Build a PDF's structure tree: what a screen reader walks through.

One place turns the roles of Frames into tags (ISO 32000-1, 14.8.4).
"""

from collections.abc import Iterable

from kaartspel.frame import Group, Role
from kaartspel.pdf.objects import Document, array, dictionary, name, text

CONTAINERS = {Role.SECTION, Role.LIST}  # roles whose groups hold groups with roles

# From the outermost tag inwards; the innermost holds the content.
_TAGS = {
    Role.SECTION: ("Sect",),
    Role.HEADING: ("H{level}",),
    Role.PARAGRAPH: ("P",),
    Role.QUOTATION: ("BlockQuote", "P"),
    Role.LIST: ("L",),
    Role.LIST_ITEM: ("LI", "LBody"),
    Role.FIGURE: ("Figure",),
}


class Element:
    """An element of the tree."""

    def __init__(self, tree: "StructureTree", tag: str, parent: "Element | None") -> None:
        self.tag = tag
        self._kids = array([])
        self.object = dictionary(Type=name("StructElem"), S=name(tag), K=self._kids)
        self.reference = tree.pdf.Reference(self.object)
        self.object["P"] = parent.reference if parent else tree.reference
        if parent:
            parent.add(self.reference)

    def add(self, kid: object) -> None:
        """Append a child: an element's reference or marked content."""
        self._kids.sequence.append(kid)


class StructureTree:
    """The tree of one document, grown while its pages are drawn."""

    def __init__(self, pdf: Document) -> None:
        self.pdf = pdf
        self._root = dictionary(Type=name("StructTreeRoot"))
        self.reference = pdf.Reference(self._root)
        self.document = Element(self, "Document", None)
        self._root["K"] = array([self.document.reference])
        self._pages: list[list[object]] = []
        pdf.Catalog.StructTreeRoot = self.reference
        pdf.Catalog.MarkInfo = dictionary(Marked="true")

    def begin_page(self) -> int:
        """Begin a page; return its key in the parent tree."""
        self._pages.append([])
        return len(self._pages) - 1

    def open(self, group: Group, parent: Element, bounds: Iterable[float]) -> Element:
        """Return the element that holds a group's content. `bounds` are a figure's, in pt."""
        assert group.role is not None
        for tag in _TAGS[group.role]:
            parent = Element(self, tag.format(level=group.level), parent)
        if group.role is Role.FIGURE:
            parent.object["Alt"] = text(group.alt)
            parent.object["A"] = dictionary(
                O=name("Layout"), Placement=name("Block"), BBox=array(bounds)
            )
        return parent

    def mark(self, element: Element, page: object) -> int:
        """Give the element one more stretch of marked content; return its number on the page."""
        content = self._pages[-1]
        number = len(content)
        content.append(element.reference)
        element.add(dictionary(Type=name("MCR"), Pg=page, MCID=number))
        return number

    def close(self) -> None:
        """Finish the tree: the way back from marked content to elements."""
        numbers: list[object] = []
        for key, content in enumerate(self._pages):
            numbers += [key, self.pdf.Reference(array(content))]
        self._root["ParentTree"] = dictionary(Nums=array(numbers))
        self._root["ParentTreeNextKey"] = len(self._pages)
