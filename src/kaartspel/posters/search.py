"""Search the height of the band and the size of the text: the largest at which a map fits.

Each band has a ceiling, a size above which the texts take more area than is below it.
"""

import math
from bisect import bisect
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from kaartspel.posters import typescale
from kaartspel.posters.copyfitting import Copyfit
from kaartspel.posters.entries import Map
from kaartspel.posters.grid import Broadside, Grid
from kaartspel.posters.layout import Compositor, Layout
from kaartspel.posters.lines import Columns, Counted, TooWideError
from kaartspel.posters.measures import (
    BANDS,
    BARE_BANDS,
    COLUMNS,
    LISTED_BANDS,
    SPACINGS,
    BandHeight,
    Spacing,
)
from kaartspel.posters.plan import GridPlan, Planner
from kaartspel.posters.rows import TileRows
from kaartspel.posters.styles import Styles
from kaartspel.posters.typescale import bodies
from kaartspel.type import Typesetter

_SMALLER = 3  # sizes that are tried, where one does: a little smaller may stand better


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


def lay_out(map_: Map, paper: str, typesetter: Typesetter) -> Layout:
    """Return a map laid out on a paper, below the highest band that its text leaves room for.

    Raises TooFullError where it does not fit, TooWideError where a word of it is too wide.
    """
    search = _Search(map_, paper, typesetter)
    layout = next(search.layouts(), None)
    if layout is None:
        raise search.too_wide or TooFullError(search.excess())
    return layout


@lru_cache(maxsize=64)
def fits(map_: Map, paper: str, typesetter: Typesetter) -> bool:
    """Return whether a map can be laid out on a paper."""
    return _Search(map_, paper, typesetter).fits()


class _Search:
    """Keeps what was measured for one map on one paper, each grid and size once; no longer."""

    def __init__(self, map_: Map, paper: str, typesetter: Typesetter) -> None:
        self._map, self._typesetter = map_, typesetter
        self._counted = Counted(typesetter.strong)
        self._copyfits: dict[tuple[float, Spacing, float], Copyfit] = {}
        self._planners: dict[Grid, Planner] = {}
        self._columns = Columns(typesetter)
        self._grids = tuple(_grids(map_, paper))
        self.too_wide: TooWideError | None = None

    def fits(self) -> bool:
        """Return whether there is a layout at the least size: lower bands leave more room."""
        return any(
            self._set(grid, plan)
            for grid, _ in reversed(self._grids)
            for plan in self._planner(grid).best(math.inf)
        )

    def layouts(self) -> Iterator[Layout]:
        """Yield the best layout with each band, the highest band first.

        It is one in which the lists of a row begin at one height, if there is such; above symbols
        they do.
        """
        for grid, least in self._grids:
            for in_line in (True,) if grid.is_symbol_below else (True, False):
                if layouts := list(self._improving(grid, least, in_line=in_line)):
                    yield layouts[-1]
                    break

    def _improving(self, way: Grid, least: float, *, in_line: bool) -> Iterator[Layout]:
        """Yield layouts with one band, each better than the last; no text is under `least` (pt)."""
        most = typescale.size(way.height.largest, way.broadside.scale)
        ceiling = _largest(way, least, most, self._holds)
        largest = _largest(way, least, ceiling, self._has_plan) if ceiling else 0
        best = 0.0
        for tried, grid in enumerate(_sizes(way, largest, least)):
            if best and tried >= _SMALLER * len(SPACINGS):
                return
            fault = grid.body / best - 1 if best else math.inf
            for plan in self._planner(grid).best(fault - grid.spacing.fault):
                if layout := self._set(grid, plan, in_line=in_line):
                    best = grid.body / (1 + plan.fault + grid.spacing.fault)
                    yield layout
                    break

    def _holds(self, grid: Grid) -> bool:
        """Return whether texts need no more area than there is."""
        return self._copyfit(grid).area() <= COLUMNS * grid.steps

    def _has_plan(self, grid: Grid) -> bool:
        return self._planner(grid).fits()

    def _set(self, grid: Grid, plan: GridPlan, *, in_line: bool = False) -> Layout | None:
        """Return a map with its lines really broken, or None where it does not fit so.

        The lists of a row are `in_line` where they begin at one height.
        """
        styles, columns = Styles.on_grid(grid, self._typesetter), self._columns
        copyfit = Copyfit(self._map, grid, styles, columns.lines)
        compositor = Compositor(grid, styles, self._typesetter, columns, self._counted.lines)
        pairs, leads = list(zip(self._map.tiles, plan.tiles, strict=True)), dict[int, int]()
        try:
            for tile, at in pairs:
                leads[at.top] = max(leads.get(at.top, 0), copyfit.lead(tile, at.columns))
            lower = leads if in_line else {}
            if any(copyfit.height(tile, at, lower.get(at.top, 0)) > at.height
                   for tile, at in pairs):  # fmt: skip
                return None
            places = [(tile, copyfit.places(tile, at, lower.get(at.top, 0))) for tile, at in pairs]
            return compositor.layout(self._map, plan, places)
        except TooWideError as error:
            self.too_wide = error
            return None

    def _copyfit(self, grid: Grid) -> Copyfit:
        """Return what texts need on a grid, however high its band."""
        mark = grid.height.mark
        key = grid.body, grid.spacing, mark
        if key not in self._copyfits:
            grid = replace(grid, height=BANDS[-1]._replace(mark=mark))
            styles = Styles.on_grid(grid, self._typesetter)
            self._copyfits[key] = Copyfit(self._map, grid, styles, self._counted.lines)
        return self._copyfits[key]

    def _planner(self, grid: Grid) -> Planner:
        if grid not in self._planners:
            needs = [self._copyfit(grid).needs(tile) for tile in self._map.tiles]
            self._planners[grid] = Planner(TileRows(COLUMNS, grid.steps, grid.gap, needs))
        return self._planners[grid]

    def excess(self) -> float:
        """Return how much too high a map is at the least size, below the lowest band."""
        return self._planner(self._grids[-1][0]).excess()


def _largest(grid: Grid, least: float, high: float, holds: Callable[[Grid], bool]) -> float:
    """Return the largest size of the scale from `least` to `high` pt at which something holds.

    It is 0 where it holds at none.
    """
    tried = [size for size in reversed(bodies(high, grid.broadside.scale)) if size >= least - 1e-6]
    count = bisect(tried, False, key=lambda size: not holds(replace(grid, body=size)))
    return tried[count - 1] if count else 0


def _grids(map_: Map, paper: str) -> Iterator[tuple[Grid, float]]:
    """Yield the grids of a paper, each with a band and the least text for it in pt."""
    broadside = Broadside.from_paper(paper)
    body = typescale.least_body(broadside.scale)
    for height in _bands(map_):
        least = max(body, typescale.size(height.least, broadside.scale))
        yield Grid(broadside, body, height), least


def _bands(map_: Map) -> tuple[BandHeight, ...]:
    """Return the heights that the band of a map may have."""
    if not map_.seats:
        return BARE_BANDS
    is_listed = all(any(entry.is_point for entry in tile.entries) for tile in map_.tiles)
    return LISTED_BANDS if is_listed else BANDS


def _sizes(grid: Grid, largest: float, least: float) -> Iterator[Grid]:
    """Yield a grid at a size and smaller ones, not under the least, the widest spacing first."""
    for body in bodies(largest, grid.broadside.scale):
        if body >= least - 1e-6:
            yield from (replace(grid, body=body, spacing=spacing) for spacing in SPACINGS)
