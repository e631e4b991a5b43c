"""Put right what a build left that was killed, and clear away what one has worked with."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from kaartspel.output.disk import digest_of, entries, is_folder
from kaartspel.output.manifest import MANIFEST, is_spoilt_manifest, read_manifest
from kaartspel.output.placing import place
from kaartspel.output.staging import (
    FORMER,
    MAKING,
    PLACING,
    SWAPPING,
    beside,
    left_behind,
    number_of,
)


def put_right(target: Path) -> None:
    """Bring to its end what killed builds began in the build's folder, and clear it away."""
    _put_back(beside(target, "old"), target)  # as kaartspel 1.1 called it
    with suppress(OSError):  # something is in it, and who knows whose
        beside(target, "new").rmdir()
    for work in left_behind(target):
        with suppress(PermissionError):  # another user's
            if is_folder(work / PLACING) and is_folder(target):
                place(work / PLACING, target)
            clear(work, target)


def clear(work: Path, target: Path) -> None:
    """Remove a working folder, and only what a build has made; what came late is moved over."""
    _put_back(work / FORMER, target)
    for folder in filter(is_folder, list(work.iterdir())):
        if folder.name in {FORMER, f"{SWAPPING}{number_of(folder)}"}:
            _open_up(folder)
            _dissolve(folder, target)
        elif folder.name == MAKING or folder.name.startswith(SWAPPING):
            _open_up(folder)
            shutil.rmtree(folder, ignore_errors=True)
    with suppress(OSError):
        work.rmdir()


def _put_back(former: Path, target: Path) -> None:
    """Give the last build its place again, where a killed one has left it empty."""
    if is_folder(former) and read_manifest(former) and not os.path.lexists(target):
        former.rename(target)


def _open_up(folder: Path) -> None:
    """Let the owner write in a folder and in all that are in it, so that they can be removed."""
    with suppress(OSError):
        folder.chmod(0o700)
        for path, is_dir in entries(folder):
            if is_dir:
                (folder / path).chmod(0o700)


def _dissolve(former: Path, target: Path) -> None:
    """Remove a folder that another one stands in for now.

    The build's own files go, and the second names of files that were brought along. What came or
    was changed since is moved over.
    """
    manifest = read_manifest(former)
    own = {file.path: file.sha256 for file in (manifest.files if manifest else ())}
    contents = sorted(entries(former), key=lambda entry: (entry[0] != MANIFEST, entry[0]))
    for path, is_dir in reversed(contents):  # what tells the build's files goes last
        with suppress(OSError):
            if is_dir:
                (former / path).rmdir()
            elif _is_elsewhere(former / path, target / path) or _is_own(former, target, path, own):
                (former / path).unlink()
            elif _is_later(former / path, target / path):
                (target / path).parent.mkdir(parents=True, exist_ok=True)
                (former / path).replace(target / path)
    with suppress(OSError):
        former.rmdir()


def _is_own(former: Path, target: Path, path: str, own: dict[str, str]) -> bool:
    """Return whether a file is as the last build made it; or was not, and has been made again."""
    if path == MANIFEST:
        return is_spoilt_manifest(former)
    return path in own and ((target / path).exists() or digest_of(former / path) == own[path])


def _is_elsewhere(path: Path, other: Path) -> bool:
    """Return whether a file has this other name too, or a link has been made again there."""
    try:
        if os.path.samestat(path.lstat(), other.lstat()):
            return True
        return path.is_symlink() and other.is_symlink() and path.readlink() == other.readlink()
    except OSError:
        return False


def _is_later(path: Path, other: Path) -> bool:
    try:
        return path.lstat().st_mtime_ns > other.lstat().st_mtime_ns
    except FileNotFoundError:
        return True
