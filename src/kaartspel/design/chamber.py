"""Seat the cards of a deck in a council chamber: so many seats in the rows of a half-circle.

Rows stand at even distances, and in all of them the seats are as far apart, so that the half-circle
is filled evenly. Seats are given out from left to right, by angle: cards of one group, which follow
one another, are then neighbours, as a party in the chamber is.

Lengths are in radii of the half-circle, from its centre, x to the right and y downwards: seats lie
between -1 and 1 across, and from -1 down to their own radius below the centre, each a disc that
touches none of its neighbours.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

_FILLED = 0.80  # of the least distance between two seats: their diameter
_STEPS = [2.4 + 0.1 * i for i in range(13)]  # seats more in each row: 3 makes them π/3 apart
_MOST_ROWS = 12
_INNER = 0.42  # of the outer row's radius: the inner one's, where there is a choice
_LONE = 7  # seats that stand well in one row
_UNEVEN = 5.0  # how much uneven seats weigh against the size of the space in the middle


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the chamber: its middle, and the row that it stands in, the innermost being 0."""

    x: float
    y: float
    row: int


@dataclass(frozen=True, slots=True)
class Chamber:
    """Seats in the order in which they are given out, and the radius of each."""

    seats: tuple[Seat, ...]
    radius: float

    @property
    def top(self) -> float:
        """Where the highest seats reach to."""
        return min(seat.y for seat in self.seats) - self.radius

    @property
    def bottom(self) -> float:
        """Where the lowest seats reach to."""
        return max(seat.y for seat in self.seats) + self.radius


@dataclass(frozen=True, slots=True)
class _SeatRows:
    """How many seats each row has, and its radius, in distances between two seats."""

    counts: tuple[int, ...]
    radii: tuple[float, ...]

    @property
    def spacings(self) -> tuple[float, ...]:
        """How far apart the seats of each row are, along it; of a lone seat, as is meant: 1."""
        pairs = zip(self.counts, self.radii, strict=True)
        return tuple(math.pi * r / (n - 1) if n > 1 else 1.0 for n, r in pairs)

    @property
    def unevenness(self) -> float:
        """How much wider apart the widest seats are than the closest: 0 is not at all."""
        return max(self.spacings) / min(self.spacings) - 1

    @property
    def cost(self) -> float:
        """How far the rows are from even ones around a space of the right size."""
        lone = len(self.counts) == 1 and self.counts[0] <= _LONE
        hole = _INNER if lone else self.radii[0] / self.radii[-1]
        return _UNEVEN * self.unevenness + abs(hole - _INNER)


@lru_cache(maxsize=64)
def chamber(count: int) -> Chamber:
    """Return a chamber of `count` seats. Raises ValueError for less than one."""
    if count < 1:
        raise ValueError("a chamber has at least one seat")
    if count == 1:
        return Chamber((Seat(0.0, -0.5, 0),), 0.5)
    rows = min(_ways(count), key=lambda rows: rows.cost)
    places = sorted(
        (round(math.pi * (1 - i / (n - 1)) if n > 1 else math.pi / 2, 9), row, r)
        for row, (n, r) in enumerate(zip(rows.counts, rows.radii, strict=True))
        for i in range(n)
    )
    radius = _FILLED / 2 * _closest(rows)
    outer = rows.radii[-1] + radius
    seats = (
        Seat(r * math.cos(angle) / outer, -r * math.sin(angle) / outer, row)
        for angle, row, r in reversed(places)
    )
    return Chamber(tuple(seats), radius / outer)


def _ways(count: int) -> list[_SeatRows]:
    """Return all ways to divide the seats over even rows, each a little longer than the last."""
    ways = []
    for number in range(1, _MOST_ROWS + 1):
        for step in _STEPS if number > 1 else (0.0,):
            first = (count - number) / number - step * (number - 1) / 2
            gaps = [first + step * row for row in range(number)]  # between the seats of each row
            if first >= 1 or number == 1:
                radii = tuple(gap / math.pi for gap in gaps)
                ways.append(_SeatRows(_rounded(gaps, count - number), radii))
    return ways


def _rounded(gaps: list[float], total: int) -> tuple[int, ...]:
    """Return numbers of seats, one more than the gaps, which sum up to `total` when rounded."""
    whole = [math.floor(gap) for gap in gaps]
    by_rest = sorted(range(len(gaps)), key=lambda i: (whole[i] - gaps[i], i))
    for i in by_rest[: total - sum(whole)]:
        whole[i] += 1
    return tuple(gap + 1 for gap in whole)


def _closest(rows: _SeatRows) -> float:
    """Return the least distance between the middles of two seats, in the units of the rows."""
    between = [b - a for a, b in pairwise(rows.radii)]
    pairs = zip(rows.counts, rows.radii, strict=True)
    return min([*between, *(2 * r * math.sin(math.pi / (n - 1) / 2) for n, r in pairs if n > 1)])


def grid(count: int) -> Chamber:
    """Return `count` seats in rows of one length, twice as wide as high, row by row from the top.

    The last row may be shorter. Raises ValueError for less than one.
    """
    if count < 1:
        raise ValueError("a grid has at least one seat")
    columns = min(count, math.ceil(math.sqrt(2 * count)))
    pitch = 2 / (columns - 1 + _FILLED)
    radius = _FILLED / 2 * pitch
    rows = -(-count // columns)
    places = ((i % columns, i // columns) for i in range(count))
    return Chamber(
        tuple(Seat(-1 + radius + column * pitch, (row + 1 - rows) * pitch, rows - 1 - row)
              for column, row in places), radius)  # fmt: skip
