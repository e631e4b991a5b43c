"""Which files of a folder are the build's: those whose digest the last manifest tells."""

import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from kaartspel.messages import say
from kaartspel.output.disk import digest_of, is_folder
from kaartspel.output.manifest import MANIFEST, Manifest, OutputFile, is_spoilt_manifest
from kaartspel.problems import SurroundingsFailed


def in_the_way(target: Path, files: Iterable[OutputFile], last: Manifest | None) -> Iterator[str]:
    """Yield in words what the files will overwrite that is not as the last build made it.

    Raises SurroundingsFailed for what no build has made, or somebody has changed.
    """
    before = _digests(last)
    if _lies_at(target, MANIFEST) and not (last or is_spoilt_manifest(target)):
        raise _not_ours(target / MANIFEST)
    for file in files:
        if not _lies_at(target, file.path):
            continue
        digest, once = digest_of(target / file.path), before.get(file.path)
        if digest in {once, file.sha256} and digest:
            continue
        if once != file.sha256 or not digest:
            raise _not_ours(target / file.path)
        yield say("{path} was changed after it was built; it is made again", path=file.path)


def _lies_at(target: Path, path: str) -> bool:
    """Return whether there is anything at a path. Raises SurroundingsFailed for a link on the way.

    So it does for a file on the way, where a folder has to be.
    """
    inner = target
    for part in path.split("/")[:-1]:
        inner /= part
        try:
            mode = inner.lstat().st_mode
        except FileNotFoundError:
            return False
        if not stat.S_ISDIR(mode):
            raise _not_ours(inner)
    try:
        (target / path).lstat()
    except FileNotFoundError:
        return False
    return True


def gone(target: Path, made: Manifest, last: Manifest | None) -> set[str]:
    """Return the files that the last build made, and this one does not."""
    return {path for path, sha256 in _dropped(made, last) if _digest_at(target, path) == sha256}


def left_in_place(target: Path, made: Manifest, last: Manifest | None) -> Iterator[str]:
    """Yield in words what the last build is said to have made, but for somebody's changes."""
    for path, sha256 in _dropped(made, last):
        if _digest_at(target, path) not in {None, sha256}:
            yield say(
                "{path} is not as it was built, and no longer part of the build; it stays",
                path=path,
            )


def remove(target: Path, paths: Iterable[str]) -> None:
    """Remove files, and the folders that are empty then."""
    for path in paths:
        (target / path).unlink(missing_ok=True)
        for inner in (target / path).parents:
            if inner == target:
                break
            with suppress(OSError):
                inner.rmdir()


def _dropped(made: Manifest, last: Manifest | None) -> list[tuple[str, str]]:
    now = _digests(made)
    return [entry for entry in _digests(last).items() if entry[0] not in now]


def _digests(manifest: Manifest | None) -> dict[str, str]:
    return {file.path: file.sha256 for file in (manifest.files if manifest else ())}


def _digest_at(target: Path, path: str) -> str | None:
    """Return a file's digest; None where there is none, or where links lead to it."""
    around = [target / inner for inner in Path(path).parents]
    return digest_of(target / path) if all(map(is_folder, around)) else None


def _not_ours(path: Path) -> SurroundingsFailed:
    fact = say("{path} was not made by kaartspel, or was changed since,", path=path)
    return SurroundingsFailed(say("{fact} and would be overwritten; move it elsewhere", fact=fact))
