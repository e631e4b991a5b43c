"""Look at the XML of a sheet before it is read: how large it is, and what a reader would not tell.

Readers give an empty text for a formula whose result is not kept, and for one that failed; and they
make room for each cell between the first and the last, of which a small file may name very many.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from kaartspel.deck.tables.cells import MAX_CELLS

NO_VALUE, FAILED = "formula-without-value", "formula-failed"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

Attributes = dict[str, str]


class TooLarge(Exception):
    """A sheet has more cells than any deck."""


class NotSound(Exception):
    """A sheet holds what no spreadsheet writes."""


@dataclass(slots=True)
class Scan:
    """What was found: cells at fault, by row and column from 1, and how far the sheet reaches."""

    faults: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0

    def reach(self, row: int, column: int) -> None:
        """Count a cell that holds something. Raises TooLarge."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows * self.columns > MAX_CELLS:
            raise TooLarge


def scan_xlsx(xml: bytes) -> Scan:
    """Return what there is in a sheet of an .xlsx. Raises TooLarge and NotSound."""
    reader = _Xlsx(Scan())
    _parse(xml, reader.begin, reader.end, reader.text)
    return reader.scan


def sheet_parts(workbook: bytes, relations: bytes) -> dict[str, str]:
    """Return the names of the sheets of an .xlsx, and where in it each stands. Raises NotSound."""
    sheets: dict[str, str] = {}
    targets: dict[str, str] = {}

    def begin(name: str, attributes: Attributes) -> None:
        if _local(name) == "sheet":
            relation = next(
                (v for k, v in attributes.items() if _local(k) == "id" and ":" in k), ""
            )
            sheets[attributes.get("name", "")] = relation
        elif _local(name) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    for xml in (workbook, relations):
        _parse(xml, begin, lambda name: None, lambda text: None)
    return {name: _in_package(targets.get(relation, "")) for name, relation in sheets.items()}


def _in_package(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def scan_ods(xml: bytes) -> dict[str, Scan]:
    """Return what there is in each sheet of an .ods. Raises TooLarge and NotSound."""
    reader = _Ods({})
    _parse(xml, reader.begin, reader.end, lambda text: None)
    return reader.scans


def column_number(name: str) -> int:
    """Return the number of a column, counted from 1."""
    number = 0
    for letter in name:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _parse(
    xml: bytes,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse  # entities grow without end
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise NotSound from error


def _refuse(*_: object) -> None:
    raise NotSound


def _local(name: str) -> str:
    return name.rpartition(":")[2]


@dataclass(slots=True)
class _Xlsx:
    """Goes through <c r="B7" t="e"><f>…</f><v>…</v></c>."""

    scan: Scan
    at: tuple[int, int] = (0, 0)
    has_formula: bool = False
    has_value: bool = False
    is_value: bool = False
    row: int = 0
    column: int = 0

    def begin(self, name: str, attributes: Attributes) -> None:
        match _local(name):
            case "row":
                self.row = _whole(attributes.get("r", ""), self.row + 1)
                self.column = 0
            case "c":
                reference = _REFERENCE.fullmatch(attributes.get("r", ""))
                number = column_number(reference[1]) if reference else self.column + 1
                self.at = (int(reference[2]) if reference else self.row, number)
                self.column = number
                self.scan.reach(*self.at)
                self.has_formula = self.has_value = False
                if attributes.get("t") == "e":
                    self.scan.faults[self.at] = FAILED
            case "f":
                self.has_formula = True
            case "v" | "t":
                self.is_value = True

    def text(self, text: str) -> None:
        self.has_value = self.has_value or (self.is_value and bool(text))

    def end(self, name: str) -> None:
        match _local(name):
            case "v" | "t":
                self.is_value = False
            case "c" if self.has_formula and not self.has_value:
                # Excel keeps the empty text that a formula gives as a text without characters.
                self.scan.faults.setdefault(self.at, NO_VALUE)


@dataclass(slots=True)
class _Ods:
    """Goes through tables of rows of cells, of which each may stand for many."""

    scans: dict[str, Scan]
    scan: Scan = field(default_factory=Scan)
    row: int = 0
    column: int = 0
    repeated: int = 1
    depth: int = 0  # of tables within tables, which are no cells of ours
    spaces: int = 0  # that stand for themselves by their number

    def begin(self, name: str, attributes: Attributes) -> None:
        match name:
            case "table:table":
                self.depth += 1
                if self.depth == 1:
                    self.scan = self.scans.setdefault(attributes.get("table:name", ""), Scan())
                    self.row, self.repeated = 0, 1
            case "table:table-row":
                self.row, self.column = self.row + self.repeated, 0
                self.repeated = _whole(attributes.get("table:number-rows-repeated", ""), 1)
            case "table:table-cell" | "table:covered-table-cell":
                self._cell(attributes)
            case "text:s":
                self.spaces += _whole(attributes.get("text:c", ""), MAX_CELLS)
                if self.spaces > MAX_CELLS:
                    raise TooLarge

    def _cell(self, attributes: Attributes) -> None:
        count = _whole(attributes.get("table:number-columns-repeated", ""), 1)
        first, self.column = self.column + 1, self.column + count
        value, has_formula = attributes.get("office:value-type"), "table:formula" in attributes
        if value or has_formula:
            self.scan.reach(self.row + self.repeated - 1, self.column)
        if attributes.get("calcext:value-type") == "error":
            self.scan.faults[self.row, first] = FAILED
        elif has_formula and not value:
            self.scan.faults[self.row, first] = NO_VALUE

    def end(self, name: str) -> None:
        self.depth -= name == "table:table"


def _whole(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else default
