"""Where cards lie on a sheet, and where their backs lie behind them: geometry only, in mm."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.deck.model import Format, Mode, Sheet
from kaartspel.problems import WrongUsage

UNPRINTED = 5.0  # office printers leave the outer 5 mm of the paper blank
STRIP = 4.0  # beyond that, above and below the cards: what the sheet says of itself


@dataclass(frozen=True, slots=True)
class Slot:
    """A card's place on a page: its trimmed upper left corner, and how far it is turned.

    `sides` says for left, top, right and bottom whether no other card lies beyond.
    """

    x: float
    y: float
    turn: int = 0
    sides: tuple[bool, bool, bool, bool] = (False, False, False, False)


def slots(sheet: Sheet, card: Format) -> tuple[Slot, ...]:
    """Return where the fronts lie, row by row. Raises WrongUsage where the paper is too small."""
    across, down = sheet.gap
    room = sheet.width / 2 if sheet.mode is Mode.FOLD else sheet.width
    edge = across / 2 if sheet.mode is Mode.FOLD else UNPRINTED
    columns = sheet.columns or _fitting(room - UNPRINTED - edge, card.width, across)
    rows = sheet.rows or _fitting(sheet.height - 2 * (UNPRINTED + STRIP), card.height, down)
    width = columns * (card.width + across) - across
    height = rows * (card.height + down) - down
    # Folded cards lie against the fold: paper creeps less there.
    centred = room - edge - width if sheet.mode is Mode.FOLD else (room - width) / 2
    left = centred if sheet.left is None else sheet.left
    top = (sheet.height - height) / 2 if sheet.top is None else sheet.top
    fits = left + width <= room + 0.001 and top + height <= sheet.height + 0.001
    if not columns or not rows or left < 0 or top < 0 or not fits:
        size = f"{card.width:g} × {card.height:g} mm"
        fact = f"the sheet '{sheet.name}' has no room for {columns or 1} × {rows or 1} cards"
        raise WrongUsage(f"{fact} of the format {card.name} ({size}); choose another sheet")
    return tuple(_cells(columns, rows, left, top, card, sheet.gap))


def behind(slot: Slot, sheet: Sheet, card: Format) -> Slot:
    """Return where the back of a front lies, on its own page or, to be folded, on the same.

    Paper that is turned over a vertical axis keeps up and down and swaps left and right. Over a
    horizontal axis it is the other way round, and the back is turned, so that a card that is
    turned over like a page shows its back upright.
    """
    left, top, right, bottom = slot.sides
    if _has_vertical_axis(sheet):
        x = sheet.width - slot.x - card.width
        return Slot(x, slot.y, 0, (right, top, left, bottom))
    y = sheet.height - slot.y - card.height
    return Slot(slot.x, y, 180, (left, bottom, right, top))


def _has_vertical_axis(sheet: Sheet) -> bool:
    is_tall = sheet.height >= sheet.width
    if sheet.mode is Mode.FOLD:
        return True
    return is_tall == (sheet.mode is not Mode.SHORT_EDGE)


def _fitting(room: float, size: float, gap: float) -> int:
    return max(0, int((room + gap + 0.001) // (size + gap)))


def _cells(
    columns: int, rows: int, left: float, top: float, card: Format, gap: tuple[float, float]
) -> Iterator[Slot]:
    for row in range(rows):
        for column in range(columns):
            sides = (column == 0, row == 0, column == columns - 1, row == rows - 1)
            x, y = left + column * (card.width + gap[0]), top + row * (card.height + gap[1])
            yield Slot(round(x, 4), round(y, 4), 0, sides)
