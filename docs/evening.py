"""What one sees of the deck, from its real faces: the box, a hand, an evening at the table."""

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from light import Light
from PIL import Image
from scene import Colour, Plate, Scene
from space import Camera, Plane, Point, circle
from things import Carton, Held, Lying, board, fan, put, spread, stack, stand

from kaartspel.deck.model import Card
from kaartspel.design import ChamberHalf, chamber, placed

Face = Callable[[str, bool], Image.Image]
"""Returns the front of the card of a number, or its back."""

_TOP, _RIM, _FLOOR = (246, 238, 230), (150, 134, 118), (112, 98, 86)  # of a table, and below it
_LIGHT = Light((450, -740, 1040), 480, 0.47)
_AT_HAND = Light((330, -1300, 1000), 260, 0.55)  # the lamp behind who holds cards
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
HELD = "w08", "w11", "w18", "w22", "w58"
HAND = Held(low=20, lean=12, turning=122, apart=14.5, aside=4, gap=3.2)

# The box in the chamber of its cards, and a hand of them laid down. Who looks down so steeply sees
# type on cards hardly wider than it is; a picture shifted far for the box would draw that out.
HERO_SEEN = Camera((0, -2300, 3250), (0, -2, 2), 478, (1600, 1000), upright=0.15)
HERO_BOX = (0.0, 26.0), 26.0
SHOWN = ("w08", "w10", "w16", "w22", "v02", "w35", "w43", "w46", "w58")
LAID = (0.0, -79.0), 0.0, 5.35, 400.0  # where they lie, as `spread` has it
# The chamber on the ground: its middle and its radius (mm), and how large its seats are, as a part
# of what they are in a chamber: beside cards they are small.
_ROUND_AT, _ROUND, _ROUND_SEAT = (0.0, -8.0), 186.0, 0.75

# All but the hand is seen from far away, through a long lens: what is near is hardly larger than
# what is far, and edges that stand are nearly upright.
#
# Two boxes, one seen from behind, and cards before them.
BOX_SEEN = Camera((0, -2400, 1360), (13, 0, 30), 322, (1600, 960), upright=0.8)
PAIR = ((72.0, 44.0), 200.0), ((-52.0, 6.0), 22.0)
BEFORE = (
    Lying("v02", 10, -58, 15),
    Lying("w35", 56, -48, 1, high=1),
    Lying("w08", 102, -57, -13, high=2),
)

TABLE_SEEN = Camera((0, -3300, 5490), (0, 69, 0), 570, (1600, 1000), upright=0.1)
HAND_SEEN = Camera((0, -820, 460), (0, 20, -40), 660, (1600, 920), near=490)


def hero(halves: tuple[ChamberHalf, ...], face: Face, box: Carton) -> Image.Image:
    """Return the box amid the chamber of its cards, a seat each, and before it a hand of them."""
    scene = Scene(HERO_SEEN, _TOP, _LIGHT)
    for edge, colour in _printed(halves):
        scene.paint(edge, colour)
    scene.show([
        *stand(box, *HERO_BOX, HERO_SEEN),
        *spread(_faces(SHOWN, face), *LAID),
    ])  # fmt: skip
    scene.lamp((70, 10, 0), 440, 0.8)
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
    scene.lamp((0, 0, 0), 620, 0.85)
    return scene.seen()


def hand(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a hand of five cards, as who holds them sees it: the game behind it, out of focus."""
    held = [*fan(HAND_SEEN, _faces(HELD, face), HAND)]
    scene = _evening(HAND_SEEN, cards, face, box, held)
    scene.lamp((60, 40, 0), 520, 0.8)
    scene.blur(3)
    scene.show(held, ground=None, light=_AT_HAND)
    return scene.seen()


def standing_box(face: Face, box: Carton) -> Image.Image:
    """Return the box, standing, from its front and from behind, and cards before it."""
    scene = Scene(BOX_SEEN, _TOP, _LIGHT)
    boxes = (stand(box, *each, BOX_SEEN) for each in PAIR)
    cards = (put(card, face(card.number, False)) for card in BEFORE)
    scene.show([*chain.from_iterable(boxes), *chain.from_iterable(cards)])
    scene.lamp((60, 0, 20), 330, 0.8)
    return scene.seen()


def _faces(numbers: Sequence[str], face: Face) -> list[Image.Image]:
    return [face(number, False) for number in numbers]


def _evening(
    camera: Camera, cards: tuple[Card, ...], face: Face, box: Carton, held: Sequence[Plate] = ()
) -> Scene:
    """Return the table with all that is on it, from what is farthest to what is nearest.

    What is `held` above it throws its shadow there.
    """
    scene = Scene(camera, _FLOOR, _LIGHT)
    for at, colour in seated(cards):
        scene.paint(circle(at, _SEAT), colour)
    scene.show([*board((0, 0, 0), TABLE, _THICK, (_TOP, _RIM))], ground=_GROUND)
    scene.show(_laid(scene.camera, face, box), held=held)
    return scene


def _laid(camera: Camera, face: Face, box: Carton) -> list[Plate]:
    """Return what is on the table, from what is farthest to what is nearest."""
    return [
        *stand(box, BOX_AT, _BOX_TURN, camera),
        *stack((STACK.x, STACK.y), STACK.turn, _STACKED, face(STACK.number, STACK.back)),
        *(plate for card in (*laid_down(), *OPEN)
          for plate in put(card, face(card.number, card.back))),
    ]  # fmt: skip


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
