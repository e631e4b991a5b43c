"""The part `deal`: an evening, with a page for each table, and its cards ready to print."""

from collections.abc import Iterator

from kaartspel import design
from kaartspel.dealing import Evening, deal, find_game
from kaartspel.output import Output
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import Renderer
from kaartspel.problems import WrongUsage

LONGEST_SEED = 60  # characters: a seed stands in one line on each page


def _deal(work: Work) -> Iterator[Output]:
    evening, deck = work.options.evening, work.deck
    if evening is None:
        raise WrongUsage("an evening has tables and players; run 'kaartspel deal'")
    _check_seed(work, evening)
    game, tables = find_game(deck, evening.game), deal(deck, evening)
    pages = design.evening_pages(deck, game, evening, tables)
    title = deck.words["deal_title"].format(
        title=deck.metadata.title, game=game.name, seed=evening.seed
    )
    renderer = Renderer(deck.fonts)
    yield Output("deal/tables.pdf", "deal", renderer.render(work.document(title, pages)))


def _check_seed(work: Work, evening: Evening) -> None:
    """Raise WrongUsage for a seed that cannot be shown on a page."""
    if len(evening.seed) > LONGEST_SEED:
        raise WrongUsage(f"the seed is longer than {LONGEST_SEED} characters; shorten it")
    lacking = design.lacks(work.deck, evening.seed)
    if lacking:
        raise WrongUsage(f"the deck's fonts lack '{lacking}'; choose another seed")


DEAL = Part("deal", _deal, options=("format", "ink", "evening"))
