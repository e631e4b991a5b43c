"""Chapters in the book: their notes, links, headings and pictures, whatever an editor writes.

And how its indexes sort and shorten what they list.
"""

import io
import shutil
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from books import Book, S, X, open_book, words
from judges import check_epub
from kaartspel.book.chapters import convert
from kaartspel.book.gallery import Gallery
from kaartspel.book.indexes import alphabetical, first_words
from kaartspel.book.places import Places
from kaartspel.building import Request, build
from kaartspel.deck.chapters import read_chapter
from kaartspel.deck.model import Deck, anchor
from kaartspel.problems import Problems
from repository import ENGLISH

PLACES = Places({"book/x.md": "x.xhtml", "more/y.md": "y.xhtml"}, {}, {"q01-a": "m.xhtml#q01-a"})


def made(deck: Deck, markdown: str) -> tuple[Any, Any]:
    """Return a chapter's text and its notes, each below one element."""
    chapter = read_chapter("book/x.md", "book/x.md", f"# X\n\n{markdown}".encode(), Problems())
    converted = convert(chapter, PLACES, Gallery(), deck.words)
    roots = []
    for part in (converted.text, converted.notes):
        root = etree.Element("root")
        root.extend(part)
        roots.append(root)
    return roots[0], roots[1]


def test_raw_html_in_markdown_stays_text(deck: Deck) -> None:
    text, _ = made(deck, "a <b onclick='x'>b</b> &copy; ![p](p.png)\n\n<script>1</script>")
    written = etree.tostring(text, encoding="unicode")
    assert "&lt;b onclick" in written
    assert "&lt;script&gt;" in written
    assert "<img" not in written


def test_notes_lead_to_and_fro_whatever_they_are_called(deck: Deck) -> None:
    text, notes = made(
        deck, "One[^a b], two[^é], one again[^a b].\n\n[^a b]: First.\n\n[^é]: Second.\n"
    )
    references = [a for a in text.iter(f"{X}a") if a.get("role") == "doc-noteref"]
    items = list(notes.iter(f"{X}li"))
    assert [a.get("href") for a in references] == ["#note-1", "#note-2", "#note-1"]
    assert [li.get("id") for li in items] == ["note-1", "note-2"]
    ids = {e.get("id") for e in text.iter() if e.get("id")}
    ways = [a.get("href") for a in notes.iter(f"{X}a") if a.get("role") == "doc-backlink"]
    assert len(ways) == 3
    assert {way[1:] for way in ways} <= ids
    assert all(id_.isascii() and " " not in id_ for id_ in ids)


def test_a_note_that_nothing_refers_to_has_no_way_back(deck: Deck) -> None:
    text, notes = made(deck, "One[^a].\n\n[^a]: First.\n\n[^b]: Second.\n")
    assert words(text) == "One1."
    assert [len(list(li.iter(f"{X}a"))) for li in notes.iter(f"{X}li")] == [1, 0]


def test_links_lead_to_cards_headings_chapters_and_the_web(deck: Deck) -> None:
    text, _ = made(
        deck,
        "[a](card:q01-a) [b](../more/y.md) [c](../more/y.md#who-begins) [d](#here) "
        "[e](https://example.org/)\n\n## Here\n",
    )
    assert [a.get("href") for a in text.iter(f"{X}a")] == [
        "m.xhtml#q01-a",
        "y.xhtml",
        "y.xhtml#s.who-begins",
        "x.xhtml#s.here",
        "https://example.org/",
    ]
    assert text.find(f"{X}h2").get("id") == "s.here"


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Who begins?", "who-begins"), ("Één *zin*", "een-zin"), ("… ‘Ja’!", "ja"), ("?", "section")],
)
def test_headings_have_names_to_link_to(heading: str, name: str) -> None:
    assert anchor(heading) == name


def test_values_stand_in_the_order_of_the_decks_alphabet() -> None:
    names = ["Zorg", "Ångest", "één", "Eer", "Ärlighet", "Omsorg", "e-overheid"]
    dutch = sorted(names, key=alphabetical("abcdefghijklmnopqrstuvwxyz"))
    assert dutch == ["Ångest", "Ärlighet", "één", "Eer", "e-overheid", "Omsorg", "Zorg"]
    swedish = sorted(names, key=alphabetical("abcdefghijklmnopqrstuvwxyzåäö"))
    assert swedish == ["één", "Eer", "e-overheid", "Omsorg", "Zorg", "Ångest", "Ärlighet"]


@pytest.mark.parametrize(
    ("alphabet", "names"),
    [
        # Each list is in the order of a dictionary of its language.
        ("abcçdefgğhıijklmnoöprsştuüvyz",
         ["Hatay", "ısı", "Işık", "İlke", "iş", "izmir", "Jale", "Oya", "Ödev", "Zil"]),
        ("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż", ["Lzy", "Łódź", "łza", "Mazur", "Zyta", "Źródło"]),
        ("a b c č d ď e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
         ["cukr", "čas", "hrad", "Chata", "chléb", "ideál", "rys", "řeka"]),
        ("abcdefghijklmnopqrstuvwxyz",
         ["Æsop", "Afrika", "Łódź", "Lzy", "Odense", "Œuvre", "Ørsted", "Straße", "Strateg"]),
        ("abcdefghijklmnopqrstuvwxyzæøå", ["Odense", "Zoo", "Æble", "Ørsted", "Århus"]),
        ("abcdefghijklmnopqrstuvwxyz", ["2 x", "Een", "e\u0301e\u0301n", "één zin", "‘Eerlijk’"]),
    ],
)  # fmt: skip
def test_letters_with_strokes_and_of_several_characters_have_their_place(
    alphabet: str, names: list[str]
) -> None:
    assert sorted({*names}, key=alphabetical(alphabet)) == names


def test_an_index_shows_as_many_words_as_a_line_of_a_page_or_two_of_a_phone_hold(
    book: Book,
) -> None:
    lines = [words(a) for a in book.pages["index-cards.xhtml"].iter(f"{X}a")]
    cut = [line.partition(" ")[2] for line in lines if line.endswith("…")]
    assert len(cut) > 90
    assert sum(len(line) > 66 for line in cut) < 0.02 * len(cut), "what tells them apart is long"
    assert sum(len(line) > 44 for line in cut) > 0.9 * len(cut), "what would be next is long"


def test_first_words_tell_texts_apart_and_close_their_brackets() -> None:
    texts = ["Welke kaders stellen we voor het gebruik van (open) standaarden, zoals open source?",
             "Welke kaders stellen we voor het gebruik van (gesloten of) dure software, zoals wij?",
             "Kort.", "Kort."]  # fmt: skip
    assert first_words(texts, room=34) == [
        "Welke kaders stellen we voor het gebruik van (open)\xa0…",
        "Welke kaders stellen we voor het gebruik van (gesloten of)\xa0…",
        "Kort.", "Kort.",
    ]  # fmt: skip
    assert first_words(texts[:1], room=34) == ["Welke kaders stellen we voor het\xa0…"]
    assert first_words(texts[:1], room=60) == [
        "Welke kaders stellen we voor het gebruik van (open)\xa0…"
    ]
    texts = [f"Wat kost het openbaar vervoer (actief en passief) de {who} in een jaar?"
             for who in ("gemeente", "inwoners")]  # fmt: skip
    assert first_words(texts[:1], room=34) == ["Wat kost het openbaar vervoer\xa0…"]
    assert first_words(texts[:1], room=20) == ["Wat kost het\xa0…"]
    assert first_words(texts, room=34) == [
        f"{text.removesuffix(' in een jaar?')}\xa0…" for text in texts
    ]
    assert first_words([]) == []
    texts = ["Wat zijn de kosten en baten van meer informatiegestuurd werken door ons?"]
    assert first_words(texts, room=40) == ["Wat zijn de kosten en baten van meer\xa0…"]
    assert first_words(texts, {"van", "meer"}, 40) == ["Wat zijn de kosten en baten\xa0…"]
    assert first_words(texts, room=len(texts[0])) == texts
    assert first_words(["één " * 40], room=40) == [f"{'één ' * 9}één\xa0…"]


@pytest.fixture(scope="module")
def rich_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The English deck's book with more in it: pictures, and chapters of like names."""
    folder = tmp_path_factory.mktemp("rich")
    deck = folder / "deck"
    shutil.copytree(ENGLISH, deck)
    (deck / "more").mkdir()
    Image.new("RGB", (40, 20), "teal").save(deck / "book/plan.png")
    Image.new("RGB", (40, 20), "tomato").save(deck / "more/photo 1.jpg")
    _write(deck / "more/preface.md", "# More\n\n## Who begins?\n\n![A photo](<photo 1.jpg>)\n")
    _write(
        deck / "more/één.md",
        "# Één\n\nSee [there](preface.md#who-begins)[^a b].\n\n"
        '[^a b]: Note with ![a bow](../symbols/bow.svg)\n\n![A plan](../book/plan.png "Map")\n',
    )
    _replace(deck / "deck.yaml", "    - {chapter: book/preface.md, role: preface}\n",
             "    - {chapter: book/preface.md, role: preface}\n"
             "    - {chapter: more/preface.md, role: introduction}\n"
             "    - {chapter: more/één.md}\n")  # fmt: skip
    _replace(
        deck / "questions/street.yaml",
        "text: Who may park a car here?",
        "text: Who may park a car here?, picture: {file: book/plan.png, alt: Our street}",
    )
    build(Request(deck, folder / "build", only=("book",)))
    return folder / "build/street-talk.epub"


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    _write(path, text.replace(old, new))


def test_a_book_with_pictures_and_chapters_of_like_names_is_valid(rich_path: Path) -> None:
    status, said = check_epub(rich_path)
    assert status == 0, said


def test_pictures_are_shown_with_words_and_captions(rich_path: Path) -> None:
    book: Book = open_book(rich_path)
    names = [name for name in book.pages if name.startswith("chapter-")]
    assert names[:3] == ["chapter-preface.xhtml", "chapter-preface-2.xhtml", "chapter-een.xhtml"]
    photo = book.pages["chapter-preface-2.xhtml"].find(f".//{X}figure/{X}img")
    assert photo.get("alt") == "A photo"
    with Image.open(io.BytesIO(book.files[photo.get("src")])) as image:
        assert image.format == "JPEG"
    page = book.pages["chapter-een.xhtml"]
    assert words(page.find(f".//{X}figcaption")) == "Map"
    plan = page.find(f".//{X}figure/{X}img").get("src")
    assert page.find(f".//{X}li//{S}svg").get("aria-label") == "a bow"
    card = book.pages["chapter-questions.xhtml"].find(f".//{X}li[@id='q01-cars']")
    assert (card.find(f".//{X}img").get("alt"), card.find(f".//{X}img").get("src")) == (
        "Our street",
        plan,
    )
