"""Where what ships with kaartspel is: in the wheel, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parents[1]

NAME = "digitalisering-in-beeld"  # of the deck, for editions of it
DECK = _ROOT / "deck"
FONTS = _ROOT / "fonts"
LANGUAGES = _PACKAGE / "languages"


def licences() -> dict[str, bytes]:
    """Return the licences of the program and of its fonts, by what their files are called."""
    paths = {"kaartspel-EUPL-1.2.txt": _ROOT / "LICENSE", "fonts-OFL-1.1.txt": FONTS / "OFL.txt"}
    return {name: path.read_bytes() for name, path in paths.items()}


STARTS = _PACKAGE / "starts"
