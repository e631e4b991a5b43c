"""Write a build into its folder in place, where the folder cannot be exchanged with a new one.

All files are whole on the disk, under another name, before the first is moved; the manifest comes
last. So what was broken off can be brought to its end at any time.
"""

import errno
import shutil
from pathlib import Path

from kaartspel.output.disk import digest_of, entries, sync
from kaartspel.output.manifest import MANIFEST, read_manifest
from kaartspel.output.ownership import gone, in_the_way, remove


def commit(staged: Path, placing: Path) -> None:
    """Force all of a build onto the disk; from then on it is brought to its end."""
    for path, _ in entries(staged):
        if not (staged / path).is_symlink():
            sync(staged / path)
    sync(staged)
    staged.rename(placing)
    sync(placing.parent)


def place(placing: Path, target: Path) -> None:
    """Move a build into its folder, file by file; what has been moved already is left out.

    What the last build made and this one did not goes. Raises OSError, and SurroundingsFailed for
    what is not the build's.
    """
    made = read_manifest(placing)
    if made:  # else the manifest has been moved, and so has all the rest
        last = read_manifest(target)
        staged = [file for file in made.files if (placing / file.path).exists()]
        for _ in in_the_way(target, staged, last):
            pass  # told when the build was whole
        token = placing.parent.name[-16:]
        for path in (file.path for file in staged):
            _move(placing / path, target / path, token)
        remove(target, gone(target, made, last))
        sync(target)
        _move(placing / MANIFEST, target / MANIFEST, token)
    shutil.rmtree(placing, ignore_errors=True)


def _move(source: Path, goal: Path, token: str) -> None:
    """Replace a file by another in one step, also from one file system to another."""
    if digest_of(source) == digest_of(goal):
        return
    goal.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(goal)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        part = goal.with_name(f".kaartspel-{token}.part")
        part.unlink(missing_ok=True)  # of an attempt that was broken off
        with part.open("xb") as copy, source.open("rb") as whole:
            shutil.copyfileobj(whole, copy)
        sync(part)
        part.replace(goal)
    sync(goal.parent)
