"""Build a PDF's structure tree: what a screen reader walks through.

One place turns the roles of Frames into tags (ISO 32000-1, 14.8.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaartspel.frame import Group, Role
from kaartspel.pdf.objects import PdfFile, Raw, ascii_text, dictionary, text

# Roles whose groups hold groups with roles.
CONTAINERS = {
    Role.SECTION, Role.QUOTATION, Role.LIST, Role.NUMBERED_LIST, Role.BULLETED_LIST,
    Role.MARKED_ITEM, Role.TABLE, Role.TABLE_ROW,
}  # fmt: skip

# From the outermost tag inwards; the innermost holds the content.
_TAGS = {
    Role.SECTION: ("Sect",),
    Role.HEADING: ("H{level}",),
    Role.PARAGRAPH: ("P",),
    Role.QUOTATION: ("BlockQuote",),
    Role.LIST: ("L",),
    Role.NUMBERED_LIST: ("L",),
    Role.BULLETED_LIST: ("L",),
    Role.LIST_ITEM: ("LI", "LBody"),
    Role.MARKED_ITEM: ("LI",),
    Role.ITEM_MARK: ("Lbl",),
    Role.ITEM_BODY: ("LBody",),
    Role.FIGURE: ("Figure",),
    Role.TABLE: ("Table",),
    Role.TABLE_ROW: ("TR",),
    Role.COLUMN_HEADER: ("TH",),
    Role.ROW_HEADER: ("TH",),
    Role.TABLE_CELL: ("TD",),
}


# What is said of an element besides (ISO 32000-1, 14.8.5): what a header of a table heads, and how
# a list is numbered.
_ATTRIBUTES = {
    Role.COLUMN_HEADER: "/O/Table/Scope/Column",
    Role.ROW_HEADER: "/O/Table/Scope/Row",
    Role.NUMBERED_LIST: "/O/List/ListNumbering/Decimal",
    Role.BULLETED_LIST: "/O/List/ListNumbering/Disc",
}


Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tree, not yet in a document.

    `content` is the number of its stretch of marked content on the page; one that holds other
    elements has none. `bounds` are a figure's in pt: two opposite corners. `attributes`
    are what is said of it besides, `language` its own where it is not the document's. What has an
    `address` leads there.
    """

    name: str
    content: int | None = None
    kids: tuple["Tag", ...] = ()
    alt: str = ""
    bounds: Bounds | None = None
    attributes: str = ""
    language: str = ""
    address: str = ""


def innermost(group: Group) -> str:
    """Return the name of the tag that holds a group's content."""
    assert group.role is not None
    return _TAGS[group.role][-1].format(level=group.level)


def wrapped(tag: Tag, group: Group) -> Tag:
    """Return a group's innermost tag within those around it."""
    assert group.role is not None
    for outer in reversed(_TAGS[group.role][:-1]):
        tag = Tag(outer, kids=(tag,))
    tag = replace(tag, language=group.language)
    if group.role is Role.FIGURE:
        figure = replace(tag, alt=group.alt)
        return Tag("Link", kids=(figure,), address=group.address) if group.address else figure
    return replace(tag, attributes=_ATTRIBUTES.get(group.role, ""))


class StructureTree:
    """The tree of a document of so many pages, which grows page by page."""

    def __init__(self, pdf: PdfFile, pages: int) -> None:
        self.pdf = pdf
        self._root, self._document = Raw(), Raw()
        self._to_root, self._to_document = pdf.add(self._root), pdf.add(self._document)
        self._kids: list[str] = []
        self._pages: list[list[str]] = []
        self._count = pages
        self._links: list[str] = []  # their elements; on the way back they come after the pages
        pdf.Catalog.StructTreeRoot = self._to_root
        pdf.Catalog.MarkInfo = dictionary(Marked="true")

    def add_page(self, page: str, tags: Sequence[Tag]) -> list[str]:
        """Add what a page (its reference) says; return references to its annotations.

        Pages come in the order of their keys, from 0.
        """
        content: list[str] = []
        annotations: list[str] = []
        self._pages.append(content)
        self._kids += [
            self._add(tag, self._to_document, page, content, annotations) for tag in tags
        ]
        return annotations

    def _add(
        self, tag: Tag, parent: str, page: str, content: list[str], annotations: list[str]
    ) -> str:
        """Add an element; return its reference. In `content` goes the way back to it."""
        element = Raw()
        reference = self.pdf.add(element)
        entries = f"/S/{tag.name}/P {parent}"
        if tag.content is not None:
            content.append(reference)
            entries += f"/Pg {page}/K {tag.content}"
        else:
            kids = [self._add(kid, reference, page, content, annotations) for kid in tag.kids]
            if tag.address:
                annotations.append(self._link(tag, reference))
                kids.append(f"<</Type/OBJR/Pg {page}/Obj {annotations[-1]}>>")
            entries += f"/K[{' '.join(kids)}]"
        if tag.bounds:
            box = " ".join(f"{bound:.2f}" for bound in tag.bounds)
            entries += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        if tag.attributes:
            entries += f"/A<<{tag.attributes}>>"
        if tag.language:
            entries += f"/Lang{text(tag.language)}"
        if tag.alt:
            entries += f"/Alt{text(tag.alt)}"
        element.content = f"<<{entries}>>"
        return reference

    def _link(self, tag: Tag, element: str) -> str:
        """Add the annotation of a figure that leads somewhere; return its reference."""
        (figure,) = tag.kids
        assert figure.bounds
        box = " ".join(f"{bound:.2f}" for bound in figure.bounds)
        action = f"<</S/URI/URI{ascii_text(tag.address)}>>"
        self._links.append(element)
        number = self._count + len(self._links) - 1
        return self.pdf.add(Raw(
            f"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[{box}]/Contents{text(figure.alt)}"
            f"/A{action}/StructParent {number}>>"
        ))  # fmt: skip

    def close(self) -> None:
        """Finish the tree: the way back from marked content, and from links, to elements."""
        self._document.content = f"<</S/Document/P {self._to_root}/K[{' '.join(self._kids)}]>>"
        back = " ".join(f"{key}[{' '.join(content)}]" for key, content in enumerate(self._pages))
        back += "".join(f" {key} {link}" for key, link in enumerate(self._links, self._count))
        self._root.content = (
            f"<</Type/StructTreeRoot/K[{self._to_document}]"
            f"/ParentTree<</Nums[{back}]>>/ParentTreeNextKey {self._count + len(self._links)}>>"
        )
