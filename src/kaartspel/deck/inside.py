"""Open what lies in a folder and nothing else, whoever moves things meanwhile; and know it again.

A link in the folder may lead elsewhere in it. What it leads to is found first, and then opened
step by step, where no link is followed any more: one that is put there in between is refused.
"""

import errno
import hashlib
import io
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0) | _NO_LINK
_PASSED = _FOLDER | getattr(os, "O_PATH", os.O_RDONLY)  # who may not list a folder may go through
_FILE = (
    os.O_RDONLY | _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)  # a pipe would be waited for
_BY_STEPS = os.open in os.supports_dir_fd and os.listdir in os.supports_fd
_ATTEMPTS = 3  # at what is moved while it is looked at

_ModeTest = Callable[[int], bool]  # of a file's mode

Fingerprints = dict[str, str]
"""What was read of a folder, by path: the SHA-256 of a file, or of a folder's names.

A folder's path ends in '/'; what was not the same each time that it was read has none that any has.
"""


def is_inside(root: Path, path: Path) -> bool:
    """Return whether a path leads to a place in a folder, or would if there were something."""
    return _way(root, path) is not None


def is_circle(path: Path) -> bool:
    """Return whether a path is a link that leads back to itself, at once or by others."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def open_inside(root: Path, path: Path) -> io.BufferedReader | None:
    """Open a file in a folder; return None for what lies outside it or is no file.

    Raises OSError where it cannot be opened, or is gone.
    """
    descriptor = _open(root, path, _FILE, stat.S_ISREG)
    return None if descriptor is None else os.fdopen(descriptor, "rb")


def names_inside(root: Path, folder: Path) -> frozenset[str]:
    """Return the names in a folder within another; none where it lies outside it or is none."""
    if not _BY_STEPS:
        is_folder = is_inside(root, folder) and folder.is_dir()
        return frozenset(os.listdir(folder) if is_folder else ())  # noqa: PTH208
    try:
        descriptor = _open(root, folder, os.O_RDONLY | _FOLDER, stat.S_ISDIR)
    except FileNotFoundError:
        return frozenset()
    if descriptor is None:
        return frozenset()
    try:
        return frozenset(os.listdir(descriptor))  # noqa: PTH208
    finally:
        os.close(descriptor)


def digest_of_names(names: Iterable[str]) -> str:
    """Return a digest of the names in a folder, but for hidden ones, as editors make and remove."""
    shown = sorted(os.fsencode(name) for name in names if not name.startswith("."))
    return hashlib.sha256(b"\0".join(shown)).hexdigest()


def fingerprint(root: Path, path: str) -> str:
    """Return the fingerprint that a file or folder has now; empty where there is none."""
    try:
        if path.endswith("/"):
            return digest_of_names(names_inside(root, root / path[:-1]))
        file = open_inside(root, root / path)
        if file is None:
            return ""
        with file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # ValueError: a name that no system has
        return ""


def _way(root: Path, path: Path) -> tuple[Path, tuple[str, ...]] | None:
    """Return a folder without links and the steps in it that lead to a path; None if none do."""
    if is_circle(path):
        return None
    try:
        home, real = root.resolve(), path.resolve()
    except (OSError, RuntimeError):  # a link that was turned into a circle meanwhile
        return None
    return (home, real.relative_to(home).parts) if real.is_relative_to(home) else None


def _open(root: Path, path: Path, flags: int, is_kind: _ModeTest) -> int | None:
    for _ in range(_ATTEMPTS):
        way = _way(root, path)
        if way is None:
            return None
        try:
            return _opened(*way, flags, is_kind)
        except OSError as error:
            if error.errno not in {errno.ELOOP, errno.ENOTDIR}:
                raise
    return None


def _opened(home: Path, steps: tuple[str, ...], flags: int, is_kind: _ModeTest) -> int | None:
    """Open what lies at the end of the steps, if it is of that kind; nothing else is opened."""
    if not _BY_STEPS:
        return _opened_at_once(home.joinpath(*steps), flags)
    here = os.open(home, _PASSED)
    try:
        for step in steps[:-1]:
            inner = os.open(step, _PASSED, dir_fd=here)
            os.close(here)
            here = inner
        last = steps[-1] if steps else "."
        if not is_kind(os.stat(last, dir_fd=here, follow_symlinks=False).st_mode):
            return None
        return _judged(os.open(last, flags, dir_fd=here), is_kind)
    finally:
        os.close(here)


def _opened_at_once(path: Path, flags: int) -> int | None:
    """Open a file where the system cannot go by steps, and look again what it is."""
    if not path.is_file():
        return None
    descriptor = _judged(os.open(path, flags), stat.S_ISREG)
    if descriptor is not None and path.resolve() != path:
        os.close(descriptor)
        return None
    return descriptor


def _judged(descriptor: int, is_kind: _ModeTest) -> int | None:
    if is_kind(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    return None
