"""Where the repository lies that is tested, its modules, and the small deck of the tests' own."""

from pathlib import Path
from typing import Any

import yaml

import kaartspel

ROOT = Path(__file__).parents[1]
ENGLISH = ROOT / "tests" / "decks" / "english"
SOURCE = Path(kaartspel.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the other takes ten times as long


def data_of(path: Path) -> Any:
    """Return what a file of YAML holds, as an editor reads it, without kaartspel's own reader."""
    return yaml.load(path.read_text("utf-8"), _LOADER)
