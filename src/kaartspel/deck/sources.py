"""Read all the files of a deck's folder: each an entry of its model with its places."""

import re
from dataclasses import dataclass
from typing import Generic

from kaartspel.deck.checking import Model
from kaartspel.deck.copies import copies
from kaartspel.deck.files import ClusterFile, DeckFile, ErrataFile, MapFile, SuitsFile
from kaartspel.deck.folder import Folder
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.reading import YamlFile
from kaartspel.problems import Place, Problems, did_you_mean, nearest

TOP = ("deck.yaml", "suits.yaml", "errata.yaml", "play.yaml")
_MEANT = re.compile(r"(.+)\.ya?ml?(\.txt)?", re.IGNORECASE)  # as editors and systems spoil it
SUBS = ("questions", "values", "games")


@dataclass(frozen=True, slots=True)
class Source(Generic[Model]):
    """One file's content, and where each part of it stands."""

    entry: Model
    yaml: YamlFile


@dataclass(frozen=True, slots=True)
class Sources:
    """Every file of a deck that could be read; what could not is a problem already.

    `all_cards` is whether every file with cards could be read: if not, a card that is not known
    may be in one of them, and is no problem of its own.
    """

    deck: Source[DeckFile] | None
    suits: Source[SuitsFile] | None
    errata: Source[ErrataFile] | None
    maps: tuple[Source[MapFile], ...]
    clusters: tuple[Source[ClusterFile], ...]
    play: Source[PlayFile] | None
    games: tuple[Source[GameFile], ...]
    all_cards: bool


def read_sources(folder: Folder, problems: Problems) -> Sources:
    """Return the deck's files. Maps and games follow their first card's id."""
    _tell_strays(folder, problems)
    read_maps = _many(folder, problems, "questions", MapFile)
    read_clusters = _many(folder, problems, "values", ClusterFile)
    read_games = _many(folder, problems, "games", GameFile, needed=False)
    maps = [source for source in read_maps if source is not None]
    clusters = [source for source in read_clusters if source is not None]
    games = [source for source in read_games if source is not None]
    play = _one(folder, problems, "play.yaml", PlayFile, needed=False)
    return Sources(
        deck=_one(folder, problems, "deck.yaml", DeckFile),
        suits=_one(folder, problems, "suits.yaml", SuitsFile),
        errata=_one(folder, problems, "errata.yaml", ErrataFile, needed=False),
        maps=tuple(sorted(maps, key=lambda s: s.entry.categories[0].topics[0].questions[0].id)),
        clusters=tuple(sorted(clusters, key=lambda s: s.entry.id)),
        play=play,
        games=tuple(sorted(games, key=lambda s: s.entry.cards[0].id)),
        all_cards=None not in (*read_maps, *read_clusters, *read_games)
        and (play is not None or not read_games),
    )


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
    folder: Folder, problems: Problems, sub: str, model: type[Model], *, needed: bool = True
) -> list[Source[Model] | None]:
    """Return the files of a sub-folder; None for each that could not be read."""
    paths = folder.files(sub, ".yaml")
    if not paths and needed:
        _tell_none(folder, sub, problems)
        return [None]
    read = [folder.read_model(path, model) for path in paths]
    copied = copies([d for _, d in read if d is not None], problems)
    return [
        Source(e, d) if e is not None and d is not None else None
        for e, d in read
        if d is None or d.file not in copied
    ]


def _tell_none(folder: Folder, sub: str, problems: Problems) -> None:
    place, names = Place(folder.label(folder.root / sub)), folder.names(folder.root)
    spelt = next((name for name in sorted(names) if name.lower() == sub), None)
    if spelt and spelt != sub:
        fact = f"the folder '{spelt}' is overlooked"
        problems.tell(place, fact, f"rename it to '{sub}'", "overlooked")
    elif spelt and not folder.names(folder.root / sub):
        fact = f"'{sub}' is no folder of the deck, or is empty"
        remedy = f"make a folder of it, with a file such as {sub}/first.yaml"
        problems.tell(place, fact, remedy, "folder-empty")
    else:
        remedy = f"add a file such as {sub}/first.yaml"
        problems.tell(place, f"the deck has no {sub}", remedy, "folder-missing")


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
                problems.tell(place, "this file is overlooked", remedy, "overlooked")
            elif sub and any(name.endswith(".yaml") for name in folder.names(path)):
                remedy = f"put its files in '{sub}'"
                problems.tell(place, "this folder is overlooked", remedy, "overlooked")


def _instead(name: str, folder: Folder) -> str:
    """Return the remedy for a file of another name than a deck's files have."""
    meant = nearest(name, sorted(TOP))
    if meant and meant.removesuffix(".yaml") in name and meant in folder.names(folder.root):
        return f"remove it: '{meant}' is there, of which it may be a copy"
    return did_you_mean(name, TOP)
