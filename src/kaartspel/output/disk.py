"""Files and folders on a disk: read, walked through and given rights, and nothing followed."""

import errno
import hashlib
import io
import os
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from kaartspel.messages import say
from kaartspel.problems import SurroundingsFailed

_READ = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe would be waited for
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_OWNER = 0o700  # who fills a folder must be let in

Identity = tuple[int, int]
"""What tells a folder from every other one: its device and its number there."""


def resolved(path: Path) -> Path:
    """Return a path without links and dots. Raises SurroundingsFailed for links in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:  # RuntimeError: before Python 3.13
        raise SurroundingsFailed(
            say("cannot use {path}: {error}", path=path, error=error)
        ) from error


def usable(target: Path) -> Path:
    """Return the real path of a folder for a build. Raises SurroundingsFailed for what is none."""
    target = resolved(target)
    if target.exists() and not target.is_dir():
        raise SurroundingsFailed(
            say("{target} is a file; name a folder for the build", target=target)
        )
    if Path.cwd().is_relative_to(target):
        fact = say("{target} is where you are, or above it", target=target)
        raise SurroundingsFailed(
            say("{fact}; name a folder of the build's own, such as 'build'", fact=fact)
        )
    return target


def open_regular(path: Path) -> io.BufferedReader:
    """Open a file to be read. Raises OSError for what is none: a link, a pipe, a device."""
    if not stat.S_ISREG(path.lstat().st_mode):  # to open a device may do something
        raise OSError(errno.EINVAL, say("not a regular file"), str(path))
    file = os.fdopen(os.open(path, _READ), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(errno.EINVAL, say("not a regular file"), str(path))
    return file


def read_regular(path: Path, limit: int) -> bytes:
    """Return a file's bytes. Raises OSError for what is no file, or is larger than `limit`."""
    with open_regular(path) as file:
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def digest_of(path: Path) -> str | None:
    """Return a file's SHA-256, or None where there is no file that can be read."""
    try:
        with open_regular(path) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def identity_of(folder: Path) -> Identity | None:
    """Return a folder's identity; None where there is no folder, or a link to one."""
    try:
        status = folder.lstat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if stat.S_ISDIR(status.st_mode) else None


def is_folder(path: Path) -> bool:
    """Return whether there is a folder, and not a link to one."""
    return identity_of(path) is not None


def entries(root: Path) -> Iterator[tuple[str, bool]]:
    """Yield the path of all in a folder, with whether it is a folder; each before what it holds.

    Links are not followed, and what begins another file system is not entered. Raises OSError
    where a folder cannot be read.
    """
    yield from _entries(root, "", root.lstat().st_dev)


def _entries(root: Path, inside: str, device: int) -> Iterator[tuple[str, bool]]:
    with os.scandir(root / inside) as scan:
        for entry in sorted(scan, key=lambda e: e.name):
            path = f"{inside}{entry.name}"
            folder = entry.is_dir(follow_symlinks=False)
            yield path, folder
            if folder and (root / path).lstat().st_dev == device:
                yield from _entries(root, f"{path}/", device)


def mounted_in(folder: Path) -> Path | None:
    """Return a place in a folder, or the folder itself, where another file system begins."""
    device = folder.lstat().st_dev
    if folder.parent.stat().st_dev != device or os.path.ismount(folder):
        return folder
    for point in _mount_points():
        if point.is_relative_to(folder):
            return point
    inner = (folder / path for path, is_folder in entries(folder) if is_folder)
    return next((path for path in inner if path.lstat().st_dev != device), None)


def _mount_points() -> Iterator[Path]:
    """Yield where file systems begin, as Linux tells: also such as lead into the same disk."""
    with suppress(OSError), Path("/proc/self/mountinfo").open("rb") as lines:
        for line in lines:
            escaped = line.split()[4]
            yield Path(os.fsdecode(escaped.decode("unicode_escape").encode("latin-1")))


def begin_like(model: Path, new: Path) -> None:
    """Make a folder with another's group, owner and rights, as far as they can be given."""
    new.mkdir()
    if os.name == "posix" and is_folder(model):
        status = model.lstat()
        with suppress(OSError):
            os.chown(new, status.st_uid, status.st_gid)
        with suppress(OSError):  # who is not in the group cannot give the folder's files to it
            new.chmod(stat.S_IMODE(status.st_mode) | _OWNER)


def finish_like(model: Path, new: Path) -> bool:
    """Give a folder another's rights and times; return whether it has them."""
    shutil.copystat(model, new)
    return _rights(model) == _rights(new)


def _rights(path: Path) -> tuple[object, ...]:
    status = path.lstat()
    attributes = {}
    if sys.platform == "linux":
        with suppress(OSError):  # a file system without any
            attributes = {name: os.getxattr(path, name) for name in os.listxattr(path)}
    return status.st_mode, status.st_uid, status.st_gid, attributes


def link(source: Path, goal: Path) -> None:
    """Let a file have another name, on the same disk; make a link again. Raises OSError."""
    try:
        os.link(source, goal, follow_symlinks=False)
    except (OSError, NotImplementedError):
        if not source.is_symlink():
            raise
        goal.symlink_to(source.readlink())


def sync(path: Path) -> None:
    """Force a file or a folder onto the disk; a folder where the system can."""
    if path.is_dir() and os.name != "posix":
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
