"""A mapping that cannot be changed, so that what holds it can be compared, hashed and sent."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value_co = TypeVar("Value_co", covariant=True)


class FrozenMap(Mapping[Key, Value_co], Generic[Key, Value_co]):
    """Keys and their values, in the order they were given. Equal where these are, in any order.

    Its hash is reckoned once; a copy of it, or one sent to a worker, reckons its own, since hashes
    of texts differ between processes.
    """

    __slots__ = ("_hash", "_values")

    def __init__(
        self, values: Mapping[Key, Value_co] | Iterable[tuple[Key, Value_co]] = ()
    ) -> None:
        self._values: dict[Key, Value_co] = dict(values)
        self._hash: int | None = None

    def __getitem__(self, key: Key) -> Value_co:
        return self._values[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        return self._values == other._values if isinstance(other, FrozenMap) else NotImplemented

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._values.items()))
        return self._hash

    def __repr__(self) -> str:
        return f"FrozenMap({self._values!r})"

    def __reduce__(self) -> tuple[type["FrozenMap[Key, Value_co]"], tuple[dict[Key, Value_co]]]:
        return FrozenMap, (self._values,)
