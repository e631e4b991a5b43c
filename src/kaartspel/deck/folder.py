"""The deck's folder: reads files inside it and nothing outside it, and collects problems."""

from pathlib import Path

from kaartspel.deck.checking import Model, check
from kaartspel.deck.reading import MAX_BYTES, Document, read_yaml
from kaartspel.problems import Place, Problem, SurroundingsFailed, did_you_mean


class Folder:
    """A deck's folder on disk. `problems` grows as files are read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []

    def label(self, path: Path) -> str:
        """Return a file's path as the user would type it."""
        return path.as_posix()

    def report(self, place: Place, message: str) -> None:
        """Add a problem."""
        self.problems.append(Problem(place, message))

    def files(self, sub: str, suffix: str) -> list[Path]:
        """Return the files of a sub-folder with that suffix, by name."""
        folder = self.root / sub
        return sorted(p for p in folder.glob(f"*{suffix}") if p.is_file())

    def read(self, name: str, place: Place, limit: int = MAX_BYTES) -> bytes | None:
        """Return a file's bytes; report at `place` a file that is not there or lies outside.

        A file of more than `limit` bytes is cut a little beyond it, as a sign of its size.
        """
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            self.report(place, f"'{name}' lies outside the deck's folder; copy it into the deck")
            return None
        if not path.is_file():
            near = [p.relative_to(self.root).as_posix() for p in path.parent.glob("*")]
            self.report(place, f"there is no file '{name}' in the deck; {did_you_mean(name, near)}")
            return None
        return read_bytes(path, limit)

    def read_model(
        self, path: Path, model: type[Model]
    ) -> tuple[Model, Document] | tuple[None, None]:
        """Return a YAML file, checked, with its places; or report what is wrong with it."""
        document, problems = read_yaml(self.label(path), self._raw(path))
        self.problems += problems
        if document is None:
            return None, None
        entry, problems = check(document, model)
        self.problems += problems
        return (entry, document) if entry is not None else (None, None)

    def _raw(self, path: Path) -> bytes:
        if not path.resolve().is_relative_to(self.root.resolve()):
            fact = "this file is a link to outside the deck's folder"
            self.report(Place(self.label(path)), f"{fact}; copy it into the deck")
            return b"{}"
        return read_bytes(path)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """Return at most a little more than `limit` bytes of a file, so that none fills the memory."""
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as error:
        raise SurroundingsFailed(f"cannot read {path}: {error.strerror or error}") from error
