"""Where the repository lies that is tested, and the small deck of the tests' own."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "tests" / "decks" / "english"
