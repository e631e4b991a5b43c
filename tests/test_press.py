"""What goes to a print shop: as the shop wants it, and refused here before the shop refuses it."""

import io
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from cards import front_text
from kaartspel.building import Report, load
from kaartspel.deck.model import Deck
from kaartspel.deck.model.press import X1A, X4
from kaartspel.parts import PARTS, Options, Work
from kaartspel.pdf import NotAProfile, read_profile
from kaartspel.preflight import Requirements, preflight
from kaartspel.problems import InvalidDeck, UnfitForPress, WrongUsage
from kaartspel.recipe import Recipe
from pdfs import extract
from pressed import BOX, CARDS, MM, press, with_shop
from profiles import press_profile
from repository import ENGLISH


def boxes(page: Any) -> list[list[float]]:
    return [[float(edge) for edge in page.obj[key]]
            for key in ("/MediaBox", "/BleedBox", "/TrimBox")]  # fmt: skip


def test_a_press_file_is_pdf_x_1a(deck: Deck, built: Report) -> None:
    for path in (CARDS, BOX):
        data = (built.target / path).read_bytes()
        assert data.startswith(b"%PDF-1.4")
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert str(pdf.docinfo.GTS_PDFXVersion) == "PDF/X-1a:2003"
            assert str(pdf.docinfo.Trapped) == "/False"
            assert str(pdf.docinfo.Title) == deck.metadata.title
            (intent,) = pdf.Root.OutputIntents
            assert str(intent.S) == "/GTS_PDFX"
            assert str(intent.OutputConditionIdentifier) == "FOGRA39"
            assert str(intent.RegistryName) == "http://www.color.org"
            assert "/DestOutputProfile" not in intent
            assert "/StructTreeRoot" not in pdf.Root
            assert "/ID" in pdf.trailer
            assert not any(key in page for page in pdf.pages for key in ("/Annots", "/Group"))
            for page in pdf.pages:
                fonts = list(page.Resources.Font.values())
                assert fonts
                assert all("/FontFile2" in font.FontDescriptor for font in fonts)


def test_the_pages_are_the_cards_front_and_back_by_turns(deck: Deck, built: Report) -> None:
    printed = [card for card in deck.cards if card.quantity]
    data = (built.target / CARDS).read_bytes()
    whole = [0, 0, 69 * MM, 94 * MM]
    trim = [3 * MM, 3 * MM, 66 * MM, 91 * MM]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2 * len(printed)
        for page in pdf.pages:
            for found, wanted in zip(boxes(page), (whole, whole, trim), strict=True):
                assert found == pytest.approx(wanted, abs=0.001)
    for i, card in enumerate(printed[::10]):
        assert front_text(card) in extract(data, 20 * i)
        assert card.kind.word in extract(data, 20 * i + 1)


def test_an_american_shop_gets_its_bleed_and_all_fronts_first(
    english: Deck, tmp_path: Path
) -> None:
    data = (press(tmp_path, shops=("american",)) / "american/street-talk-cards.pdf").read_bytes()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "CGATS TR 001"
        for page in pdf.pages:
            _, bleed, trim = boxes(page)
            assert trim == pytest.approx([9, 9, bleed[2] - 9, bleed[3] - 9], abs=0.001)
            assert bleed[2] - 18 == pytest.approx(63 * MM, abs=0.001)
    numbers = [card.number for card in english.cards]
    assert [n for i, n in enumerate(numbers) if n in extract(data, i)] == numbers
    backs = [extract(data, 4 + i).split()[0] for i in range(4)]
    assert backs == ["Clusters", "Questions", "Questions", "Opinions"]


def test_a_shop_of_the_decks_own_decides_bleed_and_separate_files(
    english: Deck, tmp_path: Path
) -> None:
    deck = with_shop(tmp_path, pages="separate", bleed=5)
    folder = press(tmp_path, deck, shops=("corner",)) / "corner/street-talk-cards"
    paths = sorted(folder.iterdir())
    stems = [path.stem for path in paths]
    assert stems == [f"{i:03}-{card.id}-{side}" for i, card in enumerate(english.cards, 1)
                     for side in ("1-front", "2-back")]  # fmt: skip
    for path in paths:
        with pikepdf.open(path) as pdf:
            (page,) = pdf.pages
            _, bleed, trim = boxes(page)
            assert trim[0] - bleed[0] == pytest.approx(5 * MM, abs=0.001)
            assert trim[2] - trim[0] == pytest.approx(63 * MM, abs=0.001)


def test_quantities_and_choices_count(tmp_path: Path) -> None:
    path = press(tmp_path, copies=2, cards=("Q01",)) / "european/street-talk-cards.pdf"
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 4


def test_a_press_file_is_in_full_ink_whatever_the_office_printer_gets(tmp_path: Path) -> None:
    from kaartspel.design import Inking

    full, low = (press(tmp_path / ink, ink=Inking(ink)) for ink in ("full", "low"))
    name = "european/street-talk-cards.pdf"
    assert (full / name).read_bytes() == (low / name).read_bytes()


def test_pictures_have_bleed_and_resolution_and_sort_in_order(
    english: Deck, tmp_path: Path
) -> None:
    folder = press(tmp_path, shops=("pictures",), cards=("C1", "Q01")) / "pictures"
    for dpi in (300, 600):
        paths = sorted((folder / f"{dpi}-dpi").iterdir())
        assert len(paths) == 4
        assert paths[0].name == f"001-{english.cards[0].id}-1-front.png"
        for path in paths:
            with Image.open(path) as image:
                assert image.size == (round(69 / 25.4 * dpi), round(94 / 25.4 * dpi))
                assert image.mode == "RGB"
                assert image.info["dpi"] == pytest.approx((dpi, dpi), abs=0.01)
                assert "srgb" in image.info
                # A field of colour reaches the very last pixels: no edge is mixed with white.
                if path.name.startswith("001-c1-fairness-1"):
                    corners = [(0, 0), (image.width - 1, image.height - 1), (0, image.height - 1)]
                    ground = english.cards[0].suit.colour.screen
                    assert {image.getpixel(corner) for corner in corners} == {ground}
    again = press(tmp_path / "again", shops=("pictures",), cards=("C1",)) / "pictures"
    made = list(again.rglob("*.png"))
    assert len(made) == 4
    for path in made:
        assert path.read_bytes() == (folder / path.relative_to(again)).read_bytes()


@pytest.mark.parametrize("called", ["A press somewhere", "Presse à côté"])
def test_with_a_profile_it_is_pdf_x_4_and_the_profile_is_in_it(tmp_path: Path, called: str) -> None:
    data = press_profile(called)
    folder = press(tmp_path, icc=read_profile(data))
    path = folder / "european-x4/street-talk-cards.pdf"
    with pikepdf.open(path) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == read_profile(data).name
        assert intent.DestOutputProfile.read_bytes() == data
        assert int(intent.DestOutputProfile.N) == 4
        with pdf.open_metadata() as metadata:
            said = metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"]
        assert said == "PDF/X-4"
    wanted = Requirements(X4, "", 3, 4, 300, 6)
    assert preflight(path.read_bytes(), wanted) == ()


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"no profile", "not an ICC profile"),
        (press_profile(colours=b"RGB "), "RGB, not CMYK"),
        (press_profile(""), "it has no name"),
        (press_profile(has_tables=False), "it has no tables to mix inks by"),
    ],
)
def test_what_is_no_profile_of_a_press_is_refused(data: bytes, fact: str) -> None:
    with pytest.raises(NotAProfile, match=fact):
        read_profile(data)


@pytest.mark.parametrize(
    ("options", "fact"),
    [
        ({"shops": ("europaen",)}, "no shop 'europaen'; did you mean 'european'"),
        ({"shops": ("european-x4",)}, "give the profile with --icc"),
        ({"shops": ("european",), "icc": read_profile(press_profile())}, "leave out --icc"),
    ],
)
def test_what_cannot_be_made_is_wrong_usage(
    tmp_path: Path, options: dict[str, Any], fact: str
) -> None:
    with pytest.raises(WrongUsage, match=fact):
        press(tmp_path, **options)
    assert list(tmp_path.iterdir()) == []


def test_a_colour_of_too_much_ink_is_a_problem_of_the_deck(tmp_path: Path) -> None:
    shutil.copytree(ENGLISH, tmp_path / "deck")
    path = tmp_path / "deck/suits.yaml"
    text = re.sub(r"press: \[[^]]*\]", "press: [90, 80, 70, 95]", path.read_text("utf-8"), count=1)
    path.write_text(text, "utf-8")
    with pytest.raises(InvalidDeck) as raised:
        press(tmp_path, tmp_path / "deck")
    (problem,) = raised.value.problems
    line = text.splitlines()[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("[90, 80, 70, 95]")
    assert "% of ink" in problem.message
    assert "the shop 'european' takes 300 % at most" in problem.message


def test_a_file_that_a_shop_would_refuse_is_not_written(tmp_path: Path) -> None:
    deck = with_shop(tmp_path, least_type=9)
    recipe = next(PARTS["press"].make(Work(load(deck), Options(shops=("corner",)))))
    assert isinstance(recipe, Recipe)
    with pytest.raises(UnfitForPress) as raised:
        recipe.make(*recipe.arguments)
    assert "press/corner/street-talk-cards.pdf is not fit for a press" in str(raised.value)
    assert any(re.match(r"pages? \d.*: type of 8\.5 pt", fault) for fault in raised.value.faults)
    with pytest.raises(InvalidDeck, match="no type smaller than 9 pt"):
        press(tmp_path, deck, shops=("corner",))
    assert not (tmp_path / "build").exists()


def test_the_shop_only_takes_what_it_names(tmp_path: Path) -> None:
    both = press(tmp_path, shops=("european", "american"))
    assert sorted(path.name for path in both.iterdir()) == ["american", "european"]
    data = (both / "european/street-talk-cards.pdf").read_bytes()
    european = Requirements(X1A, "FOGRA39", 3, 4, 300, 6)
    assert preflight(data, european) == ()
    assert preflight(data, replace(european, bleed=3.175))
