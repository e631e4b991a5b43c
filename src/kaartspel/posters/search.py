"""Search the sheet, its columns and the size of its text: the largest at which a map fits.

Each grid has a ceiling, a size above which its texts take more area than the sheet has. The best
ceiling is tried first, and what cannot become better than what is laid out already is left.
"""

from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from operator import itemgetter

from kaartspel.posters import measures
from kaartspel.posters.aligning import align
from kaartspel.posters.copyfitting import Copyfit
from kaartspel.posters.entries import Map, MapEntry, Tile, split
from kaartspel.posters.key import MapSeat
from kaartspel.posters.layout import Compositor, Layout
from kaartspel.posters.lines import Columns, Counted, TooWideError
from kaartspel.posters.measures import Broadside, Grid, sizes
from kaartspel.posters.plan import GridPlan, Planner
from kaartspel.posters.regions import Regions
from kaartspel.posters.styles import Styles
from kaartspel.type import Typesetter

_COLUMNS = range(1, 10)
_SHARES = (1.0, 0.5, 0.34, 0.25, 0.17)  # of the whole text: what holds more is cut up
_SMALLER = 2  # sizes that are tried of each grid: a little smaller may stand better

# What is wrong with a layout, against 1 for a poster that is all air.
_CUT_UP = 0.04  # each tile that begins in another
_OFF_CENTRE = 0.12  # of the sheet's height: what the eye still takes for the middle
_SMALL_TITLE = 0.015  # each step by which names are smaller than they might be
_UPRIGHT = 0.03  # a map is seen from left to right
_NARROW = 0.012  # each em by which lines are shorter or longer than is good
_ROUNDING = 1e-9  # of a fault

_Seats = tuple[MapSeat, ...]


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A grid at the least size, and the tiles to put on it: some may be cut up."""

    grid: Grid
    tiles: tuple[Tile, ...]

    @property
    def fault(self) -> float:
        """What is wrong with it at any size."""
        fault = _CUT_UP * sum(tile.goes_on for tile in self.tiles)
        return fault + (_UPRIGHT if self.grid.broadside.is_upright else 0.0)


def lay_out(map_: Map, paper: str, typesetter: Typesetter) -> Layout:
    """Return a map laid out on a paper, with its key where the text need not be smaller for it.

    Raises TooFullError where it does not fit, TooWideError where a word of it is too wide.
    """
    search = _Search(map_, paper, typesetter)
    layouts = list(search.improving())
    if not layouts:
        raise search.too_wide or TooFullError(search.excess())
    keyed = list(search.improving(map_.seats)) if map_.seats else []
    return [*layouts, *(each for each in keyed if _is_as_good(each, layouts[-1]))][-1]


def _is_as_good(keyed: Layout, bare: Layout) -> bool:
    """Return whether with the key the text is as large, and the question in the middle."""
    is_central = keyed.off_centre <= max(_OFF_CENTRE, bare.off_centre)
    return is_central and keyed.grid.body >= bare.grid.body


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
        self._regions: dict[tuple[Grid, tuple[tuple[MapEntry, ...], ...]], Regions] = {}
        self._columns = Columns(typesetter)
        parts = (split(map_.tiles, share, map_.continued) for share in _SHARES)
        cuts = tuple(dict.fromkeys(parts))
        grids = filter(_reads, _grids(map_, paper, typesetter))
        self._ways = [_Candidate(grid, tiles) for grid in grids for tiles in cuts]
        self.too_wide: TooWideError | None = None

    def improving(self, seats: _Seats = ()) -> Iterator[Layout]:
        """Yield layouts, each with a better score than the one before it.

        `seats` are those of their key; without any they have none.
        """
        ceilings = [(self._ceiling(way, seats), way) for way in self._ways]
        bounds = [(body * (1 - way.fault), body, way) for body, way in ceilings if body]
        best = float("-inf")
        for bound, ceiling, way in sorted(bounds, key=lambda found: -found[0]):
            if bound <= best:
                return
            for grid in _sizes(way.grid, self._largest(way, seats, ceiling, best)):
                if _score(grid, way, 0) <= best:
                    continue
                plan = self._planner(grid, way.tiles, seats).best(_most(grid, way, best))
                if plan is None or _score(grid, way, plan.fault) <= best:
                    continue
                layout = self._set(grid, way.tiles, seats, plan)
                if layout:
                    best = _score(grid, way, plan.fault)
                    yield layout

    def _ceiling(self, way: _Candidate, seats: _Seats) -> float:
        """Return the largest size in pt at which texts need no more area than there is, or 0."""

        def holds(grid: Grid) -> bool:
            room = grid.columns * grid.steps
            return _reads(grid) and self._copyfit(grid).area(way.tiles, seats) <= room

        if not holds(way.grid):
            return 0
        most = measures.LARGEST_BODY * way.grid.broadside.scale
        return _largest(way.grid, 0, most, holds)

    def _largest(self, way: _Candidate, seats: _Seats, ceiling: float, best: float) -> float:
        """Return the largest size in pt at which there is a plan, if it may beat the best; or 0."""

        def has_plan(grid: Grid) -> bool:
            return self._planner(grid, way.tiles, seats).fits()

        beaten = best / (1 - way.fault)
        return _largest(way.grid, beaten, ceiling, has_plan)

    def _set(
        self, grid: Grid, tiles: tuple[Tile, ...], seats: _Seats, plan: GridPlan
    ) -> Layout | None:
        """Return a map with its lines really broken, or None where it does not fit so."""
        styles, columns = Styles.on_grid(grid, self._typesetter), self._columns
        copyfit = Copyfit(self._map, grid, styles, columns.lines)
        compositor = Compositor(grid, styles, self._typesetter, columns, self._counted.lines)
        pairs = list(zip(tiles, plan.tiles, strict=True))
        try:
            needs = [copyfit.need(tile, field.columns).height for tile, field in pairs]
            if any(need > field.height for need, (_, field) in zip(needs, pairs, strict=True)):
                return None
            aligned = align(plan, needs, grid.gap)
            places = [
                (tile, copyfit.places(tile, field.columns, field.height))
                for tile, field in zip(tiles, aligned.tiles, strict=True)
            ]
            return compositor.layout(replace(self._map, seats=seats), aligned, places)
        except TooWideError as error:
            self.too_wide = error
            return None

    def _copyfit(self, grid: Grid) -> Copyfit:
        if grid not in self._copyfits:
            styles = Styles.on_grid(grid, self._typesetter)
            self._copyfits[grid] = Copyfit(self._map, grid, styles, self._counted.lines)
        return self._copyfits[grid]

    def _planner(self, grid: Grid, tiles: tuple[Tile, ...], seats: _Seats = ()) -> Planner:
        return Planner(self._filled(grid, tiles), self._copyfit(grid).centres(seats))

    def _filled(self, grid: Grid, tiles: tuple[Tile, ...]) -> Regions:
        key = grid, tuple([tile.entries for tile in tiles])
        if key not in self._regions:
            needs = [self._copyfit(grid).needs(tile) for tile in tiles]
            self._regions[key] = Regions(grid.columns, grid.steps, grid.gap, needs)
        return self._regions[key]

    def excess(self) -> float:
        """Return how much too high a map is at the least size, on the grid where it is least so."""

        def share(way: _Candidate) -> float:
            return self._copyfit(way.grid).area(way.tiles, ()) / (way.grid.columns * way.grid.steps)

        least = float("inf")
        # No plan is lower than the area that its tiles need.
        for bound, way in sorted(((share(way), way) for way in self._ways), key=itemgetter(0)):
            if bound >= least:
                break
            least = min(least, self._planner(way.grid, way.tiles).excess())
        return least


def _largest(grid: Grid, low: float, high: float, holds: Callable[[Grid], bool]) -> float:
    """Return the largest size of the scale over `low` and up to `high` pt at which something holds.

    It is 0 where it holds at none.
    """
    scale = grid.broadside.scale
    tried = [size for size in reversed(sizes(measures.LEAST_BODY, high, scale)) if size > low]
    found = bisect(tried, False, key=lambda size: not holds(replace(grid, body=size)))
    return tried[found - 1] if found else 0


def _score(grid: Grid, way: _Candidate, fault: float) -> float:
    """Return how good a layout is whose plan has a fault: no better than without it."""
    short, long = measures.GOOD_WIDTHS
    width = grid.measure / grid.body
    fault += way.fault
    fault += _SMALL_TITLE * (measures.TITLES[0] - grid.title_steps)
    fault += _NARROW * max(0.0, short - width, width - long)
    return grid.body * (1 - fault)


def _most(grid: Grid, way: _Candidate, best: float) -> float:
    """Return a fault with which a plan cannot have a better score than the best."""
    return (_score(grid, way, 0) - best) / grid.body + _ROUNDING


def _grids(map_: Map, paper: str, typesetter: Typesetter) -> Iterator[Grid]:
    """Yield the grids of a paper, at the least size of text."""
    width = typesetter.strong.width
    number = max(width(entry.number) for tile in map_.tiles for entry in tile.entries)
    word = max(width(word) for tile in map_.tiles for word in tile.name.split())
    for landscape in (True, False):
        broadside = Broadside.from_paper(paper, landscape=landscape)
        for columns in _COLUMNS:
            yield Grid(broadside, columns, measures.least_body(broadside.scale), number, word)


def _reads(grid: Grid) -> bool:
    """Return whether lines are long enough to be read."""
    return grid.measure >= measures.TEXT_WIDTHS[0] * grid.body


def _sizes(grid: Grid, largest: float) -> Iterator[Grid]:
    """Yield a grid at a size and a little smaller, with lines that are not too long."""
    for body in sizes(measures.LEAST_BODY, largest, grid.broadside.scale)[:_SMALLER]:
        at = replace(grid, body=body)
        if at.measure <= measures.TEXT_WIDTHS[1] * body:
            yield at
