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


def shown(evening: ModuleType, looking: Any, plane: Any, face: Image.Image) -> Image.Image:
    """Return what one sees of a face, 63 mm wide, on a plane over black ground."""
    scene, things = (sys.modules[name] for name in ("scene", "things"))
    light = sys.modules["light"].Light((0, 0, 900), 100, 0.6)
    drawn = scene.Scene(looking, (0, 0, 0), light)
    edge = sys.modules["space"].outline(plane, things.WIDTH, things.HEIGHT, things.ROUND)
    drawn.show([scene.Plate(plane, edge, face=face, wide=things.WIDTH)])
    picture: Image.Image = drawn.seen()
    return picture


def level(picture: Image.Image, spot: tuple[float, float], band: int = 0) -> int:
    """Return how light a pixel is, of a band of colour."""
    x, y = map(int, spot)
    return picture.crop((x, y, x + 1, y + 1)).getchannel(band).tobytes()[0]


@pytest.mark.parametrize("upright", [0, 1])
def test_a_face_is_seen_where_its_corners_are_and_in_its_colours(
    evening: ModuleType, upright: float
) -> None:
    space, things = (sys.modules[name] for name in ("space", "things"))
    face = Image.new("RGB", (126, 176), (250, 0, 0))
    face.paste((0, 0, 250), (63, 0, 126, 88))
    face.paste((0, 250, 0), (0, 88, 63, 176))
    looking = space.Camera((30, -300, 250), (0, 0, 0), 160, (160, 120), upright=upright)
    plane = things.level((4, 6), 25, (things.WIDTH, things.HEIGHT))
    picture = shown(evening, looking, plane, face)
    quarters = {(0.25, 0.25): 0, (0.75, 0.25): 2, (0.25, 0.75): 1, (0.75, 0.75): 0}
    for (x, y), colour in quarters.items():
        spot = looking.spot(plane.point(x * things.WIDTH, y * things.HEIGHT))
        assert level(picture, spot, colour) == pytest.approx(250, abs=2)
    outside = looking.spot(plane.point(-3, -3))
    assert level(picture, outside) == 0
    assert looking.is_faced(plane)
    assert not looking.is_faced(space.Plane(plane.at, plane.down, plane.across))


def test_what_stands_is_upright_where_the_picture_is_shifted(evening: ModuleType) -> None:
    space = sys.modules["space"]
    looking = space.Camera((30, -300, 250), (0, 0, 20), 160, (160, 120), upright=1)
    assert looking.spot((0, 0, 20)) == pytest.approx((80, 60)), "what it looks at is in the middle"
    assert looking.scale((0, 0, 20)) == pytest.approx(1)
    for x, y in ((-60, 20), (50, -20)):
        foot, head = looking.spot((x, y, 0)), looking.spot((x, y, 50))
        assert foot[0] == pytest.approx(head[0])
        assert foot[1] - head[1] == pytest.approx(50 * looking.scale((x, y, 0)))


def test_what_is_seen_small_is_not_jagged(evening: ModuleType) -> None:
    space, things = (sys.modules[name] for name in ("space", "things"))
    face = Image.new("L", (630, 880), 0)
    for x in range(0, 630, 2):
        face.paste(255, (x, 0, x + 1, 880))
    looking = space.Camera((0, -300, 250), (0, 0, 0), 400, (160, 120))
    picture = shown(evening, looking, things.level((0, 0), 7, (63, 88)), face.convert("RGB"))
    across = [level(picture, (x, 60)) for x in range(74, 86)]
    assert all(each == pytest.approx(127, abs=6) for each in across)


def test_a_dark_card_on_a_dark_one_has_an_even_light_edge_all_around(evening: ModuleType) -> None:
    scene, space, things = (sys.modules[name] for name in ("scene", "space", "things"))
    looking = space.Camera((0, -1000, 1740), (0, 0, 0), 120, (340, 300), upright=0.3)
    drawn = scene.Scene(looking, (0, 0, 0), sys.modules["light"].Light((380, -680, 880), 260, 0.56))
    black, lying = Image.new("RGB", (63, 88)), things.Lying("", 0, 0, 17, high=1)
    drawn.show([plate for card in (things.Lying("", 3, 4), lying)
                for plate in things.put(card, black)])  # fmt: skip
    picture = drawn.seen()
    plane = things.level((0, 0), 17, (things.WIDTH, things.HEIGHT), 2 * things.AIR)
    around, seen = space.outline(plane, things.WIDTH, things.HEIGHT, 0), list[int]()
    for one, other in pairwise([*around, around[0]]):
        for step in range(10, 91):
            point = space.plus(one, space.plus(other, one, -1), step / 100)
            x, y = map(int, looking.spot(point))
            seen.append(max(picture.crop((x - 2, y - 2, x + 3, y + 3)).convert("L").tobytes()))
    assert min(seen) > 90
    assert min(seen) > 0.5 * max(seen), "not in dots"


def test_a_shadow_is_dark_and_sharp_at_the_foot_and_pale_and_soft_far_from_it(
    evening: ModuleType,
) -> None:
    scene, space = (sys.modules[name] for name in ("scene", "space"))
    looking = space.Camera((0, -10, 900), (0, 0, 0), 400, (200, 200))
    light = sys.modules["light"].Light((600, 0, 600), 250, 0.6)
    drawn = scene.Scene(looking, (240, 240, 240), light)
    wall = space.Plane((20, -60, 90), (0, 1, 0), (0, 0, -1))
    drawn.show([scene.Plate(wall, space.outline(wall, 120, 90, 0), (0, 0, 0))])
    picture = drawn.seen()
    at = {x: level(picture, looking.spot((x, 0, 0))) for x in range(-120, 60)}
    assert at[12] < at[-40] < at[-70] < at[-105], "the farther, the paler"
    assert at[30] > at[-40] + 60, "before it there is light"
    assert at[-75] - at[-55] < 60, "no sharp end far from it"
    assert at[-105] > 200


def test_in_the_pictures_of_boxes_all_is_seen_and_no_card_hides_what_another_is(
    evening: ModuleType, deck: Deck
) -> None:
    things, space = (sys.modules[name] for name in ("things", "space"))
    wide, deep, tall = import_module("standing").standing(deck).size
    hero, pair = evening.HERO_SEEN, evening.BOX_SEEN
    boxes = [(hero, evening.HERO_BOX), *((pair, place) for place in evening.PAIR)]
    for looking, (at, turn) in boxes:
        foot = things.level(at, turn, (wide, deep))
        for x, y, up in product((0, wide), (0, deep), (0, tall)):
            assert inside(looking, (*foot.point(x, y)[:2], up)), (at, turn)
    blank = Image.new("RGB", (63, 88))
    plates = things.spread([blank] * len(evening.SHOWN), *evening.LAID)
    planes = [plate.plane for plate in plates if plate.face]
    assert len(planes) == len(evening.SHOWN)
    for below, above in pairwise(planes):
        # The number and the mark stand in this part.
        part = space.outline(below, 0.3 * things.WIDTH, things.HEIGHT / 3, 0)
        assert gap(*([point[:2] for point in each] for each in (part, edge(above)))) > 1
    for point in (point for plane in planes for point in edge(plane)):
        assert inside(hero, point)
    for card in evening.BEFORE:
        assert all(inside(pair, (*at, 0)) for at in corners(evening, card))
        for at, turn in evening.PAIR:
            foot = [
                point[:2]
                for point in space.outline(things.level(at, turn, (wide, deep)), wide, deep, 0)
            ]
            assert gap(corners(evening, card), foot) > 1
    for below, above in combinations(evening.BEFORE, 2):
        assert gap(corners(evening, below, 0.3), corners(evening, above)) > 1


def test_cards_in_a_hand_are_bent_and_none_goes_through_another_or_hides_what_it_is(
    evening: ModuleType,
) -> None:
    things, space = (sys.modules[name] for name in ("things", "space"))
    seen = evening.HAND_SEEN
    blank = Image.new("RGB", (63, 88))
    held = [*things.fan(seen, [blank] * len(evening.HELD), evening.HAND)]
    each = len(held) // len(evening.HELD)
    cards = [held[i : i + each] for i in range(0, len(held), each)]
    for (whole, *strips), (above, *others) in pairwise(cards):
        assert strips[0].plane.across != strips[-1].plane.across, "it is bent"
        assert all(inside(seen, point) for card in (whole, above) for point in card.edge)
        wide = things.WIDTH / len(strips)
        for i, point in product(range(len(strips)), above.edge):
            plane = strips[i].plane
            off = space.plus(point, plane.at, -1)
            x, y = space.dot(off, plane.across), space.dot(off, plane.down)
            if i * wide < x < (i + 1) * wide and 0 < y < things.HEIGHT:
                assert space.dot(off, plane.normal) > 0, "it lies on the one before"
        part = space.outline(strips[0].plane, 0.3 * things.WIDTH, things.HEIGHT / 3, 0)
        assert gap(*([*map(seen.spot, it)] for it in (part, edge(others[0].plane)))) > 1


def test_type_on_cards_that_lie_is_hardly_wider_than_it_is(evening: ModuleType) -> None:
    """Who looks along a table sees letters half as wide again."""
    lying = [(evening.TABLE_SEEN, card.x, card.y) for card in evening.OPEN]
    for looking, x, y in ((evening.HERO_SEEN, *evening.LAID[0]), *lying):
        right, away, _ = as_seen(looking, (x, y, 0))
        assert 1 < right / away < 1.22, (x, y)


def test_boxes_are_seen_through_a_long_lens_and_not_drawn_out(evening: ModuleType) -> None:
    """By the length of what lies one knows how high up one is, and how long what stands must be."""
    for looking, (at, _) in (
        (evening.HERO_SEEN, evening.HERO_BOX),
        (evening.TABLE_SEEN, (evening.BOX_AT, 0)),
    ):
        right, away, up = as_seen(looking, (*at, 40))
        assert math.hypot(away, up) / right == pytest.approx(1, abs=0.12), at
        foot, head = (looking.scale((*at, high)) for high in (0, 90))
        assert head / foot < 1.04, "it hardly tapers"


def as_seen(looking: Any, at: tuple[float, float, float]) -> list[float]:
    """Return how many pixels a mm has at a point: to the right, away, and up."""
    x, y, z = at
    ends = ((x + 1, y, z), (x, y + 1, z), (x, y, z + 1))
    return [math.dist(looking.spot(at), looking.spot(end)) for end in ends]


def inside(looking: Any, point: Any) -> bool:
    """Return whether a point is seen, off the edge of the picture."""
    spot = looking.spot(point)
    return all(10 < at < side - 10 for at, side in zip(spot, looking.size, strict=True))


def edge(plane: Any) -> list[Any]:
    """Return the corners of a card on a plane."""
    things, space = (sys.modules[name] for name in ("things", "space"))
    return list(space.outline(plane, things.WIDTH, things.HEIGHT, 0))


def test_the_box_has_the_faces_of_its_die(evening: ModuleType, deck: Deck) -> None:
    carton = import_module("standing").standing(deck)
    wide, deep, high = carton.size
    assert 60 < wide < 75
    assert 85 < high < 100
    assert 30 < deep < 60
    for face in (carton.face, carton.left, carton.right, carton.back, carton.lid):
        assert len(face.getcolors(1 << 20)) > 10, "nothing is printed on it"
