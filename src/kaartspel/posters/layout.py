"""Choose the sheet, its columns and the size of its text: the largest at which a map fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaartspel.posters import measures
from kaartspel.posters.aligning import align
from kaartspel.posters.content import Map, Tile, split
from kaartspel.posters.measures import Broadside, Grid
from kaartspel.posters.plan import Plan, Planner
from kaartspel.posters.setting import Setting, TooWideError, Words

_COLUMNS = range(1, 10)
_SHARES = (1.0, 0.5, 0.34, 0.25, 0.17)  # of the whole text: what holds more is cut up
_SMALLER = (1.0, 0.97, 0.94, 0.9)  # a little smaller may stand better

# What is wrong with a layout, against 1 for a poster that is all air.
_CUT_UP = 0.04  # each tile that begins in another
_SMALL_TITLE = 0.1  # each em by which names are smaller than they might be
_UPRIGHT = 0.03  # a map is seen from left to right
_NARROW = 0.012  # each em by which lines are shorter or longer than is good


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A map with its tiles in their places."""

    setting: Setting
    tiles: tuple[Tile, ...]
    plan: Plan

    @property
    def score(self) -> float:
        """How good it is: the size of its text, less what is wrong with it."""
        return _score(self.setting, self.tiles, self.plan.fault)


def lay_out(map_: Map, paper: str, words: Words) -> LaidOut:
    """Return a map laid out on a paper.

    Raises TooFullError where it does not fit, TooWideError where a word of it is too wide.
    """
    best: LaidOut | None = None
    too_wide: TooWideError | None = None
    for grid, tiles in sorted(_largest(map_, paper, words), key=lambda found: -found[0].body):
        for setting in _sizes(map_, grid, words):
            least = best.score if best else float("-inf")
            if _score(setting, tiles, 0) <= least:
                continue
            plan = _planner(setting, tiles).best()
            if plan is None or _score(setting, tiles, plan.fault) <= least:
                continue
            try:
                best = _exactly(LaidOut(setting, tiles, plan)) or best
            except TooWideError as error:
                too_wide = error
    if best:
        return best
    raise too_wide or TooFullError(_excess(map_, paper, words))


def _score(setting: Setting, tiles: tuple[Tile, ...], fault: float) -> float:
    """Return how good a layout is whose plan has a fault: no better than without it."""
    grid, (short, long) = setting.grid, measures.GOOD_WIDTHS
    width = grid.measure / grid.body
    fault += _CUT_UP * sum(tile.goes_on for tile in tiles)
    fault += _SMALL_TITLE * (measures.TITLE - setting.title_style.size / grid.body)
    fault += _NARROW * max(0.0, short - width, width - long)
    fault += _UPRIGHT if grid.broadside.height > grid.broadside.width else 0.0
    return grid.body * (1 - fault)


def _largest(map_: Map, paper: str, words: Words) -> Iterator[tuple[Grid, tuple[Tile, ...]]]:
    """Yield grids on which a map fits, each with the largest size of text at which it does."""
    ways = tuple(dict.fromkeys(split(map_.tiles, share) for share in _SHARES))
    for grid in _grids(map_, paper, words):
        settings: dict[int, Setting] = {}
        for tiles in ways:
            low = round(measures.LEAST_BODY / measures.BODY_STEP) - 1
            high = int(measures.LARGEST_BODY * grid.broadside.scale / measures.BODY_STEP)
            while low < high:
                middle = (low + high + 1) // 2
                at = replace(grid, body=middle * measures.BODY_STEP)
                setting = settings.setdefault(middle, Setting(map_, at, words))
                fits = _reads(at) and _planner(setting, tiles).fits()
                low, high = (middle, high) if fits else (low, middle - 1)
            body = low * measures.BODY_STEP
            if body >= measures.LEAST_BODY:
                yield replace(grid, body=body), tiles


def _grids(map_: Map, paper: str, words: Words) -> Iterator[Grid]:
    numbers = {passage.number for tile in map_.tiles for passage in tile.passages}
    number = max(words.faces.strong.width(text) for text in numbers)
    for landscape in (True, False):
        broadside = Broadside.from_paper(paper, landscape=landscape)
        yield from (Grid(broadside, columns, measures.LEAST_BODY, number) for columns in _COLUMNS)


def _reads(grid: Grid) -> bool:
    return grid.measure >= measures.TEXT_WIDTHS[0] * grid.body


def _sizes(map_: Map, grid: Grid, words: Words) -> Iterator[Setting]:
    """Yield settings on a grid: at its size and a little smaller, with lines that can be read."""
    for part in _SMALLER:
        body = int(grid.body * part / measures.BODY_STEP) * measures.BODY_STEP
        at = replace(grid, body=body)
        if body >= measures.LEAST_BODY and at.measure <= measures.TEXT_WIDTHS[1] * body:
            yield Setting(map_, at, words)


def _exactly(candidate: LaidOut) -> LaidOut | None:
    """Return a layout with its lines really broken, or None where it does not fit so."""
    setting, plan = candidate.setting.exactly(), candidate.plan
    pairs = list(zip(candidate.tiles, plan.tiles, strict=True))
    needs = [setting.need(tile, field.columns).height for tile, field in pairs]
    fits = all(need <= field.height for need, (_, field) in zip(needs, pairs, strict=True))
    if not fits or setting.question(plan.centre) is None:
        return None
    return LaidOut(setting, candidate.tiles, align(plan, needs))


def _planner(setting: Setting, tiles: tuple[Tile, ...]) -> Planner:
    grid = setting.grid
    needs = [setting.needs(tile) for tile in tiles]
    centre = [setting.centre(columns) for columns in range(1, grid.columns + 1)]
    return Planner(grid.columns, grid.steps, needs, centre)


def _excess(map_: Map, paper: str, words: Words) -> float:
    """Return how much too high a map is at the least size, on the grid where it is least so."""
    return min(
        _planner(Setting(map_, grid, words), tiles).excess()
        for grid in _grids(map_, paper, words)
        if _reads(grid)
        for tiles in dict.fromkeys(split(map_.tiles, share) for share in _SHARES)
    )
