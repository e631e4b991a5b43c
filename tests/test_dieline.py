"""The box as a die: it folds shut around the cards with a little air, and is cut from one piece."""

import math
from collections.abc import Iterator
from itertools import combinations

import pytest

from folding import POKER, Vector, _middle, area, corners, folded, outline, span
from kaartspel.box import dieline, paper_for
from kaartspel.box.artwork import TURNS
from kaartspel.box.dieline import BOARD, CLEARANCE, Dieline, PanelId
from kaartspel.deck.model import Deck

COUNTS = (1, 4, 30, 54, 111, 140)


def boxes(deck: Deck) -> Iterator[Dieline]:
    for format_ in deck.formats:
        for count in COUNTS:
            yield dieline(format_, count, 0.3)


def test_the_inside_holds_the_cards_with_a_little_air(deck: Deck) -> None:
    for format_ in deck.formats:
        for count in COUNTS:
            box = dieline(format_, count, 0.3)
            cards = (format_.width, format_.height, count * 0.3)
            air = [inside - card for inside, card in zip(box.inner, cards, strict=True)]
            assert air == pytest.approx(list(CLEARANCE))
            assert all(1 <= a <= 2 for a in air)


def test_the_faces_fold_to_a_closed_box_of_that_size(deck: Deck) -> None:
    for box in boxes(deck):
        width, height, depth = (length + BOARD for length in box.inner)
        at = {panel.name: folded(box, panel, corners(panel)) for panel in box.panels}
        front, back = at[PanelId.FRONT], at[PanelId.BACK]
        assert span(front, 2) == pytest.approx((0, 0))
        assert span(back, 2) == pytest.approx((-depth, -depth))
        for axis in (0, 1):
            assert span(back, axis) == pytest.approx(span(front, axis))
        left, right = span(front, 0)
        top, bottom = span(front, 1)
        assert (right - left, bottom - top) == pytest.approx((width, height))
        for name, x in ((PanelId.LEFT, left), (PanelId.RIGHT, right), (PanelId.GLUE, right)):
            assert span(at[name], 0) == pytest.approx((x, x))
        # The glue flap lies on the inside of the right side, at the back.
        assert span(at[PanelId.GLUE], 2)[0] == pytest.approx(-depth)
        for lid, tongue, y in (
            (PanelId.LID, PanelId.LID_TONGUE, top), (PanelId.BOTTOM, PanelId.BOTTOM_TONGUE, bottom),
        ):  # fmt: skip
            assert span(at[lid], 1) == pytest.approx((y, y))
            assert span(at[lid], 2) == pytest.approx((-depth, 0))
            assert span(at[lid], 0) == pytest.approx((left, right), abs=0.51)
            # The tongue goes in behind the front, towards the middle of the box.
            assert span(at[tongue], 2) == pytest.approx((0, 0), abs=1e-9)
            assert top <= span(at[tongue], 1)[0] < span(at[tongue], 1)[1] <= bottom
        # The dust flaps lie under lid and bottom, and do not meet.
        for pair, y in (
            ((PanelId.DUST_LEFT_TOP, PanelId.DUST_RIGHT_TOP), top),
            ((PanelId.DUST_LEFT_BOTTOM, PanelId.DUST_RIGHT_BOTTOM), bottom),
        ):
            first, second = (at[name] for name in pair)
            assert span(first, 1) == span(second, 1) == pytest.approx((y, y))
            assert span(first, 0)[0] == pytest.approx(left)
            assert span(second, 0)[1] == pytest.approx(right)
            assert span(first, 0)[1] < span(second, 0)[0]
            assert all(-depth <= z <= 0 for z in (*span(first, 2), *span(second, 2)))


def test_no_two_panels_overlap_and_the_cut_runs_around_them_all(deck: Deck) -> None:
    for box in boxes(deck):
        for one, other in combinations(box.panels, 2):
            a, b = one.bounds, other.bounds
            across = min(a[2], b[2]) - max(a[0], b[0])
            down = min(a[3], b[3]) - max(a[1], b[1])
            assert min(across, down) < 1e-6, (one.name, other.name)
        assert len({panel.name for panel in box.panels}) == 13
        cut = outline(box)
        xs, ys = zip(*cut, strict=True)
        assert (min(xs), min(ys)) == pytest.approx((0, 0), abs=1e-3)
        assert (max(xs), max(ys)) == pytest.approx(box.size, abs=1e-3)
        # What the cut holds is the panels, less the round notch and the tongues' round corners.
        panels = sum(area(list(panel.outline)) for panel in box.panels)
        tongue = box.panel(PanelId.LID_TONGUE).bounds
        radius = min(7, tongue[3] - tongue[1] - 2)
        front = box.panel(PanelId.FRONT).bounds
        notch = min(8, (front[2] - front[0]) / 5)
        off = math.pi * notch**2 / 2 + 4 * (1 - math.pi / 4) * radius**2
        assert area(cut) == pytest.approx(panels - off, abs=1)


def test_every_crease_lies_between_two_panels(deck: Deck) -> None:
    for box in boxes(deck):
        assert len(box.creases) == 12
        for panel in box.panels:
            if panel.hinge and panel.parent:
                parent = box.panel(panel.parent).bounds
                for x, y in panel.hinge:
                    for left, top, right, bottom in (panel.bounds, parent):
                        assert left - 0.51 <= x <= right + 0.51
                        assert top - 1e-6 <= y <= bottom + 1e-6


def test_artwork_is_upright_on_every_face(deck: Deck) -> None:
    """Front, back and sides read upright; from the front, lid and bottom read as one rolls it."""
    box = dieline(POKER, 111, 0.3)
    up: dict[PanelId, Vector] = {}
    for name, turn in TURNS.items():
        panel = box.panel(name)
        x, y = _middle(panel)
        angle = math.radians(turn)
        ends = [(x, y), (x + math.sin(angle), y - math.cos(angle))]
        (x1, y1, z1), (x2, y2, z2) = folded(box, panel, ends)
        up[name] = (round(x2 - x1, 6), round(y2 - y1, 6), round(z2 - z1, 6))
    for name in (PanelId.FRONT, PanelId.BACK, PanelId.LEFT, PanelId.RIGHT):
        assert up[name] == (0, -1, 0)
    assert up[PanelId.LID] == (0, 0, -1)  # its lower edge is at the front
    assert up[PanelId.BOTTOM] == (0, 0, 1)  # its upper edge is
    assert set(TURNS) == set(up)


@pytest.mark.parametrize(
    ("format_", "count", "paper"),
    [("poker", 4, "A4"), ("poker", 111, "A4"), ("poker", 140, "A3"), ("a6", 111, "A3"),
     ("poker", 500, "A1"), ("a6", 700, "A0"), ("a6", 1500, None)],
)  # fmt: skip
def test_the_smallest_paper_is_chosen(
    deck: Deck, format_: str, count: int, paper: str | None
) -> None:
    of = next(f for f in deck.formats if f.name == format_)
    box = dieline(of, count, 0.3)
    found = paper_for(box)
    assert (found.name if found else None) == paper
    if found:
        assert found.x >= 6
        assert found.y >= 6
        assert found.x * 2 + box.size[0] == pytest.approx(found.width)
