"""A deck may be an edition of another: what it says stands, and the rest comes from there."""

from collections import Counter
from pathlib import Path

import pytest

from editing import STREET, copy_deck, found, lines, problems, spoil
from kaartspel import shipped
from kaartspel.building import Request, build, plan
from kaartspel.choices import of_deck
from kaartspel.deck.bases import bases
from kaartspel.deck.editions.standing import standing_of
from kaartspel.deck.load import load
from kaartspel.problems import SurroundingsFailed
from kaartspel.report import State
from repository import ROOT

ID = "identifier: urn:x:edition\n"
OWN_CARD = """\
categories:
  - category: Traffic
    topics:
      - topic: Parking
        questions:
          - {id: q02-bicycles, text: Where do bicycles go?}
          - {id: q03-carts, text: And carts?}
"""


def edition_of(base: Path, said: str = "", name: str = "edition", **files: str) -> Path:
    """Return a deck beside its base that extends it, with more of its own."""
    deck = base.with_name(name)
    deck.mkdir()
    write(deck, "deck.yaml", f"extends: ../{base.name}\n{ID}{said}")
    for path, text in files.items():
        write(deck, path.replace("__", "/") + ".yaml", text)
    return deck


def write(deck: Path, name: str, text: str) -> None:
    (deck / name).parent.mkdir(exist_ok=True)
    (deck / name).write_text(text, "utf-8")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    return copy_deck(tmp_path, games=True)


def texts(deck: Path) -> dict[str, str]:
    return {card.id: card.text for card in load(deck).cards}


def test_an_edition_that_says_nothing_is_its_base(base: Path) -> None:
    edition, deck = load(edition_of(base)), load(base)
    for what in ("cards", "collections", "play", "words", "parts", "kinds", "formats", "usual"):
        assert getattr(edition, what) == getattr(deck, what), what
    assert edition.metadata.identifier == "urn:x:edition"
    assert edition.metadata.title == deck.metadata.title


def test_what_an_edition_says_stands_and_the_rest_is_its_base_s(base: Path) -> None:
    spoil(base, "deck.yaml", "", "build: {format: tarot, ink: low}\n")
    deck = edition_of(
        base,
        "title: Ours\nwords: {question: Ask}\nbuild: {ink: full}\n"
        "book: {front: [{chapter: book/ours.md}]}\n",
        suits="suits:\n  - {id: moon, name: Full moon}\n",
    )
    write(deck, "book/ours.md", "# Ours\n\nRead this first.\n")
    write(deck, "book/preface.md", "# Before\n\nAnother preface.\n")
    made, was = load(deck), load(base)
    assert (made.metadata.title, made.metadata.publisher) == ("Ours", was.metadata.publisher)
    assert (made.words["question"], made.words["statement"]) == ("Ask", "Opinion")
    assert of_deck(deck).values == {"format": "tarot", "ink": "full"}
    suits = {card.suit.id: card.suit for card in made.cards}
    assert (suits["moon"].name, suits["sun"].name) == ("Full moon", "Sun")
    chapters = [section.chapter for section in made.parts[0].sections]
    assert [chapter.name for chapter in chapters] == ["book/preface.md", "book/ours.md"]
    assert "Another preface." in chapters[0].text
    assert chapters[0].place.file == f"{deck.as_posix()}/book/preface.md"


def test_cards_are_changed_added_and_left_out_one_by_one(base: Path) -> None:
    was = texts(base)
    deck = edition_of(base, "without: [q01, book/overview.md]\n", questions__street=OWN_CARD)
    (told,) = problems(deck)
    assert told.endswith(
        "there is no card 'q01-cars': it is left out; take the link away, in a file "
        "'book/preface.md' of the edition's own"
    )
    write(deck, "book/preface.md", "# Preface\n\nWithout a link.\n")
    wanted = {**was, "q02-bicycles": "Where do bicycles go?", "q03-carts": "And carts?"}
    del wanted["q01-cars"]
    assert texts(deck) == wanted
    (group,) = load(deck).collections[0].groups
    assert (group.name, [topic.name for topic in group.topics]) == ("Traffic", ["Parking"])
    chapters = [section.chapter.name for part in load(deck).parts for section in part.sections]
    assert "book/overview.md" not in chapters
    assert "book/values.md" in chapters


def test_an_optional_key_of_the_base_is_taken_away_by_null(base: Path) -> None:
    spoil(base, "deck.yaml", "", "subtitle: For all\nbuild: {format: tarot, ink: low}\n")
    spoil(base, STREET, "{id: q01-cars,", "{id: q01-cars, quantity: 2,")
    own = OWN_CARD.replace("id: q02-bicycles, text: Where do bicycles go?",
                           "id: q01-cars, quantity: ~")  # fmt: skip
    said = "subtitle: null\nbuild: {ink: null}\nbook: null\n"
    deck = load(edition_of(base, said, questions__street=own))
    assert deck.metadata.subtitle == ""
    assert dict(deck.usual) == {"format": "tarot"}
    assert deck.parts == ()
    assert next(card for card in deck.cards if card.id == "q01-cars").quantity == 1


def test_what_a_deck_needs_stays_and_null_of_nothing_is_told(base: Path) -> None:
    told = problems(edition_of(base, "title: null\nsubtitle: null\n"))
    assert [line.partition("; ")[0] for line in told] == [
        "deck.yaml:1:1: missing key 'title'", "deck.yaml:4:11: 'null' means nothing at all to YAML",
    ]  # fmt: skip


def test_what_held_only_cards_that_are_left_out_goes_with_them(base: Path) -> None:
    spoil(base, "questions/street.yaml", "  - category: Traffic", "  - category: Trees\n"
          "    topics: [{topic: Oaks, questions: [{id: q00-oaks, text: How many?}]}]\n"
          "  - category: Traffic")  # fmt: skip
    deck = load(edition_of(base, "without: [q00]\n"))
    assert [group.name for group in deck.collections[0].groups] == ["Traffic"]


def test_a_phrase_of_a_card_that_is_left_out_is_no_mistake(base: Path) -> None:
    """It is the base's: what an edition itself says of a text that it does not have is told."""
    spoil(base, "deck.yaml", "", "phrases: [in a rack]\n")
    assert "in a rack" in load(edition_of(base, "without: [q02]\n")).hyphenation
    own = edition_of(base, "without: [q02]\nphrases: [in a rack]\n", name="own")
    assert problems(own) == [
        "deck.yaml:4:11: the phrase 'in a rack' stands in no text; write it as a text has it, or "
        "remove it"
    ]


def test_an_erratum_goes_with_its_card(base: Path) -> None:
    mended = (("careers", "car", "q01-cars"), ("bycicles", "bicycles", "q02-bicycles"))
    errata = [f"  - {{printed: {old}, mended: {new}, where: Map, card: {card}}}\n"
              for old, new, card in mended]  # fmt: skip
    write(base, "errata.yaml", "".join(["errata:\n", *errata]))
    deck = edition_of(base, "without: [q01-cars]\n")
    write(deck, "book/preface.md", "# Preface\n\nWithout a link.\n")
    made = load(deck)
    assert [erratum.printed for erratum in made.errata] == ["bycicles"]


def test_cards_in_tables_are_changed_too(base: Path) -> None:
    write(base, "cards/more.csv", "id,text\na01-one,One\na02-two,Two\n")
    spoil(base, "deck.yaml", "shows: street}", "shows: street}\n        "
          "- {chapter: book/more.md, shows: more}")  # fmt: skip
    write(base, "book/more.md", "# More\n\nCards.\n")
    deck = edition_of(base, "without: [a01]\nlanguage: en-US\n")
    assert "a01-one" not in texts(deck)
    assert texts(deck)["a02-two"] == "Two"


def test_the_shipped_deck_is_extended_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "deck.yaml", f"extends: {shipped.NAME}\n{ID}publisher: Voorbeeldstad\n")
    made, was = load(tmp_path), load(shipped.DECK)
    assert made.cards == was.cards
    assert made.metadata.publisher == "Voorbeeldstad"
    assert was.metadata.slug == shipped.NAME
    assert bases(tmp_path) == (shipped.DECK,)


def test_a_problem_is_told_in_the_file_that_has_it(base: Path) -> None:
    deck = edition_of(base, "without: [q01]\n", questions__street=OWN_CARD)
    spoil(deck, "questions/street.yaml", "text: And", "txt: And")
    spoil(base, "values/fairness.yaml", "suit: sun", "suit: sunn")
    told = problems(deck)
    assert told[0].startswith(f"{base.as_posix()}/values/fairness.yaml:3:7: unknown suit 'sunn'")
    assert any(line.startswith("questions/street.yaml:7:") and "'txt'" in line for line in told)


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("extends: ../nowhere", "deck.yaml:1:10: '../nowhere' has no deck.yaml; name the folder"),
        ("extends: /deck", "deck.yaml:1:10: '/deck' is not how a deck is named; write the way"),
        ("extends: ..\\deck", "deck.yaml:1:10: '..\\deck' is not how a deck is named"),
        ("extends: .", "deck.yaml:1:10: '.' extends this deck in turn; let one"),
        ("extends: ../deck", "deck.yaml:1:10: an edition needs an identifier of its own; write 'i"),
        ("extends: ../deck\nidentifier: urn:uuid:0d3f4a60-5a0f-5b5e-8a39-0f7b0c1d2e3f",
         "deck.yaml:2:13: an edition needs an identifier of its own; write 'identifier: urn:uuid:"),
        (f"extends: ../deck\n{ID}without: [q9]",
         "deck.yaml:3:11: the base has no 'q9' to leave out; use one of: q01-cars, q02-"),
    ],
)  # fmt: skip
def test_an_edition_without_its_base_says_so(base: Path, said: str, begins: str) -> None:
    deck = base.with_name("edition")
    deck.mkdir()
    write(deck, "deck.yaml", said)
    (told,) = problems(deck)
    assert told.startswith(begins)


def test_what_is_nearly_the_name_of_the_deck_that_ships_means_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        "deck.yaml",
        f"extends: Digitalisering in beeld\n{ID}logo: {{file: a.png, alt: a}}",
    )
    told = [line.rpartition("/")[2] for line in lines(tmp_path, found(tmp_path, ("box",)))]
    assert told == [
        "deck.yaml:1:10: 'Digitalisering in beeld' has no deck.yaml; "
        f"did you mean '{shipped.NAME}'?",
        "deck.yaml:3:14: there is no file 'a.png' in the deck; add it",
    ]


def test_the_identifier_that_is_proposed_will_do(base: Path) -> None:
    deck = edition_of(base)
    write(deck, "deck.yaml", f"extends: ../{base.name}\n")
    (told,) = problems(deck)
    write(deck, "deck.yaml", f"extends: ../{base.name}\n{told.split(chr(39))[1]}\n")
    assert load(deck).metadata.identifier.startswith("urn:uuid:")


def test_no_circle_and_no_tower_of_editions_is_followed(base: Path) -> None:
    a, b = edition_of(base, name="a"), edition_of(base, name="b")
    write(a, "deck.yaml", f"extends: ../b\n{ID}")
    write(b, "deck.yaml", f"extends: ../a\n{ID}")
    (told,) = problems(a)
    assert "b/deck.yaml:1:10: '../a' extends this deck in turn" in told
    assert len(bases(a)) == 2
    below = base
    for i in range(4):
        below = edition_of(below, name=f"e{i}")
        write(
            below, "deck.yaml", (below / "deck.yaml").read_text("utf-8").replace("urn:x", f"u:{i}")
        )
    assert load(below).cards == load(base).cards
    (told,) = problems(edition_of(below, name="top"))
    assert "is an edition of an edition, more than 4 deep" in told


def test_a_change_of_the_base_is_built(base: Path, tmp_path: Path) -> None:
    deck = edition_of(base)
    request = Request(deck, tmp_path / "build", only=("cards",))
    build(request)
    assert {file.state for file in plan(request).files} == {State.KEPT}
    spoil(base, "questions/street.yaml", "Who may park a car here?", "Who may park?")
    changed = [f.path for f in plan(request).files if f.state is not State.KEPT]
    assert changed == ["cards/q01-cars.pdf"]


def test_no_build_sweeps_a_base_along(base: Path) -> None:
    with pytest.raises(SurroundingsFailed, match="lie in one another"):
        build(Request(edition_of(base), base / "build"))


def test_the_municipality_s_edition_takes_under_forty_lines_and_is_the_deck_but_for_them() -> None:
    folder, was = ROOT / "examples/gemeente", {card.id: card for card in load(shipped.DECK).cards}
    lines = [
        line for path in folder.rglob("*.yaml") for line in path.read_text("utf-8").splitlines()
    ]
    assert len([line for line in lines if not line.startswith("#")]) < 40
    deck = load(folder)
    ids = {card.id for card in deck.cards}
    assert was.keys() - ids == {"v36-glasvezel", "v37-mobiele-dekking"}
    assert ids - was.keys() == {"v31a-loket-in-de-wijk"}
    for card in deck.cards:
        assert card.text == was.get(card.id, card).text
    assert deck.logo
    assert deck.parts[0].sections[-1].chapter.name == "book/voorbeeldstad.md"
    standing = standing_of(folder)
    assert standing
    assert [*standing.stale, *standing.unseen] == [], "kaartspel status examples/gemeente --accept"


def test_the_english_example_has_five_cards_of_each_kind_and_all_rules() -> None:
    folder = ROOT / "examples/english"
    deck = load(folder)
    english = [card for card in deck.cards if card.language_of("text") == ""]
    counts = Counter(card.kind.id for card in english)
    shipped_play = load(ROOT / "deck").play
    assert deck.play
    assert shipped_play
    rules = len(shipped_play.cards)
    assert counts == {"question": 5, "statement": 5, "cluster": 5, "rules": rules}
    assert len(deck.play.games) == len(shipped_play.games)
    assert {card.language_of("text") for card in deck.cards} == {"", "nl"}
    standing = standing_of(folder)
    assert standing
    assert standing.missing
    assert not standing.unseen, "look at the Dutch, then status --accept"
    assert [*standing.missing.names, *standing.missing.texts] == []


def test_a_municipality_s_edition_is_built_with_its_logo(tmp_path: Path) -> None:
    request = Request(ROOT / "examples/gemeente", tmp_path / "build", only=("box",))
    report = build(request)
    assert report.manifest.deck["title"] == "Digitalisering in Voorbeeldstad"
