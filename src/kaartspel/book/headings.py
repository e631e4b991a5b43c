"""Keep words of headings together: no line of one ends with a word that leads to the next."""

from collections.abc import Callable, Iterator

from kaartspel.book.xhtml import XHTML, Element
from kaartspel.deck.model import Deck
from kaartspel.type import bound, leading_words, typesetter

_MOST = 9.4  # em: what the largest heading has room for in the narrowest window
_ROOM = 17.8  # em: what a chapter's title has room for in the widest column
_LINES = 2  # of a title; a longer one is set smaller
_HEADINGS = {f"{{{XHTML}}}{name}" for name in ("h1", "h2", "h3", "caption")}
_CLASSES = {"central", "subtitle"}


def bind(page: Element, deck: Deck) -> None:
    """Bind words in the headings of a page, in links to chapters, and in central questions."""
    strong = typesetter(deck.reading or deck.fonts, deck.metadata.language).strong
    for heading in _found(page):
        spoken = (each.get("lang") for each in (heading, *heading.iterancestors()))
        words = leading_words(next(filter(None, spoken), deck.metadata.language))
        for element in heading.iter():
            element.text = bound(element.text or "", words, strong.width, _MOST)
            if element is not heading:
                element.tail = bound(element.tail or "", words, strong.width, _MOST)
        if heading.tag == f"{{{XHTML}}}h1" and _lines(heading, strong.width) > _LINES:
            heading.set("class", "long")


def _found(page: Element) -> Iterator[Element]:
    for element in page.iter():
        names = set(element.get("class", "").split())
        if element.tag in _HEADINGS or names & _CLASSES:
            yield element
        elif "inside" in names:  # the chapters of a part
            yield from element.iterfind(f"{{{XHTML}}}li/{{{XHTML}}}a")


def _lines(heading: Element, width: Callable[[str], float]) -> int:
    """Return how many lines a title takes in the widest column."""
    lines = [""]
    for run in "".join(heading.itertext()).split(" "):
        joined = f"{lines[-1]} {run}".strip()
        if width(joined) <= _ROOM:
            lines[-1] = joined
        else:
            lines.append(run)
    return len(lines)
