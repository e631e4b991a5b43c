"""Cards in a hand and on a table, drawn from the real faces: pictures for README and guide."""

from PIL import Image, ImageDraw

_FINER = 2  # drawn larger first, so that edges are smooth
_ROUND = 3 / 63  # the corner of a card, as a part of its width
_CLOTH = (58, 92, 80)
_SHADOW = (40, 66, 57)
_EDGE = (150, 152, 148)

Place = tuple[float, float, float]
"""Where the middle of a card lies, in widths of a card, and how far it is turned, in degrees."""

FAN: tuple[Place, ...] = (
    (1.05, 1.12, 18), (1.5, 0.98, 9), (1.98, 0.92, 0), (2.46, 0.98, -9), (2.92, 1.12, -18),
)  # fmt: skip
TABLE: tuple[Place, ...] = (
    (2.35, 1.35, 4), (3.55, 1.32, -3),  # two questions in the middle
    (1.0, 0.95, 24), (1.05, 2.35, 80), (2.3, 2.95, 3), (3.5, 2.98, -5), (4.95, 2.5, -76),
    (5.0, 0.85, -20),
)  # fmt: skip


def laid(
    cards: list[Image.Image], places: tuple[Place, ...], size: tuple[float, float]
) -> Image.Image:
    """Return cards at their places, the later over the earlier; `size` is in widths of a card."""
    unit = cards[0].width
    cloth = Image.new("RGB", (round(size[0] * unit), round(size[1] * unit)), _CLOTH)
    for card, (x, y, turn) in zip(cards, places, strict=True):
        mask = _rounded(card.size).rotate(turn, Image.Resampling.BICUBIC, expand=True)
        turned = card.rotate(turn, Image.Resampling.BICUBIC, expand=True)
        left, top = round(x * unit - turned.width / 2), round(y * unit - turned.height / 2)
        cloth.paste(_SHADOW, (left + unit // 60, top + unit // 45), mask)
        for aside in (-1, 1):  # a hairline, where paper lies on paper
            cloth.paste(_EDGE, (left + aside, top), mask)
        cloth.paste(turned, (left, top), mask)
    return cloth


def _rounded(size: tuple[int, int]) -> Image.Image:
    width, height = (side * _FINER for side in size)
    mask = Image.new("L", (width, height))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), _ROUND * width, fill=255)
    return mask.resize(size, Image.Resampling.LANCZOS)
