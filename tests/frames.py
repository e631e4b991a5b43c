"""Look into Frames: their groups, their texts, and where everything lies."""

from collections.abc import Iterator
from functools import lru_cache

from kaartspel.deck.model import Deck, Format
from kaartspel.design import Faces, Inking, lay_out_card, settings
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, Text
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves, path_bounds
from kaartspel.type import typesetter

Box = tuple[float, float, float, float]


def lay_out(deck: Deck, format_: Format, inking: Inking = Inking.FULL) -> tuple[Faces, ...]:
    """Return every card of a deck with its faces, which many tests ask for."""
    return _laid_out(deck, format_, inking)


@lru_cache(maxsize=8)
def _laid_out(deck: Deck, format_: Format, inking: Inking) -> tuple[Faces, ...]:
    by_kind = settings(deck, format_, inking)
    return tuple(lay_out_card(by_kind[card.kind], card) for card in deck.cards)


def groups(items: tuple[Item, ...], role: Role | None) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role is role:
                yield item
            yield from groups(item.items, role)


def says(group: Group) -> str:
    texts = [item.says for item in group.items if isinstance(item, Text)]
    return " ".join("".join(texts).split())


def text_boxes(deck: Deck, frame: Frame) -> Iterator[tuple[Text, Box]]:
    """Yield the box of each piece of text: from stem to end, from cap line to baseline."""
    faces = typesetter(deck.fonts, deck.metadata.language)
    for item, _ in leaves(frame.items):
        if isinstance(item, Text):
            face = getattr(faces, item.font)
            for piece in item.pieces:
                right = piece.x + face.width(piece.text.rstrip()) * item.size
                yield item, (piece.x, piece.y - face.cap_height * item.size, right, piece.y)


def boxes(deck: Deck, frame: Frame) -> list[Box]:
    """Return the boxes of all texts and symbols, from left to right."""
    symbols = [path_bounds((item,)) for item, _ in leaves(frame.items) if isinstance(item, Drawing)]
    return sorted([box for _, box in text_boxes(deck, frame)] + symbols)


def fields(frame: Frame) -> list[Rectangle]:
    return [item for item, _ in leaves(frame.items) if isinstance(item, Rectangle)]


def overlapping(found: list[Box]) -> list[tuple[Box, Box]]:
    """Return pairs that share more than rounding may make, of boxes sorted by their left edges."""
    pairs = []
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            if other[0] >= one[2] - 0.01:
                break
            if min(one[3], other[3]) - max(one[1], other[1]) > 0.01:
                pairs.append((one, other))
    return pairs


def corners(field: Rectangle) -> Box:
    return field.x, field.y, field.x + field.width, field.y + field.height


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - 0.01 <= inner[0]
        and outer[1] - 0.01 <= inner[1]
        and inner[2] <= outer[2] + 0.01
        and inner[3] <= outer[3] + 0.01
    )


def seats_at(frame: Frame) -> list[Group]:
    """Return the seats of a front, each with its place; neighbours of one look are a group."""
    held = [item for item in frame.items if isinstance(item, Group)]
    runs = [item.items if not (item.role or item.x or item.turn) else (item,) for item in held]
    return [seat for run in runs for seat in run
            if isinstance(seat, Group) and seat.x and not seat.turn]  # fmt: skip


def seats(frame: Frame) -> list[Drawing]:
    """Return the drawings of a front that stand in moved groups, upright: its seats."""
    return [item for item, _ in leaves(tuple(seats_at(frame))) if isinstance(item, Drawing)]


def width(seat: Group) -> float:
    """How wide a seat is, with its line."""
    (item,) = seat.items
    assert isinstance(item, Drawing)
    left, _, right, _ = path_bounds((item,))
    return right - left
