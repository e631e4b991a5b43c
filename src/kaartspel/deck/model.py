"""The deck: what the author wrote, checked. Frozen and typed; no open files, no points, no PDF."""

from dataclasses import dataclass, field
from enum import StrEnum

from kaartspel.problems import Place


class Kind(StrEnum):
    """What a card is. The value is also the key of the kind's name among the words."""

    QUESTION = "question"
    STATEMENT = "statement"
    CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Colour:
    """One colour, mixed twice: `screen` as sRGB 0–255, `press` as CMYK in per cent."""

    screen: tuple[int, int, int]
    press: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Symbol:
    """A drawing on a square of `size` units, y downwards, filled in one colour (even-odd).

    `path` holds SVG commands in absolute coordinates: M, L, C, Z with their numbers.
    """

    name: str
    size: float
    path: tuple[tuple[str, tuple[float, ...]], ...]
    alt: str


@dataclass(frozen=True, slots=True)
class Suit:
    """What a group of cards is marked by: a colour and a symbol, never the colour alone."""

    id: str
    name: str
    colour: Colour
    symbol: Symbol


@dataclass(frozen=True, slots=True)
class Format:
    """The size of a card. All lengths in mm.

    `body_sizes` are the least and the largest size of the reading text, in pt.
    """

    name: str
    width: float
    height: float
    bleed: float
    safe: float
    corner: float
    body_sizes: tuple[float, float]


class Mode(StrEnum):
    """How the two sides of a card come together on a sheet."""

    LONG_EDGE = "long-edge"  # duplex, the sheet turned over its long edge
    SHORT_EDGE = "short-edge"  # duplex, turned over its short edge
    FOLD = "fold"  # both on one side, to be folded behind one another
    TWO_PASSES = "two-passes"  # all fronts, then by hand all backs
    FRONTS = "fronts"  # no backs


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper that cards are cut from. All lengths in mm.

    Columns and rows of 0 are as many as the paper holds. `left` and `top` are where the first
    card's trimmed corner lies; None is centred.
    """

    name: str
    width: float
    height: float
    columns: int
    rows: int
    gap: tuple[float, float]
    left: float | None
    top: float | None
    mode: Mode
    marks: bool
    cut_lines: bool


@dataclass(frozen=True, slots=True)
class Shop:
    """What a print shop wants. Lengths in mm, type in pt, inks in per cent, pictures in dpi."""

    name: str
    pages: str
    bleed: float
    safe: float
    corner: float
    ink_limit: int
    least_type: float
    standard: str
    condition: str
    dpi: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One playing card.

    `labels` run from the outermost inwards: map, category, topic of a question; cluster, value
    of a statement; the cluster's own name on a cluster card. `points` are what a cluster card
    lists: its values. `quantity` is how often the card is printed for one deck.
    """

    id: str
    kind: Kind
    text: str
    labels: tuple[str, ...]
    suit: Suit
    points: tuple[str, ...] = ()
    quantity: int = 1
    place: Place = field(default=Place(""), compare=False)

    @property
    def number(self) -> str:
        """The short printed number: the first part of the id, in capitals."""
        return self.id.partition("-")[0].upper()


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on a question map, or a value on the value map, with its cards."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A category of a question map, with its topics."""

    name: str
    suit: Suit
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True)
class QuestionMap:
    """A map of questions around one central question."""

    id: str
    name: str
    question: str
    categories: tuple[Category, ...]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster of values: its own card, and its values with their statements."""

    card: Card
    values: tuple[Topic, ...]

    @property
    def name(self) -> str:
        """The name of the cluster."""
        return self.card.labels[0]

    @property
    def suit(self) -> Suit:
        """The suit that marks the cluster."""
        return self.card.suit


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


@dataclass(frozen=True, slots=True)
class Font:
    """One font file: `name` as PostScript knows it, and its bytes (TrueType)."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Fonts:
    """The four faces that a deck is set in."""

    text: Font
    strong: Font
    italic: Font
    strong_italic: Font


@dataclass(frozen=True, slots=True)
class Deck:
    """The whole deck.

    `value_map` and `value_question` name the map of values and its central question. `words` are
    all the words that a reader sees and that the engine needs by name, in the deck's language.
    `hyphenation` holds words with a hyphen wherever they may be broken.
    """

    metadata: Metadata
    maps: tuple[QuestionMap, ...]
    clusters: tuple[Cluster, ...]
    value_map: str
    value_question: str
    parts: tuple[Part, ...]
    errata: tuple[Erratum, ...]
    gaps: tuple[Gap, ...]
    words: dict[str, str]
    hyphenation: tuple[str, ...]
    formats: tuple[Format, ...]
    sheets: tuple[Sheet, ...]
    shops: tuple[Shop, ...]
    fonts: Fonts
    cards: tuple[Card, ...]
