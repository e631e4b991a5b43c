"""Divide a chapter's lines into blocks that hold one another: CommonMark 0.31, 4 and 5.

Line by line, as its appendix describes: first see which of the open blocks go on, then which new
ones begin, and give what is left of the line to the innermost. Headings that are underlined, raw
HTML and collected links are not used in chapters; tables and notes are.
"""

import re
from dataclasses import dataclass, field

from kaartspel.deck.markdown.misreadings import ATX, MARKER, misreadings
from kaartspel.deck.markdown.source import Cursor, SourcePiece
from kaartspel.deck.markdown.tables import cells_of, columns_of
from kaartspel.messages import say
from kaartspel.problems import Place, Problems

MAX_DEPTH = 8

_CLOSING = re.compile(r"(?:^| +)#+ *$")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_RULE = re.compile(r"(?:(?:\* *){3,}|(?:- *){3,}|(?:_ *){3,})$")
_NOTE = re.compile(r"\[\^([^\]]+)\]: *")

CONTAINERS = {"item", "quotation", "note"}
_VERBATIM = {"fence", "code"}
_WHOLE = {"heading", "rule", "fence", "table"}  # of the line they begin in, nothing is left


class TooDeep(Exception):
    """Blocks are nested deeper than is read; it is told already."""


@dataclass(slots=True)
class OpenContainer:
    """A block while it is read.

    `mark` is what a list's items or a fence begin with, `name` that of a note, `level` a
    heading's, `indent` how many columns of a line belong to the block's own margin.
    """

    kind: str
    place: Place
    indent: int = 0
    mark: str = ""
    name: str = ""
    level: int = 0
    number: int = 0
    inner: "list[OpenContainer]" = field(default_factory=list)
    pieces: list[SourcePiece] = field(default_factory=list)
    ends_blank: bool = False
    is_closed: bool = False


class Containers:
    """Reads lines into blocks. `root` holds them; the open ones are a stack, innermost last."""

    def __init__(self, file: str, problems: Problems) -> None:
        self.root = OpenContainer("chapter", Place(file))
        self._file, self._problems = file, problems
        self._stack = [self.root]
        self._cursor = Cursor("", 0)

    def feed(self, number: int, text: str) -> None:
        """Read a line. Raises TooDeep where blocks are nested too deep."""
        cursor = self._cursor = Cursor(text.expandtabs(4), number)
        depth = 1
        while depth < len(self._stack) and self._goes_on(self._stack[depth]):
            depth += 1
        if depth == len(self._stack) and self._closes_fence():
            self._stack.pop().is_closed = True
            return
        whole, started = depth == len(self._stack), False
        while self._stack[depth - 1].kind not in _VERBATIM and self._start(depth):
            depth, started = len(self._stack), True
            if self._tip.kind in _WHOLE:
                self._mark_blank()
                return
        if not whole and not started and not cursor.is_blank and self._tip.kind == "text":
            self._check_text(self._tip.pieces[-1].text)
            self._tip.pieces.append(cursor.piece())  # a paragraph goes on without its margin
            return
        del self._stack[depth:]
        self._mark_blank()
        self._take()

    @property
    def _tip(self) -> OpenContainer:
        return self._stack[-1]

    def _goes_on(self, block: OpenContainer) -> bool:
        """Return whether a block has a part of the line, and go on behind its margin."""
        cursor = self._cursor
        match block.kind:
            case "quotation":
                goes_on = cursor.indent <= 3 and cursor.words.startswith(">")
                if goes_on:
                    self._pass_quote()
            case "item" | "note" | "code":
                goes_on = cursor.indent >= block.indent
                if cursor.is_blank:
                    goes_on = block.kind == "code" or bool(block.inner)
                if goes_on:
                    cursor.advance(block.indent)
            case "fence":
                goes_on = True
                if not (cursor.indent <= 3 and self._is_closing(block)):
                    cursor.advance(block.indent)
            case "text" | "table":
                goes_on = not cursor.is_blank
            case _:
                goes_on = block.kind == "list"
        return goes_on

    def _pass_quote(self) -> None:
        self._cursor.advance(3)
        self._cursor.at += 1
        self._cursor.advance(1)

    def _is_closing(self, fence: OpenContainer) -> bool:
        words = self._cursor.words.rstrip(" ")
        return len(words) >= len(fence.mark) and set(words) == {fence.mark[0]}

    def _closes_fence(self) -> bool:
        is_fence = self._tip.kind == "fence" and self._cursor.indent <= 3
        return is_fence and self._is_closing(self._tip)

    def _start(self, depth: int) -> bool:
        """Return whether a block begins here; if so, it is open then, and stands on the stack."""
        cursor, container = self._cursor, self._stack[depth - 1]
        if cursor.is_blank:
            return False
        if cursor.indent > 3:
            if self._tip.kind == "text":
                return False
            self._push(depth, "code", indent=4)
            cursor.advance(4)
            return True
        if container.kind == "text" and self._start_table(depth):
            return True
        return any(start(self, depth) for start in _STARTS)

    def _push(self, depth: int, kind: str, **facts: object) -> OpenContainer:
        """Open a block in the innermost that can hold it."""
        del self._stack[depth:]
        while self._tip.kind not in {"chapter", *CONTAINERS} and (self._tip.kind, kind) != (
            "list", "item"):  # fmt: skip
            self._stack.pop()
        block = OpenContainer(kind, self._here(), **facts)  # type: ignore[arg-type]
        self._tip.inner.append(block)
        self._stack.append(block)
        if sum(open_.kind in CONTAINERS for open_ in self._stack) > MAX_DEPTH:
            fact = say("this line is nested deeper than {most}", most=MAX_DEPTH)
            remedy = say("begin it further to the left, or leave some out")
            self._tell(fact, remedy, "too-deep")
            raise TooDeep
        return block

    def _here(self) -> Place:
        return Place(self._file, self._cursor.number, self._cursor.at + self._cursor.indent + 1)

    def _tell(self, fact: str, remedy: str, code: str) -> None:
        self._problems.tell(Place(self._file, self._cursor.number), fact, remedy, code)

    def _start_quotation(self, depth: int) -> bool:
        if not self._cursor.words.startswith(">"):
            return False
        self._push(depth, "quotation")
        self._pass_quote()
        return True

    def _start_heading(self, depth: int) -> bool:
        cursor = self._cursor
        match = ATX.match(cursor.words)
        if not match:
            return False
        block = self._push(depth, "heading", level=len(match[1]))
        at = cursor.at + cursor.indent + match.end()
        words = _CLOSING.sub("", cursor.text[at:]).rstrip(" ")
        block.pieces.append(SourcePiece(words, cursor.number, at + 1).stripped())
        return True

    def _start_fence(self, depth: int) -> bool:
        match = _FENCE.match(self._cursor.words)
        if match:
            mark = match[1] or match[2]
            self._push(depth, "fence", indent=self._cursor.indent, mark=mark)
        return bool(match)

    def _start_rule(self, depth: int) -> bool:
        is_rule = bool(_RULE.match(self._cursor.words))
        if is_rule:
            if self._stack[depth - 1].kind == "text":
                self._check_text("")
            self._push(depth, "rule")
        return is_rule

    def _start_note(self, depth: int) -> bool:
        match = _NOTE.match(self._cursor.words)
        if match:
            is_below = any(block.kind == "quotation" for block in self._stack[depth:])
            if is_below and self._tip.kind == "text":
                fact = say("a note begins right below a quotation")
                self._tell(fact, say("leave a blank line above it"), "note-in-quotation")
            note = self._push(depth, "note", indent=4, name=match[1])
            note.place = Place(self._file, note.place.line, note.place.column + match.start(1))
            self._cursor.advance(3)
            self._cursor.at += match.end()
        return bool(match)

    def _start_item(self, depth: int) -> bool:
        cursor, container = self._cursor, self._stack[depth - 1]
        match = MARKER.match(cursor.words)
        if not match:
            return False
        after = cursor.words[match.end() :]
        if container.kind == "text" and (not after.strip(" ") or (match[2] and int(match[2]) != 1)):
            return False  # a sentence that goes on with a sign or a number
        mark, margin = match[1] or match[3], cursor.indent
        if container.kind != "list" or container.mark != mark:
            self._push(depth, "list", mark=mark)
            depth = len(self._stack)
        spaces = len(after) - len(after.lstrip(" "))
        padding = spaces if 1 <= spaces <= 4 and after.strip(" ") else 1
        self._push(depth, "item", indent=margin + match.end() + padding, number=int(match[2] or 0))
        cursor.at += margin + match.end()
        cursor.advance(padding)
        return True

    def _start_table(self, depth: int) -> bool:
        """Make a table of a paragraph's last line, if the line below it divides columns."""
        cursor, paragraph = self._cursor, self._stack[depth - 1]
        header = paragraph.pieces[-1]
        columns = columns_of(cursor.words)
        if (
            not columns
            or len(cells_of(header.text)) != len(columns)
            or "|" not in header.text
            or header.text.startswith("    ")
        ):
            return False
        item = self._stack[depth - 2]
        if item.kind == "item" and item.place.line == header.line:
            fact = say("a table begins right behind the mark of a list")
            self._tell(fact, say("begin it on a line of its own"), "table-in-list")
        paragraph.pieces.pop()
        if not paragraph.pieces:
            self._stack[depth - 2].inner.pop()
        block = self._push(depth - 1, "table")
        block.pieces += [header, cursor.piece()]
        return True

    def _mark_blank(self) -> None:
        """Keep in mind where blank lines are: they tell loose lists from tight ones."""
        blank, container = self._cursor.is_blank, self._tip
        if blank and container.inner:
            container.inner[-1].ends_blank = True
        is_new_item = (
            container.kind == "item"
            and not container.inner
            and container.place.line == self._cursor.number
        )
        counts = container.kind not in {"quotation", *_WHOLE}
        container.ends_blank = blank and counts and not is_new_item
        for block in self._stack[:-1]:
            block.ends_blank = False

    def _take(self) -> None:
        """Give what is left of the line to the innermost block."""
        cursor = self._cursor
        if self._tip.kind in {"text", "code", "fence"}:
            if self._tip.kind == "text":
                self._check_text(self._tip.pieces[-1].text)
            self._tip.pieces.append(cursor.piece())
        elif self._tip.kind == "table":
            if not cursor.is_blank:
                self._tip.pieces.append(cursor.piece())
        elif not cursor.is_blank:
            self._push(len(self._stack), "text").pieces.append(cursor.piece())
            self._check_text(None)

    def _check_text(self, above: str | None) -> None:
        """Tell a line of a paragraph that was meant as something else."""
        cursor = self._cursor
        for fact, remedy, code in misreadings(cursor.words, cursor.indent, above):
            self._tell(fact, remedy, code)


_STARTS = (
    Containers._start_quotation, Containers._start_heading, Containers._start_fence,
    Containers._start_note, Containers._start_rule, Containers._start_item,
)  # fmt: skip
