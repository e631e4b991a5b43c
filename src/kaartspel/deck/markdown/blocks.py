"""Turn a chapter's Markdown into blocks of prose, and tell what comes out otherwise than meant."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kaartspel.deck.markdown.containers import Containers, OpenContainer, TooDeep
from kaartspel.deck.markdown.inlines import read_line
from kaartspel.deck.markdown.prose import (
    BlockList,
    Blocks,
    CodeBlock,
    Heading,
    Inlines,
    Note,
    Prose,
    ProseBlock,
    ProseTable,
    Quotation,
    Rule,
    TextBlock,
    plain,
)
from kaartspel.deck.markdown.source import SourcePiece, SourceText
from kaartspel.deck.markdown.tables import cells_of, columns_of
from kaartspel.deck.model.book import anchor
from kaartspel.messages import say
from kaartspel.problems import Problems

# A page of a book has about two thousand characters; of what is longer, reading takes more time
# and memory than it is worth.
MAX_PARAGRAPH = 10_000
_MOST_COLUMNS = 50  # on the widest of screens no cell of them has room for a word


def read_prose(file: str, text: str, problems: Problems) -> Prose:
    """Return what a chapter says; tell what its book does not use.

    Where no title comes first, `heading` is empty.
    """
    blocks, notes = _read_blocks(file, text, problems)
    title = blocks[0] if blocks else None
    if isinstance(title, Heading) and title.level == 1 and plain(title.line).strip():
        return Prose(title.line, _name_headings(blocks[1:]), notes)
    return Prose((), blocks, notes)


@lru_cache(maxsize=64)
def prose_of(file: str, text: str) -> Prose:
    """Return what a chapter says that was read before: nothing is told again."""
    return read_prose(file, text, Problems())


def _read_blocks(file: str, text: str, problems: Problems) -> tuple[Blocks, tuple[Note, ...]]:
    containers = Containers(file, problems)
    try:
        for number, line in enumerate(text.split("\n"), 1):
            containers.feed(number, line)
    except TooDeep:
        return (), ()
    reader = _BlockReader(file, problems)
    blocks = reader.blocks(containers.root)
    return blocks, tuple(reader.notes)


def _name_headings(blocks: Blocks) -> Blocks:
    """Return blocks whose headings have names of their own: a second one of the same has a number.

    Headings within quotations and lists are named by none: what they head is not the chapter's.
    """
    used: set[str] = set()
    counts: Counter[str] = Counter()
    named: list[ProseBlock] = []
    for block in blocks:
        if isinstance(block, Heading):
            name = stem = anchor(plain(block.line))
            while name in used:
                counts[stem] += 1
                name = f"{stem}-{counts[stem] + 1}"
            used.add(name)
            named.append(replace(block, name=name))
        else:
            named.append(block)
    return tuple(named)


class _BlockReader:
    """Reads what blocks hold; `notes` grows meanwhile."""

    def __init__(self, file: str, problems: Problems) -> None:
        self._file, self._problems = file, problems
        self.notes: list[Note] = []

    def blocks(self, container: OpenContainer) -> Blocks:
        return tuple(self._blocks(container))

    def _blocks(self, container: OpenContainer) -> Iterator[ProseBlock]:
        for at, block in enumerate(container.inner):
            match block.kind:
                case "text":
                    yield TextBlock(self._line(_trimmed(block.pieces)))
                case "heading":
                    yield Heading(block.level, self._line(block.pieces), place=block.place)
                case "rule":
                    yield Rule()
                case "code" | "fence":
                    yield self._code(block)
                case "quotation":
                    yield Quotation(self.blocks(block))
                case "list":
                    yield self._list(block, container.inner[:at])
                case "table":
                    yield self._table(block)
                case "note":
                    self.notes.append(Note(block.name, self.blocks(block), block.place))

    def _line(self, pieces: list[SourcePiece]) -> Inlines:
        source = SourceText(self._file, tuple(pieces), self._problems)
        if len(source.text) > MAX_PARAGRAPH:
            fact = say("this paragraph has more than {most} characters", most=MAX_PARAGRAPH)
            source.tell(0, fact, say("divide it by a blank line"), "line-too-long")
            return ()
        return read_line(source)

    def _code(self, block: OpenContainer) -> CodeBlock:
        if block.kind == "fence" and not block.is_closed:
            fact = say("these lines of code have no end")
            remedy = say("write '{mark}' below them", mark=block.mark)
            self._problems.tell(block.place, fact, remedy, "fence-unclosed")
        lines = [piece.text for piece in block.pieces]
        while block.kind == "code" and lines and not lines[-1].strip(" "):
            del lines[-1]
        return CodeBlock("".join(f"{line}\n" for line in lines), block.place)

    def _list(self, block: OpenContainer, before: list[OpenContainer]) -> BlockList:
        first = None if block.mark in "-*+" else block.inner[0].number
        if first is not None:
            self._check_numbers(block, goes_on=first in map(_next_number, before))
        items = tuple(self.blocks(item) for item in block.inner)
        return BlockList(items, first, not _is_loose(block))

    def _check_numbers(self, block: OpenContainer, *, goes_on: bool) -> None:
        """Tell numbers that would come out as others, and a number that is no list's.

        A list `goes_on` where one above it ends with the number before.
        """
        first, *others = block.inner
        if not others and first.number > 1 and not goes_on:
            fact = say(
                "a list of one item begins here, with the number {number}", number=first.number
            )
            remedy = say(
                "write '{number}\\{mark}' where a sentence begins with it",
                number=first.number,
                mark=block.mark,
            )
            self._problems.tell(first.place, fact, remedy, "number-begins-list")
        if first.number < 2 and all(item.number == first.number for item in others):
            return  # numbered by whoever reads it
        for before, item in pairwise(block.inner):
            if item.number != before.number + 1:
                fact = say(
                    "{number} follows {before} in this list",
                    number=item.number,
                    before=before.number,
                )
                remedy = say(
                    "write {next}, or divide the list by a sentence", next=before.number + 1
                )
                self._problems.tell(item.place, fact, remedy, "list-out-of-order")
                return

    def _table(self, block: OpenContainer) -> ProseTable:
        head, delimiters, *rows = block.pieces
        sides = columns_of(delimiters.text)
        if len(sides) > _MOST_COLUMNS:
            fact = say("this table has more than {most} columns", most=_MOST_COLUMNS)
            remedy = say("divide its columns among several tables")
            self._problems.tell(block.place, fact, remedy, "table-too-wide")
            return ProseTable((), (), ())
        for row in rows:
            self._check_row(row, len(sides), has_bars=head.text.lstrip(" ").startswith("|"))
        lines = [self._row(row, len(sides)) for row in (head, *rows)]
        return ProseTable(lines[0], tuple(lines[1:]), tuple(sides))

    def _check_row(self, row: SourcePiece, columns: int, *, has_bars: bool) -> None:
        source = SourceText(self._file, (row.stripped(),), self._problems)
        if len(cells_of(row.text)) > columns:
            fact = say(
                "this row has {cells} cells, and its table {columns} columns",
                cells=len(cells_of(row.text)),
                columns=columns,
            )
            remedy = say("add a column, or write \\| for the mark itself")
            source.tell(0, fact, remedy, "table-uneven")
        elif has_bars and "|" not in row.text:
            fact = say("this line below a table is taken for its row")
            source.tell(0, fact, say("leave a blank line above it"), "table-goes-on")

    def _row(self, row: SourcePiece, columns: int) -> tuple[Inlines, ...]:
        cells, at = [], 0
        for cell in cells_of(row.text)[:columns]:
            at = row.text.index(cell, at)
            piece = SourcePiece(cell.replace(r"\|", "|"), row.line, row.column + at).stripped()
            cells.append(self._line([replace(piece, text=piece.text.rstrip(" "))]))
            at += len(cell)
        return (*cells, *([()] * (columns - len(cells))))


def _trimmed(pieces: list[SourcePiece]) -> list[SourcePiece]:
    """Return a paragraph's lines without their margins, and without spaces at its end."""
    *others, last = (piece.stripped() for piece in pieces)
    return [*others, replace(last, text=last.text.rstrip(" "))]


def _next_number(block: OpenContainer) -> int | None:
    """Return the number that would follow in a numbered list."""
    is_numbered = block.kind == "list" and block.mark not in "-*+"
    return block.inner[0].number + len(block.inner) if is_numbered else None


def _is_loose(block: OpenContainer) -> bool:
    """Return whether a blank line stands between a list's items, or between what one holds."""
    for item in block.inner:
        is_last = item is block.inner[-1]
        if _ends_blank(item) and not is_last:
            return True
        if any(_ends_blank(child) and not (is_last and child is item.inner[-1])
               for child in item.inner):  # fmt: skip
            return True
    return False


def _ends_blank(block: OpenContainer) -> bool:
    while not block.ends_blank and block.kind in {"list", "item"} and block.inner:
        block = block.inner[-1]
    return block.ends_blank
