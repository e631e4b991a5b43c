"""The text of a chapter: blocks that hold blocks or words, as its Markdown says.

It is plain data: what `check` tells and what the book shows come of the same reading.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kaartspel.problems import Place

_NOWHERE = Place("")


@dataclass(frozen=True, slots=True)
class InlineText:
    """Words without markup; a line end of the source is one here too."""

    text: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Words set as they would be typed into a computer."""

    text: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The end of a line that the author kept."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Emphasised words; `strong` ones are bold."""

    inner: "Inlines"
    strong: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `target`: an address of the web, a card, a game, or a chapter's file."""

    inner: "Inlines"
    target: str
    title: str = ""
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture among words: its file as the chapter names it, what it shows, and its caption.

    `file_place` is where the file is named.
    """

    file: str
    alt: str
    caption: str = ""
    place: Place = field(default=_NOWHERE, compare=False)
    file_place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A reference to a note by what the author calls it."""

    name: str
    place: Place = field(default=_NOWHERE, compare=False)


Inline: TypeAlias = InlineText | Code | LineBreak | Emphasis | Link | Image | NoteReference
Inlines: TypeAlias = tuple[Inline, ...]
"""What stands in a paragraph, a heading or a cell."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph."""

    line: Inlines


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a level from 1 to 6; `name` is what links call it."""

    level: int
    line: Inlines
    name: str = ""
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Lines set as they would be typed into a computer; each ends with a line end."""

    text: str
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Blocks that are quoted."""

    blocks: "Blocks"


@dataclass(frozen=True, slots=True)
class BlockList:
    """A list of items. `first` numbers the first one; None makes bullets.

    In a `tight` list, no blank line stands between the items.
    """

    items: "tuple[Blocks, ...]"
    first: int | None
    tight: bool


@dataclass(frozen=True, slots=True)
class ProseTable:
    """A table: its head and its rows, all as long; `sides` has left, right, center or nothing."""

    head: tuple[Inlines, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    sides: tuple[str, ...]


ProseBlock: TypeAlias = TextBlock | Heading | Rule | CodeBlock | Quotation | BlockList | ProseTable
Blocks: TypeAlias = tuple[ProseBlock, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note, by what the author calls it."""

    name: str
    blocks: Blocks
    place: Place = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """What a chapter says: its title as it is set, the blocks below it, and its notes."""

    heading: Inlines
    blocks: Blocks = ()
    notes: tuple[Note, ...] = ()

    @property
    def title(self) -> str:
        """The title in plain words, as tables of contents name it."""
        return " ".join(plain(self.heading).split())

    def lines(self) -> Iterator[Inlines]:
        """Yield every line of words, from the title to the last note."""
        yield self.heading
        yield from lines_of(self.blocks)
        for note in self.notes:
            yield from lines_of(note.blocks)

    def inlines(self) -> Iterator[Inline]:
        """Yield what the lines are made of, one within another."""
        for line in self.lines():
            yield from inlines_of(line)

    def noted(self) -> tuple[str, ...]:
        """Return the names of notes that the text refers to, in that order, then of notes' own."""
        by_name = {note.name: note for note in reversed(self.notes)}
        order: dict[str, None] = {}
        waiting = deque([self.heading, *lines_of(self.blocks)])
        while waiting:
            for inline in inlines_of(waiting.popleft()):
                if isinstance(inline, NoteReference) and inline.name in by_name:
                    if inline.name not in order:
                        waiting += lines_of(by_name[inline.name].blocks)
                    order[inline.name] = None
        return tuple(order)


def blocks_of(blocks: Iterable[ProseBlock]) -> Iterator[ProseBlock]:
    """Yield blocks, each followed by all that it holds, in the order in which they are read."""
    for block in blocks:
        yield block
        match block:
            case Quotation(inner):
                yield from blocks_of(inner)
            case BlockList(items):
                for item in items:
                    yield from blocks_of(item)


def lines_of(blocks: Iterable[ProseBlock]) -> Iterator[Inlines]:
    """Yield every line of words in blocks, in the order in which they are read."""
    for block in blocks_of(blocks):
        match block:
            case TextBlock(line) | Heading(line=line):
                yield line
            case ProseTable(head, rows):
                yield from head
                for row in rows:
                    yield from row


def inlines_of(line: Inlines) -> Iterator[Inline]:
    """Yield all that is in a line, and then what is in that."""
    for inline in line:
        yield inline
        if isinstance(inline, Emphasis | Link):
            yield from inlines_of(inline.inner)


def plain(line: Inlines) -> str:
    """Return a line's words without markup, pictures as what they show, notes left out."""
    return "".join(map(_plain, line))


def _plain(inline: Inline) -> str:
    match inline:
        case InlineText(text) | Code(text) | Image(alt=text):
            return text
        case LineBreak():
            return "\n"
        case Emphasis(inner) | Link(inner):
            return plain(inner)
    return ""


def pictures_alone(line: Inlines) -> tuple[Image | Link, ...]:
    """Return the pictures of a line that holds nothing else, with the links they are; else none.

    Emphasis around them means nothing.
    """
    pictures: list[Image | Link] = []
    for inline in line:
        match inline:
            case Image():
                pictures.append(inline)
            case Link(inner) if len(inner) == 1 and isinstance(inner[0], Image):
                pictures.append(inline)
            case Emphasis(inner) if inner_pictures := pictures_alone(inner):
                pictures += inner_pictures
            case InlineText(text) if not text.strip():
                pass
            case LineBreak():
                pass
            case _:
                return ()
    return tuple(pictures)
