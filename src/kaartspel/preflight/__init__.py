"""Look whether a PDF is fit for a press: from the file alone, whoever made it.

Nothing here knows how kaartspel draws; it reads boxes, fonts, colours and keys as a shop would.
"""

from kaartspel.interrupts import held

with held():  # broken off while it loads, pikepdf ends the whole program
    import pikepdf  # noqa: F401

from kaartspel.preflight.judge_file import preflight
from kaartspel.preflight.requirements import Requirements

__all__ = ["Requirements", "preflight"]
