"""Offer names that are loaded when they are first asked for: a command waits for no other's."""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(
    package: str, offered: Mapping[str, tuple[str, ...]]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return `__getattr__` and `__dir__` of a package that offers names of these modules.

    No module may be called as a name that it offers: the one would stand in for the other.
    """
    home = {name: module for module, names in offered.items() for name in names}

    def get(name: str) -> object:
        """Return what a name stands for, and keep it."""
        if name not in home:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value: object = getattr(import_module(home[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        members = vars(sys.modules[package])
        return sorted({*members, *members["__all__"]})

    return get, names
