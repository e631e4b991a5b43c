"""Where cards lie on a sheet, and where their backs lie behind them: geometry only, in mm."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf

from kaartspel.deck.model.trade import Format, Mode, Sheet
from kaartspel.messages import say
from kaartspel.problems import WrongUsage

UNPRINTED = 5.0  # office printers leave the outer 5 mm of the paper blank
STRIP = 5.6  # beyond that, above and below the cards: crop marks, and what the sheet says
FOLD_ROOM = 5.0  # on each side of a fold: marks, and the edge that the glue does not reach
SQUARE = 5.0  # of the marks for a cutting machine: the side of the first
_CLEAR = 2.5  # between them and a card: its front's bleed of 1.5, and white paper
_EXACT = 0.001  # what sums of decimals may be off by


@dataclass(frozen=True, slots=True)
class Cell:
    """A card's place on a page: its trimmed outline as it lies there, and how the card is turned.

    `turn` is 0, 90, 180 or 270 degrees, clockwise. `free` is how far off the next outline is, at
    the left, the top, the right and the bottom.
    """

    x: float
    y: float
    width: float
    height: float
    turn: int = 0
    free: tuple[float, float, float, float] = (inf,) * 4


def cells(sheet: Sheet, card: Format) -> tuple[Cell, ...]:
    """Return where the fronts lie, row by row. Raises WrongUsage where the paper is too small."""
    return _best(sheet, card) or _refuse(sheet, card)


def holds(sheet: Sheet, card: Format) -> bool:
    """Return whether at least one card has room on a sheet."""
    return bool(_best(sheet, card))


def turns_over_vertically(sheet: Sheet) -> bool:
    """Return whether the paper turns over, or folds, about a vertical line, like a book's page."""
    if sheet.mode is Mode.FOLD:
        return True
    is_tall = sheet.height >= sheet.width
    return is_tall == (sheet.mode is not Mode.SHORT_EDGE)


def behind(cell: Cell, sheet: Sheet) -> Cell:
    """Return where the back of a front lies, on its own page or, to be folded, on the same.

    Paper that turns over about a vertical line keeps up and down, and swaps left and right; about
    a horizontal line it is the other way round. The back is turned so that it stands upright when
    the cut card is turned over like a page.
    """
    left, top, right, bottom = cell.free
    if turns_over_vertically(sheet):
        x, turn = sheet.width - cell.x - cell.width, -cell.turn % 360
        return Cell(round(x, 4), cell.y, cell.width, cell.height, turn, (right, top, left, bottom))
    y, turn = sheet.height - cell.y - cell.height, (180 - cell.turn) % 360
    return Cell(cell.x, round(y, 4), cell.width, cell.height, turn, (left, bottom, right, top))


def _best(sheet: Sheet, card: Format) -> tuple[Cell, ...]:
    ways = (False, True) if sheet.turned is None else (sheet.turned,)
    # Of equals, max returns the first: cards stand upright unless more of them fit on their side.
    return max((_laid(sheet, card, turned) for turned in ways), key=len)


def _laid(sheet: Sheet, card: Format, turned: bool) -> tuple[Cell, ...]:
    """Return the cells of cards that stand upright or lie on their side; none without room."""
    size = (card.height, card.width) if turned else (card.width, card.height)
    gaps = _gaps(sheet, size)
    folded = sheet.mode is Mode.FOLD
    room = sheet.width / 2 if folded else sheet.width
    edges = _edges(sheet)
    outer = max(UNPRINTED, edges[0])
    inner = FOLD_ROOM if folded else outer
    columns = sheet.columns or _fitting(room - outer - inner, size[0], gaps[0])
    strip = max(UNPRINTED + STRIP, edges[1])
    rows = sheet.rows or _fitting(sheet.height - 2 * strip, size[1], gaps[1])
    width = columns * (size[0] + gaps[0]) - gaps[0]
    height = rows * (size[1] + gaps[1]) - gaps[1]
    left = (room - inner + outer - width) / 2 if sheet.left is None else sheet.left
    top = (sheet.height - height) / 2 if sheet.top is None else sheet.top
    right, bottom = room - left - width, sheet.height - top - height
    spare = left - edges[0], right - edges[0], top - edges[1], bottom - edges[1], *gaps
    if min(spare) < -_EXACT:
        return ()
    last = 2 * (room - left - width) if folded else inf
    return tuple(_each_cell((columns, rows), (left, top), size, gaps, last, 90 if turned else 0))


def _edges(sheet: Sheet) -> tuple[float, float]:
    """Return how far from the paper's sides, and from its top and foot, cards must stay."""
    marks = sheet.registration
    if marks is None:
        return 0, 0
    return marks.inset + SQUARE + _CLEAR, marks.inset + marks.thickness / 2 + _CLEAR


def _gaps(sheet: Sheet, size: tuple[float, float]) -> tuple[float, float]:
    if sheet.pitch is None:
        return sheet.gap
    return sheet.pitch[0] - size[0], sheet.pitch[1] - size[1]


def _fitting(room: float, size: float, gap: float) -> int:
    return max(0, int((room + gap + _EXACT) // (size + gap)))


def _each_cell(
    count: tuple[int, int], start: tuple[float, float], size: tuple[float, float],
    gaps: tuple[float, float], last: float, turn: int,
) -> Iterator[Cell]:  # fmt: skip
    columns, rows = count
    across, down = gaps
    for row in range(rows):
        for column in range(columns):
            free = (
                across if column else inf,
                down if row else inf,
                across if column < columns - 1 else last,
                down if row < rows - 1 else inf,
            )
            x, y = start[0] + column * (size[0] + across), start[1] + row * (size[1] + down)
            yield Cell(round(x, 4), round(y, 4), *size, turn, free)


def _refuse(sheet: Sheet, card: Format) -> tuple[Cell, ...]:
    raise WrongUsage(say(
        "the sheet '{name}' ({paper}) has no room for {columns} × {rows} cards of the format "
        "{format} ({size}); choose another sheet or format",
        name=sheet.name, paper=f"{sheet.width:g} × {sheet.height:g} mm",
        columns=sheet.columns or 1, rows=sheet.rows or 1,
        format=card.name, size=f"{card.width:g} × {card.height:g} mm",
    ))  # fmt: skip
