"""The faces of the box as it stands: the real die, printed and folded."""

import io

import pypdfium2
from PIL import Image, ImageDraw
from things import Carton

from kaartspel.box import Dieline, Label, Look, PanelId, dieline, faces, grounds
from kaartspel.deck.model import Deck
from kaartspel.frame import Document, Frame, mm
from kaartspel.pdf import renderer

STOCK = 0.3  # mm: how thick a card is
SAFE = 4.0  # mm
DETAIL = 12.0  # pixels to a mm, of a face
NOTCH, BOARD = 8.0, 0.45  # mm: the radius of the thumb notch, and how thick the board is
EDGE = (214, 205, 194)  # of board, where it is cut
INSIDE, NEAR = (30, 26, 23), (74, 66, 59)  # of the box: deep in it, and at the notch's edge
SHADES = 24  # from one to the other


def standing(deck: Deck) -> tuple[Carton, Carton]:
    """Return a deck's box as it is seen from the front, and from the back."""
    box = dieline(deck.formats[0], sum(card.quantity for card in deck.cards), STOCK)
    printed = tuple(card for card in deck.cards for _ in range(card.quantity))
    art = _artwork(Label.from_deck(deck, printed), box)
    left, right, lid, bottom = (art[name] for name in (
        PanelId.LEFT, PanelId.RIGHT, PanelId.LID, PanelId.BOTTOM))  # fmt: skip
    turned = lid.rotate(180), bottom.rotate(180)
    front = Carton(art[PanelId.FRONT], right, left, *turned, 1 / DETAIL)
    return front, Carton(art[PanelId.BACK], left, right, lid, bottom, 1 / DETAIL)


def _artwork(label: Label, box: Dieline) -> dict[PanelId, Image.Image]:
    """Return the faces as a press prints them, without the die's lines."""
    look = Look.of_halves(label.halves)
    items = (*grounds(label, box, look, 0), *faces(label, box, look, SAFE))
    frame = Frame(mm(box.size[0]), mm(box.size[1]), 0, items)
    document = Document("", "", "", label.metadata.language, "2026-01-01", (frame,))
    data = renderer(label.fonts).render(document)
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        flat = pdf[0].render(scale=DETAIL / mm(1)).to_pil().convert("RGB")
    shown = (PanelId.FRONT, PanelId.RIGHT, PanelId.BACK, PanelId.LEFT, PanelId.LID, PanelId.BOTTOM)
    art = {name: flat.crop(_pixels(box.panel(name).bounds)) for name in shown}
    # What is a little narrower on the die, to go inside, closes the box as it stands.
    wide, deep, tall = art[PanelId.BACK].width, art[PanelId.LEFT].width, art[PanelId.BACK].height
    ends = dict.fromkeys((PanelId.LID, PanelId.BOTTOM), (wide, deep))
    sizes = {PanelId.FRONT: (wide, tall), PanelId.RIGHT: (deep, tall), **ends}
    art |= {name: art[name].resize(size) for name, size in sizes.items()}
    _notch(art[PanelId.FRONT])
    return art


def _notch(front: Image.Image) -> None:
    """Cut the thumb notch: one sees how thick the board is, and behind it the dark inside."""
    middle, reach, rim = front.width // 2, round(NOTCH * DETAIL), round(BOARD * DETAIL)
    drawn = ImageDraw.Draw(front)
    drawn.ellipse((middle - reach, -reach, middle + reach, reach), fill=EDGE)
    for step in range(SHADES):
        inner = reach - rim - step * reach // (2 * SHADES)
        light = 1 - step / (SHADES - 1)
        shade = tuple(round(d + (n - d) * light) for d, n in zip(INSIDE, NEAR, strict=True))
        drawn.ellipse((middle - inner, -inner, middle + inner, inner), fill=shade)


def _pixels(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * DETAIL) for edge in bounds)
    return left, top, right, bottom
