"""Turn Frames into PDF bytes: drawing, fonts, tags, metadata; for reading, or for a press."""

from kaartspel.pdf.accessible import ACCESSIBLE, Accessible
from kaartspel.pdf.pages import DrawnPage
from kaartspel.pdf.press import PressReady
from kaartspel.pdf.render import Renderer, renderer
from kaartspel.pdf.separation import NotAProfile, Profile, read_profile
from kaartspel.pdf.standard import Standard

__all__ = [
    "ACCESSIBLE",
    "Accessible",
    "DrawnPage",
    "NotAProfile",
    "PressReady",
    "Profile",
    "Renderer",
    "Standard",
    "read_profile",
    "renderer",
]
