"""The faces of the box as it stands: the real die, printed and folded."""

import io

import pypdfium2
from PIL import Image, ImageDraw
from scene import Colour
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
DARK, _LIT = 0.45, 0.75  # the light on the tongue, at the notch's edge, and of the rest, inside it
BENT, PALE = 0.2, 0.3  # mm: how wide a crease is; how much of it is board
SHADES = 24  # from one to the other
_SHOWN = PanelId.FRONT, PanelId.RIGHT, PanelId.BACK, PanelId.LEFT, PanelId.LID


def standing(deck: Deck) -> Carton:
    """Return a deck's box as it stands."""
    box = dieline(deck.formats[0], sum(card.quantity for card in deck.cards), STOCK)
    printed = tuple(card for card in deck.cards for _ in range(card.quantity))
    art = _artwork(Label.from_deck(deck, printed), box)
    front, right, back, left, lid = (art[name] for name in _SHOWN)
    return Carton(front, right, back, left, lid.rotate(180), 1 / DETAIL)


def _artwork(label: Label, box: Dieline) -> dict[PanelId, Image.Image]:
    """Return the faces as a press prints them, without the die's lines."""
    look = Look.of_halves(label.halves)
    items = (*grounds(label, box, look, 0), *faces(label, box, look, SAFE))
    frame = Frame(mm(box.size[0]), mm(box.size[1]), 0, items)
    document = Document("", "", "", label.metadata.language, "2026-01-01", (frame,))
    data = renderer(label.fonts).render(document)
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        flat = pdf[0].render(scale=DETAIL / mm(1)).to_pil().convert("RGB")
    art = {name: flat.crop(_pixels(box.panel(name).bounds)) for name in _SHOWN}
    # What is a little narrower on the die, to go inside, closes the box as it stands.
    wide, deep, tall = art[PanelId.BACK].width, art[PanelId.LEFT].width, art[PanelId.BACK].height
    sizes = {PanelId.FRONT: (wide, tall), PanelId.RIGHT: (deep, tall), PanelId.LID: (wide, deep)}
    art |= {name: art[name].resize(size) for name, size in sizes.items()}
    for face in art.values():
        _crease(face)
    _notch(art[PanelId.FRONT], look.lower.screen)
    return art


def _crease(face: Image.Image) -> None:
    """Let a face be paler along its edges, where board is bent: so one sees where it ends."""
    edge = Image.new("L", face.size, 0)
    box = (0, 0, face.width - 1, face.height - 1)
    ImageDraw.Draw(edge).rectangle(box, outline=round(255 * PALE), width=round(BENT * DETAIL))
    face.paste(EDGE, mask=edge)


def _notch(front: Image.Image, tongue: Colour) -> None:
    """Cut the thumb notch: one sees how thick the board is, and the tongue of the lid behind it.

    The tongue reaches 9 mm down at least, the notch 8: no card is seen while the box is closed.
    """
    middle, reach, rim = front.width // 2, round(NOTCH * DETAIL), round(BOARD * DETAIL)
    drawn = ImageDraw.Draw(front)
    drawn.ellipse((middle - reach, -reach, middle + reach, reach), fill=EDGE)
    for step in range(SHADES):
        inner = reach - rim - step * reach // (4 * SHADES)
        light = DARK + (1 - DARK) * _LIT * step / (SHADES - 1)
        shade = tuple(round(value * light) for value in tongue)
        drawn.ellipse((middle - inner, -inner, middle + inner, inner), fill=shade)


def _pixels(bounds: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (round(edge * DETAIL) for edge in bounds)
    return left, top, right, bottom
