"""Tell what in a deck's folder would be overlooked: a misspelt name must not lose its cards."""

import re

from kaartspel.deck.contents import CARDS, SUBS, TOP_MODELS
from kaartspel.deck.folder import Folder, why_outside
from kaartspel.deck.inside import is_inside
from kaartspel.deck.tables import SUFFIXES
from kaartspel.deck.tables.files import table_paths
from kaartspel.messages import say
from kaartspel.problems import Place, Problems, did_you_mean, nearest

_MEANT = re.compile(r"(.+)\.ya?ml?(\.txt)?", re.IGNORECASE)  # as editors and systems spoil it
_TABLES = {".xls": ".xlsx", ".xlsm": ".xlsx", ".xlsb": ".xlsx", ".tsv": ".csv", ".numbers": ".xlsx",
           **{suffix: suffix for suffix in SUFFIXES}}  # fmt: skip
_READ = (".yaml", *SUFFIXES)
# What editors call the folders that hold cards and games, in the languages that ship.
_CALLED = {
    "vragen": "questions", "fragen": "questions", "waarden": "values", "werte": "values",
    "valeurs": "values", "kaarten": "cards", "karten": "cards", "cartes": "cards",
    "spellen": "games", "spiele": "games", "jeux": "games",
}  # fmt: skip


def check_names(folder: Folder, problems: Problems) -> None:
    """Tell files and folders that would be overlooked, and a deck without a file of cards."""
    _tell_strays(folder, problems)
    for sub in SUBS:
        if not _holds(folder, sub):
            _tell_overlooked(folder, sub, problems)
    _tell_called_otherwise(folder, problems)


def _tell_called_otherwise(folder: Folder, problems: Problems) -> None:
    """Tell folders of cards or games whose names are of another language, or lack their s."""
    names = folder.names(folder.root)
    for name in sorted(names):
        plural = f"{name.lower()}s"
        sub = _CALLED.get(name.lower()) or (plural if plural in SUBS else "")
        if sub and any(inner.endswith(_READ) for inner in folder.names(folder.root / name)):
            place = Place(folder.label(folder.root / name))
            remedy = say("rename it to '{sub}'", sub=sub)
            if sub in names:
                remedy = say("put its files in '{sub}'", sub=sub)
            fact = say("the folder '{spelt}' is overlooked", spelt=name)
            problems.tell(place, fact, remedy, "overlooked")


def _holds(folder: Folder, sub: str) -> bool:
    """Return whether a folder of the deck holds files that are read."""
    return bool(folder.files(sub, ".yaml") or (sub in CARDS and table_paths(folder, sub)))


def check_cards_there(folder: Folder, problems: Problems) -> None:
    """Tell a deck without a file of cards, of its own or of its base's."""
    if not any(_holds(layer, sub) for layer in folder.layers for sub in CARDS):
        place = Place(folder.label(folder.root / "cards"))
        remedy = say("add a file such as cards/first.yaml")
        problems.tell(place, say("the deck has no cards"), remedy, "folder-missing")


def _tell_overlooked(folder: Folder, sub: str, problems: Problems) -> None:
    """Tell a folder that is misspelt, or that holds nothing."""
    place, names = Place(folder.label(folder.root / sub)), folder.names(folder.root)
    spelt = next((name for name in sorted(names) if name.lower() == sub), None)
    if spelt and spelt != sub:
        fact = say("the folder '{spelt}' is overlooked", spelt=spelt)
        problems.tell(place, fact, say("rename it to '{sub}'", sub=sub), "overlooked")
    elif spelt and not is_inside(folder.root, folder.root / sub):
        fact, remedy, code = why_outside(folder.root / sub)
        problems.tell(place, say("'{sub}' {fact}", sub=sub, fact=fact), remedy, code)
    elif spelt and not folder.names(folder.root / sub):
        fact = say("'{sub}' is no folder of the deck, or is empty", sub=sub)
        remedy = say("put a file such as {sub}/first.yaml into it, or remove it", sub=sub)
        problems.tell(place, fact, remedy, "folder-empty")


def _tell_strays(folder: Folder, problems: Problems) -> None:
    """Tell YAML files that would be overlooked: a misspelt name must not lose its cards."""
    for path in folder.files("", ".yaml"):
        if path.name not in TOP_MODELS:
            fact = say("'{name}' is no file of a deck", name=path.name)
            place = Place(folder.label(path))
            problems.tell(place, fact, _instead(path.name, folder), "stray-file")
    for sub in ("", *SUBS):
        for path in folder.files(sub, ""):
            place = Place(folder.label(path))
            meant = _MEANT.fullmatch(path.name)
            if meant and not path.name.endswith(".yaml"):
                remedy = say("rename it to '{meant}.yaml'", meant=meant[1])
                if f"{meant[1]}.yaml" in folder.names(folder.root / sub):
                    remedy = say(
                        "remove it, or rename it: '{meant}.yaml' is there already", meant=meant[1]
                    )
                problems.tell(place, say("this file is overlooked"), remedy, "overlooked")
            elif sub not in CARDS and path.suffix in SUFFIXES:
                remedy = say(
                    "put it in 'cards', 'questions' or 'values', or move it out of this folder"
                )
                problems.tell(place, say("this file is overlooked"), remedy, "overlooked")
            elif sub in CARDS and path.suffix.lower() in _TABLES and path.suffix not in SUFFIXES:
                suffix = _TABLES[path.suffix.lower()]
                meant_name = f"{path.stem}{suffix}"
                remedy = say("save it as '{name}'", name=meant_name)
                if suffix == path.suffix.lower():
                    remedy = say("rename it to '{name}'", name=meant_name)
                problems.tell(place, say("this file is overlooked"), remedy, "overlooked")
            elif sub and any(name.endswith(_READ) for name in folder.names(path)):
                remedy = say("put its files in '{sub}'", sub=sub)
                problems.tell(place, say("this folder is overlooked"), remedy, "overlooked")


def _instead(name: str, folder: Folder) -> str:
    """Return the remedy for a file of another name than a deck's files have."""
    meant = nearest(name, sorted(TOP_MODELS))
    if meant and meant.removesuffix(".yaml") in name and meant in folder.names(folder.root):
        return say("remove it: '{meant}' is there, of which it may be a copy", meant=meant)
    return did_you_mean(name, TOP_MODELS)
