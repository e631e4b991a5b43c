"""The deck's folder: reads files inside it and nothing outside it, and collects problems."""

import re
import unicodedata
from pathlib import Path, PurePosixPath

from kaartspel.deck.checking import Model, check
from kaartspel.deck.reading import MAX_BYTES, YamlFile, read_yaml
from kaartspel.problems import Place, Problems, SurroundingsFailed, did_you_mean

# What a whole deck may hold, so that no deck fills the memory: texts of a hundred thousand cards.
_PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
_MOST_BYTES = 40_000_000
_MOST_ENTRIES = 500_000
_MOST_OTHERS = 200_000_000  # pictures and fonts together


class Folder:
    """A deck's folder on disk. What is wrong with its files is told to `problems`."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root, self.problems = root, problems
        self._names: dict[Path, frozenset[str]] = {}
        self._bytes = self._entries = self._others = 0

    def label(self, path: Path) -> str:
        """Return a file's path as the user would type it."""
        return path.as_posix()

    def names(self, folder: Path) -> frozenset[str]:
        """Return the names in a folder, as they are written on the disk; none outside the deck."""
        if folder not in self._names:
            try:
                inside = folder.is_dir() and self._is_inside(folder)
                paths = folder.iterdir() if inside else ()
                self._names[folder] = frozenset(path.name for path in paths)
            except OSError as error:
                raise SurroundingsFailed(f"cannot read {folder}: {error.strerror}") from error
        return self._names[folder]

    def files(self, sub: str, suffix: str) -> list[Path]:
        """Return what has that suffix in a sub-folder, by name; hidden files are not the deck's."""
        folder = self.root / sub
        names = (n for n in self.names(folder) if n.endswith(suffix) and not n.startswith("."))
        return [folder / name for name in sorted(names)]

    def read(self, name: str, place: Place, limit: int = MAX_BYTES) -> bytes | None:
        """Return a file's bytes, or None and a problem at `place` where it cannot be used.

        `name` leads from the deck's folder to the file, spelt as on the disk, so that a deck works
        on every system. `limit` is how many bytes it may have.
        """
        path = self._path(name, place)
        if path is None:
            return None
        raw = read_bytes(path, limit)
        if len(raw) > limit:
            fact = f"'{name}' is larger than {limit / 1_000_000:g} MB"
            self.problems.tell(place, fact, "make it smaller", "file-too-large")
            return None
        self._others += len(raw)
        if self._others > _MOST_OTHERS:
            fact = f"the deck's pictures are larger than {_MOST_OTHERS // 1_000_000} MB together"
            remedy = "make them smaller: 2500 px wide is plenty"
            self.problems.tell(place, fact, remedy, "pictures-too-large")
            return None
        return raw

    def _path(self, name: str, place: Place) -> Path | None:
        """Return where a named file is; report at `place` why it cannot be used."""
        refused, path = _refused(name), None
        if not refused:
            path = self._find(name)
            if path is None:
                near = self._near(name)
                remedy = did_you_mean(name, near) if near else "add it"
                fact = f"there is no file '{name}' in the deck"
                self.problems.tell(place, fact, remedy, "file-missing")
                return None
            if not self._is_inside(path):
                refused = _OUTSIDE
            elif not path.is_file():
                refused = "is a folder", "name a file in it", "file-is-folder"
        if refused:
            fact, remedy, code = refused
            self.problems.tell(place, f"'{name}' {fact}", remedy, code)
        return None if refused else path

    def read_model(
        self, path: Path, model: type[Model]
    ) -> tuple[Model, YamlFile] | tuple[None, None]:
        """Return a YAML file, checked, with its places; or report what is wrong with it."""
        raw = self._raw(path)
        if raw is None:
            return None, None
        yaml = read_yaml(self.label(path), raw, self.problems)
        if yaml is None:
            return None, None
        self._entries += len(yaml.values)
        entry = check(yaml, model, self.problems)
        return (entry, yaml) if entry is not None else (None, None)

    def _raw(self, path: Path) -> bytes | None:
        place = Place(self.label(path))
        if not self._is_inside(path):
            fact = "this file is a link to outside the deck's folder"
            self.problems.tell(place, fact, "copy it into the deck", "file-outside")
            return None
        if not path.is_file():
            remedy = "put a text file of that name here"
            self.problems.tell(place, f"'{path.name}' is no file", remedy, "no-file")
            return None
        raw = read_bytes(path)
        self._bytes += len(raw)
        if self._bytes > _MOST_BYTES or self._entries > _MOST_ENTRIES:
            limit = f"{_MOST_BYTES // 1_000_000} MB or {_MOST_ENTRIES} entries"
            fact = f"the deck is larger than {limit}"
            self.problems.tell(place, fact, "make several decks of it", "deck-too-large")
            return None
        return raw

    def _is_inside(self, path: Path) -> bool:
        try:
            return path.resolve().is_relative_to(self.root.resolve())
        except (OSError, RuntimeError):  # links that lead in a circle
            return False

    def _find(self, name: str) -> Path | None:
        """Return the path of a name; a disk may write é as two characters where the deck has one.

        A disk that does not tell capitals from small letters would find other names too; these
        are not found here, as they would not be on the next computer.
        """
        path = self.root
        for part in name.split("/"):
            names = self.names(path)
            same = (n for n in sorted(names) if unicodedata.normalize("NFC", n) == part)
            found = part if part in names else next(same, None)
            if found is None:
                return None
            path /= found
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


_OUTSIDE = "lies outside the deck's folder", "copy it into the deck", "file-outside"


def _refused(name: str) -> tuple[str, str, str] | None:
    """Return why a file may not be named so, as fact, remedy and code; None if it may."""
    parts = name.split("/")
    if re.match(r"[a-z]+:\/\/", name, re.IGNORECASE):
        fact = "is an address, and nothing is fetched"
        return fact, "copy the file into the deck", "file-at-address"
    if "\\" in name and not re.match(r"[A-Za-z]:", name):
        return "is written with '\\'", "write '/' between folders", "backslash"
    depth = 0
    for part in parts:
        depth += {"..": -1, ".": 0}.get(part, 1)
        if depth < 0:
            break
    if depth < 0 or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return _OUTSIDE
    if {"", ".", ".."} & set(parts):
        remedy = "write the way from the deck's folder, as in book/a.md"
        return "is not how a file is named", remedy, "no-file-name"
    return None


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return at most one byte more than `limit` of a file, so that no file fills the memory."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise SurroundingsFailed(f"cannot read {path}: {error.strerror or error}") from error
