"""Set type: break texts into lines, measure and kern them, and find the size at which they fit."""

from kaartspel.type.breaking import Hyphenator, Line, break_lines, hyphenator
from kaartspel.type.column import PROTRUSION, Column, Style, set_column, set_line
from kaartspel.type.typeface import Faces, Typeface, lacks, open_faces
from kaartspel.type.typesetter import Typesetter, typesetter

__all__ = [
    "PROTRUSION",
    "Column",
    "Faces",
    "Hyphenator",
    "Line",
    "Style",
    "Typeface",
    "Typesetter",
    "break_lines",
    "hyphenator",
    "lacks",
    "open_faces",
    "set_column",
    "set_line",
    "typesetter",
]
