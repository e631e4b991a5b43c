"""Write a build: make it beside its folder or in it, and let it take the last one's place."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kaartspel.interrupts import held
from kaartspel.messages import reason_of, say
from kaartspel.output.disk import Identity, identity_of, mounted_in
from kaartspel.output.exchange import exchange
from kaartspel.output.manifest import MANIFEST, Manifest, Output, OutputFile, read_manifest
from kaartspel.output.ownership import gone, in_the_way, left_in_place
from kaartspel.output.placing import commit, place
from kaartspel.output.recovery import clear
from kaartspel.output.staging import (
    FORMER,
    MAKING,
    PLACING,
    SWAPPING,
    CannotStandIn,
    Twin,
    begin,
    cannot_move,
    may_not,
)
from kaartspel.problems import SurroundingsFailed

Tell = Callable[[str], None]
"""Takes a sentence for the reader's eye: what the writing met that is worth a notice."""


def write(
    target: Path,
    outputs: Iterable[Output | OutputFile],
    manifest: Callable[[tuple[OutputFile, ...]], Manifest],
    keep: tuple[OutputFile, ...] = (),
    tell: Tell = lambda notice: None,
) -> Manifest:
    """Write a build: `outputs`, the files of the last build in `keep`, and the manifest.

    An OutputFile among the outputs is kept too. Whatever else the last build made goes; whatever it
    did not make stays. `manifest` is called with the entries of all files. Raises
    SurroundingsFailed, with the folder as it was.
    """
    before = identity_of(target)
    last = read_manifest(target) if before else None
    with _working(target) as (work, at_once):
        twin = Twin(work / MAKING, target)
        staged, stay = list[OutputFile](), list(keep)
        for output in outputs:
            if isinstance(output, OutputFile):
                stay.append(output)
            else:
                twin.add(output.path, output.data)
                staged.append(OutputFile.from_output(output))
        made = manifest(tuple(sorted([*staged, *stay], key=lambda file: file.path)))
        twin.add(MANIFEST, made.to_json())
        _refuse_replaced(target, before)
        notices = [*in_the_way(target, staged, last), *left_in_place(target, made, last)]
        leave = {MANIFEST, *(file.path for file in staged), *gone(target, made, last)}
        with held():
            why = at_once or _taken_place(twin, work, target, before, leave)
            if why:
                _refuse_replaced(target, before)
                commit(_whole(work), work / PLACING)
                _place(work / PLACING, target)
                notices.append(say("{why}; its files were replaced one by one", why=why))
    for notice in notices:
        tell(notice)
    return made


@contextmanager
def _working(target: Path) -> Iterator[tuple[Path, str]]:
    """Yield a folder to work in, and why the build must be written in place, if it must.

    It is cleared away afterwards, unless it holds a build that the next one has to bring to its
    end.
    """
    why = _mounted(target)
    try:
        work = begin(target, inside=bool(why))
    except OSError as error:
        if why or not may_not(error) or not identity_of(target):
            raise
        why = say("nothing can be written beside {target}", target=target)
        work = begin(target, inside=True)
    try:
        yield work, why
    finally:
        with held():
            clear(work, target)


def _taken_place(
    twin: Twin, work: Path, target: Path, before: Identity | None, leave: set[str]
) -> str:
    """Let the new folder take the old one's place; return why it cannot, if so."""
    try:
        twin.bring(leave)
        twin.finish()
    except CannotStandIn as error:
        return str(error)
    if why := _mounted(target):  # since the build began
        return why
    whole = work / f"{SWAPPING}{before[1] if before else 0}"
    twin.folder.rename(whole)
    try:
        _swap(whole, work / FORMER, target, before)
    except OSError as error:
        if before is None or not cannot_move(error):
            raise
        return say(
            "{target} cannot be exchanged ({reason})", target=target, reason=reason_of(error)
        )
    return ""


def _mounted(target: Path) -> str:
    """Return in words where in the folder another file system begins, if one does."""
    if not identity_of(target) or not (mounted := mounted_in(target)):
        return ""
    if mounted == target:
        return say("{target} is where another file system begins, and cannot be exchanged",
                   target=target)  # fmt: skip
    return say("{target} holds {mounted}, which is where another file system begins, and cannot "
               "be exchanged", target=target, mounted=mounted)  # fmt: skip


def _swap(whole: Path, former: Path, target: Path, before: Identity | None) -> None:
    """Put the new build in its place; the old one is then where the new one was, or in `former`."""
    _refuse_replaced(target, before)
    if before is None:
        whole.rename(target)
    elif exchange(whole, target):
        if identity_of(whole) != before:
            exchange(whole, target)
            raise _replaced(target)
    else:
        target.rename(former)
        if identity_of(former) != before:
            former.rename(target)
            raise _replaced(target)
        whole.rename(target)


def _place(placing: Path, target: Path) -> None:
    """Move the new build into its folder; say so where that stops half way."""
    try:
        place(placing, target)
    except OSError as error:
        fact = say(
            "cannot use {path}: {reason}",
            path=error.filename or target,
            reason=reason_of(error),
        )
        remedy = say("mend that and build again, which brings it to its end")
        message = say(
            "{fact}; the new build is half in place in {target}: {remedy}",
            fact=fact,
            target=target,
            remedy=remedy,
        )
        raise SurroundingsFailed(message) from error


def _whole(work: Path) -> Path:
    """Return where the new build is, which could not take the old one's place."""
    (folder,) = (path for path in work.iterdir() if path.name.startswith((MAKING, SWAPPING)))
    return folder


def _refuse_replaced(target: Path, before: Identity | None) -> None:
    """Raise SurroundingsFailed where the folder is no longer the one that the build began with."""
    if identity_of(target) != before or (before is None and os.path.lexists(target)):
        raise _replaced(target)


def _replaced(target: Path) -> SurroundingsFailed:
    fact = say("{target} was replaced while the build ran, and nothing was moved", target=target)
    return SurroundingsFailed(say("{fact}; look what it is now, and build again", fact=fact))
