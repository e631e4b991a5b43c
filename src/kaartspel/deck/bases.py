"""Where the deck is that an edition begins with: found without reading the edition, which is slow.

`extends:` in deck.yaml names a folder, from the edition's own, or the shipped deck.
"""

import os
import re
from collections.abc import Iterable
from pathlib import Path

import yaml

from kaartspel import shipped
from kaartspel.deck.inside import Fingerprints, fingerprint, open_inside
from kaartspel.deck.syntax import LOADER

MOST_LAYERS = 4  # an edition of an edition of an edition of a deck
_MOST = 4_000_000  # bytes
_KEY = "extends"
_NO_WAY = re.compile(r"^/|^[A-Za-z]:|\\|//")  # absolute, or of Windows
_WITHIN = "//"  # between what an edition extends and the way in there


def base_root(root: Path, named: str) -> Path | None:
    """Return the folder that an edition in `root` extends; None where none may be named so."""
    if named == shipped.NAME:
        return shipped.DECK
    if not named.isprintable() or _NO_WAY.search(named):
        return None
    way = root / named
    short = Path(os.path.normpath(way))
    return short if _is_same(short, way) else way


def bases(root: Path) -> tuple[Path, ...]:
    """Return the folders that a deck is an edition of, the nearest first; those that there are."""
    folders: list[Path] = []
    while len(folders) < MOST_LAYERS:
        named = top_level(root).get(_KEY)
        base = base_root(root, named.value) if isinstance(named, yaml.ScalarNode) else None
        if base is None or not base.is_dir() or base in folders:
            break
        folders.append(base)
        root = base
    return tuple(folders)


def top_level(root: Path) -> dict[str, yaml.Node]:
    """Return what stands in a deck's deck.yaml, by key; nothing where it cannot be read.

    Nor where nobody asks: most decks choose nothing for their builds and extend no other.
    """
    try:
        file = open_inside(root, root / "deck.yaml")
        if file is None:
            return {}
        with file:
            raw = file.read(_MOST)
        if not re.search(rb"\b(build|extends)\b", raw):
            return {}
        node = yaml.compose(raw.decode("utf-8-sig"), Loader=LOADER)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return {}
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


def may_extend(root: Path) -> bool:
    """Return whether a line of deck.yaml begins with `extends:`, though it cannot be read."""
    try:
        file = open_inside(root, root / "deck.yaml")
        if file is None:
            return False
        with file:
            return bool(re.search(rb"(?m)^\W{0,3}extends *:", file.read(_MOST)))
    except OSError:
        return False


def path_in_base(named: str, path: str) -> str:
    """Return what a path in a base is called among those of its edition."""
    return f"{named}{_WITHIN}{path}"


def fingerprints(root: Path, paths: Iterable[str]) -> Fingerprints:
    """Return the fingerprints that these files and folders of a deck, and its bases, have now."""
    return {path: _fingerprint(root, path) for path in paths}


def _fingerprint(root: Path, path: str) -> str:
    named, within, inner = path.partition(_WITHIN)
    if not within:
        return fingerprint(root, path)
    base = base_root(root, named)
    return _fingerprint(base, inner) if base else ""


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.resolve() == other.resolve()
    except (OSError, RuntimeError):  # links that lead in a circle
        return False
