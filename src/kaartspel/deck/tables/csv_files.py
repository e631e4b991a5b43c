"""Read CSV as spreadsheets write it: any of three delimiters, any of four encodings."""

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kaartspel.deck.tables.cells import MAX_CELLS, TableCell, Worksheet, place_of
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

if TYPE_CHECKING:
    import _csv

_DELIMITERS = ";,\t"  # of which the first counts where the header shows none
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LONGEST = 100_000  # characters of one cell


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file is written: `first` is the line that names the delimiter, if there is one."""

    encoding: str
    delimiter: str
    first: str
    line_end: str


def read_csv(file: str, raw: bytes, problems: Problems) -> Worksheet | None:
    """Return the table in a file; None where it is none, which is told."""
    decoding = decoded(raw)
    if decoding is None:
        remedy = say("save it as 'CSV UTF-8'")
        problems.tell(Place(file), say("this is no text"), remedy, "not-text")
        return None
    text, dialect = decoding
    rows, reader = list[list[str]](), parsed(text, dialect)
    try:
        rows.extend(reader)
    except csv.Error as error:
        fact = say("this is no CSV ({error})", error=error)
        remedy = say(
            "save it anew from the spreadsheet, or write quotation marks inside a text twice"
        )
        line = reader.line_num + (1 if dialect.first else 0)
        problems.tell(Place(file, line), fact, remedy, "not-csv")
        return None
    if len(rows) * max(map(len, rows), default=0) > MAX_CELLS:
        fact = say("the table has more than {most} cells", most=MAX_CELLS)
        problems.tell(Place(file), fact, say("split it"), "too-many-entries")
        return None
    width = max(map(len, rows), default=0)
    # A spreadsheet does not show the line that names the delimiter, nor counts it.
    cells = (
        tuple(
            TableCell(text, place_of(file, "", r, c))
            for c, text in enumerate(_padded(row, width), 1)
        )
        for r, row in enumerate(rows, 1)
    )
    return Worksheet(file, "", tuple(cells))


def _padded(row: list[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def decoded(raw: bytes) -> tuple[str, Dialect] | None:
    """Return a file's text, without the line that names its delimiter, and how it is written.

    None where it holds what no text does. What is no UTF-8 is read as Western Europe's code page of
    Windows.
    """
    named = [encoding for mark, encoding in _MARKS if raw.startswith(mark)]
    for encoding in named or ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else _undressed(text, encoding)
    return None


def _undressed(text: str, encoding: str) -> tuple[str, Dialect]:
    first, _, rest = text.partition("\n")
    line_end = "\r\n" if first.endswith("\r") else "\n"
    head = first.rstrip("\r")
    if head.lower().startswith("sep=") and len(head) == 5:
        return rest, Dialect(encoding, head[4], head, line_end)
    return text, Dialect(encoding, _delimiter(text), "", line_end)


def _delimiter(text: str) -> str:
    """Return what divides the header into the most cells."""
    return max(_DELIMITERS, key=lambda delimiter: len(_header(text, delimiter)))


def _header(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []


def parsed(text: str, dialect: Dialect) -> "_csv.Reader":
    """Return the rows of a text. Reading them raises csv.Error."""
    csv.field_size_limit(_LONGEST)
    stream = io.StringIO(text, newline="")
    return csv.reader(stream, delimiter=dialect.delimiter, strict=True)
