"""Read the little Markdown of a card's text: paragraphs, line breaks, lists, strong, emphasis.

What is written so means the same in every text of a card:

- a blank line divides paragraphs; a line end that YAML kept (`|`) is a line break;
- `**strong**`, `*emphasis*`, `***both***`, and the same with underscores;
- lines that begin with `- ` or `* ` are a list, lines numbered `1. ` or `1) ` a numbered one;
- a backslash before a mark writes the mark itself.

Marks are paired as in chapters. One inside a word or between spaces (`7*24`, `my_file`, `2 * 3`)
opens nothing and stays. Other Markdown and HTML have no place on a card: they are faults, each with
its remedy.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.entities import html5

from kaartspel.deck.markdown.emphasis import DelimiterRun, InlinePart, as_inlines, pair
from kaartspel.deck.markdown.entities import misspelt
from kaartspel.deck.markdown.prose import Emphasis, Inline, InlineText
from kaartspel.deck.model.text import Block, Listing, Paragraph, Rich, Span, Spans
from kaartspel.messages import say
from kaartspel.problems import Place

_BULLET = re.compile(r"[-*•] +(?=\S)")
_NUMERAL = re.compile(r"(\d{1,4})[.)] +(?=\S)")
_MARKERS = {"bullets": _BULLET, "numbers": _NUMERAL}
_INDENT = 2  # spaces from which a line belongs to the item above it
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_RUN = re.compile(r"\*+|_+")
_QUOTED = 30  # characters of a fault that a message shows
_ESCAPED = 0xE000  # a private character stands for an escaped mark while a line is read
_HIDDEN = {chr(_ESCAPED + code) for code in range(128)}

_ANGLED = r"<(?:[A-Za-z][A-Za-z0-9+.-]*:|[\w.+-]+@)[^<>\s]+>"  # an address, as chapters have it
_FOREIGN = (
    ("card-html", re.compile(rf"(?!{_ANGLED})</?[A-Za-z][^<>\n]*>|<!--"),
     say("HTML is not used on cards"), say("take it out, or put a space after '<'")),
    ("card-entity", re.compile(r"&(?:[A-Za-z][A-Za-z0-9]*;?|#\d+;|#[xX][0-9a-fA-F]+;)"),
     say("an entity stands for a character"), say("write the character itself")),
    ("card-escape", re.compile(r"\\(?:[nrt]|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2})"),
     say("between double quotation marks alone YAML makes something else of this"),
     say("write what it stands for, or \\\\ for the mark itself")),
    ("card-heading", re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE),
     say("a heading is not used in a card's text"),
     say("use the card's title, or write \\# for the mark")),
    ("card-quote", re.compile(r"^ {0,3}> ", re.MULTILINE),
     say("a block quotation is not used on cards"),
     say("write quotation marks, or \\> for the mark")),
    ("card-table", re.compile(
        r"^ {0,3}(?:\|.*\||\|?(?: *:?-+:? *\|)+(?: *:?-+:?)?) *$", re.MULTILINE),
     say("a table is not used on cards"), say("make a list of it, or write \\| for the mark")),
    ("card-link", re.compile(
        r"!?\[[^\]\n]*\]\([^)\n]*\)|!?\[[^\]\n]+\]\[[^\]\n]*\]|\[\[[^\[\]\n]+\]\]"
        rf"|^ {{0,3}}\[(?!\^)[^\]\n]+\]:|{_ANGLED}", re.MULTILINE),
     say("a link or a picture is not used in a card's text"), say("write the words alone")),
    ("card-note", re.compile(r"\[\^[^\]\n]+\]:?|\^\[[^\]\n]*\]"),
     say("a note is not used on cards"),
     say("put it between parentheses, or in a text of the book")),
    ("card-plus", re.compile(r"^ {0,3}\+ +(?=\S)", re.MULTILINE),
     say("a plus makes no list on cards"),
     say("begin each item with '- ', or write \\+ for the mark")),
    ("card-marks", re.compile(
        r"==(?=[^\s=])[^=\n]*[^\s=]==|(?<!~)~[^\s~]{1,20}~(?!~)|\^[^\s^[]{1,20}\^"
        r"|\{(?::|[.#][A-Za-z]|[\w-]+=)[^{}\n]*\}"),
     say("these marks do nothing on cards"),
     say("take them out, or write a backslash before the first")),
    ("card-code", re.compile(r"`[^`\n]+`|^ {0,3}(?:`{3,}|~{3,})[^`\n]*$", re.MULTILINE),
     say("code is not set apart on cards"),
     say("take the marks out or write quotation marks, or \\` for the mark")),
    ("card-struck", re.compile(r"~~[^~\n]+~~"),
     say("struck-out text is not used on cards"), say("take the words or the marks out")),
    ("card-rule", re.compile(r"^ {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,}|=+ *)$",
                             re.MULTILINE),
     say("a line across or below text is not used on cards"), say("leave a blank line instead")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What a text may not hold: where in it (a character's index), what, and what to do."""

    offset: int
    code: str
    fact: str
    remedy: str


def read_text(text: str) -> tuple[Rich, tuple[Fault, ...]]:
    """Return a card's text, and what of its markup a card cannot show."""
    hidden = _ESCAPE.sub(lambda match: f"\0{chr(_ESCAPED + ord(match[1]))}", text)
    # Two characters for two: places in the hidden text are places in the text.
    reader = _RichTextReader()
    blocks = tuple(reader.blocks(hidden))
    matches = [(match, entry) for entry in _FOREIGN for match in entry[1].finditer(hidden)
               if entry[0] != "card-entity" or _is_entity(match[0])]  # fmt: skip
    foreign = [Fault(match.start(), code,
                     say("'{shown}': {fact}", shown=_shown(match[0]), fact=fact), remedy)
               for match, (code, _, fact, remedy) in matches]  # fmt: skip
    # What is not used here is told once, and not again by the marks it holds.
    held = [range(*match.span()) for match, _ in matches]
    others = [f for f in reader.faults if not any(f.offset in span for span in held)]
    return blocks, tuple(sorted((*foreign, *others), key=lambda fault: fault.offset))


def _is_entity(text: str) -> bool:
    """Return whether HTML has this name, or nearly; some have no semicolon there."""
    return text[1] == "#" or text[1:] in html5 or bool(misspelt(text))


@dataclass(frozen=True, slots=True)
class _SourceLine:
    """A line as it is written: where it begins, how deep it is indented, and its words."""

    at: int
    indent: int
    words: str

    @property
    def number(self) -> int:
        """The numeral that it begins with; -1 where it begins with none."""
        numeral = _NUMERAL.match(self.words)
        return int(numeral[1]) if numeral else -1


@dataclass(slots=True)
class _OpenBlock:
    """A block that may go on: its items' lines, and the number of the first item of a list."""

    kind: str
    items: list[list[Spans]]
    first: int | None = None

    def finished(self) -> Block:
        if self.kind == "text":
            return Paragraph(tuple(self.items[0]))
        return Listing(tuple(map(tuple, self.items)), self.first)


@dataclass(slots=True)
class _RichTextReader:
    """Reads blocks and their lines; `faults` grows meanwhile."""

    faults: list[Fault] = field(default_factory=list)

    def blocks(self, text: str) -> Iterator[Block]:
        lines = _sources(text)
        block: _OpenBlock | None = None
        for line, following in zip(lines, (*lines[1:], None), strict=True):
            kind = _kind(line, following, block)
            ends = block and kind == "blank" and block.kind == "text"  # a list goes on below it
            if block and (ends or kind not in {block.kind, "more", "blank"}):
                yield block.finished()
                block = None
            if kind != "blank":
                block = self._grown(block, kind, line)
        if block:
            yield block.finished()

    def _grown(self, block: _OpenBlock | None, kind: str, line: _SourceLine) -> _OpenBlock:
        """Return the block with one more line; a new block where there is none."""
        marker = _MARKERS[kind].match(line.words) if kind in _MARKERS else None
        begins = marker.end() if marker else 0
        if block and marker and line.indent >= _INDENT:
            fact = say("a list in a list is not used on cards")
            remedy = say("make one list of the two")
            self.faults.append(Fault(line.at, "card-nested-list", fact, remedy))
        read = self._line(line.at + begins, line.words[begins:])
        if block is None:
            return _OpenBlock(kind, [[read]], line.number if kind == "numbers" else None)
        if marker:
            block.items.append([read])
        else:
            block.items[-1].append(read)
        return block

    def _line(self, at: int, words: str) -> Spans:
        """Return a line's spans: the marks that open and close are paired, innermost first."""
        source = _LineSource(at, self.faults)
        inlines = as_inlines(pair(list(_parts(words)), source), source)
        return _joined(_spans(inlines, strong=False, emphasis=False))


def _sources(text: str) -> list[_SourceLine]:
    sources, at = [], 0
    lines = text.split("\n")
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        words = line.strip()
        indent = len(line) - len(line.lstrip())
        # CommonMark's sign for a line break, which a line end is here already.
        is_sign = words.endswith("\\") and following.strip()
        shown = words[:-1].rstrip() if is_sign else words
        sources.append(_SourceLine(at + indent, indent, shown))
        at += len(line) + 1
    return sources


def _kind(line: _SourceLine, following: _SourceLine | None, block: _OpenBlock | None) -> str:
    """Return what a line is: blank, text, an item of bullets or numbers, or more of an item."""
    if not line.words:
        return "blank"
    if _BULLET.match(line.words):
        return "bullets"
    number = line.number
    if number >= 0:
        goes_on = (
            block and block.kind == "numbers" and number == (block.first or 0) + len(block.items)
        )
        # A sentence may begin with a year or a day: one such line alone is no list.
        if goes_on or number == 1 or (following and following.number == number + 1):
            return "numbers"
    if block and block.kind != "text" and line.indent >= _INDENT:
        return "more"
    return "text"


@dataclass(frozen=True, slots=True)
class _LineSource:
    """A line as what pairs its marks knows it: where it begins, and who is told."""

    at: int
    faults: list[Fault]

    def place(self, offset: int) -> Place:
        """Return no place of a file: what is told of a card's text has an offset instead."""
        return Place("", 1, self.at + offset)

    def tell(self, offset: int, fact: str, remedy: str, code: str) -> None:
        """Add a fault at an offset in the line."""
        self.faults.append(Fault(self.at + offset, code, fact, remedy))


def _parts(words: str) -> Iterator[InlinePart]:
    """Yield a line's words and, between them, the marks that may be markup."""
    at = 0
    for match in _RUN.finditer(words):
        before, after = (
            words[match.start() - 1 : match.start()] or " ",
            words[match.end() :][:2] or " ",
        )
        run = DelimiterRun(match.start(), match[0][0], len(match[0]),
                           _unhidden(f"\0{before}") if before in _HIDDEN else before,
                           _unhidden(after)[0])  # fmt: skip
        if run.count == 1 and run.is_in_word:
            run.opens = False  # 7*24 uur: a mark within a word begins nothing
        yield InlineText(words[at : match.start()])
        yield run
        at = match.end()
    yield InlineText(words[at:])


def _spans(inlines: Iterable[Inline], *, strong: bool, emphasis: bool) -> Iterator[Span]:
    for inline in inlines:
        if isinstance(inline, Emphasis):
            yield from _spans(
                inline.inner,
                strong=strong or inline.strong,
                emphasis=emphasis or not inline.strong,
            )
        elif isinstance(inline, InlineText) and inline.text:
            yield Span(_unhidden(inline.text), strong, emphasis)


def _joined(spans: Iterable[Span]) -> Spans:
    """Return spans with neighbours in one face made one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and (last.strong, last.emphasis) == (span.strong, span.emphasis):
            joined[-1] = Span(last.text + span.text, span.strong, span.emphasis)
        else:
            joined.append(span)
    return tuple(joined)


def _unhidden(text: str) -> str:
    return re.sub(r"\0(.)", lambda match: chr(ord(match[1]) - _ESCAPED), text)


def _shown(text: str) -> str:
    words = _unhidden(text).strip()
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"
