"""Lay cards out on sheets: every back exactly behind its front."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Format, Mode, Sheet
from kaartspel.design import Faces
from kaartspel.frame import Frame, Group, Item, Role, mm
from kaartspel.imposition import marks
from kaartspel.imposition.correction import Correction, moved
from kaartspel.imposition.grid import Slot, behind, slots
from kaartspel.imposition.margins import Margins, Notes, note_above, note_below, sheet_names

FRONT_BLEED = 1.5  # mm: fronts and crop marks are printed together, so the knife alone may stray


_PAGES = 256  # of each side; a deck of a hundred cards takes some seventy on all its sheets

# What is printed in one go, where both sides are printed one after the other.
FRONTS, IN_ORDER, REVERSED = "1-fronts", "2-backs-in-order", "2-backs-reversed"


def passes(sheet: Sheet) -> tuple[str, ...]:
    """Return the names of what is printed in one go each; of one pass it is empty."""
    return (FRONTS, IN_ORDER, REVERSED) if sheet.mode is Mode.TWO_PASSES else ("",)


def impose(
    cards: Sequence[Faces],
    sheet: Sheet,
    card: Format,
    told: Notes,
    correction: Correction,
    name: str = "",
) -> tuple[Frame, ...]:
    """Return the pages that hold `cards`, in order, of the pass of that name.

    For two passes the backs come twice. Printers feed the sheet that lies on top first. Which one
    that is, once the fronts are back in the tray, depends on how the printer delivers its prints
    (face up or face down) and on which side of the paper it prints; it is easily seen. Where it
    is the first sheet the backs come in order, where it is the last they come reversed.

    Raises WrongUsage where no card fits.
    """
    places = slots(sheet, card)
    parts = [tuple(cards[i : i + len(places)]) for i in range(0, len(cards), len(places))]
    press = _Press(sheet, places, told, correction, len(parts))
    numbered = list(enumerate(parts, 1))
    match sheet.mode:
        case Mode.FRONTS:
            return tuple(press.front(part, i, "print_fronts") for i, part in numbered)
        case Mode.FOLD:
            return tuple(press.folded(part, i) for i, part in numbered)
        case Mode.TWO_PASSES if name == FRONTS:
            return tuple(press.front(part, i, "print_two_passes") for i, part in numbered)
        case Mode.TWO_PASSES:
            is_reversed = name == REVERSED
            how = "print_backs_reversed" if is_reversed else "print_backs_in_order"
            order = numbered[::-1] if is_reversed else numbered
            first = order[0][0]
            return tuple(press.back(part, i, how if i == first else "") for i, part in order)
        case _:
            how = f"print_{sheet.mode.value.replace('-', '_')}"
            both = [(press.front(part, i, how), press.back(part, i, "")) for i, part in numbered]
            return tuple(page for pages in both for page in pages)


@dataclass(frozen=True, slots=True)
class _Press:
    """Lays out pages, and keeps them: where one card changes, most sheets are what they were."""

    sheet: Sheet
    places: tuple[Slot, ...]
    told: Notes
    correction: Correction
    count: int

    @lru_cache(maxsize=_PAGES)  # noqa: B019  of a press nothing but its pages is worth keeping
    def front(self, cards: tuple[Faces, ...], number: int, how: str) -> Frame:
        """Return a page of fronts; the first says how to print them (a key of the words)."""
        how = how if number == 1 else ""
        return self._page([*self._told(cards, number, "fronts", how), *self._fronts(cards),
                           *self._marks(cards)])  # fmt: skip

    @lru_cache(maxsize=_PAGES)  # noqa: B019
    def back(self, cards: tuple[Faces, ...], number: int, how: str) -> Frame:
        """Return a page of backs, corrected for the printer."""
        backs = moved(tuple(self._backs(cards)), self.sheet, self.correction)
        return self._page([*self._told(cards, number, "backs", how), *backs])

    @lru_cache(maxsize=_PAGES)  # noqa: B019
    def folded(self, cards: tuple[Faces, ...], number: int) -> Frame:
        """Return a page with the fronts on its left half and their backs on its right half."""
        how = "print_fold" if number == 1 else ""
        both = [
            Group((self._front(faces, slot), self._back(faces, slot)), Role.SECTION)
            for faces, slot in zip(cards, self.places, strict=False)
        ]
        told = self._told(cards, number, "both_sides", how)
        return self._page([*told, *both, *self._marks(cards), *marks.fold(self.sheet)])

    def _page(self, items: Sequence[Item]) -> Frame:
        return Frame(mm(self.sheet.width), mm(self.sheet.height), 0, tuple(items))

    def _fronts(self, cards: Sequence[Faces]) -> Iterator[Item]:
        for faces, slot in zip(cards, self.places, strict=False):
            yield Group((self._front(faces, slot),), Role.SECTION)

    def _backs(self, cards: Sequence[Faces]) -> Iterator[Item]:
        for faces, slot in zip(cards, self.places, strict=False):
            yield Group((self._back(faces, slot),), Role.SECTION)

    def _front(self, faces: Faces, slot: Slot) -> Group:
        return placed(faces.front, slot, mm(FRONT_BLEED))

    def _back(self, faces: Faces, slot: Slot) -> Group:
        return placed(faces.back, behind(slot, self.sheet), faces.back.bleed)

    def _marks(self, cards: Sequence[Faces]) -> list[Item]:
        used = self.places[: len(cards)]
        lines = marks.cut_lines(used) if self.sheet.cut_lines else []
        crops = marks.crop_marks(used, self.sheet) if self.sheet.marks else []
        return [*lines, *crops]

    def _told(self, cards: Sequence[Faces], number: int, side: str, how: str) -> list[Item]:
        margins = Margins.around(self.places, self.sheet)
        text = self.told.words[how] if how else ""
        names = sheet_names(self.told, [f.card for f in cards], number, self.count, f"side_{side}")
        head = note_above(self.told, text, margins) if text else []
        return [*head, *note_below(self.told, names, margins)]


def placed(face: Frame, slot: Slot, bleed: float) -> Group:
    """Return a face in its slot, with at most `bleed` (pt) of its bleed, and half of each gap."""
    shown = [min(face.bleed, bleed, mm(free) / 2) for free in slot.free]
    quarters = slot.turn // 90
    # What lies at the left of the page lies, for a card turned clockwise, at its foot.
    left, top, right, bottom = (*shown[quarters:], *shown[:quarters])
    width, height = face.width - 2 * face.bleed, face.height - 2 * face.bleed
    start = face.bleed - left, face.bleed - top
    clip = (*start, left + width + right, top + height + bottom)
    x, y = mm(slot.x) - face.bleed, mm(slot.y) - face.bleed
    across, down = (face.width, face.height) if quarters % 2 == 0 else (face.height, face.width)
    # The face's own upper left corner, after the turn.
    corners = ((0, 0), (across, 0), (across, down), (0, down))
    dx, dy = corners[quarters]
    return Group(face.items, x=x + dx, y=y + dy, turn=slot.turn, clip=clip)
