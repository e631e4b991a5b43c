"""Read all the files of a deck's folder: each an entry of its model with its places."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile
from kaartspel.deck.checking import Model
from kaartspel.deck.contents import DECK, ERRATA, PLAY, SUB_MODELS, SUITS, Draft, Layers
from kaartspel.deck.copies import copies
from kaartspel.deck.editions.written import Written, grown
from kaartspel.deck.files import DeckFile, ErrataFile, SuitsFile
from kaartspel.deck.folder import Folder
from kaartspel.deck.layers import read_layers
from kaartspel.deck.model import number_of, order_of
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.reading import DataPath, YamlFile, tell_nulls
from kaartspel.deck.remnants import remnant
from kaartspel.deck.strays import check_cards_there, check_names
from kaartspel.deck.tables.ids import Proposal
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, nearest


@dataclass(frozen=True, slots=True)
class Source(Generic[Model]):
    """One file's content, and where each part of it stands.

    Where it breaks rules, which is told, it is what is left of it: `cut` are the paths of what was
    taken out, or has a stand-in.
    """

    entry: Model
    yaml: YamlFile
    cut: frozenset[DataPath] = frozenset()

    @property
    def is_whole(self) -> bool:
        """Whether it breaks no rule."""
        return not self.cut

    @property
    def lost(self) -> frozenset[str]:
        """The keys of which nothing is left. One of no meaning may be any, written wrongly."""
        return frozenset(self._meant(path[0]) for path in self.cut if len(path) == 1)

    @property
    def doubtful(self) -> frozenset[str]:
        """The keys below which something was cut."""
        return frozenset(self._meant(path[0]) for path in self.cut)

    def _meant(self, key: str | int) -> str:
        fields = sorted(type(self.entry).model_fields)
        return str(key) if key in fields else nearest(str(key), fields) or str(key)


@dataclass(frozen=True, slots=True)
class Sources:
    """Every file of a deck that could be read; what could not is a problem already.

    `all_cards` is whether every file with cards could be read: if not, a card that is not known
    may be in one of them, and is no problem of its own. `proposals` are the ids of cards in tables
    that have none. `left_out` are the names of what an edition goes without,
    and `first` is what the deck.yaml says of the deck that it began with.
    """

    deck: Source[DeckFile] | None
    suits: Source[SuitsFile] | None
    errata: Source[ErrataFile] | None
    maps: tuple[Source[MapFile], ...]
    clusters: tuple[Source[ClusterFile], ...]
    cards: tuple[Source[CardsFile], ...]
    play: Source[PlayFile] | None
    games: tuple[Source[GameFile], ...]
    all_cards: bool
    proposals: tuple[Proposal, ...] = ()
    left_out: frozenset[str] = frozenset()
    first: Written | None = None


def read_sources(folder: Folder, problems: Problems) -> Sources:
    """Return the deck's files. Those with cards follow their first card's number, or their names.

    Of questions/, values/, cards/ and games/ a deck needs one with cards in it. Raises InvalidDeck
    for an edition without its base: nothing can be said of it.
    """
    check_names(folder, problems)
    layers = read_layers(folder, problems)
    check_cards_there(folder, problems)
    return _checked(folder, layers, problems)


def _checked(folder: Folder, layers: Layers, problems: Problems) -> Sources:
    drafts = layers.whole.drafts
    if DECK not in drafts:
        fact = say("the deck has no {file}", file=DECK)
        remedy = say("add it, or name another folder as the deck")
        problems.tell(Place(folder.label(folder.root / DECK)), fact, remedy, "file-missing")
    read = {name: _source(folder, draft) for name, draft in drafts.items()}
    own = {d.yaml.file for d in layers.own.drafts.values() if d.yaml and layers.base}
    many = {
        model: _without_copies(
            [read[n] for n, p in drafts.items() if p.model is model], own, problems
        )
        for model in SUB_MODELS.values()
    }
    maps, clusters, cards, games = many.values()
    play = read.get(PLAY)
    return Sources(
        deck=read.get(DECK),
        suits=read.get(SUITS),
        errata=read.get(ERRATA),
        maps=_sorted(maps, lambda entry: entry.categories[0].topics[0].questions[0].id),
        clusters=_sorted(clusters, lambda entry: entry.id),
        cards=_sorted(cards, _first),
        play=play,
        games=_sorted(games, lambda entry: entry.cards[0].id),
        all_cards=layers.whole.is_whole
        and all(source and source.is_whole for source in (*maps, *clusters, *cards, *games))
        and (play is not None or not games),
        proposals=layers.whole.proposals,
        left_out=layers.left_out,
        first=grown(layers.first) if layers.base and layers.first else None,
    )


def _source(folder: Folder, draft: Draft) -> Source[Any] | None:
    """Return a file, checked; None where it could not be read, or too little of it is right."""
    if draft.yaml is None:
        return None
    tell_nulls(draft.yaml, folder.problems)
    entry = folder.checked(draft.yaml, draft.model)
    if entry is not None:
        return Source(entry, draft.yaml)
    rest = remnant(draft.yaml, draft.model)
    return Source(*rest) if rest else None


def _first(entry: CardsFile) -> str:
    """Return the id of the first card of a file."""
    if not entry.groups:
        return entry.cards[0].id
    group = entry.groups[0]
    topic = group.topics[0].cards if group.topics else group.cards
    return group.card.id if group.card else topic[0].id


def _sorted(
    read: list[Source[Model] | None], first: Callable[[Model], str]
) -> tuple[Source[Model], ...]:
    """Return files by the numbers of their first cards; as they are where one has no number."""
    sources = [source for source in read if source is not None]
    if all(number_of(first(source.entry)) for source in sources):
        sources.sort(key=lambda source: order_of(first(source.entry)))
    return tuple(sources)


def _without_copies(
    read: list[Source[Any] | None], own: set[str], problems: Problems
) -> list[Source[Any] | None]:  # fmt: skip
    """Return files without those that are copies of others, which are told."""
    copied = copies([source.yaml for source in read if source], problems, own)
    return [source for source in read if source is None or source.yaml.file not in copied]
