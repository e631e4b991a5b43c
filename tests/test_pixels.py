"""Pictures of pixels, whatever a camera or a program makes of them: shown as meant, or told."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageDraw

from kaartspel.deck.model import Colour, Raster
from kaartspel.deck.pictures import read_picture
from kaartspel.deck.pixels import read_pixels
from kaartspel.deck.svg import NotDrawable
from kaartspel.frame import Bitmap, Document, Frame
from kaartspel.pdf import renderer
from kaartspel.problems import Place, Problems
from standins import shipped

RED, GREEN = (255, 0, 0), (0, 204, 0)


def picture(mode: str = "RGB", size: tuple[int, int] = (80, 60)) -> Image.Image:
    """Red, with a green right half."""
    image = Image.new("RGB", size, RED)
    ImageDraw.Draw(image).rectangle((size[0] // 2, 0, *size), fill=GREEN)
    return image.convert(mode)


def saved(image: Image.Image, format_: str = "PNG", **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, format_, **how)
    return out.getvalue()


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(head: tuple[int, ...], rows: bytes, *more: bytes) -> bytes:
    """A PNG by hand: width, height, depth, kind of colour, interlaced; its rows."""
    width, height, depth, kind, interlaced = head
    begin = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, interlaced))
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + begin + b"".join(more) + body + chunk(b"IEND", b"")


def profile(name: str) -> bytes:
    """A profile with the primaries of another space: as sRGB's, with red and blue exchanged."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    if name == "exchanged":
        at = raw.index(b"rXYZ"), raw.index(b"bXYZ")
        raw[at[0] : at[0] + 4], raw[at[1] : at[1] + 4] = b"bXYZ", b"rXYZ"
    return bytes(raw)


def read(raw: bytes) -> Image.Image:
    width, height, data = read_pixels(raw)
    image = Image.open(io.BytesIO(data))
    image.load()
    assert image.size == (width, height)
    assert image.mode in {"RGB", "RGBA"}
    assert not {"icc_profile", "exif", "gamma"} & image.info.keys()
    return image


def near(pixel: object, wanted: tuple[int, ...], far: int = 12) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= far for a, b in zip(pixel, wanted, strict=True))


HALF = picture("RGBA")
HALF.putalpha(Image.new("L", HALF.size, 128))
SAME = {
    "PNG": saved(picture()),
    "PNG of a palette": saved(picture("P")),
    "JPEG": saved(picture(), "JPEG"),
    "progressive JPEG": saved(picture(), "JPEG", progressive=True),
    "JPEG in CMYK": saved(picture("CMYK"), "JPEG"),
    "MPO": saved(picture(), "MPO", save_all=True, append_images=[picture()]),
    "PNG of 16 bits": png(
        (2, 1, 16, 2, 0), b"\0" + struct.pack(">6H", *(c * 257 for c in RED + GREEN))),
    "interlaced PNG": png((2, 1, 8, 2, 1), b"\0" + bytes(RED) + b"\0" + bytes(GREEN)),
    "JPEG with broken EXIF": saved(picture(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff"),
    "PNG with sRGB": saved(picture(), icc_profile=profile("sRGB")),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_colours_come_out_as_they_are_meant(name: str) -> None:
    image = read(SAME[name]).convert("RGB")
    assert near(image.getpixel((0, 0)), RED, 30)
    assert near(image.getpixel((image.width - 1, 0)), GREEN, 30)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
def test_a_profile_counts_in_every_mode(format_: str, mode: str) -> None:
    if format_ == "JPEG" and mode != "RGB":
        pytest.skip("a JPEG has no such mode")
    image = Image.new("RGB", (20, 20), (255, 0, 0)).convert(mode)
    shown = read(saved(image, format_, icc_profile=profile("exchanged")))
    pixel = shown.convert("RGB").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert near(pixel, (0, 0, 255), 60)  # red was to be blue
    assert (shown.mode == "RGBA") == (mode == "RGBA")


LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def spoilt(at: slice, data: bytes) -> bytes:
    raw = bytearray(profile("sRGB"))
    raw[at] = data
    return bytes(raw)


@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
@pytest.mark.parametrize(
    ("icc", "fact"),
    [
        (b"no profile", "is broken"),
        (profile("sRGB")[:200], "is broken"),
        (spoilt(slice(36, 40), b"none"), "is broken"),
        (spoilt(slice(16, 20), b"GRAY"), r"is for other pixels \(GRAY\)"),
        (LAB, r"is for other pixels \(Lab\)"),
    ],
)
def test_a_profile_that_says_nothing_of_the_pixels_is_told(
    format_: str, icc: bytes, fact: str
) -> None:
    with pytest.raises(NotDrawable, match=f"its colour profile {fact}") as caught:
        read(saved(picture(), format_, icc_profile=icc))
    assert "without a profile" in caught.value.remedy
    assert read(saved(picture(), format_)).size == picture().size


def test_a_profile_whose_wrapping_is_broken_is_told() -> None:
    whole = saved(picture())
    at = whole.index(b"IDAT") - 4
    wrapped = chunk(b"iCCP", b"x\0\0not zlib")
    with pytest.raises(NotDrawable, match="its colour profile is broken"):
        read(whole[:at] + wrapped + whole[at:])
    parts = saved(picture(), "JPEG", icc_profile=profile("sRGB"))
    second_of_two = parts.replace(b"ICC_PROFILE\0\x01\x01", b"ICC_PROFILE\0\x02\x02")
    with pytest.raises(NotDrawable, match="its colour profile is broken"):
        read(second_of_two)


def test_greys_stay_grey_and_thin_is_thin() -> None:
    for mode in ("L", "1"):
        image = Image.new(mode, (9, 9), 255)
        assert read(saved(image)).getpixel((4, 4)) == (255, 255, 255)
    sixteen = png((2, 1, 16, 0, 0), b"\0" + struct.pack(">2H", 0x8000, 0xFFFF))
    assert near(read(sixteen).getpixel((0, 0)), (128, 128, 128), 2)
    for raw in (saved(HALF), saved(picture("LA")), saved(picture("P"), transparency=0)):
        assert read(raw).mode == "RGBA"
    assert near(read(saved(HALF)).getpixel((0, 0)), (*RED, 128))


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("format_", ["PNG", "JPEG"])
def test_a_picture_stands_upright(format_: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = read(saved(picture(), format_, exif=exif))
    assert image.size == ((80, 60) if orientation < 5 else (60, 80))
    middle = {1: (5, 30), 2: (75, 30), 3: (75, 30), 4: (5, 30),
              5: (30, 5), 6: (30, 5), 7: (30, 75), 8: (30, 75)}[orientation]  # fmt: skip
    assert near(image.getpixel(middle), RED, 30)


def test_a_gamma_of_its_own_counts() -> None:
    linear = png(
        (1, 1, 8, 2, 0), b"\0" + bytes((55, 55, 55)), chunk(b"gAMA", struct.pack(">I", 100_000))
    )
    assert near(read(linear).getpixel((0, 0)), (127, 127, 127), 4)


@pytest.mark.parametrize("format_", ["JPEG", "MPO"])
def test_a_jpeg_stays_what_it_was_but_for_what_is_said_beside_it(format_: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    more = {"append_images": [picture()], "save_all": True} if format_ == "MPO" else {}
    raw = saved(picture(), format_, quality=70, exif=exif, **more)
    _, _, data = read_pixels(raw)
    assert b"where I live" in raw
    assert b"where I live" not in data
    assert data.startswith(b"\xff\xd8")
    assert data.endswith(b"\xff\xd9")
    assert len(data) < len(raw)
    assert Image.open(io.BytesIO(raw)).tobytes() == Image.open(io.BytesIO(data)).tobytes()


MOVING = saved(picture(), save_all=True, append_images=[picture("L").convert("RGB")])
REFUSED = {
    "a picture that moves": (MOVING, "it moves"),
    "a strip": (saved(Image.new("1", (25_000, 1))), "too many pixels"),
    "a short tRNS": (png((1, 1, 8, 2, 0), b"\0\0\0\0", chunk(b"tRNS", b"\0")), "no whole PNG"),
    "thin greys of 16 bits": (
        png((1, 1, 16, 0, 0), b"\0\0\0", chunk(b"tRNS", b"\0\1")), "with 8 bits"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_told(name: str) -> None:
    raw, fact = REFUSED[name]
    with pytest.raises(NotDrawable) as raised:
        read_pixels(raw)
    assert fact in f"{raised.value}; {raised.value.remedy}"


def test_a_file_on_many_cards_is_held_once() -> None:
    raw, place, problems = saved(picture(), "JPEG"), Place("deck.yaml"), Problems()
    one = read_picture("a.jpg", "one", raw, place, problems)
    two = read_picture("b.jpg", "two", raw, place, problems)
    assert isinstance(one, Raster)
    assert isinstance(two, Raster)
    assert (one.alt, two.alt) == ("one", "two")
    assert one.data is two.data


@pytest.mark.parametrize("format_", ["JPEG", "PNG"])
def test_a_page_holds_no_more_pixels_than_its_place_shows(format_: str) -> None:
    problems = Problems()
    made = read_picture(f"a.{format_.lower()}", "wide", saved(picture(size=(2000, 1500)), format_),
                        Place("deck.yaml"), problems)  # fmt: skip
    assert isinstance(made, Raster)
    white = Colour((255, 255, 255), (0, 0, 0, 0))
    for wide, pixels in ((72, 300), (144, 600), (720, 2000)):
        page = Frame(800, 600, 0, (Bitmap(0, 0, wide, wide * 0.75, made, white),))
        data = renderer(shipped().fonts).render(Document("", "", "", "en", "2024-01-01", (page,)))
        assert f"/Width {pixels}/".encode() in data
        assert (b"/DCTDecode" in data) == (format_ == "JPEG")
