"""The sizes of paper, each by the name that users know."""

PAPERS = {
    "a4": (210.0, 297.0),
    "a3": (297.0, 420.0),
    "a2": (420.0, 594.0),
    "a1": (594.0, 841.0),
    "a0": (841.0, 1189.0),
    "sra3": (320.0, 450.0),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
    "ansi-c": (431.8, 558.8),
}
"""The short and the long side in mm: ISO 216, ISO 217 (SRA3 as the trade sells it), ANSI Y14.1."""

POSTER_PAPERS = ("a3", "a2", "a1", "tabloid", "ansi-c")
DEFAULT_PAPER = "a3"

METRIC = ("a4", "a3", "a2", "a1", "a0")
AMERICAN = ("letter", "tabloid", "ansi-c")
"""The papers of offices and copy shops, the smallest first: of most of the world, of America."""


def is_american(width: float, height: float) -> bool:
    """Return whether paper so large in mm, whichever way it lies, is American."""
    sizes = (PAPERS[name] for name in AMERICAN)
    return any(abs(min(width, height) - short) < 1 and abs(max(width, height) - long) < 1
               for short, long in sizes)  # fmt: skip
