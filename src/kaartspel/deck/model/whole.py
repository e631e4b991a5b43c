"""The deck as a whole, with the fonts that it is set in."""

from dataclasses import dataclass, field

from kaartspel.deck.model.book import BookPart, Erratum, Gap, Metadata
from kaartspel.deck.model.cards import Card, CardGroup, Collection
from kaartspel.deck.model.frozen import FrozenMap
from kaartspel.deck.model.graphics import Colour, Picture, PictureRule
from kaartspel.deck.model.kind import Kind
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

    `collections` are its cards as one tree, and `cards` are the same in their order, with those
    that tell the rules. `kinds` are those that its cards may have, in the order in which they are
    listed. `words` are all the words that a reader sees and that the engine needs by name, in the
    deck's language.
    `hyphenation` holds words with a hyphen wherever they may be broken, and phrases, of several
    words, that stay on one line. `logo` is the sign of who hands out the deck, such as a
    municipality: it stands on the backs and the cover.
    `accent` is the colour of what has none of its own, if the deck names one.
    `pictures` says how fine pictures have to be.
    `play` is how the deck is played, where it says so. `usual` are the options that its builds
    have where nothing else is asked for, by their names. `proposed` is how many cards have an id
    that was made for them.
    """

    metadata: Metadata
    kinds: tuple[Kind, ...]
    collections: tuple[Collection, ...]
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
    accent: Colour | None = None
    pictures: PictureRule = field(default_factory=PictureRule)
    play: Play | None = None
    reading: Fonts | None = None
    usual: FrozenMap[str, object] = field(default=FrozenMap())
    proposed: int = 0

    @property
    def counts(self) -> FrozenMap[Kind, int]:
        """How many cards there are in the box, of each kind that is there."""
        counts = {kind: sum(c.quantity for c in self.of_kind(kind)) for kind in self.kinds}
        return FrozenMap({kind: count for kind, count in counts.items() if count})

    @property
    def carded_groups(self) -> tuple[CardGroup, ...]:
        """The groups that have a card of their own."""
        groups = (group for collection in self.collections for group in collection.groups)
        return tuple(group for group in groups if group.card)

    def of_kind(self, kind: Kind) -> tuple[Card, ...]:
        """Return the cards of a kind, in order."""
        return tuple(card for card in self.cards if card.kind == kind)
