"""Data with its places as a tree, of which parts can be exchanged: a YamlFile has them flat."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kaartspel.deck.reading import DataPath, YamlData, YamlFile
from kaartspel.problems import Place


@dataclass(frozen=True, slots=True)
class Written:
    """A text, a list or keys with what they hold; where it stands, and where its key does.

    `is_null` is whether it is null by name, for what an edition takes away.
    """

    place: Place
    value: "str | tuple[Written, ...] | dict[str, Written]"
    key: Place | None = None
    is_literal: bool = False
    is_null: bool = False

    @property
    def keys(self) -> "dict[str, Written]":
        """What it holds by keys; nothing where it holds a text or a list."""
        return self.value if isinstance(self.value, dict) else {}

    @property
    def items(self) -> "tuple[Written, ...]":
        """What it lists; nothing where it holds a text or keys."""
        return self.value if isinstance(self.value, tuple) else ()

    @property
    def text(self) -> str:
        """Its text; nothing where it holds a list or keys."""
        return self.value if isinstance(self.value, str) else ""

    def said(self, key: str) -> str:
        """Return the text under a key; nothing where there is none."""
        return self.keys[key].text if key in self.keys else ""

    def having(self, **parts: "Written") -> "Written":
        """Return it with other parts under some keys."""
        return replace(self, value={**self.keys, **parts})

    def walk(self) -> "Iterator[Written]":
        """Yield it, and all that it holds."""
        yield self
        for part in (*self.keys.values(), *self.items):
            yield from part.walk()


def grown(yaml: YamlFile, path: DataPath = ()) -> Written:
    """Return what a file holds at a path as a tree."""
    data, place, key = yaml.at(path), yaml.place(path), yaml.keys.get(path)
    if isinstance(data, dict):
        return Written(place, {name: grown(yaml, (*path, name)) for name in data}, key)
    if isinstance(data, list):
        return Written(place, tuple(grown(yaml, (*path, i)) for i in range(len(data))), key)
    return Written(place, data, key, path in yaml.literal, path in yaml.nulls)


def flat(tree: Written, like: YamlFile) -> YamlFile:
    """Return a tree as the content of a file, which is called as another one is."""
    made = YamlFile(like.file, "", heads=like.heads)
    made.data = _laid_down(tree, (), made)
    return made


def _laid_down(branch: Written, path: DataPath, made: YamlFile) -> YamlData:
    made.values[path] = branch.place
    if branch.key:
        made.keys[path] = branch.key
    if branch.is_literal:
        made.literal.add(path)
    if branch.is_null:
        made.nulls.add(path)
    if isinstance(branch.value, dict):
        return {k: _laid_down(part, (*path, k), made) for k, part in branch.value.items()}
    if isinstance(branch.value, tuple):
        return [_laid_down(part, (*path, i), made) for i, part in enumerate(branch.value)]
    return branch.value


def plain(branch: Written) -> YamlData:
    """Return a tree without its places."""
    if isinstance(branch.value, dict):
        return {key: plain(part) for key, part in branch.value.items()}
    return branch.value if isinstance(branch.value, str) else [plain(p) for p in branch.value]
