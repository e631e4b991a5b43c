"""Turn a Deck into the pages of the book, in order, and those into an EPUB."""

from collections.abc import Iterator

from kaartspel.book import indexes, matter
from kaartspel.book.chapters import convert
from kaartspel.book.gallery import collect_pictures
from kaartspel.book.headings import bind
from kaartspel.book.maps import Atlas
from kaartspel.book.package import pack
from kaartspel.book.places import find_places, sections
from kaartspel.book.themes import Artwork
from kaartspel.book.xhtml import ContentsEntry, Element, Page, spoken, tag, typed
from kaartspel.deck.model import BookPart, Deck, Section

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


def compose(deck: Deck, artwork: Artwork) -> bytes:
    """Return the book as an EPUB 3.3."""
    atlas = Atlas(deck, find_places(deck), artwork, collect_pictures(deck))
    pages_, entries = tuple(_pages(atlas)), tuple(_entries(atlas))
    for page in pages_:
        bind(page.content, deck)
    return pack(deck, pages_, entries, artwork.cover, atlas.gallery)


def _pages(atlas: Atlas) -> Iterator[Page]:
    deck = atlas.deck
    yield matter.cover_page(deck)
    yield matter.title_page(deck, atlas.opening("title", "opening"))
    first, *middle, last = deck.parts
    if not _has_colophon(deck):
        yield matter.colophon_page(deck, atlas.opening("colophon", "opening"))
    yield from _section_pages(atlas, first, "frontmatter")
    for index, part in enumerate(middle, 1):
        drawn = atlas.opening(f"part-{index}", "opening")
        inside = [_section_entry(atlas, section) for section in part.sections]
        yield matter.part_page(part.title, index, _number(deck, index), drawn, inside)
        yield from _section_pages(atlas, part, "bodymatter")
    yield from _section_pages(atlas, last, "backmatter")
    if deck.errata:
        yield matter.errata_page(deck, atlas.places, atlas.opening("errata", "opening"))
    if deck.gaps:
        yield matter.gaps_page(deck, atlas.opening("gaps", "opening"))
    yield from indexes.pages(atlas)


def _entries(atlas: Atlas) -> Iterator[ContentsEntry]:
    """Yield the table of contents: parts hold their sections, sections what they show.

    It stands behind the title page, which is not in it.
    """
    deck, words = atlas.deck, atlas.deck.words
    first, *middle, last = deck.parts
    if not _has_colophon(deck):
        yield ContentsEntry(words["colophon"], "colophon.xhtml")
    yield from (_section_entry(atlas, section) for section in first.sections)
    for index, part in enumerate(middle, 1):
        inner = tuple(_section_entry(atlas, section) for section in part.sections)
        title = ": ".join(filter(None, (_number(deck, index), part.title)))
        yield ContentsEntry(title, f"part-{index}.xhtml", inner)
    yield from (_section_entry(atlas, section) for section in last.sections)
    if deck.errata:
        yield ContentsEntry(words["errata"], "errata.xhtml")
    if deck.gaps:
        yield ContentsEntry(words["gaps"], "gaps.xhtml")
    yield from indexes.entries(deck)


def _number(deck: Deck, index: int) -> str:
    """Return which part this is, where there are others: its title may be its first chapter's."""
    _, *middle, _ = deck.parts
    return deck.words["book_part"].format(number=index) if len(middle) > 1 else ""


def _section_entry(atlas: Atlas, section: Section) -> ContentsEntry:
    href = atlas.places.page(section)
    return ContentsEntry(section.chapter.title, href, atlas.entries(section.shows))


def _section_pages(atlas: Atlas, part: BookPart, partition: str) -> Iterator[Page]:
    for section in part.sections:
        chapter = section.chapter
        heading, text, notes = convert(chapter, atlas.places, atlas.gallery, atlas.deck.words)
        opened = atlas.opening(chapter.name, "opening")
        content: list[Element] = [*text, *atlas.show(section.shows)]
        if section.role == "colophon":
            content.append(matter.facts(atlas.deck))
        body = tag("section", *opened, heading, *content, *notes, aria_labelledby="h")
        id_ = atlas.places.page(section).removesuffix(".xhtml")
        yield Page(
            id_,
            chapter.title,
            partition,
            spoken(typed(body, *_ROLES[section.role]), section.language),
        )


def _has_colophon(deck: Deck) -> bool:
    return any(section.role == "colophon" for section in sections(deck))
