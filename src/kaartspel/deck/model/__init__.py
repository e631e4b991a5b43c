"""The deck: what the author wrote, checked. Frozen and typed; no open files, no points, no PDF."""

from kaartspel.deck.model.book import (
    Chapter,
    Creator,
    Erratum,
    Gap,
    Illustration,
    Metadata,
    Part,
    Section,
    anchor,
)
from kaartspel.deck.model.cards import Card, Category, Cluster, Kind, QuestionMap, Topic
from kaartspel.deck.model.marks import Colour, Command, Drawing, Picture, Raster, Suit, Symbol
from kaartspel.deck.model.trade import Format, Mode, Sheet, Shop
from kaartspel.deck.model.whole import Deck, Font, Fonts

__all__ = [
    "Card",
    "Category",
    "Chapter",
    "Cluster",
    "Colour",
    "Command",
    "Creator",
    "Deck",
    "Drawing",
    "Erratum",
    "Font",
    "Fonts",
    "Format",
    "Gap",
    "Illustration",
    "Kind",
    "Metadata",
    "Mode",
    "Part",
    "Picture",
    "QuestionMap",
    "Raster",
    "Section",
    "Sheet",
    "Shop",
    "Suit",
    "Symbol",
    "Topic",
    "anchor",
]
