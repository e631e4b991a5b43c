"""Write what a chapter says as a tree of Python-Markdown's: its words, links and notes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias
from xml.etree.ElementTree import Element

from kaartspel.book.places import HEADING
from kaartspel.deck.markdown.prose import (
    BlockList,
    Blocks,
    Code,
    CodeBlock,
    Emphasis,
    Heading,
    Image,
    Inline,
    Inlines,
    InlineText,
    LineBreak,
    Link,
    NoteReference,
    Prose,
    ProseBlock,
    ProseTable,
    Quotation,
    TextBlock,
    pictures_alone,
)

# What a reader's software is told of notes: types of EPUB, roles of DPUB-ARIA.
_LISTED = {"class": "notes", "aria-labelledby": "notes", "epub:type": "endnotes",
           "role": "doc-endnotes"}  # fmt: skip
_REFERS = {"epub:type": "noteref", "role": "doc-noteref"}
_LEADS_BACK = {"role": "doc-backlink"}
_NO_BREAK = "\N{NO-BREAK SPACE}"

Child: TypeAlias = Element | str


class ProseWriter:
    """Writes one chapter: its title, then its text, then its notes.

    Notes are numbered in the order in which the text refers to them, and each has a way back to
    all of its references. `lead` returns where in the book a target is; pictures name their files.
    """

    def __init__(self, prose: Prose, words: Mapping[str, str], lead: Callable[[str], str]) -> None:
        self._prose, self._words, self._lead = prose, words, lead
        self._by_name = {note.name: note for note in reversed(prose.notes)}
        names = dict.fromkeys((*prose.noted(), *(note.name for note in prose.notes)))
        self._numbers = {name: i for i, name in enumerate(names, 1)}
        self._references: dict[str, list[str]] = {}
        self._count = 0

    def elements(self) -> list[Element]:
        """Return the whole chapter. Once: references are counted as they are written."""
        heading = _made("h1", *self._line(self._prose.heading), id="h")
        return [heading, *self._blocks(self._prose.blocks), *self._notes()]

    def _notes(self) -> list[Element]:
        if not self._numbers:
            return []
        # A note may refer to another: all are written before the ways back are known.
        written = {name: self._blocks(self._by_name[name].blocks) for name in self._numbers}
        items = [self._note(name, blocks) for name, blocks in written.items()]
        heading = _made("h2", self._words["footnotes"], id="notes")
        listed = _tailed(_lined("ol", items))
        return [_made("section", heading, listed, **_LISTED)]

    def _note(self, name: str, blocks: list[Element]) -> Element:
        last = blocks[-1] if blocks and blocks[-1].tag == "p" else None
        if last is None:
            last = _tailed(_made("p"))
            blocks = [*blocks, last]
        for reference in self._references.get(name, ()):
            way = _made("a", self._words["footnote_back"], href=f"#{reference}", **_LEADS_BACK)
            _append(last, _NO_BREAK)
            last.append(way)
        return _lined("li", blocks, id=f"note-{self._numbers[name]}")

    def _blocks(self, blocks: Blocks) -> list[Element]:
        return [_tailed(element) for block in blocks for element in self._block(block)]

    def _block(self, block: ProseBlock) -> Iterator[Element]:
        match block:
            case TextBlock(line):
                yield from self._paragraph(line)
            case Heading(level, line, name):
                heading = _made(f"h{level}", *self._line(line))
                if name:
                    heading.set("id", f"{HEADING}{name}")
                yield heading
            case CodeBlock(text):
                yield _made("pre", _made("code", text))
            case Quotation(inner):
                yield _lined("blockquote", self._blocks(inner))
            case BlockList():
                yield self._list(block)
            case ProseTable():
                yield self._table(block)
            case _:
                yield _made("hr")

    def _paragraph(self, line: Inlines) -> Iterator[Element]:
        """Yield a paragraph; pictures alone in one become figures, each with its caption."""
        pictures = pictures_alone(line)
        if len(pictures) == 1 or any(_image(shown).caption for shown in pictures):
            yield from map(self._figure, pictures)
        else:
            yield _made("p", *self._line(line))

    def _figure(self, shown: Image | Link) -> Element:
        figure = _made("figure", *self._line((shown,)))
        if caption := _image(shown).caption:
            figure.append(_made("figcaption", caption))
        return figure

    def _list(self, block: BlockList) -> Element:
        items = [self._item(blocks, tight=block.tight) for blocks in block.items]
        listed = _lined("ul" if block.first is None else "ol", items)
        if block.first not in {None, 1}:
            listed.set("start", str(block.first))
        return listed

    def _item(self, blocks: Blocks, *, tight: bool) -> Element:
        if not tight:
            return _lined("li", self._blocks(blocks))
        item = _made("li")
        for block in blocks:
            if isinstance(block, TextBlock) and not _has_caption(block.line):
                for child in (*(["\n"] if len(item) or item.text else []), *self._line(block.line)):
                    _append(item, child)
            else:
                for element in self._block(block):
                    _append(item, _tailed(element))
        return item

    def _table(self, table: ProseTable) -> Element:
        head = self._row("th", table.head, table.sides)
        rows = [self._row("td", row, table.sides) for row in table.rows]
        parts = [_lined("thead", [head]), *([_lined("tbody", rows)] if rows else [])]
        return _lined("table", parts)

    def _row(self, kind: str, row: Iterable[Inlines], sides: Iterable[str]) -> Element:
        cells = []
        for line, side in zip(row, sides, strict=True):
            content = self._paragraph(line) if _has_caption(line) else self._line(line)
            cell = _made(kind, *content)
            if side:
                cell.set("style", f"text-align: {side};")
            cells.append(cell)
        return _lined("tr", cells)

    def _line(self, line: Inlines) -> list[Child]:
        return [child for inline in line for child in self._inline(inline)]

    def _inline(self, inline: Inline) -> Iterator[Child]:
        match inline:
            case InlineText(text):
                yield text
            case Code(text):
                yield _made("code", text)
            case LineBreak():
                yield _made("br")
            case Emphasis(inner, strong):
                yield _made("strong" if strong else "em", *self._line(inner))
            case Link(inner, target, title):
                link = _made("a", *self._line(inner), href=self._lead(target))
                if title:
                    link.set("title", title)
                yield link
            case Image(file, alt):
                yield _made("img", alt=alt, src=file)
            case NoteReference(name) if name in self._numbers:
                yield self._reference(name)

    def _reference(self, name: str) -> Element:
        self._count += 1
        id_, number = f"reference-{self._count}", str(self._numbers[name])
        self._references.setdefault(name, []).append(id_)
        link = _made("a", number, href=f"#note-{number}", **_REFERS)
        link.set("aria-label", self._words["footnote"].format(number=number))
        return _made("sup", link, id=id_)


def _image(shown: Image | Link) -> Image:
    image = shown.inner[0] if isinstance(shown, Link) else shown
    assert isinstance(image, Image)
    return image


def _has_caption(line: Inlines) -> bool:
    return any(_image(shown).caption for shown in pictures_alone(line))


def _made(kind: str, *children: Child, **attributes: str) -> Element:
    element = Element(kind, attributes)
    for child in children:
        _append(element, child)
    return element


def _lined(kind: str, children: Iterable[Element], **attributes: str) -> Element:
    """Return an element with each child on a line of its own."""
    element = _made(kind, *map(_tailed, children), **attributes)
    element.text = "\n"
    return element


def _tailed(element: Element) -> Element:
    element.tail = "\n"
    return element


def _append(parent: Element, child: Child) -> None:
    """Append words or an element behind all that an element holds."""
    if not isinstance(child, str):
        parent.append(child)
    elif len(parent):
        parent[-1].tail = (parent[-1].tail or "") + child
    else:
        parent.text = (parent.text or "") + child
