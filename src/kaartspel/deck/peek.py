"""Look at what a deck chooses for its builds without reading the deck, which takes longer."""

from pathlib import Path

import yaml

from kaartspel.deck.bases import bases, top_level

_KEY = "build"

Peeked = dict[str, str | list[str]]


def peek(root: Path) -> Peeked:
    """Return what stands under `build:` in a deck's deck.yaml and, for an edition, in its base's.

    As it is typed; nothing where it cannot be read: reading the deck then tells why.
    """
    choices: Peeked = {}
    for layer in reversed((root, *bases(root))):
        section = top_level(layer).get(_KEY)
        pairs = section.value if isinstance(section, yaml.MappingNode) else ()
        choices |= {str(key.value): _value(node) for key, node in pairs}
    return choices


def _value(node: yaml.Node) -> str | list[str]:
    if isinstance(node, yaml.SequenceNode):
        return [str(item.value) for item in node.value]
    return str(node.value)
