"""The text of a card: paragraphs and lists, with strong and emphasised words in them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one face."""

    text: str
    strong: bool = False
    emphasis: bool = False


Spans: TypeAlias = tuple[Span, ...]
"""Text up to a line break that the author kept."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together; most paragraphs have one."""

    lines: tuple[Spans, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: each item is one line or more. `first` numbers the first item; None makes bullets."""

    items: tuple[tuple[Spans, ...], ...]
    first: int | None = None


Block: TypeAlias = Paragraph | Listing
Rich: TypeAlias = tuple[Block, ...]
"""All of a text: one block after another. A text without words has none."""


def plain(text: Rich) -> str:
    """Return the words of a text without its marks, each line on one of its own.

    Items of a numbered list keep their numbers, as they are read out: `1 Deal the cards.`
    """
    return "\n".join(line for block in text for line in _plain_lines(block))


def paragraph(words: str) -> Rich:
    """Return plain words as a text of one paragraph; of no words, a text without blocks."""
    return (Paragraph(((Span(words),),)),) if words else ()


def listing(items: Iterable[str], first: int | None = None) -> Listing:
    """Return plain words as a list, numbered from `first` or with bullets."""
    return Listing(tuple(((Span(item),),) for item in items), first)


def run_on(text: Rich) -> Rich:
    """Return a text whose lists are paragraphs: their items on one line, commas between them."""
    return tuple(Paragraph((_joined(block),)) if isinstance(block, Listing) else block
                 for block in text)  # fmt: skip


def _joined(block: Listing) -> Spans:
    lines = [line for item in block.items for line in item]
    return tuple(span for i, line in enumerate(lines)
                 for span in ((Span(", "),) * (i > 0) + line))  # fmt: skip


def without_dots(text: Rich) -> Rich:
    """Return a text without the dots that it begins with, where it goes on from a title."""
    match text:
        case (Paragraph(lines=((Span() as span, *spans), *lines)), *blocks):
            begun = replace(span, text=span.text.removeprefix("…").lstrip())
            return (Paragraph(((begun, *spans), *lines)), *blocks)
    return text


def _plain_lines(block: Block) -> Iterable[str]:
    if isinstance(block, Paragraph):
        yield from map(_words, block.lines)
        return
    for number, item in enumerate(block.items, block.first or 0):
        numeral = "" if block.first is None else f"{number} "
        yield numeral + "\n".join(map(_words, item))


def _words(line: Spans) -> str:
    return "".join(span.text for span in line)
