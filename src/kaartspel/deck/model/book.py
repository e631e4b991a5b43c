"""The book: who made it, its chapters in their order, what was mended and what is missing."""

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from urllib.parse import unquote

from kaartspel.deck.model.cards import Card
from kaartspel.deck.model.graphics import Picture
from kaartspel.problems import Place

_NO_WORD = re.compile(r"[^\w\u0300-\u036f]+|_+")


@dataclass(frozen=True, slots=True)
class Creator:
    """Someone who made or enabled the publication; `role` is a MARC relator code."""

    name: str
    sort: str
    role: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The publication that a deck was made from, as that calls itself; `date` is an ISO date."""

    title: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the deck says about itself. `date` and `edition_date` are ISO dates.

    `publisher` publishes it; `edition_by` made this edition of it, where that is someone else.
    `origin` is what it was made from: of an edition of another deck, what that one was made from.
    `reserves_mining` says that the makers reserve the right to mine texts and data.
    """

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
    origin: Origin
    reserves_mining: bool = False
    edition_by: str = ""


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture in a chapter: its path in the deck, and the picture with its first words."""

    name: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter: its `text` as it was written, in Markdown, and its title in plain words.

    `name` is its path in the deck. `illustrations` are the pictures that it shows.
    """

    name: str
    text: str
    title: str
    place: Place = field(default=Place(""), compare=False)
    illustrations: tuple[Illustration, ...] = ()

    def path_of(self, link: str) -> str:
        """Return the path in the deck of a file that this chapter names, as its links do."""
        folder = posixpath.dirname(self.name)
        return posixpath.normpath(posixpath.join(folder, unquote(link))) if link else self.name


def anchor(heading: str) -> str:
    """Return what a link calls a heading: lower-case letters and digits of any script, and hyphens.

    `[how](playing.md#who-begins)` leads to the heading "Who begins?" in playing.md. Accents of
    Latin letters do not count.
    """
    folded = unicodedata.normalize("NFKD", heading.casefold())
    plain_ = re.sub(r"(?<=[a-z])[\u0300-\u036f]+", "", folded)
    composed = unicodedata.normalize("NFC", plain_)
    return _NO_WORD.sub("-", composed).strip("-") or "section"


def ascii_name(text: str) -> str:
    """Return a name for a file: lower-case ASCII letters and digits of a text, and hyphens."""
    plain_ = unicodedata.normalize("NFKD", text.casefold())
    plain_ = "".join(c for c in plain_ if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain_).strip("-") or "section"


@dataclass(frozen=True, slots=True)
class Section:
    """One document of the book: a chapter, and what the engine shows after its text.

    `role` is an EPUB structure term such as foreword or chapter; `shows` is the id of a
    collection, or clusters, overview or games, or nothing. `language` is the chapter's own, where
    it is not the deck's.
    """

    role: str
    chapter: Chapter
    shows: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BookPart:
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
