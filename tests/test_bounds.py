"""Any value that the deck files' models accept is one that every part can use, or is told.

`make fuzz` tries many more; `make test` a few, always the same.
"""

import csv
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import event, given
from hypothesis import strategies as st
from PIL import Image

from kaartspel.building import Request, build, check
from kaartspel.deck.model import Mode
from kaartspel.parts import Options
from kaartspel.problems import InvalidDeck, WrongUsage
from repository import ENGLISH

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the other takes no {a: b?}
ENGLISH_DECK = yaml.load((ENGLISH / "deck.yaml").read_text("utf-8"), LOADER)
PARTS = ("sheets", "press", "box", "book", "posters", "page")
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
COLOUR = st.fixed_dictionaries(
    {"screen": st.integers(0, 0xFFFFFF).map(lambda rgb: f"#{rgb:06x}")},
    optional={"press": st.tuples(PERCENT, PERCENT, PERCENT, PERCENT).map(list)},
)
LOOKS = st.fixed_dictionaries(
    {}, optional={"accent": COLOUR, "type": st.floats(0.8, 1.25), "rules": st.booleans()}
)
CHOICES = st.fixed_dictionaries(
    {},
    optional={"format": st.sampled_from(["poker", "bridge", "tarot", "a7", "a6", "square"]),
              "ink": st.sampled_from(["full", "low"]),
              "paper": st.sampled_from(["a3", "a2", "a1", "tabloid", "ansi-c"]),
              "copies": st.integers(1, 3), "cut_lines": st.booleans(),
              "sheets": st.sampled_from(["a4-duplex", "a4-fold"]).map(lambda one: [one]),
              "stock": st.floats(0.1, 2)},
)  # fmt: skip
URI = "abz09%._~:/?#@!$&'()*+,;=-"
CODES = st.builds(
    "{}{}".format, st.sampled_from(["https://a.nl/", "http://", "mailto:", "tel:"]),
    st.one_of(st.text(URI, min_size=1, max_size=40),
              st.integers(1, 992).map(lambda length: "a" * length)),
)  # fmt: skip
PICTURES = st.fixed_dictionaries(
    {"file": st.sampled_from(["symbols/bow.svg", "photo.png", "strip.png"]), "alt": st.just("x")},
    optional={"fit": st.sampled_from(["contain", "cover"]),
              "place": st.sampled_from(["corner", "band", "full"])},
)  # fmt: skip
CARDS = st.fixed_dictionaries({}, optional={"qr": CODES, "picture": PICTURES})
KINDS = st.fixed_dictionaries(
    {"id": st.just("own"), "slots": st.lists(st.fixed_dictionaries(
        {"source": st.sampled_from(["text", "title", "topic", "qr", "aside", "group"]),
         "area": st.sampled_from(["head", "body", "end", "foot"])},
        optional={"sizes": st.lists(st.floats(4, 100, width=16), max_size=3),
                  "leading": st.floats(0.8, 3), "beside": st.booleans(),
                  "rule": st.floats(0, 60, width=16), "marks": st.booleans()},
    ), max_size=4), "words": st.just({"one": "Own", "many": "Owns"})},
    optional={
        **{name: st.floats(0, 60, width=16) for name in (
            "head_height", "head_gap", "head_drop", "body_gap", "foot_height", "rule")},
        **{name: st.floats(0.5, 3, width=16) for name in ("least", "most")},
        **{name: st.sampled_from(["suit", "paper", "ink"]) for name in ("head", "body", "foot")},
    },
)  # fmt: skip
ROWS = st.lists(st.fixed_dictionaries(
    {"text": st.text("abc é\n*-1.", min_size=1, max_size=60)},
    optional={"kind": st.sampled_from(["plain", "question", "own", "opdracht", "method"]),
              "title": st.text("abc ", max_size=9), "group": st.sampled_from(["A", "B"]),
              "topic": st.sampled_from(["T", ""]), "quantity": st.integers(0, 100).map(str),
              "qr": CODES},
), min_size=1, max_size=4)  # fmt: skip
DECKS = st.fixed_dictionaries(
    {"date": st.dates().map(str), "edition_date": st.dates().map(str)},
    optional={"formats": FORMATS.map(lambda one: [one]), "sheets": SHEETS.map(lambda one: [one]),
              "shops": SHOPS.map(lambda one: [one]), "words": WORDS, "look": LOOKS,
              "kinds": KINDS.map(lambda one: [one]), "build": CHOICES,
              "pictures": st.fixed_dictionaries(
                  {}, optional={"least_dpi": st.integers(0, 1200),
                                "below": st.sampled_from(["problem", "notice"])}),
              "language": st.sampled_from(["en", "en-GB-oxendict", "en-001", "nl-Latn-BE"])},
)  # fmt: skip


@given(DECKS, st.tuples(PERCENT, PERCENT, PERCENT, PERCENT), st.integers(0, 100), CARDS,
       st.one_of(st.just([]), ROWS))  # fmt: skip
def test_what_the_models_accept_is_built_or_told(
    tmp_path_factory: pytest.TempPathFactory, changes: dict[str, Any], inks: tuple[int, ...],
    quantity: int, card: dict[str, Any], rows: list[dict[str, str]],
) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("bounds")
    try:
        deck = _deck(folder, changes, inks, quantity)
        _put(deck, card, rows)
        _try(folder, deck, changes)
    finally:
        shutil.rmtree(folder)


def _deck(folder: Path, changes: dict[str, Any], inks: tuple[int, ...], quantity: int) -> Path:
    deck = folder / "deck"
    shutil.copytree(ENGLISH, deck)
    _write(deck / "deck.yaml", {**ENGLISH_DECK, **changes})
    suits = deck / "suits.yaml"
    text = suits.read_text("utf-8")
    suits.write_text(text.replace("[0, 15, 85, 0]", str(list(inks))), "utf-8")
    cluster = deck / "values/fairness.yaml"
    text = cluster.read_text("utf-8")
    cluster.write_text(text.replace("suit: sun", f"suit: sun\nquantity: {quantity}"), "utf-8")
    return deck


def _put(deck: Path, card: dict[str, Any], rows: list[dict[str, str]]) -> None:
    """Give a card of the deck what it may have, and the deck a table of cards."""
    Image.linear_gradient("L").convert("RGB").save(deck / "photo.png")
    Image.new("RGB", (900, 3), "red").save(deck / "strip.png")
    street = deck / "questions/street.yaml"
    data = yaml.load(street.read_text("utf-8"), LOADER)
    data["categories"][0]["topics"][0]["questions"][0] |= card
    _write(street, data)
    if rows:
        (deck / "cards").mkdir()
        names = sorted({name for row in rows for name in row})
        with (deck / "cards/more.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
        _show(deck / "deck.yaml", "more")


def _show(path: Path, collection: str) -> None:
    data = yaml.load(path.read_text("utf-8"), LOADER)
    data["book"]["back"] = [{"chapter": "book/preface-2.md", "shows": collection}]
    (path.parent / "book/preface-2.md").write_text("# More\n", "utf-8")
    _write(path, data)


def _try(folder: Path, deck: Path, changes: dict[str, Any]) -> None:
    chosen = {name: ("own",) for name in ("sheets", "shops") if name in changes}
    usual = changes.get("build", {}).get("format", "poker")
    said = Options(format="own" if "formats" in changes else usual, **chosen)  # type: ignore[arg-type]
    is_usual = "build" in changes and not chosen and "formats" not in changes
    options = None if is_usual else said
    try:
        check(deck, options, PARTS)
    except (InvalidDeck, WrongUsage):
        event("told")

        return
    event("built")
    build(Request(deck, folder / "build", PARTS, options))


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
