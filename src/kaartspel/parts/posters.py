"""The part `posters`: the deck's maps, to hang on a wall."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kaartspel.frame import Document
from kaartspel.parts.work import Planning, Work, refusals
from kaartspel.pdf import renderer
from kaartspel.posters import Edition, Map, fits, maps, poster
from kaartspel.problems import Problem
from kaartspel.recipe import Recipe


def poster_pdf(about: Document, edition: Edition, map_: Map) -> bytes:
    """Return a map as a PDF of one page. `about` says what holds for all posters.

    Raises InvalidDeck where the map does not fit.
    """
    made = poster(map_, edition)
    return renderer(edition.fonts).render(replace(about, title=made.title, pages=(made.frame,)))


def _posters(work: Work) -> Iterator[Recipe]:
    about, edition = work.document("", ()), Edition.from_deck(work.deck, work.paper)
    for map_ in maps(work.deck):
        yield Recipe(f"posters/{map_.id}.pdf", "poster", poster_pdf, (about, edition, map_))


def _problems(work: Work) -> Iterator[Problem]:
    for recipe in _posters(work):
        _, edition, map_ = recipe.arguments
        assert isinstance(edition, Edition)
        assert isinstance(map_, Map)
        yield from work.judged(recipe, partial(_misfits, map_, edition))


def _misfits(map_: Map, edition: Edition) -> tuple[Problem, ...]:
    """Return why a map does not fit: that it does is known before it stands as well as it can."""
    if fits(map_, edition.paper, edition.typesetter):
        return ()
    return refusals(partial(poster, map_, edition))


PLANNING = Planning(_posters, problems=_problems)
