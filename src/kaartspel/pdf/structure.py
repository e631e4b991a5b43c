"""Build a PDF's structure tree: what a screen reader walks through.

One place turns the roles of Frames into tags (ISO 32000-1, 14.8.4).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kaartspel.frame import Group, Role
from kaartspel.pdf.objects import (
    PdfFile,
    Raw,
    array,
    ascii_text,
    deflate,
    dictionary,
    name,
    packed,
    text,
)

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
    Role.FIELD: ("Form",),
}


# What is said of an element besides (ISO 32000-1, 14.8.5): what a header of a table heads, and how
# a list is numbered.
_ATTRIBUTES = {
    Role.COLUMN_HEADER: "/O/Table/Scope/Column",
    Role.ROW_HEADER: "/O/Table/Scope/Row",
    Role.NUMBERED_LIST: "/O/List/ListNumbering/Decimal",
    Role.BULLETED_LIST: "/O/List/ListNumbering/Disc",
}


# What is typed in a field: a viewer sets it, in a font that all viewers have.
_TYPED = "/Helv 11 Tf 0 g"
_TYPEFACE = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
_MULTILINE = 1 << 12  # ISO 32000-1, table 228


Bounds = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Tag:
    """An element of the tree, not yet in a document.

    `content` is the number of its stretch of marked content on the page; one that holds other
    elements has none. `bounds` are a figure's in pt: two opposite corners. `attributes`
    are what is said of it besides, `language` its own where it is not the document's. What has an
    `address` leads there. What has `lines` is a field to fill in, `alt` says with what.
    """

    name: str
    content: int | None = None
    kids: tuple["Tag", ...] = ()
    alt: str = ""
    bounds: Bounds | None = None
    attributes: str = ""
    language: str = ""
    address: str = ""
    lines: int = 0


def innermost(group: Group) -> str:
    """Return the name of the tag that holds a group's content."""
    assert group.role is not None
    return _TAGS[group.role][-1].format(level=group.level)


def wrapped(tag: Tag, group: Group) -> Tag:
    """Return a group's innermost tag within those around it."""
    assert group.role is not None
    for outer in reversed(_TAGS[group.role][:-1]):
        tag = Tag(outer, kids=(tag,))
    if group.language:
        tag = replace(tag, language=group.language)
    if group.role is Role.FIELD:
        return replace(tag, alt=group.alt, lines=max(1, group.level))
    if group.role is Role.FIGURE:
        figure = replace(tag, alt=group.alt)
        return Tag("Link", kids=(figure,), address=group.address) if group.address else figure
    attributes = _ATTRIBUTES.get(group.role)
    return replace(tag, attributes=attributes) if attributes else tag


class StructureTree:
    """The tree of a document of so many pages, which grows page by page."""

    def __init__(self, pdf: PdfFile, pages: int) -> None:
        self.pdf = pdf
        self._root, self._document = Raw(), Raw()
        self._to_root, self._to_document = pdf.add(self._root), pdf.add(self._document)
        self._kids: list[str] = []
        self._pages: list[list[str]] = []
        self._count = pages
        # The elements of links and fields; on the way back they come after the pages.
        self._annotated: list[str] = []
        self._fields: list[str] = []
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
            if tag.address or tag.lines:
                add = self._field if tag.lines else self._link
                annotations.append(add(tag, reference))
                kids.append(f"<</Type/OBJR/Pg {page}/Obj {annotations[-1]}>>")
            entries += f"/K[{' '.join(kids)}]"
        if tag.bounds and not tag.lines:
            box = " ".join(f"{bound:.2f}" for bound in tag.bounds)
            entries += f"/A<</O/Layout/Placement/Block/BBox[{box}]>>"
        if tag.attributes:
            entries += f"/A<<{tag.attributes}>>"
        if tag.language:
            entries += f"/Lang{text(tag.language)}"
        if tag.alt and not tag.lines:
            entries += f"/Alt{text(tag.alt)}"
        element.content = f"<<{entries}>>"
        return reference

    def _link(self, tag: Tag, element: str) -> str:
        """Add the annotation of a figure that leads somewhere; return its reference."""
        (figure,) = tag.kids
        action = f"<</S/URI/URI{ascii_text(tag.address)}>>"
        entries = f"/Subtype/Link/Border[0 0 0]/Contents{text(figure.alt)}/A{action}"
        return self._annotation(figure, element, entries)

    def _field(self, tag: Tag, element: str) -> str:
        """Add a field for a text, empty as it is; return its reference."""
        assert tag.bounds
        left, bottom, right, top = tag.bounds
        box = array([0, 0, round(right - left, 2), round(top - bottom, 2)])
        empty = packed(deflate(b""), Type=name("XObject"), Subtype=name("Form"), BBox=box)
        called = text(f"field-{len(self._fields) + 1}")
        entries = f"/Subtype/Widget/FT/Tx/T{called}/TU{text(tag.alt)}/DA{text(_TYPED)}"
        entries += f"/Ff {_MULTILINE if tag.lines > 1 else 0}/AP<</N {self.pdf.add(empty)}>>"
        self._fields.append(self._annotation(tag, element, entries))
        return self._fields[-1]

    def _annotation(self, tag: Tag, element: str, entries: str) -> str:
        assert tag.bounds
        box = " ".join(f"{bound:.2f}" for bound in tag.bounds)
        self._annotated.append(element)
        number = self._count + len(self._annotated) - 1
        return self.pdf.add(Raw(f"<</Type/Annot/F 4/Rect[{box}]/StructParent {number}{entries}>>"))

    def close(self) -> None:
        """Finish the tree: the way back from marked content, and from links, to elements."""
        self._document.content = f"<</S/Document/P {self._to_root}/K[{' '.join(self._kids)}]>>"
        back = " ".join(f"{key}[{' '.join(content)}]" for key, content in enumerate(self._pages))
        after = enumerate(self._annotated, self._count)
        back += "".join(f" {key} {element}" for key, element in after)
        self._root.content = (
            f"<</Type/StructTreeRoot/K[{self._to_document}]"
            f"/ParentTree<</Nums[{back}]>>/ParentTreeNextKey {self._count + len(self._annotated)}>>"
        )
        if self._fields:
            self.pdf.Catalog.AcroForm = self.pdf.add(Raw(
                f"<</Fields[{' '.join(self._fields)}]/DA{text(_TYPED)}"
                f"/DR<</Font<</Helv {_TYPEFACE}>>>>>>"
            ))  # fmt: skip
