"""What EPUB Accessibility 1.1 and WCAG 2.2 ask of the book, as far as a test can tell."""

import re
from itertools import pairwise
from typing import Any

import pytest

from books import HREF, LANG, TYPE, Book, S, X, words
from kaartspel.book.themes import BORDER, FILL, Shade, class_of
from kaartspel.deck.model import Colour, Deck
from kaartspel.design import DARK, LIGHT, contrast, text_on
from kaartspel.parts.book import artwork

HEADING = re.compile(re.escape(X) + "h([1-6])$")
# EPUB structure terms with the ARIA roles that say the same.
SAME = {
    "colophon": "doc-colophon", "foreword": "doc-foreword", "introduction": "doc-introduction",
    "preface": "doc-preface", "part": "doc-part", "chapter": "doc-chapter",
    "appendix": "doc-appendix", "errata": "doc-errata", "index": "doc-index", "toc": "doc-toc",
    "endnotes": "doc-endnotes",
}  # fmt: skip


@pytest.fixture(params=["book", "english_book"])
def edition(request: pytest.FixtureRequest) -> Book:
    found: Book = request.getfixturevalue(request.param)
    return found


def test_the_package_says_how_accessible_the_book_is(edition: Book) -> None:
    assert edition.meta("dcterms:conformsTo") == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert len(edition.meta("a11y:certifiedBy")) == 1
    assert set(edition.meta("schema:accessMode")) == {"textual", "visual"}
    assert edition.meta("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert edition.meta("schema:accessibilityHazard") == ["none"]
    assert len(edition.meta("schema:accessibilitySummary")[0]) > 100
    features = edition.meta("schema:accessibilityFeature")
    assert {"alternativeText", "displayTransformability", "index", "readingOrder",
            "structuralNavigation", "tableOfContents"} <= set(features)  # fmt: skip
    assert len(features) == len(set(features))


def test_dates_say_what_they_are_dates_of(book: Book, deck: Deck) -> None:
    dates = [e.text for e in book.package.iterfind(".//{*}date")]
    assert dates == [deck.metadata.edition_date]
    assert book.meta("dcterms:issued") == [deck.metadata.date]
    source = book.package.find(".//{*}source")
    assert deck.metadata.title in source.text
    assert book.package.find(".//{*}meta[@property='dcterms:issued']").get("refines") == "#source"


def test_every_page_has_a_language_a_title_and_one_h1(edition: Book) -> None:
    language = edition.package.get(LANG)
    for name, page in edition.pages.items():
        assert page.get("lang") == page.get(LANG) == language, name
        assert words(page.find(f".//{X}title")), name
        levels = [int(found[1]) for e in page.iter() if (found := HEADING.match(str(e.tag)))]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(b <= a + 1 for a, b in pairwise(levels)), name


def test_every_page_says_what_it_is(edition: Book) -> None:
    for name, page in edition.pages.items():
        assert page.find(f"{X}body").get(TYPE), name
        for element in page.iter():
            if element.tag != f"{X}a" and (type_ := element.get(TYPE)) in SAME:
                assert element.get("role") == SAME[type_], (name, type_)


def test_landmarks_lead_to_cover_contents_text_and_indexes(edition: Book) -> None:
    nav = edition.pages["nav.xhtml"].find(f".//{X}nav[@{TYPE}='landmarks']")
    types = [a.get(TYPE) for a in nav.iter(f"{X}a")]
    assert types == ["cover", "titlepage", "toc", "bodymatter", "index", "index"]


def test_contents_and_ncx_agree_and_follow_the_text(edition: Book) -> None:
    from lxml import etree

    nav = edition.pages["nav.xhtml"].find(f".//{X}nav[@{TYPE}='toc']")
    entries = [(words(a), a.get("href")) for a in nav.iter(f"{X}a")]
    ncx = etree.fromstring(edition.files["toc.ncx"])
    points = ncx.iterfind(".//{*}navPoint")
    assert [(words(p[0]), p.find("{*}content").get("src")) for p in points] == entries
    assert "title.xhtml" not in {href for _, href in entries}  # a book is no part of itself
    order = list(edition.pages)
    at = [order.index(href.partition("#")[0]) for _, href in entries]
    assert at == sorted(at)


def test_ids_are_unique_and_references_lead_to_them(edition: Book) -> None:
    for name, page in edition.pages.items():
        ids = [e.get("id") for e in page.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), name
        for element in page.iter():
            for key in ("aria-labelledby", "aria-describedby"):
                assert set(element.get(key, "").split()) <= set(ids), (name, key)


def test_every_section_figure_and_link_has_a_name(edition: Book) -> None:
    for name, page in edition.pages.items():
        for element in page.iter(f"{X}section", f"{X}nav"):
            assert element.get("aria-labelledby") or element.get("aria-label"), name
        for link in page.iter(f"{X}a", f"{S}a"):
            assert words(link), (name, link.get("href") or link.get(HREF))
        for image in page.iter(f"{X}img"):
            assert image.get("alt"), name
        for svg in page.iter(f"{S}svg"):
            is_named = svg.get("aria-labelledby") or svg.get("aria-label")
            assert is_named or svg.get("aria-hidden") == "true", name


def test_each_map_is_a_list_of_ways_that_begins_with_its_first_group(
    book: Book, deck: Deck
) -> None:
    for map_ in deck.collections:
        (nav,) = [n for page in book.pages.values() for n in page.iter(f"{X}nav")
                  if n.get("id") == f"{map_.id}.map"]  # fmt: skip
        ways = [(a.get("href"), words(a)) for a in nav.iter(f"{X}a")]
        named = []
        for group in map_.groups:
            named += [(f"#{group.id}", f"{group.name} {group.number}".strip())]
            named += [(f"#{topic.id}", f"{topic.name} {topic.numbers}") for topic in group.topics]
        assert ways == named
        assert map_.name in nav.get("aria-label")


def test_a_chapter_asks_its_question_once_below_its_chamber(book: Book, deck: Deck) -> None:
    for map_ in deck.collections:
        page = next(page for page in book.pages.values()
                    if page.find(f".//{X}nav[@id='{map_.id}.map']") is not None)  # fmt: skip
        assert words(page).count(map_.question) == 1
        drawn = [svg.get("class") for svg in page.iter(f"{S}svg") if svg.get("class") != "badge"]
        assert drawn == ["opening", *["chamber"] * len(map_.groups)]


def test_marks_can_be_told_from_light_and_dark_grounds(deck: Deck) -> None:
    """WCAG 2.2: 4.5 : 1 for the symbols and names on a field, 3 : 1 for a dark page's fields."""
    for suit in {card.suit for card in deck.cards}:
        for palette in (LIGHT, DARK):
            colour = palette.suit(suit.colour)
            assert contrast(colour, text_on(colour)) >= 4.5, suit.id
        assert contrast(DARK.suit(suit.colour), _grey(30)) >= 3, suit.id


def _grey(level: int) -> Any:
    return Colour((level, level, level), (0, 0, 0, 100))


def test_bars_are_of_their_suits_colour_and_have_an_edge_that_is_seen(
    book: Book, deck: Deck
) -> None:
    """As cards are, not darker; WCAG 2.2, 1.4.11: 3 : 1 for the edge, on paper and in the dark."""
    drawings, css = artwork(deck, b""), book.files["style.css"].decode()
    inside = {"head": "", "branch": "lead", "card": "side"}  # the class of what is first in it
    every = [element for page in book.pages.values() for element in page.iter()]
    held = {name: [element for element in every if element.get("class", "").split()[:1] == [name]]
            for name in inside}  # fmt: skip
    assert all(held.values())
    seen = dict[str, set[str]]()
    for name, elements in held.items():
        for element in elements:
            assert element[0].get("class").split()[:-1] == [*filter(None, [inside[name]])]
            pair = element.get("class").split()[-1], element[0].get("class").split()[-1]
            field, edge = reversed(pair) if name == "card" else pair
            seen.setdefault(field, set()).add(edge)
    for suit in {card.suit for card in deck.cards}:
        field, edge = drawings.suits[suit.id], drawings.edges[suit.id]
        assert field.light == suit.colour
        assert contrast(edge.light, _grey(255)) >= 3
        assert contrast(edge.dark, _grey(30)) >= 3
        assert seen.pop(class_of(BORDER, field)) == {class_of(BORDER, edge)}
    assert not seen
    for rule in (".head", ".head p", ".branch", ".lead", ".card", ".side"):  # older readers' lines
        assert re.search(rf"^{re.escape(rule)} {{[^}}]*border[a-z-]*:[^}}]*solid", css, re.M), rule
    assert "shadow" not in css
    assert "outline" not in css


def test_colours_follow_a_dark_ground(book: Book, deck: Deck) -> None:
    css = book.files["style.css"].decode()
    light, _, dark = css.rpartition("@media (prefers-color-scheme: dark)")
    drawings = artwork(deck, b"")
    fills = [Shade(LIGHT.suit(c.suit.colour), DARK.suit(c.suit.colour)) for c in deck.cards]
    every = [(FILL, "fill: ", shade) for shade in fills]
    for shade in (*drawings.suits.values(), *drawings.edges.values()):
        every.append((BORDER, "border-color: ", shade))
    for kind, key, shade in every:
        name = class_of(kind, shade)
        if shade.light != shade.dark:
            for rules, colour in ((light, name.split("-")[1]), (dark, name.split("-")[2])):
                assert re.search(rf"\.{name} {{[^}}]*{key}#{colour};", rules)
    assert "color-scheme: light dark" in css


def test_the_readers_own_sizes_and_colours_win(book: Book) -> None:
    css = book.files["style.css"].decode().partition(".border-")[0]
    assert not re.search(r"font-size: [\d.]+(px|pt|mm|cm)", css)
    assert not re.search(r"(?<![\w-])(color|background(-color)?):(?! inherit)", css)
    assert "!important" not in css
