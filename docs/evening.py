"""What one sees of the deck, from its real faces: the box, a hand, an evening at the table."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from light import Light
from PIL import Image
from scene import Colour, Scene
from space import Camera, Point, circle
from things import Carton, Lying, board, chair, dimmed, fan, put, spread, stack, stand

from kaartspel.deck.model import Card
from kaartspel.design import ChamberHalf, chamber, placed

Face = Callable[[str, bool], Image.Image]
"""Returns the front of the card of a number, or its back."""

_FLOOR, _TOP, _RIM = (24, 21, 18), (240, 229, 217), (146, 128, 110)  # of a table, and around it
_LIGHT = Light((480, -620, 880), 260, 0.62)
_AT_HAND = Light((520, -1100, 800), 200, 0.7)  # the lamp beside who holds cards
TABLE = 345.0  # mm: the radius of the table
_THICK = 22.0
# The rows of the chamber behind the table: where its first is (mm), and from one to the next.
_FIRST, _ROW = (TABLE + 70, -24.0), (62.0, 36.0)
_SEAT, _SEAT_THICK = 24.0, 6.0
_DIM = 0.1  # a row has so much less light than the one before

# A round of Debat: the question between what was said for it and against it; rules; a cluster.
OPEN = (
    Lying("w13", -132, 18, 8), Lying("w02", -86, -30, 2, high=1),
    Lying("w51", 134, 22, -8), Lying("w35", 90, -26, -3, high=1),
    Lying("v29", 2, -8, -1.5), Lying("s04", -172, -92, 12), Lying("c6", 176, -90, -11),
)  # fmt: skip
STACK, _STACKED = Lying("w01", 70, 118, -5, back=True), 42
BOX_AT, _BOX_TURN = (-104.0, 126.0), 24.0
# What other players hold, laid down: where they sit (degrees from the right), and how many cards.
_OTHERS, _OTHERS_AT = ((152, 3), (90, 2), (30, 3)), 272.0
_HELD = "w08", "w19", "w28", "w40", "w58"
_OWN = "w05", "w20", "w28", "w40"  # who plays Debat begins with four

# The box in the chamber of its cards, and a hand of them laid down.
HERO_SEEN = Camera((0, -1000, 600), (0, -10, 16), 424, (1600, 860))
HERO_BOX = (0.0, 34.0), 22.0
SHOWN = ("w08", "w13", "w18", "w19", "v02", "w28", "w35", "w40", "w51", "w58")
LAID = (0.0, -84.0), 0.0, 6.4, 230.0  # where they lie, as `spread` has it
_ROUND_AT, _ROUND = (0.0, 20.0), 214.0  # mm: the middle of the chamber on the ground, its radius

# Two boxes, one seen from behind.
BOX_SEEN = Camera((0, -1000, 400), (-6, 4, 42), 270, (1600, 840))
PAIR = ((-58.0, 14.0), 208.0), ((56.0, -2.0), 28.0)

_TABLE_SEEN = Camera((0, -1200, 880), (0, 74, 0), 590, (1600, 1000), near=960)
_HAND_SEEN = Camera((0, -820, 420), (0, 10, 20), 940, (1600, 920), near=345)


def hero(halves: tuple[ChamberHalf, ...], face: Face, box: Carton) -> Image.Image:
    """Return the box amid the chamber of its cards, a seat each, and before it a hand of them."""
    scene = Scene(HERO_SEEN, _TOP, _LIGHT)
    for edge, colour in _printed(halves):
        scene.paint(edge, colour)
    scene.show([
        *stand(box, *HERO_BOX, HERO_SEEN),
        *spread(_faces(SHOWN, face), *LAID),
    ])  # fmt: skip
    scene.lamp((0, 0, 20), 420, 0.6)
    return scene.seen()


def _printed(halves: tuple[ChamberHalf, ...]) -> Iterator[tuple[list[Point], Colour]]:
    for half, own in zip(placed(halves)[:1], halves, strict=False):
        for seat, suit in zip(half.seats, own.suits, strict=True):
            at = _ROUND_AT[0] + _ROUND * seat.x, _ROUND_AT[1] - _ROUND * seat.y, 0
            yield circle(at, half.radius * _ROUND), suit.colour.screen


def table(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a table in the middle of a game, seen by who sits at it.

    Around it is the chamber of `cards`, a seat each in the colour of its suit.
    """
    scene = _evening(_TABLE_SEEN, cards, face, box)
    scene.lamp((0, 0, 0), 460, 0.42)
    scene.show(
        [*fan(scene.camera, _faces(_OWN, face), 106, 13.5, 160)], on_ground=False, light=_AT_HAND
    )
    return scene.seen()


def hand(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a hand of five cards, with the same table behind it, out of focus."""
    scene = _evening(_HAND_SEEN, cards, face, box)
    scene.blur(8)
    scene.lamp((0, 60, 0), 620, 0.5)
    scene.show(
        [*fan(scene.camera, _faces(_HELD, face), 57, 14, 170)], on_ground=False, light=_AT_HAND
    )
    return scene.seen()


def standing_box(face: Face, box: Carton) -> Image.Image:
    """Return the box, standing, from its front and from behind."""
    scene = Scene(BOX_SEEN, _TOP, _LIGHT)
    boxes = (stand(box, *each, BOX_SEEN) for each in PAIR)
    scene.show([*chain.from_iterable(boxes)])
    scene.lamp((0, 0, 20), 300, 0.6)
    return scene.seen()


def _faces(numbers: Sequence[str], face: Face) -> list[Image.Image]:
    return [face(number, False) for number in numbers]


def _evening(camera: Camera, cards: tuple[Card, ...], face: Face, box: Carton) -> Scene:
    """Return the table with all that is on it, from what is farthest to what is nearest."""
    scene = Scene(camera, _FLOOR, _LIGHT)
    around = [plate for at, colour in seated(cards)
              for plate in chair(at, _SEAT, _SEAT_THICK, colour)]  # fmt: skip
    top = board((0, 0, 0), TABLE, _THICK, (_TOP, _RIM))
    scene.show([*around, *top], on_ground=False)
    lying = [plate for card in (*laid_down(), *OPEN)
             for plate in put(card, face(card.number, card.back))]  # fmt: skip
    scene.show([
        *stand(box, BOX_AT, _BOX_TURN, scene.camera),
        *stack((STACK.x, STACK.y), STACK.turn, _STACKED, face(STACK.number, STACK.back)),
        *lying,
    ])  # fmt: skip
    return scene


def seated(cards: tuple[Card, ...]) -> list[tuple[Point, Colour]]:
    """Return the seats of the chamber around the table, and their colours, the farthest first."""
    places = []
    for seat, card in zip(chamber(len(cards)).seats, cards, strict=True):
        turn, out = math.atan2(-seat.y, seat.x), _FIRST[0] + _ROW[0] * seat.row
        at = out * math.cos(turn), out * math.sin(turn), _FIRST[1] + _ROW[1] * seat.row
        places.append((at, dimmed(card.suit.colour.screen, 1 - _DIM * seat.row)))
    return sorted(places, key=lambda each: -each[0][1])


def laid_down() -> Iterator[Lying]:
    """Yield the cards that others have laid before them, face down."""
    return chain.from_iterable(_spread(*each) for each in _OTHERS)


def _spread(seat: float, count: int) -> Iterator[Lying]:
    for i in range(count):
        off = i - (count - 1) / 2
        turn = math.radians(seat - 3 * off)
        x, y = _OTHERS_AT * math.cos(turn), _OTHERS_AT * math.sin(turn)
        yield Lying(STACK.number, x, y, seat + 90 - 9 * off, back=True, high=i)
