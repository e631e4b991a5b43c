"""What stands in the slots of a front: texts as they are shown, and where they are placed."""

from dataclasses import dataclass, replace

from kaartspel.deck.model import CODE, Area, Card, Rich, Slot, SlotRole, run_on, without_dots
from kaartspel.design.code import Placeable
from kaartspel.frame import Group, Role
from kaartspel.type import Beside, Passage


@dataclass(frozen=True, slots=True)
class Placed:
    """A text in its slot: set, and where its first capitals reach to, in pt from the bleed."""

    slot: Slot
    passage: Passage | Beside | Placeable
    top: float
    width: float = 0.0  # of its column

    @property
    def bottom(self) -> float:
        """The last baseline."""
        return self.top + self.passage.height

    @property
    def is_rough(self) -> bool:
        """Whether a reader stumbles over one of its lines."""
        return isinstance(self.passage, Passage) and self.passage.is_rough

    def groups(self, x: float) -> tuple[Group, ...]:
        """Return its blocks at `x`, each with what it is to a reader."""
        groups = self.passage.place(x, self.top)
        if self.slot.role is SlotRole.QUOTATION:
            return (Group(groups, Role.QUOTATION),)
        if self.slot.role is SlotRole.HEADING:
            return tuple(replace(group, role=Role.HEADING, level=1) for group in groups)
        return groups


def lowered(placed: list[Placed], down: float) -> list[Placed]:
    """Return what is placed, lower by so many pt."""
    return [replace(each, top=each.top + down) for each in placed]


def shown(slot: Slot, text: Rich) -> Rich:
    """Return a text as its slot shows it."""
    text = without_dots(text) if slot.goes_on else text
    return run_on(text) if slot.run_on else text


def texts(card: Card, area: Area) -> list[tuple[Slot, Rich]]:
    """Return the slots of an area of a card that hold something, with what they hold."""
    slots = [slot for slot in card.kind.slots if slot.area is area]
    held = [(slot, shown(slot, card.rich(slot.source))) for slot in slots]
    return [(slot, text) for slot, text in held if text or is_code(card, slot)]


def is_code(card: Card, slot: Slot) -> bool:
    """Return whether a card's QR code stands in a slot."""
    return slot.source == CODE and card.code is not None


def lines(texts: list[tuple[Slot, Rich]]) -> list[list[tuple[Slot, Rich]]]:
    """Return slots with those that stand beside them, on the same line."""
    rows: list[list[tuple[Slot, Rich]]] = []
    for slot, text in texts:
        if slot.beside and rows:
            rows[-1].append((slot, text))
        else:
            rows.append([(slot, text)])
    return rows
