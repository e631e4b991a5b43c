"""The JSON Schemas of the deck files: of a whole deck's, and of an edition's, which hold a part."""

from collections.abc import Iterator
from typing import Any

from kaartspel.deck.editions.merging import KNOWN_BY, SECTIONS
from kaartspel.deck.editions.terms import EXTENDS
from kaartspel.deck.files import FILES

_OF_EDITION = "edition-"
_REF = "#/$defs/"

SCHEMAS = (*FILES, *(f"{_OF_EDITION}{kind}" for kind in FILES if kind != "texts"))
"""What there are schemas of: each kind of deck file, and what an edition has of it."""

_Schema = dict[str, Any]


def json_schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the deck files of a kind in SCHEMAS."""
    whole = kind.removeprefix(_OF_EDITION)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **FILES[whole].model_json_schema(),
    }
    if kind != whole:
        needed = EXTENDS if whole == "deck" else ""
        _loosen(schema, needed, schema.get("$defs", {}), set())
    return schema


def _loosen(schema: _Schema, needed: str, defs: dict[str, _Schema], done: set[str]) -> None:
    """Let an edition say a part: what is laid over its base key by key needs its name alone.

    What need not be there at all may be null, which takes it away.
    """
    required, keys = schema.pop("required", []), schema.get("properties", {})
    if needed in keys:
        schema["required"] = [needed]
    for key, part in keys.items():
        if key in SECTIONS or key in KNOWN_BY:
            for name in sorted({*_refs(part)} - done):
                done.add(name)
                _loosen(defs[name], KNOWN_BY.get(key, ""), defs, done)
        if key not in required and {"type": "null"} not in part.get("anyOf", []):
            keys[key] = {"anyOf": [part, {"type": "null"}]}


def _refs(schema: object) -> Iterator[str]:
    """Yield the names of the models that a key may hold."""
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"].removeprefix(_REF)
        for part in schema.values():
            yield from _refs(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from _refs(part)
