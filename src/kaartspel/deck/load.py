"""Turn a deck's folder into a checked Deck, or into all of its problems at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from kaartspel.deck.assemble import (
    assemble_errata,
    assemble_metadata,
    assemble_parts,
    assemble_picture,
    assemble_suits,
)
from kaartspel.deck.chapters import check_listed, written_words
from kaartspel.deck.coherence import (
    chapter_files,
    check_book,
    check_cards,
    check_collections,
)
from kaartspel.deck.collections import assemble_collections
from kaartspel.deck.contents import SUITS
from kaartspel.deck.files import DeckFile
from kaartspel.deck.fitting import check_trade
from kaartspel.deck.folder import Folder
from kaartspel.deck.font_files import (
    characters_of,
    check_characters,
    faces_of,
    read_fonts,
    reading_fonts,
    spaced,
)
from kaartspel.deck.inside import Fingerprints
from kaartspel.deck.kinds import Kinds, LookEntry, colour_of, read_kinds, with_look
from kaartspel.deck.model import (
    NO_SUIT,
    BookPart,
    Card,
    Collection,
    Deck,
    Fonts,
    Format,
    FrozenMap,
    Kind,
    PictureRule,
    Play,
    Sheet,
    Shop,
    Suit,
    order_of,
)
from kaartspel.deck.playing import assemble_play
from kaartspel.deck.remains import remains
from kaartspel.deck.sources import Source, Sources, read_sources
from kaartspel.deck.supplies import check_supply
from kaartspel.deck.trade_files import read_formats, read_sheets, read_shops
from kaartspel.deck.usual import assemble_usual
from kaartspel.deck.words import check_hyphenation, check_phrases, read_words
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Place, Problem, Problems


def load(root: Path) -> Deck:
    """Return the deck in the folder `root`.

    Raises InvalidDeck with every problem of the deck, and SurroundingsFailed where a file is
    there and cannot be read.
    """
    reading = read(root)
    if reading.deck is None or reading.problems:
        raise InvalidDeck(reading.problems)
    return reading.deck


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a deck's folder, and what is wrong with it.

    Where something is, the deck is what remains to be laid out, if anything does.
    """

    deck: Deck | None
    problems: tuple[Problem, ...]
    fingerprints: Fingerprints


def read(root: Path) -> Reading:
    """Return what stands in the folder `root`. Raises SurroundingsFailed, as `load` does."""
    problems = Problems()
    folder = Folder(root, problems)
    try:
        deck = _read(folder, problems)
    except InvalidDeck:
        deck = None
    return Reading(deck, tuple(problems), folder.fingerprints)


def _read(folder: Folder, problems: Problems) -> Deck | None:
    """Return the deck, or what remains of it. Raises InvalidDeck where that is nothing."""
    root = folder.root
    if not root.is_dir():
        place = Place(folder.label(root))
        problems.tell(
            place, say("there is no such folder"), say("name the deck's folder"), "no-folder"
        )
        raise InvalidDeck(problems)
    sources = read_sources(folder, problems)
    suits = _suits(sources, folder, problems)
    words = read_words(sources.deck, problems) if sources.deck else FrozenMap()
    look = sources.deck.entry.look if sources.deck else LookEntry()
    kinds = with_look(_kinds(sources.deck, words, problems), look)
    accent = colour_of(look.accent) if look.accent else None
    alone = replace(NO_SUIT, colour=accent or NO_SUIT.colour)
    collections = assemble_collections(sources, kinds, suits, alone, words, folder, problems)
    play = assemble_play(sources, kinds, suits, alone, words, folder, problems)
    cards = (*(card for c in collections for card in c.cards), *(play.cards if play else ()))
    by_id = {card.id: card for card in cards}
    check_cards(cards, problems)
    check_collections(sources, problems)
    if play and sources.all_cards and all(kinds.knows(card.kind.id) for card in cards):
        check_supply(play, cards, problems)
    all_cards = by_id if sources.all_cards and (play or not sources.games) else None
    errata, gaps = assemble_errata(sources.errata, all_cards, problems)
    if sources.deck is None:
        raise InvalidDeck(problems)
    entry, yaml = sources.deck.entry, sources.deck.yaml
    parts = assemble_parts(sources.deck, folder, problems)
    if "book" not in sources.deck.doubtful:
        check_listed(folder, chapter_files(sources.deck), problems)
        check_book(sources, parts, set(by_id) if all_cards is not None else None, problems)
    hyphenation = check_hyphenation(entry, yaml, problems)
    set_texts = chain((text for text, _ in _set_texts(sources)), words.values())
    phrases = check_phrases(entry, yaml, set_texts, problems)
    formats, sheets, shops, usual = _trade(sources.deck, problems)
    logo = assemble_picture(entry.logo, yaml, ("logo",), folder, problems)
    fonts, stand_ins = read_fonts(entry, yaml, folder, problems)
    own_fonts = [font for font in faces_of(fonts) if font not in stand_ins]
    if "fonts" in sources.deck.doubtful:
        own_fonts = []
    place = yaml.place(("fonts",))
    texts = [*_texts(sources, parts), (_added(cards), place)]
    check_characters(own_fonts, texts, words, place, problems)
    shown = [*texts, ("".join(words.values()), place)]
    reading = spaced(reading_fonts(entry, fonts), shown)
    deck = Deck(
        metadata=assemble_metadata(entry, sources.first),
        kinds=_used(kinds, collections, play),
        collections=collections,
        parts=parts,
        errata=errata,
        gaps=gaps,
        words=words,
        hyphenation=(*hyphenation, *phrases),
        formats=formats,
        sheets=sheets,
        shops=shops,
        fonts=spaced(fonts, shown),
        reading=reading,
        cards=_ordered(cards),
        logo=logo,
        accent=accent,
        pictures=PictureRule(entry.pictures.least_dpi, entry.pictures.below == "problem"),
        play=play,
        usual=usual,
        proposed=len(sources.proposals),
    )
    if not problems:
        return deck
    is_set = len(own_fonts) == len(faces_of(fonts)) or _has_all(fonts, shown)
    return remains(deck, kinds, problems) if is_set else None


def _kinds(
    source: Source[DeckFile] | None, words: FrozenMap[str, str], problems: Problems
) -> Kinds:
    """Return the kinds of card; of a deck.yaml that could not be read, those that ship."""
    if source is None:
        return replace(read_kinds((), words, None, (), problems), has_all=False)
    kinds = read_kinds(source.entry.kinds, words, source.yaml, source.cut, problems)
    return replace(kinds, has_all="kinds" not in source.lost)


_Trade = tuple[tuple[Format, ...], tuple[Sheet, ...], tuple[Shop, ...], FrozenMap[str, object]]


def _trade(source: Source[DeckFile], problems: Problems) -> _Trade:
    """Return formats, sheets and shops, and what builds choose; what ships, after a problem."""
    entry, yaml, before = source.entry, source.yaml, len(problems)
    formats = read_formats(entry.formats)
    sheets, shops = read_sheets(entry.sheets), read_shops(entry.shops, yaml)
    if source.doubtful & {"formats", "sheets", "shops"}:
        return formats, sheets, shops, FrozenMap()
    check_trade(entry, formats, sheets, shops, yaml, problems)
    usual = assemble_usual(entry.build, formats, sheets, shops, yaml, problems)
    if len(problems) > before:
        return read_formats(()), read_sheets(()), read_shops((), yaml), FrozenMap()
    return formats, sheets, shops, usual


def _has_all(fonts: Fonts, texts: Iterable[tuple[str, Place]]) -> bool:
    """Return whether fonts that stand in for others have what these would have to."""
    used = {ord(c) for text, _ in texts for c in text if not c.isspace()}
    return used <= (characters_of(faces_of(fonts)) or set())


def _suits(sources: Sources, folder: Folder, problems: Problems) -> dict[str, Suit] | None:
    """Return the deck's suits, if it has any; None where they could not be read."""
    if sources.suits:
        return assemble_suits(sources.suits, folder, problems)
    return None if folder.holder(SUITS).holds(SUITS) else {}


def _used(kinds: Kinds, collections: tuple[Collection, ...], play: Play | None) -> tuple[Kind, ...]:
    """Return the kinds of the deck's cards, those that only tell the rules last."""
    rules = {card.kind for card in play.cards} if play else set()
    main = {card.kind for collection in collections for card in collection.cards}
    all_kinds = kinds.by_id.values()
    ordered = (*(k for k in all_kinds if k in main), *(k for k in all_kinds if k in rules))
    return tuple(dict.fromkeys(ordered))


def _ordered(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Return cards by their numbers; as the deck has them where some have none."""
    if all(card.number for card in cards):
        return tuple(sorted(cards, key=lambda card: order_of(card.id)))
    return cards


def _added(cards: tuple[Card, ...]) -> str:
    """Return what the engine adds to the deck's texts beside its words: numbers, and a hyphen."""
    return "-, .0123456789" + "".join(card.number for card in cards)


def _texts(sources: Sources, parts: tuple[BookPart, ...]) -> Iterator[tuple[str, Place]]:
    """Yield every text of the deck that a reader sees, with its place."""
    yield from _set_texts(sources)
    for part in parts:
        for section in part.sections:
            yield from written_words(section.chapter)


def _set_texts(sources: Sources) -> Iterator[tuple[str, Place]]:
    """Yield the texts of all files but the book's chapters."""
    files = [
        sources.deck, sources.suits, sources.errata, sources.play, *sources.maps,
        *sources.clusters, *sources.cards, *sources.games,
    ]  # fmt: skip
    for source in files:
        if source is not None:
            yaml = source.yaml
            for path, place in yaml.values.items():
                data = yaml.at(path)
                if isinstance(data, str) and path[:1] != ("phrases",):
                    yield data, place
