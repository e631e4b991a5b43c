"""A part of a chamber, large: a group's own seats whole, the others cut as if it were meant."""

import math
from itertools import pairwise

import pytest

from kaartspel.design.chamber import Chamber, chamber, grid
from kaartspel.design.closeup import LEAST_SHOWN, MOST_SHOWN, Pane, closeups, shown

PANE = Pane((8.5, 8.5, 187.1), 11.3, 105.5, (42.1, 50.9), 3.4)  # of a poker card


def part(x: float, y: float, radius: float) -> float:
    """Return the part of a disc that lies inside the trim, by counting points of it."""
    left, top, right = PANE.trim
    steps = [(i + 0.5) / 20 - 1 for i in range(40)]
    points = [(x + radius * u, y + radius * v) for u in steps for v in steps if u * u + v * v < 1]
    return sum(left < u < right and v > top for u, v in points) / len(points)


# A chamber, its number of groups, and whether a part of it finds room, as large as asked for:
# not for a group of all, for very many groups, or in a block of seats as high as it is wide.
CHAMBERS = (
    (chamber(58), 9, True), (chamber(44), 6, True), (chamber(20), 4, True),
    (chamber(58), 20, True), (chamber(58), 1, False), (chamber(110), 20, False),
    (grid(60), 9, False),
)  # fmt: skip


@pytest.mark.parametrize(("made", "groups", "is_seen"), CHAMBERS)
def test_no_seat_is_a_sliver_and_ones_own_are_whole(
    made: Chamber, groups: int, *, is_seen: bool
) -> None:
    count = len(made.seats)
    ends = [round(count * i / groups) for i in range(groups + 1)]
    owns = tuple(tuple(range(a, b)) for a, b in pairwise(ends))
    views = closeups(made, PANE, owns, 11.3, 8.0)
    assert set(views) == (set(owns) if is_seen else set())
    assert len({view.radius for view in views.values()}) <= 1
    left, top, right = PANE.trim
    for own, view in views.items():
        size = made.radius * view.radius
        assert 8.0 <= size <= 11.3
        assert not view.hidden & set(own)
        for i, seat in enumerate(made.seats):
            x, y = view.x + seat.x * view.radius, view.y + seat.y * view.radius
            depth = min(x - left, y - top, right - x) - size
            if i in own:
                assert depth >= PANE.safe - 1e-3
            if i not in view.hidden:
                seen = 1.0 if depth >= 0 else part(x, y, size)
                assert seen >= LEAST_SHOWN - 0.02
                assert seen <= MOST_SHOWN + 0.02 or depth > 0.3 * size
                assert y + size <= PANE.bottom + 1e-3
                away = math.hypot(max(x - PANE.corner[0], 0), max(y - PANE.corner[1], 0))
                assert away >= size + PANE.gap - 1e-3


def test_the_part_of_a_disc_that_an_edge_leaves() -> None:
    assert [shown(depth) for depth in (-2, -1, 0, 1, 2)] == pytest.approx([0, 0, 0.5, 1, 1])
    assert shown(0.3) + shown(-0.3) == pytest.approx(1)
