"""Choose what opens the book's pages and sections: each chapter by its own drawing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import chain

from kaartspel import design
from kaartspel.book.themes import CARDS, PLAIN, TITLE, VALUES, ThemedFrame, game_place
from kaartspel.deck.model import (
    BookPart,
    Card,
    CardGroup,
    Chapter,
    Collection,
    Deck,
    FrozenMap,
    Play,
    Section,
    Topic,
)
from kaartspel.design import DARK, LIGHT, Palette
from kaartspel.frame import Frame

_PLACES = (0.5, 0.26, 0.74, 0.38, 0.62, 0.12, 0.88)  # along a chamber, where it is seen from near

_Sketch = Callable[[Palette], Frame | None]
_Opened = tuple[str, list[_Sketch], list[Card]]
"""What opens a page: its id, the drawings that may, the best first, and its cards."""


def wordless(deck: Deck) -> Deck:
    """Return what decides how a deck's pages are opened: its seats, parts and games.

    Of words it holds those that parties and chapters are told apart by.
    """
    bare = {card: _wordless_card(card) for card in deck.cards}

    def topics(group: CardGroup) -> tuple[Topic, ...]:
        return tuple(Topic("", tuple(bare[c] for c in each.cards)) for each in group.topics)

    def groups(held: Collection) -> tuple[CardGroup, ...]:
        return tuple(
            replace(group, topics=topics(group), card=group.card and bare[group.card])
            for group in held.groups
        )

    return replace(
        deck,
        collections=tuple(Collection(c.id, "", "", groups(c)) for c in deck.collections),
        parts=tuple(BookPart("", tuple(map(_wordless_section, p.sections))) for p in deck.parts),
        errata=(), gaps=(), words=FrozenMap(), hyphenation=(), formats=(), sheets=(), shops=(),
        cards=tuple(bare.values()), logo=None, reading=None, usual=FrozenMap(), proposed=0,
    )  # fmt: skip


def _wordless_card(card: Card) -> Card:
    title = {"title": card.fields["title"]} if "title" in card.fields else {}
    return replace(
        card, fields=FrozenMap(title), topic="", picture=None, code=None, language="",
        languages=FrozenMap(), named=FrozenMap(),
    )  # fmt: skip


def _wordless_section(section: Section) -> Section:
    return replace(section, chapter=Chapter(section.chapter.name, "", ""), language="")


def openings(deck: Deck) -> Iterator[tuple[str, ThemedFrame]]:
    """Yield what opens the book, its pages, groups and games, by what it opens."""
    yield from _first(TITLE, [partial(design.sign, deck)], [])
    yield from _opened(deck)
    for id_, cards in _plain(deck):
        yield from _first(id_, [partial(design.suits_line, cards)], [])
    for group in _groups(deck):
        if group.name and (own := _cards(group)):
            yield from _first(group.id, [partial(design.band, deck, own, wide=False)], [])
    if play := deck.play:
        for game in play.games:
            drawn = design.table_band(play, game, wide=False)
            yield game_place(game.id), ThemedFrame(drawn, drawn)


def _opened(deck: Deck) -> Iterator[tuple[str, ThemedFrame]]:
    """Yield for each part and each of its chapters the best drawing that opens no other.

    Where there is none, as of kinds without an emblem, it is a line.
    """
    taken = list[Frame]()
    for id_, drawings, cards in chain(_showing(deck), _dividing(deck), _telling(deck)):
        for _, drawn in _first(id_, [*drawings, partial(design.suits_line, cards)], taken):
            taken.append(drawn.light)
            yield id_, drawn


def _first(
    id_: str, drawings: Iterable[_Sketch], taken: list[Frame]
) -> Iterator[tuple[str, ThemedFrame]]:
    """Yield the first of some drawings that is not taken; the first, if all are."""
    made = (_themed(draw) for draw in drawings)
    some = filter(None, made)
    first = next(some, None)
    others = (drawn for drawn in some if drawn.light not in taken)
    if first and first.light in taken:
        first = next(others, first)
    if first:
        yield id_, first


def _themed(draw: _Sketch) -> ThemedFrame | None:
    light, dark = draw(LIGHT), draw(DARK)
    return ThemedFrame(light, dark) if light and dark else None


def _showing(deck: Deck) -> Iterator[_Opened]:
    """Yield the chapters that show cards, or what is made of them."""
    for section in (each for part in deck.parts for each in part.sections if each.shows):
        cards = _shown(deck, section.shows)
        own = list[_Sketch]()
        if section.shows == "clusters":
            own = [partial(design.benches_band, deck)]
        elif section.shows == "overview":
            own = [partial(design.columns_band, deck)]
        elif section.shows == "games" and deck.play:
            own = [partial(_at_table, deck.play)]
        band = partial(design.band, deck, cards)
        yield section.chapter.name, [*own, band, *_near(deck, cards)], cards


def _at_table(play: Play, _: Palette) -> Frame:
    """Return the table of the first game that is played at one, or of the first."""
    at_table = (game for game in play.games if not game.is_together)
    return design.table_band(play, next(at_table, play.games[0]))


def _dividing(deck: Deck) -> Iterator[_Opened]:
    """Yield the pages of parts: the council, their own cards' seats lit."""
    for index, part in enumerate(deck.parts[1:-1], 1):
        cards = _held(deck, part.sections) or _all(deck)
        whole = partial(design.council_band, deck, cards)
        yield f"part-{index}", [whole, *_near(deck, cards)], cards


def _telling(deck: Deck) -> Iterator[_Opened]:
    """Yield the chapters of text: seats from near, lit where they are about the cards of a part.

    An introduction has the whole council lit.
    """
    last = len(deck.parts) - 1
    for index, part in enumerate(deck.parts):
        cards = _held(deck, part.sections) if 0 < index < last else []
        for section in part.sections:
            if section.shows or section.role == "colophon":
                continue
            whole = [partial(design.council_band, deck, _all(deck))]
            first = whole if section.role == "introduction" else []
            yield section.chapter.name, [*first, *_near(deck, cards)], cards or _all(deck)


def _near(deck: Deck, cards: list[Card]) -> list[_Sketch]:
    return [partial(design.near_band, deck, cards, at=at) for at in _PLACES]


def _plain(deck: Deck) -> Iterator[tuple[str, list[Card]]]:
    """Yield the pages that have but a line, with the cards that it is divided by."""
    sections = (section for part in deck.parts for section in part.sections)
    colophons = [each.chapter.name for each in sections if each.role == "colophon"]
    yield from ((id_, _all(deck)) for id_ in (*PLAIN, CARDS, *colophons))
    yield VALUES, _shown(deck, "overview")


def _held(deck: Deck, sections: Iterable[Section]) -> list[Card]:
    """Return the cards that sections show, each once."""
    shown = (card for section in sections for card in _shown(deck, section.shows))
    return list({card.id: card for card in shown}.values())


def _shown(deck: Deck, what: str) -> list[Card]:
    """Return the cards that a section shows, or is about: games are played with all."""
    match what:
        case "games":
            return _all(deck)
        case "clusters" | "overview":
            return _cards(*deck.carded_groups)
    return [card for held in deck.collections if held.id == what for card in _cards(*held.groups)]


def _all(deck: Deck) -> list[Card]:
    return _cards(*_groups(deck))


def _groups(deck: Deck) -> Iterator[CardGroup]:
    return (group for collection in deck.collections for group in collection.groups)


def _cards(*groups: CardGroup) -> list[Card]:
    """Return the cards of groups that have a seat: all but those of the groups themselves."""
    return [card for group in groups for topic in group.topics for card in topic.cards]
