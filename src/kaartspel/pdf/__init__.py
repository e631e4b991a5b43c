"""Turn Frames into PDF bytes: drawing, fonts, tags, metadata; for reading, or for a press."""

from kaartspel.pdf.printing import Flavour, PressReady
from kaartspel.pdf.profile import NotAProfile, Profile, read_profile
from kaartspel.pdf.render import Renderer, renderer
from kaartspel.pdf.standard import ACCESSIBLE, Standard

__all__ = [
    "ACCESSIBLE",
    "Flavour",
    "NotAProfile",
    "PressReady",
    "Profile",
    "Renderer",
    "Standard",
    "read_profile",
    "renderer",
]
