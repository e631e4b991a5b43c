"""Move edges that nearly meet until they do: what is off by a little looks like a mistake."""

from collections.abc import Sequence
from dataclasses import replace

from kaartspel.posters.plan import GridPlan
from kaartspel.posters.regions import Field

_NEAR = 5  # steps


def align(plan: GridPlan, needs: Sequence[int], gap: int) -> GridPlan:
    """Return a plan whose tiles' edges are in line where they were nearly so.

    `needs` are the heights that the tiles need at the least, and `gap` is from one to the next. The
    central field stays.
    """
    fields = list(plan.tiles)
    centre = plan.centre
    fixed = {centre.top, centre.top + centre.height + gap}
    edges = sorted({field.top for field in fields if field.top} - fixed)
    for edge in edges:
        for above, below in _seams(fields, centre, edge, gap):
            targets = sorted(fixed, key=lambda target: (abs(target - edge), target))
            shift = next((t - edge for t in targets if abs(t - edge) <= _NEAR), 0)
            least = max((needs[i] - fields[i].height for i in above), default=0)
            most = min((fields[i].height - needs[i] for i in below), default=0)
            if shift and not least <= shift <= most:
                shift = 0
            for i in above:
                fields[i] = fields[i]._replace(height=fields[i].height + shift)
            for i in below:
                top, height = fields[i].top + shift, fields[i].height - shift
                fields[i] = fields[i]._replace(top=top, height=height)
            fixed.add(edge + shift)
    return replace(plan, tiles=tuple(fields))


def _seams(
    fields: list[Field], centre: Field, edge: int, gap: int
) -> list[tuple[list[int], list[int]]]:
    """Return the tiles above and below each stretch of an edge that has to move as a whole."""
    seams: list[tuple[set[int], list[int], list[int]]] = []
    for i, field in enumerate(fields):
        is_below, is_above = field.top == edge, field.top + field.height + gap == edge
        if not (is_below or is_above):
            continue
        columns = _columns(field)
        above, below = ([i], []) if is_above else ([], [i])
        touching = [seam for seam in seams if seam[0] & columns]
        for seam in touching:
            seams.remove(seam)
            columns |= seam[0]
            above, below = above + seam[1], below + seam[2]
        seams.append((columns, above, below))
    meets_centre = edge in (centre.top, centre.top + centre.height + gap)
    return [
        (above, below)
        for columns, above, below in seams
        if above and below and not (meets_centre and columns & _columns(centre))
    ]


def _columns(field: Field) -> set[int]:
    return set(range(field.column, field.column + field.columns))
