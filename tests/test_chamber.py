"""The council chamber: seats that are even, apart from one another, and neighbours by group."""

import math
from itertools import combinations, pairwise

import pytest

from kaartspel.design.chamber import Chamber, Seat, chamber

COUNTS = [1, 2, 3, 4, 5, 7, 10, 12, 16, 24, 40, 44, 58, 60, 97, 102, 150, 233, 400]


def angle(seats: Chamber, seat: Seat) -> float:
    """Return where a seat stands on the half-circle: 0 on the left, π on the right."""
    return math.pi - math.acos(seat.x / math.hypot(seat.x, seat.y))


def spacings(seats: Chamber, row: int) -> list[float]:
    """Return the distances along a row between seats that follow each other."""
    in_row = [seat for seat in seats.seats if seat.row == row]
    radius = math.hypot(in_row[0].x, in_row[0].y)
    return [radius * (b - a) for a, b in pairwise(angle(seats, seat) for seat in in_row)]


@pytest.mark.parametrize("count", COUNTS)
def test_as_many_seats_as_are_asked_for_all_in_the_half_circle(count: int) -> None:
    made = chamber(count)
    assert len(made.seats) == count
    for seat in made.seats:
        assert math.hypot(seat.x, seat.y) + made.radius <= 1 + 1e-9
        assert seat.y <= 1e-9


@pytest.mark.parametrize("count", COUNTS)
def test_no_two_seats_touch(count: int) -> None:
    made = chamber(count)
    for one, other in combinations(made.seats, 2):
        assert math.dist((one.x, one.y), (other.x, other.y)) > 2.2 * made.radius


@pytest.mark.parametrize("count", [c for c in range(16, 401) if c % 7 in {0, 2}])
def test_seats_are_evenly_apart_in_all_rows(count: int) -> None:
    made = chamber(count)
    rows = {seat.row for seat in made.seats}
    every = [gap for row in rows for gap in spacings(made, row)]
    assert max(every) / min(every) < 1.10  # within 5 % of the mean
    assert len(rows) > 1


@pytest.mark.parametrize("count", COUNTS[3:])
def test_seats_go_from_left_to_right_so_that_groups_are_wedges(count: int) -> None:
    made = chamber(count)
    assert all(b >= a - 1e-9 for a, b in pairwise(angle(made, seat) for seat in made.seats))


def test_a_chamber_is_the_same_in_the_mirror() -> None:
    for count in (44, 58):
        made = chamber(count)
        here = {(round(s.x, 6), round(s.y, 6)) for s in made.seats}
        assert here == {(-x if x else x, y) for x, y in here}


def test_a_chamber_without_seats_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        chamber(0)
