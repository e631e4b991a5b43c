"""The pictures of README and guide that are put together: cards on a table touch nothing."""

import math
from itertools import combinations, pairwise
from runpy import run_path
from typing import Any

from repository import ROOT

TALL = 88 / 63  # of a card that is 1 wide

Corners = list[tuple[float, float]]


def corners(lying: Any) -> Corners:
    turn = math.radians(-lying.turn)
    cos, sin = math.cos(turn), math.sin(turn)
    half = [(x / 2, y * TALL / 2) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    return [(lying.x + x * cos - y * sin, lying.y + x * sin + y * cos) for x, y in half]


def gap(one: Corners, other: Corners) -> float:
    """Return how far two rectangles are apart, along the side on which that is most."""
    sides = [*pairwise(one[:3]), *pairwise(other[:3])]
    gaps = []
    for (ax, ay), (bx, by) in sides:
        turn = math.atan2(by - ay, bx - ax)
        a, b = ([x * math.cos(turn) + y * math.sin(turn) for x, y in each] for each in (one, other))
        gaps.append(max(min(b) - max(a), min(a) - max(b)))
    return max(gaps)


def test_no_card_on_the_table_touches_another_or_the_frame() -> None:
    picture = run_path(str(ROOT / "docs/table.py"))
    fronts = [corners(card) for card in picture["TABLE"] if not card.back]
    stack = [corners(card) for card in picture["TABLE"] if card.back]
    assert stack
    apart = [*combinations(fronts, 2), *((card, other) for card in fronts for other in stack)]
    assert min(gap(*pair) for pair in apart) > 0.05
    for points in [*fronts, *stack]:
        for x, y in points:
            assert 0.1 < x < picture["TABLE_SIZE"][0] - 0.1
            assert 0.1 < y < picture["TABLE_SIZE"][1] - 0.1
