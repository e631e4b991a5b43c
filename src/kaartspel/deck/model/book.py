"""The book: who made it, its chapters in their order, what was mended and what is missing."""

from dataclasses import dataclass, field

from kaartspel.deck.model.cards import Card
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class Creator:
    """Someone who made or enabled the publication; `role` is a MARC relator code."""

    name: str
    sort: str
    role: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the deck says about itself. `date` and `edition_date` are ISO dates."""

    slug: str
    title: str
    subtitle: str
    description: str
    language: str
    identifier: str
    version: str
    date: str
    edition_date: str
    publisher: str
    rights: str
    creators: tuple[Creator, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One Markdown chapter: `title` is its first heading, `markdown` what follows it.

    `line` is the file's line at which `markdown` begins.
    """

    name: str
    title: str
    markdown: str
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """One document of the book: a chapter, and what the engine shows after its text.

    `role` is an EPUB structure term such as foreword or chapter; `shows` is the id of a question
    map, or clusters, values or overview, or nothing.
    """

    role: str
    chapter: Chapter
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book. Front and back matter are parts without a title."""

    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Erratum:
    """An error of the printed text: the printed wording and the mended one."""

    printed: str
    mended: str
    where: str
    card: Card | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Text that the source has lost, and what is known of it."""

    where: str
    note: str
