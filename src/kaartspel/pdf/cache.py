"""Keep what was made of things that never change, so that the same thing is made once."""

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")
Product = TypeVar("Product")


class IdentityCache(Generic[Thing, Product]):
    """What `make` made of things, the last `bound` of them.

    It is the thing itself that counts, not what it equals: to compare frames takes longer than to
    draw them.
    """

    def __init__(self, make: Callable[[Thing], Product], bound: int) -> None:
        self._make, self._bound = make, bound
        self._entries: OrderedDict[int, tuple[Thing, Product]] = OrderedDict()

    def __call__(self, thing: Thing) -> Product:
        """Return what is made of a thing."""
        entry = self._entries.pop(id(thing), None)
        made = entry[1] if entry else self._make(thing)
        self._entries[id(thing)] = (thing, made)  # with the thing, so that no other takes its id
        if len(self._entries) > self._bound:
            self._entries.popitem(last=False)
        return made
