"""Set the numbers of cards behind the points of a tile, in a column of their own. In pt."""

from dataclasses import replace

from kaartspel.frame import tabular
from kaartspel.posters import measures
from kaartspel.posters.pieces import SetEntry, SetLine
from kaartspel.type import Style


def numbered(entries: tuple[SetEntry, ...], style: Style, right: float) -> tuple[SetEntry, ...]:
    """Return the entries of a tile, and behind its points the numbers of their cards.

    They begin at one edge, if so they end before `right`; else each begins behind its point, or is
    left out where it has no room there.
    """
    gap, points = measures.POINTS_NUMBERS_GAP * style.size, [e for e in entries if e.entry.numbers]
    ends = [next(each.text.ends())[0] + gap for each in points]
    widths = [style.width(tabular(f" {each.entry.numbers}")) for each in points]
    edge = max(ends, default=0.0)
    if edge + max(widths, default=0.0) <= right:
        ends = [edge] * len(ends)
    lines = {
        each.entry: SetLine(
            f" {each.entry.numbers}", style, x, each.text.y + each.text.column.height
        )
        for each, x, width in zip(points, ends, widths, strict=True)
        if x + width <= right
    }
    return tuple([replace(each, numbers=lines.get(each.entry)) for each in entries])
