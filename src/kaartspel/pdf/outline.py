"""The outline of a PDF: its bookmarks, by which readers find a page (ISO 32000-1, 12.3.3)."""

from collections.abc import Sequence

from kaartspel.frame import Bookmark
from kaartspel.pdf.objects import PdfFile, Raw, dictionary, text


def add_outline(pdf: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[str]) -> str:
    """Add bookmarks to a file; return the reference to its outline. `pages` refer to its pages.

    What stands under a bookmark is folded away.
    """
    root = Raw()
    reference = pdf.add(root)
    root.content = _written(pdf, Type="/Outlines", **_held(pdf, bookmarks, pages, reference))
    return reference


def _held(
    pdf: PdfFile, bookmarks: Sequence[Bookmark], pages: Sequence[str], parent: str
) -> dict[str, object]:
    """Add the bookmarks under another; return the entries that lead to them."""
    made = [Raw() for _ in bookmarks]
    references = [pdf.add(each) for each in made]
    for place, (each, bookmark) in enumerate(zip(made, bookmarks, strict=True)):
        beside = dict[str, object]()
        if place:
            beside["Prev"] = references[place - 1]
        if place < len(made) - 1:
            beside["Next"] = references[place + 1]
        under = dict[str, object]()
        if bookmark.under:
            under = _held(pdf, bookmark.under, pages, references[place])
            under["Count"] = -len(bookmark.under)
        leads = f"[{pages[bookmark.page]} /Fit]"
        each.content = _written(
            pdf, Title=text(bookmark.title), Parent=parent, **beside, **under, Dest=leads
        )
    return {"First": references[0], "Last": references[-1], "Count": len(references)}


def _written(pdf: PdfFile, **entries: object) -> str:
    return dictionary(**entries).format(pdf).decode("ascii")
