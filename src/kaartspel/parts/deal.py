"""The part `deal`: an evening, with a page for each table, and its cards ready to print."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kaartspel import design
from kaartspel.dealing import Evening, Played, deal, in_words
from kaartspel.deck.model import Card, Deck, Mode
from kaartspel.frame import Document
from kaartspel.imposition import Stack
from kaartspel.inking import Inking
from kaartspel.messages import joined, say, say_many
from kaartspel.parts.sheets import first_sheet, on_a_sheet, on_sheets
from kaartspel.parts.work import Planning, Work
from kaartspel.pdf import renderer
from kaartspel.problems import WrongUsage
from kaartspel.recipe import Recipe
from kaartspel.type import lacks

LONGEST_SEED = 60  # characters: a seed stands in one line on each page


def tables_pdf(
    about: Document, deck: Deck, evening: Evening, games: tuple[Played, ...],
    cards: tuple[int, ...], mode: Mode, inking: Inking, is_american: bool,
) -> bytes:  # fmt: skip
    """Return what the evening takes and the pages of each table as a PDF.

    `about` says what holds for the document; `cards` are the sheets of cards of each game, printed
    in a `mode` and an `inking`.
    """
    assert deck.play
    tables = design.evening_pages(deck, evening, *games, inking=inking)
    printout = design.Printout(cards, len(tables), mode, inking)
    pages = (*design.needs_pages(deck, deck.play, evening, games, printout), *tables)
    pages = tuple(map(design.on_letter, pages)) if is_american else pages
    return renderer(deck.fonts).render(replace(about, pages=pages))


def _deal(work: Work) -> Iterator[Recipe]:
    evening, deck = work.options.evening, work.deck
    if evening is None:
        raise WrongUsage(say("an evening has tables and players; run 'kaartspel deal'"))
    _check_seed(deck, evening.seed)
    games = deal(deck, evening)
    work.notice(_takes(games))
    named = ", ".join(played.game.name for played in games)
    title = deck.words["deal_title"].format(
        title=deck.metadata.title, game=named, seed=evening.seed
    )
    stacks = dict(_stacks(work))
    takes = tuple(_sheets_of(work, played) for played in games)
    sheet = first_sheet(work)
    mode = sheet.mode if sheet else Mode.LONG_EDGE
    how = mode, work.options.ink, work.is_american
    arguments = (work.document(title, ()), deck, evening, games, takes, *how)
    yield Recipe("deal/tables.pdf", "deal", tables_pdf, arguments)
    cards = sum(stacks.values(), ())
    sizes = tuple(Stack(name, len(own)) for name, own in stacks.items())
    yield from on_sheets(work, cards, "deal/sheets-", "deal", sizes)


def _stacks(work: Work) -> Iterator[tuple[str, tuple[Card, ...]]]:
    """Yield the cards of each table by what it is called, game by game: the rules first.

    A printed deck has its rules once; each table needs them.
    """
    evening, play, words = work.options.evening, work.deck.play, work.deck.words
    if evening is None or play is None:
        return
    games = deal(work.deck, evening)
    word = words["deal_stack" if len(games) == 1 else "deal_stack_of"]
    for played in games:
        rules = (play.card, *played.game.cards)
        for table in played.tables:
            name = word.format(number=table.number, game=played.game.name)
            yield name, (*rules, *table.cards)


def _sheets_of(work: Work, played: Played) -> int:
    """Return how many sheets of cards a game takes, of the first sheet: each table begins one."""
    each, rules = on_a_sheet(work), 1 + len(played.game.cards)
    return sum(-(-(rules + len(t.cards)) // each) for t in played.tables) if each else 0


def _takes(games: Sequence[Played]) -> str:
    """Return in a sentence what an evening takes."""
    most = max(games, key=lambda played: len(played.tables))
    sizes = [len(table.hands) for table in most.tables]
    decks = (say_many("{id} takes {count} deck", "{id} takes {count} decks",
                      id=p.game.id, count=p.decks) for p in games)  # fmt: skip
    rules = say_many("{count} set of rules cards", "{count} sets of rules cards", count=len(sizes))
    return say("{people} people at {tables}: {decks}, and {rules} each", people=sum(sizes),
               tables=in_words(sizes), decks=joined(decks), rules=rules)  # fmt: skip


def _check_seed(deck: Deck, seed: str) -> None:
    """Raise WrongUsage for a seed that cannot be shown on a page."""
    if not seed.strip() or len(seed) > LONGEST_SEED:
        raise WrongUsage(
            say("the seed must be a text of 1 to {most} characters", most=LONGEST_SEED)
        )
    lacking = lacks(deck.fonts, seed)
    if lacking:
        raise WrongUsage(
            say("the deck's fonts lack {lacking!a}; choose another seed", lacking=lacking)
        )


PLANNING = Planning(_deal, count=lambda work: sum(len(cards) for _, cards in _stacks(work)))
