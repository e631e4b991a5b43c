"""Build again whenever a deck changes, and tell what that changed."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kaartspel.budget import budgeted
from kaartspel.building import Report, Request, build
from kaartspel.deck.bases import bases
from kaartspel.output import Manifest, read_manifest
from kaartspel.problems import KaartspelError, SurroundingsFailed, WrongUsage

_LOOK_MS = 100  # between two looks at whether something was saved


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A build after a change: which files are other than before or new, and which are gone."""

    report: Report
    changed: tuple[str, ...]
    gone: tuple[str, ...]


Outcome = Rebuilt | KaartspelError
"""What came of a change: a build, or what is wrong; the last build then stays."""


def saves(deck: Path) -> Generator[object]:
    """Yield once when watching has begun, and then after each change in the deck's folder.

    The folder of the deck that it is an edition of is watched too. Saves that follow one another
    at once, as editors do, count as one. A folder that is gone is waited for. Ends at Ctrl-C.
    """
    while True:
        yield from _saves_until_gone(deck)
        while not deck.is_dir():
            time.sleep(_LOOK_MS / 1000)


def _saves_until_gone(deck: Path) -> Iterator[object]:
    """Yield as `saves` does, until the folder is no longer the one that watching began with."""
    from watchfiles import watch  # noqa: PLC0415  slow to load, and only watching needs it

    which, begun, folders = _identity(deck), False, (deck, *bases(deck))
    with suppress(FileNotFoundError):  # it went before watching began
        for changes in watch(*folders, rust_timeout=_LOOK_MS, yield_on_timeout=True):
            is_gone = _identity(deck) != which or (changes and bases(deck) != folders[1:])
            if changes or is_gone or not begun:
                begun = True
                yield changes
            if is_gone:
                return


def _identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another of the same name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def rebuild(
    request: Callable[[], Request], changes: Iterable[object], tell: Callable[[Outcome], None]
) -> None:
    """Build what is asked for then, for each of `changes`, and tell what came of it.

    Raises WrongUsage where the first build finds that what is asked for does not exist. What a
    later change takes away, such as a card that is named, may come back, and is waited for.
    """
    is_first = True
    for _ in changes:
        try:
            wanted = request()
            before = read_manifest(Path(wanted.target))
            with budgeted():
                report = build(wanted)
            tell(_compared(before, report))
        except WrongUsage as error:
            if is_first:
                raise
            tell(error)
        except KaartspelError as error:
            tell(error)
        except OSError as error:
            tell(SurroundingsFailed.of_system(error))
        is_first = False


def _compared(before: Manifest | None, report: Report) -> Rebuilt:
    old = {file.path: file.sha256 for file in (before.files if before else ())}
    new = {file.path: file.sha256 for file in report.manifest.files}
    changed = tuple(path for path, digest in new.items() if old.get(path) != digest)
    return Rebuilt(report, changed, tuple(path for path in old if path not in new))
