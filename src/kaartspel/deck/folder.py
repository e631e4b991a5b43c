"""The deck's folder: reads files inside it and nothing outside it, and collects problems."""

import hashlib
import re
import unicodedata
from pathlib import Path, PurePosixPath

from kaartspel.deck.bases import path_in_base
from kaartspel.deck.checking import Model, check
from kaartspel.deck.inside import (
    Fingerprints,
    digest_of_names,
    is_circle,
    is_inside,
    names_inside,
    open_inside,
)
from kaartspel.deck.reading import MAX_BYTES, YamlFile, read_yaml
from kaartspel.messages import Message, reason_of, say
from kaartspel.problems import Place, Problems, SurroundingsFailed, did_you_mean, nearest

# What a whole deck may hold, so that no deck fills the memory: texts of a hundred thousand cards.
_PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
_MOST_BYTES = 40_000_000
_MOST_ENTRIES = 500_000
_MOST_OTHERS = 200_000_000  # pictures and fonts together


class Folder:
    """A deck's folder on disk. What is wrong with its files is told to `problems`.

    `base` is the folder of the deck that this one is an edition of, if it is one: there is found
    what is not here. `edition` is the folder of its own edition, while that is read.
    """

    def __init__(self, root: Path, problems: Problems, edition: "Folder | None" = None) -> None:
        self.root, self.problems, self.edition = root, problems, edition
        self.base: Folder | None = None
        self.extends = ""  # what the edition calls its base
        self._read: Fingerprints = {}
        self._names: dict[Path, frozenset[str]] = {}
        self._bytes = self._entries = self._others = 0

    @property
    def layers(self) -> "tuple[Folder, ...]":
        """The folder itself, and those of the decks that it is an edition of."""
        return (self, *(self.base.layers if self.base else ()))

    @property
    def above(self) -> "tuple[Folder, ...]":
        """The folder itself, and those of the editions for which it is read."""
        return (self, *(self.edition.above if self.edition else ()))

    @property
    def fingerprints(self) -> Fingerprints:
        """What was read of it, and of its base."""
        below = self.base.fingerprints if self.base else {}
        return self._read | {path_in_base(self.extends, path): d for path, d in below.items()}

    def label(self, path: Path) -> str:
        """Return a file's path as the user would type it."""
        return path.as_posix()

    def names(self, folder: Path) -> frozenset[str]:
        """Return the names in a folder, as they are written on the disk; none outside the deck."""
        if folder not in self._names:
            try:
                names = names_inside(self.root, folder)
            except OSError as error:
                raise SurroundingsFailed(
                    say("cannot read {folder}: {reason}", folder=folder, reason=reason_of(error))
                ) from error
            self._names[folder] = names
            if names or folder.is_dir():
                inside = folder.relative_to(self.root).as_posix()
                self._note(f"{inside}/", digest_of_names(names))
        return self._names[folder]

    def files(self, sub: str, suffix: str) -> list[Path]:
        """Return what has that suffix in a sub-folder, by name.

        What is hidden is not the deck's, nor are a spreadsheet's own notes that a file is open.
        """
        folder = self.root / sub
        names = (n for n in self.names(folder) if n.endswith(suffix)
                 and not n.startswith((".", "~$")))  # fmt: skip
        return [folder / name for name in sorted(names)]

    def read(self, name: str, place: Place, limit: int = MAX_BYTES) -> bytes | None:
        """Return a file's bytes, or None and a problem at `place` where it cannot be used.

        `name` leads from the deck's folder to the file, spelt as on the disk, so that a deck works
        on every system. `limit` is how many bytes it may have.
        """
        holder = self.holder(name)
        if holder is not self:
            return holder.read(name, place, limit)
        path = self._path(name, place)
        if path is None:
            return None
        raw = self._bytes_of(path, limit)
        if raw is None:
            fact, remedy, code = why_outside(path)
            self.problems.tell(place, say("'{name}' {fact}", name=name, fact=fact), remedy, code)
            return None
        if len(raw) > limit:
            fact = say("'{name}' is larger than {most:g} MB", name=name, most=limit / 1000000)
            self.problems.tell(place, fact, say("make it smaller"), "file-too-large")
            return None
        self._others += len(raw)
        if self._others > _MOST_OTHERS:
            fact = say(
                "the deck's pictures are larger than {most} MB together",
                most=_MOST_OTHERS // 1000000,
            )
            remedy = say("make them smaller: 2500 px wide is plenty")
            self.problems.tell(place, fact, remedy, "pictures-too-large")
            return None
        return raw

    def holds(self, name: str) -> bool:
        """Return whether a file of a name stands in the folder itself."""
        return name in self.names(self.root)

    def holds_file(self, name: str) -> bool:
        """Return whether a file is found by its way from the folder, or in a base's."""
        return not _refused(name) and any(layer._find(name) for layer in self.layers)

    def holder(self, name: str) -> "Folder":
        """Return the folder that a file is read from: this one or, for want of it, a base's."""
        holders = (layer for layer in self.layers if not _refused(name) and layer._find(name))
        return next(holders, self)

    def _path(self, name: str, place: Place) -> Path | None:
        """Return where a named file is; report at `place` why it cannot be used."""
        refused, path = _refused(name), None
        if not refused:
            path = self._find(name)
            if path is None:
                near = nearest(name, sorted(self._near(name)))
                remedy = did_you_mean(name, [near]) if near else say("add it")
                fact = say("there is no file '{name}' in the deck", name=name)
                self.problems.tell(place, fact, remedy, "file-missing")
                return None
            if not is_inside(self.root, path):
                refused = why_outside(path)
            elif path.is_dir():
                refused = say("is a folder"), say("name a file in it"), "file-is-folder"
            elif not path.is_file():
                refused = say("is no file"), say("put a file of that name there"), "no-file"
        if refused:
            why, remedy, code = refused
            self.problems.tell(place, say("'{name}' {fact}", name=name, fact=why), remedy, code)
        return None if refused else path

    def yaml(self, path: Path) -> YamlFile | None:
        """Return a YAML file with its places; or report what is wrong with it."""
        raw = self.raw(path)
        return None if raw is None else read_yaml(self.label(path), raw, self.problems)

    def checked(self, yaml: YamlFile, model: type[Model]) -> Model | None:
        """Return what was read of a file, checked; or report what is wrong with it."""
        self._entries += len(yaml.values)
        return check(yaml, model, self.problems)

    def raw(self, path: Path, limit: int = MAX_BYTES) -> bytes | None:
        """Return at most one byte more than `limit` of a deck file; report where there is none."""
        place = Place(self.label(path))
        if is_inside(self.root, path) and not path.is_file():
            remedy = say("put a text file of that name here")
            self.problems.tell(place, say("'{name}' is no file", name=path.name), remedy, "no-file")
            return None
        raw = self._bytes_of(path, limit)
        if raw is None:
            why, remedy, code = why_outside(path)
            self.problems.tell(
                place, say("'{name}' {fact}", name=path.name, fact=why), remedy, code
            )
            return None
        self._bytes += len(raw)
        if self._bytes > _MOST_BYTES or self._entries > _MOST_ENTRIES:
            most = say(
                "{megabytes} MB or {entries} entries",
                megabytes=_MOST_BYTES // 1000000,
                entries=_MOST_ENTRIES,
            )
            fact = say("the deck is larger than {most}", most=most)
            self.problems.tell(place, fact, say("make several decks of it"), "deck-too-large")
            return None
        return raw

    def _bytes_of(self, path: Path, limit: int = MAX_BYTES) -> bytes | None:
        """Return at most one byte more than `limit` of a file; None where it lies outside."""
        try:
            file = open_inside(self.root, path)
            if file is None:
                return None
            with file:
                raw = file.read(limit + 1)
        except OSError as error:
            raise SurroundingsFailed(
                say("cannot read {path}: {reason}", path=path, reason=reason_of(error))
            ) from error
        self._note(path.relative_to(self.root).as_posix(), hashlib.sha256(raw).hexdigest())
        return raw

    def _note(self, path: str, digest: str) -> None:
        """Keep what was read; what was saved between two readings counts as changed since."""
        if path.isprintable():  # else it is no name that a deck could use
            is_same = self._read.setdefault(path, digest) == digest
            self._read[path] = digest if is_same else "changed"

    def _find(self, name: str) -> Path | None:
        """Return the path of a name; a disk may write é as two characters where the deck has one.

        A disk that does not tell capitals from small letters would find other names too; these
        are not found here, as they would not be on the next computer.
        """
        path = self.root
        for part in name.split("/"):
            names = self.names(path)
            same = (n for n in sorted(names) if unicodedata.normalize("NFC", n) == part)
            spelling = part if part in names else next(same, None)
            if spelling is None:
                return None
            path /= spelling
        return path

    def _near(self, name: str) -> list[str]:
        """Return the files that may be meant: of its ending, in its folder, or else the deck's."""
        head, _, _ = name.rpartition("/")
        folder = self._find(head) if head else self.root
        folder = folder if folder and folder.is_dir() else self.root
        inside = self.root if folder == self.root else folder
        paths = (inside / n for n in self.names(inside))
        ending = PurePosixPath(name).suffix.lower()
        endings = _PICTURES if ending in _PICTURES else {ending}
        meant = (path for path in paths if path.suffix.lower() in endings and path.is_file())
        return [path.relative_to(self.root).as_posix() for path in meant]


_OUTSIDE = say("lies outside the deck's folder"), say("copy it into the deck"), "file-outside"
_CIRCLE = (
    say("is a link that leads back to itself"),
    say("put a file of that name there"),
    "no-file",
)


def why_outside(path: Path) -> tuple[Message, Message, str]:
    """Return why what does not lie in the deck cannot be used, as fact, remedy and code."""
    return _CIRCLE if is_circle(path) else _OUTSIDE


def _refused(name: str) -> tuple[str, str, str] | None:
    """Return why a file may not be named so, as fact, remedy and code; None if it may."""
    parts = name.split("/")
    if re.match(r"[a-z]+:\/\/", name, re.IGNORECASE):
        fact = say("is an address, and nothing is fetched")
        return fact, say("copy the file into the deck"), "file-at-address"
    if "\\" in name and not re.match(r"[A-Za-z]:", name):
        return say("is written with '\\'"), say("write '/' between folders"), "backslash"
    depth = 0
    for part in parts:
        depth += {"..": -1, ".": 0}.get(part, 1)
        if depth < 0:
            break
    if depth < 0 or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return _OUTSIDE
    if {"", ".", ".."} & set(parts):
        remedy = say("write the way from the deck's folder, as in book/a.md")
        return say("is not how a file is named"), remedy, "no-file-name"
    return None


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return at most one byte more than `limit` of a file, so that no file fills the memory."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise SurroundingsFailed(
            say("cannot read {path}: {reason}", path=path, reason=reason_of(error))
        ) from error
