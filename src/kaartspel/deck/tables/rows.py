"""Turn a table into rows that know their fields, and tell what cannot be read of it."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kaartspel.deck.characters import check_invisible
from kaartspel.deck.mojibake import check_mojibake
from kaartspel.deck.tables.cells import TableCell, Worksheet
from kaartspel.deck.tables.columns import Vocabulary, key
from kaartspel.deck.tables.workbooks import FAULTS, NO_TEXT
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean, nearest

_REMARK = "#"
_SAME = {"category": "group", "cluster": "group", "value": "topic"}  # what only sounds different
_SWITCHES = ("own", "decorative")  # columns of yes and no
_YES = {"yes", "ja", "x", "true", "waar", "1"}
_NO = {"no", "nee", "false", "onwaar", "0", "-"}
_COUNTS = ("quantity",)


@dataclass(frozen=True, slots=True)
class Row:
    """One card as it was written: its cells by what they hold. Empty ones are in `blanks`."""

    place: Place
    cells: Mapping[str, TableCell]
    blanks: Mapping[str, Place]
    kind: str = ""

    def said(self, field: str) -> str:
        """Return the text of a field; nothing where it has none."""
        return self.cells[field].text if field in self.cells else ""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one sheet. `heads` are its columns as they are written, by what they hold.

    `names` are what the columns say they hold, before what only sounds different becomes one;
    `kind` is the kind that the sheet is named after. `columns` are their numbers, from 1, and
    `header` is the place of the row that names them.
    """

    table: Worksheet
    rows: tuple[Row, ...]
    heads: Mapping[str, str]
    names: frozenset[str]
    kind: str
    columns: Mapping[str, int]
    header: Place


def read_rows(
    table: Worksheet, title: str, vocabulary: Vocabulary, problems: Problems
) -> Rows | None:
    """Return the rows of a table, whose `title` may name a kind; None where it holds nothing.

    Told are columns that nothing is known by, texts without a column, and cells without a text.
    """
    filled = [row for row in table.rows if any(_is_filled(cell) for cell in row)]
    if not filled:
        return None
    header, *others = filled
    columns, names = _columns(header, vocabulary, problems)
    if not columns:
        return None
    _check_loose(columns, header, others, problems)
    kind = vocabulary.kinds.get(key(title), "")
    rows = (_row(row, columns, kind, vocabulary, problems) for row in others)
    return Rows(
        table,
        tuple(row for row in rows if row),
        {field: header[at].text.strip() for at, field in columns.items()},
        names,
        kind,
        {field: at + 1 for at, field in columns.items()},
        header[0].place,
    )


def _is_filled(cell: TableCell) -> bool:
    return bool(cell.fault or cell.text.strip())


def _columns(
    header: Sequence[TableCell], vocabulary: Vocabulary, problems: Problems
) -> tuple[dict[int, str], frozenset[str]]:
    """Return what each column holds, by its index, and what they are called; tell unknown ones."""
    columns: dict[int, str] = {}
    names: set[str] = set()
    unknown: list[TableCell] = []
    for i, cell in enumerate(header):
        head = cell.text.strip()
        if not head or head.startswith(_REMARK):
            continue
        name = vocabulary.column(head)
        field = _SAME.get(name, name)
        if not field:
            unknown.append(cell)
        elif field in columns.values():
            fact = say("two columns say the same: '{head}' is as good as one before it", head=head)
            remedy = say("remove one of the two, or begin its name with '{remark}'", remark=_REMARK)
            problems.tell(cell.place, fact, remedy, "column-twice")
        else:
            columns[i] = field
            names.add(name)
    if not columns:
        fact = say("the first row does not name the columns")
        remedy = say(
            "write names in it such as: {id}, {text}",
            id=vocabulary.head("id"),
            text=vocabulary.head("text"),
        )
        problems.tell(header[0].place, fact, remedy, "no-columns")
        return {}, frozenset()
    for cell in unknown:
        fact = say("nothing is known by the name of the column '{text}'", text=cell.text.strip())
        problems.tell(cell.place, fact, _renamed(cell.text.strip(), vocabulary), "unknown-column")
    return columns, frozenset(names)


def _renamed(head: str, vocabulary: Vocabulary) -> str:
    """Return what to do about a column of no known name: most are an editor's own remarks."""
    heads = sorted(vocabulary.heads.values())
    meant = did_you_mean(head, heads)
    if nearest(head, heads):
        return say("{meant}; or begin it with '{remark}' for a remark", meant=meant, remark=_REMARK)
    return say("begin it with '{remark}' for a remark, or {meant}", meant=meant, remark=_REMARK)


def _check_loose(
    columns: Mapping[int, str],
    header: Sequence[TableCell],
    rows: Iterable[Sequence[TableCell]],
    problems: Problems,
) -> None:
    """Tell the first text in each column that has no name."""
    indices: set[int] = set()
    for row in rows:
        for i, cell in enumerate(row):
            nameless = i >= len(header) or not header[i].text.strip()
            if nameless and i not in indices and _is_filled(cell):
                indices.add(i)
                fact = say("this column has no name")
                remedy = say("name it in the first row, or empty it")
                problems.tell(cell.place, fact, remedy, "column-without-name")


def _row(
    row: Sequence[TableCell], columns: Mapping[int, str], kind: str, vocabulary: Vocabulary,
    problems: Problems,
) -> Row | None:  # fmt: skip
    read = dict(_read(row, columns, problems))
    cells = {field: cell for field, cell in read.items() if cell.text}
    if not cells:
        return None
    blanks = {field: cell.place for field, cell in read.items() if not cell.text}
    if "kind" in cells:
        kind = _kind(cells["kind"], vocabulary, problems)
    if "suit" in cells:
        suit = cells["suit"]
        cells["suit"] = replace(suit, text=vocabulary.suits.get(key(suit.text), suit.text))
    return Row(next(iter(cells.values())).place, cells, blanks, kind)


def _read(
    row: Sequence[TableCell], columns: Mapping[int, str], problems: Problems
) -> Iterator[tuple[str, TableCell]]:
    for i, field in columns.items():
        if i < len(row):
            yield field, _sound(row[i], field, problems)


def _sound(cell: TableCell, field: str, problems: Problems) -> TableCell:
    """Return a cell with its text as a deck has texts; tell what is wrong with it."""
    if field in _SWITCHES:
        return _switch(cell, problems)
    if cell.fault and not (field in _COUNTS and cell.fault == NO_TEXT):
        problems.tell(cell.place, *FAULTS[cell.fault], cell.fault)
    text = unicodedata.normalize("NFC", cell.text.replace("\r\n", "\n").replace("\r", "\n"))
    text_problems = Problems()
    check_invisible("", text, check_mojibake("", text, text_problems), text_problems)
    for problem in text_problems:
        problems.tell(cell.place, problem.fact, problem.remedy, problem.code)
    return replace(cell, text=text.strip())


def _switch(cell: TableCell, problems: Problems) -> TableCell:
    """Return a cell of yes or no as YAML has it: true, or no text."""
    answer = cell.text.strip().lower()
    if answer and answer not in _YES | _NO:
        fact = say("'{text}' is neither yes nor no", text=cell.text.strip())
        remedy = say("write yes, or leave it empty")
        problems.tell(cell.place, fact, remedy, "neither-yes-nor-no")
    return replace(cell, text="true" if answer in _YES else "", fault="")


def _kind(cell: TableCell, vocabulary: Vocabulary, problems: Problems) -> str:
    kind = vocabulary.kinds.get(key(cell.text), "")
    if not kind:
        remedy = did_you_mean(cell.text, {*vocabulary.singles.values()})
        problems.tell(
            cell.place, say("unknown kind '{kind}'", kind=cell.text), remedy, "unknown-kind"
        )
    return kind
