"""The folder that a build works in, and what is made in it until it takes its place."""

import errno
import hashlib
import os
import re
import secrets
from collections.abc import Iterator
from pathlib import Path

from kaartspel.messages import reason_of, say
from kaartspel.output.disk import begin_like, entries, finish_like, identity_of, is_folder, link

MAKING = "making"  # in it, a build that is not whole yet
SWAPPING = "swapping-"  # whole; or, exchanged already, the folder of the number that follows
FORMER = "former"  # the last build, moved out of the way
PLACING = "placing"  # whole, and being moved file by file

_LONGEST = 200  # bytes of a name, which a lock's or a working folder's ending must fit behind
_TOKEN = r"[0-9a-f]{16}"
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_IMMOVABLE = {errno.EXDEV, errno.EBUSY, errno.EPERM}


def may_not(error: OSError) -> bool:
    """Return whether an error says that nothing may be made there."""
    return error.errno in _FORBIDDEN


def cannot_move(error: OSError) -> bool:
    """Return whether an error says that a folder cannot leave its place, whoever asks."""
    return error.errno in _IMMOVABLE


def beside(target: Path, ending: str) -> Path:
    """Return a hidden path beside the build's folder that tells whose it is."""
    stem = f".{target.name}.kaartspel"
    if len(os.fsencode(stem)) > _LONGEST:
        stem = f".{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}.kaartspel"
    return target.parent / f"{stem}-{ending}"


def begin(target: Path, *, inside: bool) -> Path:
    """Make a folder to work in, which nobody can have foreseen; raises OSError where none may be.

    It stands beside the build's folder, or in it. What is in it is the build's alone.
    """
    token = secrets.token_hex(8)
    folder = target / f".kaartspel-{token}" if inside else beside(target, token)
    folder.mkdir(mode=0o700 if os.name == "posix" else 0o777)  # Windows lets it be inherited
    return folder


def left_behind(target: Path) -> Iterator[Path]:
    """Yield the working folders of builds that were killed; files and links are none."""
    for folder, stem in ((target.parent, beside(target, "").name), (target, ".kaartspel-")):
        if is_folder(folder):
            names = [path.name for path in folder.iterdir()]
            candidates = (n for n in names if re.fullmatch(re.escape(stem) + _TOKEN, n))
            yield from (folder / name for name in sorted(candidates) if is_folder(folder / name))


def is_settled(target: Path) -> bool:
    """Return whether no build is at work in a folder, or was killed there: nothing tells of one."""
    stem = beside(target, "").name
    try:
        return not any(
            name.startswith(start)
            for folder, start in ((target.parent, stem), (target, ".kaartspel-"))
            for name in os.listdir(folder)  # noqa: PTH208
        )
    except OSError:
        return False


class CannotStandIn(Exception):
    """A new folder cannot take the place of the old one as its equal; the message says why."""


class Twin:
    """A folder in the making that shall stand in for another, the `model`.

    Its folders have the group, rights and times of those that the model has; files of the model
    are brought along as further names of the same files, so that they stay what they are.
    """

    def __init__(self, folder: Path, model: Path) -> None:
        self.folder, self._model = folder, model
        self._made: list[str] = []
        self._begin("")

    def add(self, path: str, data: bytes) -> None:
        """Write a file of the build."""
        try:
            (self.folder / path).write_bytes(data)
        except FileNotFoundError:  # the first file in its folder
            self._begin(path.rpartition("/")[0])
            (self.folder / path).write_bytes(data)

    def bring(self, leave: set[str]) -> None:
        """Bring along all that the model has, but for the paths in `leave`.

        Raises CannotStandIn where something cannot be brought along as it is.
        """
        if not is_folder(self._model):
            return
        try:
            for path, folder in entries(self._model):
                if folder and not any((self._model / path).iterdir()):
                    self._begin(path)
                elif not folder and path not in leave:
                    self._begin(path.rpartition("/")[0])
                    link(self._model / path, self.folder / path)
        except OSError as error:
            stays, reason = error.filename or self._model, reason_of(error)
            raise CannotStandIn(say("{path} cannot be moved to a new folder ({reason})",
                                    path=stays, reason=reason)) from error  # fmt: skip

    def finish(self) -> None:
        """Give all folders the rights and times of their models; raises CannotStandIn."""
        for path in reversed(self._made):
            model = self._model / path
            if is_folder(model) and not finish_like(model, self.folder / path):
                raise CannotStandIn(
                    say("the owner and the rights of {model} cannot be given away", model=model)
                )

    def _begin(self, path: str) -> None:
        if not is_folder(self.folder / path):
            if path:
                self._begin(path.rpartition("/")[0])
            begin_like(self._model / path, self.folder / path)
            self._made.append(path)


def number_of(target: Path) -> int:
    """Return the number of a folder on its disk; 0 where there is none."""
    identity = identity_of(target)
    return identity[1] if identity else 0
