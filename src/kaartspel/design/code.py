"""Draw an address as a QR code (ISO/IEC 18004): one outline, black on a ground of paper."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.deck.model import Colour, Command, QrCode
from kaartspel.design.system import BLACK, WHITE
from kaartspel.frame import Group, Path, Rectangle, Role, mm

QUIET = 4  # modules of paper around it
LEAST_MODULE = 0.4  # mm; what telephones read from a print at arm's length
_CORRECTION = "m"  # a fifteenth part may be dirty or worn, at the least

_GridPoint = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Placeable:
    """A code of modules of `module` pt, not yet placed: its right edge stands at `right` pt."""

    code: QrCode
    module: float
    right: float

    @property
    def left(self) -> float:
        """The left edge of the quiet zone, in pt."""
        return self.right - self.height

    @property
    def height(self) -> float:
        """The length of each of its sides, with the quiet zone, in pt."""
        return self.module * modules(self.code.address)

    def place(self, _x: float, y: float) -> tuple[Group, ...]:
        """Return it as a figure that leads to its address, its upper edge at `y`."""
        side, left = self.height, self.left
        outline = tuple(
            (verb, tuple(round((y if i % 2 else left) + v * self.module, 3)
                         for i, v in enumerate(values)))
            for verb, values in _outline(self.code.address)
        )  # fmt: skip
        items = Rectangle(left, y, side, side, WHITE), Path(outline, BLACK)
        return (Group(items, Role.FIGURE, alt=self.code.alt, address=self.code.address),)


def placeable(code: QrCode, factor: float, right: float, ground: Colour) -> Placeable:
    """Return a code on a card that is `factor` times as large as a poker card, up to `right` pt.

    On a ground of paper, where the quiet zone is not seen, its modules end there.
    """
    module = mm(LEAST_MODULE * max(factor, 1))
    return Placeable(code, module, right + (QUIET * module if ground == WHITE else 0))


def modules(address: str) -> int:
    """Return how many modules a side of an address's code has, with the quiet zone."""
    return len(_matrix(address)) + 2 * QUIET


@lru_cache(maxsize=512)
def _matrix(address: str) -> tuple[bytearray, ...]:
    import segno  # noqa: PLC0415  few decks have codes

    return tuple(segno.make_qr(address, error=_CORRECTION).matrix)


@lru_cache(maxsize=512)
def _outline(address: str) -> tuple[Command, ...]:
    """Return the outlines of all dark modules, in modules; filled even-odd, they show no seams."""
    return tuple(command for loop in _loops(_edges(_matrix(address))) for command in _drawn(loop))


def _edges(matrix: tuple[bytearray, ...]) -> Iterator[tuple[_GridPoint, _GridPoint]]:
    """Yield the sides of dark modules beyond which it is light, dark on their right."""
    dark = {(x, y) for y, row in enumerate(matrix, QUIET) for x, is_dark in enumerate(row, QUIET)
            if is_dark}  # fmt: skip
    for x, y in sorted(dark):
        corners = (x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)
        beyond = (x, y - 1), (x + 1, y), (x, y + 1), (x - 1, y)
        for i, other in enumerate(beyond):
            if other not in dark:
                yield corners[i], corners[(i + 1) % 4]


def _loops(edges: Iterator[tuple[_GridPoint, _GridPoint]]) -> Iterator[list[_GridPoint]]:
    """Yield the corners of each outline; where two meet in a point, either way is right."""
    onward: defaultdict[_GridPoint, list[_GridPoint]] = defaultdict(list)
    for start, end in edges:
        onward[start].append(end)
    for start in list(onward):
        while onward[start]:
            loop, at = [start], onward[start].pop()
            while at != start:
                loop.append(at)
                at = onward[at].pop()
            yield loop


def _drawn(loop: list[_GridPoint]) -> Iterator[Command]:
    """Yield the steps along an outline, without the points where it goes straight on."""
    turns = [
        at for before, at, after in zip([loop[-1], *loop], loop, [*loop[1:], loop[0]], strict=False)
        if (before[0] == at[0]) != (at[0] == after[0])
    ]  # fmt: skip
    (x, y), *others = turns
    yield "M", (float(x), float(y))
    yield from (("L", (float(x), float(y))) for x, y in others)
    yield "Z", ()
