"""The faces of the box as it stands: the real die, printed and folded."""

import io

import pypdfium2
from PIL import Image, ImageDraw
from things import Carton

from kaartspel.box import WRAP, Dieline, Label, Look, PanelId, dieline, faces, grounds
from kaartspel.deck.model import Deck
from kaartspel.frame import Document, Frame, mm
from kaartspel.pdf import renderer

STOCK = 0.3  # mm: how thick a card is
SAFE = 4.0  # mm
DETAIL = 12.0  # pixels to a mm, of a face
BOARD, DEEP = 0.45, 0.62  # mm: how thick the box's board is; the light on what lies behind it
NOTCH = 8.0  # mm: the radius of the thumb notch, in which one sees the tongue of the lid


def standing(deck: Deck) -> tuple[Carton, Carton]:
    """Return a deck's box as it is seen from the front, and from the back."""
    box = dieline(deck.formats[0], sum(card.quantity for card in deck.cards), STOCK)
    printed = tuple(card for card in deck.cards for _ in range(card.quantity))
    art = _artwork(Label.from_deck(deck, printed), box)
    left, right, lid = art[PanelId.LEFT], art[PanelId.RIGHT], art[PanelId.LID]
    front = Carton(art[PanelId.FRONT], right, left, lid.rotate(180), 1 / DETAIL)
    return front, Carton(art[PanelId.BACK], left, right, lid, 1 / DETAIL)


def _artwork(label: Label, box: Dieline) -> dict[PanelId, Image.Image]:
    """Return the faces as a press prints them, without the die's lines."""
    look = Look.of_halves(label.halves)
    items = (*grounds(label, box, look, 0), *faces(label, box, look, SAFE, 0))
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
    # The tongue lies a little deeper, in the shade; around it one sees how thick the board is.
    drawn.ellipse(notch, fill=look.lower.screen)
    rim = round(BOARD * DETAIL)
    inner = (notch[0] + rim, notch[1] + rim, notch[2] - rim, notch[3] - rim)
    drawn.ellipse(inner, fill=tuple(round(value * DEEP) for value in look.lower.screen))
    # The lid's colour goes on over its crease.
    wrapped = (middle - reach, 0, middle + reach, round(WRAP * DETAIL))
    drawn.rectangle(wrapped, fill=look.upper.screen)
    return art


def _pixels(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * DETAIL) for edge in bounds)
    return left, top, right, bottom
