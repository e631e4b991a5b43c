"""Turn cards and a format into Frames: type, colours, symbols, one template per kind."""

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
from kaartspel.design.bands import benches, columns, line, near, table
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
from kaartspel.design.opening import band, council, sign
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
    "assembly",
    "at_every_table",
    "badge",
    "band",
    "benches",
    "chamber",
    "coarse",
    "columns",
    "contrast",
    "copies_of",
    "council",
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
    "line",
    "map_drawing",
    "near",
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
    "symbol",
    "table",
    "table_on",
    "text_on",
    "tint",
]
