"""What a build made: a list of its files with their digests, in a file of its folder."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path
from typing import Any

from kaartspel.output.disk import digest_of, read_regular

MANIFEST = "manifest.json"
_LARGEST = 200_000_000  # bytes of a manifest: of ten times the largest deck
_MOST = 1 << 53  # of what is counted: what every reader of JSON takes
_BEGINNING = re.compile(rb'[\s\0]*(\{\s*("deck"\s*:|$)|$)')  # cut short or spoilt, too


@dataclass(frozen=True, slots=True)
class Output:
    """A file to be: its path in the build's folder (forward slashes), its kind, its bytes.

    `source` is a digest of what it was made from, where that is known; `seconds` is how long it
    took to make.
    """

    path: str
    kind: str
    data: bytes
    source: str = ""
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file of a build, as the manifest lists it; `source` is a digest of all it depends on."""

    path: str
    kind: str
    sha256: str
    bytes: int
    source: str = ""

    @classmethod
    def from_output(cls, output: Output) -> "OutputFile":
        """Return the manifest's entry for an output."""
        digest = hashlib.sha256(output.data).hexdigest()
        return cls(output.path, output.kind, digest, len(output.data), output.source)


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was built from what, and for each part of the build how.

    `inputs` is a digest of all that went in; `parts` holds how many cards there are in it, and the
    options that a later build may want again. `sources` has the digest of each file that was read
    of the deck's folder, and of each folder's names.
    """

    deck: dict[str, str]
    cards: tuple[dict[str, Any], ...]
    files: tuple[OutputFile, ...]
    inputs: dict[str, str]
    parts: dict[str, dict[str, Any]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)

    def to_json(self) -> bytes:
        """Return the manifest as it is written: a line for each card and each file."""
        return b"".join(part.encode() for part in self._written())

    def _written(self) -> Iterator[str]:
        files = ({name: getattr(file, name) for name in _FIELDS} for file in self.files)
        yield f'{{\n"deck": {_json(self.deck)},\n"cards": '
        yield from _lines(self.cards)
        yield ',\n"files": '
        yield from _lines(files)
        for name in ("inputs", "parts", "sources"):
            yield f',\n"{name}": {_json(getattr(self, name))}'
        yield "\n}\n"


_FIELDS = tuple(entry.name for entry in fields(OutputFile))
_json = partial(json.dumps, ensure_ascii=False)


def _lines(entries: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield "[\n"
    for index, entry in enumerate(entries):
        yield (",\n" if index else "") + _json(entry)
    yield "\n]"


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of the build in a folder, or None where there is none that one wrote."""
    try:
        raw = read_regular(folder / MANIFEST, _LARGEST)
        data = json.loads(raw.decode("utf-8"))  # of bytes, json takes half a character
        files = tuple(OutputFile(**entry) for entry in data["files"])
        parts = {name: dict(entry) for name, entry in data.get("parts", {}).items()}
        manifest = Manifest(
            data["deck"], tuple(data["cards"]), files, data["inputs"], parts,
            data.get("sources", {}),
        )  # fmt: skip
        is_sound = _is_sound(manifest)
        if b"\\u" in raw:
            manifest.to_json()  # half a character cannot be written
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return manifest if is_sound else None


def _is_sound(manifest: Manifest) -> bool:
    """Return whether all values are of the types that a build writes, and all paths its own."""
    return (
        _are_texts(manifest.deck)
        and _are_texts(manifest.inputs)
        and _are_texts(manifest.sources)
        and all(map(_is_part, manifest.parts.values()))
        and all(isinstance(card, dict) for card in manifest.cards)
        and all(map(_is_entry, manifest.files))
        and len({file.path for file in manifest.files}) == len(manifest.files)
    )


def _are_texts(entries: object) -> bool:
    return isinstance(entries, dict) and all(isinstance(v, str) for v in entries.values())


def _is_part(entry: dict[str, Any]) -> bool:
    count = entry.get("cards", 0)
    others = {name: value for name, value in entry.items() if name != "cards"}
    return isinstance(count, int) and 0 <= count < _MOST and _are_texts(others)


def _is_entry(file: OutputFile) -> bool:
    texts = (file.path, file.kind, file.sha256, file.source)
    size: object = file.bytes
    return (
        all(isinstance(text, str) for text in texts)
        and isinstance(size, int)
        and 0 <= size < _MOST
        and _is_inside(file.path)
    )


def _is_inside(path: str) -> bool:
    """Return whether a manifest's path stays in its folder, as those do that a build wrote."""
    parts = path.split("/")
    return path != MANIFEST and path.isprintable() and not {"", ".", ".."} & set(parts) and not (
        set(path) & set("\\:")
    )  # fmt: skip


def is_spoilt_manifest(folder: Path) -> bool:
    """Return whether the file called as a manifest is one that a build wrote, though now damaged.

    A file of that name that begins otherwise is something else, and not the build's.
    """
    try:
        return bool(_BEGINNING.match(read_regular(folder / MANIFEST, _LARGEST)))
    except OSError:
        return False


def bytes_of_file(folder: Path, file: OutputFile) -> bytes | None:
    """Return a file's bytes, if they are those that the build made."""
    try:
        data = read_regular(folder / file.path, file.bytes)
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == file.sha256 else None


def is_intact(folder: Path, files: Iterable[OutputFile]) -> bool:
    """Return whether all these files are in the folder as the build made them."""
    return all(digest_of(folder / file.path) == file.sha256 for file in files)
