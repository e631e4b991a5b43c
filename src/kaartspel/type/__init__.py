"""Set type: break texts into lines, measure and kern them, and find the size at which they fit."""

from kaartspel.type.binding import bound
from kaartspel.type.column import PROTRUSION, Column, Style, set_line
from kaartspel.type.function_words import leading_words
from kaartspel.type.passage import Beside, Gaps, Passage, set_passage
from kaartspel.type.subsetting import subset
from kaartspel.type.typeface import Typeface, lacks
from kaartspel.type.typesetter import Typesetter, typesetter

__all__ = [
    "PROTRUSION",
    "Beside",
    "Column",
    "Gaps",
    "Passage",
    "Style",
    "Typeface",
    "Typesetter",
    "bound",
    "lacks",
    "leading_words",
    "set_line",
    "set_passage",
    "subset",
    "typesetter",
]
