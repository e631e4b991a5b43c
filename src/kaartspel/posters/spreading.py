"""Let texts stand further apart in a field that is bare below them. Lengths in steps."""

from dataclasses import replace
from itertools import pairwise

from kaartspel.posters import measures
from kaartspel.posters.copyfitting import TextPlacement
from kaartspel.posters.loosening import FilledTile

_BARE, _MUCH = 0.12, 0.18  # of a field: what may be bare below its text, and what is too much
_MOST = 1.7  # times the white between texts elsewhere on the poster: so much is between topics
_ITEMS = 1.5  # lines of white between two texts of a topic, at the most


def spread_out(filled: FilledTile, height: int, air: float) -> FilledTile:
    """Return a tile with less bare below its text, in a field of a height.

    The first text of each column stays where it is, level with those beside it, and all columns of
    a tile have one rhythm, so that it is the fullest that counts. The white between texts holds
    the `air` of a line, and grows in proportion. A list of points is not spread: it is one thing.
    """
    foot = max(place.foot for place in filled.places)
    if any(entry.is_point for entry in filled.tile.entries) or foot > height * (1 - _MUCH):
        return filled
    columns = [[place for place in filled.places if place.column == column]
               for column in range(filled.places[-1].column + 1)]  # fmt: skip
    growths = [[_growth(*pair, air) for pair in pairwise(column)] for column in columns]
    lowest = max(column[-1].foot + sum(most) for column, most in zip(columns, growths, strict=True))
    part = min(1.0, (height * (1 - _BARE) - foot) / max(1.0, lowest - foot))
    places = [place.lowered(part * sum(most[:i]))
              for column, most in zip(columns, growths, strict=True)
              for i, place in enumerate(column)]  # fmt: skip
    return replace(filled, places=tuple(places))


def _growth(above: TextPlacement, below: TextPlacement, air: float) -> float:
    """Return by how much the white between two texts may grow."""
    white = below.top - above.foot + air
    most = _MOST * white
    if below.topic is None:
        most = max(white, min(most, _ITEMS * measures.LINE))
    return most - white
