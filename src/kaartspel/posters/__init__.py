"""Turn a deck's maps into posters: Frames with a central question and the cards below it."""

from kaartspel.posters.entries import Map, maps
from kaartspel.posters.poster import Edition, Poster, american_paper, poster, posters
from kaartspel.posters.search import fits

__all__ = [
    "Edition",
    "Map",
    "Poster",
    "american_paper",
    "fits",
    "maps",
    "poster",
    "posters",
]
