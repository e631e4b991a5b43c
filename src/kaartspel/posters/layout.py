"""Choose the sheet, its columns and the size of its text: the largest at which a map fits."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaartspel.posters import measures
from kaartspel.posters.content import Map, Panel, split
from kaartspel.posters.measures import Grid, Sheet
from kaartspel.posters.plan import Plan, Planner
from kaartspel.posters.setting import Setting, TooWideError, Words

_COLUMNS = range(1, 10)
_SHARES = (1.0, 0.5, 0.34, 0.25, 0.17)  # of the whole text: what holds more is cut up
_SPLIT_FAULT = 0.04  # of each panel that is cut up
_SMALL_TITLE = 0.1  # of each em by which names are smaller than they might be
_SMALLER = (1.0, 0.97, 0.94, 0.9)  # a little smaller may stand better


class TooFullError(Exception):
    """A map does not fit on its paper: it would take `excess` times its height."""

    def __init__(self, excess: float) -> None:
        self.excess = excess
        super().__init__(f"{excess:.2f}")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A map with its panels in their places."""

    setting: Setting
    panels: tuple[Panel, ...]
    plan: Plan

    @property
    def score(self) -> float:
        """How good it is: the size of its text, less what is wrong with the plan."""
        setting = self.setting
        cuts = sum(panel.goes_on for panel in self.panels)
        small = max(0.0, measures.TITLE - setting.title_style.size / setting.grid.body)
        fault = self.plan.fault + _SPLIT_FAULT * cuts + _SMALL_TITLE * small
        return setting.grid.body * (1 - fault)


def lay_out(map_: Map, paper: str, words: Words) -> LaidOut:
    """Return a map laid out on a paper. Raises TooFullError where it does not fit."""
    best: LaidOut | None = None
    for grid, panels in sorted(_largest(map_, paper, words), key=lambda found: -found[0].body):
        bound = grid.body * (1 - _SPLIT_FAULT * sum(panel.goes_on for panel in panels))
        if best and bound <= best.score:
            continue
        for candidate in _candidates(map_, panels, grid, words):
            if best is None or candidate.score > best.score:
                best = _exactly(candidate) or best
    if best is None:
        raise TooFullError(_excess(map_, paper, words))
    return best


def _largest(
    map_: Map, paper: str, words: Words
) -> Iterator[tuple[Grid, tuple[Panel, ...]]]:
    """Yield grids on which a map fits, each with the largest size of text at which it does."""
    ways = tuple(dict.fromkeys(split(map_.panels, share) for share in _SHARES))
    for grid in _grids(map_, paper, words):
        settings: dict[int, Setting] = {}
        for panels in ways:
            low = round(measures.LEAST_BODY / measures.BODY_STEP) - 1
            high = int(measures.LARGEST_BODY * grid.sheet.scale / measures.BODY_STEP)
            while low < high:
                middle = (low + high + 1) // 2
                at = replace(grid, body=middle * measures.BODY_STEP)
                setting = settings.setdefault(middle, Setting(map_, at, words, exact=False))
                fits = _reads(at) and _planner(setting, panels).fits()
                low, high = (middle, high) if fits else (low, middle - 1)
            body = low * measures.BODY_STEP
            if body >= measures.LEAST_BODY:
                yield replace(grid, body=body), panels


def _grids(map_: Map, paper: str, words: Words) -> Iterator[Grid]:
    numbers = {entry.number for panel in map_.panels for entry in panel.entries}
    number = max(words.faces.strong.width(text) for text in numbers)
    for landscape in (True, False):
        sheet = Sheet.of(paper, landscape=landscape)
        yield from (Grid(sheet, columns, measures.LEAST_BODY, number) for columns in _COLUMNS)


def _candidates(
    map_: Map, panels: tuple[Panel, ...], grid: Grid, words: Words
) -> Iterator[LaidOut]:
    """Yield layouts on one grid: at its largest size and a little smaller, if lines are no longer
    than the eye follows.
    """
    for part in _SMALLER:
        body = int(grid.body * part / measures.BODY_STEP) * measures.BODY_STEP
        at = replace(grid, body=body)
        if body < measures.LEAST_BODY or at.measure > measures.TEXT_WIDTHS[1] * body:
            continue
        setting = Setting(map_, at, words, exact=False)
        plan = _planner(setting, panels).best()
        if plan:
            yield LaidOut(setting, panels, plan)


def _reads(grid: Grid) -> bool:
    return grid.measure >= measures.TEXT_WIDTHS[0] * grid.body


def _planner(setting: Setting, panels: tuple[Panel, ...]) -> Planner:
    grid = setting.grid
    needs = [setting.needs(panel) for panel in panels]
    centre = [setting.centre(columns) for columns in range(1, grid.columns + 1)]
    return Planner(grid.columns, grid.steps, needs, centre)


def _excess(map_: Map, paper: str, words: Words) -> float:
    """Return how much too high a map is at the least size, on the grid where it is least so."""
    return min(
        _planner(Setting(map_, grid, words, exact=False), map_.panels).excess()
        for grid in _grids(map_, paper, words)
        if _reads(grid)
    )


def _exactly(candidate: LaidOut) -> LaidOut | None:
    """Return a layout with its lines really broken, or None where it does not fit so."""
    grid, map_ = candidate.setting.grid, candidate.setting.map
    setting = Setting(map_, grid, candidate.setting.words, exact=True)
    try:
        fits = all(
            setting.need(panel, field.columns).height <= field.height
            for panel, field in zip(candidate.panels, candidate.plan.panels, strict=True)
        )
    except TooWideError:
        return None
    return replace(candidate, setting=setting) if fits else None

