"""Where the deck and the fonts that ship with kaartspel are: in the wheel, or in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parents[1]

DECK = _ROOT / "deck"
FONTS = _ROOT / "fonts"
LANGUAGES = _PACKAGE / "languages"
