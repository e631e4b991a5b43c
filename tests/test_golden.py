"""A handful of faces as text and as pictures: whoever changes the design sees what it changes."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from frames import lay_out
from kaartspel.deck.model import Colour, Deck
from kaartspel.design import Inking
from kaartspel.frame import Document, Frame, Group, Item, Rectangle, Text
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import path_bounds
from kaartspel.pdf import Renderer
from repository import ROOT
from sampling import sampled

CARDS = ("v24", "v20", "w23", "w19", "c6", "s05")


def as_text(frame: Frame) -> str:
    lines = [f"{frame.width:.1f} × {frame.height:.1f}, bleed {frame.bleed:.1f}"]
    return "\n".join([*lines, *_lines(frame.items, "  ")]) + "\n"


def _lines(items: tuple[Item, ...], indent: str) -> Iterator[str]:
    for item in items:
        match item:
            case Group(role=role, level=level, alt=alt, x=x, y=y, turn=turn):
                what = " ".join(filter(None, (role or "group", str(level or ""), alt)))
                moved = f" moved {x:.1f} {y:.1f} turned {turn:g}" if x or y or turn else ""
                yield f"{indent}{what}{moved}"
                yield from _lines(item.items, indent + "  ")
            case Text(font=font, size=size, colour=colour, pieces=pieces):
                for piece in pieces:
                    at = f"{piece.x:.1f} {piece.y:.1f}"
                    yield f"{indent}{at} {font} {size:g} {_hex(colour)} {piece.text!r}"
            case Rectangle(x=x, y=y, width=width, height=height, fill=fill):
                yield f"{indent}field {x:.1f} {y:.1f} {width:.1f} {height:.1f} {_hex(fill)}"
            case Drawing(fill=fill, stroke=stroke):
                bounds = " ".join(f"{edge:.1f}" for edge in path_bounds((item,)))
                line = f" line {stroke.width:.2f} {_hex(stroke.colour)}" if stroke else ""
                yield f"{indent}drawing {bounds}{f' {_hex(fill)}' if fill else ''}{line}"


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour.screen).hex()


FORMATS = ("poker", "bridge", "tarot", "a7", "a6")
SAMPLE = [("poker", Inking.FULL), ("poker", Inking.LOW), ("a6", Inking.FULL)]


def chosen(deck: Deck, format_name: str, inking: Inking) -> Iterator[tuple[str, Frame]]:
    format_ = next(format_ for format_ in deck.formats if format_.name == format_name)
    kinds = set()
    for faces in lay_out(deck, format_, inking):
        if faces.card.number.lower() in CARDS:
            yield faces.card.number, faces.front
            if faces.card.kind not in kinds:
                yield f"back of {faces.card.kind.id}", faces.back
            kinds.add(faces.card.kind)


@pytest.mark.parametrize(("format_name", "inking"), sampled(product(FORMATS, Inking), SAMPLE))
def test_faces_are_drawn_as_before(
    deck: Deck, golden: Callable[[str, str], None], format_name: str, inking: Inking
) -> None:
    texts = [f"{name}\n{as_text(frame)}" for name, frame in chosen(deck, format_name, inking)]
    golden(f"faces-{format_name}-{inking}.txt", "\n".join(texts))


@pytest.mark.parametrize("inking", list(Inking))
def test_faces_look_as_before(
    deck: Deck, inking: Inking, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """pdfium's edges differ a little from version to version; what is drawn does not."""
    pages = tuple(frame for _, frame in chosen(deck, "poker", inking))
    document = Document("Cards", "", "", "nl", "2026-01-01", pages)
    with pypdfium2.PdfDocument(Renderer(deck.fonts).render(document)) as pdf:
        images = [page.render(scale=1).to_pil().convert("RGB") for page in pdf]
    width, height = images[0].size
    sheet = Image.new("RGB", (width * len(images), height))
    for i, image in enumerate(images):
        sheet.paste(image, (i * width, 0))
    path = ROOT / "tests" / "golden" / f"faces-{inking}.png"
    if request.config.getoption("--update-golden"):
        sheet.quantize(128, dither=Image.Dither.NONE).save(path, optimize=True)
    difference = ImageChops.difference(sheet, Image.open(path).convert("RGB"))
    assert sum(ImageStat.Stat(difference).mean) < 3
