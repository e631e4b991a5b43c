"""What one sees of the deck, from its real faces: the box, a hand, an evening at the table."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from light import Light
from PIL import Image
from scene import Colour, Scene
from space import Camera, Plane, Point, circle
from things import Carton, Held, Lying, board, fan, put, spread, stack, stand

from kaartspel.deck.model import Card
from kaartspel.design import ChamberHalf, chamber, placed

Face = Callable[[str, bool], Image.Image]
"""Returns the front of the card of a number, or its back."""

_TOP, _RIM, _FLOOR = (240, 229, 214), (146, 128, 110), (74, 60, 50)  # of a table, and below it
_LIGHT = Light((380, -680, 880), 260, 0.56)
_AT_HAND = Light((560, -560, 820), 200, 0.72)  # the lamp beside who holds cards
TABLE = 305.0  # mm: the radius of the table
_THICK = 22.0
_GROUND = Plane((0, 0, -60), (1, 0, 0), (0, -1, 0))  # the floor that the table stands on
# The chamber on the floor: how far out its first row is, from one row to the next, and how large
# a seat is (mm).
_FIRST, _ROW, _SEAT = TABLE + 70, 74.0, 27.0

# A round of Debat: the question between what was said for it and against it; rules; a cluster.
OPEN = (
    Lying("w13", -132, 18, 8), Lying("w02", -86, -30, 2, high=1),
    Lying("w51", 134, 22, -8), Lying("w35", 90, -26, -3, high=1),
    Lying("v29", 2, -8, -1.5), Lying("s04", -186, -66, 12), Lying("c6", 189, -65, -11),
)  # fmt: skip
STACK, _STACKED = Lying("w01", 70, 118, -5, back=True), 42
BOX_AT, _BOX_TURN = (-104.0, 126.0), 24.0
# What other players hold, laid down: where they sit (degrees from the right), and how many cards.
_OTHERS, _OTHERS_AT = ((153, 3), (90, 2), (27, 3)), 228.0
HELD = "w08", "w22", "w35", "w46", "w58"
HAND = Held(low=29, lean=20, turning=170, apart=15.5, aside=6, gap=3.2)

# The box in the chamber of its cards, and a hand of them laid down. Who looks down so steeply sees
# type on cards hardly wider than it is, and with the picture shifted so far, also that on the box.
HERO_SEEN = Camera((0, -1180, 1175), (0, -6, 2), 466, (1600, 1000), upright=0.75)
HERO_BOX = (0.0, 26.0), 28.0
SHOWN = ("w08", "w10", "w16", "w22", "v02", "w35", "w43", "w46", "w58")
LAID = (0.0, -79.0), 0.0, 5.35, 400.0  # where they lie, as `spread` has it
# The chamber on the ground: its middle and its radius (mm), and how large its seats are, as a part
# of what they are in a chamber: beside cards they are small.
_ROUND_AT, _ROUND, _ROUND_SEAT = (0.0, -8.0), 186.0, 0.75

# Two boxes, one seen from behind.
BOX_SEEN = Camera((0, -1000, 400), (-6, 4, 42), 270, (1600, 840))
PAIR = ((-58.0, 14.0), 208.0), ((56.0, -2.0), 28.0)

TABLE_SEEN = Camera((0, -560, 980), (0, 60, 0), 540, (1600, 1000))
HAND_SEEN = Camera((0, -820, 460), (0, -20, -60), 940, (1600, 920), near=400)


def hero(halves: tuple[ChamberHalf, ...], face: Face, box: Carton) -> Image.Image:
    """Return the box amid the chamber of its cards, a seat each, and before it a hand of them."""
    scene = Scene(HERO_SEEN, _TOP, _LIGHT)
    for edge, colour in _printed(halves):
        scene.paint(edge, colour)
    scene.show([
        *stand(box, *HERO_BOX, HERO_SEEN),
        *spread(_faces(SHOWN, face), *LAID),
    ])  # fmt: skip
    scene.lamp((0, 0, 20), 460, 0.8)
    return scene.seen()


def _printed(halves: tuple[ChamberHalf, ...]) -> Iterator[tuple[list[Point], Colour]]:
    for half, own in zip(placed(halves)[:1], halves, strict=False):
        for seat, suit in zip(half.seats, own.suits, strict=True):
            at = _ROUND_AT[0] + _ROUND * seat.x, _ROUND_AT[1] - _ROUND * seat.y, 0
            yield circle(at, half.radius * _ROUND * _ROUND_SEAT), suit.colour.screen


def table(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a table in the middle of a game, seen by who stands at it.

    Around it on the floor is the chamber of `cards`, a seat each in the colour of its suit.
    """
    scene = _evening(TABLE_SEEN, cards, face, box)
    scene.lamp((0, 0, 0), 520, 0.62)
    return scene.seen()


def hand(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a hand of five cards, with the same table behind it, out of focus."""
    scene = _evening(HAND_SEEN, cards, face, box)
    scene.blur(2)
    scene.lamp((0, 60, 0), 620, 0.5)
    scene.show([*fan(scene.camera, _faces(HELD, face), HAND)], ground=None, light=_AT_HAND)
    return scene.seen()


def standing_box(face: Face, box: Carton) -> Image.Image:
    """Return the box, standing, from its front and from behind."""
    scene = Scene(BOX_SEEN, _TOP, _LIGHT)
    boxes = (stand(box, *each, BOX_SEEN) for each in PAIR)
    scene.show([*chain.from_iterable(boxes)])
    scene.lamp((0, 0, 20), 340, 0.8)
    return scene.seen()


def _faces(numbers: Sequence[str], face: Face) -> list[Image.Image]:
    return [face(number, False) for number in numbers]


def _evening(camera: Camera, cards: tuple[Card, ...], face: Face, box: Carton) -> Scene:
    """Return the table with all that is on it, from what is farthest to what is nearest."""
    scene = Scene(camera, _FLOOR, _LIGHT)
    for at, colour in seated(cards):
        scene.paint(circle(at, _SEAT), colour)
    scene.show([*board((0, 0, 0), TABLE, _THICK, (_TOP, _RIM))], ground=_GROUND)
    lying = [plate for card in (*laid_down(), *OPEN)
             for plate in put(card, face(card.number, card.back))]  # fmt: skip
    scene.show([
        *stand(box, BOX_AT, _BOX_TURN, scene.camera),
        *stack((STACK.x, STACK.y), STACK.turn, _STACKED, face(STACK.number, STACK.back)),
        *lying,
    ])  # fmt: skip
    return scene


def seated(cards: tuple[Card, ...]) -> Iterator[tuple[Point, Colour]]:
    """Yield the seats of the chamber around the table, and their colours."""
    for seat, card in zip(chamber(len(cards)).seats, cards, strict=True):
        turn, out = math.atan2(-seat.y, seat.x), _FIRST + _ROW * seat.row
        at = out * math.cos(turn), out * math.sin(turn), _GROUND.at[2]
        yield at, card.suit.colour.screen


def laid_down() -> Iterator[Lying]:
    """Yield the cards that others have laid before them, face down."""
    return chain.from_iterable(_spread(*each) for each in _OTHERS)


def _spread(seat: float, count: int) -> Iterator[Lying]:
    for i in range(count):
        off = i - (count - 1) / 2
        turn = math.radians(seat - 3 * off)
        x, y = _OTHERS_AT * math.cos(turn), _OTHERS_AT * math.sin(turn)
        yield Lying(STACK.number, x, y, seat + 90 - 9 * off, back=True, high=i)
