"""Places on paper obey the rules of turning and moving; sheets hold each card once."""

import dataclasses

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kaartspel.deck.model import Colour, Deck, Format, Mode, Sheet
from kaartspel.deck.model.grid import Cell, behind, cells
from kaartspel.frame import Group, Rectangle
from kaartspel.geometry import IDENTITY, Matrix, apply, leaves, matrix, multiply, path_bounds
from kaartspel.problems import WrongUsage

LENGTH = st.floats(-1000, 1000, allow_nan=False)
SIZE = st.floats(0.5, 500, allow_nan=False)
TURN = st.one_of(st.sampled_from([0, 90, 180, 270, 360, -90]), st.floats(-360, 360))
GROUPS = st.builds(lambda x, y, turn: Group((), x=x, y=y, turn=turn), LENGTH, LENGTH, TURN)
MATRICES = GROUPS.map(matrix)
BLACK = Colour((0, 0, 0), (0, 0, 0, 100))


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one == pytest.approx(other, abs=1e-6)


@given(MATRICES, MATRICES, MATRICES)
def test_it_does_not_matter_in_which_pairs_moves_are_joined(
    a: Matrix, b: Matrix, c: Matrix
) -> None:
    assert near(multiply(a, multiply(b, c)), multiply(multiply(a, b), c))
    assert near(multiply(a, IDENTITY), a)
    assert near(multiply(IDENTITY, a), a)


@given(MATRICES, MATRICES, LENGTH, LENGTH)
def test_moves_joined_are_moves_one_after_the_other(
    outer: Matrix, inner: Matrix, x: float, y: float
) -> None:
    assert near(apply(multiply(outer, inner), x, y), apply(outer, *apply(inner, x, y)))


@given(GROUPS, LENGTH, LENGTH, LENGTH, LENGTH)
def test_moving_and_turning_keeps_lengths(
    group: Group, x0: float, y0: float, x1: float, y1: float
) -> None:
    (ax, ay), (bx, by) = apply(matrix(group), x0, y0), apply(matrix(group), x1, y1)
    assert (ax - bx) ** 2 + (ay - by) ** 2 == pytest.approx(
        (x0 - x1) ** 2 + (y0 - y1) ** 2, rel=1e-6, abs=1e-6
    )


@given(SIZE, SIZE, LENGTH, LENGTH)
def test_a_card_turned_twice_lies_as_before(
    width: float, height: float, x: float, y: float
) -> None:
    half = matrix(Group((), x=width, y=height, turn=180))
    assert near(apply(multiply(half, half), x, y), (x, y))


@given(GROUPS, LENGTH, LENGTH, SIZE, SIZE)
def test_bounds_hold_all_corners(
    group: Group, x: float, y: float, width: float, height: float
) -> None:
    moved = dataclasses.replace(group, items=(Rectangle(x, y, width, height, BLACK),))
    left, top, right, bottom = path_bounds((moved,))
    ((_, at),) = leaves((moved,))
    for corner in ((x, y), (x + width, y), (x, y + height), (x + width, y + height)):
        px, py = apply(at, *corner)
        assert left - 1e-6 <= px <= right + 1e-6
        assert top - 1e-6 <= py <= bottom + 1e-6


def _sheet(sheet: Sheet, mode: Mode, width: float, height: float) -> Sheet:
    return dataclasses.replace(sheet, mode=mode, width=width, height=height)


@given(st.sampled_from(list(Mode)), st.floats(100, 700), st.floats(100, 700),
       st.floats(30, 110), st.floats(30, 160))  # fmt: skip
def test_cards_on_a_sheet_lie_apart_and_backs_lie_behind_them(
    deck: Deck, mode: Mode, width: float, height: float, card_width: float, card_height: float
) -> None:
    sheet = _sheet(deck.sheets[0], mode, width, height)
    card = Format("any", card_width, card_height, 3, 4, 3, (12, 14))
    try:
        laid = cells(sheet, card)
    except WrongUsage:
        assume(False)
        return
    assert laid
    assert len({(cell.x, cell.y) for cell in laid}) == len(laid)
    for cell in laid:
        assert cell.x >= 0
        assert cell.y >= 0
        twice = behind(behind(cell, sheet), sheet)
        assert near((twice.x, twice.y), (cell.x, cell.y))
        assert (twice.turn, twice.free) == (cell.turn, cell.free)
    _check_apart(laid)


def _check_apart(laid: tuple[Cell, ...]) -> None:
    for i, one in enumerate(laid):
        for other in laid[i + 1 :]:
            beside = abs(one.x - other.x) >= one.width - 0.01
            below = abs(one.y - other.y) >= one.height - 0.01
            assert beside or below
