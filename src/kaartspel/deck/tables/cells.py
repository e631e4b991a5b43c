"""A table as rows of cells that know where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.problems import Place

MAX_CELLS = 500_000  # of one sheet, from its first to its last: ten thousand cards take a tenth

_PLAIN = re.compile(r"[^\W\d]\w*")  # names of sheets that need no quotation marks


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell's text, and what is wrong with it: a code of FAULTS, or nothing."""

    text: str
    place: Place
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet of a file: its name, empty where the file has no sheets, and its rows of cells."""

    file: str
    name: str
    rows: tuple[tuple[TableCell, ...], ...]


def place_of(file: str, sheet: str, row: int, column: int) -> Place:
    """Return the place of a cell; row and column count from 1."""
    quoted = sheet if _PLAIN.fullmatch(sheet) else "'{}'".format(sheet.replace("'", "''"))
    prefix = f"{quoted}!" if sheet else ""
    return Place(file, row, column, f"{prefix}{letters(column)}{row}")


def letters(column: int) -> str:
    """Return what spreadsheets call a column, counted from 1: A, B … Z, AA."""
    return "".join(reversed([*_letters(column)]))


def _letters(column: int) -> Iterator[str]:
    while column:
        column, rest = divmod(column - 1, 26)
        yield chr(ord("A") + rest)
