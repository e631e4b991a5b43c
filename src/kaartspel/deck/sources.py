"""Read all the files of a deck's folder: each an entry of its model with its places."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile
from kaartspel.deck.checking import Model
from kaartspel.deck.copies import copies
from kaartspel.deck.fields import FileModel
from kaartspel.deck.files import DeckFile, ErrataFile, SuitsFile
from kaartspel.deck.folder import OUTSIDE, Folder
from kaartspel.deck.inside import is_inside
from kaartspel.deck.model import number_of, order_of
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.reading import YamlData, YamlFile
from kaartspel.deck.tables import SUFFIXES
from kaartspel.deck.tables.columns import vocabulary
from kaartspel.deck.tables.files import read_tables, table_paths
from kaartspel.deck.tables.ids import Proposal
from kaartspel.problems import Place, Problems, did_you_mean, nearest

TOP = ("deck.yaml", "suits.yaml", "errata.yaml", "play.yaml")
_MEANT = re.compile(r"(.+)\.ya?ml?(\.txt)?", re.IGNORECASE)  # as editors and systems spoil it
_TABLES = {".xls": ".xlsx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".tsv": ".csv", ".numbers": ".xlsx",
           **{suffix: suffix for suffix in SUFFIXES}}  # fmt: skip
_READ = (".yaml", *SUFFIXES)
CARDS = ("questions", "values", "cards")
SUBS = (*CARDS, "games")
_MODELS: dict[str, type[FileModel]] = {
    "questions": MapFile, "values": ClusterFile, "cards": CardsFile, "games": GameFile,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source(Generic[Model]):
    """One file's content, and where each part of it stands."""

    entry: Model
    yaml: YamlFile


@dataclass(frozen=True, slots=True)
class Sources:
    """Every file of a deck that could be read; what could not is a problem already.

    `all_cards` is whether every file with cards could be read: if not, a card that is not known
    may be in one of them, and is no problem of its own. `proposals` are the ids of cards in tables
    that have none.
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


def read_sources(folder: Folder, problems: Problems) -> Sources:
    """Return the deck's files. Those with cards follow their first card's number, or their names.

    Of questions/, values/, cards/ and games/ a deck needs one with cards in it.
    """
    _tell_strays(folder, problems)
    _tell_no_cards(folder, problems)
    deck = _one(folder, problems, "deck.yaml", DeckFile)
    suits = _one(folder, problems, "suits.yaml", SuitsFile, needed=False)
    read: dict[str, list[Source[Any] | None]] = {
        sub: _many(folder, problems, sub, model) for sub, model in _MODELS.items()
    }
    proposals = _add_tables(folder, problems, deck, suits, read)
    maps, clusters, cards, games = (_without_copies(read[sub], problems) for sub in _MODELS)
    play = _one(folder, problems, "play.yaml", PlayFile, needed=False)
    return Sources(
        deck=deck,
        suits=suits,
        errata=_one(folder, problems, "errata.yaml", ErrataFile, needed=False),
        maps=_sorted(maps, lambda entry: entry.categories[0].topics[0].questions[0].id),
        clusters=_sorted(clusters, lambda entry: entry.id),
        cards=_sorted(cards, _first),
        play=play,
        games=_sorted(games, lambda entry: entry.cards[0].id),
        all_cards=None not in (*maps, *clusters, *cards, *games)
        and (play is not None or not games),
        proposals=proposals,
    )


def _add_tables(
    folder: Folder, problems: Problems, deck: Source[DeckFile] | None,
    suits: Source[SuitsFile] | None, read: dict[str, list[Source[Any] | None]],
) -> tuple[Proposal, ...]:  # fmt: skip
    """Add what a deck's tables hold to what was read; return the ids that were proposed."""
    if not any(table_paths(folder, sub) for sub in CARDS):
        return ()
    known = vocabulary(deck.entry if deck else None, suits.entry if suits else None)
    tables = read_tables(folder, known, _ids(read), problems)
    for table in tables.read:
        sub = next(sub for sub, model in _MODELS.items() if model is table.model)
        entry, _ = folder.checked(table.yaml, table.model)
        read[sub].append(Source(entry, table.yaml) if entry is not None else None)
    if not tables.is_whole:
        read["cards"].append(None)
    return tables.proposals


def _ids(read: dict[str, list[Source[Any] | None]]) -> dict[str, list[str]]:
    """Return the ids of all cards in YAML, by kind, as far as they can be told at a glance."""
    ids: dict[str, list[str]] = {}
    for sub, kind in (("questions", "question"), ("values", "statement"), ("cards", "plain")):
        for source in filter(None, read[sub]):
            for path in source.yaml.values:
                if path[-1:] == ("id",) and (len(path) > 1 or sub == "values"):
                    holder = source.yaml.at(path[:-1])
                    own = "cluster" if len(path) == 1 else _kind_of(holder, source.entry, kind)
                    ids.setdefault(own, []).append(str(source.yaml.at(path)))
    return ids


def _kind_of(holder: YamlData, entry: FileModel, kind: str) -> str:
    """Return the kind of a card: its own, or its file's."""
    own = holder.get("kind") if isinstance(holder, dict) else None
    return str(own or getattr(entry, "kind", kind))


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


def _one(
    folder: Folder, problems: Problems, name: str, model: type[Model], *, needed: bool = True
) -> Source[Model] | None:
    path = folder.root / name
    if name not in folder.names(folder.root):
        if needed:
            fact = f"the deck has no {name}"
            place = Place(folder.label(path))
            remedy = "add it, or name another folder as the deck"
            problems.tell(place, fact, remedy, "file-missing")
        return None
    entry, yaml = folder.read_model(path, model)
    return Source(entry, yaml) if entry is not None and yaml is not None else None


def _many(
    folder: Folder, problems: Problems, sub: str, model: type[Model]
) -> list[Source[Model] | None]:
    """Return the files of a sub-folder; None for each that could not be read."""
    paths = folder.files(sub, ".yaml")
    if not paths and not (sub in CARDS and table_paths(folder, sub)):
        _tell_overlooked(folder, sub, problems)
    read = [folder.read_model(path, model) for path in paths]
    return [Source(e, d) if e is not None and d is not None else None for e, d in read]


def _without_copies(
    read: list[Source[Any] | None], problems: Problems
) -> list[Source[Any] | None]:  # fmt: skip
    """Return files without those that are copies of others, which are told."""
    copied = copies([source.yaml for source in read if source], problems)
    return [source for source in read if source is None or source.yaml.file not in copied]


def _tell_no_cards(folder: Folder, problems: Problems) -> None:
    """Tell a deck without a file of cards."""
    if not any(folder.files(sub, ".yaml") or table_paths(folder, sub) for sub in CARDS):
        place = Place(folder.label(folder.root / "cards"))
        remedy = "add a file such as cards/first.yaml"
        problems.tell(place, "the deck has no cards", remedy, "folder-missing")


def _tell_overlooked(folder: Folder, sub: str, problems: Problems) -> None:
    """Tell a folder that is misspelt, or that holds nothing."""
    place, names = Place(folder.label(folder.root / sub)), folder.names(folder.root)
    spelt = next((name for name in sorted(names) if name.lower() == sub), None)
    if spelt and spelt != sub:
        fact = f"the folder '{spelt}' is overlooked"
        problems.tell(place, fact, f"rename it to '{sub}'", "overlooked")
    elif spelt and not is_inside(folder.root, folder.root / sub):
        fact, remedy, code = OUTSIDE
        problems.tell(place, f"'{sub}' {fact}", remedy, code)
    elif spelt and not folder.names(folder.root / sub):
        fact = f"'{sub}' is no folder of the deck, or is empty"
        remedy = f"put a file such as {sub}/first.yaml into it, or remove it"
        problems.tell(place, fact, remedy, "folder-empty")


def _tell_strays(folder: Folder, problems: Problems) -> None:
    """Tell YAML files that would be overlooked: a misspelt name must not lose its cards."""
    for path in folder.files("", ".yaml"):
        if path.name not in TOP:
            fact = f"'{path.name}' is no file of a deck"
            place = Place(folder.label(path))
            problems.tell(place, fact, _instead(path.name, folder), "stray-file")
    for sub in ("", *SUBS):
        for path in folder.files(sub, ""):
            place = Place(folder.label(path))
            meant = _MEANT.fullmatch(path.name)
            if meant and not path.name.endswith(".yaml"):
                remedy = f"rename it to '{meant[1]}.yaml'"
                if f"{meant[1]}.yaml" in folder.names(folder.root / sub):
                    remedy = f"remove it, or rename it: '{meant[1]}.yaml' is there already"
                problems.tell(place, "this file is overlooked", remedy, "overlooked")
            elif sub not in CARDS and path.suffix in SUFFIXES:
                remedy = "put it in 'cards', 'questions' or 'values'"
                problems.tell(place, "this file is overlooked", remedy, "overlooked")
            elif sub in CARDS and path.suffix.lower() in _TABLES and path.suffix not in SUFFIXES:
                suffix = _TABLES[path.suffix.lower()]
                how = "rename" if suffix == path.suffix.lower() else "save"
                remedy = f"{how} it as '{path.stem}{suffix}'"
                problems.tell(place, "this file is overlooked", remedy, "overlooked")
            elif sub and any(name.endswith(_READ) for name in folder.names(path)):
                remedy = f"put its files in '{sub}'"
                problems.tell(place, "this folder is overlooked", remedy, "overlooked")


def _instead(name: str, folder: Folder) -> str:
    """Return the remedy for a file of another name than a deck's files have."""
    meant = nearest(name, sorted(TOP))
    if meant and meant.removesuffix(".yaml") in name and meant in folder.names(folder.root):
        return f"remove it: '{meant}' is there, of which it may be a copy"
    return did_you_mean(name, TOP)
