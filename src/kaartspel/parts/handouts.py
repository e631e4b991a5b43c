"""The part `handouts`: what lies on the table beside the cards, as PDFs on A4 or Letter."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from kaartspel import design
from kaartspel.dealing import Evening, cards_at_tables, decks_for, seats
from kaartspel.deck.model import Deck, Game, Play
from kaartspel.frame import Document
from kaartspel.parts.sheets import on_a_sheet
from kaartspel.parts.work import Planning, Work, refusals
from kaartspel.pdf import renderer
from kaartspel.problems import Problem, WrongUsage
from kaartspel.recipe import Recipe

_FROM = 8  # people in the first row of the table of what an evening takes


def handout_pdf(about: Document, kit: design.Kit, name: str, is_american: bool) -> bytes:
    """Return the hand-out of a name as a PDF. `about` says what holds for the document."""
    pages = design.handout(kit, name)
    pages = tuple(map(design.on_letter, pages)) if is_american else pages
    return renderer(kit.fonts).render(replace(about, pages=pages))


def _problems(work: Work) -> Iterator[Problem]:
    """Yield a problem for each hand-out that is too full for its pages."""
    for recipe in _handouts(work):
        _, kit, name, _ = recipe.arguments
        assert isinstance(kit, design.Kit)
        lay_out = partial(design.handout, kit, str(name))
        yield from work.judged(recipe, partial(refusals, lay_out))


def _handouts(work: Work) -> Iterator[Recipe]:
    if kit := _kit(work):
        for name, title in kit.titles.items():
            arguments = (work.document(title, ()), kit, name, work.is_american)
            yield Recipe(f"handouts/{name}.pdf", "handout", handout_pdf, arguments)


@lru_cache(maxsize=1)
def _kit(work: Work) -> design.Kit | None:
    """Return what hand-outs are made of, kept: the page tells of them too."""
    deck, play = work.deck, work.deck.play
    if play is None:
        return None
    return design.Kit(
        play=play,
        evenings=tuple(_evenings(deck, play, on_a_sheet(work))),
        counts=tuple(deck.counts.items()),
        words=deck.words,
        language=deck.metadata.language,
        hyphenation=deck.hyphenation,
        fonts=deck.fonts,
        seats=design.seats_of(design.halves(deck)),
        accent=design.accent_of(play, work.options.ink),
    )


def _evenings(deck: Deck, play: Play, on_a_sheet: int) -> Iterator[tuple[str, ...]]:
    """Yield rows of the table of what an evening takes: people, tables, and of each game decks
    and, in brackets, sheets of cards, which begin anew for each table.
    """
    least, most = play.players
    games = tuple(game.id for game in play.games if not game.is_together)
    for people in range(max(least, _FROM), most + 1):
        try:
            sizes = Counter(seats(deck, Evening(games or (play.games[0].id,), "", people=people)))
        except WrongUsage:
            continue
        tables = ", ".join(f"{sizes[size]} × {size}" for size in sorted(sizes))
        yield (
            str(people),
            tables,
            *(_takes(deck, game, people, on_a_sheet) for game in play.games),
        )


def _takes(deck: Deck, game: Game, people: int, on_a_sheet: int) -> str:
    """Return how many decks and sheets a game takes; a dash where so many cannot play it."""
    try:
        decks, tables = decks_for(deck, game, people), cards_at_tables(deck, game, people)
    except WrongUsage:
        return "–"
    rules = 1 + len(game.cards)  # a set for each table
    sheets = sum(-(-(rules + cards) // on_a_sheet) for cards in tables) if on_a_sheet else 0
    return f"{decks} ({sheets})" if sheets else str(decks)


PLANNING = Planning(_handouts, problems=_problems)
