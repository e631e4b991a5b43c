"""Seat the cards of a deck in a council chamber: so many seats in the rows of a half-circle.

Rows stand at even distances, and in all of them the seats are as far apart, so that the half-circle
is filled evenly. Seats are given out from left to right, by angle: cards of one group, which follow
one another, are then neighbours, as a party in the chamber is.

Two halves that face each other make the round chamber of a back, which is even all round.

Lengths are in radii of the half-circle, from its centre, x to the right and y downwards: seats lie
between -1 and 1 across, and from -1 down to their own radius below the centre, each a disc that
touches none of its neighbours.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

_FILLED = 0.80  # of the least distance between two seats: their diameter
_STEPS = [2.4 + 0.1 * i for i in range(13)]  # seats more in each row: 3 makes them π/3 apart
_MOST_ROWS = 12
_INNER = 0.42  # of the outer row's radius: the inner one's, where there is a choice
_LEAST_INNER = 0.25  # and at the least: there is a space in the middle, also where seats are evener
_LONE = 7  # seats that stand well in one row; fewer are its middle
_RING = 9  # seats of half a round chamber that stand well in one row
_LINED = 4  # steps of a row at the least, whose second seats stand low
_EVEN = 1.09  # of the least distance along a row: the largest
_UNEVEN = 5.0  # how much uneven seats weigh against the size of the space in the middle


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in the chamber: its middle, and the row that it stands in, the innermost being 0."""

    x: float
    y: float
    row: int


@dataclass(frozen=True)
class Chamber:
    """Seats in the order in which they are given out, and the radius of each."""

    seats: tuple[Seat, ...]
    radius: float

    def __hash__(self) -> int:
        # Of what is short: chambers of as many seats seldom differ.
        return hash((len(self.seats), self.radius))

    @cached_property
    def width(self) -> float:
        """How wide the seats are together; their middle is the centre."""
        return 2 * (max(seat.x for seat in self.seats) + self.radius)

    @cached_property
    def top(self) -> float:
        """Where the highest seats reach to."""
        return min(seat.y for seat in self.seats) - self.radius

    @cached_property
    def bottom(self) -> float:
        """Where the lowest seats reach to."""
        return max(seat.y for seat in self.seats) + self.radius

    @property
    def height(self) -> float:
        """How high the seats are together."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class _SeatRows:
    """How many steps from seat to seat each row has, and its radius, in distances of two seats."""

    steps: tuple[int, ...]
    radii: tuple[float, ...]

    @property
    def spacings(self) -> tuple[float, ...]:
        """How far apart the seats of each row are, along it; of a lone seat, as is meant: 1."""
        return tuple(math.pi * r / n if n else 1.0
                     for n, r in zip(self.steps, self.radii, strict=True))  # fmt: skip

    @property
    def cost(self) -> float:
        """How far the rows are from even ones around a space of the right size."""
        uneven = max(self.spacings) / min(self.spacings) - 1
        return _UNEVEN * uneven + abs(self.radii[0] / self.radii[-1] - _INNER)

    @property
    def closest(self) -> float:
        """The least distance between the middles of two seats."""
        between = [b - a for a, b in pairwise(self.radii)]
        pairs = zip(self.steps, self.radii, strict=True)
        return min([*between, *(2 * r * math.sin(math.pi / n / 2) for n, r in pairs if n)])

    def seated(self, angles: Callable[[int], list[float]], closest: float = 0.0) -> Chamber:
        """Return the seats; `angles` tells where those of a row of so many steps are, π the left.

        Of those in one line with the centre the outer ones come first, but upright above it the
        inner ones: so a few seats in the middle are neighbours. Their size is what fits where two
        are `closest` to each other, if that is given.
        """
        pairs = enumerate(zip(self.steps, self.radii, strict=True))
        places = sorted(
            (round(angle, 9), row if round(angle - math.pi / 2, 9) else -row, row, r)
            for row, (n, r) in pairs
            for angle in angles(n)
        )
        radius = _FILLED / 2 * (closest or self.closest)
        outer = self.radii[-1] + radius
        seats = (
            Seat(r * math.cos(angle) / outer, -r * math.sin(angle) / outer, row)
            for angle, _, row, r in reversed(places)
        )
        return Chamber(tuple(seats), radius / outer)


@lru_cache(maxsize=64)
def chamber(count: int) -> Chamber:
    """Return a chamber of `count` seats. Raises ValueError for less than one.

    A few are those in the middle of one row.
    """
    if count < 1:
        raise ValueError("a chamber has at least one seat")
    if count == 1:
        return Chamber((Seat(0.0, -0.5, 0),), 0.5)
    if count <= _LONE:
        first = (_LONE - count) / 2
        return _SeatRows((_LONE - 1,), ((_LONE - 1) / math.pi,)).seated(
            lambda n: [math.pi * (1 - (first + i) / n) for i in range(count)]
        )
    rows = min(_ways(count, lone=1), key=lambda rows: rows.cost)
    angles = _first_angles(rows)
    return rows.seated(lambda n: _with_ends(n, angles.get(n, math.pi / max(1, n))))


def _with_ends(steps: int, first: float) -> list[float]:
    """Return the angles of a row whose second seats are so far from its ends, the others evenly."""
    if steps < _LINED:
        return [math.pi * (1 - i / steps) if steps else math.pi / 2 for i in range(steps + 1)]
    between = (math.pi - 2 * first) / (steps - 2)
    return [math.pi, *(math.pi - first - i * between for i in range(steps - 1)), 0.0]


def _first_angles(rows: _SeatRows) -> dict[int, float]:
    """Return of each row, by its steps, how far its second seats are from its ends.

    They stand on one line across all rows, as the first do, or as near it as seats stay even.
    """
    held = [(n, r) for n, r in zip(rows.steps, rows.radii, strict=True) if n >= _LINED]
    heights = [r * math.sin(math.pi / n) for n, r in held]
    for part in (1.0, 0.75, 0.5, 0.25):
        firsts, gaps = dict[int, float](), [*rows.spacings]
        for (n, r), own in zip(held, heights, strict=True):
            line = own + part * (sum(heights) / len(heights) - own)
            firsts[n] = math.asin(min(1.0, line / r))
            gaps += (r * firsts[n], r * (math.pi - 2 * firsts[n]) / (n - 2))
        if max(gaps) < _EVEN * min(gaps):
            return firsts
    return {}


@lru_cache(maxsize=64)
def round_half(count: int) -> Chamber:
    """Return the upper half of a round chamber: `count` seats, as many as the half below has.

    Turned by 180° it is the lower half, and the seats of both are evenly apart all round. Raises
    ValueError for less than one.
    """
    if count < 1:
        raise ValueError("a chamber has at least one seat")
    return _round_rows(count).seated(_turned)


@lru_cache(maxsize=64)
def matched_halves(count: int, other: int) -> tuple[Chamber, Chamber]:
    """Return the halves of a round chamber, each an upper one: `count` seats and `other`.

    Both have seats of one size, in rows of one circle: the smaller half has as many of the outer
    ones as hold its seats, so that they are about as far apart as those of the larger. Raises
    ValueError for less than one.
    """
    if min(count, other) < 1:
        raise ValueError("a chamber has at least one seat")
    most = max(count, other)
    rows = _round_rows(most)
    made = []
    for number in (count, other):
        held = [step if sum(rows.steps[row + 1 :]) < number else 0
                for row, step in enumerate(rows.steps)]  # fmt: skip
        steps = _rounded([step * number / sum(held) for step in held], number)
        made.append(_SeatRows(steps, rows.radii).seated(_turned, rows.closest))
    return made[0], made[1]


def _round_rows(count: int) -> _SeatRows:
    """Return the rows of half a round chamber: one ring, if there are few."""
    if count <= _RING:
        return _SeatRows((count,), (count / math.pi,))
    return min(_ways(count, lone=0), key=lambda rows: rows.cost)


def _turned(steps: int) -> list[float]:
    """Return the angles of a row that goes on, as evenly, in the half below."""
    return [math.pi * (1 - (i + 0.5) / steps) for i in range(steps)]


def _ways(count: int, lone: int) -> list[_SeatRows]:
    """Return all ways to divide the seats over even rows, each a little longer than the last.

    A row has as many seats as steps, and `lone` more. Two seats alone are no row of a half-circle:
    across its middle they are nearer to each other than all others are.
    """
    ways = []
    for number in range(1, _MOST_ROWS + 1):
        for more in _STEPS if number > 1 else (0.0,):
            total = count - lone * number
            first = total / number - more * (number - 1) / 2
            steps = [first + more * row for row in range(number)]
            if first >= 1 or number == 1:
                radii = tuple(step / math.pi for step in steps)
                rows = _SeatRows(_rounded(steps, total), radii)
                is_open = radii[0] >= _LEAST_INNER * radii[-1]
                if number == 1 or (is_open and rows.steps[0] > lone):
                    ways.append(rows)
    return ways


def _rounded(steps: list[float], total: int) -> tuple[int, ...]:
    """Return whole numbers of steps, which sum up to `total`."""
    whole = [math.floor(step) for step in steps]
    by_rest = sorted(range(len(steps)), key=lambda i: (whole[i] - steps[i], i))
    for i in by_rest[: total - sum(whole)]:
        whole[i] += 1
    return tuple(whole)


@lru_cache(maxsize=64)
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
