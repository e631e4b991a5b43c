"""Draw the box as it stands: the real die's faces, folded, seen from above and from the side.

An axonometric view: what is parallel stays parallel, so that each face is its flat artwork, moved.
"""

import io
import math
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFilter

from kaartspel.box import WRAP, Dieline, Label, Look, PanelId, dieline, faces, grounds
from kaartspel.deck.load import load
from kaartspel.frame import Document, Frame, mm
from kaartspel.pdf import renderer

Vector = tuple[float, float]

STOCK = 0.3  # mm: how thick a card is
SAFE = 4.0  # mm
DETAIL = 9.0  # pixels to a mm, of a face
SHARP = 2  # each pixel is made of so many squared
YAW, PITCH = math.radians(34), math.radians(24)  # how far the box is turned, and looked down on
NOTCH = 8.0  # mm: the radius of the thumb notch, in which one sees the tongue of the lid
# How much of its colour a face keeps, and how much light lies on it.
LIGHTS = {"face": (1.0, 0), "side": (0.8, 8), "lid": (0.9, 26)}
GROUND = (206, 206, 202)
SHADOW = (120, 120, 116)
MARGIN = 60  # pixels


def standing(folder: Path, scale: float) -> Image.Image:
    """Return a deck's box from the front and from the back, `scale` pixels to a mm."""
    deck = load(folder)
    box = dieline(deck.formats[0], sum(card.quantity for card in deck.cards), STOCK)
    printed = tuple(card for card in deck.cards for _ in range(card.quantity))
    art = _artwork(Label.from_deck(deck, printed), box)
    fronts = PanelId.FRONT, PanelId.RIGHT, art[PanelId.LID].rotate(180)
    backs = PanelId.BACK, PanelId.LEFT, art[PanelId.LID]
    seen = [_standing(art[face], art[side], lid, scale) for face, side, lid in (fronts, backs)]
    width, height = sum(image.width for image in seen), max(image.height for image in seen)
    picture = Image.new("RGB", (width, height), GROUND)
    for i, image in enumerate(seen):
        picture.paste(image, (i * seen[0].width, 0))
    return picture


def _artwork(label: Label, box: Dieline) -> dict[PanelId, Image.Image]:
    """Return the faces as a press prints them, without the die's lines."""
    look = Look.of_halves(label.halves)
    items = (*grounds(label, box, look, 0), *faces(label, box, look, SAFE))
    frame = Frame(mm(box.size[0]), mm(box.size[1]), 0, items)
    document = Document("", "", "", label.metadata.language, "2026-01-01", (frame,))
    data = renderer(label.fonts).render(document)
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        flat = pdf[0].render(scale=DETAIL / mm(1)).to_pil().convert("RGB")
    shown = (PanelId.FRONT, PanelId.RIGHT, PanelId.BACK, PanelId.LEFT, PanelId.LID)
    art = {name: flat.crop(_pixels(box.panel(name).bounds)) for name in shown}
    front, reach = art[PanelId.FRONT], round(NOTCH * DETAIL)
    middle = front.width // 2
    notch = (middle - reach, -reach, middle + reach, reach)
    drawn = ImageDraw.Draw(front)
    drawn.ellipse(notch, fill=look.lower.screen)
    # The lid's colour goes on over its crease.
    wrapped = (middle - reach, 0, middle + reach, round(WRAP * DETAIL))
    drawn.rectangle(wrapped, fill=look.upper.screen)
    return art


def _pixels(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * DETAIL) for edge in bounds)
    return left, top, right, bottom


def _standing(face: Image.Image, side: Image.Image, lid: Image.Image, scale: float) -> Image.Image:
    """Return a box with a face towards who looks, the side at its right, and the lid."""
    unit = scale * SHARP
    width, height, depth = (length / DETAIL * unit for length in (*face.size, side.width))
    # Along the face, along the side, and down.
    x = math.cos(YAW) * width, math.sin(YAW) * math.sin(PITCH) * width
    z = math.sin(YAW) * depth, -math.cos(YAW) * math.sin(PITCH) * depth
    y = 0.0, math.cos(PITCH) * height
    pad = MARGIN * SHARP
    size = round(x[0] + z[0] + 2 * pad), round(x[1] - z[1] + y[1] + 2 * pad)
    corner = pad, pad - z[1]  # of the face: its upper left one
    picture = Image.new("RGB", size, GROUND)
    _shade(picture, _moved(corner, y), x, z, pad)
    _lay(picture, _lit(lid, "lid"), _moved(corner, z), x, (-z[0], -z[1]))
    _lay(picture, _lit(side, "side"), _moved(corner, x), z, y)
    _lay(picture, _lit(face, "face"), corner, x, y)
    return picture.resize((size[0] // SHARP, size[1] // SHARP), Image.Resampling.LANCZOS)


def _lit(art: Image.Image, which: str) -> Image.Image:
    kept, light = LIGHTS[which]
    return art.point([min(255, round(value * kept + light)) for value in range(256)] * 3)


def _moved(at: Vector, by: Vector) -> Vector:
    return at[0] + by[0], at[1] + by[1]


def _shade(picture: Image.Image, at: Vector, x: Vector, z: Vector, pad: int) -> None:
    """Draw the shadow of a box whose lower left corner is at `at`."""
    drawn = Image.new("L", picture.size, 0)
    corners = [at, _moved(at, x), _moved(_moved(at, x), z), _moved(at, z)]
    ImageDraw.Draw(drawn).polygon([_moved(corner, (pad / 6, pad / 8)) for corner in corners], 230)
    drawn = drawn.filter(ImageFilter.GaussianBlur(pad / 8))
    picture.paste(Image.new("RGB", picture.size, SHADOW), (0, 0), drawn)


def _lay(picture: Image.Image, art: Image.Image, at: Vector, across: Vector, down: Vector) -> None:
    """Lay a flat face on the picture: its corner at `at`, its upper and left edge along vectors."""
    # From a place on the picture back to one on the art: the inverse of two vectors.
    area = across[0] * down[1] - across[1] * down[0]
    a, b = down[1] / area * art.width, -down[0] / area * art.width
    d, e = -across[1] / area * art.height, across[0] / area * art.height
    matrix = (a, b, -a * at[0] - b * at[1], d, e, -d * at[0] - e * at[1])
    way = Image.Transform.AFFINE
    bicubic = Image.Resampling.BICUBIC
    moved = art.transform(picture.size, way, matrix, bicubic)
    mask = Image.new("L", art.size, 255).transform(picture.size, way, matrix, bicubic)
    picture.paste(moved, (0, 0), mask)
