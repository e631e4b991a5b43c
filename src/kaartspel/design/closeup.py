"""Show a part of a chamber, as a poster does: a group's own seats large, the others off the card.

A seat that the card's edge cuts is seen as one: so much of it stays that it is no sliver, and so
much is gone that it is no fault of the cutting. What would show less is left out, and so is what
comes near the number, the mark or the title. One's own seats are whole and in the safe zone. The
others fill the card above its title, and go off it or end at the margin of the text.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kaartspel.design.chamber import Chamber

LEAST_SHOWN, MOST_SHOWN = 0.4, 0.9  # of the disc of a seat that is cut
_CLEAR = 1.32  # of a seat's radius: a whole seat's middle is so far from the edge, if not one's own
_NEAR = 1e-6  # pt, within which a seat stands on the foot
_ALMOST = 0.999  # of a seat that is not cut, but nearly so
_SHRINK = 0.99  # how finely the size of the seats is sought
_ASIDE, _UP = 36, 48  # places that are tried, across and up
_AT = 0.58  # of the card's width: where the middle of one's own seats is, away from the number

# What weighs against a place, in seats that are not seen there:
_HOLE = 1.0  # a seat left out that would show a sliver
_AIR = 40.0  # a seat's radius of air above the title
_OFF = 10.0  # a card's width between the middle of one's own seats and its point
_EDGE = 200.0  # a card's width between the margin and where the chamber ends


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

    def is_clear(self, x: float, y: float, radius: float) -> bool:
        """Return whether a seat comes near neither the upper left corner nor the title."""
        right, low = self.corner
        away = math.hypot(max(x - right, 0.0), max(y - low, 0.0))
        return away >= radius + self.gap and y + radius <= self.bottom + _NEAR


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
            view = closeup(made, pane, own, size / made.radius)
            if view is None:
                by_need.remove(own)  # which is the first that is tried again, smaller
                by_need.insert(0, own)
                break
            found[own] = view
        else:
            return found
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
    found = ((column, row, *seen) for column, row, seen in places if seen)
    best = min(found, key=lambda place: place[2], default=None)
    return best and View(radius, best[0].centre, best[1].centre, best[3])


@dataclass(frozen=True, slots=True)
class _Cut:
    """What a card's edges leave of each seat, across or down, the chamber's centre at one place.

    That is nothing, a little, or nearly all; they are `clear` of some, also of one's own. Those are
    `near` which may come near what stands in the upper left corner, and `low` which meet the title.
    """

    centre: float
    places: list[float]
    parts: list[float]
    gone: frozenset[int]
    little: frozenset[int]
    nearly: frozenset[int]
    clear: frozenset[int]
    near: frozenset[int]
    low: frozenset[int]


class _SeatsInView:
    """The seats of a chamber of a size, and from where one's own are seen in the safe zone."""

    def __init__(self, made: Chamber, pane: Pane, own: tuple[int, ...], radius: float) -> None:
        self._pane, self._own, self._size = pane, own, made.radius * radius
        self._all = frozenset(range(len(made.seats)))
        self._across = [seat.x * radius for seat in made.seats]
        self._down = [seat.y * radius for seat in made.seats]

    def columns(self) -> Iterator[_Cut]:
        """Yield places of the centre across, from the left."""
        left, _, right = self._pane.trim
        safe, size, own = self._pane.safe, self._size, [self._across[i] for i in self._own]
        first, last = left + safe + size - min(own), right - safe - size - max(own)
        margins = left + self._pane.margin + size, right - self._pane.margin - size
        flush = {round(at - x, 3) for at in margins for x in self._across}
        even = (first + (last - first) * step / _ASIDE for step in range(_ASIDE + 1))
        for centre in sorted({*flush, *even}) if last >= first else ():
            if not first <= centre <= last:
                continue
            places = [centre + x for x in self._across]
            depths = [min(x - left, right - x) / self._size for x in places]
            yield self._cut(centre, places, depths, self._pane.corner[0], math.inf)

    def rows(self) -> Iterator[_Cut]:
        """Yield places of the centre, upwards: at the first some seat stands on its foot."""
        top, bottom, own = self._pane.trim[1], self._pane.bottom, [self._down[i] for i in self._own]
        low = bottom - self._size - max(own)
        high = low - (top + self._pane.safe + self._size - min(own))
        for step in range(_UP + 1) if high >= 0 else ():
            centre = low - high * step / _UP
            places = [centre + y for y in self._down]
            depths = [(y - top) / self._size for y in places]
            yield self._cut(centre, places, depths, self._pane.corner[1], bottom)

    def _cut(
        self, centre: float, places: list[float], depths: list[float], corner: float, foot: float
    ) -> _Cut:  # fmt: skip
        """Return what is left of seats that lie so far inside the edges, in radii."""
        clear = {i for i, depth in enumerate(depths) if depth >= _CLEAR}.union(self._own)
        parts = [shown(depth) for depth in depths]
        reach = corner + self._size + self._pane.gap
        return _Cut(
            centre,
            places,
            parts,
            *_sorted({i: _left(parts[i], 1.0) for i in self._all - clear}),
            frozenset(clear),
            frozenset(i for i, at in enumerate(places) if at < reach),
            frozenset(i for i, at in enumerate(places) if at + self._size > foot + _NEAR),
        )

    def seen(self, column: _Cut, row: _Cut) -> tuple[float, frozenset[int]] | None:
        """Return what weighs against a place, and the seats that are not drawn.

        None where a seat is cut as by mistake, or one's own have no room.
        """
        near = column.near & row.near
        nearly = (column.nearly & row.clear) | (row.nearly & column.clear)
        if nearly - near - row.low:
            return None  # which is soon told of most places
        twice = self._all - column.clear - row.clear - column.gone - row.gone
        cut = _sorted({i: _left(column.parts[i], row.parts[i]) for i in twice})
        gone = cut[0] | column.gone | row.gone
        little = cut[1] | (column.little & row.clear) | (row.little & column.clear)
        near = row.low.union(
            i for i in near - gone
            if not self._pane.is_clear(column.places[i], row.places[i], self._size)
        )  # fmt: skip
        if (nearly | cut[2]) - near or near.intersection(self._own):
            return None
        hidden = gone | little | near
        low = max(row.places[i] for i in self._all - hidden) + self._size
        air, aside = (self._pane.bottom - low) / self._size, self._aside(column)
        cost = _HOLE * len(little) + _AIR * air + _OFF * aside + len(hidden)
        return cost + _EDGE * self._off_margins(column, hidden), hidden

    def _off_margins(self, column: _Cut, hidden: frozenset[int]) -> float:
        """Return how far from the margins the seats end that do not go off the card, in widths."""
        (left, _, right), margin, size = self._pane.trim, self._pane.margin, self._size
        places = [column.places[i] for i in self._all - hidden]
        ends = min(places) - size - left, right - max(places) - size
        return sum(abs(end - margin) for end in ends if end > 0) / (right - left)

    def _aside(self, column: _Cut) -> float:
        """Return how far from its point on the card the middle of one's own seats is, in widths."""
        left, _, right = self._pane.trim
        middle = sum(column.places[i] for i in self._own) / len(self._own)
        return abs((middle - left) / (right - left) - _AT)


def _sorted(parts: dict[int, float]) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
    """Return the seats of which nothing is left, those of which a little is, and nearly all."""
    gone, little, nearly = list[int](), list[int](), list[int]()
    for i, part in parts.items():
        if part < LEAST_SHOWN:
            (little if part else gone).append(i)
        elif part > MOST_SHOWN:
            nearly.append(i)
    return frozenset(gone), frozenset(little), frozenset(nearly)


def _left(across: float, down: float) -> float:
    """Return the part of a seat that remains of what each of two edges leaves, at the least."""
    return min(max(across + down - 1, 0.0), _ALMOST)


def shown(depth: float) -> float:
    """Return the part of a disc that an edge leaves, its middle so many radii inside of it."""
    if not -1 < depth < 1:
        return float(depth > 0)
    return 1 - (math.acos(depth) - depth * math.sqrt(1 - depth * depth)) / math.pi
