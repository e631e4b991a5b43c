"""What is kept from one command to the next: a file for each deck, in the user's cache folder.

It makes builds faster and changes none: where it is missing, damaged, too old or not to be written
all is made anew. It stands apart from decks and builds, so that nothing of theirs is at risk, and
whoever shares a folder shares no store. Nothing in it is run; a file is used where its digest, over
the engine too, is right.
"""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kaartspel import configuration
from kaartspel.inputs import engine_digest
from kaartspel.keeping import BOUND, KEEPER

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck

MOST_FILES = 32  # of decks; those that were built longest ago go
_HEAD = b"kaartspel store 1\n"
_ENTRY = struct.Struct(">32sI")  # a key, and the length of what follows
_OURS = re.compile(r"[0-9a-f]{32}\.kept(\.\w+)?")


@contextmanager
def opened(deck: Deck | str | Path, *, anew: bool = False) -> Iterator[None]:
    """Let what was kept of a deck in a folder be found in the block; keep what comes up in it.

    With `anew` nothing is found of what was there. Of a Deck without a folder what is kept lasts
    as long as the process.
    """
    path = _file_of(deck)
    if anew or path != KEEPER.of:
        KEEPER.clear(path)
        if path and not anew:
            KEEPER.add(_read(path))
    try:
        yield
    finally:
        KEEPER.rest()
        if path and KEEPER.taken_fresh():
            _write(path, KEEPER.entries())


def _file_of(deck: Deck | str | Path) -> Path | None:
    folder = configuration.cache_folder()
    if folder is None or not isinstance(deck, str | Path):
        return None
    called = hashlib.sha256(os.fsencode(os.path.realpath(deck))).hexdigest()[:32]
    return folder / "kept" / f"{called}.kept"


def _read(path: Path) -> Iterator[tuple[bytes, bytes]]:
    """Yield what a file holds; nothing of one that is damaged, or of another engine."""
    try:
        data = configuration.read_file(path, 2 * BOUND)
    except OSError:
        return
    start = len(_HEAD) + 32
    if data[:start] != _HEAD + _seal(body := memoryview(data)[start:]):
        return
    while len(body) >= _ENTRY.size:
        key, length = _ENTRY.unpack_from(body)
        yield key, bytes(body[_ENTRY.size : _ENTRY.size + length])
        body = body[_ENTRY.size + length :]


def _seal(body: bytes | memoryview) -> bytes:
    digest = hashlib.sha256(engine_digest().encode())
    digest.update(body)
    return digest.digest()


def _write(path: Path, entries: Iterable[tuple[bytes, bytes]]) -> None:
    """Write a file whole, or not at all; then let go of what is too much."""
    import tempfile  # noqa: PLC0415  not needed where there is nothing to do

    body = b"".join(_ENTRY.pack(key, len(made)) + made for key, made in entries)
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_HEAD + _seal(body) + body)
            Path(new).replace(path)
        except BaseException:
            Path(new).unlink(missing_ok=True)
            raise
        _let_go(path.parent)


def _let_go(folder: Path) -> None:
    """Remove the oldest files beyond as many as may be; also what a killed command has left."""
    with os.scandir(folder) as scan:
        files = [(entry.stat(follow_symlinks=False).st_mtime, entry.path) for entry in scan
                 if _OURS.fullmatch(entry.name)]  # fmt: skip
    for _, old in sorted(files, reverse=True)[MOST_FILES:]:
        Path(old).unlink(missing_ok=True)
