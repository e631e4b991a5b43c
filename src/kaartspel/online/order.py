"""An order for a print service, as the helper tools of the largest hobby printers read it.

XML: `quantity` is the number of cards, at most 612; a card has an `id`, which may be the path of a
file, and the `slots` (from 0) that it fills; slots that no back fills get the `cardback`. Pictures
have 1110 px for 94 mm at 300 dpi: a card of 63 × 88 mm with 3 mm of bleed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, SubElement, indent, tostring

MOST = 612  # cards in an order
_BRACKETS = (18, 36, 55, 72, 90, 108, 126, 144, 162, 180, 198, 216, 234, 396, 504, 612)
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_STOCK = "(S30) Standard Smooth"


@dataclass(frozen=True, slots=True)
class Ordered:
    """A card of an order: the files of its front and back, and how many of it."""

    front: str
    back: str
    quantity: int


def orders(cards: Sequence[Ordered]) -> tuple[tuple[Ordered, ...], ...]:
    """Return cards as orders that are not too large, in the deck's order."""
    parts: list[list[Ordered]] = [[]]
    for card in cards:
        left = card.quantity
        while left:
            room = MOST - sum(other.quantity for other in parts[-1])
            if not room:
                parts.append([])
                continue
            taken = min(left, room)
            parts[-1].append(replace(card, quantity=taken))
            left -= taken
    return tuple(tuple(part) for part in parts if part)


def order(cards: Iterable[Ordered], stock: str = _STOCK) -> bytes:
    """Return an order of these cards as XML. The most frequent back is that of the whole order."""
    slots = [card for card in cards for _ in range(card.quantity)]
    backs = [card.back for card in slots]
    common = max(dict.fromkeys(backs), key=backs.count)
    root = Element("order")
    details = SubElement(root, "details")
    SubElement(details, "quantity").text = str(len(slots))
    SubElement(details, "bracket").text = str(next((b for b in _BRACKETS if b >= len(slots)), MOST))
    SubElement(details, "stock").text = stock
    SubElement(details, "foil").text = "false"
    _fill(SubElement(root, "fronts"), [card.front for card in slots])
    others = [back if back != common else "" for back in backs]
    if any(others):
        _fill(SubElement(root, "backs"), others)
    SubElement(root, "cardback").text = common
    indent(root)
    return f"{_HEAD}{tostring(root, 'unicode')}\n".encode()


def _fill(side: Element, files: list[str]) -> None:
    """Name each file once, with the slots that it fills; no file leaves a slot open."""
    for file in dict.fromkeys(filter(None, files)):
        card = SubElement(side, "card")
        SubElement(card, "id").text = file
        slots = (str(slot) for slot, other in enumerate(files) if other == file)
        SubElement(card, "slots").text = ",".join(slots)
        SubElement(card, "name").text = file.rpartition("/")[2]
