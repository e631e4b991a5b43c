"""Tell what in a deck's folder would be overlooked: a misspelt name must not lose its cards."""

import re

from kaartspel.deck.contents import CARDS, SUBS, TOP_MODELS
from kaartspel.deck.folder import OUTSIDE, Folder
from kaartspel.deck.inside import is_inside
from kaartspel.deck.tables import SUFFIXES
from kaartspel.deck.tables.files import table_paths
from kaartspel.problems import Place, Problems, did_you_mean, nearest

_MEANT = re.compile(r"(.+)\.ya?ml?(\.txt)?", re.IGNORECASE)  # as editors and systems spoil it
_TABLES = {".xls": ".xlsx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".tsv": ".csv", ".numbers": ".xlsx",
           **{suffix: suffix for suffix in SUFFIXES}}  # fmt: skip
_READ = (".yaml", *SUFFIXES)


def check_names(folder: Folder, problems: Problems) -> None:
    """Tell files and folders that would be overlooked, and a deck without a file of cards."""
    _tell_strays(folder, problems)
    for sub in SUBS:
        if not _holds(folder, sub):
            _tell_overlooked(folder, sub, problems)


def _holds(folder: Folder, sub: str) -> bool:
    """Return whether a folder of the deck holds files that are read."""
    return bool(folder.files(sub, ".yaml") or (sub in CARDS and table_paths(folder, sub)))


def check_cards_there(folder: Folder, problems: Problems) -> None:
    """Tell a deck without a file of cards, of its own or of its base's."""
    if not any(_holds(layer, sub) for layer in folder.layers for sub in CARDS):
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
        if path.name not in TOP_MODELS:
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
    meant = nearest(name, sorted(TOP_MODELS))
    if meant and meant.removesuffix(".yaml") in name and meant in folder.names(folder.root):
        return f"remove it: '{meant}' is there, of which it may be a copy"
    return did_you_mean(name, TOP_MODELS)
