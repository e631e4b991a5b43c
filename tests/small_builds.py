"""Small builds of a few files, written as real ones are."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kaartspel.output import Manifest, Output, OutputFile, locked, write

posix = pytest.mark.skipif(os.name != "posix", reason="rights, owners and links of POSIX")
BUILDS = {
    "old": [Output("a.pdf", "card", b"old a"), Output("deep/gone.pdf", "card", b"old gone")],
    "new": [Output("a.pdf", "card", b"new a"), Output("deep/more/b.pdf", "card", b"new b")],
}


def put(target: Path, which: str) -> list[str]:
    """Write one of two small builds into the folder; return the notices."""
    return put_files(target, *((output.path, output.data) for output in BUILDS[which]))


def put_files(
    target: Path, *files: tuple[str, bytes], during: Callable[[], object] = list
) -> list[str]:
    """Write a build of the files; return the notices. `during` is done while it is made."""
    told: list[str] = []

    def outputs() -> Iterator[Output]:
        during()
        for path, data in files:
            yield Output(path, "card", data)

    def manifest(entries: tuple[OutputFile, ...]) -> Manifest:
        return Manifest({"title": "x"}, (), entries, {})

    with locked(target) as folder:
        write(folder, outputs(), manifest, tell=told.append)
    return told


def lying(folder: Path) -> list[str]:
    """Return what lies in a folder, with all that is in its folders."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


def killed_at(step: int, target: Path) -> bool:
    """Write the new build in a process that is killed at its n-th use of the disk."""
    child = os.fork()
    if not child:
        count = 0

        def kill(event: str, _: object) -> None:
            nonlocal count
            if event.startswith(("open", "os.", "shutil.", "ctypes.")):
                count += 1
                if count == step:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(kill)
        put(target, "new")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
