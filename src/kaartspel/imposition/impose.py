"""Lay cards out on sheets: every back exactly behind its front."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Format, Mode, Sheet
from kaartspel.deck.model.grid import Cell, behind, cells
from kaartspel.design import Faces, FacesToBe
from kaartspel.frame import Frame, Group, Item, Role, mm
from kaartspel.imposition import marks
from kaartspel.imposition.correction import Correction, moved
from kaartspel.imposition.margins import (
    Margins,
    Notes,
    note_above,
    note_below,
    sheet_names,
    span_of,
)

FRONT_BLEED = 1.5  # mm: fronts and crop marks are printed together, so the knife alone may stray

_PAGES = 256  # of each side; a deck of a hundred cards takes some seventy on all its sheets

# What is printed in one go, where both sides are printed one after the other.
FRONTS, IN_ORDER, REVERSED = "1-fronts", "2-backs-in-order", "2-backs-reversed"


def passes(sheet: Sheet) -> tuple[str, ...]:
    """Return the names of what is printed in one go each; of one pass it is empty."""
    return (FRONTS, IN_ORDER, REVERSED) if sheet.mode is Mode.TWO_PASSES else ("",)


@dataclass(frozen=True, slots=True)
class Stack:
    """So many cards, one after the other, that begin a sheet of their own; it tells their name."""

    name: str
    count: int


Sides = Faces | FacesToBe


def impose(
    cards: Sequence[Sides],
    sheet: Sheet,
    card: Format,
    notes: Notes,
    correction: Correction,
    name: str = "",
    stacks: Sequence[Stack] = (),
) -> tuple["SheetPage", ...]:
    """Return the pages that hold `cards`, in order, of the pass of that name.

    Cards that go to different places are told apart as `stacks`; without any they are all one.

    For two passes the backs come twice. Printers feed the sheet that lies on top first. Which one
    that is, once the fronts are back in the tray, depends on how the printer delivers its prints
    (face up or face down) and on which side of the paper it prints; it is easily seen. Where it
    is the first sheet the backs come in order, where it is the last they come reversed.

    Raises WrongUsage where no card fits.
    """
    places = cells(sheet, card)
    parts = list(_divided(cards, stacks or (Stack("", len(cards)),), len(places)))
    job = _Job(sheet, places, notes, correction, len(parts))
    pages = list(enumerate(parts, 1))
    match sheet.mode:
        case Mode.FRONTS:
            return tuple(SheetPage(_fronts, job, part, i, "print_fronts") for i, part in pages)
        case Mode.FOLD:
            return tuple(SheetPage(_folded, job, part, i, "print_fold") for i, part in pages)
        case Mode.TWO_PASSES if name == FRONTS:
            return tuple(SheetPage(_fronts, job, part, i, "print_two_passes") for i, part in pages)
        case Mode.TWO_PASSES:
            is_reversed = name == REVERSED
            how = "print_backs_reversed" if is_reversed else "print_backs_in_order"
            order = pages[::-1] if is_reversed else pages
            first = order[0][0]
            return tuple(
                SheetPage(_backs, job, part, i, how if i == first else "") for i, part in order
            )
        case _:
            how = f"print_{sheet.mode.value.replace('-', '_')}"
            both = ((SheetPage(_fronts, job, part, i, how), SheetPage(_backs, job, part, i, ""))
                    for i, part in pages)  # fmt: skip
            return tuple(page for pair in both for page in pair)


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page of sheets to be: what draws it, and of what. `how` to print is a key of the words."""

    draw: Callable[["_Job", "_Sheetful", int, str], Frame]
    job: "_Job"
    part: "_Sheetful"
    number: int
    how: str

    @property
    def frame(self) -> Frame:
        """The page, laid out: then its cards are, too."""
        return self.draw(self.job, self.part, self.number, self.how)

    @property
    def decided_by(self) -> tuple[object, ...]:
        """All that it depends on, as plain data."""
        return self.draw.__name__, self.job, self.part, self.number, self.how


@dataclass(frozen=True, slots=True)
class _Sheetful:
    """The cards of one sheet, and the name of their stack."""

    cards: tuple[Sides, ...]
    stack: str


def _divided(cards: Sequence[Sides], stacks: Sequence[Stack], size: int) -> Iterator[_Sheetful]:
    """Yield the parts that fill a sheet of `size` places each, or end a stack."""
    start = 0
    for stack in stacks:
        end = start + stack.count
        for first in range(start, end, size):
            yield _Sheetful(tuple(cards[first : min(first + size, end)]), stack.name)
        start = end


@dataclass(frozen=True, slots=True)
class _Job:
    """What all pages of a file share. `count` is how many sheets of paper it takes."""

    sheet: Sheet
    places: tuple[Cell, ...]
    notes: Notes
    correction: Correction
    count: int

    def page(self, items: Sequence[Item]) -> Frame:
        """Return a page that holds `items`."""
        return Frame(mm(self.sheet.width), mm(self.sheet.height), 0, tuple(items))

    def lay(self, cards: Sequence[Sides]) -> Iterator[tuple[Sides, Cell]]:
        """Yield cards with their places; the last sheet may have places that stay empty."""
        return zip(cards, self.places, strict=False)

    def front(self, faces: Sides, cell: Cell) -> Group:
        """Return a card's front in its place."""
        return placed(faces.front, cell, mm(FRONT_BLEED))

    def back(self, faces: Sides, cell: Cell) -> Group:
        """Return a card's back behind that place."""
        return placed(faces.back, behind(cell, self.sheet), faces.back.bleed)

    def marks(self, cards: Sequence[Sides]) -> list[Item]:
        """Return what is cut along, around the cards and for a machine, if there is any."""
        used = self.places[: len(cards)]
        lines = marks.cut_lines(used) if self.sheet.cut_lines else []
        crops = marks.crop_marks(used, self.sheet) if self.sheet.marks else []
        return [*lines, *crops, *marks.registration(self.sheet)]

    def texts(self, part: _Sheetful, number: int, side: str, how: str) -> list[Item]:
        """Return what a page says of itself: its name, and how to print it (a key of the words)."""
        margins = Margins.around(self.places, self.sheet)
        held = part.stack or span_of(self.notes.words, part.cards[0].card, part.cards[-1].card)
        names = sheet_names(self.notes, held, number, self.count, f"side_{side}")
        head = note_above(self.notes, self._how_to_print(how), margins) if how else []
        return [*head, *note_below(self.notes, names, margins)]

    def _how_to_print(self, how: str) -> str:
        """Return how to print a page (a key of the words), and how to cut it, if that is next."""
        words = self.notes.words
        if self.sheet.mode is Mode.TWO_PASSES:
            return words[how]  # and what is next is the other side
        machine = "cut_by_machine" if self.sheet.registration else ""
        cut = "cut_along_marks" if self.sheet.marks else machine
        return f"{words[how]} {words[cut]}" if cut else words[how]


# Pages are kept: where one card changes, most sheets are what they were.


@lru_cache(maxsize=_PAGES)
def _fronts(job: _Job, part: _Sheetful, number: int, how: str) -> Frame:
    """Return a page of fronts; the first says how to print them."""
    fronts = [Group((job.front(*laid),), Role.SECTION) for laid in job.lay(part.cards)]
    texts = job.texts(part, number, "fronts", how if number == 1 else "")
    return job.page([*texts, *fronts, *job.marks(part.cards)])


@lru_cache(maxsize=_PAGES)
def _backs(job: _Job, part: _Sheetful, number: int, how: str) -> Frame:
    """Return a page of backs, corrected for the printer."""
    backs = tuple(Group((job.back(*laid),), Role.SECTION) for laid in job.lay(part.cards))
    texts = job.texts(part, number, "backs", how)
    return job.page([*texts, *moved(backs, job.sheet, job.correction)])


@lru_cache(maxsize=_PAGES)
def _folded(job: _Job, part: _Sheetful, number: int, how: str) -> Frame:
    """Return a page with the fronts on its left half and their backs on its right half."""
    both = [
        Group((job.front(*laid), job.back(*laid)), Role.SECTION) for laid in job.lay(part.cards)
    ]
    texts = job.texts(part, number, "both_sides", how if number == 1 else "")
    return job.page([*texts, *both, *job.marks(part.cards), *marks.fold(job.sheet)])


def placed(face: Frame, cell: Cell, bleed: float) -> Group:
    """Return a face in its cell, with at most `bleed` (pt) of its bleed, and half of each gap."""
    shown = [min(face.bleed, bleed, mm(free) / 2) for free in cell.free]
    quarters = cell.turn // 90
    # What lies at the left of the page lies, for a card turned clockwise, at its foot.
    left, top, right, bottom = (*shown[quarters:], *shown[:quarters])
    width, height = face.width - 2 * face.bleed, face.height - 2 * face.bleed
    start = face.bleed - left, face.bleed - top
    clip = (*start, left + width + right, top + height + bottom)
    x, y = mm(cell.x) - face.bleed, mm(cell.y) - face.bleed
    across, down = (face.width, face.height) if quarters % 2 == 0 else (face.height, face.width)
    # The face's own upper left corner, after the turn.
    corners = ((0, 0), (across, 0), (across, down), (0, down))
    dx, dy = corners[quarters]
    return Group(face.items, x=x + dx, y=y + dy, turn=cell.turn, clip=clip)
