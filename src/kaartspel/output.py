"""Write a build's files whole or not at all, and touch nothing that is not the build's own.

A build is made beside its folder and exchanged with it. Whatever happens meanwhile (an interrupt,
a kill, a full disk), the folder holds the whole last build or the whole new one:

- on Linux and macOS at every instant, for the two folders are exchanged in one step;
- on Windows, and on file systems that cannot (some network drives), the exchange is two renames. A
  build that is killed between them leaves the folder missing and the last build beside it, as
  `.build.kaartspel-old`; the next build puts it back first.

On Windows a file that another program holds open cannot be exchanged: the build then says so, and
the last one stays. A loss of power is the file system's affair: nothing is forced onto the disk, so
files may be cut short; the next build compares each with the manifest and makes it anew.
"""

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kaartspel.exchange import exchange
from kaartspel.problems import SurroundingsFailed

MANIFEST = "manifest.json"
_PATIENCE = 60  # seconds to wait for another build in the same folder


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the build's folder (forward slashes), its kind, its bytes.

    `source` is a digest of what it was made from, where that is known; `seconds` is how long it
    took to make.
    """

    path: str
    kind: str
    data: bytes
    source: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of a build, as the manifest lists it; `source` is a digest of all it depends on."""

    path: str
    kind: str
    sha256: str
    bytes: int
    source: str = ""

    @classmethod
    def of(cls, output: Output) -> "OutputFile":
        """Return the manifest's entry for an output."""
        digest = hashlib.sha256(output.data).hexdigest()
        return cls(output.path, output.kind, digest, len(output.data), output.source)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was built from what, and for each part of the build how.

    `inputs` is a digest of all that went in; `parts` holds how many cards there are in it, and the
    options that a later build may want again.
    """

    deck: dict[str, str]
    cards: tuple[dict[str, Any], ...]
    files: tuple[OutputFile, ...]
    inputs: dict[str, str]
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return the manifest as it is written: a line for each card and each file."""
        files = ({name: getattr(file, name) for name in _FIELDS} for file in self.files)
        parts = {
            "deck": _json(self.deck),
            "cards": _lines(self.cards),
            "files": _lines(files),
            "inputs": _json(self.inputs),
            "parts": _json(self.parts),
        }
        body = ",\n".join(f"{_json(key)}: {part}" for key, part in parts.items())
        return f"{{\n{body}\n}}\n".encode()


_FIELDS = tuple(entry.name for entry in fields(OutputFile))
_json = partial(json.dumps, ensure_ascii=False)


def _lines(entries: Iterable[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(map(_json, entries)) + "\n]"


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of the build in a folder, or None where there is no (whole) one."""
    try:
        data = json.loads((folder / MANIFEST).read_bytes())
        files = tuple(OutputFile(**entry) for entry in data["files"])
        if not all(_is_inside(file.path) for file in files):
            return None
        parts = {name: dict(entry) for name, entry in data.get("parts", {}).items()}
        return Manifest(dict(data["deck"]), tuple(data["cards"]), files, data["inputs"], parts)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _is_inside(path: str) -> bool:
    """Return whether a manifest's path stays in its folder, as those do that a build wrote."""
    return not path.startswith(("/", "\\")) and ":" not in path and ".." not in path.split("/")


def is_intact(folder: Path, files: Iterable[OutputFile]) -> bool:
    """Return whether all these files are in the folder as the build made them."""
    try:
        return all(
            hashlib.sha256((folder / file.path).read_bytes()).hexdigest() == file.sha256
            for file in files
        )
    except OSError:
        return False


@contextmanager
def locked(target: Path) -> Iterator[Path]:
    """Hold the build's folder for one build; yield its real path, put right if need be.

    Raises SurroundingsFailed where another build holds it, or where it cannot be a build's folder.
    """
    with _explained(target):
        target = usable(target)
        with _lock(target):
            _recover(target)
            yield target


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    """Hold the folder's lock: a file among the temporary ones, which any user may hold."""
    key = hashlib.sha256(os.fsencode(target)).hexdigest()[:16]
    lock = FileLock(Path(tempfile.gettempdir()) / f"kaartspel-{key}.lock", mode=0o666)
    try:
        lock.acquire(timeout=_PATIENCE)
    except Timeout:
        message = f"another build has been writing {target} for a minute; try again when it is done"
        raise SurroundingsFailed(message) from None
    try:
        yield
    finally:
        lock.release()


def write(
    target: Path,
    outputs: Iterable[Output | OutputFile],
    manifest: Callable[[tuple[OutputFile, ...]], Manifest],
    keep: tuple[OutputFile, ...] = (),
) -> Manifest:
    """Write a build: `outputs`, the files of the last build in `keep`, and the manifest.

    An OutputFile among the outputs is kept too. Whatever else the last build made goes; whatever it
    did not make stays. `manifest` is called with the entries of all files. Raises
    SurroundingsFailed, with the folder as it was.
    """
    old = read_manifest(target)
    own = {file.path for file in old.files} | {MANIFEST} if old else set()
    staging, aside = _beside(target, "new"), _beside(target, "old")
    try:
        staging.mkdir(parents=True)
        files, stay = [*keep], {file.path for file in keep}
        for output in outputs:
            if isinstance(output, OutputFile):
                files.append(output)
                stay.add(output.path)
            else:
                _write_file(staging / output.path, output.data)
                files.append(OutputFile.of(output))
        made = manifest(tuple(sorted(files, key=lambda file: file.path)))
        _write_file(staging / MANIFEST, made.to_json())
        _carry_over(target, staging, own - stay)
        old_files = _swap(target, staging, aside)
    except BaseException:
        if aside.exists() and not target.exists():
            aside.rename(target)
        shutil.rmtree(staging, ignore_errors=True)
        raise
    if old_files:
        _move_late(old_files, target, own)
        shutil.rmtree(old_files, ignore_errors=True)
    return made


def _swap(target: Path, staging: Path, aside: Path) -> Path | None:
    """Put the new build in its place; return where the old one is now, if there was one."""
    if not target.exists():
        staging.rename(target)
        return None
    if exchange(staging, target):
        return staging
    target.rename(aside)
    staging.rename(target)
    return aside


def _move_late(old: Path, target: Path, ours: set[str]) -> None:
    """Move over what is not the build's and came, or changed, while the build was swapped."""
    for folder, _, files in os.walk(old):
        inside = Path(folder).relative_to(old)
        for name in files:
            if (inside / name).as_posix() not in ours:
                with suppress(OSError):
                    (target / inside).mkdir(parents=True, exist_ok=True)
                    (old / inside / name).replace(target / inside / name)


def _write_file(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except FileNotFoundError:  # the first file in its folder
        path.parent.mkdir(parents=True)
        path.write_bytes(data)


def _carry_over(target: Path, staging: Path, ours: set[str]) -> None:
    """Bring along all that is in `target` and not in `ours`, by link where the disk can."""
    for folder, names, files in os.walk(target):
        inside = Path(folder).relative_to(target)
        links = [name for name in names if (Path(folder) / name).is_symlink()]
        for name in [*files, *links]:
            path = inside / name
            if path.as_posix() in ours:
                continue
            if os.path.lexists(staging / path):
                fact = f"{target / path} was not made by kaartspel"
                raise SurroundingsFailed(f"{fact} and would be overwritten; move it elsewhere")
            (staging / path.parent).mkdir(parents=True, exist_ok=True)
            _link(target / path, staging / path)
        is_empty = not names and not files
        if is_empty:
            (staging / inside).mkdir(parents=True, exist_ok=True)


def _link(source: Path, copy: Path) -> None:
    if source.is_symlink():
        copy.symlink_to(source.readlink())
        return
    try:
        copy.hardlink_to(source)
    except OSError:
        shutil.copy2(source, copy)


def _beside(target: Path, what: str) -> Path:
    return target.with_name(f".{target.name}.kaartspel-{what}")


def _recover(target: Path) -> None:
    """Undo what an interrupted build left: half a build, or a folder half swapped."""
    staging, aside = _beside(target, "new"), _beside(target, "old")
    if aside.exists() and not target.exists():
        aside.rename(target)
    for left in (staging, aside):
        if left.exists():
            shutil.rmtree(left)


def resolved(path: Path) -> Path:
    """Return a path without links and dots. Raises SurroundingsFailed for links in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: before Python 3.13
        raise SurroundingsFailed(f"cannot use {path}: {error}") from error


def usable(target: Path) -> Path:
    """Return the real path of a folder for a build. Raises SurroundingsFailed for what is none."""
    target = resolved(target)
    if target.exists() and not target.is_dir():
        raise SurroundingsFailed(f"{target} is a file; name a folder for the build")
    if Path.cwd().is_relative_to(target):
        fact = f"{target} is where you are, or above it"
        raise SurroundingsFailed(f"{fact}; name a folder of the build's own, such as 'build'")
    return target


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        what = error.filename or target
        remedy = "close the programs that have files in it open, or name another folder with -o"
        raise SurroundingsFailed(f"cannot use {what}: {error.strerror}; {remedy}") from error
    except OSError as error:
        what = error.filename or target
        raise SurroundingsFailed(f"cannot use {what}: {error.strerror or error}") from error
