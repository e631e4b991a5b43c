"""The inks of a press file, as they come onto their plates."""

import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops

from kaartspel.building import Report
from kaartspel.deck.model import Deck
from kaartspel.pdf import read_profile
from kaartspel.pdf.separation import separate
from pictured import with_pictures
from pressed import BOX, CARDS, press
from profiles import press_profile

needs_ghostscript = pytest.mark.skipif(
    shutil.which("gs") is None, reason="Ghostscript is not on this machine"
)


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
    # Below the seats of the group there is nothing but text.
    text = {name: ink.crop((0, ink.height // 2, *ink.size)) for name, ink in inks.items()}
    low, high = text.pop("Black").getextrema()
    assert (low, high) == (0, 255)  # there is text, and it is black in full
    # The field below shows no trace of the text: it overprints.
    for ink, plate in zip(deck.cards[index].suit.colour.press, text.values(), strict=False):
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
