"""Lay cards out on sheets: every back exactly behind its front."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kaartspel.deck.model import Format, Mode, Sheet
from kaartspel.frame import Frame, Group, Item, Role, mm
from kaartspel.imposition import marks
from kaartspel.imposition.grid import Slot, behind, slots
from kaartspel.imposition.marks import Notes

_OUTER = 1.5  # mm of bleed that shows where no other card lies beyond


@dataclass(frozen=True, slots=True)
class Sides:
    """The two sides of a card, as laid out in its format."""

    front: Frame
    back: Frame


@dataclass(frozen=True, slots=True)
class Correction:
    """How a printer must shift (mm) and turn (degrees, clockwise) its backs to hit the fronts."""

    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Imposed:
    """Pages that are printed in one go. `name` tells them apart from those of another pass."""

    name: str
    pages: tuple[Frame, ...]


def impose(
    cards: Sequence[Sides],
    sheet: Sheet,
    card: Format,
    notes: Notes,
    correction: Correction = Correction(),
    *,
    face_up: bool = False,
) -> tuple[Imposed, ...]:
    """Return the sheets that hold `cards`, in order. Raises WrongUsage where none fits.

    With two passes the prints of the first come out face down, and go back into the tray as one
    stack. `face_up` says that the tray wants the printed sides up, which turns the stack over;
    otherwise the last sheet lies on top, and the backs come in reverse.
    """
    places = slots(sheet, card)
    parts = [cards[i : i + len(places)] for i in range(0, len(cards), len(places))]
    press = _Press(sheet, card, places, notes, correction, len(parts))
    match sheet.mode:
        case Mode.FRONTS:
            return (Imposed("", tuple(press.front(part, i) for i, part in enumerate(parts))),)
        case Mode.FOLD:
            return (Imposed("", tuple(press.folded(part, i) for i, part in enumerate(parts))),)
        case Mode.TWO_PASSES:
            fronts = tuple(press.front(part, i) for i, part in enumerate(parts))
            backs = tuple(press.back(part, i) for i, part in enumerate(parts))
            return Imposed("fronts", fronts), Imposed("backs", backs if face_up else backs[::-1])
        case _:
            both = [side(p, i) for i, p in enumerate(parts) for side in (press.front, press.back)]
            return (Imposed("", tuple(both)),)


@dataclass(frozen=True, slots=True)
class _Press:
    sheet: Sheet
    card: Format
    places: tuple[Slot, ...]
    notes: Notes
    correction: Correction
    count: int

    def front(self, cards: Sequence[Sides], number: int) -> Frame:
        items = [*self._fronts(cards), *self._marks(), *self._told(number, "side_front")]
        return self._page(items)

    def back(self, cards: Sequence[Sides], number: int) -> Frame:
        moved = _corrected(tuple(self._backs(cards)), self.sheet, self.correction)
        return self._page([moved, *self._told(number, "side_back")])

    def folded(self, cards: Sequence[Sides], number: int) -> Frame:
        backs, fold = self._backs(cards), marks.fold(self.sheet)
        told = self._told(number, "side_front")
        return self._page([*self._fronts(cards), *backs, *self._marks(), *fold, *told])

    def _page(self, items: Sequence[Item]) -> Frame:
        return Frame(mm(self.sheet.width), mm(self.sheet.height), 0, tuple(items))

    def _fronts(self, cards: Sequence[Sides]) -> Iterator[Item]:
        for sides, slot in zip(cards, self.places, strict=False):
            yield self._place(sides.front.items, sides.front.bleed, slot, Role.SECTION)

    def _backs(self, cards: Sequence[Sides]) -> Iterator[Item]:
        """Yield the backs. They say the same on every card: to a reader they are decoration."""
        for sides, front in zip(cards, self.places, strict=False):
            slot = behind(front, self.sheet, self.card)
            yield self._place(_plain(sides.back.items), sides.back.bleed, slot, None)

    def _place(self, items: tuple[Item, ...], bleed: float, slot: Slot, role: Role | None) -> Group:
        """Return a face in its slot, with as much of its bleed as there is room for."""
        inner = [gap / 2 for gap in self.sheet.gap * 2]
        shown = [
            min(bleed, mm(max(gap, _OUTER) if is_outer else gap))
            for gap, is_outer in zip(inner, slot.sides, strict=True)
        ]
        if slot.turn:
            shown = [*shown[2:], *shown[:2]]
        left, top, right, bottom = shown
        width, height = mm(self.card.width), mm(self.card.height)
        clip = (bleed - left, bleed - top, width + left + right, height + top + bottom)
        x, y = mm(slot.x) - bleed, mm(slot.y) - bleed
        if slot.turn:
            x, y = x + width + 2 * bleed, y + height + 2 * bleed
        return Group(items, role, x=x, y=y, turn=slot.turn, clip=clip)

    def _marks(self) -> list[Item]:
        drawn: list[Item] = []
        if self.sheet.cut_lines:
            drawn += marks.cut_lines(self.places, self.card)
        if self.sheet.marks:
            drawn += marks.crop_marks(self.places, self.sheet, self.card)
        return drawn

    def _told(self, number: int, side: str) -> list[Item]:
        words = self.notes.words
        text = words["sheet"].format(number=number + 1, count=self.count, side=words[side])
        if number == 0 and side == "side_front":
            text = f"{text} · {self.notes.how_to_print(self.sheet)}"
        above = marks.notes(self.notes, text, self.places, self.sheet)
        return [*above, *marks.ruler(self.notes, self.places, self.sheet, self.card)]


def _corrected(items: tuple[Item, ...], sheet: Sheet, correction: Correction) -> Group:
    """Return a page's items shifted, and turned about the middle of the sheet."""
    middle = mm(sheet.width / 2), mm(sheet.height / 2)
    centred = Group(items, x=-middle[0], y=-middle[1])
    x, y = middle[0] + mm(correction.x), middle[1] + mm(correction.y)
    is_needed = correction != Correction()
    return Group((centred,), x=x, y=y, turn=correction.turn) if is_needed else Group(items)


def _plain(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        replace(item, items=_plain(item.items), role=None) if isinstance(item, Group) else item
        for item in items
    )
