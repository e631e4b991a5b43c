"""What the files of a deck hold before they are checked, by their names from the deck's folder."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile, SeenFile, TextsFile
from kaartspel.deck.editions.terms import Terms
from kaartspel.deck.editions.written import Written
from kaartspel.deck.fields import FileModel
from kaartspel.deck.files import DeckFile, ErrataFile, SuitsFile
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.reading import YamlFile
from kaartspel.deck.tables.ids import Proposal

DECK, SUITS, ERRATA, PLAY = "deck.yaml", "suits.yaml", "errata.yaml", "play.yaml"
TEXTS, SEEN, GAMES = "texts.yaml", "base.yaml", "games"
OF_EDITIONS = (TEXTS, SEEN)
TOP_MODELS: Mapping[str, type[FileModel]] = {
    DECK: DeckFile, SUITS: SuitsFile, ERRATA: ErrataFile, PLAY: PlayFile,
    TEXTS: TextsFile, SEEN: SeenFile,
}  # fmt: skip
SUB_MODELS: Mapping[str, type[FileModel]] = {
    "questions": MapFile, "values": ClusterFile, "cards": CardsFile, "games": GameFile,
}  # fmt: skip
CARDS = ("questions", "values", "cards")
SUBS = tuple(SUB_MODELS)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a file, or a part of a table, holds: nothing where it could not be read."""

    model: type[FileModel]
    yaml: YamlFile | None


Drafts = dict[str, Draft]
"""The files of a deck by their names; a table has one for each of its drafts."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of a deck's folder.

    `is_whole` is whether all its tables could be read; `proposals` are the ids that their cards
    without one were given.
    """

    drafts: Drafts
    is_whole: bool = True
    proposals: tuple[Proposal, ...] = ()

    def yaml(self, name: str) -> YamlFile | None:
        """Return a file; None where there is none, or it could not be read."""
        return self.drafts[name].yaml if name in self.drafts else None


@dataclass(frozen=True, slots=True)
class CardTexts:
    """What an edition says of single cards by their ids, and what it calls what has a name."""

    cards: Mapping[str, Written] = field(default_factory=dict)
    names: Mapping[str, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """What a translation has not: cards, by their ids, names, other texts, and chapters."""

    cards: Mapping[str, Written]
    names: tuple[Written, ...]
    texts: tuple[Written, ...]
    chapters: tuple[Written, ...] = ()


@dataclass(frozen=True, slots=True)
class Layers:
    """A deck's own files, and those of its base with what they become together.

    A deck that is no edition has no base, and is its own whole. `terms` are what an edition
    says of its base, and `left_out` are the names of what is not in it. `texts`
    are what it says of single cards, and `missing` is what it lacks where it is a translation.
    `first` is the deck.yaml of the deck that all began with.
    """

    own: Layer
    whole: Layer
    base: Layer | None = None
    terms: Terms | None = None
    left_out: frozenset[str] = frozenset()
    texts: CardTexts = CardTexts()
    missing: Untranslated | None = None
    first: YamlFile | None = None
