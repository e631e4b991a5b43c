"""Where the repository lies that is tested, its modules, and the small deck of the tests' own."""

from pathlib import Path

import kaartspel

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "tests" / "decks" / "english"
SOURCE = Path(kaartspel.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
