"""From a deck to posters, or to the problems that keep its maps from fitting on a paper."""

from dataclasses import dataclass

from kaartspel.deck.model import Deck
from kaartspel.design.breaking import hyphenator
from kaartspel.design.typeface import open_faces
from kaartspel.frame import Frame
from kaartspel.posters import measures
from kaartspel.posters.content import Map, maps
from kaartspel.posters.drawing import draw
from kaartspel.posters.layout import TooFullError, lay_out
from kaartspel.posters.setting import TooWideError, Words
from kaartspel.problems import InvalidDeck, Problem


@dataclass(frozen=True, slots=True)
class Poster:
    """A finished poster: its file's name without an ending, its title, its one page."""

    id: str
    title: str
    frame: Frame


def posters(deck: Deck, paper: str) -> tuple[Poster, ...]:
    """Return the posters of a deck on a paper that PAPERS names.

    Each has one size of reading text, the largest that fits. Raises InvalidDeck with every map
    that does not fit at the least size.
    """
    words = Words(open_faces(deck.fonts), hyphenator(deck.metadata.language, deck.hyphenation))
    made: list[Poster] = []
    problems: list[Problem] = []
    for map_ in maps(deck):
        try:
            frame = draw(lay_out(map_, paper, words), deck.metadata)
            made.append(Poster(map_.id, map_.name, frame))
        except TooFullError as error:
            problems.append(_too_full(map_, paper, error.excess, words))
        except TooWideError as error:
            problems.append(_too_wide(map_, paper, error.text))
    if problems:
        raise InvalidDeck(problems)
    return tuple(made)


def _too_full(map_: Map, paper: str, excess: float, words: Words) -> Problem:
    over = max(1, round((excess - 1) * 100))
    fact = f"the map '{map_.name}' is {over} % too full for a poster on {paper}"
    larger = _larger(map_, paper, words)
    remedy = f"build the posters with --paper {larger}, or shorten" if larger else "shorten"
    least = f"{measures.LEAST_BODY:g} pt"
    return Problem(map_.place, f"{fact} at {least}; {remedy} its texts or divide it in two")


def _larger(map_: Map, paper: str, words: Words) -> str:
    """Return the first larger paper on which a map fits, or nothing."""
    names = list(measures.PAPERS)
    for larger in names[names.index(paper) + 1 :]:
        try:
            lay_out(map_, larger, words)
        except (TooFullError, TooWideError):
            continue
        return larger
    return ""


def _too_wide(map_: Map, paper: str, text: str) -> Problem:
    fact = f"the map '{map_.name}' has a word too wide for a poster on {paper}, in '{text}'"
    remedy = "shorten it, or say under 'hyphenation' in deck.yaml where it may be broken"
    return Problem(map_.place, f"{fact}; {remedy}")
