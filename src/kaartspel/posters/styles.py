"""The type of a poster: one style for each thing that is set, from the grid that it stands on."""

from dataclasses import dataclass

from kaartspel.design import BLACK
from kaartspel.posters import measures, typescale
from kaartspel.posters.grid import Grid
from kaartspel.type import Style, Typeface, Typesetter


@dataclass(frozen=True, slots=True)
class Styles:
    """How names of tiles and the codes behind them, topics, texts, points and maps are set.

    And the `numbers` behind points.

    All are black: whoever draws them knows their ground.
    """

    title: Style
    code: Style
    topic: Style
    text: Style
    strong: Style
    numbers: Style
    name: Style

    @classmethod
    def on_grid(cls, grid: Grid, typesetter: Typesetter) -> "Styles":
        """Return the styles of a grid, in a deck's two weights."""
        text, strong, body = typesetter.text, typesetter.strong, grid.body
        leading = grid.leading / body
        return cls(
            title=Style(strong, grid.title, 1.05, BLACK),
            code=Style(text, grid.code, 1.05, BLACK),
            topic=Style(strong, grid.topic, 1.1, BLACK),
            text=Style(text, body, leading, BLACK),
            strong=Style(strong, body, leading, BLACK),
            numbers=Style(text, grid.scaled(measures.NUMBERS), leading, BLACK),
            name=Style(strong, typescale.size(measures.NAME, grid.broadside.scale), 1, BLACK),
        )

    def index(self, numbers: str) -> float:
        """Return how wide the codes behind a tile's name are, with the space before them (pt)."""
        gap = measures.NUMBERS_GAP * self.code.size
        return gap + self.code.width(f" {numbers}") if numbers else 0.0


def question_style(face: Typeface, size: float) -> Style:
    """Return the style of the central question at a size in pt."""
    return Style(face, size, 1.04, BLACK)
