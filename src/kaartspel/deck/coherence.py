"""Hold the deck's files against each other: ids, numbers, their order, and the book's contents."""

from collections.abc import Iterator
from itertools import pairwise

from kaartspel.deck.card_files import CardsFile, MapFile
from kaartspel.deck.collections import VALUES
from kaartspel.deck.files import DeckFile
from kaartspel.deck.links import check_links
from kaartspel.deck.model import BookPart, Card, Section, order_of
from kaartspel.deck.reading import DataPath
from kaartspel.deck.sources import Source, Sources
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean, nearest

_WORDS = ("clusters", "overview", "games")  # that a section of the book may show


def check_cards(cards: tuple[Card, ...], problems: Problems) -> None:
    """Tell each id or number that stands twice, or a number that is missing or out of order."""
    ids: dict[str, Card] = {}
    numbers: dict[tuple[str, int, str], Card] = {}
    for card in cards:
        if (first := ids.setdefault(card.id, card)) is not card:
            fact = say(
                "the id '{id}' stands twice (first in {place})", id=card.id, place=first.place
            )
            problems.tell(card.place, fact, say("give this card an id of its own"), "card-id-twice")
        elif card.number and (first := numbers.setdefault(order_of(card.id)[:3], card)) is not card:
            fact = say(
                "the number {number} stands twice (first in {place})",
                number=card.number,
                place=first.place,
            )
            remedy = say("give this card a number of its own")
            problems.tell(card.place, fact, remedy, "card-number-twice")
    for kind in dict.fromkeys(card.kind for card in cards):
        _check_numbers([card for card in cards if card.kind == kind], problems)


def _check_numbers(cards: list[Card], problems: Problems) -> None:
    """Tell cards of a kind whose numbers are out of order, or that have none where others do.

    Cards are sorted by their numbers, so that lists of them and of their files are in one order.
    """
    bare, numbered = ([c for c in cards if bool(c.number) is is_so] for is_so in (False, True))
    odd, other = sorted((bare, numbered), key=len)
    for card in odd:
        fact = say(
            "the id '{id}' begins with no number, and that of '{other}' does",
            id=card.id,
            other=other[0].id,
        )
        if card.number:
            fact = say(
                "the id '{id}' begins with the number {number}, and others have none",
                id=card.id,
                number=card.number,
            )
        remedy = say("begin the ids of all cards of a kind with a number, such as v07-, or of none")
        problems.tell(card.place, fact, remedy, "card-number-missing")
    for before, after in pairwise(numbered):
        if order_of(before.id) > order_of(after.id):
            fact = say(
                "'{later}' comes after '{earlier}', but sorts before it",
                later=after.id,
                earlier=before.id,
            )
            instead = _misspelt(after, cards) or say(
                "move the card, or give it an id between those of its neighbours"
            )
            problems.tell(after.place, fact, instead, "card-out-of-order")


def _misspelt(card: Card, others: list[Card]) -> str:
    """Return the remedy for a card alone in a group or topic whose name is nearly another's."""
    for what in ("group", "topic"):
        name = getattr(card, what)
        names = {getattr(c, what) for c in others if order_of(c.id) != order_of(card.id)} - {""}
        near = nearest(name, sorted(names))
        if name and near and name not in names:
            return say("write '{near}' where it says '{name}', if that is meant", near=near,
                       name=name)  # fmt: skip
    return ""


def check_collections(sources: Sources, problems: Problems) -> None:
    """Tell each id of a collection that stands twice or that the book uses as a word."""
    files: tuple[Source[MapFile] | Source[CardsFile], ...] = (*sources.maps, *sources.cards)
    taken = {*_WORDS, *([VALUES] if sources.clusters else [])}
    seen: dict[str, Place] = {}
    for source in files:
        id_, place = source.entry.id, source.yaml.place(("id",))
        if id_ in taken:
            fact = say("'{id}' has a meaning in the book", id=id_)
            problems.tell(place, fact, say("give the map another id"), "map-id-taken")
        elif id_ in seen:
            fact = say("the map '{id}' stands twice (first in {first})", id=id_, first=seen[id_])
            problems.tell(place, fact, say("give it an id of its own"), "map-id-twice")
        seen.setdefault(id_, place)
    deck = sources.deck
    if deck and deck.entry.value_map and not sources.clusters and sources.all_cards:
        place = deck.yaml.key_place(("value_map",))
        remedy = say("remove 'value_map', or add files in values/")
        problems.tell(place, say("the deck has no values"), remedy, "value-map-alone")


def check_book(
    sources: Sources, parts: tuple[BookPart, ...], cards: set[str] | None, problems: Problems
) -> None:
    """Tell each section that shows nothing, and each map that is not shown.

    `cards` are the ids that links may lead to; None where not all of them are known.
    """
    if sources.deck is None or sources.deck.entry.book is None:
        return
    sections = [section for part in parts for section in part.sections]
    chapters: dict[str, Section] = {}
    for section in sections:
        if chapters.setdefault(section.chapter.name, section) is not section:
            fact = say("the book holds this chapter twice")
            remedy = say("remove one of the two in deck.yaml")
            problems.tell(section.chapter.place, fact, remedy, "chapter-twice")
    games = {source.entry.id for source in sources.games}
    ids = [*(map_.entry.id for map_ in sources.maps), *(file.entry.id for file in sources.cards)]
    needed = [*ids, *([VALUES] if sources.clusters else []),
              *(["games"] if games else [])]  # fmt: skip
    showable = [*needed, *(["clusters", "overview"] if _has_group_cards(sources) else [])]
    shown: set[str] = set()
    for path, show in _shows(sources.deck):
        place = sources.deck.yaml.place(path)
        if show not in showable and sources.all_cards:
            fact = say("there is no map '{show}' to show", show=show)
            problems.tell(place, fact, did_you_mean(show, showable), "unknown-map")
        elif show in shown:
            fact = say("the book shows '{show}' twice", show=show)
            problems.tell(place, fact, say("remove one of the two"), "shown-twice")
        shown.add(show)
    for missing in sorted({*needed} - shown):
        place = sources.deck.yaml.key_place(("book", "parts"))
        fact = say("the book does not show '{missing}'", missing=missing)
        remedy = say("add 'shows: {missing}' to one of its sections", missing=missing)
        problems.tell(place, fact, remedy, "not-shown")
    read = {section.chapter.name: section.chapter for section in sections}
    chapters_read = {name: read.get(name) for name in chapter_files(sources.deck)}
    for section in sections:
        known_games = None if cards is None else games
        check_links(section.chapter, cards, chapters_read, known_games, problems, sources.left_out)


def _has_group_cards(sources: Sources) -> bool:
    """Return whether a group has a card of its own, for the book to list."""
    groups = (group for source in sources.cards for group in source.entry.groups)
    return bool(sources.clusters) or any(group.card for group in groups)


def chapter_files(source: Source[DeckFile]) -> Iterator[str]:
    """Yield the chapters' files as the deck names them, whether they could be read or not."""
    book = source.entry.book
    if book is None:
        return
    for part in book.parts:
        yield from (section.chapter for section in part.sections)
    yield from (section.chapter for section in (*book.front, *book.back))


def _shows(source: Source[DeckFile]) -> Iterator[tuple[DataPath, str]]:
    book = source.entry.book
    assert book
    for i, part in enumerate(book.parts):
        for j, section in enumerate(part.sections):
            if section.shows:
                yield ("book", "parts", i, "sections", j, "shows"), section.shows
    for place in ("front", "back"):
        for j, section in enumerate(getattr(book, place)):
            if section.shows:
                yield ("book", place, j, "shows"), section.shows
