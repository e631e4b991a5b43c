"""Digests of plain data: equal where the data is, in any process and on any machine."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Any

_MOST_BY_ID = 20_000  # pieces of data whose digests are remembered
_NUMBERS = {NoneType, bool, int, float}


class Digests:
    """Digests of plain data. What several have in common is gone through once."""

    def __init__(self) -> None:
        self._by_id: dict[int, tuple[object, bytes]] = {}

    def of_value(self, value: object) -> bytes:
        """Return the digest of plain data."""
        return hashlib.sha256(self.written(value)).digest()

    def written(self, value: object) -> bytes:
        """Return a value as bytes that no other value has.

        What does not count when values are compared, such as a place in a file, is left out.
        """
        parts: list[bytes] = []
        self._write(value, parts)
        return b"".join(parts)

    def _write(self, value: Any, parts: list[bytes]) -> None:
        """Add a value, what is most frequent first: a deck is some hundred thousand of them."""
        kind = type(value)
        if kind is str:
            data = value.encode()
            parts += (b"str%d:" % len(data), data)
        elif kind in _NUMBERS:
            parts.append(b"%s;" % repr(value).encode())
        elif kind is tuple or kind is list:
            parts.append(b"[")
            for entry in value:
                self._write(entry, parts)
            parts.append(b"]")
        elif pair := self._by_id.get(id(value)):
            parts.append(pair[1])
        else:
            self._write_rest(value, parts)

    def _write_rest(self, value: Any, parts: list[bytes]) -> None:
        match value:
            case Enum():
                parts.append(b"%s.%s;" % (name_of(type(value)).encode(), value.name.encode()))
            case str():
                self._write(str(value), parts)
            case bytes():
                parts += (b"bytes%d:" % len(value), value)
            case int() | float():
                parts.append(b"%s;" % repr(value).encode())
            case tuple() | list():
                self._write([*value], parts)
            case Mapping() if value.__hash__ is None:
                self._write_pairs(value, parts)
            case Mapping():
                parts.append(self._digest(value))
            case _ if is_dataclass(value):
                parts.append(self._digest(value))
            case _:
                raise TypeError(f"a recipe cannot depend on {value!r}: it is no plain data")

    def _write_pairs(self, value: Mapping[Any, Any], parts: list[bytes]) -> None:
        parts.append(b"{")
        for entry in value.items():
            self._write(entry, parts)
        parts.append(b"}")

    def _digest(self, value: Any) -> bytes:
        """Return the digest of what does not change, which stands for it in whatever holds it."""
        parts = [name_of(type(value)).encode()]
        if isinstance(value, Mapping):
            self._write_pairs(value, parts)
        else:
            for name in _compared(value.__class__):
                self._write(getattr(value, name), parts)
        if len(self._by_id) > _MOST_BY_ID:
            self._by_id.clear()
        digest = hashlib.sha256(b"".join(parts)).digest()
        self._by_id[id(value)] = (value, digest)  # so that no other value takes its id
        return digest


@lru_cache(maxsize=256)
def _compared(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields by which a dataclass is compared."""
    return tuple(field.name for field in fields(kind) if field.compare)


def name_of(thing: Callable[..., object]) -> str:
    """Return what tells a function or a class from all others."""
    return f"{thing.__module__}.{thing.__qualname__}"
