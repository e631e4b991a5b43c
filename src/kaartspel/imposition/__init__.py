"""Lay finished cards out on sheets of paper: imposition, marks, calibration."""

from kaartspel.imposition.correction import Calibration, Correction
from kaartspel.imposition.impose import SheetPage, Stack, impose, passes
from kaartspel.imposition.margins import Notes
from kaartspel.imposition.proof import proof
from kaartspel.imposition.scales import Readings, read

__all__ = [
    "Calibration",
    "Correction",
    "Notes",
    "Readings",
    "SheetPage",
    "Stack",
    "impose",
    "passes",
    "proof",
    "read",
]
