"""Any value that the deck files' models accept is one that every part can use, or is told.

`make fuzz` tries many more; `make test` a few, always the same.
"""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, given
from hypothesis import strategies as st

from kaartspel.building import Request, build, check
from kaartspel.deck.model import Mode
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, WrongUsage
from repository import ENGLISH

ENGLISH_DECK = yaml.load((ENGLISH / "deck.yaml").read_text("utf-8"), yaml.BaseLoader)
PARTS = ("sheets", "press", "box", "book")
MM = st.one_of(st.sampled_from([0, 0.1, 3, 4, 60, 90, 1000]), st.floats(0, 1000, width=16))
LENGTH = st.one_of(st.sampled_from([10, 85, 210, 297, 1000]), st.floats(10, 1000, width=16))
PERCENT = st.one_of(st.sampled_from([0, 100]), st.integers(0, 100))
POINTS = st.one_of(st.sampled_from([5, 8, 14, 200]), st.floats(5, 200, width=16))
FORMATS = st.fixed_dictionaries(
    {"name": st.just("own"), "width": LENGTH, "height": LENGTH,
     "body_sizes": st.tuples(POINTS, POINTS).map(sorted)},
    optional={"bleed": MM, "safe": MM, "corner": MM},
)  # fmt: skip
SHEETS = st.fixed_dictionaries(
    {"name": st.just("own"), "mode": st.sampled_from([mode.value for mode in Mode]),
     "paper": st.one_of(st.sampled_from(["a4", "a3", "sra3", "letter"]),
                        st.tuples(LENGTH, LENGTH).map(list))},
    optional={"landscape": st.booleans(), "columns": st.integers(1, 100),
              "rows": st.integers(1, 100), "gap": st.tuples(MM, MM).map(list), "left": MM,
              "top": MM, "turned": st.booleans(), "marks": st.booleans(),
              "cut_lines": st.booleans()},
)  # fmt: skip
SHOPS = st.fixed_dictionaries(
    {"name": st.just("own"), "bleed": MM, "safe": MM, "corner": MM,
     "pages": st.sampled_from(["front-back", "fronts-backs", "separate"]),
     "ink_limit": st.integers(100, 400), "least_type": st.floats(0, 72, width=16),
     "standard": st.sampled_from(["x-1a", "png"])},
    optional={"condition": st.text(st.characters(min_codepoint=32, max_codepoint=0x17F),
                                   min_size=1, max_size=9),
              "dpi": st.lists(st.integers(72, 200), min_size=1, max_size=2)},
)  # fmt: skip
WORDS = st.dictionaries(
    st.sampled_from(["back_question", "statement", "months", "decimal", "alphabet", "ruler",
                     "print_long_edge", "box_cards", "contents", "box_step_1"]),
    st.text("abc WM", min_size=1, max_size=60).filter(str.strip), max_size=2,
)  # fmt: skip
DECKS = st.fixed_dictionaries(
    {"date": st.dates().map(str), "edition_date": st.dates().map(str)},
    optional={"formats": FORMATS.map(lambda one: [one]), "sheets": SHEETS.map(lambda one: [one]),
              "shops": SHOPS.map(lambda one: [one]), "words": WORDS,
              "language": st.sampled_from(["en", "en-GB-oxendict", "en-001", "nl-Latn-BE"])},
)  # fmt: skip


@given(DECKS, st.tuples(PERCENT, PERCENT, PERCENT, PERCENT), st.integers(0, 100))
def test_what_the_models_accept_is_built_or_told(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any], inks: tuple[int, ...],
    quantity: int,
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("bounds")
    try:
        _try(folder, changes, inks, quantity)
    finally:
        shutil.rmtree(folder)


def _try(folder: Path, changes: dict[str, Any], inks: tuple[int, ...], quantity: int) -> None:
    deck = folder / "deck"
    shutil.copytree(ENGLISH, deck)
    _write(deck / "deck.yaml", {**ENGLISH_DECK, **changes})
    suits = deck / "suits.yaml"
    text = suits.read_text("utf-8")
    suits.write_text(text.replace("[0, 15, 85, 0]", str(list(inks))), "utf-8")
    cluster = deck / "values/fairness.yaml"
    text = cluster.read_text("utf-8")
    cluster.write_text(text.replace("suit: sun", f"suit: sun\nquantity: {quantity}"), "utf-8")
    chosen = {name: ("own",) for name in ("sheets", "shops") if name in changes}
    options = Options(format="own" if "formats" in changes else "poker", **chosen)  # type: ignore[arg-type]
    try:
        check(deck, options, PARTS)
    except (InvalidDeck, WrongUsage):
        event("told")
        return
    event("built")
    build(Request(deck, folder / "build", PARTS, options))


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
