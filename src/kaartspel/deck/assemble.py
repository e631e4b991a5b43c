"""Turn the entries of the deck files into the parts of a Deck.

A reference that leads nowhere is told; the parts are then stand-ins, and no Deck comes of them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from kaartspel.deck.card_files import CardPictureEntry, PictureEntry
from kaartspel.deck.chapters import read_chapter
from kaartspel.deck.editions.written import Written
from kaartspel.deck.files import (
    DeckFile,
    ErrataFile,
    SectionEntry,
    SuitsFile,
)
from kaartspel.deck.folder import Folder
from kaartspel.deck.images import illustrate
from kaartspel.deck.kinds import colour_of
from kaartspel.deck.model import (
    BookPart,
    Card,
    Chapter,
    Creator,
    Erratum,
    Gap,
    Metadata,
    Origin,
    Picture,
    Section,
    Suit,
    Symbol,
)
from kaartspel.deck.pictures import MAX_PICTURE_BYTES, read_picture
from kaartspel.deck.reading import DataPath, YamlFile
from kaartspel.deck.sources import Source
from kaartspel.deck.symbols import read_symbol
from kaartspel.messages import say
from kaartspel.problems import Problems, did_you_mean

_NO_SYMBOL = Symbol("", 1, (), "")


def assemble_suits(
    source: Source[SuitsFile], folder: Folder, problems: Problems
) -> dict[str, Suit]:
    """Return the suits by their ids; tell ids that stand twice and symbols that are none."""
    suits: dict[str, Suit] = {}
    for i, entry in enumerate(source.entry.suits):
        if entry.id in suits:
            place = source.yaml.place(("suits", i, "id"))
            fact = say("the suit '{id}' stands twice", id=entry.id)
            problems.tell(place, fact, say("give it an id of its own"), "suit-twice")
        place = source.yaml.place(("suits", i, "symbol", "file"))
        drawn, symbol = entry.symbol, None
        if (raw := folder.read(drawn.file, place)) is not None:
            symbol = read_symbol(entry.id, drawn.file, drawn.alt, raw, place, problems)
        colour = colour_of(entry.colour)
        place = source.yaml.place(("suits", i, "colour", "press"))
        suits[entry.id] = Suit(entry.id, entry.name, colour, symbol or _NO_SYMBOL, place)
    return suits


def assemble_picture(
    entry: PictureEntry | None, yaml: YamlFile, path: DataPath, folder: Folder, problems: Problems
) -> Picture | None:
    """Return the picture that the entry at `path` names; tell a file that is none."""
    if entry is None:
        return None
    place = yaml.place((*path, "file"))
    raw = folder.read(entry.file, place, MAX_PICTURE_BYTES)
    if bool(entry.alt) is entry.decorative:
        fact = (
            say("missing key 'alt'")
            if not entry.alt
            else say("a picture with 'alt' is not decorative")
        )
        remedy = say("say in 'alt' what the picture shows, or write 'decorative: true' instead")
        problems.tell(yaml.place(path), fact, remedy, "picture-without-words")
    if raw is None:
        return None
    picture = read_picture(entry.file, entry.alt or "", raw, place, problems)
    if picture and isinstance(entry, CardPictureEntry):
        picture = replace(picture, is_cropped=entry.fit == "cover", spot=entry.place)
    return replace(picture, place=place) if picture else None


def assemble_metadata(entry: DeckFile, first: Written | None) -> Metadata:
    """Return what the deck says about itself.

    `first` is what the deck.yaml says that an edition began with: there stands what both were made
    from.
    """
    own = Origin(_titles(entry.title, entry.subtitle or ""), entry.publisher, entry.date)
    origin = own
    if first:
        origin = Origin(
            _titles(first.said("title"), first.said("subtitle")) or own.title,
            first.said("publisher") or own.publisher,
            first.said("date") if _is_day(first.said("date")) else own.date,
        )
    creators = tuple(Creator(c.name, c.sort or c.name, c.role) for c in entry.creators)
    return Metadata(
        slug=entry.slug,
        title=entry.title,
        subtitle=entry.subtitle or "",
        description=entry.description,
        language=entry.language,
        identifier=entry.identifier,
        version=entry.version,
        date=entry.date,
        edition_date=entry.edition_date,
        publisher=entry.publisher,
        rights=entry.rights,
        creators=creators,
        origin=origin,
        reserves_mining=entry.reserve_mining,
        edition_by=entry.edition_by or "",
    )


def _is_day(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _titles(title: str, subtitle: str) -> str:
    return f"{title}. {subtitle}" if subtitle else title


def assemble_parts(
    source: Source[DeckFile], folder: Folder, problems: Problems
) -> tuple[BookPart, ...]:
    """Return the book: front matter and back matter are parts without a title.

    A deck that says nothing of a book has no parts of one.
    """
    book = source.entry.book
    if book is None:
        return ()
    groups: list[tuple[str, tuple[SectionEntry, ...], DataPath]] = [
        ("", book.front, ("book", "front")),
        *((p.part, p.sections, ("book", "parts", i, "sections"))
          for i, p in enumerate(book.parts)),
        ("", book.back, ("book", "back")),
    ]  # fmt: skip
    return tuple(
        BookPart(title, tuple(
            Section(entry.role, chapter, entry.shows or "", entry.lang or "")
            for entry, chapter in _chapters(source, sections, path, folder, problems)
        ))
        for title, sections, path in groups
    )  # fmt: skip


def _chapters(
    source: Source[DeckFile],
    sections: tuple[SectionEntry, ...],
    path: DataPath,
    folder: Folder,
    problems: Problems,
) -> Iterator[tuple[SectionEntry, Chapter]]:
    for i, entry in enumerate(sections):
        raw = folder.read(entry.chapter, source.yaml.place((*path, i, "chapter")))
        if raw is not None:
            holder = folder.holder(entry.chapter)
            file = holder.label(holder.root / entry.chapter)
            chapter = read_chapter(entry.chapter, file, raw, problems)
            yield entry, illustrate(chapter, folder, problems)


def assemble_errata(
    source: Source[ErrataFile] | None, cards: dict[str, Card] | None, problems: Problems
) -> tuple[tuple[Erratum, ...], tuple[Gap, ...]]:
    """Return the errata and the gaps; tell cards that are not there or say something else.

    `cards` is None where not all of them are known.
    """
    if source is None or cards is None:
        return (), ()
    errata = []
    for i, entry in enumerate(source.entry.errata):
        card = cards.get(entry.card) if entry.card else None
        place = source.yaml.place(("errata", i, "card"))
        if entry.card and card is None:
            fact = say("unknown card '{card}'", card=entry.card)
            remedy = did_you_mean(entry.card, cards)
            problems.tell(place, fact, remedy, "unknown-card")
        elif card and entry.mended not in card.text:
            fact = say("the card '{id}' does not say '{mended}'", id=card.id, mended=entry.mended)
            remedy = say("mend the card's text or the erratum")
            problems.tell(place, fact, remedy, "erratum-not-on-card")
        errata.append(Erratum(entry.printed, entry.mended, entry.where, card))
    return tuple(errata), tuple(Gap(gap.where, gap.note) for gap in source.entry.gaps)
