"""A mistake hides no other: what is right in a file is checked, whatever else is wrong in it."""

from pathlib import Path

import pytest

from editing import FAIR, LATE, STREET, copy_deck, spoil
from kaartspel import check
from kaartspel.deck.card_files import CardsFile, ClusterFile, MapFile
from kaartspel.deck.fields import FileModel
from kaartspel.deck.reading import YamlData, YamlFile
from kaartspel.deck.remnants import remnant
from kaartspel.problems import InvalidDeck
from sampling import sampled


def told(deck: Path) -> list[str]:
    """Return where the files of a deck are wrong, and by which codes."""
    with pytest.raises(InvalidDeck) as caught:
        check(deck, only=("cards",))
    return [f"{p.place.file.rpartition('/')[2]} {p.code}" for p in caught.value.problems]


GAME = "games/talk.yaml"
BREAKING = {
    "quantity": (STREET, "text: Who", "quantity: two, text: Who", "does-not-fit"),
    "address": (STREET, "text: Who", "qr: x y, text: Who", "does-not-fit"),
    "picture": (STREET, "text: Who", "picture: {file: []}, text: Who", "no-text"),
    "key of no meaning": (STREET, "text: Who", "txet: x, text: Who", "unknown-key"),
    "text": (STREET, "text: Who may park a car here?", "text: ''", "empty"),
    "no text": (STREET, ", text: Who may park a car here?", "", "missing-key"),
    "id": (STREET, "id: q01-cars", "id: Q 1", "does-not-fit"),
    "id that is nearly right": (STREET, "{id: q01-cars, text: Who", "{id: Q 01_Cars, text: <b>Who",
                                "does-not-fit"),
    "topic": (STREET, "topic: Parking", "topic: ''", "empty"),
    "category": (STREET, "category: Traffic", "category: {a: b}", "no-text"),
    "map": (STREET, "map: Our street\n", "", "missing-key"),
    "suit of a group": (STREET, "suit: moon", "suit: Moon!", "does-not-fit"),
    "cluster": (FAIR, "cluster: Fairness", "cluster: []", "no-text"),
    "statement": (FAIR, "id: s01-for-all, text", "id: s01-for-all, quantity: -1, text",
                  "does-not-fit"),
    "colour": ("suits.yaml", '"#FFD23F"', "yellow", "does-not-fit"),
    "name of a suit": ("suits.yaml", "name: Sun", "name: ''", "empty"),
    "date": ("deck.yaml", "date: 2026-01-02", "date: soon", "does-not-fit"),
    "title": ("deck.yaml", "title: Street talk\n", "", "missing-key"),
    "aim of a game": (GAME, "aim: You talk about one question.\n", "", "missing-key"),
    "what a game needs": (GAME, "needed: [the cards]", "needed: the cards", "no-list"),
    "key of a game": (GAME, "empty: There", "emtpy: x\nempty: There", "unknown-key"),
    "note of all games": ("play.yaml", "note: These", "note: ''  # ", "empty"),
    "makers": ("deck.yaml", "role: aut", "role: poet", "does-not-fit"),
    "a kind like none": ("deck.yaml", "words:\n", "kinds: [{id: a, like: plian}]\nwords:\n",
                         "unknown-kind"),
    "the look of a kind": ("deck.yaml", "words:\n", "kinds: [{id: rules, head: red}]\nwords:\n",
                           "does-not-fit"),
    "a kind without names": ("deck.yaml", "words:\n", "kinds: [{id: own}]\nwords:\n",
                             "kind-unnamed"),
    "kinds": ("deck.yaml", "words:\n", "knds: [{id: own}]\nwords:\n", "unknown-key"),
    "a word": ("deck.yaml", "statement: Opinion", "statement: [Opinion]", "no-text"),
    "a word with a blank": ("deck.yaml", "statement: Opinion", 'date: "{a}"', "word-blanks"),
    "language": ("deck.yaml", "language: en-GB", "language: English", "does-not-fit"),
    "language of few words": ("deck.yaml", "language: en-GB", "language: it", "language-unknown"),
    "fonts": ("deck.yaml", "words:\n", "fonts: {text: deck.yaml}\nwords:\n", "not-a-font"),
    "fonts for titles alone": ("deck.yaml", "words:\n", "fonts: {strong: a.ttf}\nwords:\n",
                               "missing-key"),
    "role of a chapter": ("deck.yaml", "role: preface", "role: prefaces", "does-not-fit"),
    "book": ("deck.yaml", "book:\n", "boook:\n", "unknown-key"),
    "map of values": ("deck.yaml", "  map: Map of values\n", "", "missing-key"),
    "format": ("deck.yaml", "width: 80", "width: wide", "does-not-fit"),
    "format without room": ("deck.yaml", "width: 80", "width: 80, safe: 40", "safe-too-large"),
    "word with hyphens": ("deck.yaml", "words:\n", "hyphenation: [a b]\nwords:\n",
                          "hyphenation-no-word"),
}  # fmt: skip
HIDDEN = [
    (GAME, "[Lay out a question and an opinion., Say", "[Lay out <b>a question., Say"),
    (STREET, "Where do bicycles go:", "Where do <b>bicycles go:"),
    (FAIR, "The street is", "The <b>street is"),
    ("suits.yaml", "symbols/bow.svg", "symbols/arrow.svg"),
    ("book/preface.md", "", "\n<b>Bold\n"),
]
"""What only shows where the files of cards, suits and book could be read."""


NO_BOOK = {"book"}  # its chapters are not looked for without it


@pytest.fixture(scope="module")
def hidden_alone(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    deck = copy_deck(tmp_path_factory.mktemp("hidden"), games=True)
    for hidden in HIDDEN:
        spoil(deck, *hidden)
    return told(deck)


@pytest.mark.parametrize("what", BREAKING)
def test_a_mistake_hides_none_other_and_nothing_follows_from_it(
    tmp_path: Path, what: str, hidden_alone: list[str]
) -> None:
    file, old, new, code = BREAKING[what]
    deck = copy_deck(tmp_path, games=True)
    for hidden in HIDDEN:
        spoil(deck, *hidden)
    spoil(deck, file, old, new)
    more = [f"{file.rpartition('/')[2]} {said}" for said in (code, *["card-html"] * ("<b>" in new))]
    alone = [line for line in hidden_alone if what not in NO_BOOK or "preface" not in line]
    assert sorted(told(deck)) == sorted([*alone, *more])


FIRST = {
    *{code: (what,) for what, (_, _, _, code) in reversed(BREAKING.items())}.values(),
    *{file: (what,) for what, (file, _, _, _) in reversed(BREAKING.items())}.values(),
}
"""The first that is told with each code, and the first in each file."""


@pytest.mark.parametrize("what", sampled([(what,) for what in BREAKING], FIRST))
def test_nor_does_it_hide_what_shows_only_when_cards_are_laid_out(
    tmp_path: Path, what: str
) -> None:
    file, old, new, code = BREAKING[what]
    deck = copy_deck(tmp_path, games=True)
    for other, late in LATE.items():
        spoil(deck, other, *late)
    spoil(deck, file, old, new)
    later = {f"{other.rpartition('/')[2]} card-text-too-long" for other in LATE if other != file}
    here = f"{file.rpartition('/')[2]} "
    assert {line for line in told(deck) if not line.startswith(here)} == later
    assert f"{here}{code}" in told(deck)


def test_all_that_is_wrong_in_a_row_of_a_table_is_told_at_once(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    rows = "id;kind;title;steps;quantity\n", "a;method;Go;Go <b>on;two\n;method;<i>Stay;Stay;1\n"
    spoil(deck, "deck.yaml", "shows: street", "shows: ways")
    (deck / STREET).unlink()
    (deck / STREET).parent.rmdir()
    (deck / "cards").mkdir()
    (deck / "cards/ways.csv").write_text("".join(rows), "utf-8")
    assert told(deck) == ["ways.csv card-html", "ways.csv does-not-fit", "ways.csv card-html"]


@pytest.mark.parametrize(("old", "new"), [("language: nl", "languag: nl"), ("title: ", "title "),
                                      ("rights: CC0", "rights: ''")])  # fmt: skip
def test_tables_are_read_in_the_words_of_a_deck_that_is_wrong(
    tmp_path: Path, old: str, new: str
) -> None:
    deck = copy_deck(tmp_path)
    spoil(deck, "deck.yaml", "language: en-GB", "language: nl")
    (deck / STREET).unlink()
    rows = (
        "id;categorie;onderwerp;vraag;overzicht;centrale vraag;aantal\nq01-a;A;B;C?;Street;D?;x\n"
    )
    (deck / "questions/street.csv").write_text(rows, "utf-8")
    spoil(deck, "deck.yaml", old, new)
    assert [line for line in told(deck) if not line.startswith("deck.yaml")] == [
        "street.csv does-not-fit"
    ]


def test_a_cell_that_others_fill_is_told_once(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    rows = "id;category;topic;central question;map;question\n"
    rows += "q01-a;A;B;C?;Street;D?\nq02-b;A;;;;E?\nq03-c;;B;;;F?\n"
    (deck / STREET).unlink()
    (deck / "questions/street.csv").write_text(rows, "utf-8")
    assert told(deck) == ["street.csv cell-empty"] * 2


def test_each_column_that_is_missing_is_told(tmp_path: Path) -> None:
    deck = copy_deck(tmp_path)
    (deck / STREET).unlink()
    (deck / "questions/street.csv").write_text("id;question\nq01-a;A?\n", "utf-8")
    assert told(deck) == ["street.csv column-missing"] * 4


@pytest.mark.parametrize("model", [MapFile, ClusterFile, CardsFile])
def test_of_a_file_without_anything_right_nothing_is_left(model: type[FileModel]) -> None:
    wrong: YamlData = {"id": "a", "cards": [{"id": "B!", "text": "x"}]}
    nothing: tuple[YamlData, ...] = ("", [], {}, {"id": []}, wrong)
    for data in nothing:
        assert remnant(YamlFile("a.yaml", data), model) is None
