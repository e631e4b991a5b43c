"""Write a deck's cards as a workbook, to hand to an editor or a translator."""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from kaartspel.deck.folder import Folder
from kaartspel.deck.kinds import KindsFile
from kaartspel.deck.sources import read_sources
from kaartspel.deck.tables.columns import LANG, Vocabulary, key, vocabulary_of
from kaartspel.deck.tables.flat import Flat, FlatSheet, flat_sheets
from kaartspel.deck.trade_files import read_shipped
from kaartspel.problems import InvalidDeck, Problems

_PLACES = {"collection", "group", "topic", "topics"}
_LEADING = ("id", "kind", "collection_id", "collection", "question", "category", "cluster", "group",
            "suit", "own", "topic", "value", "title", "text")  # fmt: skip
_LAST = ("quantity", "picture", "alt", "decorative", "fit", "place", "qr", LANG)
_WIDTHS = {"id": 24, "text": 60, "steps": 50, "back": 40, "question": 30}  # in characters
_USUAL_WIDTH = 20
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31
_BASE = {
    "questions": ("id", "category", "topic", "text"),
    "values": ("id", "cluster", "text"),
    "cards": ("id",),
}


def export_xlsx(root: Path) -> tuple[bytes, int]:
    """Return the cards of the deck in a folder as a workbook, and how many there are.

    Cards that tell the rules stand in games and are left out. The same deck gives the same bytes.
    Raises InvalidDeck where a file of the deck cannot be read.
    """
    problems = Problems()
    sources = read_sources(Folder(root, problems), problems)
    if problems or sources.deck is None:
        raise InvalidDeck(problems)
    vocabulary = vocabulary_of(sources.deck.entry, sources.suits.entry if sources.suits else None)
    fields = _fields_of_kinds(sources.deck.entry.kinds)
    sheets = list(flat_sheets(sources))
    date = datetime.fromisoformat(sources.deck.entry.edition_date)
    title = sources.deck.entry.title
    return _workbook(sheets, vocabulary, fields, title, date), sum(len(s.rows) for s in sheets)


def _fields_of_kinds(own: Iterable[Any]) -> dict[str, list[str]]:
    """Return the fields that each kind has a place for."""
    fields: dict[str, list[str]] = {}
    for entry in (*read_shipped("kinds.yaml", KindsFile).kinds, *own):
        names = [slot.source for slot in entry.slots if slot.source not in _PLACES]
        fields[entry.id] = names or fields.get(entry.like or entry.id, fields.get("plain", []))
    return fields


def _workbook(
    sheets: Iterable[FlatSheet], vocabulary: Vocabulary, fields: dict[str, list[str]], title: str,
    date: datetime,
) -> bytes:  # fmt: skip
    import xlsxwriter  # noqa: PLC0415  slow, rarely needed

    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(stream, options) as book:
        book.set_properties({"title": title, "created": date})
        taken: set[str] = set()
        for sheet in sheets:
            name = _sheet_name(sheet, vocabulary, taken)
            is_named = vocabulary.kinds.get(key(name)) == sheet.kind
            columns = list(_columns(sheet, fields.get(sheet.kind, []), has_kind=not is_named))
            _write(book, book.add_worksheet(name), sheet.rows, columns, vocabulary)
    return stream.getvalue()


def _sheet_name(sheet: FlatSheet, vocabulary: Vocabulary, taken: set[str]) -> str:
    """Return a name that no other sheet has: what cards of the kind are called."""
    named = _FORBIDDEN.sub(" ", vocabulary.sheets.get(sheet.kind or "plain", sheet.kind or "plain"))
    stem = named.strip()[: _LONGEST_NAME - 3].strip() or "cards"
    name, count = stem, 1
    while name.lower() in taken:
        count += 1
        name = f"{stem} {count}"
    taken.add(name.lower())
    return name


def _columns(sheet: FlatSheet, fields: Iterable[str], *, has_kind: bool) -> Iterator[str]:
    """Yield what the columns hold: what cards of the kind can say, and what these say."""
    used = {field for row in sheet.rows for field in row} | {*_BASE[sheet.shape], *fields}
    if sheet.kind == "cluster" and sheet.shape == "values":
        used -= {"title"}
    if sheet.shape != "cards" or (not has_kind and _is_of_one_kind(sheet)):
        used -= {"kind"}
    named = {field for field in used if " " not in field}
    for field in (*_LEADING, *sorted(named - {*_LEADING, *_LAST}), *_LAST):
        yield from (each for each in (field, f"{field} {LANG}") if each in used)


def _is_of_one_kind(sheet: FlatSheet) -> bool:
    return all(row["kind"] == sheet.kind for row in sheet.rows)


def _write(
    book: Any, page: Any, rows: Iterable[Flat], columns: list[str], vocabulary: Vocabulary
) -> None:  # fmt: skip
    head = book.add_format({"bold": True, "bg_color": "#E8E4DC", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    count = 0
    for c, field in enumerate(columns):
        page.set_column(c, c, _WIDTHS.get(field, _USUAL_WIDTH), text)
        page.write_string(0, c, vocabulary.head(field), head)
    for count, row in enumerate(rows, 1):
        for c, field in enumerate(columns):
            if field in row:
                page.write_string(count, c, row[field], text)
    page.freeze_panes(1, 1)
    page.autofilter(0, 0, count, len(columns) - 1)
    page.ignore_errors({"number_stored_as_text": f"A1:XFD{count + 1}"})
