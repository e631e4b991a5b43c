"""Read .xlsx and .ods: the sheets that a person sees, with what their cells show.

What is in the file is looked at first, and only that much of it is given to the reader.
"""

import datetime
import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from kaartspel.deck.tables.cells import MAX_CELLS, TableCell, Worksheet, place_of
from kaartspel.deck.tables.scan import (
    FAILED,
    NO_VALUE,
    NotSound,
    Scan,
    TooLarge,
    scan_ods,
    scan_xlsx,
    sheet_parts,
)
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

MOST = 16_000_000  # bytes of a file: pictures may stand in it
_MOST_XML = 60_000_000  # bytes of all XML in it
_MOST_PARTS = 2_000
_REMARK = "#"  # what begins the name of a sheet, or of a column, that is not read
_OLD = b"\xd0\xcf\x11\xe0"  # how .xls begins, and a workbook with a password
# What is raised where a zip or its parts are damaged: in any place, and by more than one library.
_BROKEN = (zipfile.BadZipFile, NotImplementedError, zlib.error, lzma.LZMAError, struct.error,
           OSError, EOFError, ValueError, LookupError, OverflowError)  # fmt: skip
NO_TEXT = "cell-no-text"
Parts = dict[str, bytes]
Scans = Mapping[str, Scan]


def read_workbook(file: str, raw: bytes, problems: Problems) -> list[Worksheet]:
    """Return the sheets of a file; tell what keeps it, or a sheet of it, from being read."""
    try:
        parts = _unpacked(raw)
        scans = _scans(parts)
    except TooLarge:
        fact = say(
            "a sheet has more than {most} cells, or the file is larger than it looks",
            most=MAX_CELLS,
        )
        remedy = say("remove what stands far to the right or far below, or split it")
        problems.tell(Place(file), fact, remedy, "too-many-entries")
        return []
    except (NotSound, *_BROKEN):
        problems.tell(Place(file), *_unsound(raw))
        return []
    return list(_sheets(file, parts, scans, problems))


def _unsound(raw: bytes) -> tuple[str, str, str]:
    if raw.startswith(_OLD):
        fact = say("this is an old .xls, or has a password")
        return fact, say("save it as .xlsx, without a password"), "not-a-workbook"
    return (
        say("this is no workbook, or a damaged one"),
        say("save it anew as .xlsx"),
        "not-a-workbook",
    )


def _unpacked(raw: bytes) -> Parts:
    """Return the XML in a zip. Raises TooLarge, and what zipfile raises."""
    parts: Parts = {}
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        infos = [info for info in file.infolist() if _is_read(info.filename)]
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _MOST_XML:
            raise TooLarge
        for info in infos:
            if info.flag_bits & 1:  # a password
                raise NotSound
            parts[info.filename] = file.read(info)
    return parts


def _is_read(name: str) -> bool:
    return name == "mimetype" or name.lower().endswith((".xml", ".rels"))


def _scans(parts: Parts) -> Scans:
    """Return what is found in each sheet, by its name."""
    if "content.xml" in parts:
        return scan_ods(parts["content.xml"])
    try:
        places = sheet_parts(parts["xl/workbook.xml"], parts["xl/_rels/workbook.xml.rels"])
    except KeyError as error:
        raise NotSound from error
    scanned = {place: scan_xlsx(xml) for place, xml in parts.items() if _is_sheet(place)}
    return {name: scanned.get(place, Scan()) for name, place in places.items()}


def _is_sheet(place: str) -> bool:
    return place.lower().startswith("xl/") and "sheet" in place.lower()


def _sheets(file: str, parts: Parts, scans: Scans, problems: Problems) -> Iterator[Worksheet]:
    # A library of its own, which most decks do not need.
    import python_calamine as calamine  # noqa: PLC0415

    try:
        book = calamine.load_workbook(io.BytesIO(_packed(parts)))
        shown = list(_shown(file, book.sheets_metadata, calamine, problems))
        read = [(name, book.get_sheet_by_name(name)) for name in shown]
        for name, sheet in read:
            start = sheet.start or (0, 0)
            rows = sheet.to_python(skip_empty_area=True)
            yield _table(file, name, start, rows, scans.get(name, Scan()))
    except calamine.CalamineError as error:
        fact = say("this workbook cannot be read ({error})", error=error)
        problems.tell(Place(file), fact, say("save it anew as .xlsx"), "not-a-workbook")


def _packed(parts: Parts) -> bytes:
    """Return a zip of just these parts, as large as it looks."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return packed.getvalue()


def _shown(file: str, sheets: Any, calamine: Any, problems: Problems) -> Iterator[str]:
    """Yield the names of the sheets that a person sees; tell hidden ones."""
    for sheet in sheets:
        if sheet.name.startswith(_REMARK) or sheet.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if sheet.visible != calamine.SheetVisibleEnum.Visible:
            fact = say(
                "the sheet '{name}' is hidden, and hidden cards are not made", name=sheet.name
            )
            remedy = say(
                "show it, remove it, or begin its name with '{remark}' to leave it out",
                remark=_REMARK,
            )
            problems.tell(place_of(file, sheet.name, 1, 1), fact, remedy, "sheet-hidden")
            continue
        yield sheet.name


def _table(file: str, name: str, start: tuple[int, int], rows: Any, scan: Scan) -> Worksheet:
    top, left = start[0] + 1, start[1] + 1
    read = {(r, c): value for r, row in enumerate(rows, top) for c, value in enumerate(row, left)}
    last = max((c for _, c in read), default=0)
    last_row = max((r for r, _ in [*read, *scan.faults]), default=0)
    return Worksheet(file, name, tuple(
        tuple(_cell(read.get((r, c), ""), scan.faults.get((r, c), ""), file, name, r, c)
              for c in range(1, max(last, *(k[1] for k in scan.faults), 0) + 1))
        for r in range(1, last_row + 1)
    ))  # fmt: skip


def _cell(value: Any, fault: str, file: str, sheet: str, row: int, column: int) -> TableCell:
    place = place_of(file, sheet, row, column)
    if fault:
        return TableCell("", place, fault)
    if isinstance(value, str):
        return TableCell(value, place)
    if isinstance(value, bool):
        return TableCell("true" if value else "false", place, NO_TEXT)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return TableCell(str(int(value)), place)
    shown = value.isoformat() if isinstance(value, datetime.date | datetime.time) else str(value)
    return TableCell(shown, place, NO_TEXT)


FAULTS = {
    NO_VALUE: (
        say("the result of this formula is not in the file"),
        say("open the file in a spreadsheet and save it once"),
    ),
    FAILED: (say("this formula failed"), say("mend it, or write the text itself")),
    NO_TEXT: (
        say("the spreadsheet made a number, a date or a yes or no of this"),
        say("type an apostrophe (') before it, so that it stays as it is typed"),
    ),
}
"""What is wrong with a cell, by its code: fact and remedy."""
