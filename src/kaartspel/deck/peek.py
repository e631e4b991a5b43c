"""Look at what a deck chooses for its builds without reading the deck, which takes longer."""

from pathlib import Path

import yaml

from kaartspel.deck.inside import open_inside
from kaartspel.deck.syntax import LOADER

_MOST = 4_000_000  # bytes
_KEY = "build"

Peeked = dict[str, str | list[str]]


def peek(root: Path) -> Peeked:
    """Return what stands under `build:` in a deck's deck.yaml, as it is typed.

    Nothing where it cannot be read: reading the deck then tells why.
    """
    try:
        file = open_inside(root, root / "deck.yaml")
        if file is None:
            return {}
        with file:
            raw = file.read(_MOST)
        # Most decks choose nothing, and are not read twice.
        return _section(raw.decode("utf-8-sig")) if _KEY.encode() in raw else {}
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return {}


def _section(text: str) -> Peeked:
    section = _inner(yaml.compose(text, Loader=LOADER)).get(_KEY)
    return {key: _value(node) for key, node in _inner(section).items()}


def _inner(node: yaml.Node | None) -> dict[str, yaml.Node]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return {str(key.value): value for key, value in pairs}


def _value(node: yaml.Node) -> str | list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [str(item.value) for item in node.value]
    return str(node.value)
