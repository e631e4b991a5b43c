"""The pictures of README that are put together: what lies on the table, and how a scene is seen."""

import math
import sys
from importlib import import_module
from itertools import combinations, pairwise, product
from types import ModuleType
from typing import Any

import pytest
from PIL import Image

from kaartspel.deck.model import Deck
from repository import ROOT

Corners = list[tuple[float, float]]


@pytest.fixture
def evening(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    return import_module("evening")


def corners(module: ModuleType, lying: Any, part: float = 1.0) -> Corners:
    """Return the corners of a card on the table; of `part` of it, from its upper left corner."""
    things = sys.modules["things"]
    plane = things.level((lying.x, lying.y), lying.turn, (things.WIDTH, things.HEIGHT))
    at = ((0, 0), (part, 0), (part, part), (0, part))
    return [plane.point(x * things.WIDTH, y * things.HEIGHT)[:2] for x, y in at]


def gap(one: Corners, other: Corners) -> float:
    """Return how far two rectangles are apart, along the side on which that is most."""
    gaps = []
    for (ax, ay), (bx, by) in (*pairwise(one[:3]), *pairwise(other[:3])):
        turn = math.atan2(by - ay, bx - ax)
        a, b = ([x * math.cos(turn) + y * math.sin(turn) for x, y in each] for each in (one, other))
        gaps.append(max(min(b) - max(a), min(a) - max(b)))
    return max(gaps)


def test_all_cards_lie_on_the_table_and_none_hides_what_another_is(evening: ModuleType) -> None:
    shown = [*evening.laid_down(), *evening.OPEN, evening.STACK]
    for card in shown:
        assert all(math.hypot(*at) < evening.TABLE - 5 for at in corners(evening, card)), card
    for below, above in combinations(evening.OPEN, 2):
        # The number and the mark stand in this part.
        assert gap(corners(evening, below, 0.3), corners(evening, above)) > 1, (below, above)
    for card in (*evening.laid_down(), *evening.OPEN):
        assert gap(corners(evening, card), corners(evening, evening.STACK)) > 1, card


def test_a_face_is_seen_where_its_corners_are_and_in_its_colours(evening: ModuleType) -> None:
    scene, things = (sys.modules[name] for name in ("scene", "things"))
    face = Image.new("RGB", (126, 176), (250, 0, 0))
    face.paste((0, 0, 250), (63, 0, 126, 88))
    face.paste((0, 250, 0), (0, 88, 63, 176))
    looking = scene.Camera((30, -300, 250), (0, 0, 0), 160, (160, 120))
    drawn = scene.Scene(looking, (0, 0, 0))
    plane = things.level((4, 6), 25, (things.WIDTH, things.HEIGHT))
    drawn.lay(face, plane, things.WIDTH, things.ROUND)
    seen = drawn.seen()
    quarters = {(0.25, 0.25): 0, (0.75, 0.25): 2, (0.25, 0.75): 1, (0.75, 0.75): 0}
    for (x, y), colour in quarters.items():
        spot = looking.spot(plane.point(x * things.WIDTH, y * things.HEIGHT))
        assert seen.getpixel(tuple(map(int, spot)))[colour] == 250
    outside = looking.spot(plane.point(-3, -3))
    assert seen.getpixel(tuple(map(int, outside))) == (0, 0, 0)
    assert looking.is_faced(plane.at, (0, 0, 1))
    assert not looking.is_faced(plane.at, (0, 0, -1))


def test_what_is_seen_small_is_not_jagged(evening: ModuleType) -> None:
    scene, things = (sys.modules[name] for name in ("scene", "things"))
    face = Image.new("L", (630, 880), 0)
    for x in range(0, 630, 2):
        face.paste(255, (x, 0, x + 1, 880))
    looking = scene.Camera((0, -300, 250), (0, 0, 0), 400, (160, 120))
    drawn = scene.Scene(looking, (0, 0, 0))
    drawn.lay(face.convert("RGB"), things.level((0, 0), 7, (63, 88)), 63, 0)
    across = [drawn.seen().getpixel((x, 60))[0] for x in range(74, 86)]
    assert all(level == pytest.approx(127, abs=6) for level in across)


def test_what_stands_does_not_lean_before_an_upright_camera(evening: ModuleType) -> None:
    scene = sys.modules["scene"]
    looking = scene.Camera((0, -900, 480), (2, -18, 34), 352, (1600, 1000), 500, upright=True)
    foot, top = looking.spot((60, 20, 0)), looking.spot((60, 20, 90))
    assert foot[0] == pytest.approx(top[0])
    assert top[1] < foot[1] - 100
    for middle in (looking.aim, looking.held):
        assert looking.spot(middle) == pytest.approx((800, 500))
    leaning = scene.Camera(looking.eye, looking.aim, looking.wide, looking.size)
    assert leaning.spot((60, 20, 0))[0] < leaning.spot((60, 20, 90))[0] - 5


def test_in_the_picture_of_the_box_all_is_seen_and_no_card_hides_what_another_is(
    evening: ModuleType, deck: Deck
) -> None:
    things, looking = sys.modules["things"], evening._BOX_SEEN
    wide, deep, tall = import_module("standing").standing(deck).size
    foot = things.level(evening.ALONE_AT, evening.ALONE_TURN, (wide, deep))
    box = [(*foot.point(x, y)[:2], up) for x, y, up in product((0, wide), (0, deep), (0, tall))]
    planes = [plane for _, plane in evening.LEANING]
    for point in (*box, *(point for plane in planes for point in edge(plane))):
        spot = looking.spot(point)
        assert all(10 < at < side - 10 for at, side in zip(spot, looking.size, strict=True))
    for below, above in pairwise(planes):
        # The number, the mark and the beginning of the title stand in this part.
        assert gap(seen(looking, edge(below, 0.5)), seen(looking, edge(above))) > 1
    for plane in planes:
        across, down = (math.dist(*pair) for pair in (*pairwise(seen(looking, edge(plane))),)[:2])
        assert down / across == pytest.approx(things.HEIGHT / things.WIDTH, rel=0.15)


def edge(plane: Any, part: float = 1.0) -> list[Any]:
    """Return the corners of a card on a plane; of `part` of its width, from the left."""
    things = sys.modules["things"]
    return list(things.outline(plane, part * things.WIDTH, things.HEIGHT, 0))


def seen(looking: Any, points: list[Any]) -> Corners:
    """Return where points are seen."""
    return [looking.spot(point) for point in points]


def test_the_box_has_the_faces_of_its_die(evening: ModuleType, deck: Deck) -> None:
    carton = import_module("standing").standing(deck)
    wide, deep, high = carton.size
    assert 60 < wide < 75
    assert 85 < high < 100
    assert 30 < deep < 60
    for face in (carton.face, carton.left, carton.right, carton.lid):
        assert len(face.getcolors(1 << 20)) > 10, "nothing is printed on it"
