"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

from kaartspel.design.accent import accent_of
from kaartspel.design.assembly import (
    ChamberHalf,
    PlacedHalf,
    assembly,
    ground_of,
    halves,
    placed,
    reach,
    seats_of,
)
from kaartspel.design.bands import (
    benches_band,
    columns_band,
    near_band,
    suits_line,
    table_band,
)
from kaartspel.design.card_layout import Faces, FacesToBe, Setting, lay_out_card, table_on
from kaartspel.design.chamber import Chamber, chamber
from kaartspel.design.cover import cover
from kaartspel.design.edges import edge
from kaartspel.design.evening import evening_pages
from kaartspel.design.figures import disc, extent, symbol
from kaartspel.design.handouts import handout, sides_of
from kaartspel.design.kit import Kit
from kaartspel.design.letter import on_letter
from kaartspel.design.mapping import map_drawing
from kaartspel.design.opening import band, council_band, sign
from kaartspel.design.packing import Printout, at_every_table, needs_pages
from kaartspel.design.resolution import coarse
from kaartspel.design.screen import DARK, LIGHT, Palette, badge
from kaartspel.design.sizing import settings
from kaartspel.design.slips import copies_of, pages_of, players_of
from kaartspel.design.system import (
    ACCENT,
    BLACK,
    LEAST_TYPE,
    OUTLINE,
    TONE,
    WHITE,
    contrast,
    is_light,
    text_on,
    tint,
)
from kaartspel.inking import Inking

__all__ = [
    "ACCENT",
    "BLACK",
    "DARK",
    "LEAST_TYPE",
    "LIGHT",
    "OUTLINE",
    "TONE",
    "WHITE",
    "Chamber",
    "ChamberHalf",
    "Faces",
    "FacesToBe",
    "Inking",
    "Kit",
    "Palette",
    "PlacedHalf",
    "Printout",
    "Setting",
    "accent_of",
    "assembly",
    "at_every_table",
    "badge",
    "band",
    "benches_band",
    "chamber",
    "coarse",
    "columns_band",
    "contrast",
    "copies_of",
    "council_band",
    "cover",
    "disc",
    "edge",
    "evening_pages",
    "extent",
    "ground_of",
    "halves",
    "handout",
    "is_light",
    "lay_out_card",
    "map_drawing",
    "near_band",
    "needs_pages",
    "on_letter",
    "pages_of",
    "placed",
    "players_of",
    "reach",
    "seats_of",
    "settings",
    "sides_of",
    "sign",
    "suits_line",
    "symbol",
    "table_band",
    "table_on",
    "text_on",
    "tint",
]
