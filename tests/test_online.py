"""The deck for tables, slides and boards on a screen: every card once, each picture there."""

import csv
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pytest
import yaml
from PIL import Image
from pptx import Presentation

from kaartspel.building import load
from kaartspel.deck.model import Deck
from kaartspel.parts import EXPORTS, PARTS, Options, Work
from kaartspel.recipe import Recipe
from repository import ROOT, data_of

Files = dict[str, bytes]
DECKS = {"english": ROOT / "tests/decks/english", "two-sided": ROOT / "examples/flash"}
WIDTH = 80


def exported(deck: Deck, *names: str, **chosen: Any) -> Files:
    options = Options(online=names, picture_width=WIDTH, **chosen)
    return dict(_made(Work(deck, options)))


def _made(work: Work) -> Iterator[tuple[str, bytes]]:
    for planned in PARTS["online"].make(work):
        assert isinstance(planned, Recipe)
        yield planned.path.removeprefix("online/"), planned.make(*planned.arguments)


@pytest.fixture(scope="module", params=DECKS)
def played(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, every_case: bool
) -> Deck:
    """A deck; unless all is asked for, a card of each of its groups is enough."""
    folder = DECKS[request.param]
    return load(folder if every_case else _with_few(folder, tmp_path_factory.mktemp("few")))


def _with_few(folder: Path, into: Path) -> Path:
    """Return a copy of a deck in which each group of a file of plain cards has its first one."""
    deck = into / folder.name
    shutil.copytree(folder, deck)
    for path in (deck / "cards").glob("*.yaml"):
        data = data_of(path)
        for group in data["groups"]:
            del group["cards"][1:]
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return deck


def ids(deck: Deck) -> list[str]:
    """Return the id of every card in the box, as often as it is there."""
    return sorted(card.id for card in deck.cards for _ in range(card.quantity))


def opened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: file.read(name) for name in file.namelist()}


def only(files: Files, ending: str) -> bytes:
    (found,) = (data for path, data in files.items() if path.endswith(ending))
    return found


def test_pictures_are_trimmed_of_few_colours_and_round_if_they_are_to_be(played: Deck) -> None:
    for is_round in (True, False):
        files = exported(played, "pictures", round_corners=is_round)
        for card in (card for card in played.cards if card.quantity):
            image = Image.open(io.BytesIO(files[f"pictures/{card.id}.png"]))
            format_ = Work(played, Options()).format
            assert image.size == (WIDTH, round(WIDTH * format_.height / format_.width))
            assert image.mode == "P"
            shown = image.convert("RGBA")
            corners = [(x, y) for x in (0, image.width - 1) for y in (0, image.height - 1)]
            assert {shown.getpixel(at)[3] for at in corners} == {0 if is_round else 255}  # type: ignore[index]
            assert shown.getpixel((image.width // 2, 0))[3] == 255  # type: ignore[index]


def test_a_room_holds_every_card_and_each_picture_that_it_names(played: Deck) -> None:
    room = opened(only(exported(played, "pcio"), ".pcio"))
    widgets = json.loads(room.pop("widgets.json"))
    cards = [widget for widget in widgets if widget["type"] == "card"]
    assert sorted(card["cardType"] for card in cards) == ids(played)
    decks = {w["id"]: w["cardTypes"] for w in widgets if w["type"] == "cardDeck"}
    named = {
        side for types in decks.values() for t in types.values() for side in (t["face"], t["back"])
    }
    assert {f"package://{name}" for name in room} == named
    assert all(card["cardType"] in decks[card["deck"]] for card in cards)
    assert all(len(data) < 2 * 2**20 for data in room.values())


def test_a_virtual_table_holds_every_card_and_each_picture_that_it_names(played: Deck) -> None:
    room = opened(only(exported(played, "vtt"), ".vtt"))
    state = json.loads(room.pop("0.json"))
    assert state.pop("_meta")["version"] <= 18
    cards = [widget for widget in state.values() if widget["type"] == "card"]
    assert sorted(card["cardType"] for card in cards) == ids(played)
    types = [t for w in state.values() if w["type"] == "deck" for t in w["cardTypes"].values()]
    assert {side for t in types for side in (t["front"], t["back"])} == {
        f"/{name}" for name in room
    }
    assert all(widget["parent"] in state for widget in state.values() if "parent" in widget)
    assert all(key == widget["id"] for key, widget in state.items())
    assert all(len(data) < 10 * 2**20 for data in room.values())


def test_a_saved_object_finds_each_card_in_a_cell_of_a_sheet_within_the_limits(
    played: Deck,
) -> None:
    files = exported(played, "tts", base_url="https://example.org/cards")
    found = []
    for path, data in files.items():
        if not path.endswith(".json"):
            continue
        assert Image.open(io.BytesIO(files[path.replace(".json", ".png")])).size == (256, 256)
        (deck,) = json.loads(data)["ObjectStates"]
        contained = deck.get("ContainedObjects", [deck])
        if len(contained) > 1:
            assert deck["DeckIDs"] == [card["CardID"] for card in contained]
        for card in contained:
            sheet, cell = divmod(card["CardID"], 100)
            custom = card["CustomDeck"][str(sheet)]
            columns, rows = custom["NumWidth"], custom["NumHeight"]
            assert 2 <= columns <= 10
            assert 2 <= rows <= 7
            assert cell < columns * rows
            name = custom["FaceURL"].removeprefix("https://example.org/cards/")
            size = Image.open(io.BytesIO(files[f"tabletop-simulator/{name}"])).size
            assert max(size) < 4096
            back = custom["BackURL"].removeprefix("https://example.org/cards/")
            assert f"tabletop-simulator/{back}" in files
            found.append((card["Nickname"], card["Description"]))
    wanted = [(" ".join(filter(None, (c.number, c.name))), c.text)
              for c in played.cards for _ in range(c.quantity)]  # fmt: skip
    assert sorted(found) == sorted(wanted)


def test_slides_have_titles_texts_in_reading_order_and_a_language(played: Deck) -> None:
    show = Presentation(io.BytesIO(only(exported(played, "slides"), ".pptx")))
    shown = [slide for slide in show.slides if slide.shapes.title.text_frame.text]
    assert len(shown) == len(show.slides)
    assert all(place.text_frame.text for slide in shown for place in slide.placeholders)
    texts = ["\n".join(p.text for p in s.placeholders[1].text_frame.paragraphs)
             for s in shown if len(s.placeholders) > 1]  # fmt: skip
    read = [card for card in played.cards if card.kind.is_read_open]
    assert {card.text for card in read} <= set(texts)
    for slide in shown:
        assert next(iter(slide.placeholders)).placeholder_format.type in {1, 3}  # its title
        for shape in slide.placeholders:
            runs = [run for p in shape.text_frame.paragraphs for run in p.runs]
            assert all(run._r.rPr.get("lang") for run in runs)


def test_notes_of_slides_hold_what_stands_on_the_cards_own_back() -> None:
    deck = load(DECKS["two-sided"])
    show = Presentation(io.BytesIO(only(exported(deck, "slides"), ".pptx")))
    for card, slide in zip(deck.cards, list(show.slides)[1:], strict=False):
        paragraphs = slide.notes_slide.notes_text_frame.paragraphs
        spoken = {(run.text, run._r.rPr.get("lang")) for p in paragraphs for run in p.runs}
        assert {(line, "en") for line in card.said("back").splitlines() if line} <= spoken


def test_every_page_of_the_pdf_for_a_screen_has_a_bookmark_under_its_kind(played: Deck) -> None:
    with pikepdf.open(io.BytesIO(only(exported(played, "screen"), "-cards.pdf"))) as pdf:
        with pdf.open_outline() as outline:
            kinds = [item.title for item in outline.root]
            marks = [each for item in outline.root for each in item.children]
        assert kinds == list(dict.fromkeys(card.kind.many for card in played.cards))
        assert [mark.title for mark in marks] == [
            " ".join(filter(None, (card.number, card.name))) for card in played.cards
        ]
        leads = [next(iter(mark.destination)) for mark in marks]  # type: ignore[arg-type]
        assert [page.objgen for page in leads] == [page.obj.objgen for page in pdf.pages]


def test_a_board_breaks_each_text_and_keeps_it_whole(played: Deck) -> None:
    files = exported(played, "board")
    elements = json.loads(only(files, ".excalidraw"))["elements"]
    assert len({element["id"] for element in elements}) == len(elements)
    bound = {e["containerId"]: e for e in elements if e["type"] == "text" and e["containerId"]}
    placed = [card for collection in played.collections for card in collection.cards]
    assert set(bound) == {card.id for card in placed}
    for card in placed:
        text = bound[card.id]
        assert card.text in text["originalText"]
        assert card.number in text["originalText"]
        assert card.heading in text["originalText"]
        letters = "".join(filter(str.isalnum, text["text"]))
        assert letters == "".join(filter(str.isalnum, text["originalText"]))
    items = json.loads(only(files, ".excalidrawlib"))["libraryItems"]
    assert [item["id"] for item in items] == [card.id for card in played.cards]


def test_an_order_fills_each_slot_once_with_pictures_that_are_there(played: Deck) -> None:
    files = exported(played, "order")
    order = ElementTree.fromstring(only(files, ".xml"))
    count = int(order.findtext("details/quantity") or 0)
    assert count == len(ids(played))
    for side in ("fronts", "backs"):
        slots = [slot for card in order.findall(f"{side}/card") for slot in _slots(card)]
        assert len(slots) == len(set(slots))
        assert set(slots) <= set(range(count))
        if side == "fronts":
            assert len(slots) == count
    named = {card.findtext("id") for card in order.iter("card")} | {order.findtext("cardback")}
    assert {f"print-service/{name}" for name in named} == set(files) - {"print-service/order-1.xml"}
    image = Image.open(
        io.BytesIO(next(data for path, data in files.items() if path.endswith(".png")))
    )
    assert image.size[1] == 1110  # of 94 mm at 300 dpi


def _slots(card: ElementTree.Element) -> list[int]:
    return [int(slot) for slot in (card.findtext("slots") or "").split(",")]


def test_other_programs_get_every_card_with_all_its_fields(played: Deck) -> None:
    files = exported(played, "data")
    rows = list(csv.DictReader(io.StringIO(files["cards.csv"].decode("utf-8-sig"), newline="")))
    listed = json.loads(files["cards.json"])["cards"]
    linked = json.loads(files["deck.jsonld"])["hasPart"]
    assert len(rows) == len(listed) == len(linked) == len(played.cards)
    for card, row, entry, part in zip(played.cards, rows, listed, linked, strict=True):
        assert row["id"] == entry["id"] == card.id
        assert row["text"] == entry["text"] == part["text"] == card.text
        assert entry["fields"] == {name: card.said(name) for name in card.fields}
        assert all(row[name] == card.said(name) for name in card.fields if name in row)


def test_exports_are_the_same_each_time(english: Deck) -> None:
    names = [name for name in EXPORTS if name not in {"pictures", "order", "tts"}]
    assert exported(english, *names) == exported(english, *names)


def test_an_export_of_no_such_name_is_told() -> None:
    deck = load(DECKS["english"])
    with pytest.raises(Exception, match="there is no export 'pcoi'; did you mean 'pcio'"):
        exported(deck, "pcoi")


def test_booksellers_are_told_that_the_book_is_accessible(english: Deck) -> None:
    record = ElementTree.fromstring(exported(english, "data")["e-book-onix.xml"])
    space = "{http://ns.editeur.org/onix/3.0/reference}"
    kinds = (each.text for each in record.iter(f"{space}ProductFormFeatureType"))
    values = (each.text for each in record.iter(f"{space}ProductFormFeatureValue"))
    features = set(zip(kinds, values, strict=True))
    assert {("09", "04"), ("09", "82"), ("09", "85"), ("09", "00")} <= features
    assert english.words["accessibility_summary"] in "".join(record.itertext())
