"""The part `handouts`: what lies on the table beside the cards, as PDFs on A4 or Letter."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from kaartspel import design
from kaartspel.dealing import tables_that_fit
from kaartspel.deck.model import Deck, Game, Play
from kaartspel.frame import Document
from kaartspel.parts.work import Part, Work, refusals
from kaartspel.pdf import renderer
from kaartspel.problems import Problem
from kaartspel.recipe import Recipe


def handout_pdf(about: Document, kit: design.Kit, name: str, is_american: bool) -> bytes:
    """Return the hand-out of a name as a PDF. `about` says what holds for the document."""
    pages = design.handout(kit, name)
    pages = tuple(map(design.on_letter, pages)) if is_american else pages
    return renderer(kit.fonts).render(replace(about, pages=pages))


def _problems(work: Work) -> Iterator[Problem]:
    """Yield a problem for each hand-out that is too full for its pages."""
    if kit := _kit(work):
        for name in kit.titles:
            yield from refusals(partial(design.handout, kit, name))


def _handouts(work: Work) -> Iterator[Recipe]:
    if kit := _kit(work):
        for name, title in kit.titles.items():
            arguments = (work.document(title, ()), kit, name, work.is_american)
            yield Recipe(f"handouts/{name}.pdf", "handout", handout_pdf, arguments)


def _kit(work: Work) -> design.Kit | None:
    deck, play = work.deck, work.deck.play
    if play is None:
        return None
    return design.Kit(
        play=play,
        room=tuple(_room(deck, play, game) for game in play.games),
        counts=tuple(deck.counts.items()),
        words=deck.words,
        language=deck.metadata.language,
        hyphenation=deck.hyphenation,
        fonts=deck.fonts,
    )


def _room(deck: Deck, play: Play, game: Game) -> int:
    """Return the most players that one deck of cards is enough for, at tables of any size."""
    sizes = range(game.players[0], game.players[1] + 1)
    most = max(size * tables_that_fit(deck, game, size) for size in sizes)
    return min(most, play.players[1])


HANDOUTS = Part("handout", _handouts, options=("sheets",), problems=_problems)
