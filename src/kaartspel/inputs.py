"""What a build depends on, as digests: where none has changed, there is nothing to do."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path

from kaartspel import shipped
from kaartspel.deck.inside import Fingerprints
from kaartspel.deck.model import Deck
from kaartspel.parts import PARTS, Options
from kaartspel.recipe import Digests, platform


@cache
def engine_digest() -> str:
    """Return a digest of all that makes files, whatever the deck: code, versions, this Python.

    Kept, as the code that runs stays what it was when it was loaded.
    """
    digest = hashlib.sha256(platform().encode())
    for package in ("kaartspel", *_dependencies()):
        digest.update(f"{package} {version(package)}\n".encode())
    digest.update(_contents(Path(shipped.__file__).parent))
    return digest.hexdigest()


def input_digests(
    deck: Deck | Fingerprints, only: Iterable[str], options: Options, engine: str
) -> dict[str, str]:
    """Return for each part a digest of all that decides what it looks like.

    A deck in a folder counts with the fingerprints of what is read of it, a Deck with what it
    holds.
    """
    if isinstance(deck, Deck):
        contents = Digests(engine).of_value(deck)
    else:
        contents = hashlib.sha256(
            repr(sorted(deck.items())).encode(errors="surrogatepass")
        ).digest()
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


def _dependencies() -> Iterator[str]:
    for requirement in requires("kaartspel") or ():
        if "extra ==" not in requirement:
            yield requirement.split(">")[0].split("=")[0].split("<")[0].strip()
