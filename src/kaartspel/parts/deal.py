"""The part `deal`: an evening, with a page for each table, and its cards ready to print."""

from collections.abc import Iterator
from dataclasses import replace

from kaartspel import design
from kaartspel.dealing import Evening, Table, deal, find_game
from kaartspel.deck.model import Card, Deck
from kaartspel.frame import Document
from kaartspel.imposition import Stack
from kaartspel.parts.sheets import ON_SHEETS, on_sheets
from kaartspel.parts.work import Part, Work
from kaartspel.pdf import renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe
from kaartspel.type import lacks

LONGEST_SEED = 60  # characters: a seed stands in one line on each page


def tables_pdf(
    about: Document, deck: Deck, evening: Evening, tables: tuple[Table, ...], is_american: bool
) -> bytes:
    """Return a page for each table as a PDF. `about` says what holds for the document."""
    game = find_game(deck, evening.game)
    pages = design.evening_pages(deck, game, evening, tables)
    pages = tuple(map(design.on_letter, pages)) if is_american else pages
    return renderer(deck.fonts).render(replace(about, pages=pages))


def _deal(work: Work) -> Iterator[Recipe]:
    evening, deck = work.options.evening, work.deck
    if evening is None:
        raise WrongUsage("an evening has tables and players; run 'kaartspel deal'")
    _check_seed(deck, evening.seed)
    tables = deal(deck, evening)
    game = find_game(deck, evening.game)
    title = deck.words["deal_title"].format(
        title=deck.metadata.title, game=game.name, seed=evening.seed
    )
    arguments = (work.document(title, ()), deck, evening, tables, work.is_american)
    yield Recipe("deal/tables.pdf", "deal", tables_pdf, arguments)
    by_table = _by_table(work)
    word = deck.words["deal_stack"]
    stacks = (Stack(word.format(number=n), len(cards)) for n, cards in enumerate(by_table, 1))
    yield from on_sheets(work, sum(by_table, ()), "deal/sheets-", "deal", tuple(stacks))


def _by_table(work: Work) -> list[tuple[Card, ...]]:
    """Return the cards of an evening, table by table: the rules of the game first.

    A printed deck has its rules once; each table needs them.
    """
    evening, play = work.options.evening, work.deck.play
    if evening is None or play is None:
        return []
    rules = (play.card, *find_game(work.deck, evening.game).cards)
    return [(*rules, *table.cards) for table in deal(work.deck, evening)]


def _check_seed(deck: Deck, seed: str) -> None:
    """Raise WrongUsage for a seed that cannot be shown on a page."""
    if not seed.strip() or len(seed) > LONGEST_SEED:
        raise WrongUsage(f"the seed must be a text of 1 to {LONGEST_SEED} characters")
    lacking = lacks(deck.fonts, seed)
    if lacking:
        raise WrongUsage(f"the deck's fonts lack {lacking!a}; choose another seed")


DEAL = Part(
    "deal",
    _deal,
    options=(*ON_SHEETS, "evening"),
    count=lambda work: sum(map(len, _by_table(work))),
)
