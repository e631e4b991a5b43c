"""Turn a deck's maps into posters: Frames with a central question and the cards around it."""

from kaartspel.posters.measures import DEFAULT_PAPER, PAPERS
from kaartspel.posters.poster import Poster, posters

__all__ = ["DEFAULT_PAPER", "PAPERS", "Poster", "posters"]
