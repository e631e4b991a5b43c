"""Lay what an edition says over what its base says, and leave out what it goes without."""

from collections.abc import Container, Iterator
from dataclasses import replace

from kaartspel.deck.editions.written import Written

# Lists of entries, and what their entries are known by: one of the same name is changed key by key,
# another is added. Other lists, and keys that mean one thing together, are replaced.
KNOWN_BY = {
    "categories": "category", "topics": "topic", "values": "value", "groups": "group",
    "questions": "id", "statements": "id", "cards": "id", "suits": "id", "uses": "id",
    "kinds": "id", "formats": "name", "sheets": "name", "shops": "name",
    "front": "chapter", "parts": "part", "sections": "chapter", "back": "chapter",
}  # fmt: skip
SECTIONS = {
    "words", "build", "book", "look", "pictures", "value_map", "leader", "form", "guide", "card",
    "scale",
}  # fmt: skip
_HOLDERS = {
    "categories", "topics", "values", "groups", "questions", "statements", "cards", "book",
    "front", "parts", "sections", "back",
}  # fmt: skip
_OPTIONAL = {"card", "front", "back"}  # without them the rest stays


def laid_over(below: Written, above: Written) -> Written:
    """Return the keys of both; what stands in both is as it is above. What is null there goes."""
    parts = dict(below.keys)
    for name, part in above.keys.items():
        if part.is_null and name in parts:
            del parts[name]
        else:
            parts[name] = _changed(parts[name], part, name) if name in parts else part
    return replace(above, value=parts)


def _changed(below: Written, above: Written, name: str) -> Written:
    if name in SECTIONS and below.keys and above.keys:
        return laid_over(below, above)
    if is_list_of_entries(name, below) and is_list_of_entries(name, above):
        return replace(above, value=tuple(_entries(below, above, KNOWN_BY[name])))
    return above


def is_list_of_entries(name: str, branch: Written) -> bool:
    """Return whether the entries of a list are each known by a name."""
    key = KNOWN_BY.get(name)
    return key is not None and all(entry.said(key) for entry in branch.items) and bool(
        branch.items)  # fmt: skip


def _entries(below: Written, above: Written, key: str) -> Iterator[Written]:
    given = {entry.said(key): entry for entry in above.items}
    there = {entry.said(key) for entry in below.items}
    for entry in below.items:
        own = given.get(entry.said(key))
        yield laid_over(entry, own) if own else entry
    yield from (entry for entry in above.items if entry.said(key) not in there)


def without(branch: Written, names: Container[str]) -> Written | None:
    """Return what is left without the entries of some names; None where nothing is.

    What held only them goes with them.
    """
    if name_of(branch) in names:
        return None
    parts: dict[str, Written] = {}
    for key, part in branch.keys.items():
        left = _left(part, names) if key in _HOLDERS | _OPTIONAL else part
        if left is not None:
            parts[key] = left
        elif key not in _OPTIONAL:
            return None
    return replace(branch, value=parts)


def _left(part: Written, names: Container[str]) -> Written | None:
    if not part.items:
        return without(part, names) if part.keys else part
    left = tuple(rest for entry in part.items if (rest := without(entry, names)) is not None)
    return replace(part, value=left) if left else None


def name_of(branch: Written) -> str:
    """Return what an entry can be left out by: its id, or its chapter; nothing for most."""
    return branch.said("id") or branch.said("chapter")
