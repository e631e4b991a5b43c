"""Digests of plain data: equal where the data is, in any process and on any machine."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

_KNOWN = 20_000  # pieces of data whose digests are remembered


class Digests:
    """Digests of plain data. What several have in common is gone through once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[object, bytes]] = {}

    def of_value(self, value: object) -> bytes:
        """Return the digest of plain data."""
        return hashlib.sha256(b"".join(self.written(value))).digest()

    def written(self, value: object) -> Iterator[bytes]:
        """Yield a value as bytes that no other value has.

        What does not count when values are compared, such as a place in a file, is left out.
        """
        match value:
            case None | bool() | int() | float():
                yield b"%s;" % repr(value).encode()
            case Enum():
                yield b"%s.%s;" % (name_of(type(value)).encode(), value.name.encode())
            case str() | bytes():
                data = value.encode() if isinstance(value, str) else value
                yield b"%s%d:" % (type(value).__name__.encode(), len(data))
                yield data
            case tuple() | list():
                yield b"["
                for entry in value:
                    yield from self.written(entry)
                yield b"]"
            case Mapping():
                yield b"{"
                for entry in value.items():
                    yield from self.written(entry)
                yield b"}"
            case _ if is_dataclass(value):
                yield self._digest(value)
            case _:
                raise TypeError(f"a recipe cannot depend on {value!r}: it is no plain data")

    def _digest(self, value: Any) -> bytes:
        """Return the digest of a dataclass, which stands for it in whatever holds it."""
        if known := self._known.get(id(value)):
            return known[1]
        digest = hashlib.sha256(name_of(type(value)).encode())
        for field in fields(value):
            if field.compare:
                digest.update(b"".join(self.written(getattr(value, field.name))))
        if len(self._known) > _KNOWN:
            self._known.clear()
        self._known[id(value)] = (value, digest.digest())  # so that no other value takes its id
        return digest.digest()


def name_of(thing: Callable[..., object]) -> str:
    """Return what tells a function or a class from all others."""
    return f"{thing.__module__}.{thing.__qualname__}"
