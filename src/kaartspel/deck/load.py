"""Turn a deck's folder into a checked Deck, or into all of its problems at once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
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
from kaartspel.deck.fitting import check_trade
from kaartspel.deck.folder import Folder
from kaartspel.deck.font_files import (
    check_characters,
    read_fonts,
    reading_fonts,
    spaced,
)
from kaartspel.deck.inside import Fingerprints
from kaartspel.deck.kinds import LookEntry, colour_of, read_kinds, with_look
from kaartspel.deck.model import (
    NO_SUIT,
    BookPart,
    Card,
    Collection,
    Deck,
    FrozenMap,
    Kind,
    PictureRule,
    Play,
    Suit,
    order_of,
)
from kaartspel.deck.playing import assemble_play
from kaartspel.deck.sources import Sources, read_sources
from kaartspel.deck.supplies import check_supply
from kaartspel.deck.trade_files import read_formats, read_sheets, read_shops
from kaartspel.deck.usual import assemble_usual
from kaartspel.deck.words import check_hyphenation, read_words
from kaartspel.messages import say
from kaartspel.problems import InvalidDeck, Place, Problems


def load(root: Path) -> Deck:
    """Return the deck in the folder `root`.

    Raises InvalidDeck with every problem of the deck, and SurroundingsFailed where a file is
    there and cannot be read.
    """
    return load_with_fingerprints(root)[0]


def load_with_fingerprints(root: Path) -> tuple[Deck, Fingerprints]:
    """Return the deck in the folder `root`, as `load` does, and what was read of the folder."""
    problems = Problems()
    folder = Folder(root, problems)
    deck = _load(folder, problems)
    return deck, folder.fingerprints


def _load(folder: Folder, problems: Problems) -> Deck:
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
    own, yaml = (sources.deck.entry.kinds, sources.deck.yaml) if sources.deck else ((), None)
    look = sources.deck.entry.look if sources.deck else LookEntry()
    kinds = with_look(read_kinds(own, words, yaml, problems), look)
    accent = colour_of(look.accent) if look.accent else None
    alone = replace(NO_SUIT, colour=accent or NO_SUIT.colour)
    collections = assemble_collections(sources, kinds, suits, alone, words, folder, problems)
    play = assemble_play(sources, kinds, suits, alone, words, folder, problems)
    cards = (*(card for c in collections for card in c.cards), *(play.cards if play else ()))
    by_id = {card.id: card for card in cards}
    check_cards(cards, problems)
    check_collections(sources, problems)
    if play and sources.all_cards:
        check_supply(play, cards, problems)
    all_cards = by_id if sources.all_cards and (play or not sources.games) else None
    errata, gaps = assemble_errata(sources.errata, all_cards, problems)
    if sources.deck is None:
        raise InvalidDeck(problems)
    entry, yaml = sources.deck.entry, sources.deck.yaml
    parts = assemble_parts(sources.deck, folder, problems)
    check_listed(folder, chapter_files(sources.deck), problems)
    check_book(sources, parts, set(by_id) if all_cards is not None else None, problems)
    check_hyphenation(entry, yaml, problems)
    formats = read_formats(entry.formats)
    sheets, shops = read_sheets(entry.sheets), read_shops(entry.shops, yaml)
    check_trade(entry, formats, sheets, shops, yaml, problems)
    usual = assemble_usual(entry.build, formats, sheets, shops, yaml, problems)
    logo = assemble_picture(entry.logo, yaml, ("logo",), folder, problems)
    fonts = read_fonts(entry, yaml, folder, problems)
    if fonts is not None:
        place = yaml.place(("fonts",))
        texts = [*_texts(sources, parts), (_added(cards), place)]
        check_characters(fonts, texts, words, place, problems)
        shown = [*texts, ("".join(words.values()), place)]
        reading = spaced(reading_fonts(entry, fonts), shown)
        fonts = spaced(fonts, shown)
    if problems or fonts is None:
        raise InvalidDeck(problems)
    return Deck(
        metadata=assemble_metadata(entry),
        kinds=_used(kinds, collections, play),
        collections=collections,
        parts=parts,
        errata=errata,
        gaps=gaps,
        words=words,
        hyphenation=entry.hyphenation,
        formats=formats,
        sheets=sheets,
        shops=shops,
        fonts=fonts,
        reading=reading,
        cards=_ordered(cards),
        logo=logo,
        accent=accent,
        pictures=PictureRule(entry.pictures.least_dpi, entry.pictures.below == "problem"),
        play=play,
        usual=usual,
        proposed=len(sources.proposals),
    )


def _suits(sources: Sources, folder: Folder, problems: Problems) -> dict[str, Suit] | None:
    """Return the deck's suits, if it has any; None where they could not be read."""
    if sources.suits:
        return assemble_suits(sources.suits, folder, problems)
    return None if folder.holder(SUITS).holds(SUITS) else {}


def _used(
    kinds: Mapping[str, Kind], collections: tuple[Collection, ...], play: Play | None
) -> tuple[Kind, ...]:
    """Return the kinds of the deck's cards, those that only tell the rules last."""
    told = {card.kind for card in play.cards} if play else set()
    main = {card.kind for collection in collections for card in collection.cards}
    ordered = (*(k for k in kinds.values() if k in main), *(k for k in kinds.values() if k in told))
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
    files = [
        sources.deck, sources.suits, sources.errata, sources.play, *sources.maps,
        *sources.clusters, *sources.cards, *sources.games,
    ]  # fmt: skip
    for source in files:
        if source is not None:
            yaml = source.yaml
            for path, place in yaml.values.items():
                data = yaml.at(path)
                if isinstance(data, str):
                    yield data, place
    for part in parts:
        for section in part.sections:
            yield from written_words(section.chapter)
