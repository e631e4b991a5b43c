"""The book: valid, whole, in the deck's language, each card in its place."""

import io
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from conftest import ENGLISH
from judges import check_epub
from kaartspel.book.markdown import convert
from kaartspel.build import Report, Request, build
from kaartspel.deck.model import Chapter, Deck

X = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def epub(built: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(built.target / "digitalisering-in-beeld.epub") as archive:
        return {name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def pages(epub: dict[str, bytes]) -> dict[str, Any]:
    """Return the book's documents in reading order."""
    package = etree.fromstring(epub["content.opf"])
    items = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    order = [items[ref.get("idref")] for ref in package.iter("{*}itemref")]
    return {name: etree.fromstring(epub[name]) for name in order}


def words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def test_epubcheck_finds_no_error_and_no_warning(built: Report) -> None:
    status, said = check_epub(built.target / "digitalisering-in-beeld.epub")
    assert status == 0, said
    assert "0 fatals / 0 errors / 0 warnings" in said


def test_epubcheck_finds_none_in_the_english_deck_either(tmp_path: Path) -> None:
    build(Request(ENGLISH, tmp_path / "build"))
    status, said = check_epub(tmp_path / "build/street-talk.epub")
    assert status == 0, said


def test_epubcheck_can_fail(built: Report, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    source = built.target / "digitalisering-in-beeld.epub"
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(broken, "w") as archive:
        for name in whole.namelist():
            if not name.endswith("style.css"):
                archive.writestr(name, whole.read(name))
    assert check_epub(broken)[0] != 0


def test_each_card_has_one_place_in_the_book(deck: Deck, pages: dict[str, Any]) -> None:
    places = Counter(e.get("id") for page in pages.values() for e in page.iter() if e.get("id"))
    assert all(places[card.id] == 1 for card in deck.cards)
    elements = {e.get("id"): e for page in pages.values() for e in page.iter() if e.get("id")}
    for card in deck.cards:
        said = words(elements[card.id])
        assert card.number in said
        assert (card.labels[0] if card.points else card.text) in said


def test_every_link_leads_somewhere(epub: dict[str, bytes], pages: dict[str, Any]) -> None:
    anchors = {
        (name, e.get("id")) for name, page in pages.items() for e in page.iter() if e.get("id")
    }
    links = [(name, a.get("href")) for name, page in pages.items() for a in page.iter(f"{X}a")]
    assert len(links) > 150
    for name, href in links:
        file, _, anchor = href.partition("#")
        assert (file or name) in epub, href
        assert not anchor or ((file or name), anchor) in anchors, href


def test_each_page_has_one_title_and_no_heading_that_jumps(pages: dict[str, Any]) -> None:
    for name, page in pages.items():
        levels = [int(e.tag[-1]) for e in page.iter() if str(e.tag)[-2:] in {"h1", "h2", "h3"}]
        assert levels.count(1) == (0 if name == "cover.xhtml" else 1), name
        assert all(b <= a + 1 for a, b in pairwise(levels)), name


def test_the_book_holds_every_paragraph_of_every_chapter_in_order(
    deck: Deck, pages: dict[str, Any]
) -> None:
    text = " ".join(words(page) for page in pages.values())
    at = 0
    for part in deck.parts:
        for section in part.sections:
            paragraphs = [section.chapter.title]
            paragraphs += section.chapter.markdown.replace("\n- ", "\n\n").split("\n\n")
            for paragraph in paragraphs:
                plain = paragraph.strip().lstrip("#-").replace("*", "").partition("[^")[0]
                plain = " ".join(plain.split())
                if plain:
                    found = text.find(plain, at)
                    assert found >= 0, plain
                    at = found


def test_all_words_are_in_the_decks_language(epub: dict[str, bytes], deck: Deck) -> None:
    text = " ".join(words(etree.fromstring(epub[name])) for name in ("nav.xhtml", "toc.ncx"))
    for english in ("Table of Contents", "Landmarks", "Cover", "Contents", "Pages"):
        assert english not in text.split()
        assert english not in text or " " not in english
    assert deck.words["contents"] in text
    assert deck.words["landmarks"] in text


def test_the_overview_names_every_cluster_with_its_values(
    deck: Deck, pages: dict[str, Any]
) -> None:
    table = pages["chapter-overzicht.xhtml"].find(f".//{X}table")
    rows = [[words(cell) for cell in row] for row in table.find(f"{X}tbody")]
    assert [row[0] for row in rows] == [cluster.name for cluster in deck.clusters]
    for row, cluster in zip(rows, deck.clusters, strict=True):
        assert row[1] == " ".join(value.name for value in cluster.values) or all(
            value.name in row[1] for value in cluster.values
        )


def test_the_book_shows_errata_and_gaps(deck: Deck, pages: dict[str, Any]) -> None:
    errata, gaps = words(pages["errata.xhtml"]), words(pages["gaps.xhtml"])
    assert all(e.printed in errata and e.mended in errata for e in deck.errata)
    assert all(gap.note in gaps for gap in deck.gaps)


def test_nothing_is_remote_and_the_book_is_small(epub: dict[str, bytes], built: Report) -> None:
    for name, data in epub.items():
        if name.endswith((".xhtml", ".css")):
            assert b"http" not in data.replace(b"http://www.w3.org/", b"").replace(
                b"http://www.idpf.org/2007/ops", b""
            ), name
    assert (built.target / "digitalisering-in-beeld.epub").stat().st_size < 500_000


def test_raw_html_in_markdown_stays_text(deck: Deck) -> None:
    chapter = Chapter(
        "x.md", "X", "a <b onclick='x'>b</b> &copy; ![p](p.png)\n\n<script>1</script>"
    )
    made = "".join(etree.tostring(e, encoding="unicode") for e in convert(chapter, {}, deck.words))
    assert "&lt;b onclick" in made
    assert "&lt;script&gt;" in made
    assert "<img" not in made


def test_the_fonts_in_the_book_are_its_own_characters_only(epub: dict[str, bytes]) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(epub["fonts/text.ttf"]))
    assert ord("é") in font.getBestCmap()
    assert len(font.getGlyphOrder()) < 150
