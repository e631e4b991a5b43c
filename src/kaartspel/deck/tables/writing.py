"""Put proposed ids into the tables that lack them; all else in these files stays as it is."""

import copy
import csv
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from kaartspel.deck.folder import Folder
from kaartspel.deck.sources import read_sources
from kaartspel.deck.tables.cells import letters
from kaartspel.deck.tables.csv_files import decoded, parsed
from kaartspel.deck.tables.ids import Proposal
from kaartspel.deck.tables.scan import column_number, scan_ods, scan_xlsx, sheet_parts
from kaartspel.messages import reason_of, say
from kaartspel.problems import InvalidDeck, Problems, SurroundingsFailed

_HEAD = "id"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

Entries = dict[tuple[int, int], str]
"""Texts to write, by row and column from 1."""


def write_ids(root: Path) -> tuple[int, tuple[str, ...]]:
    """Write the ids that are proposed for cards of a deck; return how many, and the files.

    Raises InvalidDeck where the deck's files cannot be read, SurroundingsFailed where one cannot be
    written.
    """
    problems = Problems()
    folder = Folder(root, problems)
    sources = read_sources(folder, problems)
    if problems:
        raise InvalidDeck(problems)
    by_file: dict[str, list[Proposal]] = {}
    for proposal in sources.proposals:
        by_file.setdefault(proposal.place.file, []).append(proposal)
    for file, proposals in by_file.items():
        path = Path(file)
        _replace(path, _written(path.suffix, path.read_bytes(), proposals))
    return len(sources.proposals), tuple(by_file)


def _written(suffix: str, raw: bytes, proposals: Sequence[Proposal]) -> bytes:
    write = {".csv": _csv, ".xlsx": _xlsx, ".ods": _ods}[suffix]
    by_sheet: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        by_sheet.setdefault(_sheet(proposal), []).append(proposal)
    return write(raw, by_sheet)


def _sheet(proposal: Proposal) -> str:
    """Return the name of the sheet of a proposal's cell."""
    quoted = proposal.place.cell.rpartition("!")[0]
    return quoted[1:-1].replace("''", "'") if quoted.startswith("'") else quoted


def _entries(proposals: Iterable[Proposal], free: int, header: int) -> Entries:
    """Return what to write: where no column is named id, the first `free` one is, in the header."""
    entries: Entries = {}
    for proposal in proposals:
        column = proposal.place.column if proposal.has_column else free
        entries[proposal.place.line, column] = proposal.id
        if not proposal.has_column:
            entries[header, free] = _HEAD
    return entries


def _csv(raw: bytes, by_sheet: dict[str, list[Proposal]]) -> bytes:
    decoding = decoded(raw)
    assert decoding
    text, dialect = decoding
    rows = list(parsed(text, dialect))
    header = next(i for i, row in enumerate(rows, 1) if any(cell.strip() for cell in row))
    entries = _entries(by_sheet[""], max(map(len, rows)) + 1, header)
    for (row, column), id_ in entries.items():
        cells = rows[row - 1]
        cells += [""] * (column - len(cells))
        cells[column - 1] = id_
    stream = io.StringIO()
    if dialect.first:
        stream.write(dialect.first + dialect.line_end)
    csv.writer(stream, delimiter=dialect.delimiter, lineterminator=dialect.line_end).writerows(rows)
    return stream.getvalue().encode(dialect.encoding)


def _xlsx(raw: bytes, by_sheet: dict[str, list[Proposal]]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        parts = sheet_parts(file.read("xl/workbook.xml"), file.read("xl/_rels/workbook.xml.rels"))
    by_part = {parts[name]: proposals for name, proposals in by_sheet.items()}
    changes = {part: partial(_xlsx_sheet, proposals=own) for part, own in by_part.items()}
    return _repacked(raw, changes)


def _xlsx_sheet(xml: bytes, proposals: list[Proposal]) -> bytes:
    root = _parsed(xml)
    rows = {int(row.get("r")): row for row in root.iter(f"{{{_MAIN}}}row") if row.get("r")}
    header = min(number for number, row in rows.items() if len(row))
    for (row, column), text in _entries(proposals, scan_xlsx(xml).columns + 1, header).items():
        cell = _xlsx_cell(rows[row], row, column)
        cell.set("t", "inlineStr")
        for inner in list(cell):
            cell.remove(inner)
        _child(_child(cell, _MAIN, "is"), _MAIN, "t").text = text
    return _unparsed(root)


def _xlsx_cell(row: Any, number: int, column: int) -> Any:
    """Return a cell of a row; one that is not there yet is put where it belongs."""
    numbers = [column_number(cell.get("r", "").rstrip("0123456789")) for cell in row]
    if column in numbers:
        return row[numbers.index(column)]
    made = row.makeelement(f"{{{_MAIN}}}c", {"r": f"{letters(column)}{number}"})
    row.insert(sum(number < column for number in numbers), made)
    return made


def _ods(raw: bytes, by_sheet: dict[str, list[Proposal]]) -> bytes:
    return _repacked(raw, {"content.xml": lambda xml: _ods_content(xml, by_sheet)})


def _ods_content(xml: bytes, by_sheet: dict[str, list[Proposal]]) -> bytes:
    root, scans = _parsed(xml), scan_ods(xml)
    for table in root.iter(f"{{{_TABLE}}}table"):
        name = table.get(f"{{{_TABLE}}}name")
        if name in by_sheet:
            rows = dict(_ods_rows(table))
            header = min(number for number, row in rows.items() if _has_text(row))
            entries = _entries(by_sheet[name], scans[name].columns + 1, header)
            for (row, column), text in entries.items():
                cell = _ods_cell(rows[row], column)
                cell.set(f"{{{_OFFICE}}}value-type", "string")
                for inner in list(cell):
                    cell.remove(inner)
                _child(cell, _TEXT, "p").text = text
    return _unparsed(root)


def _ods_rows(table: Any) -> Iterator[tuple[int, Any]]:
    """Yield the rows of a table with their numbers; of repeated ones the first."""
    number = 1
    for row in table.iter(f"{{{_TABLE}}}table-row"):
        yield number, row
        number += int(row.get(f"{{{_TABLE}}}number-rows-repeated", "1"))


def _has_text(row: Any) -> bool:
    return any(True for _ in row.iter(f"{{{_TEXT}}}p"))


def _ods_cell(row: Any, column: int) -> Any:
    """Return a cell of a row; one of several that are written as one is parted from the others."""
    repeated = f"{{{_TABLE}}}number-columns-repeated"
    first = 1
    for cell in list(row):
        count = int(cell.get(repeated, "1"))
        if first <= column < first + count:
            parted = [(column - first, False), (1, True), (first + count - 1 - column, False)]
            single = cell
            for number, is_it in parted:
                if number:
                    piece = copy.deepcopy(cell)
                    piece.attrib.pop(repeated, None)
                    if number > 1:
                        piece.set(repeated, str(number))
                    cell.addprevious(piece)
                    single = piece if is_it else single
            row.remove(cell)
            return single
        first += count
    for _ in range(column - first):
        _child(row, _TABLE, "table-cell")
    return _child(row, _TABLE, "table-cell")


def _parsed(xml: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415  only here is a workbook changed

    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _unparsed(root: Any) -> bytes:
    from lxml import etree  # noqa: PLC0415

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _child(parent: Any, namespace: str, name: str) -> Any:
    child = parent.makeelement(f"{{{namespace}}}{name}", {})
    parent.append(child)
    return child


def _repacked(raw: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a zip with some of its parts changed, and the others as they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(info, changes[info.filename](data) if info.filename in changes else data)
    return stream.getvalue()


def _replace(path: Path, data: bytes) -> None:
    """Put a file in the place of another in one step, with its rights."""
    name = ""
    try:
        descriptor, name = tempfile.mkstemp(prefix=".ids-", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        fact = say("cannot write {path}: {reason}", path=path, reason=reason_of(error))
        raise SurroundingsFailed(say("{fact}; close it where it is open", fact=fact)) from error
