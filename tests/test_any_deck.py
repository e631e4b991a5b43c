"""Decks of any shape: what may be left out, and what a kind of card may be."""

import io
import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from commands import run
from editing import spoil
from kaartspel.building import Request, build, check, checked
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck, Listing, Paragraph, Span
from kaartspel.design import BLACK, Inking, lay_out_card, settings
from kaartspel.frame import Document, Frame, Group, Rectangle, Role, Text
from kaartspel.geometry import leaves
from kaartspel.pdf import renderer
from kaartspel.posters import maps
from kaartspel.problems import InvalidDeck
from kaartspel.type import Style, set_line, typesetter
from pdfs import extract, structure
from repository import ROOT

TALK = ROOT / "tests/decks/talk"
PLACE = re.compile(r"^.*/talk/", re.MULTILINE)


@pytest.fixture(scope="module")
def talk() -> Deck:
    return load(TALK)


def card(deck: Deck, id_: str) -> Card:
    return next(card for card in deck.cards if card.id == id_)


def told(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Return what is told of the deck with a change in one of its files."""
    deck = folder / "talk"
    shutil.copytree(TALK, deck)
    path = deck / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InvalidDeck) as caught:
        load(deck)
    return [PLACE.sub("", str(problem)) for problem in caught.value.problems]


def test_a_deck_needs_no_values_suits_numbers_topics_groups_or_book(talk: Deck) -> None:
    assert [collection.id for collection in talk.collections] == ["cooking", "talk"]
    assert [kind.id for kind in talk.kinds] == ["plain", "recipe"]
    assert [card.id for card in talk.cards] == [
        "tomato-soup", "small-things", "old-friend", "two-lines"
    ]  # fmt: skip
    assert not any(card.number or card.suit.name for card in talk.cards)
    assert not talk.parts
    assert not list(maps(talk)), "without a name nothing is a map"


def test_a_card_holds_what_was_written(talk: Deck) -> None:
    soup, glad, journey = (card(talk, id_) for id_ in ("tomato-soup", "small-things", "two-lines"))
    (steps,) = soup.rich("steps")
    (needed,) = soup.rich("needed")
    assert isinstance(steps, Listing)
    assert isinstance(needed, Listing)
    assert (steps.first, needed.first) == (1, None)
    assert steps.items[2] == ((Span("Cook it for "), Span("twenty", emphasis=True),
                               Span(" minutes.")),)  # fmt: skip
    assert soup.places == ("", "Soups", "")
    (asked,) = glad.rich("text")
    assert isinstance(asked, Paragraph)
    assert asked.lines[0][1] == Span("glad", emphasis=True)
    (paragraph,) = journey.rich("text")
    assert isinstance(paragraph, Paragraph)
    assert len(paragraph.lines) == 2, "the bar keeps its lines"
    friend = card(talk, "old-friend")
    assert friend.said("back") == "Bel vandaag nog."
    assert (friend.language_of("back"), friend.language_of("text")) == ("nl", "")
    assert (journey.heading, soup.heading) == ("", "Tomato soup")
    assert " ".join(journey.text.split()) == "Tell of a journey. What went wrong?"
    assert " ".join(soup.text.split()).startswith("half an hour tomatoes")


def test_what_a_card_is_called(talk: Deck) -> None:
    assert [c.name for c in talk.cards] == [
        "Tomato soup", "What small thing made you glad today?",
        "Which friend have you not called for too long?", "Tell of a journey. What went wrong?",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "problem"),
    [
        ("cards/cooking.yaml", "time: half", "tim: half",
         "cards/cooking.yaml:8:9: a card of the kind 'recipe' has no place for 'tim'; did you mean "
         "'time'?; or give it another kind"),
        ("cards/cooking.yaml", "kind: recipe", "kind: recipes",
         "cards/cooking.yaml:2:7: unknown kind 'recipes'; did you mean 'recipe'?"),
        ("deck.yaml", "like: method", "like: metod",
         "deck.yaml:15:11: unknown kind 'metod'; did you mean 'method'?"),
        ("deck.yaml", "    words: {one: Recipe, many: Recipes}\n", "",
         "deck.yaml:14:9: the kind 'recipe' has no names; add 'words:' with one and many"),
        ("cards/talk.yaml", "      What went **wrong**?", "      What <b>went wrong?",
         "cards/talk.yaml:10:1: '<b>': HTML is not used on cards; take it out, or put a space "
         "after '<'"),
        ("cards/talk.yaml", "small-things, text: What small thing made you *glad* today?",
         "small-things", "cards/talk.yaml:3:5: this card says nothing; write at least one of: "),
        ("cards/talk.yaml", "small-things", "q1-small",
         "cards/talk.yaml:3:5: the id 'q1-small' begins with the number Q1, and others have none; "
         "begin the ids of all cards of a kind with a number, such as v07-, or of none"),
        ("cards/talk.yaml", "id: talk", "id: overview",
         "cards/talk.yaml:1:5: 'overview' has a meaning in the book; give the map another id"),
        ("deck.yaml", "kinds:\n", "value_map: {map: Values, question: What?}\nkinds:\n",
         "deck.yaml:13:1: the deck has no values; remove 'value_map', or add files in values/"),
        ("cards/talk.yaml", "cards:", "cards: []\ngroups: []\nother:",
         "cards/talk.yaml:4:1: unknown key 'other'; use one of: cards, groups, id, kind, name, "
         "question, suit"),
    ],
)  # fmt: skip
def test_mistakes_in_cards_and_kinds_are_told(
    tmp_path: Path, file: str, old: str, new: str, problem: str
) -> None:
    lines = told(tmp_path, file, old, new)
    assert any(line.startswith(problem) for line in lines), lines


def test_a_kind_that_ships_can_be_changed(tmp_path: Path) -> None:
    deck = tmp_path / "talk"
    shutil.copytree(TALK, deck)
    path = deck / "deck.yaml"
    added = "kinds:\n  - {id: plain, number: false, back: {colour: {screen: '#336699'}}}\n"
    path.write_text(path.read_text("utf-8").replace("kinds:\n", added), "utf-8")
    kind = card(load(deck), "old-friend").kind
    assert not kind.shows_number
    assert kind.back.colour.screen == (0x33, 0x66, 0x99)
    assert kind.back.colour.press == (67, 33, 0, 40), "mixed from the screen's"
    assert kind.slots == card(load(TALK), "old-friend").kind.slots


def test_what_is_in_another_language_is_tagged_as_such(talk: Deck) -> None:
    format_ = talk.formats[0]
    style = Style(typesetter(talk.fonts, "en").text, 12, 1.2, BLACK)
    groups = tuple(
        Group((set_line("Dag", style, 20, 20 * i),), role, level=1, language=language)
        for i, (role, language) in enumerate(
            [(Role.PARAGRAPH, ""), (Role.QUOTATION, "nl"), (Role.HEADING, "fr")], 1
        )
    )
    page = Frame(format_.width, format_.height, 0, groups)
    document = Document("Words", "", "", "en", "2026-01-01", (page,))
    with pikepdf.open(io.BytesIO(renderer(talk.fonts).render(document))) as pdf:
        tags = list(pdf.Root.StructTreeRoot.K[0].K)
    assert [str(tag.get("/Lang", "")) for tag in tags] == ["", "nl", "fr"]


def test_the_kind_in_the_docs_is_built(tmp_path: Path) -> None:
    page = (ROOT / "docs/kinds.md").read_text("utf-8").partition("## A kind of one's own")[2]
    kinds, cards = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)[:2]
    deck = tmp_path / "deck"
    (deck / "cards").mkdir(parents=True)
    head = (TALK / "deck.yaml").read_text("utf-8").partition("kinds:")[0]
    (deck / "deck.yaml").write_text(head + kinds, "utf-8")
    (deck / "cards/soups.yaml").write_text(cards, "utf-8")
    report = build(Request(deck, tmp_path / "build"))
    said = [extract((report.target / "cards/tomato-soup.pdf").read_bytes(), i) for i in (0, 1)]
    assert "Tomato soup" in said[0]
    assert "half an hour" in said[0]
    assert "Cook it for twenty minutes." in said[0]
    assert "Cook!" in said[1]
    assert not list(report.target.glob("*.epub")), "it says nothing of a book"


def test_the_whole_deck_is_built(tmp_path: Path) -> None:
    assert check(TALK).cards
    report = build(Request(TALK, tmp_path / "build"))
    assert len(list((report.target / "cards").iterdir())) == 4
    assert {path.name for path in report.target.iterdir()} == {
        "cards", "sheets", "press", "small-talk.html", "manifest.json"
    }  # fmt: skip
    backs = [structure((report.target / f"cards/{id_}.pdf").read_bytes())
             for id_ in ("old-friend", "two-lines")]  # fmt: skip
    assert "Bel vandaag nog." in backs[0]
    assert "Bel vandaag nog." not in backs[1]
    with pikepdf.open(report.target / "cards/old-friend.pdf") as pdf:
        tags = [str(tag.get("/Lang", "")) for tag in pdf.Root.StructTreeRoot.K[0].K]
    assert tags.count("nl") == 1


def test_what_a_deck_leaves_to_the_program_is_told_to_who_asks(tmp_path: Path) -> None:
    deck = tmp_path / "talk"
    shutil.copytree(TALK, deck)
    plain = "kinds:\n  - {id: plain, back: {colour: {screen: '#336699'}}}\n"
    spoil(deck, "deck.yaml", "kinds:\n", plain)
    told = checked(deck)[2]
    assert "the inks of the backs of kind 'plain' are reckoned from #336699: 67 33 0 40 " in told[0]
    assert told[1:] == tuple(
        f"no poster of '{id_}' is made: it has no name; add 'name:' to its file to have one"
        for id_ in ("cooking", "talk")
    )
    asked = run("check", str(deck), "-v", cwd=tmp_path)
    assert f"kaartspel: {told[0]}" in asked.stderr
    assert told[0] not in run("check", str(deck), cwd=tmp_path).stderr


def test_a_deck_has_a_look_of_its_own(tmp_path: Path) -> None:
    deck = tmp_path / "talk"
    shutil.copytree(TALK, deck)
    look = "look: {accent: {screen: '#336699'}, type: 0.8, rules: false}\nkinds:\n"
    spoil(deck, "deck.yaml", "kinds:\n", look)
    plain, own = load(TALK), load(deck)
    assert {card.suit.colour.screen for card in own.cards} == {(0x33, 0x66, 0x99)}
    assert own.accent == own.cards[0].suit.colour
    title = [next(slot for slot in card(each, "tomato-soup").kind.slots if slot.sizes).sizes[0]
             for each in (plain, own)]  # fmt: skip
    assert title[1] == pytest.approx(0.8 * title[0])
    for format_ in own.formats[:2]:
        by_kind, usual = settings(own, format_, Inking.LOW), settings(plain, format_, Inking.LOW)
        sizes = [[s.body for s in each.values()] for each in (by_kind, usual)]
        assert all(small < large for small, large in zip(*sizes, strict=True))
        for each in own.cards:
            faces = lay_out_card(by_kind[each.kind], each)
            drawn = (*leaves(faces.front.items), *leaves(faces.back.items))
            assert not any(isinstance(item, Rectangle) for item, _ in drawn), each.id
    fronts = [lay_out_card(usual[each.kind], each).front for each in plain.cards]
    assert any(isinstance(item, Rectangle) for f in fronts for item, _ in leaves(f.items))


@pytest.mark.parametrize("said", ["type: 0.5", "type: 2", "accent: {screen: blue}", "rule: false"])
def test_a_look_that_cannot_be_is_told(tmp_path: Path, said: str) -> None:
    (line,) = told(tmp_path, "deck.yaml", "kinds:\n", f"look: {{{said}}}\nkinds:\n")
    assert line.startswith("deck.yaml:13:")


def test_fields_of_any_name_are_a_title_and_a_text(tmp_path: Path) -> None:
    """Nothing asks for `title` or `text`: what a card is called and says, its kind's slots tell."""
    deck = tmp_path / "talk"
    shutil.copytree(TALK, deck)
    role = """kinds:
  - id: role
    words: {one: Role, many: Roles}
    head: ink
    body: paper
    foot: suit
    slots:
      - {source: who, area: head, role: heading, sizes: [18, 13]}
      - {source: wants, area: body}
      - {source: asks, area: end, rule: 0.5}
"""
    spoil(deck, "deck.yaml", "kinds:\n", role)
    cards = """id: roles
name: Roles
kind: role
groups:
  - group: Council
    cards:
      - {id: r1-alderman, who: The alderman, wants: A decision., asks: What do you need?}
      - {id: r2-clerk, who: The clerk}
"""
    (deck / "cards/roles.yaml").write_text(cards, "utf-8")
    for path in ("cards/talk.yaml", "cards/cooking.yaml"):
        (deck / path).unlink()
    alderman, clerk = load(deck).cards
    assert (alderman.name, alderman.text) == ("The alderman", "A decision.\nWhat do you need?")
    assert (clerk.name, clerk.text, clerk.heading) == ("The clerk", "", "The clerk")
    report = build(Request(deck, tmp_path / "build"))
    poster = extract((report.target / "posters/roles.pdf").read_bytes(), 0)
    assert poster.count("The clerk") == 1
    own = load(deck)
    by_kind = settings(own, own.formats[0])
    front = lay_out_card(by_kind[alderman.kind], alderman).front
    foot = max(item.y for item, _ in leaves(front.items) if isinstance(item, Rectangle))
    asked = [piece.y for item, _ in leaves(front.items) if isinstance(item, Text)
             for piece in item.pieces if "need" in piece.text]  # fmt: skip
    assert asked[0] < foot - 5, "its descenders stand clear of a foot of another colour"
