"""The deck as a whole, with the fonts that it is set in."""

from dataclasses import dataclass, field

from kaartspel.deck.model.book import BookPart, Erratum, Gap, Metadata
from kaartspel.deck.model.cards import Card, Cluster, Kind, QuestionMap
from kaartspel.deck.model.frozen import FrozenMap
from kaartspel.deck.model.marks import Picture
from kaartspel.deck.model.play import Play
from kaartspel.deck.model.trade import Format, Sheet, Shop


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
    `hyphenation` holds words with a hyphen wherever they may be broken. `logo` is the
    sign of who hands out the deck, such as a municipality: it stands on the backs and the cover.
    `play` is how the deck is played, where it says so.
    """

    metadata: Metadata
    maps: tuple[QuestionMap, ...]
    clusters: tuple[Cluster, ...]
    value_map: str
    value_question: str
    parts: tuple[BookPart, ...]
    errata: tuple[Erratum, ...]
    gaps: tuple[Gap, ...]
    words: FrozenMap[str, str]
    hyphenation: tuple[str, ...]
    formats: tuple[Format, ...]
    sheets: tuple[Sheet, ...]
    shops: tuple[Shop, ...]
    fonts: Fonts
    cards: tuple[Card, ...]
    logo: Picture | None = None
    play: Play | None = None

    @property
    def counts(self) -> FrozenMap[Kind, int]:
        """How many cards there are in the box, of each kind that is there."""
        found = {kind: sum(c.quantity for c in self.cards if c.kind is kind) for kind in Kind}
        return FrozenMap({kind: count for kind, count in found.items() if count})
