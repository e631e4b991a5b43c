"""From a deck to posters, or to the problems that keep its maps from fitting on a paper."""

from dataclasses import dataclass

from kaartspel.deck.model import Deck, Fonts, Metadata
from kaartspel.frame import Frame
from kaartspel.messages import say
from kaartspel.papers import AMERICAN, METRIC, POSTER_PAPERS
from kaartspel.posters import typescale
from kaartspel.posters.entries import Map, maps
from kaartspel.posters.framing import frame
from kaartspel.posters.grid import Broadside
from kaartspel.posters.lines import TooWideError
from kaartspel.posters.search import TooFullError, fits, lay_out
from kaartspel.problems import InvalidDeck, Problem
from kaartspel.type import Typesetter, typesetter


@dataclass(frozen=True, slots=True)
class Poster:
    """A finished poster: its file's name without an ending, its title, its one page."""

    id: str
    title: str
    frame: Frame


@dataclass(frozen=True, slots=True)
class Edition:
    """What all posters of a deck share. `paper` is a name in POSTER_PAPERS."""

    paper: str
    fonts: Fonts
    metadata: Metadata
    hyphenation: tuple[str, ...]

    @classmethod
    def from_deck(cls, deck: Deck, paper: str) -> "Edition":
        """Return what the posters of a deck share on a paper."""
        return cls(paper, deck.fonts, deck.metadata, deck.hyphenation)

    @property
    def typesetter(self) -> Typesetter:
        """What their texts are set with."""
        return typesetter(self.fonts, self.metadata.language, self.hyphenation)


def american_paper(deck: Deck) -> str:
    """Return the first American paper that holds every map of a deck, or the smallest."""
    papers = [name for name in AMERICAN if name in POSTER_PAPERS]
    setter = Edition.from_deck(deck, papers[0]).typesetter
    return next((p for p in papers if all(fits(m, p, setter) for m in maps(deck))), papers[0])


def poster(map_: Map, edition: Edition) -> Poster:
    """Return a map as a poster, with one size of reading text: the largest that fits.

    Raises InvalidDeck where the map does not fit at the least size.
    """
    setter, paper = edition.typesetter, edition.paper
    try:
        page = frame(lay_out(map_, paper, setter), edition.metadata)
    except TooFullError as error:
        raise InvalidDeck([_too_full(map_, paper, error.excess, setter)]) from None
    except TooWideError as error:
        raise InvalidDeck([_too_wide(map_, paper, error.word)]) from None
    return Poster(map_.id, map_.name, page)


def posters(deck: Deck, paper: str) -> tuple[Poster, ...]:
    """Return the posters of a deck on a paper that POSTER_PAPERS names.

    Raises InvalidDeck with every map that does not fit.
    """
    edition, made = Edition.from_deck(deck, paper), list[Poster]()
    problems: list[Problem] = []
    for map_ in maps(deck):
        try:
            made.append(poster(map_, edition))
        except InvalidDeck as error:
            problems += error.problems
    if problems:
        raise InvalidDeck(problems)
    return tuple(made)


def _too_full(map_: Map, paper: str, excess: float, setter: Typesetter) -> Problem:
    over = max(1, round((excess - 1) * 100))
    larger = _larger(map_, paper, setter)
    scale = Broadside.from_paper(paper).scale
    fact = say("the map '{name}' is {over} % too full for a poster on {paper} at {size:g} pt",
               name=map_.name, over=over, paper=paper,
               size=typescale.least_body(scale))  # fmt: skip
    remedy = say("shorten its texts or divide it in two")
    if larger:
        remedy = say("build the posters with --paper {larger}, or {remedy}",
                     larger=larger, remedy=remedy)  # fmt: skip
    return Problem(map_.place, fact, remedy, "poster-too-full")


def _larger(map_: Map, paper: str, setter: Typesetter) -> str:
    """Return the first larger paper of the same part of the world on which a map fits."""
    (names,) = (names for names in (METRIC, AMERICAN) if paper in names)
    larger = [n for n in names[names.index(paper) + 1 :] if n in POSTER_PAPERS]
    return next((name for name in larger if fits(map_, name, setter)), "")


def _too_wide(map_: Map, paper: str, word: str) -> Problem:
    fact = say(
        "the map '{name}' has a word too wide for a poster on {paper}: '{word}'",
        name=map_.name,
        paper=paper,
        word=word,
    )
    remedy = say("shorten it, or say under 'hyphenation' in deck.yaml where it may be broken")
    return Problem(map_.place, fact, remedy, "poster-word-too-wide")
