"""Turn a deck of questions and values into playing cards and an e-book.

    from kaartspel import Request, build
    report = build(Request("deck", "build"))

What `__all__` names is the face for programs, told in docs/api.md. Each name is loaded when it is
first asked for: the command imports this module too, and must not wait for what it does not need.
"""

from typing import TYPE_CHECKING

from kaartspel.loading import lazily

if TYPE_CHECKING:
    from kaartspel.building import FileReport, Plan, Report, Request, build, check, load, plan
    from kaartspel.dealing import Evening
    from kaartspel.deck.model import Deck
    from kaartspel.imposition import Calibration, Correction
    from kaartspel.inking import Inking
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

OFFERED = {
    "kaartspel.building": (
        "FileReport", "Plan", "Report", "Request", "build", "check", "load", "plan",
    ),
    "kaartspel.dealing": ("Evening",),
    "kaartspel.deck.model": ("Deck",),
    "kaartspel.imposition": ("Calibration", "Correction"),
    "kaartspel.inking": ("Inking",),
    "kaartspel.parts": ("Options",),
    "kaartspel.pdf": ("Profile", "read_profile"),
    "kaartspel.printers": ("calibrations",),
    "kaartspel.problems": (
        "InvalidDeck", "KaartspelError", "Place", "Problem", "SurroundingsFailed",
        "UnfitForPress", "WrongUsage",
    ),
}  # fmt: skip

if not TYPE_CHECKING:  # to a type checker, a name that is not above is a mistake
    _get, __dir__ = lazily(__name__, OFFERED)

    def __getattr__(name: str) -> object:
        """Return what a name of `__all__` stands for."""
        if name != "__version__":
            return _get(name)
        from importlib.metadata import version  # noqa: PLC0415  slow to load

        return version(__name__)
