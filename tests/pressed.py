"""Build for a print shop."""

import shutil
from pathlib import Path
from typing import Any

from kaartspel.building import Request, build
from kaartspel.parts import Options
from repository import ENGLISH

MM = 72 / 25.4
CARDS = "press/european/digitalisering-in-beeld-cards.pdf"
BOX = "press/european/digitalisering-in-beeld-box.pdf"


def press(target: Path, deck: Path = ENGLISH, **options: Any) -> Path:
    build(Request(deck, target / "build", only=("press",), options=Options(**options)))
    return target / "build/press"


def with_shop(tmp_path: Path, **settings: Any) -> Path:
    """Return a deck with a print shop of its own, named corner."""
    shop = {"name": "corner", "pages": "front-back", "bleed": 3, "safe": 4, "corner": 3,
            "ink_limit": 300, "least_type": 6, "standard": "x-1a", **settings}  # fmt: skip
    shutil.copytree(ENGLISH, tmp_path / "deck")
    with (tmp_path / "deck/deck.yaml").open("a", encoding="utf-8") as file:
        file.write(f"shops: [{{{', '.join(f'{k}: {v}' for k, v in shop.items())}}}]\n")
    return tmp_path / "deck"
