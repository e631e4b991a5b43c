"""The deck files as an editor writes them: one model per kind of file, and their JSON Schema.

The descriptions serve three readers: the schema (editors that complete and check YAML), the
remedies in problem messages, and whoever reads this code.
"""

from typing import Annotated, Literal

from pydantic import Field

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile, PictureEntry, TextsFile
from kaartspel.deck.fields import (
    CardId,
    ColourEntry,
    EditionDate,
    FileModel,
    IsoDate,
    Language,
    Name,
    Slug,
    Words,
)
from kaartspel.deck.kinds import KindEntry, LookEntry
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.trade_files import FormatEntry, SheetEntry, ShopEntry
from kaartspel.deck.usual import BuildEntry


class SymbolEntry(FileModel):
    """A symbol and what it shows."""

    file: Words = Field(description="an SVG file in the deck's folder")
    alt: Words = Field(description="what the symbol shows, in a few words")


class SuitEntry(FileModel):
    """A suit: what a cluster or a category is marked by."""

    id: Slug
    name: Name = Field(description="the suit's name")
    colour: ColourEntry = Field(description="the suit's colour: screen and press")
    symbol: SymbolEntry = Field(description="the suit's symbol: file and alt")


class SuitsFile(FileModel):
    """suits.yaml: every suit of the deck."""

    suits: tuple[SuitEntry, ...] = Field(min_length=1, description="a list of suits")


class CreatorEntry(FileModel):
    """Someone who made or enabled the publication."""

    name: Name = Field(description="the name as it is shown")
    sort: Name | None = Field(default=None, description="the name as it is sorted: Last, First")
    role: Literal[
        "aut", "aui", "cre", "ctb", "edt", "trl", "ill", "bkd", "pbl", "fnd", "pat", "spn"
    ] = Field(
        description="a MARC relator: aut (author), aui (foreword), cre (maker), ctb (contributor), "
        "edt (editor), trl (translator), ill (illustrator), bkd (designer), pbl (publisher), "
        "fnd (funder), pat (commissioner) or spn (sponsor)"
    )


class SectionEntry(FileModel):
    """One document of the book."""

    chapter: Words = Field(description="a Markdown file in the deck's folder")
    role: Literal[
        "foreword", "introduction", "preface", "chapter", "colophon", "afterword", "appendix"
    ] = Field(default="chapter", description="what the chapter is in the book")
    lang: Language | None = Field(
        default=None, description="the chapter's own language, where it is not the deck's"
    )
    shows: Words | None = Field(
        default=None,
        description="what follows the text: the id of a collection of cards, or values, clusters, "
        "overview or games",
    )


class PartEntry(FileModel):
    """A part of the book with its sections."""

    part: Name = Field(description="the title of the part")
    sections: tuple[SectionEntry, ...] = Field(min_length=1, description="a list of sections")


class BookEntry(FileModel):
    """The order of the book. Title page, contents, errata and gaps are made by the engine."""

    front: tuple[SectionEntry, ...] = Field(default=(), description="sections before the parts")
    parts: tuple[PartEntry, ...] = Field(min_length=1, description="a list of parts")
    back: tuple[SectionEntry, ...] = Field(default=(), description="sections after the parts")


class ValueMapEntry(FileModel):
    """The map of values as a whole."""

    map: Name = Field(description="the name of the map of values")
    question: Words = Field(description="the central question of the map of values")
    clusters: Words | None = Field(
        default=None, description="the question that the clusters answer, if they have their own"
    )


class WeightsEntry(FileModel):
    """The weights that are cut from fonts that vary."""

    text: int = Field(ge=1, le=1000, description="the weight of reading text, such as 400")
    strong: int = Field(ge=1, le=1000, description="the weight of titles and emphasis, such as 700")


class FontsEntry(FileModel):
    """Font files of the deck's own (.ttf, .otf, .woff2), instead of the ones that ship."""

    text: Words = Field(description="a font file: reading text, and whatever has none of its own")
    strong: Words | None = Field(default=None, description="a font file: titles and emphasis")
    italic: Words | None = Field(default=None, description="a font file: italics")
    strong_italic: Words | None = Field(default=None, description="a font file: strong italics")
    weights: WeightsEntry | None = Field(
        default=None, description="for fonts that vary: the weights of text and strong"
    )


class PicturesEntry(FileModel):
    """How fine pictures on cards have to be."""

    least_dpi: Annotated[int, Field(ge=0, le=1200)] = Field(
        default=200, description="the least number of pixels to an inch, as printed"
    )
    below: Literal["problem", "notice"] = Field(
        default="notice", description="what a coarser picture is: a problem, or a notice"
    )


class DeckFile(FileModel):
    """deck.yaml: what the deck says about itself, and the order of the book."""

    slug: Slug = Field(
        description="the name of the e-book's file: lower-case ASCII letters, digits, hyphens"
    )
    title: Name = Field(description="the title of the publication")
    subtitle: Name | None = Field(default=None, description="the subtitle")
    description: Words = Field(description="what the publication is, in one or two sentences")
    language: Language
    identifier: Words = Field(description="a fixed identifier, such as urn:uuid:…; never change it")
    version: Words = Field(description="the deck's own version")
    date: IsoDate = Field(description="when the publication first came out, as YYYY-MM-DD")
    edition_date: EditionDate = Field(description="when this version was made, as YYYY-MM-DD")
    publisher: Name = Field(description="who publishes")
    edition_by: Name | None = Field(
        default=None, description="who made this edition, where that is not the publisher"
    )
    rights: Words = Field(description="whose the texts are, and what one may do with them")
    creators: tuple[CreatorEntry, ...] = Field(min_length=1, description="a list of people")
    reserve_mining: bool = Field(
        default=False, description="true where the right to mine texts and data is reserved"
    )
    value_map: ValueMapEntry | None = Field(
        default=None, description="the map of values: map, question, clusters"
    )
    kinds: tuple[KindEntry, ...] = Field(
        default=(), description="kinds of card that the deck adds or changes"
    )
    look: LookEntry = Field(
        default=LookEntry(), description="what all kinds have in common: accent, type, rules"
    )
    book: BookEntry | None = Field(
        default=None, description="the order of the book, if it has one: front, parts, back"
    )
    words: dict[str, Words] = Field(
        default={}, description="words of the engine's that this deck says differently"
    )
    hyphenation: tuple[Words, ...] = Field(
        default=(), description="words with a hyphen wherever they may be broken"
    )
    phrases: tuple[Words, ...] = Field(
        default=(), description="phrases that stay on one line of a card where they can"
    )
    logo: PictureEntry | None = Field(
        default=None, description="a logo on the backs and the cover, not on the box: file and alt"
    )
    pictures: PicturesEntry = Field(
        default=PicturesEntry(), description="how fine pictures have to be: least_dpi, below"
    )
    fonts: FontsEntry | None = Field(default=None, description="font files of the deck's own")
    extends: Words | None = Field(
        default=None,
        description="the deck that this one is an edition of: a folder, as in ../deck, or "
        "digitalisering-in-beeld, which comes with kaartspel",
    )
    without: tuple[Words, ...] = Field(
        default=(),
        description="a list of what an edition leaves out: ids, or their numbers, of cards, games "
        "and collections; and files: chapters, or a whole file such as play.yaml",
    )
    untranslated: Literal["mark", "leave-out"] | None = Field(
        default=None,
        description="what becomes of cards and chapters that a translation has not yet: mark, to "
        "have them in their own language, or leave-out; without it they are problems",
    )
    build: BuildEntry | None = Field(
        default=None, description="what each build chooses, such as format, ink and sheets"
    )
    formats: tuple[FormatEntry, ...] = Field(default=(), description="sizes of card of its own")
    sheets: tuple[SheetEntry, ...] = Field(default=(), description="sheets of paper of its own")
    shops: tuple[ShopEntry, ...] = Field(default=(), description="print shops of its own")


class ErratumEntry(FileModel):
    """An error of the printed text, mended."""

    printed: Words = Field(description="the wording as printed")
    mended: Words = Field(description="the wording in this deck")
    where: Words = Field(description="where it stands in the publication")
    card: CardId | None = Field(default=None, description="the id of the card, where it is on one")


class GapEntry(FileModel):
    """Text that the source has lost."""

    where: Words = Field(description="where the gap is")
    note: Words = Field(description="what is known of it")


class ErrataFile(FileModel):
    """errata.yaml: what was mended, and what is missing."""

    errata: tuple[ErratumEntry, ...] = Field(default=(), description="a list of errata")
    gaps: tuple[GapEntry, ...] = Field(default=(), description="a list of gaps")


FILES: dict[str, type[FileModel]] = {
    "deck": DeckFile,
    "suits": SuitsFile,
    "errata": ErrataFile,
    "play": PlayFile,
    "texts": TextsFile,
    "questions": MapFile,
    "values": ClusterFile,
    "cards": CardsFile,
    "games": GameFile,
}
"""Each kind of deck file, by its own name or that of the folder that holds many of it."""
