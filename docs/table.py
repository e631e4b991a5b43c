"""Cards in a hand and on a table, drawn from the real faces: pictures for README and guide."""

from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter

FINER = 3  # all is drawn so many times larger, and made smaller once: no edge is jagged
_ROUND = 3 / 63  # the corner of a card, as a part of its width
_CLOTH = (58, 92, 80)
_SHADE = (22, 40, 34)
_DARK = 0.6  # of a shadow where it is whole
_DROP, _SOFT = 0.022, 0.022  # in widths of a card: how far a shadow falls, and how soft it is
_EDGE = (150, 152, 148)
_HAIR = 0.004  # in widths of a card: the edge of paper, where it lies on paper


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on the table: its number, and where its middle lies, in widths of a card.

    It is turned by `turn` degrees, to the left, and with `back` lies on its face.
    """

    number: str
    x: float
    y: float
    turn: float = 0.0
    back: bool = False


HAND = (
    Lying("w08", 1.02, 1.22, 22), Lying("w19", 1.66, 0.97, 11), Lying("w28", 2.34, 0.88),
    Lying("w40", 3.02, 0.97, -11), Lying("w58", 3.66, 1.22, -22),
)  # fmt: skip
HAND_SIZE = 4.68, 2.1  # in widths of a card

# A round of Debat: the stack of statements, the question between for and against, the rules, a
# cluster, and what has been played for it and against it.
_STACK = tuple(
    Lying(number, 2.1 - 0.008 * i, 0.98 - 0.012 * i, turn, back=True)
    for i, (number, turn) in enumerate((("w24", 2.5), ("w20", -1.2), ("w02", 1.4), ("w01", 0.4)))
)
TABLE = (
    Lying("w02", 0.76, 0.96, 8), Lying("w13", 0.79, 2.54, -7),
    *_STACK, Lying("v29", 3.28, 0.99, -2), Lying("s04", 2.1, 2.54, 3), Lying("c6", 3.27, 2.55, -4),
    Lying("w35", 4.63, 0.96, -9), Lying("w51", 4.6, 2.54, 6),
)  # fmt: skip
TABLE_SIZE = 5.4, 3.5


def laid(cards: list[tuple[Lying, Image.Image]], size: tuple[float, float]) -> Image.Image:
    """Return cards where they lie, the later over the earlier; `size` is in widths of a card.

    Their faces are `FINER` times as large as they are in the picture.
    """
    unit = cards[0][1].width
    across, down = (round(side * unit) // FINER * FINER for side in size)
    cloth = Image.new("RGB", (across, down), _CLOTH)
    for lying, face in cards:
        _lay(cloth, lying, face, unit)
    return cloth.resize((across // FINER, down // FINER), Image.Resampling.BOX)


def _lay(cloth: Image.Image, lying: Lying, face: Image.Image, unit: int) -> None:
    """Put a card on the cloth, with its shadow and its edge."""
    air = round(3 * (_DROP + _SOFT) * unit)
    room = face.width + 2 * air, face.height + 2 * air
    paper, shape = Image.new("RGB", room, _EDGE), Image.new("L", room, 0)
    paper.paste(face, (air, air))
    box = (air, air, air + face.width - 1, air + face.height - 1)
    ImageDraw.Draw(shape).rounded_rectangle(box, _ROUND * unit, fill=255)
    hair = round(_HAIR * unit)
    inner = (box[0] + hair, box[1] + hair, box[2] - hair, box[3] - hair)
    kept = Image.new("L", room, 0)
    ImageDraw.Draw(kept).rounded_rectangle(inner, _ROUND * unit - hair, fill=255)
    paper = Image.composite(paper, Image.new("RGB", room, _EDGE), kept)
    turned, shape = (
        image.rotate(lying.turn, Image.Resampling.BICUBIC, expand=True) for image in (paper, shape)
    )
    left, top = round(lying.x * unit - turned.width / 2), round(lying.y * unit - turned.height / 2)
    drop = round(_DROP * unit)
    soft = ImageChops.offset(shape, drop // 2, drop).filter(ImageFilter.GaussianBlur(_SOFT * unit))
    cloth.paste(_SHADE, (left, top), soft.point(lambda level: round(level * _DARK)))
    cloth.paste(turned, (left, top), shape)
