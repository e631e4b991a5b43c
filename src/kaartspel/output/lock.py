"""Let one build at a time have its folder, whoever begins the other."""

import errno
import os
import stat
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kaartspel import interrupts
from kaartspel.messages import reason_of, say
from kaartspel.output.disk import identity_of, usable
from kaartspel.output.recovery import put_right
from kaartspel.output.staging import beside, may_not
from kaartspel.problems import SurroundingsFailed

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 60  # seconds to wait for another build in the same folder
_LOOK = 0.05  # seconds between two attempts


@contextmanager
def locked(target: Path) -> Iterator[Path]:
    """Hold the build's folder for one build; yield its real path, put right if need be.

    Raises SurroundingsFailed where another build holds it, or where it cannot be a build's folder.
    """
    with _explained(target):
        target = usable(target)
        with _parents(target), _exclusive(target):
            put_right(target)
            yield target


@contextmanager
def _parents(target: Path) -> Iterator[None]:
    """Make the folders that are to hold the build's; those that stay empty go again."""
    missing = [folder for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _exclusive(target: Path) -> Iterator[None]:
    """Hold the folder by a file beside it, and by itself; by a file in it if neither can be."""
    with ExitStack() as held:
        is_held = _hold_file(held, beside(target, "lock"), target)
        if not (_hold_folder(held, target) or is_held):
            _hold_file(held, target / ".kaartspel-lock", target)
        yield


def _hold_file(held: ExitStack, path: Path, target: Path) -> bool:
    """Hold a lock file, which is gone afterwards; return False where it may not be made.

    One that a dead build left is no hindrance: the system let go of it.
    """
    with suppress(FileNotFoundError):
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size or status.st_nlink > 1:
            raise SurroundingsFailed(
                say("{path} is no lock of kaartspel's; move it elsewhere", path=path)
            )
    lock = FileLock(path, mode=0o666)
    until = time.monotonic() + _PATIENCE
    while True:
        with interrupts.held():  # between the file's making and the callback it would stay
            try:
                lock.acquire(timeout=0)
                held.callback(_let_go, lock, path)
                break
            except Timeout:
                if time.monotonic() > until:
                    raise _busy(target) from None
            except OSError as error:
                if may_not(error) and identity_of(target):
                    return False
                raise
        time.sleep(_LOOK)
    return True


def _let_go(lock: FileLock, path: Path) -> None:
    """Remove the file while it is held: who waits for it looks whether it is still there."""
    with interrupts.held():
        with suppress(OSError):  # Windows removes it when it is released
            path.unlink()
        lock.release()


def _hold_folder(held: ExitStack, target: Path) -> bool:
    """Hold the folder itself, as it is the same one wherever it is mounted; False if none can be.

    So builds exclude one another of which one sees it under another name, or cannot write beside.
    """
    until = time.monotonic() + _PATIENCE
    while fcntl and (identity := identity_of(target)):
        try:
            descriptor = os.open(target, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except OSError:
            return False
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(descriptor)
            if error.errno not in {errno.EAGAIN, errno.EACCES}:  # some network drives cannot
                return False
            if time.monotonic() > until:
                raise _busy(target) from None
            time.sleep(_LOOK)
            continue
        held.callback(os.close, descriptor)
        held.callback(fcntl.flock, descriptor, fcntl.LOCK_UN)  # processes begun have it open too
        if identity == identity_of(target):
            return True
    return False


def _busy(target: Path) -> SurroundingsFailed:
    message = say(
        "another build has been writing {target} for a minute; try again when it is done",
        target=target,
    )
    return SurroundingsFailed(message)


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        message = say(
            "cannot use {what}: {reason}; {remedy}",
            what=error.filename or target, reason=reason_of(error), remedy=_remedy(error),
        )  # fmt: skip
        raise SurroundingsFailed(message) from error


def _remedy(error: OSError) -> str:
    """Return what helps against an error of the file system."""
    if isinstance(error, PermissionError):
        return say("close the programs that have files in it open, or name another folder with -o")
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return say("make room there, or name another folder with -o")
    return say("name another folder with -o")
