"""The council chamber: seats that are even, apart from one another, and neighbours by group."""

import math
from collections import Counter
from collections.abc import Callable
from itertools import combinations, pairwise, starmap

import pytest

from kaartspel.deck.model import Deck
from kaartspel.design.chamber import Chamber, Seat, chamber, grid, matched_halves, round_half
from kaartspel.design.seating import seating
from sampling import sampled

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


MANY = [(count,) for count in range(16, 401) if count % 7 in {0, 2}]


@pytest.mark.parametrize("count", sampled(MANY, MANY[::5]))
def test_seats_are_evenly_apart_in_all_rows(count: int) -> None:
    made = chamber(count)
    rows = {seat.row for seat in made.seats}
    every = [gap for row in rows for gap in spacings(made, row)]
    assert max(every) / min(every) < 1.10  # within 5 % of the mean
    assert len(rows) > 1


def test_neighbours_in_the_innermost_row_are_no_nearer_than_others(every_case: bool) -> None:
    """Across its middle, and not along it: two seats alone would be.

    Unless all are asked for, chambers of one size in nine of those with many seats.
    """
    for count in range(8, 401) if every_case else (*range(8, 80), *range(80, 401, 9)):
        made = chamber(count)
        inner = [(seat.x, seat.y) for seat in made.seats if seat.row == 0]
        apart = [math.dist(one, other) for one, other in pairwise(inner)]
        outermost = max(seat.row for seat in made.seats)
        assert min(apart, default=1) > 0.85 * spacings(made, outermost)[0], count


@pytest.mark.parametrize("count", COUNTS[3:])
def test_seats_go_from_left_to_right_so_that_groups_are_wedges(count: int) -> None:
    made = chamber(count)
    assert all(b >= a - 1e-9 for a, b in pairwise(angle(made, seat) for seat in made.seats))


def are_together(made: Chamber, first: int, last: int) -> bool:
    """Return whether from any of these seats one gets to all others over neighbours."""
    places = [(seat.x, seat.y) for seat in made.seats]
    pitch = min(starmap(math.dist, combinations(places, 2)))
    own, reached = set(places[first:last]), {places[first]}
    for _ in own:
        reached |= {to for to in own for at in reached if math.dist(at, to) < 1.6 * pitch}
    return reached == own


def test_each_group_sits_together(deck: Deck) -> None:
    """One gets from any seat of it to all others over neighbours, as of the nine clusters."""
    for kind in {card.kind for card in deck.cards}:
        seats, first = seating(deck, kind), 0
        for suit, size in seats.parties:
            together = are_together(chamber(seats.count), first, first + size)
            assert together, (kind.id, suit.name)
            first += size


def test_a_chamber_is_the_same_in_the_mirror() -> None:
    for count in (44, 58):
        made = chamber(count)
        here = {(round(s.x, 6), round(s.y, 6)) for s in made.seats}
        assert here == {(-x if x else x, y) for x, y in here}


@pytest.mark.parametrize("count", COUNTS)
def test_two_halves_make_one_round_chamber(count: int) -> None:
    """In each row all seats of both halves are as far apart, also where the halves meet."""
    half = round_half(count)
    assert len(half.seats) == count
    whole = [(sign * seat.x, sign * seat.y, seat.row) for seat in half.seats for sign in (1, -1)]
    for row in {seat.row for seat in half.seats}:
        places = [(x, y) for x, y, at in whole if at == row]
        angles = sorted(math.atan2(y, x) for x, y in places)
        steps = [b - a for a, b in pairwise((*angles, angles[0] + 2 * math.pi))]
        assert max(steps) - min(steps) < 1e-6
    for (x, y, _), (u, v, _) in combinations(whole, 2):
        assert math.dist((x, y), (u, v)) > 2.2 * half.radius
    assert all(math.hypot(x, y) + half.radius <= 1 + 1e-9 for x, y, _ in whole)


@pytest.mark.parametrize(("count", "other"), [(58, 44), (44, 58), (40, 14), (3, 1), (200, 200)])
def test_halves_of_two_kinds_have_one_size_of_seat_and_the_same_rows(
    count: int, other: int
) -> None:
    one, two = matched_halves(count, other)
    assert (len(one.seats), len(two.seats), one.radius) == (count, other, two.radius)
    rows = [{seat.row: round(math.hypot(seat.x, seat.y), 6) for seat in half.seats}
            for half in (one, two)]  # fmt: skip
    smaller, larger = sorted(rows, key=len)
    assert smaller.items() <= larger.items()
    outer = [max(rows[0]), max(rows[1])]
    apart = [1 / sum(seat.row == row for seat in half.seats)
             for half, row in zip((one, two), outer, strict=True)]  # fmt: skip
    assert min(count, other) < 9 or max(apart) < 1.6 * min(apart), (
        "the smaller half has fewer rows, not thinner ones"
    )
    for half in (one, two):
        assert all(-seat.y > half.radius for seat in half.seats), "none reaches the other half"
        pairs = combinations(half.seats, 2)
        assert all(math.hypot(a.x - b.x, a.y - b.y) > 2 * half.radius for a, b in pairs)


def test_a_few_seats_are_the_middle_of_one_row() -> None:
    """They are as far apart and as curved as seven are, which make the whole half-circle."""
    seven = chamber(7)
    for count in range(2, 7):
        few = chamber(count)
        assert few.radius == seven.radius
        assert spacings(few, 0) == pytest.approx([spacings(seven, 0)[0]] * (count - 1))
        assert sum(seat.x for seat in few.seats) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("make", [chamber, round_half])
def test_a_chamber_without_seats_is_refused(make: Callable[[int], Chamber]) -> None:
    with pytest.raises(ValueError, match="at least one seat"):
        make(0)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 44, 58, 399])
def test_a_grid_has_its_seats_in_rows_of_one_length(count: int) -> None:
    made = grid(count)
    rows = Counter(seat.row for seat in made.seats)
    assert sum(rows.values()) == count
    assert len({rows[row] for row in rows if row}) <= 1
    assert all(seat.x - made.radius + 1e-9 >= -1 and seat.x + made.radius <= 1 + 1e-9
               for seat in made.seats)  # fmt: skip
    with pytest.raises(ValueError, match="at least one seat"):
        grid(0)


@pytest.mark.parametrize("make", [chamber, round_half])
def test_there_is_a_space_in_the_middle(make: Callable[[int], Chamber]) -> None:
    """The floor of the room, on a back as on a front: a quarter of its width at the least."""
    for count in range(10, 121):
        away = [math.hypot(seat.x, seat.y) for seat in make(count).seats]
        assert min(away) > 0.249 * max(away), count
