"""Search the height of the band and the size of the text: the largest at which a map fits."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import starmap, zip_longest

from kaartspel.posters import typescale
from kaartspel.posters.copyfitting import Copyfit
from kaartspel.posters.entries import Map
from kaartspel.posters.grid import Broadside, Grid
from kaartspel.posters.layout import Compositor, Layout, SetBand
from kaartspel.posters.lines import Columns, Counted, TooWideError
from kaartspel.posters.loosening import Loosener
from kaartspel.posters.measures import (
    BANDS,
    BARE_BANDS,
    COLUMNS,
    LISTED_BANDS,
    SPACINGS,
    USUAL,
    Band,
    Spacing,
)
from kaartspel.posters.plan import GridPlan, Planner
from kaartspel.posters.rows import TileRows
from kaartspel.posters.spreading import spread_out
from kaartspel.posters.styles import Styles, question_style
from kaartspel.posters.typescale import bodies
from kaartspel.type import Typesetter


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


def lay_out(map_: Map, paper: str, typesetter: Typesetter) -> Layout:
    """Return a map laid out on a paper, in the largest text, and below the highest band for that.

    Raises TooFullError where it does not fit, TooWideError where a word of it is too wide.
    """
    search = _Search(map_, paper, typesetter)
    layout = search.layout()
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
        self._broadside, self._bands = Broadside.from_paper(paper), _bands(map_)
        self._counted = Counted(typesetter.strong)
        self._copyfits: dict[Grid, Copyfit] = {}
        self._set_bands: dict[Grid, SetBand | None] = {}
        self._planners: dict[Grid, Planner] = {}
        self._columns = Columns(typesetter)
        self.too_wide: TooWideError | None = None

    def fits(self) -> bool:
        """Return whether there is a layout at the least size: lower bands leave more room."""
        if not self._may_fit():
            return False
        grids = (self._grid(band, self._sizes(band)[0], share, _spacings(band)[0])
                 for band in reversed(self._bands) for share in reversed(band.shares))  # fmt: skip
        return any(self._set(grid, plan) for grid in grids for plan in self._planner(grid).best())

    def layout(self) -> Layout | None:
        """Return the best layout in the largest text, with the highest band that leaves it so.

        It is a lower one where below that a field is bare, and below the lower one none is.
        """
        bare: Layout | None = None
        for band, body, share in self._tried() if self._may_fit() else ():
            if bare and (bare.grid.body, bare.grid.question) != (body, band.question):
                return bare
            layout = self._best(band, body, share)
            if layout and not layout.is_bare:
                return layout
            bare = bare or layout
            if not (bare or self._has_room_for_words(band)):
                return None
        return bare

    def _tried(self) -> Iterator[tuple[Band, float, float]]:
        """Yield bands, sizes of text and heights: the largest text first, below the highest band.

        Text of the usual size gives half a step, rather than the highest band for that.
        """
        for band in self._bands:
            highest, *lower = band.shares
            bodies = list(self._bodies(band))
            for body, smaller in zip_longest(bodies, bodies[1:]):
                yield band, body, highest
                if smaller and lower and band.least >= USUAL:
                    yield band, smaller, highest
                yield from ((band, body, share) for share in lower)

    def _has_room_for_words(self, band: Band) -> bool:
        """Whether no word was met that is too wide for every band, however small texts are.

        For a question of the deck that is told at once, as its least size is that of all bands; for
        other texts, once there was no layout below the highest.
        """
        if self.too_wide is None:
            return True
        is_tried = self.too_wide.word in self._map.questions or band != self._bands[0]
        return not is_tried or self._fits

    @cached_property
    def _fits(self) -> bool:
        return self.fits()

    def _may_fit(self) -> bool:
        """Return whether there is room below the lowest band: where not, there is below none.

        Nor is there a band for a question of which a word is too wide at the least of its sizes.
        """
        band = self._bands[-1]
        least = self._sizes(band)[0]
        grid = self._fullest(band, least)
        style = question_style(self._typesetter.strong, grid.questions[-1])
        for question in self._map.questions:
            if self._typesetter.column(question, style, grid.inner(COLUMNS)) is None:
                self.too_wide = TooWideError(question)
                return False
        return self._has_room(band, least)

    def _sizes(self, band: Band) -> list[float]:
        """Return the sizes in pt that text below a band may have, the least first."""
        scale = self._broadside.scale
        sizes = reversed(bodies(typescale.size(band.largest, scale), scale))
        least = max(typescale.least_body(scale), typescale.size(band.least, scale))
        return [size for size in sizes if size > 0.999 * least]

    def _bodies(self, band: Band) -> Iterator[float]:
        """Yield the sizes at which texts have room below the lowest of heights, largest first."""
        sizes = self._sizes(band)
        if self._has_room(band, sizes[0]):
            count = bisect(sizes, False, key=lambda size: not self._has_room(band, size))
            yield from reversed(sizes[:count])

    def _has_room(self, band: Band, body: float) -> bool:
        """Return whether texts need no more area than there is, and there is a plan for them."""
        grid = self._fullest(band, body)
        is_enough = self._copyfit(grid).area() <= COLUMNS * grid.steps
        return is_enough and self._planner(grid).fits()

    def _fullest(self, band: Band, body: float) -> Grid:
        """Return the grid that holds most text of a size: below the lowest band, least spaced."""
        return self._grid(band, body, band.shares[-1], _spacings(band)[0])

    def _grid(self, band: Band, body: float, share: float, spacing: Spacing) -> Grid:
        return Grid(self._broadside, body, share, band.question, band.council, band.title, spacing)

    def _best(self, band: Band, body: float, share: float) -> Layout | None:
        """Return the layout with the least fault in a size of text, below a band of a height.

        It is one in which the lists of a row begin at one height, if there is such. Tiles with
        chambers are alike in height instead, and in width if they can be, and each list follows its
        text.
        """
        plans: list[tuple[float, Grid, GridPlan]] = []
        for spacing in _spacings(band):
            grid = self._grid(band, body, share, spacing)
            if not self._planner(grid).fits():
                break
            plans += [(p.fault + spacing.fault, grid, p) for p in self._planner(grid).best()]
        if band.council:
            plans = [plan for plan in plans if plan[2].is_level]
            plans = [plan for plan in plans if plan[2].is_regular] or plans
        plans.sort(key=lambda plan: plan[0])
        in_line = (False,) if band.council else (True, False)
        ways = ((grid, plan, each) for each in in_line for _, grid, plan in plans)
        return next(filter(None, starmap(self._set, ways)), None)

    def _set(self, grid: Grid, plan: GridPlan, in_line: bool = False) -> Layout | None:
        """Return a map with its lines really broken, or None where it does not fit so.

        The lists of a row are `in_line` where they begin at one height.
        """
        styles, columns = Styles.on_grid(grid, self._typesetter), self._columns
        compositor = Compositor(grid, styles, self._typesetter, columns, self._counted.lines)
        try:
            if grid not in self._set_bands:
                self._set_bands[grid] = compositor.asked(self._map)
            if (asked := self._set_bands[grid]) is None:
                return None
            copyfit = Copyfit(self._map, grid, styles, columns.lines)
            pairs, leads = list(zip(self._map.tiles, plan.tiles, strict=True)), dict[int, int]()
            for tile, at in pairs:
                leads[at.top] = max(leads.get(at.top, 0), copyfit.lead(tile, at.columns))
            lower = leads if in_line else {}
            if any(copyfit.height(tile, at, lower.get(at.top, 0)) > at.height
                   for tile, at in pairs):  # fmt: skip
                return None
            loosener = Loosener(self._map, grid, styles)
            loose = [loosener.filled(tile, at, lower.get(at.top, 0), columns) for tile, at in pairs]
            air = grid.white(styles.text) / grid.step
            filled = [
                spread_out(each, at.height, air) for each, (_, at) in zip(loose, pairs, strict=True)
            ]
            return compositor.layout(self._map, plan, filled, asked)
        except TooWideError as error:
            self.too_wide = error
            return None

    def _copyfit(self, grid: Grid) -> Copyfit:
        """Return what texts need on a grid, however high its band."""
        grid = replace(grid, share=0.0, question=0, council=0.0)
        if grid not in self._copyfits:
            styles = Styles.on_grid(grid, self._typesetter)
            self._copyfits[grid] = Copyfit(self._map, grid, styles, self._counted.lines)
        return self._copyfits[grid]

    def _planner(self, grid: Grid) -> Planner:
        if grid not in self._planners:
            needs = [self._copyfit(grid).needs(tile) for tile in self._map.tiles]
            self._planners[grid] = Planner(TileRows(COLUMNS, grid.steps, grid.gap, needs))
        return self._planners[grid]

    def excess(self) -> float:
        """Return how much too high a map is at the least size, below the lowest band."""
        band = self._bands[-1]
        return self._planner(self._fullest(band, self._sizes(band)[0])).excess()


def _spacings(band: Band) -> list[Spacing]:
    """Return how far apart texts may be below a band, the narrowest first."""
    return [spacing for spacing in reversed(SPACINGS) if spacing.item >= band.gap]


def _bands(map_: Map) -> tuple[Band, ...]:
    """Return the heights that the band of a map may have."""
    if not map_.seats:
        return BARE_BANDS
    is_listed = all(any(entry.is_point for entry in tile.entries) for tile in map_.tiles)
    # By its suit a seat is told to be a tile's.
    is_told_apart = len({tile.suit.colour for tile in map_.tiles}) == len(map_.tiles)
    return LISTED_BANDS if is_listed and is_told_apart else BANDS
