"""The rows of tables, as GitHub's Markdown writes them."""

import re

_DELIMITERS = re.compile(r"(?!- )[-:|][-:| ]+$")
_CELL = re.compile(r" *(:?)-+(:?) *$")
_SPLIT = re.compile(r"(?<!\\)\|")


def columns_of(delimiters: str) -> list[str]:
    """Return the sides that a table's second row gives its columns; nothing if it is no such."""
    cells = cells_of(delimiters) if _DELIMITERS.match(delimiters) else []
    matches = [_CELL.match(cell) for cell in cells]
    if not all(matches):
        return []
    sides = {"": "", ":-": "left", "-:": "right", ":-:": "center"}
    return [sides[f"{m[1]}-{m[2]}" if m[1] or m[2] else ""] for m in matches if m]


def cells_of(row: str) -> list[str]:
    """Return the cells of a table's row as they are written, escaped bars with their marks."""
    row = row.strip(" ")
    cells = _SPLIT.split(row)
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells
