"""Show a part of a chamber, as a poster does: a group's own seats large, the others off the card.

A seat that the card's edge cuts is seen as one: so much of it stays that it is no sliver, and so
much is gone that it is no fault of the cutting. What would show less is left out, and so is what
comes near the number, the mark or the title. One's own seats are whole and in the safe zone. The
others fill the card above its title, and go off it or end at the margin of the text, or near.
"""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import or_

from kaartspel.design.chamber import Chamber

LEAST_SHOWN, MOST_SHOWN = 0.4, 0.9  # of the disc of a seat that is cut
_CLEAR = 1.32  # of a seat's radius: a whole seat's middle is so far from the edge, if not one's own
_NEAR = 1e-6  # pt, within which a seat stands on the foot
_SHRINK = 0.99  # how finely the size of the seats is sought
_ASIDE, _UP = 36, 48  # places that are tried, across and up
_AT = 0.58  # of the card's width: where the middle of one's own seats is, away from the number

# What weighs against a place, in seats that are not seen there:
_HOLE = 1.0  # a seat left out that would show a sliver
_AIR = 80.0  # a seat's radius of air above the title
_OFF = 40.0  # a card's width between the middle of one's own seats and its point
_EDGE = 200.0  # a card's width between the margin and where the chamber ends
_BESIDE, _WANTED = 16.0, 3.0  # a radius less than that many to the mark or the number, squared


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

    Text begins at the `margin`, from the trim at left as at right.

    `corner` has the right and the lower edge of what stands in its upper left corner, of which
    seats stay clear by `gap`; they end at `bottom`.
    """

    trim: tuple[float, float, float]
    safe: float
    margin: float
    bottom: float
    corner: tuple[float, float]
    gap: float

    def away(self, x: float, y: float) -> float:
        """Return how far a place is from the upper left corner's mark and number, in pt."""
        right, low = self.corner
        return math.hypot(max(x - right, 0.0), max(y - low, 0.0))

    def is_clear(self, x: float, y: float, radius: float) -> bool:
        """Return whether a seat comes near neither the upper left corner nor the title."""
        return self.away(x, y) >= radius + self.gap and y + radius <= self.bottom + _NEAR


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
        views = dict[tuple[int, ...], View]()
        for own in by_need:
            view = closeup(made, pane, own, size / made.radius)
            if view is None:
                by_need.remove(own)  # which is the first that is tried again, smaller
                by_need.insert(0, own)
                break
            views[own] = view
        else:
            return views
        size *= _SHRINK
    return {}


@lru_cache(maxsize=64)
def closeup(made: Chamber, pane: Pane, own: tuple[int, ...], radius: float) -> View | None:
    """Return the view of one's own seats that fills the pane best, of one radius.

    None where they find no place.
    """
    seats = _SeatsInView(made, pane, own, radius)
    columns = list(seats.columns())
    rows = list(seats.rows()) if columns else []
    places = ((column, row, seats.seen(column, row)) for row in rows for column in columns)
    fitting = ((column, row, *seen) for column, row, seen in places if seen)
    best = min(fitting, key=lambda place: place[2], default=None)
    return best and View(radius, best[0].centre, best[1].centre, frozenset(_seats(best[3])))


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a card's edges leave of each seat, across or down, the chamber's centre at one place.

    That is nothing, a little, or nearly all; they are `clear` of some, also of one's own. Those are
    `near` which may come near what stands in the upper left corner, and `low` which meet the title.
    Each is a set of seats, in which a seat is the bit of its number: most places are told by those.
    `parts` are what is left of those seats that are neither clear nor gone.
    """

    centre: float
    parts: dict[int, float]
    gone: int
    little: int
    nearly: int
    clear: int
    near: int
    low: int


class _Axis:
    """Where seats are from a chamber's centre, across or down, in pt, and which are before a place.

    A seat is gone that lies a radius, `size`, outside one of the `edges`.
    """

    def __init__(self, places: list[float], size: float, edges: tuple[float, float]) -> None:
        self.places, self._size, self._edges = places, size, edges
        self.order = sorted(range(len(places)), key=places.__getitem__)
        self._sorted = [places[seat] for seat in self.order]
        self._sets = list(accumulate((1 << seat for seat in self.order), or_, initial=0))

    def before(self, place: float) -> int:
        """Return the seats before a place."""
        return self._sets[bisect_left(self._sorted, place)]

    def inside(self, centre: float, depth: float) -> int:
        """Return the seats so many radii inside both edges, the centre at a place."""
        first, last = (edge - centre for edge in self._edges)
        return self.before(last - depth * self._size) & ~self.before(first + depth * self._size)

    def cut(self, centre: float, own: int, reach: float, foot: float) -> _Cut:
        """Return what is left of seats; near are those before `reach`, low those beyond `foot`."""
        clear = own | self.inside(centre, _CLEAR)
        parts, little, nearly, gone = dict[int, float](), 0, 0, ~self.inside(centre, -1) & ~clear
        for seat in _seats(self._sets[-1] & ~clear & ~gone):
            at = centre + self.places[seat]
            part = shown(min(at - self._edges[0], self._edges[1] - at) / self._size)
            parts[seat] = part
            little |= (part < LEAST_SHOWN) << seat
            nearly |= (part > MOST_SHOWN) << seat
        low = self._sets[-1] & ~self.before(foot + _NEAR - self._size - centre)
        near = self.before(reach + self._size - centre)
        return _Cut(centre, parts, self._sets[-1] & gone, little, nearly, clear, near, low)


class _SeatsInView:
    """The seats of a chamber of a size, and from where one's own are seen in the safe zone."""

    def __init__(self, made: Chamber, pane: Pane, own: tuple[int, ...], radius: float) -> None:
        self._pane, self._own, self._size = pane, own, made.radius * radius
        left, top, right = pane.trim
        self._across = _Axis([seat.x * radius for seat in made.seats], self._size, (left, right))
        self._down = _Axis([seat.y * radius for seat in made.seats], self._size, (top, math.inf))
        self._all, self._owned = (1 << len(made.seats)) - 1, sum(1 << seat for seat in own)

    def columns(self) -> Iterator[_Cut]:
        """Yield places of the centre across, from the left."""
        (left, _, right), across = self._pane.trim, self._across.places
        safe, size, own = self._pane.safe, self._size, [across[i] for i in self._own]
        first, last = left + safe + size - min(own), right - safe - size - max(own)
        margins = left + self._pane.margin + size, right - self._pane.margin - size
        flush = {round(at - x, 3) for at in margins for x in across}
        even = (first + (last - first) * step / _ASIDE for step in range(_ASIDE + 1))
        reach = self._pane.corner[0] + self._pane.gap
        for centre in sorted({*flush, *even}) if last >= first else ():
            if first <= centre <= last:
                yield self._across.cut(centre, self._owned, reach, math.inf)

    def rows(self) -> Iterator[_Cut]:
        """Yield places of the centre, upwards: at the first some seat stands on its foot."""
        top, bottom = self._pane.trim[1], self._pane.bottom
        own = [self._down.places[i] for i in self._own]
        low = bottom - self._size - max(own)
        high = low - (top + self._pane.safe + self._size - min(own))
        reach = self._pane.corner[1] + self._pane.gap
        for step in range(_UP + 1) if high >= 0 else ():
            yield self._down.cut(low - high * step / _UP, self._owned, reach, bottom)

    def seen(self, column: _Cut, row: _Cut) -> tuple[float, int] | None:
        """Return what weighs against a place, and the seats that are not drawn.

        None where a seat is cut as by mistake, or one's own have no room.
        """
        near = column.near & row.near
        nearly = (column.nearly & row.clear) | (row.nearly & column.clear)
        if nearly & ~(near | row.low):
            return None  # which is soon told of most places
        gone = column.gone | row.gone
        little = (column.little & row.clear) | (row.little & column.clear)
        for seat in _seats(self._all & ~(column.clear | row.clear | gone)):
            part = column.parts[seat] + row.parts[seat] - 1  # at the least
            gone |= (part <= 0) << seat
            little |= (0 < part < LEAST_SHOWN) << seat
            nearly |= (part > MOST_SHOWN) << seat
        met = row.low
        for seat in _seats(near & ~gone):
            x, y = column.centre + self._across.places[seat], row.centre + self._down.places[seat]
            met |= (not self._pane.is_clear(x, y, self._size)) << seat
        if nearly & ~met or met & self._owned:
            return None
        hidden = gone | little | met
        left = self._all & ~hidden
        low = row.centre + self._down.places[_first(reversed(self._down.order), left)] + self._size
        air, aside = (self._pane.bottom - low) / self._size, self._aside(column)
        cost = _HOLE * little.bit_count() + _AIR * air + _OFF * aside + hidden.bit_count()
        # So that a round mark is not read as one of the seats.
        cost += _BESIDE * max(0.0, _WANTED - self._beside(column, row, left)) ** 2
        return cost + _EDGE * self._off_margins(column, left), hidden

    def _beside(self, column: _Cut, row: _Cut, left: int) -> float:
        """Return how far the nearest seat is from the mark and the number, in radii."""
        centres = (
            (column.centre + self._across.places[seat], row.centre + self._down.places[seat])
            for seat in _seats(left)
        )
        return min(self._pane.away(x, y) for x, y in centres) / self._size - 1

    def _off_margins(self, column: _Cut, left: int) -> float:
        """Return how far from the margins the seats end that do not go off the card, in widths."""
        edge, _, other = self._pane.trim
        order, inset = self._across.order, self._pane.margin + self._size
        first, last = _first(order, left), _first(reversed(order), left)
        begin, end = (column.centre + self._across.places[seat] for seat in (first, last))
        off = begin - edge - inset, other - end - inset
        return sum(abs(each) for each in off if each > -self._pane.margin) / (other - edge)

    def _aside(self, column: _Cut) -> float:
        """Return how far from its point on the card the middle of one's own seats is, in widths."""
        left, _, right = self._pane.trim
        middle = column.centre + sum(self._across.places[i] for i in self._own) / len(self._own)
        return abs((middle - left) / (right - left) - _AT)


def _first(seats: Iterable[int], bits: int) -> int:
    """Return the first of seats that is in a set of bits."""
    return next(seat for seat in seats if bits >> seat & 1)


def _seats(bits: int) -> list[int]:
    """Return the seats of a set of bits, in order."""
    seats = list[int]()
    while bits:
        seats.append((bits & -bits).bit_length() - 1)
        bits &= bits - 1
    return seats


def shown(depth: float) -> float:
    """Return the part of a disc that an edge leaves, its middle so many radii inside of it."""
    if not -1 < depth < 1:
        return float(depth > 0)
    return 1 - (math.acos(depth) - depth * math.sqrt(1 - depth * depth)) / math.pi
