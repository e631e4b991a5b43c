"""Turn a deck into one page to open in a browser: to look at, to play and to print from."""

from kaartspel.page.document import DrawnMap, page
from kaartspel.page.export import FileLink, LinkedFile, anchor
from kaartspel.page.guide import guide_language, guide_page, guide_text

__all__ = [
    "DrawnMap",
    "FileLink",
    "LinkedFile",
    "anchor",
    "guide_language",
    "guide_page",
    "guide_text",
    "page",
]
