"""Search both ways to lay the sheet and the size of its text: the largest at which a map fits.

Each way has a ceiling, a size above which its texts take more area than the sheet has. The best
ceiling is tried first, and what cannot become better than what is laid out already is left.
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from kaartspel.posters import typescale
from kaartspel.posters.copyfitting import Copyfit
from kaartspel.posters.entries import Map
from kaartspel.posters.key import MapSeat
from kaartspel.posters.layout import Compositor, Layout
from kaartspel.posters.lines import Columns, Counted, TooWideError
from kaartspel.posters.measures import COLUMNS, Broadside, Grid
from kaartspel.posters.plan import MIDDLE, GridPlan, Planner
from kaartspel.posters.rows import TileRows
from kaartspel.posters.styles import Styles
from kaartspel.posters.typescale import bodies
from kaartspel.type import Typesetter

_SMALLER = 3  # sizes that are tried of each sheet: a little smaller may stand better

# What is wrong with a layout, against 1 for a poster that is all air.
_LYING = 0.2  # posters hang side by side, and rows that are short are read with ease

_Seats = tuple[MapSeat, ...]


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


def lay_out(map_: Map, paper: str, typesetter: Typesetter) -> Layout:
    """Return a map laid out on a paper, with its key where the text can still be read with ease.

    Raises TooFullError where it does not fit, TooWideError where a word of it is too wide.
    """
    search = _Search(map_, paper, typesetter)
    keyed = list(search.improving(map_.seats)) if map_.seats else []
    if good := [each for each in keyed if _is_good(each)]:
        return good[-1]
    layouts = list(search.improving())
    if not layouts:
        raise search.too_wide or TooFullError(search.excess())
    return [*layouts, *(each for each in keyed if _is_as_good(each, layouts[-1]))][-1]


def _is_good(keyed: Layout) -> bool:
    """Return whether with the key the text reads with ease, and the question is in the middle."""
    is_central = keyed.off_centre <= MIDDLE
    return is_central and keyed.grid.body >= typescale.reading(keyed.grid.broadside.scale)


def _is_as_good(keyed: Layout, bare: Layout) -> bool:
    """Return whether with the key the text is as large, and the question in the middle."""
    is_central = keyed.off_centre <= max(MIDDLE, bare.off_centre)
    return is_central and keyed.grid.body >= bare.grid.body


@lru_cache(maxsize=64)
def fits(map_: Map, paper: str, typesetter: Typesetter) -> bool:
    """Return whether a map can be laid out on a paper."""
    return any(True for _ in _Search(map_, paper, typesetter).improving())


class _Search:
    """Keeps what was measured for one map on one paper, each grid and size once; no longer.

    Tiles take the same room whether there is a key or not: both are searched with what is kept.
    """

    def __init__(self, map_: Map, paper: str, typesetter: Typesetter) -> None:
        self._map, self._typesetter, self._counted = map_, typesetter, Counted()
        self._copyfits: dict[Grid, Copyfit] = {}
        self._rows: dict[Grid, TileRows] = {}
        self._columns = Columns(typesetter)
        self._grids = tuple(_grids(map_, paper, typesetter))
        self.too_wide: TooWideError | None = None

    def improving(self, seats: _Seats = ()) -> Iterator[Layout]:
        """Yield layouts, each with a better score than the one before it.

        `seats` are those of their key; without any they have none.
        """
        ceilings = [(self._ceiling(grid, seats), grid) for grid in self._grids]
        bounds = [(body * (1 - _fault(grid)), body, grid) for body, grid in ceilings if body]
        best = float("-inf")
        for bound, ceiling, way in sorted(bounds, key=lambda found: -found[0]):
            if bound <= best:
                return
            for grid in _sizes(way, self._largest(way, seats, ceiling, best)):
                if _score(grid, 0) <= best:
                    continue
                for plan in self._planner(grid, seats).best(_most(grid, best)):
                    layout = self._set(grid, seats, plan)
                    if layout:
                        best = _score(grid, plan.fault)
                        yield layout
                        break

    def _ceiling(self, way: Grid, seats: _Seats) -> float:
        """Return the largest size in pt at which texts need no more area than there is, or 0."""

        def holds(grid: Grid) -> bool:
            return self._copyfit(grid).area(seats) <= COLUMNS * grid.steps

        if not holds(way):
            return 0
        scale = way.broadside.scale
        is_shared = any(seat.suit is None for seat in seats)
        most = typescale.reading(scale) if is_shared else typescale.LARGEST_BODY * scale
        return _largest(way, 0, most, holds)

    def _largest(self, way: Grid, seats: _Seats, ceiling: float, best: float) -> float:
        """Return the largest size in pt at which there is a plan, if it may beat the best; or 0."""

        def has_plan(grid: Grid) -> bool:
            return self._planner(grid, seats).fits()

        beaten = best / (1 - _fault(way))
        return _largest(way, beaten, ceiling, has_plan)

    def _set(self, grid: Grid, seats: _Seats, plan: GridPlan) -> Layout | None:
        """Return a map with its lines really broken, or None where it does not fit so."""
        styles, columns = Styles.on_grid(grid, self._typesetter), self._columns
        copyfit = Copyfit(self._map, grid, styles, columns.lines)
        compositor = Compositor(grid, styles, self._typesetter, columns, self._counted.lines)
        pairs = list(zip(self._map.tiles, plan.tiles, strict=True))
        try:
            if any(copyfit.need(tile, at.columns).height > at.height for tile, at in pairs):
                return None
            places = [(tile, copyfit.places(tile, at.columns, at.height)) for tile, at in pairs]
            return compositor.layout(replace(self._map, seats=seats), plan, places)
        except TooWideError as error:
            self.too_wide = error
            return None

    def _copyfit(self, grid: Grid) -> Copyfit:
        if grid not in self._copyfits:
            styles = Styles.on_grid(grid, self._typesetter)
            self._copyfits[grid] = Copyfit(self._map, grid, styles, self._counted.lines)
        return self._copyfits[grid]

    def _planner(self, grid: Grid, seats: _Seats = ()) -> Planner:
        if grid not in self._rows:
            needs = [self._copyfit(grid).needs(tile) for tile in self._map.tiles]
            self._rows[grid] = TileRows(COLUMNS, grid.steps, grid.gap, needs)
        return Planner(self._rows[grid], self._copyfit(grid).centres(seats))

    def excess(self) -> float:
        """Return how much too high a map is at the least size, as the sheet holds it best."""
        return min(self._planner(grid).excess() for grid in self._grids)


def _largest(grid: Grid, low: float, high: float, holds: Callable[[Grid], bool]) -> float:
    """Return the largest size of the scale over `low` and up to `high` pt at which something holds.

    It is 0 where it holds at none.
    """
    scale = grid.broadside.scale
    tried = [size for size in reversed(bodies(high, scale)) if size > low]
    found = bisect(tried, False, key=lambda size: not holds(replace(grid, body=size)))
    return tried[found - 1] if found else 0


def _fault(grid: Grid) -> float:
    """Return what is wrong with a way to lay the sheet, whatever stands on it."""
    return 0.0 if grid.broadside.is_upright else _LYING


def _score(grid: Grid, fault: float) -> float:
    """Return how good a layout is whose plan has a fault: no better than without it."""
    return grid.body * (1 - fault - _fault(grid))


def _most(grid: Grid, best: float) -> float:
    """Return a fault with which a plan cannot have a better score than the best."""
    return (_score(grid, 0) - best) / grid.body


def _grids(map_: Map, paper: str, typesetter: Typesetter) -> Iterator[Grid]:
    """Yield the grids of a paper, at the least size of text."""
    width = typesetter.strong.width
    number = max(width(entry.number) for tile in map_.tiles for entry in tile.entries)
    for landscape in (True, False):
        broadside = Broadside.from_paper(paper, landscape=landscape)
        yield Grid(broadside, typescale.least_body(broadside.scale), number)


def _sizes(grid: Grid, largest: float) -> Iterator[Grid]:
    """Yield a grid at a size and a little smaller."""
    for body in bodies(largest, grid.broadside.scale)[:_SMALLER]:
        yield replace(grid, body=body)
