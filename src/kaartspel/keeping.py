"""What was made of plain data is kept, so that the same is made once: pictures, pages, verdicts.

Entries last as long as the process; `store.py` carries them from one command to the next. They are
bytes, each under a digest of all that it depends on but the engine, which stays what it is while
it runs.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeVarTuple

from kaartspel.digests import Digests, name_of

BOUND = 16_000_000  # bytes
_LARGEST = 500_000  # bytes of an entry: photos would drive all else out
_OVERHEAD = 100  # bytes that an entry takes beside its own

Given = TypeVarTuple("Given")


class Keeper:
    """Entries in the order of their last use. Of too many, those that were used longest ago go."""

    def __init__(self, bound: int = BOUND) -> None:
        self._bound = bound
        self.clear()

    def clear(self, of: object = None) -> None:
        """Keep nothing of what is kept. `of` tells what for entries are kept from now on."""
        self.of, self._size = of, 0
        self._entries: dict[bytes, bytes] = {}
        self._fresh: dict[bytes, bytes] = {}
        self.rest()

    def rest(self) -> None:
        """Let go of the data that keys were made of."""
        self.digests = Digests()

    def key(self, *values: object) -> bytes:
        """Return the digest of plain data that an entry depends on."""
        return self.digests.of_value(values)

    def find(self, key: bytes) -> bytes | None:
        """Return what is kept under a key, if anything is."""
        data = self._entries.pop(key, None)
        if data is not None:
            self._entries[key] = data
        return data

    def keep(self, key: bytes, made: bytes) -> None:
        """Keep what was made now, unless it is so large that all else would go for a few of it."""
        if len(made) <= _LARGEST:
            self.add([(key, made)])
            self._fresh[key] = made

    def add(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Take over entries that are kept already, the one that was used last at the end."""
        for key, made in entries:
            self._size += len(made) - len(self._entries.pop(key, b""))
            self._entries[key] = made
        while self._size + _OVERHEAD * len(self._entries) > self._bound:
            oldest = next(iter(self._entries))
            self._size -= len(self._entries.pop(oldest))
            self._fresh.pop(oldest, None)

    def entries(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield all that is kept, what was used last at the end."""
        yield from self._entries.items()

    def taken_fresh(self) -> list[tuple[bytes, bytes]]:
        """Return what was kept since this was asked last."""
        fresh, self._fresh = self._fresh, {}
        return list(fresh.items())


KEEPER = Keeper()
"""The one of this process."""


def kept(make: Callable[[*Given], bytes]) -> Callable[[*Given], bytes]:
    """Let a function of plain data make what it has made already no second time."""

    @wraps(make)
    def made(*given: *Given) -> bytes:
        key = KEEPER.key(name_of(make), *given)
        data = KEEPER.find(key)
        if data is None:
            data = make(*given)
            KEEPER.keep(key, data)
        return data

    return made
