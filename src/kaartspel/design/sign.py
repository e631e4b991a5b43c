"""Draw the sign in the head of a page of A4: a chamber, or letters to tell the page by."""

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from kaartspel.deck.model import Colour
from kaartspel.design.chamber import chamber
from kaartspel.design.figures import disc
from kaartspel.frame import Group, Item, Path, mm
from kaartspel.type import Style, Typeface, set_line

_SEAT = 0.8  # of the size of a seat that touches no other: more air, as the seats are black


class Edges(NamedTuple):
    """The edges of a rectangle, in mm from the upper left corner of the page."""

    left: float
    top: float
    right: float
    foot: float


def sign_beside(
    face: Typeface, letters: str, seats: int, edges: Edges, colour: Colour
) -> Iterator[Item]:
    """Yield some letters between the edges, or a chamber of so many seats, if there are any."""
    if letters:
        yield _letters(face, letters, edges, colour)
    elif seats:
        yield _seats(seats, edges, colour)


def _letters(face: Typeface, letters: str, edges: Edges, colour: Colour) -> Group:
    """Return letters at the right, as high as there is room; they are decoration."""
    high, wide = mm(edges.foot - edges.top), mm(edges.right - edges.left)
    size = min(high / face.cap_height, wide / face.width(letters))
    style = Style(face, size, 1, colour)
    x = mm(edges.right) - style.width(letters)
    return Group((set_line(letters, style, x, mm(edges.top) + size * face.cap_height),))


def _seats(seats: int, edges: Edges, colour: Colour) -> Path:
    """Return a chamber at the right and the foot, as one drawing of discs."""
    made, radius = chamber(seats), mm(edges.right - edges.left) / 2
    x, y = mm(edges.right) - radius, mm(edges.foot) - made.bottom * radius
    size = made.radius * radius * _SEAT
    discs = (disc(x + seat.x * radius, y + seat.y * radius, size) for seat in made.seats)
    return Path(tuple(chain.from_iterable(discs)), colour)
