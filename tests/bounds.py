"""Decks whose values lie anywhere within the bounds of the deck files' models, most often usable.

A value is drawn within what parts can use eleven times of twelve, where bounds depend on one
another, as a margin on a card's width; else anywhere in the model's own. Each deck has a few such
values, so that most are built: of 5,000, 3,428.
"""

import csv
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import yaml
from hypothesis import strategies as st
from PIL import Image

from editing import copy_deck
from kaartspel.deck.model import Mode
from kaartspel.parts import ASKED, EXPORTS, Options
from repository import ENGLISH

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the other takes no {a: b?}
_ENGLISH = yaml.load((ENGLISH / "deck.yaml").read_text("utf-8"), _LOADER)
_A = TypeVar("_A")
_Drawn = st.SearchStrategy[_A]


class Wanted(NamedTuple):
    """A deck to be, and what is made of it.

    `changes` are keys of deck.yaml, `card` those of a card, `rows` a table of cards.
    """

    changes: dict[str, Any]
    inks: tuple[int, ...]
    quantity: int
    card: dict[str, Any]
    rows: list[dict[str, str]]
    parts: tuple[str, ...]
    online: str

    @property
    def options(self) -> Options | None:
        """How it is built: with the sizes, sheets and shops of its own; None: as the deck says."""
        chosen = {name: ("own",) for name in ("sheets", "shops") if name in self.changes}
        if not chosen and "formats" not in self.changes and "build" in self.changes:
            return None
        usual = self.changes.get("build", {}).get("format", "poker")
        format_ = "own" if "formats" in self.changes else usual
        return Options(format=format_, online=(self.online,), **chosen)  # type: ignore[arg-type]


def _mostly(usual: _Drawn[_A], bounds: _Drawn[_A]) -> _Drawn[_A]:
    return st.sampled_from([usual] * 11 + [bounds]).flatmap(lambda drawn: drawn)


def _between(least: float, most: float, lowest: float, highest: float) -> _Drawn[float]:
    """Return lengths that are usable, or, at times, between the model's own bounds."""
    usual = st.one_of(st.sampled_from([least, most]), st.floats(least, most))
    ends = st.sampled_from([lowest, highest])
    return _mostly(usual, st.one_of(ends, st.floats(lowest, highest)))


_PERCENT = st.one_of(st.sampled_from([0, 100]), st.integers(0, 100))
_INKS = _mostly(
    st.tuples(*[st.integers(0, 45)] * 3, st.integers(0, 40)), st.tuples(*[_PERCENT] * 4)
)
_PAPERS = ["a4", "a3", "sra3", "letter"]
_LETTERS = "abc WM-’éßİ&<1.ﬁĲ"
_NAMES = _mostly(
    st.text(_LETTERS, min_size=1, max_size=24),
    st.one_of(st.text("abc WM", min_size=1, max_size=300), st.text(min_size=1, max_size=9)),
).filter(lambda text: bool(text.strip()))
_FORMATS = st.tuples(_between(50, 150, 10, 1000), _between(70, 150, 10, 1000)).flatmap(
    lambda sides: st.fixed_dictionaries(
        {"name": st.just("own"), "width": st.just(sides[0]), "height": st.just(sides[1]),
         "body_sizes": st.tuples(_between(6, 8, 5, 200), _between(8, 20, 5, 200)).map(sorted)},
        optional={"bleed": _between(0, 5, 0, 1000), "safe": _between(0, 6, 0, 1000),
                  "corner": _between(0, min(sides) / 2 - 1, 0, 1000)},
    )
)  # fmt: skip
_SHEETS = st.fixed_dictionaries(
    {"name": st.just("own"), "mode": st.sampled_from([mode.value for mode in Mode]),
     "paper": st.one_of(st.sampled_from(_PAPERS),
                        st.tuples(*[_between(230, 1000, 10, 1000)] * 2).map(list))},
    optional={"landscape": st.booleans(),
              "columns": _mostly(st.integers(1, 2), st.integers(1, 100)),
              "rows": _mostly(st.integers(1, 2), st.integers(1, 100)),
              "gap": st.tuples(*[_between(0, 9, 0, 1000)] * 2).map(list),
              "left": _between(5, 30, 0, 1000), "top": _between(5, 30, 0, 1000),
              "turned": st.booleans(), "marks": st.booleans(), "cut_lines": st.booleans()},
)  # fmt: skip
_SHOPS = st.fixed_dictionaries(
    {"name": st.just("own"), "bleed": _between(0, 5, 0, 1000), "safe": _between(0, 5, 0, 1000),
     "corner": _between(0, 9, 0, 1000),
     "pages": st.sampled_from(["front-back", "fronts-backs", "separate"]),
     "ink_limit": _mostly(st.integers(240, 400), st.integers(100, 400)),
     "least_type": _between(0, 5, 0, 72), "standard": st.sampled_from(["x-1a", "x-4", "png"])},
    optional={"condition": _mostly(st.text("ABFGOR39 ()/\\<>%", min_size=1, max_size=100),
                                   st.text("é \x8d", max_size=9)).map(str.strip),
              "dpi": _mostly(st.lists(st.integers(72, 200), min_size=1, max_size=2, unique=True),
                             st.lists(st.integers(72, 90), max_size=9))},
)  # fmt: skip
_MONTHS = st.lists(
    st.text("aMé.", min_size=1, max_size=12), min_size=12, max_size=12, unique=True
).map(" ".join)
_SIGN = st.sampled_from([".", ",", "·", "٫"])
_WORDS = st.fixed_dictionaries({}, optional={
    "months": _mostly(_MONTHS, _NAMES), "decimal": _mostly(_SIGN, _NAMES),
    **dict.fromkeys(("back_question", "statement", "alphabet", "ruler", "print_long_edge",
                     "contents", "box_step_1"), _NAMES)})  # fmt: skip
_COLOUR = st.fixed_dictionaries(
    {"screen": st.integers(0, 0xFFFFFF).map(lambda rgb: f"#{rgb:06x}")},
    optional={"press": _INKS.map(list)},
)
_LOOKS = st.fixed_dictionaries(
    {}, optional={"accent": _COLOUR, "type": st.floats(0.8, 1.25), "rules": st.booleans()}
)
_CHOICES = st.fixed_dictionaries(
    {},
    optional={"format": st.sampled_from(["poker", "bridge", "tarot", "a7", "a6", "square"]),
              "ink": st.sampled_from(["full", "low"]),
              "paper": st.sampled_from(["a3", "a2", "a1", "tabloid", "ansi-c"]),
              "copies": st.integers(1, 3), "cut_lines": st.booleans(),
              "sheets": st.sampled_from(["a4-duplex", "a4-fold"]).map(lambda one: [one]),
              "stock": st.floats(0.1, 2)},
)  # fmt: skip
_URI = "abz09%._~:/?#@!$&'()*+,;=-"
_CODES = st.builds(
    "{}{}".format, st.sampled_from(["https://a.nl/", "http://b.nl", "mailto:a", "tel:1"]),
    _mostly(st.text("abz09._~/-", max_size=40),
            st.one_of(st.text(_URI, min_size=1, max_size=40),
                      st.integers(1, 992).map(lambda length: "a" * length))),
)  # fmt: skip
_PICTURES = st.fixed_dictionaries(
    {"file": st.sampled_from(["symbols/bow.svg", "photo.png", "strip.png"]), "alt": st.just("x")},
    optional={"fit": st.sampled_from(["contain", "cover"]),
              "place": st.sampled_from(["corner", "band", "full"])},
)  # fmt: skip
_CARDS = st.fixed_dictionaries({}, optional={"qr": _CODES, "picture": _PICTURES, "text": _NAMES})
_SOURCES = [("text", "body"), ("title", "head"), ("topic", "head"), ("qr", "end"),
            ("aside", "end"), ("group", "foot"), ("collection", "foot")]  # fmt: skip
_SLOT = _mostly(st.sampled_from(_SOURCES), st.tuples(
    st.sampled_from([source for source, _ in _SOURCES]),
    st.sampled_from(["head", "body", "end", "foot"]))).flatmap(
    lambda place: st.fixed_dictionaries(
        {"source": st.just(place[0]), "area": st.just(place[1])},
        optional={"sizes": st.lists(_between(4, 14, 4, 100), max_size=3).map(
                      lambda sizes: sorted(sizes, reverse=True)),
                  "leading": _between(1, 1.5, 0.8, 3), "beside": st.booleans(),
                  "rule": _between(0, 2, 0, 60), "marks": st.booleans()}))  # fmt: skip
_KINDS = st.fixed_dictionaries(
    {"id": st.just("own"), "slots": st.lists(_SLOT, max_size=3),
     "words": st.fixed_dictionaries({"one": _NAMES, "many": _NAMES})},
    optional={
        "head_height": _between(5, 30, 0, 60), "foot_height": _between(8, 15, 0, 60),
        **dict.fromkeys(("head_gap", "body_gap", "head_drop"), _between(0, 6, 0, 60)),
        "rule": _between(0, 2, 0, 60), "emblem_size": _between(1, 60, 1, 200),
        "symbol_size": _between(4, 12, 1, 60),
        "least": _between(0.5, 1, 0.5, 3), "most": _between(0.5, 2, 0.5, 3),
        "stands": st.booleans(),
        **dict.fromkeys(("head", "body", "foot"), st.sampled_from(["suit", "paper", "ink"])),
    },
)  # fmt: skip
_CELL = st.text("abc éx\n*-1.", min_size=1, max_size=60).map(lambda text: f"x{text}x")
_ROWS = st.sampled_from([["Text"], ["Text", "Kind"], ["Text", "Title", "QR code"],
                         ["Text", "Group", "Topic"], ["Text", "Quantity", "Kind"]]).flatmap(
    lambda names: st.lists(st.fixed_dictionaries({name: {
        "Text": _CELL, "Title": _CELL, "QR code": _CODES,
        "Kind": _mostly(st.sampled_from(["plain", "question", "method"]), st.just("opdracht")),
        "Group": st.sampled_from(["A", "B"]), "Topic": _mostly(st.just("T"), st.just("")),
        "Quantity": st.integers(0, 100).map(str)}[name] for name in names}),
        min_size=1, max_size=4))  # fmt: skip
_DATES = _mostly(
    st.dates().filter(lambda day: 1000 <= day.year <= 2107), st.dates()
).map(str)  # fmt: skip
_KEYS: dict[str, _Drawn[Any]] = {
    "formats": _FORMATS.map(lambda one: [one]), "sheets": _SHEETS.map(lambda one: [one]),
    "shops": _SHOPS.map(lambda one: [one]), "words": _WORDS, "look": _LOOKS,
    "kinds": _KINDS.map(lambda one: [one]), "build": _CHOICES,
    "pictures": st.fixed_dictionaries({}, optional={
        "least_dpi": _mostly(st.integers(0, 90), st.integers(0, 1200)),
        "below": st.sampled_from(["problem", "notice"])}),
    "language": st.sampled_from(["en", "en-GB-oxendict", "en-001", "nl-Latn-BE", "fr", "de-CH"]),
    "date": st.dates().map(str), "edition_date": _DATES, "title": _NAMES, "publisher": _NAMES,
    "version": _NAMES, "identifier": _NAMES, "rights": _NAMES, "subtitle": _NAMES,
    "slug": st.sampled_from(["a", "9", "a" * 80, "a-b-c"]),
    "creators": st.lists(st.fixed_dictionaries(
        {"name": _NAMES, "role": st.sampled_from(["aut", "edt"])}, optional={"sort": _NAMES}),
        min_size=1, max_size=3),
}  # fmt: skip


@st.composite
def wanted(draw: st.DrawFn) -> Wanted:
    """Return decks with a few values of their own, and a part or two to make of each."""
    keys = draw(st.lists(st.sampled_from(sorted(_KEYS)), min_size=1, max_size=3, unique=True))
    parts = draw(st.lists(st.sampled_from(ASKED), min_size=1, max_size=2, unique=True))
    return Wanted(
        {key: draw(_KEYS[key]) for key in keys},
        draw(_INKS),
        draw(_mostly(st.integers(0, 5), st.integers(0, 100))),
        draw(st.one_of(st.just({}), _CARDS)),
        draw(st.one_of(st.just([]), st.just([]), _ROWS)),
        tuple(parts),
        draw(st.sampled_from(sorted(EXPORTS))),
    )


def lay(folder: Path, wish: Wanted) -> Path:
    """Write the deck into a folder; return where it is."""
    deck = copy_deck(folder)
    data = {**_ENGLISH, **wish.changes}
    if wish.rows:
        data["book"] = {**data["book"], "back": [{"chapter": "book/more.md", "shows": "more"}]}
        (deck / "book/more.md").write_text("# More\n", "utf-8")
        _write_table(deck / "cards/more.csv", wish.rows)
    _write(deck / "deck.yaml", data)
    _replace(deck / "suits.yaml", "[0, 15, 85, 0]", str(list(wish.inks)))
    quantity = f"suit: sun\nquantity: {wish.quantity}"
    _replace(deck / "values/fairness.yaml", "suit: sun", quantity)
    if wish.card:
        if "picture" in wish.card:
            Image.linear_gradient("L").convert("RGB").save(deck / "photo.png")
            Image.new("RGB", (900, 3), "red").save(deck / "strip.png")
        street = yaml.load((deck / "questions/street.yaml").read_text("utf-8"), _LOADER)
        street["categories"][0]["topics"][0]["questions"][0] |= wish.card
        _write(deck / "questions/street.yaml", street)
    return deck


def _write_table(path: Path, rows: list[dict[str, str]]) -> None:
    path.parent.mkdir()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def _replace(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def _write(path: Path, data: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
