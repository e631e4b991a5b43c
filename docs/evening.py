"""An evening with the deck, from its real faces: a hand, the table in its chamber, the box."""

import math
from collections.abc import Callable, Iterator
from itertools import chain

from PIL import Image
from scene import Camera, Colour, Point, Scene
from things import Carton, Lying, board, fan, lean, leaning, put, stack, stand

from kaartspel.deck.model import Card
from kaartspel.design import chamber

Face = Callable[[str, bool], Image.Image]
"""Returns the front of the card of a number, or its back."""

_FLOOR, _TOP, _RIM = (24, 21, 18), (240, 229, 217), (146, 128, 110)  # of a table, and around it
TABLE = 345.0  # mm: the radius of the table
_THICK = 22.0
# The rows of the chamber behind the table: where its first is (mm), and from one to the next.
_FIRST, _ROW = (TABLE + 70, -24.0), (62.0, 36.0)
_SEAT, _SEAT_THICK = 27.0, 8.0
_DIM = 0.1  # a row has so much less light than the one before
_UNDER = 0.5  # of the light on a seat: on its side

# A round of Debat: the question between what was said for it and against it; rules; a cluster.
OPEN = (
    Lying("w13", -132, 18, 8), Lying("w02", -86, -30, 2),
    Lying("w51", 134, 22, -8), Lying("w35", 90, -26, -3),
    Lying("v29", 2, -8, -1.5), Lying("s04", -172, -92, 12), Lying("c6", 176, -90, -11),
)  # fmt: skip
STACK, _STACKED = Lying("w01", 70, 118, -5, back=True), 42
BOX_AT, _BOX_TURN = (-104.0, 126.0), -22.0
# What other players hold, laid down: where they sit (degrees from the right), and how many cards.
_OTHERS, _OTHERS_AT = ((152, 3), (90, 2), (30, 3)), 272.0
_HELD = "w08", "w19", "w28", "w40", "w58"
_OWN = "w05", "w20", "w28", "w40"  # who plays Debat begins with four
# Beside the box cards lean on a stack of cards, which is `_PILE` cards high.
ALONE_AT, ALONE_TURN = (-68.0, -4.0), -31.0
_PILE, _PILE_AT = 84, (86.0, 38.0)
LEANING = tuple(
    (number, leaning((35 * i + 22.0, -40.0 - 1.3 * i), 3.0 - 3 * i, 30))
    for i, number in enumerate(("w08", "v02", "w19"))
)

_TABLE_SEEN = Camera((0, -1200, 880), (0, 62, 0), 545, (1600, 1000), near=960, upright=True)
_HAND_SEEN = Camera((0, -600, 380), (0, 140, 60), 640, (1600, 900), near=385)
_BOX_SEEN = Camera((10, -1200, 570), (13, 0, 38), 264, (1600, 900), upright=True)


def table(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a table in the middle of a game, seen by who sits at it.

    Around it is the chamber of `cards`, a seat each in the colour of its suit.
    """
    scene = _evening(_TABLE_SEEN, cards, face, box)
    scene.lamp((0, 0, 0), 460, 0.42)
    fan(scene, [face(number, False) for number in _OWN], 118, 13.5, 160)
    return scene.seen()


def hand(cards: tuple[Card, ...], face: Face, box: Carton) -> Image.Image:
    """Return a hand of five cards, with the same table behind it, out of focus."""
    scene = _evening(_HAND_SEEN, cards, face, box)
    scene.blur(8)
    scene.lamp((0, 60, 0), 620, 0.5)
    fan(scene, [face(number, False) for number in _HELD], 44, 14, 170)
    return scene.seen()


def standing_box(face: Face, box: Carton) -> Image.Image:
    """Return the box, standing, and beside it three of its cards, that lean on others."""
    scene = Scene(_BOX_SEEN, _TOP)
    stand(scene, box, ALONE_AT, ALONE_TURN)
    stack(scene, _PILE_AT, 90, _PILE, face(STACK.number, STACK.back))
    lean(scene, [(plane, face(number, False)) for number, plane in LEANING])
    scene.lamp((0, 0, 20), 300, 0.6)
    return scene.seen()


def _evening(camera: Camera, cards: tuple[Card, ...], face: Face, box: Carton) -> Scene:
    """Return the table with all that is on it, from what is farthest to what is nearest."""
    scene = Scene(camera, _FLOOR)
    for at, colour in seated(cards):
        side = _dimmed(colour, _UNDER)
        board(scene, at, _SEAT, _SEAT_THICK, (colour, side))
    board(scene, (0, 0, 0), TABLE, _THICK, (_TOP, _RIM))
    for card in laid_down():
        put(scene, card, face(card.number, card.back))
    stand(scene, box, BOX_AT, _BOX_TURN)
    stack(scene, (STACK.x, STACK.y), STACK.turn, _STACKED, face(STACK.number, STACK.back))
    for card in OPEN:
        put(scene, card, face(card.number, card.back))
    return scene


def seated(cards: tuple[Card, ...]) -> list[tuple[Point, Colour]]:
    """Return the seats of the chamber around the table, and their colours, the farthest first."""
    found = []
    for seat, card in zip(chamber(len(cards)).seats, cards, strict=True):
        turn, out = math.atan2(-seat.y, seat.x), _FIRST[0] + _ROW[0] * seat.row
        at = out * math.cos(turn), out * math.sin(turn), _FIRST[1] + _ROW[1] * seat.row
        found.append((at, _dimmed(card.suit.colour.screen, 1 - _DIM * seat.row)))
    return sorted(found, key=lambda each: -each[0][1])


def laid_down() -> Iterator[Lying]:
    """Yield the cards that others have laid before them, face down."""
    return chain.from_iterable(_spread(*each) for each in _OTHERS)


def _spread(seat: float, count: int) -> Iterator[Lying]:
    for i in range(count):
        off = i - (count - 1) / 2
        turn = math.radians(seat - 3 * off)
        x, y = _OTHERS_AT * math.cos(turn), _OTHERS_AT * math.sin(turn)
        yield Lying(STACK.number, x, y, seat + 90 - 9 * off, back=True)


def _dimmed(colour: Colour, light: float) -> Colour:
    red, green, blue = (round(value * light) for value in colour)
    return red, green, blue
