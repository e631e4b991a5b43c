"""The decks in examples/: each of another shape, built whole, and judged as the shipped deck is."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from books import open_book, words
from conftest import BuildOnce
from frames import text_boxes
from judges import PROFILES, judge_epub, judge_pdf
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck, Sheet
from kaartspel.deck.model.grid import Cell, behind, cells
from kaartspel.design import lay_out_card, settings
from kaartspel.parts import card_path
from pdfs import extract, structure
from placing import Placed, placed
from repository import ROOT
from sampling import sampled

NAMES = ("energie", "flash", "methods", "praatjes")
EDITIONS = ("gemeente", "english")  # of the shipped deck: as large, and judged as it is
PICTURE = re.compile(r"!\[.{20,}\]\((\S+)\)")


@dataclass(frozen=True)
class Example:
    """A deck, and the folder that it was built into."""

    deck: Deck
    built: Path


# Of energie and praatjes make test builds parts elsewhere (test_build.py, test_page_house.py), and
# of methods it lays out the cards.
BUILT = sampled(((name,) for name in (*NAMES, *EDITIONS)), [("flash",)])


@pytest.fixture(scope="module", params=BUILT)
def example(request: pytest.FixtureRequest, built_once: BuildOnce) -> Example:
    folder = ROOT / "examples" / request.param
    return Example(load(folder), built_once(folder, f"example-{request.param}").target)


@pytest.fixture
def chosen(example: Example, every_case: bool) -> Collection[Card]:
    """Unless all are asked for, a card of each kind in each collection."""
    cards = example.deck.cards
    return cards if every_case else {(card.kind, card.collection): card for card in cards}.values()


def deck_of(name: str) -> Deck:
    return load(ROOT / "examples" / name)


def said(card: Card) -> Iterator[str]:
    """Yield what stands on a card's front, a line at a time."""
    places = dict(zip(("collection", "group", "topic"), card.places, strict=True))
    for slot in card.kind.slots:
        written = places.get(slot.source) or card.said(slot.source)
        yield from written.removeprefix("… ").splitlines()  # its name goes on before the dots


def behind_it(card: Card) -> list[str]:
    """Return what stands on a card's back: its own text, or the name of its kind."""
    return card.said("back").splitlines() or [card.kind.word]


def squeezed(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def test_all_examples_are_tried() -> None:
    assert {path.name for path in (ROOT / "examples").iterdir()} == {*NAMES, *EDITIONS}


@pytest.mark.parametrize("name", [*NAMES, *EDITIONS])
def test_a_readme_says_in_three_lines_what_the_deck_is_and_shows_it(name: str) -> None:
    readme = ROOT / "examples" / name / "README.md"
    title, *lines, picture = filter(None, readme.read_text("utf-8").splitlines())
    assert title.startswith("# ")
    assert len(lines) == 2
    assert f"`kaartspel build examples/{name}`" in lines[1]
    found = PICTURE.fullmatch(picture)
    assert found
    assert (readme.parent / found[1]).is_file()


def test_questions_in_three_suits_need_no_values() -> None:
    deck = deck_of("energie")
    (collection,) = deck.collections
    assert len(collection.cards) == 24
    assert [group.suit.name for group in collection.groups] == ["Opwekken", "Wonen", "Meedoen"]


def test_a_method_says_when_how_and_for_how_many() -> None:
    deck = deck_of("methods")
    assert len(deck.cards) >= 24
    for card in deck.cards:
        fields = ("title", "text", "aside")
        assert all(len(card.said(field).splitlines()) == 1 for field in fields), card.id
        assert len(card.said("foot").splitlines()) == 2, (
            "so it is far from the number that is turned"
        )
        assert 3 <= len(card.said("steps").splitlines()) <= 5


def test_a_method_is_large_to_read_and_its_steps_stand_apart_from_what_it_is() -> None:
    """In 12 pt on its own format; steps are closer to one another than to the text above them."""
    deck = deck_of("methods")
    format_ = next(each for each in deck.formats if each.name == deck.usual["format"])
    (setting,) = settings(deck, format_).values()
    assert setting.body >= 12
    for card in deck.cards:
        found = [(text.says.strip(), box) for text, box in
                 text_boxes(deck, lay_out_card(setting, card).front)
                 if text.size == setting.body]  # fmt: skip
        tops = {says: box[1] for says, box in found if says.isdigit()}
        above = {says: top - max(box[3] for _, box in found if box[3] < top)
                 for says, top in tops.items()}  # fmt: skip
        assert len(above) >= 3
        assert above["1"] > 1.4 * max(gap for says, gap in above.items() if says != "1")


def test_questions_to_talk_about_need_no_groups_and_no_numbers() -> None:
    cards = deck_of("praatjes").cards
    assert len(cards) == 40
    assert all(card.said("text").endswith("?") for card in cards)
    assert not any(card.number or card.group or card.suit.name for card in cards)


def test_a_word_stands_on_both_sides_in_two_languages() -> None:
    for card in deck_of("flash").cards:
        assert {"title", "text", "back"} <= card.fields.keys()


def test_an_example_builds_whole(example: Example) -> None:
    deck, built = example.deck, example.built
    wanted = {"cards", "sheets", "press", "manifest.json"}
    wanted |= {f"{deck.metadata.slug}.{kind}" for kind in ("epub", "html")}
    wanted |= {"posters"} if any(c.is_map for c in deck.collections) else set()
    wanted |= {"handouts"} if deck.play else set()
    assert {path.name for path in built.iterdir()} == wanted
    assert (built / "sheets/box.pdf").is_file()
    assert {path.name for path in (built / "cards").iterdir()} == {
        Path(card_path(card)).name for card in deck.cards
    }


def test_all_that_was_written_can_be_copied_from_a_card(
    example: Example, chosen: Collection[Card]
) -> None:
    for card in chosen:
        data = (example.built / card_path(card)).read_bytes()
        for page, lines in enumerate([list(said(card)), behind_it(card)]):
            text = squeezed(extract(data, page))
            assert lines
            for line in lines:
                assert squeezed(line) in text, (card.id, page)


def test_a_screen_reader_hears_a_back_after_its_front(
    example: Example, chosen: Collection[Card]
) -> None:
    for card in chosen:
        told = structure((example.built / card_path(card)).read_bytes())
        heard = squeezed("".join(line.partition(": ")[2] for line in told.splitlines()))
        at = 0
        for line in (*said(card), *behind_it(card)):
            found = heard.find(squeezed(line), at)
            assert found >= 0, (card.id, line)
            at = found


@pytest.mark.parametrize("sheet_name", sampled([("a4-duplex",), ("a3-duplex",)], [("a4-duplex",)]))
def test_every_back_lies_behind_its_own_front(example: Example, sheet_name: str) -> None:
    deck = example.deck
    sheet: Sheet = next(sheet for sheet in deck.sheets if sheet.name == sheet_name)
    usual = deck.usual.get("format", "poker")
    format_ = next(format_ for format_ in deck.formats if format_.name == usual)
    pages = placed((example.built / f"sheets/{sheet_name}.pdf").read_bytes())
    places = cells(sheet, format_)
    order = [card for card in deck.cards for _ in range(card.quantity)]
    assert len(pages) == 2 * -(-len(order) // len(places))
    for i, card in enumerate(order):
        number, cell = divmod(i, len(places))
        front = words_in(pages[2 * number], places[cell])
        back = words_in(pages[2 * number + 1], behind(places[cell], sheet))
        assert all(squeezed(line) in front for line in said(card))
        assert all(squeezed(line) in back for line in behind_it(card))


def words_in(page: Placed, cell: Cell) -> str:
    """Return the words that begin within a card's place, as they are drawn one after another."""
    right, bottom = cell.x + cell.width, cell.y + cell.height
    inside = (w for w, (x, y) in page.words if cell.x <= x <= right and cell.y <= y <= bottom)
    return squeezed("".join(inside))


def test_a_print_shop_gets_each_front_with_its_back(example: Example) -> None:
    slug = example.deck.metadata.slug
    data = (example.built / f"press/european/{slug}-cards.pdf").read_bytes()
    for i, card in enumerate(card for card in example.deck.cards if card.quantity):
        for page, lines in ((2 * i, list(said(card))), (2 * i + 1, behind_it(card))):
            text = squeezed(extract(data, page))
            assert all(squeezed(line) in text for line in lines), (card.id, page)


@pytest.mark.parametrize(
    ("example", "flavour"),
    sampled(product((*NAMES, *EDITIONS), PROFILES), [("flash", flavour) for flavour in PROFILES]),
    indirect=["example"],
)
def test_verapdf_finds_no_fault(
    example: Example, chosen: Collection[Card], flavour: str, every_case: bool
) -> None:
    """Unless all are asked for: a card of each kind, a poster, a hand-out, the box.

    Sheets are judged with those of the shipped deck (test_sheets.py).
    """
    files = [example.built / card_path(card) for card in chosen]
    files += [
        example.built / f"sheets/{name}.pdf" for name in ("box", "a4-duplex")[: 1 + every_case]
    ]
    for folder in ("posters", "handouts"):
        found = sorted((example.built / folder).glob("*.pdf"))
        files += found if every_case else found[:1]
    assert len(files) >= 2
    judged = {path.name: judge_pdf(path.read_bytes(), flavour) for path in files}
    assert not any(judged.values()), judged


def test_epubcheck_has_nothing_to_say_and_each_card_has_its_place(example: Example) -> None:
    path = example.built / f"{example.deck.metadata.slug}.epub"
    judge_epub(path)
    book = open_book(path)
    elements = {element.get("id"): element for _, element in book.ids()}
    heads = {group.card for group in example.deck.carded_groups}  # whose names are headings
    for card in (card for collection in example.deck.collections for card in collection.cards):
        text = squeezed(words(elements[card.id]))
        for field in ["title"] if card in heads else card.fields:
            for line in card.said(field).splitlines():
                assert squeezed(re.sub(r"^\d+ ", "", line)) in text, card.id
        box = elements[card.id][0]
        said = [words(part) for part in box if part.get("class") != "onward"]
        is_told = card not in heads and card.group in " ".join(said).split()
        assert not is_told, "its place tells it"
    has_numbers = any(card.number for card in example.deck.cards)
    assert ("index-cards.xhtml" in book.pages) == has_numbers
