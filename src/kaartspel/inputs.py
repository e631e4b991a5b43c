"""What a build depends on, as digests: where none has changed, there is nothing to do."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kaartspel import shipped
from kaartspel.deck.inside import Fingerprints
from kaartspel.digests import Digests
from kaartspel.parts import PARTS, Options
from kaartspel.recipe import platform

if TYPE_CHECKING:
    from kaartspel.deck.model import Deck


@cache
def engine_digest() -> str:
    """Return a digest of all that makes files, whatever the deck: code, versions, this Python.

    Kept, as the code that runs stays what it was when it was loaded.
    """
    digest = hashlib.sha256(platform().encode())
    for package in _packages():
        digest.update(f"{package}\n".encode())
    digest.update(_contents(Path(shipped.__file__).parent))
    return digest.hexdigest()


def input_digests(
    deck: Deck | Fingerprints, only: Iterable[str], options: Options, engine: str
) -> dict[str, str]:
    """Return for each part a digest of all that decides what it looks like.

    A deck in a folder counts with the fingerprints of what is read of it, a Deck with what it
    holds.
    """
    if isinstance(deck, dict):
        contents = hashlib.sha256(
            repr(sorted(deck.items())).encode(errors="surrogatepass")
        ).digest()
    else:
        contents = Digests().of_value(deck)
    contents += _contents(shipped.FONTS)
    digests = {}
    for part in only:
        chosen = [(name, getattr(options, name)) for name in PARTS[part].options]
        digest = hashlib.sha256(f"{engine} {(part, chosen)!r}".encode() + contents)
        digests[part] = digest.hexdigest()
    return digests


def _contents(root: Path) -> bytes:
    """Return a digest of all files in a folder, with their names."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(os.fsencode(path.relative_to(root).as_posix()) + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.digest()


def _files(root: Path) -> Iterable[Path]:
    inner = (path for path in root.rglob("*") if path.is_file() and path.suffix != ".pyc")
    return sorted(path for path in inner if not path.name.startswith("."))


def _packages() -> list[str]:
    """Return kaartspel and each library that it requires, with its version.

    The folders that installers leave are called by both. Where one is missing Python is asked,
    which reads all that each package says of itself, and takes as long as all else in a build with
    nothing to do.
    """
    folders = _installed()
    with suppress(KeyError, OSError):
        text = (folders["kaartspel"] / "METADATA").read_text("utf-8")
        return [
            folders[name].stem for name in _named(re.findall("^Requires-Dist: (.+)", text, re.M))
        ]
    from importlib.metadata import requires, version  # noqa: PLC0415  slow to load

    return [f"{name}-{version(name)}" for name in _named(requires("kaartspel") or ())]


def _named(requirements: Iterable[str]) -> Iterator[str]:
    """Yield the names of kaartspel and of what is required without an extra, as folders have it."""
    yield "kaartspel"
    for requirement in requirements:
        if "extra ==" not in requirement:
            yield _folded(re.split(r"[^\w.-]", requirement, maxsplit=1)[0])


def _installed() -> dict[str, Path]:
    """Return the folders of installed packages by their names; the first on the path counts."""
    folders: dict[str, Path] = {}
    for place in map(Path, sys.path):
        with suppress(OSError):
            for name in os.listdir(place):  # noqa: PTH208
                if name.endswith(".dist-info"):
                    folders.setdefault(_folded(name.split("-")[0]), place / name)
    return folders


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
