"""Show a part of a chamber, as a poster does: a group's own seats large, the others off the card.

A seat that the card's edge cuts is seen as one: so much of it stays that it is no sliver, and so
much is gone that it is no fault of the cutting. What would show less is left out, and so is what
comes near the number, the mark or the title. One's own seats are whole and in the safe zone.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.design.chamber import Chamber

LEAST_SHOWN, MOST_SHOWN = 0.4, 0.9  # of the disc of a seat that is cut
_CLEAR = 1.32  # of a seat's radius: a whole seat's middle is so far from the edge, if not one's own
_ALMOST = 0.999  # of a seat that is not cut, but nearly so
_SHRINK = 0.98  # how finely the size of the seats is sought
_ASIDE, _UP = 36, 16  # places that are tried, across and up
_HOLE, _AIR, _OFF, _EMPTY = 1.0, 3.0, 2.0, 0.25  # what weighs against a place; see `_seen`


@dataclass(frozen=True, slots=True)
class View:
    """Where a chamber of a radius lies, its centre at (x, y), all in pt, and what is not drawn."""

    radius: float
    x: float
    y: float
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Pane:
    """What a chamber is seen through, in pt: a card's trim and safe zone at left, top and right.

    `corner` has the right and the lower edge of what stands in its upper left corner, of which
    seats stay clear by `gap`; they end at `bottom`.
    """

    trim: tuple[float, float, float]
    safe: float
    bottom: float
    corner: tuple[float, float]
    gap: float

    def depth(self, x: float, y: float) -> tuple[float, float]:
        """Return how far a point lies inside the trim: across, and below the top."""
        return min(x - self.trim[0], self.trim[2] - x), y - self.trim[1]

    def is_clear(self, x: float, y: float, radius: float) -> bool:
        """Return whether a seat comes near neither the upper left corner nor the title."""
        right, low = self.corner
        away = math.hypot(max(x - right, 0.0), max(y - low, 0.0))
        return away >= radius + self.gap and y + radius <= self.bottom + 1e-6


@lru_cache(maxsize=64)
def closeups(
    made: Chamber, pane: Pane, owns: tuple[tuple[int, ...], ...], largest: float, least: float
) -> dict[tuple[int, ...], View]:  # fmt: skip
    """Return a view of each group's own seats: of one size, the largest at which all find a place.

    A seat's radius is between `largest` and `least` (pt). None of them where one finds no place, or
    where the whole chamber would stand in the pane.
    """
    size, wide = largest, pane.trim[2] - pane.trim[0] - 2 * pane.safe
    by_need = sorted(owns, key=len, reverse=True)
    while size >= least and size / made.radius * made.width > wide:
        found = dict[tuple[int, ...], View]()
        for own in by_need:
            view = _best(made, pane, own, size / made.radius)
            if view is None:
                by_need.remove(own)  # which is the first that is tried again, smaller
                by_need.insert(0, own)
                break
            found[own] = view
        else:
            return found
        size *= _SHRINK
    return {}


def _best(made: Chamber, pane: Pane, own: tuple[int, ...], radius: float) -> View | None:
    """Return the view of one's own seats with the fewest holes, and the least air below it."""
    found = (_seen(made, pane, own, radius, x, y) for x, y in _places(made, pane, own, radius))
    best = min((each for each in found if each), key=lambda each: each[0], default=None)
    return best[1] if best else None


def _places(
    made: Chamber, pane: Pane, own: tuple[int, ...], radius: float
) -> Iterator[tuple[float, float]]:  # fmt: skip
    """Yield centres at which one's own seats are in the safe zone: some seat stands on its foot."""
    size = made.radius * radius
    xs, ys = zip(*((made.seats[i].x * radius, made.seats[i].y * radius) for i in own), strict=True)
    first = pane.trim[0] + pane.safe + size - min(xs)
    wide = pane.trim[2] - pane.safe - size - max(xs) - first
    top, low = pane.trim[1] + pane.safe + size - min(ys), pane.bottom - size - max(ys)
    high = low - top
    if wide < 0 or high < 0:
        return
    for down in range(_UP + 1):
        y = low - high * down / _UP
        yield from ((first + wide * step / _ASIDE, y) for step in range(_ASIDE + 1))


def _seen(
    made: Chamber, pane: Pane, own: tuple[int, ...], radius: float, x: float, y: float
) -> tuple[float, View] | None:  # fmt: skip
    """Return what weighs against a place, and its view; None where a seat is cut as by mistake."""
    size, hidden, holes, low = made.radius * radius, list[int](), 0, 0.0
    places = [(x + seat.x * radius, y + seat.y * radius) for seat in made.seats]
    if not all(pane.is_clear(*places[i], size) for i in own):
        return None
    for i, (u, v) in enumerate(places):
        part = 1.0 if i in own else _shown(pane, u, v, size)
        if part < LEAST_SHOWN or not pane.is_clear(u, v, size):
            hidden.append(i)
            holes += 0 < part < LEAST_SHOWN
        elif MOST_SHOWN < part < 1:
            return None
        else:
            low = max(low, v + size)
    middle = sum(places[i][0] for i in own) / len(own)
    aside = abs(middle - (pane.trim[0] + pane.trim[2]) / 2) / (pane.trim[2] - pane.trim[0])
    cost = _HOLE * holes + _AIR * (pane.bottom - low) / size + _OFF * aside + _EMPTY * len(hidden)
    return cost, View(radius, x, y, frozenset(hidden))


def _shown(pane: Pane, x: float, y: float, radius: float) -> float:
    """Return the part of a seat that the trim leaves: 1 only where it stands clear of it."""
    across, down = pane.depth(x, y)
    depth = min(across, down) / radius
    if depth >= _CLEAR:
        return 1.0
    if depth <= -1:
        return 0.0
    # Of what two edges cut, so much is left at the least.
    return min(max(shown(across / radius) + shown(down / radius) - 1, 0.0), _ALMOST)


def shown(depth: float) -> float:
    """Return the part of a disc that an edge leaves, its middle so many radii inside of it."""
    t = min(max(depth, -1.0), 1.0)
    return 1 - (math.acos(t) - t * math.sqrt(1 - t * t)) / math.pi
