"""Pictures on cards, and a logo on backs and cover: shown, told of, and never a way in."""

import io
import re
import struct
import zipfile
import zlib
from base64 import b64decode
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from editing import spoil
from judges import check_epub, judge_pdf
from kaartspel.building import Request, build, check, checked
from kaartspel.deck.load import load
from kaartspel.deck.model import Drawing, Picture, Raster
from kaartspel.deck.pictures import read_picture as read
from kaartspel.deck.svg import MAX_BYTES
from kaartspel.design import lay_out_card, settings
from kaartspel.frame import Group, Text
from kaartspel.geometry import leaves, path_bounds
from kaartspel.problems import InvalidDeck, Place, Problems
from pdfs import differs_upside_down, structure
from pictured import LOGO, SVG, photograph, with_pictures


@pytest.mark.parametrize("ink", ["full", "low"])
def test_pictures_and_logo_are_shown_and_told_of(tmp_path: Path, ink: str) -> None:
    from kaartspel.design import Inking
    from kaartspel.parts import Options

    deck = with_pictures(tmp_path)
    build(Request(deck, tmp_path / "build", ("cards",), options=Options(ink=Inking(ink))))
    told = {"q01-cars": "two colours", "s01-for-all": "red and green", "c1-fairness": "a dot"}
    for card, alt in told.items():
        data = (tmp_path / "build/cards" / f"{card}.pdf").read_bytes()
        assert f"Figure [{alt}]" in structure(data)
        assert structure(data).count("[a dot and a bar]") == 1  # on the back, told once
        assert not judge_pdf(data, "ua1")
        assert not judge_pdf(data, "2u")
        with pypdfium2.PdfDocument(data) as document:
            shown = document[0].render(scale=1).to_pil().convert("RGB")
            if card != "c1-fairness":
                # The picture fills the right half of the card's head, to the bleed.
                red, green, _ = shown.getpixel((shown.width - 1, 0))
                assert (red < 20, green > 240) == (True, True)
        assert differs_upside_down(data, 1) < 80


def test_a_picture_that_is_see_through_shows_paper(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    image = Image.new("RGBA", (40, 40), (255, 0, 0, 0))
    image.save(deck / "photo.png")
    build(Request(deck, tmp_path / "build", ("cards",)))
    data = (tmp_path / "build/cards/s01-for-all.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        shown = document[0].render(scale=1).to_pil().convert("RGB")
        assert shown.getpixel((shown.width - 1, 0)) == (255, 255, 255)
    assert b"/SMask" not in data


def test_a_picture_is_shown_whole_unless_it_may_be_cropped(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    file = deck / "questions/street.yaml"
    file.write_text(file.read_text("utf-8").replace(", fit: cover", ""), "utf-8")
    image = Image.new("RGB", (900, 200), "#f00")
    image.paste("#0f0", (0, 0, 30, 200))
    image.paste("#00f", (870, 0, 900, 200))
    image.save(deck / "photo.jpg", quality=95)
    build(Request(deck, tmp_path / "build", ("cards",)))
    data = (tmp_path / "build/cards/q01-cars.pdf").read_bytes()
    with pypdfium2.PdfDocument(data) as document:
        shown = document[0].render(scale=3).to_pil().convert("RGB")
    colours = {colour for _, colour in shown.getcolors(1 << 20)}
    assert any(green > 200 > red + blue for red, green, blue in colours)
    assert any(blue > 200 > red + green for red, green, blue in colours)
    # And within the margins: nothing of it stands at the edge.
    assert (shown.getpixel((shown.width - 1, 60))[0]) < 200


@pytest.mark.parametrize("fit", ["cover", "contain"])
@pytest.mark.parametrize("spot", ["band", "full"])
def test_a_picture_across_a_card_stands_below_its_text_and_above_its_foot(
    tmp_path: Path, spot: str, fit: str
) -> None:
    deck = with_pictures(tmp_path)
    spoil(deck, "questions/street.yaml", "fit: cover", f"fit: {fit}, place: {spot}")
    loaded = load(deck)
    by_kind = settings(loaded, loaded.formats[0])
    card = next(card for card in loaded.cards if card.id == "q01-cars")
    front = lay_out_card(by_kind[card.kind], card).front
    (picture,) = [g for g in front.items if isinstance(g, Group) and g.alt == "two colours"]
    left, top, width, height = picture.clip or _box(picture)
    left, top = left + picture.x, top + picture.y
    assert (left == 0 and width == front.width) == (fit == "cover")
    texts = [(item.says, piece.y) for item, at in leaves(front.items) if isinstance(item, Text)
             and at[:4] == (1, 0, 0, 1) for piece in item.pieces]  # fmt: skip
    assert max(y for says, y in texts if "here" in says) < top - 5
    assert min(y for says, y in texts if says.startswith("Traffic")) > top + height + 5
    if fit == "contain":
        assert width / height == pytest.approx(1.5, rel=0.01)


def _box(group: Group) -> tuple[float, float, float, float]:
    left, top, right, bottom = path_bounds(group.items)
    return left, top, right - left, bottom - top


@pytest.mark.parametrize(("least", "below"), [(200, ""), (30, ""), (200, ", below: problem")])
def test_a_coarse_picture_is_told_as_the_deck_wants_it(
    tmp_path: Path, least: int, below: str
) -> None:
    deck = with_pictures(tmp_path)
    spoil(deck, "deck.yaml", "book:", f"pictures: {{least_dpi: {least}{below}}}\nbook:")
    if below:
        with pytest.raises(InvalidDeck) as caught:
            check(deck)
        told = [str(problem) for problem in caught.value.problems]
    else:
        told = [note for note in checked(deck)[1] if "to the inch" in note]
    assert len(told) == (2 if least == 200 else 0)
    if told:
        assert "questions/street.yaml:10:44: the picture of card 'q01-cars' has" in told[0]
        wide = max(int(re.findall(r"take one that is (\d+) px wide", each)[0]) for each in told)
        for name, kind in (("photo.jpg", "JPEG"), ("photo.png", "PNG")):
            (deck / name).write_bytes(photograph(kind, (wide, wide * 2 // 3)))
        assert not [note for note in checked(deck)[1] if "to the inch" in note]


def test_a_decorative_picture_is_shown_and_not_told_of(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    file = deck / "questions/street.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("alt: two colours", "decorative: true"), "utf-8")
    build(Request(deck, tmp_path / "build", ("cards", "book")))
    data = (tmp_path / "build/cards/q01-cars.pdf").read_bytes()
    assert b"/DCTDecode" in data
    assert "two colours" not in structure(data)
    assert not judge_pdf(data, "ua1")
    assert check_epub(tmp_path / "build/street-talk.epub")[0] == 0


def test_a_picture_on_several_cards_is_embedded_once_in_each(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    build(Request(deck, tmp_path / "build", ("cards",)))
    with pikepdf.open(tmp_path / "build/cards/q01-cars.pdf") as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream)
                  and o.get("/Subtype") == "/Image"]  # fmt: skip
        assert len(images) == 1
        assert images[0].Filter == "/DCTDecode"  # a photograph stays as small as it was


def test_a_photograph_is_no_larger_than_its_place_shows_and_stays_a_jpeg(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    (deck / "photo.jpg").write_bytes(photograph("JPEG", (2400, 1600)))
    target = build(Request(deck, tmp_path / "build", ("cards", "press", "book", "page"))).target
    page = (target / "street-talk.html").read_text("utf-8")
    shown = re.findall(r'href="data:image/jpeg;base64,([^"]+)"', page)
    files = [("page", b64decode(data)) for data in set(shown)]
    with zipfile.ZipFile(target / "street-talk.epub") as book:
        files += [(name, book.read(name)) for name in book.namelist() if name.endswith(".jpeg")]
    assert len(files) == 2
    for name, data in files:
        with Image.open(io.BytesIO(data)) as image:
            assert image.format == "JPEG"
            assert max(image.size) < 1100, name
            assert image.width / image.height == pytest.approx(1.5, rel=0.01)
    for path, dpi in (("cards/q01-cars.pdf", 300), ("press/european/street-talk-cards.pdf", 400)):
        with pikepdf.open(target / path) as pdf:
            widths = [int(o.Width) for o in pdf.objects if isinstance(o, pikepdf.Stream)
                      and o.get("/Subtype") == "/Image"]  # fmt: skip
        # As wide as fills a corner of a card of 63 mm, to the bleed.
        assert max(widths) < 1.25 * 35 / 25.4 * 1.5 * dpi, path


def test_what_is_wrong_with_pictures_is_told_with_its_place(tmp_path: Path) -> None:
    deck = with_pictures(tmp_path)
    (deck / "logo.svg").write_text(SVG.format("<script>alert(1)</script>"), "utf-8")
    (deck / "photo.jpg").unlink()
    text = (deck / "values/fairness.yaml").read_text("utf-8")
    text = text.replace(", alt: red and green", "")
    (deck / "values/fairness.yaml").write_text(text, "utf-8")
    with pytest.raises(InvalidDeck) as raised:
        check(deck)
    told = str(raised.value)
    assert "deck.yaml" in told
    assert "'logo.svg' cannot be a picture: <script> is not used in a drawing" in told
    assert "questions/street.yaml:10:44: there is no file 'photo.jpg' in the deck" in told
    assert "missing key 'alt'; say in 'alt' what the picture shows, or write 'decorative" in told


def bomb(width: int, height: int) -> bytes:
    """A PNG of so many pixels in a few bytes."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + check

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(b"\0" * 99)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def read_picture(name: str, alt: str, data: bytes) -> Picture:
    problems = Problems()
    picture = read(name, alt, data, Place("deck.yaml"), problems)
    if problems or picture is None:
        raise InvalidDeck(problems)
    return picture


REFUSED = {
    "of too many pixels": ("a.png", bomb(40_000, 25_000), "make it smaller"),
    "of a billion billion": ("a.png", bomb(2**31 - 1, 2**31 - 1), "make it smaller"),
    "cut off": ("a.jpg", photograph("JPEG")[:400], "export it again"),
    "not what its name says": ("a.png", b"hello", "whatever its name; export it"),
    "of another kind": ("a.gif", b"GIF89a", "a .png, .jpg or .svg file"),
    "an SVG with a handler": (
        "a.svg", SVG.format('<path onload="x()" d="M0 0h9v9z"/>').encode(), "'onload' runs a"),
    "an SVG that fetches": (
        "a.svg", SVG.format('<use href="http://example.org/a.svg#b"/>').encode(), "leads out"),
    "an SVG with a picture": ("a.svg", SVG.format('<image href="b.png"/>').encode(), "<image>"),
    "an SVG with text": ("a.svg", SVG.format("<text>Hi</text>").encode(), "into outlines"),
    "an SVG with entities": (
        "a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + LOGO.encode(), "DOCTYPE"),
    "an SVG with a gradient": (
        "a.svg", SVG.format('<defs><linearGradient id="g"><stop stop-color="red"/></linearGradient>'
                            '</defs><path fill="url(#g)" d="M0 0h9v9z"/>').encode(), "flat colour"),
    "an SVG that is see-through": (
        "a.svg", SVG.format('<path opacity="0.5" d="M0 0h9v9z"/>').encode(), "flat colour"),
    "an empty SVG": ("a.svg", SVG.format("").encode(), "nothing drawn"),
    "an SVG without a size": ("a.svg", LOGO.replace("viewBox", "x").encode(), "viewBox"),
    "no SVG": ("a.svg", b"<svg", "export it again"),
    "an SVG too large": ("a.svg", LOGO.encode() + b" " * MAX_BYTES, "simplify"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_picture_is_refused_with_a_remedy(name: str) -> None:
    file, data, remedy = REFUSED[name]
    with pytest.raises(InvalidDeck, match=remedy):
        read_picture(file, "something", data)


def test_pixels_become_upright_srgb_of_a_size_that_print_needs() -> None:
    picture = read_picture("a.jpg", "wide", photograph("JPEG", (5000, 100)))
    assert isinstance(picture, Raster)
    assert (picture.width, picture.height) == (2500, 50)
    image, out = Image.open(io.BytesIO(photograph("JPEG"))), io.BytesIO()
    exif = image.getexif()
    exif[0x0112] = 6  # the camera was held on its side
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image.save(out, "JPEG", exif=exif, icc_profile=lab)
    picture = read_picture("a.jpg", "tall", out.getvalue())
    assert (picture.width, picture.height) == (60, 90)
    assert isinstance(picture, Raster)
    assert "icc_profile" not in Image.open(io.BytesIO(picture.data)).info


def test_a_drawing_becomes_flat_shapes() -> None:
    drawing = read_picture("a.svg", "a dot and a bar", LOGO.encode())
    assert isinstance(drawing, Drawing)
    assert (drawing.width, drawing.height) == (120, 40)
    assert [colour.screen for _, colour in drawing.shapes] == [(0, 170, 85), (0, 0, 0)]
    assert drawing.shapes[1][1].press == (0, 0, 0, 100)
