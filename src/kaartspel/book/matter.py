"""The pages that the engine makes itself: cover, title page, colophon, parts, errata, gaps."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from kaartspel.book.font_files import licence
from kaartspel.book.metadata import title_of
from kaartspel.book.places import Places
from kaartspel.book.xhtml import ContentsEntry, Element, Page, tag, typed
from kaartspel.deck.model import Deck, Metadata

COVER_IMAGE = "cover.png"


def cover_page(deck: Deck) -> Page:
    """Return the page that shows the cover. What the picture says is the page's title."""
    words = deck.words
    alt = words["cover_alt"].format(title=deck.metadata.title)
    image = tag("img", src=COVER_IMAGE, alt=alt, role="doc-cover")
    section = typed(
        tag("section", tag("h1", image), class_="cover", aria_label=words["cover"]), "cover"
    )
    return Page("cover", words["cover"], "cover", section)


def title_page(deck: Deck, drawn: Iterable[Element]) -> Page:
    """Return the title page, with what is drawn above the title."""
    metadata = deck.metadata
    section = typed(tag("section", *drawn, class_="title", aria_labelledby="title"), "titlepage")
    section.append(tag("h1", metadata.title, id="title"))
    if metadata.subtitle:
        section.append(tag("p", metadata.subtitle, class_="subtitle", role="doc-subtitle"))
    if authors := ", ".join(_names(metadata, "aut")):
        section.append(tag("p", authors, class_="authors"))
    section.append(tag("p", metadata.publisher, class_="publisher"))
    return Page("title", metadata.title, "frontmatter", section)


def colophon_page(deck: Deck, drawn: Iterable[Element]) -> Page:
    """Return the colophon of a deck that has no chapter for it."""
    title = deck.words["colophon"]
    section = tag("section", *drawn, tag("h1", title, id="h"), facts(deck), aria_labelledby="h")
    return Page("colophon", title, "frontmatter", typed(section, "colophon", "doc-colophon"))


def facts(deck: Deck) -> Element:
    """Return what is known of the publication and of this edition, as a list of terms."""
    words, metadata = deck.words, deck.metadata
    edition = tag("dd", f"{metadata.version} (", _date(metadata.edition_date, words), ")")
    if metadata.edition_by:
        edition[-1].tail = f"), {words['edition_by'].format(name=metadata.edition_by)}"
    # Whose the font is and how it may be used, in the font's own words.
    name, terms = licence(deck.fonts.text)
    typeface = tag("dd", f"{name}. ", tag("span", terms, lang="en"))
    typeface[0].set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    origin = metadata.origin
    first = tag("dd", _date(origin.date, words))
    if origin.title != title_of(metadata):
        first[0].tail = f": {origin.title} ({origin.publisher})"
    rows = [
        (words["title"], tag("dd", title_of(metadata))),
        *((term, tag("dd", names)) for term, names in _people(deck)),
        (words["publisher"], tag("dd", metadata.publisher)),
        (words["first_published"], first),
        (words["edition"], edition),
        (words["identifier"], tag("dd", metadata.identifier)),
        (words["rights"], tag("dd", metadata.rights)),
        (words["typeface"], typeface),
        (words["accessibility"], tag("dd", words["accessibility_summary"])),
    ]
    return tag("dl", *(tag("div", tag("dt", term), fact) for term, fact in rows), class_="facts")


def _people(deck: Deck) -> list[tuple[str, str]]:
    """Return who did what; an author alone is not called authors."""
    rows = []
    for role in dict.fromkeys(creator.role for creator in deck.metadata.creators):
        names = _names(deck.metadata, role)
        key = f"role_{role}_one" if len(names) == 1 else f"role_{role}"
        rows.append((deck.words.get(key, deck.words[f"role_{role}"]), ", ".join(names)))
    return rows


def _names(metadata: Metadata, role: str) -> list[str]:
    return [creator.name for creator in metadata.creators if creator.role == role]


def _date(iso: str, words: Mapping[str, str]) -> Element:
    """Return a date as the deck's language writes it."""
    day = date.fromisoformat(iso)
    month = words["months"].split()[day.month - 1]
    spelt = words["date"].format(day=day.day, month=month, year=day.year)
    return tag("time", spelt, datetime=iso)


def part_page(
    title: str, index: int, told: str, drawn: Iterable[Element], inside: Sequence[ContentsEntry]
) -> Page:
    """Return the page that opens a part: what is drawn above its title, and its chapters.

    `told` says which part it is; nothing of the only one.
    """
    number = [tag("span", told, class_="part-number"), " "] if told else []
    heading = tag("h1", *number, title, id="part")
    chapters = [tag("ul", *map(_chapter, inside), class_="inside")] if inside else []
    section = tag("section", *drawn, heading, *chapters, class_="part", aria_labelledby="part")
    section = typed(section, "part", "doc-part")
    return Page(f"part-{index}", title, "bodymatter", section)


def _chapter(entry: ContentsEntry) -> Element:
    """Return the way to a chapter, and below it those to what it shows."""
    groups = [part for inner in entry.children
              for part in (tag("a", inner.title, href=inner.href), " ")]  # fmt: skip
    below = [tag("p", *groups)] if groups else []
    return tag("li", tag("a", entry.title, href=entry.href), *below)


def errata_page(deck: Deck, places: Places, drawn: Iterable[Element]) -> Page:
    """Return the errors that were mended: what was printed, what it says now, and where."""
    words, items = deck.words, []
    for erratum in deck.errata:
        where = tag("dd", erratum.where)
        if erratum.card:
            where.text = f"{erratum.where}, "
            where.append(tag("a", erratum.card.number, href=places.addresses[erratum.card.id]))
        facts_ = [
            ("printed", tag("dd", tag("del", erratum.printed))),
            ("mended", tag("dd", tag("ins", erratum.mended))),
            ("where", where),
        ]
        rows = [tag("div", tag("dt", words[f"errata_{key}"]), " ", fact) for key, fact in facts_]
        items.append(tag("li", tag("dl", *rows)))
    content: list[Any] = [tag("p", words["errata_intro"]), tag("ol", *items, class_="errata")]
    return _page("errata", words["errata"], "doc-errata", drawn, *content)


def gaps_page(deck: Deck, drawn: Iterable[Element]) -> Page:
    """Return what the source has lost."""
    words = deck.words
    items = [tag("div", tag("dt", gap.where), tag("dd", gap.note)) for gap in deck.gaps]
    listed = tag("dl", *items, class_="gaps")
    intro = tag("p", words["gaps_intro"])
    return _page("gaps", words["gaps"], "doc-appendix", drawn, intro, listed)


def _page(id_: str, title: str, role: str, drawn: Iterable[Element], *content: Element) -> Page:
    heading = tag("h1", title, id="h")
    section = tag("section", *drawn, heading, *content, aria_labelledby="h")
    return Page(id_, title, "backmatter", typed(section, role.removeprefix("doc-"), role))
