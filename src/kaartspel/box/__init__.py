"""Make a tuck box that fits the deck: its dieline, its artwork, and the sheets that show both."""

from kaartspel.box.artwork import faces
from kaartspel.box.dieline import Dieline, Panel, PanelId, dieline
from kaartspel.box.grounds import WRAP, Look, grounds
from kaartspel.box.label import Label
from kaartspel.box.paper import LARGEST, OF_OFFICES, Paper, paper_for
from kaartspel.box.sheet import home_sheet, press_sheet

__all__ = [
    "LARGEST",
    "OF_OFFICES",
    "WRAP",
    "Dieline",
    "Label",
    "Look",
    "Panel",
    "PanelId",
    "Paper",
    "dieline",
    "faces",
    "grounds",
    "home_sheet",
    "paper_for",
    "press_sheet",
]
