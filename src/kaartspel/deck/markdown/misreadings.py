"""Find lines that are text to Markdown and were meant as something else."""

import re
from collections.abc import Iterator

from kaartspel.deck.markdown.tables import cells_of, columns_of

ATX = re.compile(r"(#{1,6})(?: +|$)")
MARKER = re.compile(r"(?:([-*+])|(\d{1,9})([.)]))(?= |$)")

_NO_ATX = re.compile(r"#{7,}|#+(?=[^#\s])")
_NO_MARKER = re.compile(r"[•◦‣▪●○■] +\S")
_DEFINITION = re.compile(r"\[(?!\^)[^\]]+\]:")
_UNDERLINE = re.compile(r"(=+|-+) *$")


def misreadings(words: str, indent: int, above: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield fact, remedy and code of what a line of a paragraph was perhaps meant as.

    `indent` is how many spaces stand before its words; `above` the paragraph's
    line above it, if there is one.
    """
    columns = len(columns_of(words)) if "|" in words else 0
    if columns and above and "|" in above:
        fact = f"the row above has {len(cells_of(above))} cells, and this one {columns}"
        yield fact, "give both as many", "table-uneven"
    elif columns:
        fact = "this row would divide a table's columns, and no row of headings is above it"
        remedy = r"begin both as far to the right, or write \| for the mark itself"
        yield fact, remedy, "table-without-head"
    if indent > 3:
        yield from _too_far(words)
        return
    if _UNDERLINE.match(words) and above is not None:
        fact = "a heading is not underlined here"
        remedy = "write '## ' before it; for a line across the page, leave a blank line above"
        yield fact, remedy, "heading-underlined"
    if _DEFINITION.match(words):
        fact = "links are not collected below the text"
        remedy = r"write each whole: [words](where it leads), or write \[ for the mark itself"
        yield fact, remedy, "link-definition"
    if match := _NO_ATX.match(words):
        fact = f"'{match[0][:8]}' makes no heading here"
        marks = "#" * min(len(match[0]), 6)
        remedy = rf"write '{marks} ' with a space, or \# for the mark itself"
        yield fact, remedy, "heading-without-space"
    if _NO_MARKER.match(words):
        yield f"'{words[0]}' makes no list", "begin each item with '- '", "no-list"


def _too_far(words: str) -> Iterator[tuple[str, str, str]]:
    marker = MARKER.match(words)
    if words.startswith(">") or marker or ATX.match(words):
        mark = marker[0] if marker else words[0]
        fact = f"'{mark}' so far to the right goes on with the paragraph above"
        escaped = f"{mark[:-1]}\\{mark[-1]}"
        remedy = f"begin it further to the left, or write {escaped} for the mark itself"
        yield fact, remedy, "mark-too-far"
