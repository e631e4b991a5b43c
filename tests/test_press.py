"""What goes to a print shop: as the shop wants it, and refused here before the shop refuses it."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops

from conftest import ENGLISH
from kaartspel.building import Report, Request, build
from kaartspel.deck.model import Deck
from kaartspel.parts import Options
from kaartspel.pdf import NotAProfile, read_profile
from kaartspel.pdf.separation import separate
from kaartspel.preflight import Requirements, preflight
from kaartspel.problems import InvalidDeck, UnfitForPress, WrongUsage
from pdfs import extract
from profiles import press_profile
from test_pictures import with_pictures

MM = 72 / 25.4
CARDS = "press/european/digitalisering-in-beeld-cards.pdf"
BOX = "press/european/digitalisering-in-beeld-box.pdf"
needs_ghostscript = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript is not on this machine"
)


def press(target: Path, deck: Path = ENGLISH, **options: Any) -> Path:
    build(Request(deck, target / "build", only=("press",), options=Options(**options)))
    return target / "build/press"


def with_shop(tmp_path: Path, **settings: Any) -> Path:
    """Return a deck with a print shop of its own, named corner."""
    shop = {"name": "corner", "pages": "front-back", "bleed": 3, "safe": 4, "corner": 3,
            "ink_limit": 300, "least_type": 6, "standard": "x-1a", **settings}  # fmt: skip
    shutil.copytree(ENGLISH, tmp_path / "deck")
    with (tmp_path / "deck/deck.yaml").open("a", encoding="utf-8") as file:
        file.write(f"shops: [{{{', '.join(f'{k}: {v}' for k, v in shop.items())}}}]\n")
    return tmp_path / "deck"


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
    data = (built.target / CARDS).read_bytes()
    whole = [0, 0, 69 * MM, 94 * MM]
    trim = [3 * MM, 3 * MM, 66 * MM, 91 * MM]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 2 * len(deck.cards)
        for page in pdf.pages:
            for found, wanted in zip(boxes(page), (whole, whole, trim), strict=True):
                assert found == pytest.approx(wanted, abs=0.001)
    for i, card in enumerate(deck.cards[::10]):
        assert " ".join(card.text.split()) in extract(data, 20 * i)
        assert deck.words[f"back_{card.kind.value}"] in extract(data, 20 * i + 1)


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
    folder = press(tmp_path, shops=("pictures",)) / "pictures"
    for dpi in (300, 600):
        paths = sorted((folder / f"{dpi}-dpi").iterdir())
        assert len(paths) == 8
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
    again = press(tmp_path / "again", shops=("pictures",)) / "pictures"
    for path in folder.rglob("*.png"):
        assert path.read_bytes() == (again / path.relative_to(folder)).read_bytes()


def test_with_a_profile_it_is_pdf_x_4_and_the_profile_is_in_it(tmp_path: Path) -> None:
    data = press_profile("A press somewhere")
    folder = press(tmp_path, icc=read_profile(data))
    path = folder / "european-x4/street-talk-cards.pdf"
    with pikepdf.open(path) as pdf:
        assert pdf.pdf_version == "1.6"
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "A press somewhere"
        assert intent.DestOutputProfile.read_bytes() == data
        assert int(intent.DestOutputProfile.N) == 4
        with pdf.open_metadata() as metadata:
            said = metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"]
        assert said == "PDF/X-4"
    wanted = Requirements("x-4", "", 3, 4, 300, 6)
    assert preflight(path.read_bytes(), wanted) == ()


@pytest.mark.parametrize(
    ("data", "fact"),
    [
        (b"no profile", "not an ICC profile"),
        (press_profile(colours=b"RGB "), "RGB, not CMYK"),
        (press_profile(""), "it has no name"),
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
    deck = with_shop(tmp_path, least_type=8.5)
    with pytest.raises(UnfitForPress) as raised:
        press(tmp_path, deck, shops=("corner",))
    assert "press/corner/street-talk-cards.pdf is not fit for a press" in str(raised.value)
    assert any(re.match(r"pages? \d.*: type of 8 pt", fault) for fault in raised.value.faults)
    assert not (tmp_path / "build").exists()


def test_pictures_and_logo_go_to_the_press_in_cmyk(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    for options in ({}, {"icc": read_profile(press_profile())}):
        for path in (press(tmp_path, deck, **options)).rglob("*-cards.pdf"):
            with pikepdf.open(path) as pdf:
                images = [image for page in pdf.pages
                          for image in page.Resources.get("/XObject", {}).values()]  # fmt: skip
                assert images
                for image in images:
                    assert str(image.ColorSpace) == "/DeviceCMYK"
                    assert "/SMask" not in image


def test_a_picture_never_takes_more_ink_than_the_limit() -> None:
    red, green, blue = (Image.linear_gradient("L").rotate(turn) for turn in (0, 90, 180))
    colours = Image.merge("RGB", (red, green, blue))
    for profile in (None, read_profile(press_profile())):
        for limit in (240, 300):
            bands = [band.tobytes() for band in separate(colours, profile, limit).split()]
            assert max(map(sum, zip(*bands, strict=True))) <= limit * 2.55
    grey = separate(Image.merge("RGB", (red, red, red)), None, 300).split()
    assert [band.getextrema() for band in grey[:3]] == [(0, 0)] * 3
    assert ImageChops.difference(ImageChops.invert(grey[3]), red).getbbox() is None


def plates(pdf: Path, folder: Path, pages: str, dpi: int = 100) -> list[dict[str, Image.Image]]:
    """Return what Ghostscript puts on each plate, by page; 255 is ink in full."""
    folder.mkdir()
    command = ["gs", "-q", "-o", str(folder / "p%03d.tif"), "-sDEVICE=tiffsep", f"-r{dpi}",
               f"-sPageList={pages}", str(pdf)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, dict[str, Image.Image]] = {}
    for path in sorted(folder.glob("*(*).tif")):
        page, _, name = path.stem.partition("(")
        found.setdefault(page, {})[name.rstrip(")")] = ImageChops.invert(Image.open(path))
    return list(found.values())


@needs_ghostscript
def test_ghostscript_finds_no_more_ink_than_the_limit_and_black_on_its_plate(
    deck: Deck, built: Report, tmp_path: Path
) -> None:
    cards = list(deck.cards)
    first = {card.suit.id: cards.index(card) for card in reversed(cards)}
    pages = ",".join(str(2 * i + 1) for i in sorted(first.values()))
    found = plates(built.target / CARDS, tmp_path / "plates", pages, 60)
    assert len(found) == len(first) == 16
    for inks in found:
        assert set(inks) == {"Cyan", "Magenta", "Yellow", "Black"}
        totals = zip(*(ink.tobytes() for ink in inks.values()), strict=True)
        assert 0 < max(map(sum, totals)) <= 3.0 * 255 + 2


@needs_ghostscript
def test_black_text_is_on_one_plate_and_leaves_the_others_alone(
    deck: Deck, built: Report, tmp_path: Path
) -> None:
    index = next(i for i, card in enumerate(deck.cards) if card.id.startswith("c2-"))
    (inks,) = plates(built.target / CARDS, tmp_path / "plates", str(2 * index + 1))
    cyan, magenta, yellow, black = (inks[n] for n in ("Cyan", "Magenta", "Yellow", "Black"))
    low, high = black.getextrema()
    assert (low, high) == (0, 255)  # there is text, and it is black in full
    # The field below shows no trace of the text: it overprints.
    for plate, ink in ((cyan, 70), (magenta, 0), (yellow, 40)):
        least, most = plate.getextrema()
        assert least == most == pytest.approx(ink * 2.55, abs=2)


@needs_ghostscript
def test_the_boxs_die_is_on_plates_of_its_own_and_knocks_nothing_out(
    built: Report, tmp_path: Path
) -> None:
    (inks,) = plates(built.target / BOX, tmp_path / "plates", "1")
    assert {"CutContour", "Crease"} < set(inks)
    for die in ("CutContour", "Crease"):
        assert inks[die].point(lambda value: 255 if value > 200 else 0).getbbox()
    # Black lies below the lines: where a crease crosses the ground, nothing is left out.
    crease = inks["Crease"].point(lambda value: 255 if value > 200 else 0)
    box = crease.getbbox()
    assert box
    middle = (box[1] + box[3]) // 2
    on_line = [x for x in range(box[0], box[2]) if crease.getpixel((x, middle))]
    assert on_line
    x = on_line[1]
    assert inks["Black"].getpixel((x, middle)) == 255


def test_the_shop_only_takes_what_it_names(tmp_path: Path) -> None:
    both = press(tmp_path, shops=("european", "american"))
    assert sorted(path.name for path in both.iterdir()) == ["american", "european"]
    data = (both / "european/street-talk-cards.pdf").read_bytes()
    european = Requirements("x-1a", "FOGRA39", 3, 4, 300, 6)
    assert preflight(data, european) == ()
    assert preflight(data, replace(european, bleed=3.175))
