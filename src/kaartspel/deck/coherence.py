"""Hold the deck's files against each other: ids, numbers, their order, and the book's contents."""

from collections.abc import Iterator
from itertools import pairwise

from kaartspel.deck.chapters import check_links
from kaartspel.deck.files import DeckFile
from kaartspel.deck.model import BookPart, Card, Kind, Section
from kaartspel.deck.reading import Path
from kaartspel.deck.sources import Source, Sources
from kaartspel.problems import Place, Problems, did_you_mean

SHOWS = ("clusters", "values", "overview", "games")


def check_cards(cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each id or number that stands twice, or stands out of order.

    Ids sort in the deck's order, so that files and lists sorted by name are in that order too.
    """
    ids: dict[str, Card] = {}
    numbers: dict[str, Card] = {}
    for card in cards:
        if (first := ids.setdefault(card.id, card)) is not card:
            fact = f"the id '{card.id}' stands twice (first in {first.place})"
            problems.tell(card.place, fact, "give this card an id of its own", "card-id-twice")
        elif (first := numbers.setdefault(card.number, card)) is not card:
            fact = f"the number {card.number} stands twice (first in {first.place})"
            remedy = "give this card a number of its own"
            problems.tell(card.place, fact, remedy, "card-number-twice")
    for kind in Kind:
        for before, after in pairwise(card for card in cards if card.kind == kind):
            if before.id > after.id:
                fact = f"'{after.id}' comes after '{before.id}', but sorts before it"
                remedy = "move the card, or give it an id between those of its neighbours"
                problems.tell(after.place, fact, remedy, "card-out-of-order")


def check_maps(sources: Sources, problems: Problems) -> None:
    """Tell each map id that stands twice or that the book uses as a word."""
    seen: dict[str, Place] = {}
    for source in sources.maps:
        id_, place = source.entry.id, source.yaml.place(("id",))
        if id_ in SHOWS:
            fact = f"'{id_}' has a meaning in the book"
            problems.tell(place, fact, "give the map another id", "map-id-taken")
        elif id_ in seen:
            fact = f"the map '{id_}' stands twice (first in {seen[id_]})"
            problems.tell(place, fact, "give it an id of its own", "map-id-twice")
        seen.setdefault(id_, place)


def check_book(
    sources: Sources, parts: tuple[BookPart, ...], cards: set[str] | None, problems: Problems
) -> None:
    """Tell each section that shows nothing, and each map that is not shown.

    `cards` are the ids that links may lead to; None where not all of them are known.
    """
    if sources.deck is None:
        return
    sections = [section for part in parts for section in part.sections]
    chapters: dict[str, Section] = {}
    for section in sections:
        if chapters.setdefault(section.chapter.name, section) is not section:
            fact = "the book holds this chapter twice"
            remedy = "remove one of the two in deck.yaml"
            problems.tell(section.chapter.place, fact, remedy, "chapter-twice")
    games = {source.entry.id for source in sources.games}
    ours = [show for show in SHOWS if show != "games" or games]
    showable = [*(source.entry.id for source in sources.maps), *ours]
    shown: set[str] = set()
    for path, show in _shows(sources.deck):
        place = sources.deck.yaml.place(path)
        if show not in showable and sources.all_cards:
            fact = f"there is no map '{show}' to show"
            problems.tell(place, fact, did_you_mean(show, showable), "unknown-map")
        elif show in shown:
            fact = f"the book shows '{show}' twice"
            problems.tell(place, fact, "remove one of the two", "shown-twice")
        shown.add(show)
    for missing in sorted({*showable, "values"} - {"clusters", "overview"} - shown):
        place = sources.deck.yaml.key_place(("book", "parts"))
        fact = f"the book does not show '{missing}'"
        remedy = f"add 'shows: {missing}' to one of its sections"
        problems.tell(place, fact, remedy, "not-shown")
    read = {section.chapter.name: section.chapter for section in sections}
    files = {name: read.get(name) for name in _chapters(sources.deck)}
    for section in sections:
        known_games = None if cards is None else games
        check_links(section.chapter, cards, files, known_games, problems)


def _chapters(source: Source[DeckFile]) -> Iterator[str]:
    """Yield the chapters' files, whether they could be read or not."""
    book = source.entry.book
    for part in book.parts:
        yield from (section.chapter for section in part.sections)
    yield from (section.chapter for section in (*book.front, *book.back))


def _shows(source: Source[DeckFile]) -> Iterator[tuple[Path, str]]:
    book = source.entry.book
    for i, part in enumerate(book.parts):
        for j, section in enumerate(part.sections):
            if section.shows:
                yield ("book", "parts", i, "sections", j, "shows"), section.shows
    for place in ("front", "back"):
        for j, section in enumerate(getattr(book, place)):
            if section.shows:
                yield ("book", place, j, "shows"), section.shows
