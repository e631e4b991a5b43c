"""What cards say in a language of their own is broken and spoken as that, wherever it is shown."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import html as markup
from playwright.sync_api import Page, expect
from pptx import Presentation

from books import LANG, Book, open_book
from evenings import of_one
from frames import groups
from kaartspel.box import Label, Look, dieline, faces
from kaartspel.dealing import deal
from kaartspel.deck.model import Card, CardGroup, Collection, Deck, FrozenMap, Topic
from kaartspel.design import LIGHT, evening_pages, map_drawing
from kaartspel.frame import Item, Role, Text
from kaartspel.geometry import leaves
from kaartspel.online import BoardPen, board, linked, listing
from kaartspel.online.slides import slides
from kaartspel.page.export import anchor
from kaartspel.parts import PARTS, Options, Work
from kaartspel.parts.page import live_page
from kaartspel.posters import posters
from kaartspel.recipe import Recipe

OWN = "nl"  # of all that cards of the edition say; names of topics are in English


@pytest.fixture(scope="module")
def edition(deck: Deck) -> Deck:
    """Return the shipped deck as an English edition that has left all of its cards in Dutch."""
    return _told_in_english(deck, _in_dutch)


@pytest.fixture(scope="module")
def bare(deck: Deck) -> Deck:
    """Return it without names of topics, so that maps and lists call cards by what they say."""
    return _told_in_english(_without_topics(deck), _in_dutch)


def test_posters_break_texts_as_their_own_language_and_say_which_it_is(
    deck: Deck, edition: Deck, every_case: bool
) -> None:
    """Unless every case is asked for: of two groups of each map."""
    decks = (deck, edition) if every_case else (_with_few(deck), _with_few(edition))
    for own, other in zip(*(posters(each, "a3") for each in decks), strict=True):
        assert _read(own.frame.items)
        assert _read(other.frame.items) == _read(own.frame.items)
        paragraphs = [*groups(other.frame.items, Role.LIST_ITEM)]
        if own.id == "clusters":  # what it lists are names of topics
            of_tiles = [*groups(other.frame.items, Role.SECTION)]
            paragraphs = [
                group for tile in of_tiles for group in groups(tile.items, Role.PARAGRAPH)
            ]
            names = [*groups(other.frame.items, Role.HEADING)][1:]
            assert {group.language for group in names} == {OWN}
            assert not any(g.language for g in groups(other.frame.items, Role.LIST_ITEM))
        assert {group.language for group in paragraphs} == {OWN}
        headings = groups(other.frame.items, Role.HEADING)
        assert not any(group.language for group in headings if group.level == 3)


def test_a_poster_says_in_which_language_a_title_is_that_stands_for_a_topic(bare: Deck) -> None:
    cards = bare.of_kind(bare.kinds[0])[:3]
    titled = tuple(replace(c, fields=FrozenMap({**c.fields, "title": c.fields["text"]}),
                           languages=FrozenMap({"title": OWN})) for c in cards)  # fmt: skip
    kind = next(kind for kind in bare.kinds if any(s.source == "title" for s in kind.slots))
    titled = tuple(replace(card, kind=kind) for card in titled)
    group = CardGroup("Group", cards[0].suit, (Topic("", titled),), "g")
    collection = Collection("c", "Cards", "Which?", (group,))
    (poster,) = posters(replace(bare, collections=(collection,)), "a3")
    spoken = {g.language for g in groups(poster.frame.items, Role.HEADING) if g.level == 3}
    assert spoken == {OWN}
    assert {g.language for g in groups(poster.frame.items, Role.LIST_ITEM)} == {""}


def test_tables_of_an_evening_break_texts_as_their_own_language(deck: Deck, edition: Deck) -> None:
    evening = of_one("debat", 6, 5, "raad-2026")
    own, other = (evening_pages(d, evening, *deal(d, evening))[::2] for d in (deck, edition))
    for one, two in zip(own, other, strict=True):
        below_topics = [_lines(group.items)[2:] for group in groups(one.items, Role.LIST_ITEM)]
        assert below_topics
        asked = groups(two.items, Role.ITEM_BODY)
        assert [_lines(group.items) for group in asked] == below_topics


def test_tables_of_an_evening_say_in_which_language_questions_are(edition: Deck) -> None:
    """Their topics are in another: an item has a name and a text, each with its own."""
    evening = of_one("debat", 2, 5, "raad-2026")
    page, *_ = evening_pages(edition, evening, *deal(edition, evening))
    marks, bodies = (list(groups(page.items, role)) for role in (Role.ITEM_MARK, Role.ITEM_BODY))
    assert marks
    assert len(marks) == len(bodies)
    assert {group.language for group in marks} == {""}
    assert {group.language for group in bodies} == {OWN}


def test_strips_of_an_evening_say_in_which_language_names_are(bare: Deck) -> None:
    evening = of_one("debat", 1, 5, "raad-2026")
    _, page = evening_pages(bare, evening, *deal(bare, evening))
    assert {group.language for group in groups(page.items, Role.LIST_ITEM)} == {OWN}


def test_a_box_breaks_what_it_quotes_as_its_own_language_and_says_which(
    deck: Deck, edition: Deck
) -> None:
    own, other = (_box(deck_) for deck_ in (deck, edition))
    quoted = [group for group in groups(other, Role.PARAGRAPH) if group.language]
    assert len(quoted) == 2
    assert {group.language for group in quoted} == {OWN}
    assert {line for group in quoted for line in _lines(group.items)} <= set(_lines(own))


def test_maps_of_the_page_break_names_as_their_own_language(deck: Deck, bare: Deck) -> None:
    for own, other in zip(_without_topics(deck).collections, bare.collections, strict=True):
        one, two = (map_drawing(deck, own, LIGHT)[1:], map_drawing(bare, other, LIGHT)[1:])
        assert [_lines(frame.items) for frame in one] == [_lines(frame.items) for frame in two]
        rows = [row for frame in two for row in groups(frame.items, Role.LIST_ITEM)]
        assert {row.language for row in rows} == {OWN}


def test_the_page_says_in_which_language_cards_are(bare: Deck) -> None:
    page = markup.fromstring(live_page(bare, Options(), 1))
    links = page.xpath("//li[@data-card]/a")
    assert len(links) == len(bare.cards)
    assert {link.get("lang") for link in links} == {OWN}
    rows = page.xpath("//section[@class='map']//a[@lang]")
    topics = [t for c in bare.collections if c.is_map for g in c.groups for t in g.entries]
    assert len(rows) == len(topics)
    data = json.loads(page.xpath("//script[@id='deck']/text()")[0])
    keys = data["cards"]["keys"]
    cards = [dict(zip(keys, row, strict=True)) for row in data["cards"]["rows"]]
    assert {(card["language"], card["nameLanguage"]) for card in cards} == {(OWN, OWN)}


def test_a_card_of_the_page_is_read_out_in_its_own_language(
    edition: Deck, page: Page, tmp_path: Path
) -> None:
    """Its topic, which it is called by, is in that of the page."""
    path, card = tmp_path / "page.html", edition.collections[0].cards[0]
    path.write_bytes(live_page(edition, Options(), 0))
    page.goto(f"{path.as_uri()}#{anchor(card)}")
    read = page.locator("#card .unseen p:lang(nl)")
    expect(read).to_have_text(card.text.split("\n"))
    expect(page.locator(f"#card .unseen span:text('{card.topic}'):not(:lang(nl))")).to_have_count(1)
    expect(page.locator("#card h1:not(:lang(nl))")).to_contain_text(card.topic)
    page.goto(f"{path.as_uri()}#")
    seated = page.locator("#seated")
    expect(seated).to_have_attribute("lang", OWN)


def test_a_board_breaks_texts_as_their_own_language(deck: Deck, edition: Deck) -> None:
    own, other = (json.loads(board(deck_, _pen(deck_)))["elements"] for deck_ in (deck, edition))
    # The topic, which stands above a text, is in English.
    one, two = ([e["text"].partition("\n\n")[2] for e in each if e["type"] == "text"]
                for each in (own, other))  # fmt: skip
    assert one == two


def test_slides_say_in_which_language_texts_are(edition: Deck, bare: Deck) -> None:
    card = edition.collections[0].cards[0]
    show = Presentation(BytesIO(slides(replace(edition, collections=(), play=None), [card])))
    title, text = (_languages(show.slides[1].placeholders[at]) for at in (0, 1))
    assert (title, text) == ({"en-GB"}, {OWN})
    show = Presentation(BytesIO(slides(replace(bare, play=None), [])))
    assert _languages(show.slides[1].placeholders[1]) == {OWN}, "of a map, by what cards say"


def test_data_say_in_which_language_texts_are(edition: Deck, bare: Deck) -> None:
    files = FrozenMap({card.id: "" for card in edition.cards})
    first = json.loads(listing(edition, files))["cards"][0]
    assert first["language"] == OWN
    assert first["languages"] == {"title": OWN, "text": OWN}, "and not names of topics"
    parts = {part["@id"]: part for part in json.loads(linked(edition))["hasPart"]}
    assert {part["inLanguage"] for part in parts.values()} == {OWN}
    card = edition.collections[0].cards[0]
    name = parts[f"{edition.metadata.identifier}#{card.id}"]["name"]
    assert name == {"@value": card.topic, "@language": "en-GB"}
    assert all(isinstance(part["name"], str) for part in json.loads(linked(bare))["hasPart"])


def test_the_book_says_in_which_language_names_are(bare: Deck, tmp_path: Path) -> None:
    book = _book(bare, tmp_path)
    collection = bare.collections[0]
    names = {topic.name for group in collection.groups for topic in group.entries}
    of_maps = [
        e
        for page in book.pages.values()
        for e in _all(page, "span")
        if "".join(e.itertext()) in names
    ]
    assert len(of_maps) >= len(names)
    assert {_spoken(element) for element in of_maps} == {OWN}
    index = book.pages["index-cards.xhtml"]
    begun = [link for link in _all(index, "a") if link.get("class") == "line"]
    assert len(begun) > 100
    assert {_spoken(link[-1]) for link in begun} == {OWN}
    clusters = [e for page in book.pages.values() for e in _all(page, "ul")
                if e.get("class") == "clusters"]  # fmt: skip
    assert {_spoken(item[-1]) for each in clusters for item in each} == {OWN}


def _with_few(deck: Deck) -> Deck:
    few = (replace(each, groups=each.groups[:2]) for each in deck.collections)
    return replace(deck, collections=tuple(few))


def _in_dutch(card: Card) -> Card:
    """Return a card as translations mark it: each of its texts says its language."""
    return replace(card, languages=FrozenMap(dict.fromkeys(card.fields, OWN)))


def _told_in_english(deck: Deck, made: Any) -> Deck:
    collections = tuple(
        replace(collection, groups=tuple(
            replace(group, card=made(group.card) if group.card else None, topics=tuple(
                replace(topic, cards=tuple(map(made, topic.cards))) for topic in group.topics
            ))
            for group in collection.groups
        ))
        for collection in deck.collections
    )  # fmt: skip
    metadata = replace(deck.metadata, language="en-GB")
    return replace(deck, metadata=metadata, collections=collections,
                   cards=tuple(map(made, deck.cards)))  # fmt: skip


def _without_topics(deck: Deck) -> Deck:
    """Return a deck whose cards stand in groups alone: they are called by what they say."""
    bared = {card.id: replace(card, topic="") for card in deck.cards}
    collections = tuple(
        replace(collection, groups=tuple(
            replace(group, topics=(
                Topic("", tuple(bared[c.id] for topic in group.topics for c in topic.cards),
                      f"{group.id}.1"),
            ))
            for group in collection.groups
        ))
        for collection in deck.collections
    )  # fmt: skip
    return replace(deck, collections=collections, cards=tuple(bared.values()))


def _read(items: tuple[Item, ...]) -> list[list[str]]:
    """Return the lines of each text of a poster, but for names of fields and topics."""
    tiles = [*groups(items, Role.SECTION)]
    texts = (
        groups(tile.items, role) for tile in tiles for role in (Role.PARAGRAPH, Role.LIST_ITEM)
    )
    return [_lines(group.items) for held in texts for group in held]


def _lines(items: tuple[Item, ...]) -> list[str]:
    return [piece.text for item, _ in leaves(items) if isinstance(item, Text)
            for piece in item.pieces]  # fmt: skip


def _box(deck: Deck) -> tuple[Item, ...]:
    label, size = Label.from_deck(deck, deck.cards), deck.formats[0]
    return tuple(faces(label, dieline(size, 126, 0.3), Look.of_halves(label.halves), 4))


def _pen(deck: Deck) -> BoardPen:
    return BoardPen(deck.fonts, deck.metadata.language, deck.hyphenation)


def _languages(place: Any) -> set[str]:
    runs = (run for paragraph in place.text_frame.paragraphs for run in paragraph.runs)
    return {run._r.rPr.get("lang") for run in runs}


def _book(deck: Deck, folder: Path) -> Book:
    (recipe,) = PARTS["book"].make(Work(deck, Options()))
    assert isinstance(recipe, Recipe)
    path = folder / "book.epub"
    path.write_bytes(recipe.make(*recipe.arguments))
    return open_book(path)


def _all(page: Any, name: str) -> Iterator[Any]:
    yield from page.iter(f"{{*}}{name}")


def _spoken(element: Any) -> str:
    """Return the language of an element, which both attributes say alike."""
    while element is not None and not element.get("lang"):
        element = element.getparent()
    assert element.get("lang") == element.get(LANG)
    return str(element.get("lang"))
