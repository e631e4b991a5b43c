"""The pages that the engine makes itself: cover, title page, facts, parts, errata, card index."""

from collections.abc import Mapping

from kaartspel.book.xhtml import Element, Page, tag, typed
from kaartspel.deck.model import Card, Deck, Metadata

COVER_IMAGE = "cover.png"


def cover_page(deck: Deck) -> Page:
    """Return the page that shows the cover."""
    words = deck.words
    image = tag("img", src=COVER_IMAGE, alt=cover_alt(deck), role="doc-cover")
    section = typed(tag("section", image, aria_label=words["cover"]), "cover")
    return Page("cover", words["cover"], "cover", section)


def cover_alt(deck: Deck) -> str:
    """Return what the cover shows."""
    return deck.words["cover_alt"].format(title=deck.metadata.title)


def title_page(deck: Deck) -> Page:
    """Return the title page."""
    metadata = deck.metadata
    section = typed(tag("section", class_="title", aria_labelledby="title"), "titlepage")
    section.append(tag("h1", metadata.title, id="title"))
    if metadata.subtitle:
        section.append(tag("p", metadata.subtitle, class_="subtitle", role="doc-subtitle"))
    section.append(tag("p", ", ".join(_names(metadata, "aut")), class_="authors"))
    section.append(tag("p", metadata.publisher, class_="publisher"))
    return Page("title", metadata.title, "frontmatter", section)


def facts(deck: Deck) -> Element:
    """Return what is known of the publication and of this edition, as a list of terms."""
    words, metadata = deck.words, deck.metadata
    title = f"{metadata.title}. {metadata.subtitle}" if metadata.subtitle else metadata.title
    roles = dict.fromkeys(creator.role for creator in metadata.creators)
    rows = [(words["title"], title)]
    rows += [(words[f"role_{role}"], ", ".join(_names(metadata, role))) for role in roles]
    rows += [
        (words["publisher"], metadata.publisher),
        (words["first_published"], metadata.date),
        (words["edition"], f"{metadata.version} ({metadata.edition_date})"),
        (words["identifier"], metadata.identifier),
        (words["rights"], metadata.rights),
    ]
    pairs = [tag("div", tag("dt", term), tag("dd", fact)) for term, fact in rows]
    return tag("dl", *pairs, class_="facts")


def part_page(title: str, index: int) -> Page:
    """Return the page that opens a part."""
    section = typed(
        tag("section", tag("h1", title, id="part"), class_="part", aria_labelledby="part"),
        "part", "doc-part",
    )  # fmt: skip
    return Page(f"part-{index}", title, "bodymatter", section)


def errata_page(deck: Deck, links: Mapping[str, str]) -> Page:
    """Return the errors that were mended, printed and mended wording side by side."""
    words = deck.words
    keys = ("printed", "mended", "where")
    head = tag("tr", *(tag("th", words[f"errata_{key}"], scope="col") for key in keys))
    rows = []
    for erratum in deck.errata:
        where = tag("td", erratum.where)
        if erratum.card:
            link = tag("a", erratum.card.number, href=links[f"card:{erratum.card.id}"])
            where.text = f"{erratum.where}, "
            where.append(link)
        rows.append(tag("tr", tag("td", erratum.printed), tag("td", erratum.mended), where))
    table = tag("table", tag("caption", words["errata_caption"]), tag("thead", head),
                tag("tbody", *rows), class_="errata")  # fmt: skip
    return _appendix("errata", words["errata"], tag("p", words["errata_intro"]), table)


def gaps_page(deck: Deck) -> Page:
    """Return what the source has lost."""
    words = deck.words
    items = [tag("div", tag("dt", gap.where), tag("dd", gap.note)) for gap in deck.gaps]
    intro = tag("p", words["gaps_intro"])
    return _appendix("gaps", words["gaps"], intro, tag("dl", *items, class_="gaps"))


def index_page(deck: Deck, links: Mapping[str, str]) -> Page:
    """Return every card by its number, with a link to its place."""
    words = deck.words
    items = [_index_item(deck, card, links[f"card:{card.id}"]) for card in deck.cards]
    section = typed(
        tag("section", tag("h1", words["index"], id="h"), tag("p", words["index_intro"]),
            tag("ul", *items, class_="index"), aria_labelledby="h"),
        "index", "doc-index",
    )  # fmt: skip
    return Page("index", words["index"], "backmatter", section)


def _index_item(deck: Deck, card: Card, href: str) -> Element:
    kind = deck.words[card.kind.value]
    link = tag("a", card.number, href=href, class_="number")
    return tag("li", link, f" {kind}, {', '.join(card.labels)}")


def _appendix(id_: str, title: str, *content: Element) -> Page:
    section = tag("section", tag("h1", title, id="h"), *content, aria_labelledby="h")
    return Page(id_, title, "backmatter", typed(section, "appendix", "doc-appendix"))


def _names(metadata: Metadata, role: str) -> list[str]:
    return [creator.name for creator in metadata.creators if creator.role == role]
