"""What can still be checked of a file that breaks rules, so that all its mistakes are told at once.

What breaks them has been told. A stand-in takes its place, or it is taken out; the rest is as it
was, each part at its own place. Of a file where other mistakes would only follow from that, nothing
is left.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile
from kaartspel.deck.checking import Breach, Model, breaches
from kaartspel.deck.editions.written import Written, flat, grown
from kaartspel.deck.fields import FileModel, is_device
from kaartspel.deck.files import DeckFile, SuitsFile
from kaartspel.deck.model import number_of
from kaartspel.deck.play_files import GameFile, PlayFile
from kaartspel.deck.reading import DataPath, YamlData, YamlFile
from kaartspel.deck.tables.trees import slug
from kaartspel.problems import Place

_ROUNDS = 9  # a topic without cards goes after them, and then what held it: files go eight deep
_PARTED = re.compile(r"(?<=^[a-z])-(?=[0-9])")  # a number's letter from its figures
_LONGEST = 80  # characters of an id
_WORD, _DAY = "0", "2000-01-01"  # a figure: every font of a deck has those
_OF_CARDS: Mapping[str, YamlData | None] = {
    **dict.fromkeys(("map", "cluster", "question", "name", "category", "group", "topic", "value",
                     "title", "text", "aside"), _WORD),
    **dict.fromkeys(("quantity", "qr", "lang", "picture", "suit")),
}  # fmt: skip
# Not the numbers and ids of a game: how many cards it takes, and where it is named, hang on them.
_OF_PLAY: Mapping[str, YamlData | None] = {
    **dict.fromkeys(("game", "aim", "empty", "end", "name", "text", "title", "note", "choose",
                     "hint", "counts", "schedules_title", "before_title", "tips_title",
                     "talk_title"), _WORD),
    **{key: [_WORD] for key in ("needed", "setup", "steps", "talk", "intro", "before", "tips")},
    **dict.fromkeys(("quantity", "part")),
}  # fmt: skip
# What stands in for a key of deck.yaml, whatever is wrong in it. Others may be left out.
_OF_DECK: Mapping[tuple[str, ...], YamlData] = {
    **{(key,): _WORD for key in ("slug", "title", "description", "identifier", "version",
                                 "publisher", "rights")},
    **{(key,): _DAY for key in ("date", "edition_date")},
    ("language",): "en",
    ("creators",): [{"name": _WORD, "role": "aut"}],
    ("kinds", "words"): {"one": _WORD, "many": _WORD},
    ("book", "parts", "part"): _WORD,
}  # fmt: skip
_OF_SECTIONS = ("role", "lang", "shows", "part")  # what a chapter is read without
# What nothing else hangs on, by the model of the file: its stand-in, or nothing where the key may
# be left out. In files of cards, a card or group that has other mistakes is left out whole.
_STAND_INS: Mapping[type[FileModel], Mapping[str, YamlData | None]] = {
    MapFile: _OF_CARDS, ClusterFile: _OF_CARDS, CardsFile: _OF_CARDS,
    GameFile: _OF_PLAY, PlayFile: _OF_PLAY,
    SuitsFile: {"name": _WORD, "alt": _WORD, "colour": {"screen": "#444444"}},
}  # fmt: skip

_Changes = dict[DataPath, dict[str | int, Written | None]]
"""What becomes of the parts of what stands at a path: a stand-in, or nothing."""


def remnant(
    yaml: YamlFile, model: type[Model]
) -> tuple[Model, YamlFile, frozenset[DataPath]] | None:
    """Return what is left of a file that breaks the rules of its model; None where nothing is.

    The paths are those of what was taken out, or has a stand-in.
    """
    cut = set[DataPath]()
    for _ in range(_ROUNDS):
        entry, all_breaches = breaches(yaml, model)
        if entry is not None:
            return entry, yaml, frozenset(cut)
        changes = _changes(yaml, model, all_breaches)
        if changes is None:
            return None
        cut |= {(*path, name) for path, own in changes.items() for name in own}
        yaml = flat(_changed(grown(yaml), (), changes), yaml)
    return None


def _changes(yaml: YamlFile, model: type[FileModel], breaches: Iterable[Breach]) -> _Changes | None:
    """Return what takes away breaches; None where one of them is of the whole file."""
    changes: _Changes = {}
    for breach in breaches:
        cut = _cut(yaml, model, breach)
        if not cut:
            return None
        stand_in = None if breach.is_unknown else _stand_in(yaml, model, cut)
        new = None if stand_in is None else _grown(stand_in, yaml.place(cut))
        changes.setdefault(cut[:-1], {})[cut[-1]] = new
    return changes


def _stand_in(yaml: YamlFile, model: type[FileModel], cut: DataPath) -> YamlData | None:
    if model is DeckFile:
        return _OF_DECK.get(tuple(part for part in cut if isinstance(part, str)))
    return _meant(yaml, cut) if cut[-1] == "id" else _STAND_INS[model].get(str(cut[-1]))


def _cut(yaml: YamlFile, model: type[FileModel], breach: Breach) -> DataPath:
    """Return the path of what goes for a fault, of which nothing else is a mistake then."""
    if model is DeckFile:
        return _cut_of_deck(breach)
    names, path = _STAND_INS.get(model, {}), breach.path
    for end, part in enumerate(path, 1):
        if part in names and not (breach.is_unknown and end == len(path)):
            return path[:end]
    if names is _OF_PLAY and breach.is_unknown:
        return path
    if names is not _OF_CARDS:
        return ()
    if breach.is_unknown or (path[-1:] == ("id",) and path in yaml.values and _meant(yaml, path)):
        return path
    last = max((end for end, part in enumerate(path, 1) if isinstance(part, int)), default=0)
    return path[:last]


def _cut_of_deck(breach: Breach) -> DataPath:
    """Return the path of what goes of deck.yaml: of what has parts of its own, only one of these.

    Each keeps its place: a kind without its id goes with all others.
    """
    path = breach.path
    if breach.is_unknown or path[:1] == ("words",):
        return path[:2] if path[:1] == ("words",) else path
    if path[:1] == ("kinds",):
        return path[:3] if len(path) > 2 and path[2] != "id" else path[:1]
    if path[:1] == ("book",) and path[-1] in _OF_SECTIONS:
        return path
    if path[:1] == ("book",):
        last = max((end for end, part in enumerate(path, 1) if isinstance(part, int)), default=1)
        return path[:last]
    return path[:1]


def _meant(yaml: YamlFile, path: DataPath) -> str:
    """Return the id that a wrong one is meant to be: V 01 Cars is v01-cars; nothing in doubt.

    It begins with a number where others of the file do, and with none where none does: it would
    not be in line with them otherwise.
    """
    given = yaml.at(path)
    id_ = slug(given)[:_LONGEST].strip("-") if isinstance(given, str) else ""
    id_ = _PARTED.sub("", id_, count=1)
    others = [yaml.at(place) for place in yaml.values if place[-1:] == ("id",) and place != path]
    is_numbered = any(isinstance(other, str) and number_of(other) for other in others)
    is_clear = id_ not in (given, *others) and bool(number_of(id_)) == is_numbered
    return id_ if is_clear and not is_device(id_) else ""


def _changed(branch: Written, path: DataPath, changes: _Changes) -> Written:
    own = changes.get(path, {})
    if branch.items:
        rest = ((i, part) for i, part in enumerate(branch.items) if i not in own)
        return replace(branch, value=tuple(_changed(p, (*path, i), changes) for i, p in rest))
    if not isinstance(branch.value, dict):
        return branch
    parts = {name: _changed(part, (*path, name), changes)
             for name, part in branch.keys.items() if name not in own}  # fmt: skip
    return replace(branch, value=parts | _new(own))


def _new(own: Mapping[str | int, Written | None]) -> dict[str, Written]:
    return {str(name): new for name, new in own.items() if new is not None}


def _grown(data: YamlData, place: Place) -> Written:
    if isinstance(data, str):
        return Written(place, data)
    if isinstance(data, list):
        return Written(place, tuple(_grown(part, place) for part in data))
    return Written(place, {name: _grown(part, place) for name, part in data.items()})
