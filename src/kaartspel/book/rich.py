"""Turn what cards say into XHTML: paragraphs and lists, with strong and emphasised words."""

from collections.abc import Iterable, Iterator

from kaartspel.book.xhtml import Child, Element, spoken, tag
from kaartspel.deck.model import Card, Listing, Rich, SlotRole, Span, Spans


def rich(text: Rich) -> Iterator[Element]:
    """Yield a text as paragraphs and lists."""
    for block in text:
        if isinstance(block, Listing):
            items = (tag("li", *_lines(item)) for item in block.items)
            made = tag("ul" if block.first is None else "ol", *items)
            if block.first is not None:
                made.set("start", str(block.first))
            yield made
        else:
            yield tag("p", *_lines(block.lines))


def field(card: Card, source: str) -> Iterator[Element]:
    """Yield a field of a card, each of its blocks in the field's language."""
    for element in rich(card.rich(source)):
        yield spoken(element, card.language_of(source))


def content(card: Card) -> Iterator[Element]:
    """Yield what is read on a card's front, in its kind's order, and then what is on its back."""
    for slot in card.kind.slots:
        if slot.source in card.fields.keys() - {*card.titles, *_LISTED}:
            elements = field(card, slot.source)
            is_quoted = slot.role is SlotRole.QUOTATION and card.rich(slot.source)
            yield from (tag("blockquote", *elements),) if is_quoted else elements
    if card.code:
        link = tag("a", card.code.address, href=card.code.address)
        yield tag("p", link, class_="address")
    if card.rich("back"):
        yield tag("div", *field(card, "back"), class_="behind")


_LISTED = {"topics"}  # told beside a group's card: the names of its topics


def _lines(lines: Iterable[Spans]) -> Iterator[Child]:
    for i, line in enumerate(lines):
        if i:
            yield tag("br")
        yield from map(_span, line)


def _span(span: Span) -> Child:
    made: Child = tag("em", span.text) if span.emphasis else span.text
    return tag("strong", made) if span.strong else made
