"""The book: valid, whole, in the deck's language, each card in its place."""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from PIL import Image

from books import HREF, Book, S, X, words
from cards import listed
from judges import check_epub, judge_epub
from kaartspel.building import Report
from kaartspel.deck.model import Deck
from kaartspel.type import typesetter

FORMATTING = re.compile(r"\[\^[^\]]+\]:?|\\(?=\W)|[*_]|\[([^\]]*)\]\([^)]*\)")


@pytest.fixture(params=["deck", "english"])
def edition(request: pytest.FixtureRequest) -> tuple[Deck, Book]:
    """Each deck with its book."""
    name = {"deck": "book", "english": "english_book"}[request.param]
    return request.getfixturevalue(request.param), request.getfixturevalue(name)


def test_epubcheck_has_nothing_to_say(built: Report) -> None:
    judge_epub(built.target / "digitalisering-in-beeld.epub")


def test_epubcheck_has_nothing_to_say_of_the_english_deck_either(english_path: Path) -> None:
    judge_epub(english_path)


def test_epubcheck_can_fail(built: Report, tmp_path: Path) -> None:
    broken = tmp_path / "broken.epub"
    source = built.target / "digitalisering-in-beeld.epub"
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(broken, "w") as archive:
        for name in whole.namelist():
            if not name.endswith("style.css"):
                archive.writestr(name, whole.read(name))
    assert check_epub(broken)[0] != 0


def test_each_card_has_one_place_in_the_book(edition: tuple[Deck, Book]) -> None:
    deck, book = edition
    places = Counter(element.get("id") for _, element in book.ids())
    elements = {element.get("id"): element for _, element in book.ids()}
    for card in deck.cards:
        assert places[card.id] == 1
        said = words(elements[card.id])
        assert card.number in said
        assert (card.said("title") if listed(card) else card.text) in said
        assert elements[card.id].find(f".//{S}svg") is not None


def test_statements_are_quotations_and_questions_are_not(deck: Deck, book: Book) -> None:
    quoted = [words(q) for page in book.pages.values() for q in page.iter(f"{X}blockquote")]
    assert quoted == [card.text for card in deck.cards if card.kind.id == "statement"]


def test_every_link_leads_somewhere(edition: tuple[Deck, Book]) -> None:
    _, book = edition
    places = {address for address, _ in book.ids()}
    links = list(_links(book))
    assert len(links) > 40
    for name, href in links:
        file, mark, fragment = unquote(href).partition("#")
        target = posixpath.normpath(posixpath.join(posixpath.dirname(name), file or name))
        assert target in book.files, href
        assert not mark or f"{target}#{fragment}" in places, (name, href)


def _links(book: Book) -> Iterator[tuple[str, str]]:
    for name, page in book.pages.items():
        for element in page.iter():
            for key in ("href", "src", HREF):
                if element.get(key):
                    yield name, element.get(key)


def test_the_book_holds_every_sentence_of_every_chapter_in_order(
    edition: tuple[Deck, Book],
) -> None:
    deck, book = edition
    text = " ".join(_without_references(page) for page in book.pages.values())
    at = 0
    for part in deck.parts:
        for section in part.sections:
            source = Path(section.chapter.place.file).read_text("utf-8")
            for sentence in _sentences(source):
                found = text.find(sentence, at)
                assert found >= 0, sentence
                at = found


def _without_references(page: Any) -> str:
    for reference in page.iter(f"{X}sup"):
        reference.clear(keep_tail=True)
    return words(page)


def _sentences(markdown: str) -> Iterator[str]:
    """Yield a chapter's sentences as they are read: without marks, and notes as they come last."""
    text = re.sub(r"^(#+|- |\d+\. )", "\n\n", markdown, flags=re.MULTILINE)
    notes = re.findall(r"^\[\^[^\]]+\]:(.*)$", text, flags=re.MULTILINE)
    text = re.sub(r"^\[\^[^\]]+\]:.*$", "", text, flags=re.MULTILINE)
    for paragraph in (*re.split(r"\n\s*\n", text), *notes):
        plain = FORMATTING.sub(lambda found: found[1] or "", paragraph)
        for sentence in re.split(r"(?<=[.?!]) ", plain):
            if sentence.strip():
                yield " ".join(sentence.split())


def test_all_words_are_in_the_decks_language(book: Book, deck: Deck) -> None:
    text = words(book.pages["nav.xhtml"]) + book.files["toc.ncx"].decode()
    for english in ("Table of Contents", "Landmarks", "Cover", "Contents", "Pages"):
        assert english not in text
    assert deck.words["contents"] in text
    assert deck.words["landmarks"] in text


def test_the_overview_names_every_cluster_with_its_values(deck: Deck, book: Book) -> None:
    table = book.pages["chapter-overzicht.xhtml"].find(f".//{X}table")
    rows = [(words(row[0]), [words(li) for li in row[1].iter(f"{X}li")])
            for row in table.find(f"{X}tbody")]  # fmt: skip
    assert rows == [
        (cluster.name, [f"{value.name} {value.numbers}" for value in cluster.topics])
        for cluster in deck.carded_groups
    ]
    assert [head.get("scope") for head in table.iter(f"{X}th")] == ["col", "col"] + ["row"] * 9


def test_clusters_lead_to_their_values_and_values_back(deck: Deck, book: Book) -> None:
    page = book.pages["chapter-waardenkaart.xhtml"]
    for cluster in deck.carded_groups:
        section = page.find(f".//{X}section[@aria-labelledby='{cluster.id}']")
        onward = {a for card in section.iter(f"{X}li") for a in card.findall(f"{X}div/{X}p/{X}a")}
        links = [a.get("href") for a in section.iter(f"{X}a") if a not in onward]
        assert links[:-2] == [f"#{value.id}" for value in cluster.topics]
        assert links[-2:] == [f"#{cluster.id}", "#values.map"]


def test_the_indexes_hold_every_value_and_every_card(deck: Deck, book: Book) -> None:
    values = [words(li) for li in book.pages["index-values.xhtml"].iter(f"{X}li")]
    assert len(values) == 30
    assert values[:3] == [
        "Autonomie, Vrijheid W01–03",
        "Beschaving, Puurheid W15–16",
        "Beschikbaarheid, Continuïteit W39–40",
    ]
    assert values == sorted(values)
    letters = [words(h) for h in book.pages["index-values.xhtml"].iter(f"{X}h2")]
    assert letters == list(dict.fromkeys(value[0] for value in values))
    whole = [words(a) for a in book.pages["index-cards.xhtml"].iter(f"{X}a")]
    assert sorted(line.partition(" ")[0] for line in whole) == sorted(c.number for c in deck.cards)
    assert whole == [words(li) for li in book.pages["index-cards.xhtml"].iter(f"{X}li")]
    lines = [words(li) for li in book.pages["index-cards.xhtml"].iter(f"{X}li")]
    for kind in ("question", "statement"):
        cards = [card for card in deck.cards if card.kind.id == kind]
        found = {c: next(i for i in lines if i.startswith(f"{c.number} ")) for c in cards}
        begun = {card: line.removeprefix(f"{card.number} ") for card, line in found.items()}
        assert all(line.startswith(f"{card.topic} ") for card, line in begun.items())
        said = {card: line.removeprefix(f"{card.topic} ").removesuffix(" …")
                for card, line in begun.items()}  # fmt: skip
        assert all(card.text.startswith(text) for card, text in said.items())
        for card, text in said.items():
            assert sum(c.text.startswith(text) for c in cards if c.topic == card.topic) == 1


def test_the_book_counts_the_steps_of_a_game_as_its_cards_do(deck: Deck, book: Book) -> None:
    assert deck.play
    lists = book.pages["chapter-spelen.xhtml"].iterfind(f".//{X}section/{X}ol[@start]")
    begun = [int(each.get("start")) for each in lists]
    assert begun == [len(game.setup) + 1 for game in deck.play.games]


def test_a_range_in_the_index_of_values_leads_to_its_first_card(deck: Deck, book: Book) -> None:
    ranges = {
        words(a): a.get("href")
        for a in book.pages["index-values.xhtml"].iter(f"{X}a")
        if a.get("class") == "numbers"
    }
    assert ranges == {
        value.numbers: f"chapter-waardenkaart.xhtml#{value.cards[0].id}"
        for cluster in deck.carded_groups
        for value in cluster.topics
    }


def test_each_card_leads_to_its_group_and_to_the_cards_beside_it(deck: Deck, book: Book) -> None:
    """The names of the links say where they lead, and hold what is seen of them."""
    boxes = {li.get("id"): li for page in book.pages.values() for li in page.iter(f"{X}li")}
    for collection in deck.collections:
        cards = [c for group in collection.groups for topic in group.topics for c in topic.cards]
        group_of = {c.id: group for group in collection.groups for c in group.cards}
        for i, card in enumerate(cards):
            ways = boxes[card.id].findall(f"{X}div/{X}p/{X}a")
            before = cards[i - 1 : i] if i else []
            after = cards[i + 1 : i + 2]
            group = group_of[card.id]
            assert [(words(a), a.get("href"), a.get("aria-label")) for a in ways] == [
                *((c.number, f"#{c.id}", f"Vorige kaart: {c.number}") for c in before),
                (group.name, f"#{group.id}", f"Terug naar {group.name}"),
                *((c.number, f"#{c.id}", f"Volgende kaart: {c.number}") for c in after),
            ]


def test_the_book_shows_errata_and_gaps(deck: Deck, book: Book) -> None:
    errata, gaps = words(book.pages["errata.xhtml"]), words(book.pages["gaps.xhtml"])
    assert all(e.printed in errata and e.mended in errata for e in deck.errata)
    assert all(gap.note in gaps for gap in deck.gaps)


def test_an_author_alone_is_not_called_authors(book: Book, english_book: Book) -> None:
    assert "Auteurs Simone Halink, Dries Bartelink" in _terms(book, "chapter-colofon.xhtml")
    # A deck without a chapter for it gets a colophon all the same.
    assert "Author Ann Example" in _terms(english_book, "colophon.xhtml")
    assert "First published 2 January 2026" in _terms(english_book, "colophon.xhtml")


def _terms(book: Book, page: str) -> list[str]:
    return [" ".join(map(words, div)) for div in book.pages[page].iter(f"{X}div")]


def test_nothing_is_remote_and_the_book_is_small(built: Report, book: Book) -> None:
    for name, href in _links(book):
        assert "//" not in href, (name, href)
    assert re.findall(rb"url\((?!\"fonts/)|@import", book.files["style.css"]) == []
    assert (built.target / "digitalisering-in-beeld.epub").stat().st_size < 500_000


def test_the_cover_is_as_large_as_shops_ask(book: Book) -> None:
    with Image.open(io.BytesIO(book.files["cover.png"])) as image:
        assert image.width >= 1600
        assert image.height >= 2560


@pytest.mark.parametrize("face", ["text", "strong", "italic", "strong-italic"])
def test_the_fonts_are_the_books_own_characters_with_their_licence(book: Book, face: str) -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(book.files[f"fonts/{face}.ttf"]))
    assert ord("é") in font.getBestCmap()
    assert len(font.getGlyphOrder()) < 150
    assert "SIL Open Font License" in font["name"].getDebugName(13)
    assert "SIL Open Font License" in words(book.pages["chapter-colofon.xhtml"])


def test_no_type_is_so_large_that_a_title_is_broken_inside_a_word(deck: Deck, book: Book) -> None:
    """Titles are bound to the window: with margins of 2 em of large type, 0.85 of it is left."""
    css, strong = book.files["style.css"].decode(), typesetter(deck.fonts, "nl").strong
    for name, page in book.pages.items():
        kind = next((k for k in ("title", "part") if name.startswith(k)), "")
        rule = rf"^{f'.{kind} ' if kind else ''}h1 \{{[^}}]*font-size: min\([\d.]+em, (\d+)vw\)"
        found = re.search(rule, css, re.M)
        assert found
        for part in "".join("".join(h1.itertext()) for h1 in page.iter(f"{X}h1")).split(" "):
            assert strong.width(part) * int(found[1]) < 85, (name, part)
