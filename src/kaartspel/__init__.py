"""Turn a deck of questions and values into playing cards and an e-book.

    from kaartspel import Request, build
    report = build(Request("deck", "build"))

What `__all__` names is the face for programs, told in docs/api.md. Each name is loaded when it is
first asked for: the command imports this module too, and must not wait for what it does not need.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kaartspel.building import FileReport, Plan, Report, Request, build, check, load, plan
    from kaartspel.dealing import Evening
    from kaartspel.deck.model import Deck
    from kaartspel.design import Inking
    from kaartspel.imposition import Calibration, Correction
    from kaartspel.parts import Options
    from kaartspel.pdf import Profile, read_profile
    from kaartspel.printers import calibrations
    from kaartspel.problems import (
        InvalidDeck,
        KaartspelError,
        Place,
        Problem,
        SurroundingsFailed,
        UnfitForPress,
        WrongUsage,
    )

    __version__: str

__all__ = [
    "Calibration",
    "Correction",
    "Deck",
    "Evening",
    "FileReport",
    "Inking",
    "InvalidDeck",
    "KaartspelError",
    "Options",
    "Place",
    "Plan",
    "Problem",
    "Profile",
    "Report",
    "Request",
    "SurroundingsFailed",
    "UnfitForPress",
    "WrongUsage",
    "__version__",
    "build",
    "calibrations",
    "check",
    "load",
    "plan",
    "read_profile",
]

_ROOMS = {
    "building": ("FileReport", "Plan", "Report", "Request", "build", "check", "load", "plan"),
    "dealing": ("Evening",),
    "deck.model": ("Deck",),
    "design": ("Inking",),
    "imposition": ("Calibration", "Correction"),
    "parts": ("Options",),
    "pdf": ("Profile", "read_profile"),
    "printers": ("calibrations",),
    "problems": (
        "InvalidDeck", "KaartspelError", "Place", "Problem", "SurroundingsFailed",
        "UnfitForPress", "WrongUsage",
    ),
}  # fmt: skip
_HOME = {name: f"kaartspel.{room}" for room, names in _ROOMS.items() for name in names}

if not TYPE_CHECKING:  # to a type checker, a name that is not above is a mistake

    def __getattr__(name: str) -> object:
        """Return what a name of `__all__` stands for, and keep it."""
        if name == "__version__":
            found = import_module("importlib.metadata").version("kaartspel")
        elif name in _HOME:
            found = getattr(import_module(_HOME[name]), name)
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        globals()[name] = found
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
