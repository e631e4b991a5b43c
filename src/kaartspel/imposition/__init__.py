"""Lay finished cards out on sheets of paper: imposition, marks, calibration."""

from kaartspel.imposition.impose import Correction, Imposed, Sides, impose
from kaartspel.imposition.marks import Notes

__all__ = ["Correction", "Imposed", "Notes", "Sides", "impose"]
