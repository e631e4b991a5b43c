"""Turn a Deck into the pages of the book, in order, and those into an EPUB."""

from collections.abc import Iterator

from kaartspel.book import pages
from kaartspel.book.maps import show
from kaartspel.book.markdown import convert
from kaartspel.book.package import pack
from kaartspel.book.xhtml import Element, Entry, Page, tag, typed
from kaartspel.deck.model import Deck, Section

# EPUB structure terms and their DPUB-ARIA roles (where there is one).
_ROLES = {
    "foreword": ("foreword", "doc-foreword"),
    "introduction": ("introduction", "doc-introduction"),
    "preface": ("preface", "doc-preface"),
    "colophon": ("colophon", "doc-colophon"),
    "afterword": ("afterword", "doc-afterword"),
    "appendix": ("appendix", "doc-appendix"),
    "chapter": ("chapter", "doc-chapter"),
}


def compose(deck: Deck, cover: bytes) -> bytes:
    """Return the book as an EPUB 3.3. `cover` is a PNG."""
    return pack(deck, tuple(_pages(deck)), _entries(deck), cover)


def _pages(deck: Deck) -> Iterator[Page]:
    links = _links(deck)
    yield pages.cover_page(deck)
    yield pages.title_page(deck)
    first, *middle, last = deck.parts
    for section in first.sections:
        yield _section_page(deck, section, "frontmatter", links)
    for index, part in enumerate(middle, 1):
        yield pages.part_page(part.title, index)
        for section in part.sections:
            yield _section_page(deck, section, "bodymatter", links)
    for section in last.sections:
        yield _section_page(deck, section, "backmatter", links)
    if deck.errata:
        yield pages.errata_page(deck, links)
    if deck.gaps:
        yield pages.gaps_page(deck)
    yield pages.index_page(deck, links)


def _entries(deck: Deck) -> tuple[Entry, ...]:
    """Return the table of contents: parts hold their sections, sections what they show."""
    words = deck.words
    first, *middle, last = deck.parts
    entries = [Entry(deck.metadata.title, "title.xhtml")]
    entries += [_section_entry(deck, section) for section in first.sections]
    for index, part in enumerate(middle, 1):
        inner = tuple(_section_entry(deck, section) for section in part.sections)
        entries.append(Entry(part.title, f"part-{index}.xhtml", inner))
    entries += [_section_entry(deck, section) for section in last.sections]
    if deck.errata:
        entries.append(Entry(words["errata"], "errata.xhtml"))
    if deck.gaps:
        entries.append(Entry(words["gaps"], "gaps.xhtml"))
    return (*entries, Entry(words["index"], "index.xhtml"))


def _section_entry(deck: Deck, section: Section) -> Entry:
    href = f"{_page_id(section)}.xhtml"
    _, inner = show(deck, section.shows, href, _values(deck))
    return Entry(section.chapter.title, href, inner)


def _section_page(deck: Deck, section: Section, matter: str, links: dict[str, str]) -> Page:
    chapter, id_ = section.chapter, _page_id(section)
    shown, entries = show(deck, section.shows, f"{id_}.xhtml", _values(deck))
    text = convert(chapter, links, deck.words)
    notes = [element for element in text if element.get("class") == "notes"]
    content: list[Element] = [element for element in text if element not in notes] + shown
    if section.role == "colophon":
        content.append(pages.facts(deck))
    body = tag("section", tag("h1", chapter.title, id="h"), *content, *notes, aria_labelledby="h")
    return Page(id_, chapter.title, matter, typed(body, *_ROLES[section.role]), entries)


def _page_id(section: Section) -> str:
    stem = section.chapter.name.rpartition("/")[2].removesuffix(".md")
    return f"chapter-{stem}"


def _values(deck: Deck) -> str:
    """Return the file that holds the map of values."""
    return next(f"{_page_id(s)}.xhtml" for s in _sections(deck) if s.shows == "values")


def _links(deck: Deck) -> dict[str, str]:
    """Return where links lead: to cards by card:id, to chapters by their files' names."""
    pages_of = {section.shows: f"{_page_id(section)}.xhtml" for section in _sections(deck)}
    links = {
        section.chapter.name.rpartition("/")[2]: f"{_page_id(section)}.xhtml"
        for section in _sections(deck)
    }
    for map_ in deck.maps:
        for category in map_.categories:
            for topic in category.topics:
                for card in topic.cards:
                    links[f"card:{card.id}"] = f"{pages_of[map_.id]}#{card.id}"
    for cluster in deck.clusters:
        for card in (cluster.card, *(card for value in cluster.values for card in value.cards)):
            links[f"card:{card.id}"] = f"{pages_of['values']}#{card.id}"
    return links


def _sections(deck: Deck) -> Iterator[Section]:
    for part in deck.parts:
        yield from part.sections
