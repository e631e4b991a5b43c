"""Say in the package what the book is, who made it, and how accessible it is."""

from ebooklib import epub

from kaartspel.deck.model import Deck, Metadata

# EPUB Accessibility 1.1, 4.1: the exact wording of the claim.
CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
_A11Y = "http://www.idpf.org/epub/vocab/package/a11y/#"
_TDM = "http://www.w3.org/ns/tdmrep#"
FEATURES = (
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "index",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    "unlocked",
)


def describe(book: epub.EpubBook, deck: Deck) -> None:
    """Write the deck's metadata into the package."""
    metadata, words = deck.metadata, deck.words
    book.set_identifier(metadata.identifier)
    book.set_language(metadata.language)
    book.set_title(metadata.title)
    dc = book.metadata[epub.NAMESPACES["DC"]]
    dc["title"] = [(metadata.title, {"id": "main-title"})]
    _meta(book, "title-type", "main", refines="#main-title")
    if metadata.subtitle:
        dc["title"].append((metadata.subtitle, {"id": "sub-title"}))
        _meta(book, "title-type", "subtitle", refines="#sub-title")
    for i, creator in enumerate(metadata.creators, 1):
        uid = f"creator-{i}"
        # Those who wrote are creators; those who made it possible are contributors.
        term = "creator" if creator.role in {"aut", "cre"} else "contributor"
        book.add_metadata("DC", term, creator.name, {"id": uid})
        _meta(book, "role", creator.role, refines=f"#{uid}", scheme="marc:relators")
        _meta(book, "file-as", creator.sort, refines=f"#{uid}")
    book.add_metadata("DC", "publisher", metadata.edition_by or metadata.publisher)
    for term in ("rights", "description"):
        book.add_metadata("DC", term, getattr(metadata, term))
    # The book's own date is this edition's; what it was made from has the first one.
    book.add_metadata("DC", "date", metadata.edition_date)
    origin = metadata.origin
    source = f"{origin.title}. {origin.publisher}, {origin.date[:4]}"
    book.add_metadata("DC", "source", source, {"id": "source"})
    _meta(book, "dcterms:issued", origin.date, refines="#source")
    _meta(book, "schema:version", metadata.version)
    _meta(book, "schema:accessMode", "textual")
    _meta(book, "schema:accessMode", "visual")
    _meta(book, "schema:accessModeSufficient", "textual")
    _meta(book, "schema:accessModeSufficient", "textual,visual")
    for feature in FEATURES:
        _meta(book, "schema:accessibilityFeature", feature)
    _meta(book, "schema:accessibilityHazard", "none")
    _meta(book, "schema:accessibilitySummary", words["accessibility_summary"])
    _meta(book, "dcterms:conformsTo", CONFORMS, id="conformance")
    _meta(book, "a11y:certifiedBy", words["certifier"], refines="#conformance", id="certifier")
    _meta(book, "dcterms:date", metadata.edition_date, refines="#certifier")  # of the evaluation
    # Known to readers of EPUB 3.3 anyway; those of older versions want it declared.
    book.add_prefix("a11y", _A11Y)
    if metadata.reserves_mining:
        book.add_prefix("tdm", _TDM)
        _meta(book, "tdm:reservation", "1")
    book.add_metadata(None, "meta", "", {"name": "cover", "content": "cover-image"})


def title_of(metadata: Metadata) -> str:
    """Return the title with its subtitle."""
    return f"{metadata.title}. {metadata.subtitle}" if metadata.subtitle else metadata.title


def _meta(book: epub.EpubBook, prop: str, value: str, **others: str) -> None:
    book.add_metadata(None, "meta", value, {"property": prop, **others})
