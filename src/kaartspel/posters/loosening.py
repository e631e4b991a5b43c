"""Give texts a line more where they then follow the sense better, while their tile has room."""

from collections.abc import Iterator
from dataclasses import dataclass

from kaartspel.posters.copyfitting import Copyfit, TextPlacement
from kaartspel.posters.entries import Map, MapEntry, Tile
from kaartspel.posters.grid import Grid
from kaartspel.posters.lines import Columns
from kaartspel.posters.rows import Field
from kaartspel.posters.styles import Styles


@dataclass(frozen=True, slots=True)
class FilledTile:
    """A tile with what breaks its texts, and where each of them goes."""

    tile: Tile
    columns: Columns
    places: tuple[TextPlacement, ...]


@dataclass(frozen=True, slots=True)
class Loosener:
    """Fills the tiles of a map on a grid, each as loosely as its field has room for."""

    map_: Map
    grid: Grid
    styles: Styles

    def filled(self, tile: Tile, field: Field, lead: int, columns: Columns) -> FilledTile:
        """Return a tile in a field, its points no higher than at the step `lead`.

        One text after another is given a line more, where a reader stumbles over it. It keeps that
        where it gains by it, and the tile its height, its columns and its topics.
        """
        filled = self._filled(tile, field, lead, columns)
        assert filled is not None, "what has been found to fit"
        for i, entry in enumerate(tile.entries):
            if not self._stumbles(entry, i, filled, field):
                continue
            other = self._filled(tile, field, lead, filled.columns.roomy(entry.text))
            if other and self._is_better(entry, i, other, filled, field):
                filled = other
        return filled

    def _filled(
        self, tile: Tile, field: Field, lead: int, columns: Columns
    ) -> FilledTile | None:  # fmt: skip
        """Return a tile whose texts are broken so; None where it is higher than its field."""
        copyfit = Copyfit(self.map_, self.grid, self.styles, columns.lines)
        if copyfit.height(tile, field, lead) > field.height:
            return None
        return FilledTile(tile, columns, tuple(copyfit.places(tile, field, lead)))

    def _is_better(
        self, entry: MapEntry, i: int, one: FilledTile, other: FilledTile, field: Field
    ) -> bool:
        is_alike = list(_divided(one)) == list(_divided(other))
        return is_alike and self._stumbles(entry, i, one, field) < self._stumbles(
            entry, i, other, field
        )

    def _stumbles(self, entry: MapEntry, i: int, filled: FilledTile, field: Field) -> int:
        """Return over how many lines of an entry a reader stumbles."""
        style = self.styles.strong if entry.is_point else self.styles.text
        width = self.grid.text(field.columns, filled.places[i].columns)
        about = entry.text, style, width, entry.number, entry.language
        return filled.columns.even(*about).stumbles


def _divided(filled: FilledTile) -> Iterator[tuple[int, bool]]:
    """Yield of each entry in how many columns its tile is set, and whether a topic is above it."""
    for place in filled.places:
        yield place.columns, place.topic is not None
