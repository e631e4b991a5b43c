"""What stands at the foot of a card ends before the turned index, or is told of, and is spoken."""

from dataclasses import replace
from itertools import cycle, product
from pathlib import Path

import pytest

from editing import copy_deck, spoil
from frames import groups, lay_out, says
from kaartspel.deck.load import load
from kaartspel.deck.model import Area, Deck, FrozenMap, paragraph
from kaartspel.design import lay_out_card, settings
from kaartspel.frame import Frame, Group, Rectangle, Role, Text
from kaartspel.geometry import apply, leaves, path_bounds
from kaartspel.problems import InvalidDeck
from kaartspel.type import typesetter
from repository import ROOT
from sampling import sampled

LANDSCAPE = "  - {name: wide, width: 88, height: 63, body_sizes: [7, 12]}\n"
NAME = "Questions on public space and on whom it is for"


def left_of_index(deck: Deck, frame: Frame) -> float:
    """Return where the turned index begins, in pt."""
    (turned,) = (item for item in frame.items if isinstance(item, Group) and item.turn == 180)
    faces, found = typesetter(deck.fonts, "en"), frame.width
    for item, matrix in leaves((turned,)):
        if isinstance(item, Text):
            right = item.pieces[0].x + getattr(faces, item.font).width(item.says) * item.size
            found = min(found, apply(matrix, right, item.pieces[0].y)[0])
        else:
            found = min(found, path_bounds((item,), matrix)[0])
    return found


def right_of(deck: Deck, frame: Frame, says: str) -> float:
    faces = typesetter(deck.fonts, "en")
    (text,) = (item for item, _ in leaves(frame.items)
               if isinstance(item, Text) and item.says.strip() == says)  # fmt: skip
    width: float = getattr(faces, text.font).width(says) * text.size
    return text.pieces[0].x + width


@pytest.mark.parametrize("name", ["poker", "tarot", "a6"])
def test_the_longest_questions_end_well_above_the_foot(name: str) -> None:
    """By more than from one line to the next: the foot is not read as a line more."""
    deck = load(ROOT / "deck")
    kind = next(kind for kind in deck.kinds if kind.id == "question")
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    (setting,) = settings(replace(deck, kinds=(kind,)), format_).values()
    strong = typesetter(deck.fonts, "nl").strong
    leading = next(slot.leading for slot in kind.slots if slot.source == "text")
    for card in deck.of_kind(kind):
        texts = [item for item, matrix in leaves(lay_out_card(setting, card).front.items)
                 if isinstance(item, Text) and matrix[3] == 1]  # fmt: skip
        (foot,) = (text for text in texts if text.says == card.group)
        last = max(text.pieces[-1].y for text in texts if text.size == setting.body)
        top = foot.pieces[0].y - foot.size * strong.cap_height
        assert top - last > leading * setting.body, card.id


NUMBERS, COUNTS = ("q01", "q0123456"), (4, 24, 28, 30, 32, 36, 47)


@pytest.mark.parametrize(
    ("number", "count"),
    sampled(product(NUMBERS, COUNTS), [*zip(cycle(NUMBERS), COUNTS, strict=False)]),
)
def test_foot_lines_end_before_the_turned_index(tmp_path: Path, number: str, count: int) -> None:
    deck_folder, name = copy_deck(tmp_path), NAME[:count].strip()
    spoil(deck_folder, "questions/street.yaml", "category: Traffic", f"category: {name}")
    for old in ("q01-cars", "q02-bicycles"):
        spoil(deck_folder, "questions/street.yaml", old, number + old[2:])
    spoil(deck_folder, "book/preface.md", "card:q01-cars", f"card:{number}1-cars")
    spoil(deck_folder, "deck.yaml", "", LANDSCAPE)
    deck = load(deck_folder)
    fitted, told = 0, list[str]()
    for format_ in deck.formats:
        try:
            faces = lay_out(deck, format_)
        except InvalidDeck as error:
            told.append(str(error))
            continue
        fitted += 1
        for each in faces:
            if each.card.id.startswith("q"):
                assert right_of(deck, each.front, name) < left_of_index(deck, each.front)
    assert fitted or count > 30
    assert all(f"the label '{name}' is" in each for each in told)  # once, where it is written


@pytest.mark.parametrize("name", ["poker", "a6"])
def test_lines_at_a_foot_are_hardly_smaller_than_each_other(deck: Deck, name: str) -> None:
    """Only the last stands beside the turned number: those above it need not be smaller for it."""
    assert deck.play
    kind = deck.play.cards[0].kind
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    (setting,) = settings(replace(deck, kinds=(kind,)), format_).values()
    sources = [slot.source for slot in kind.slots if slot.area is Area.FOOT]
    held = [card for card in deck.of_kind(kind) if all(map(card.said, sources))]
    assert held
    for card in held:
        lines = {card.said(source) for source in sources}
        found = [item.size for item, _ in leaves(lay_out_card(setting, card).front.items)
                 if isinstance(item, Text) and item.says.strip() in lines]  # fmt: skip
        assert len(found) > 1
        assert max(found) < 1.05 * min(found)


def test_only_the_last_line_of_a_window_gives_way_to_the_turned_index() -> None:
    """Where no foot stands in its way: what is above it is as wide as the card's text."""
    deck = load(ROOT / "examples/methods")
    format_ = next(format_ for format_ in deck.formats if format_.name == "tarot")
    (setting,) = settings(deck, format_).values()
    for card in deck.cards:
        front = lay_out_card(setting, card).front
        (turned,) = (item for item in front.items if isinstance(item, Group) and item.turn == 180)
        left = left_of_index(deck, front)
        (bottom,) = {apply(matrix, 0, piece.y)[1] for item, matrix in leaves((turned,))
                     if isinstance(item, Text) for piece in item.pieces[:1]}  # fmt: skip
        strong = typesetter(deck.fonts, "en").strong
        rule = max((i for i, _ in leaves(front.items) if isinstance(i, Rectangle)), key=top_of)
        assert rule.x + rule.width > left
        last = [i for i, matrix in leaves(front.items) if isinstance(i, Text) and matrix[3] == 1
                and i.pieces[0].y > bottom]  # fmt: skip
        assert last
        for text in last:
            assert text.pieces[0].x + strong.width(text.says.rstrip()) * text.size < left - 2


@pytest.mark.parametrize("name", ["poker", "tarot"])
def test_the_rule_above_what_stands_at_the_end_has_one_place_on_all_cards(name: str) -> None:
    """It was a line lower where a line stands below it, and higher where the foot has two."""
    deck = load(ROOT / "examples/methods")
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    (setting,) = settings(deck, format_).values()
    fronts = [lay_out_card(setting, card).front for card in deck.cards]
    rules = [(i for i, _ in leaves(front.items) if isinstance(i, Rectangle)) for front in fronts]
    tops = {round(max(top_of(rectangle) for rectangle in each), 1) for each in rules}
    assert len(tops) == 1


def top_of(rectangle: Rectangle) -> float:
    return rectangle.y if rectangle.height < 2 else 0.0


def test_what_stands_beside_the_number_and_at_the_foot_says_its_language(deck: Deck) -> None:
    assert deck.play
    card = next(card for card in deck.play.cards if card.said("part"))
    foot = next(slot for slot in card.kind.slots if slot.area is Area.FOOT)
    kind = replace(card.kind, slots=(*card.kind.slots, replace(foot, source="sign")))
    told = FrozenMap({**card.fields, "sign": paragraph("Voet")})
    foreign = replace(card, kind=kind, fields=told,
                      languages=FrozenMap({"part": "en", "sign": "fr"}))  # fmt: skip
    (setting,) = settings(replace(deck, kinds=(kind,), cards=(foreign,)), deck.formats[0]).values()
    read = groups(lay_out_card(setting, foreign).front.items, Role.PARAGRAPH)
    spoken = {says(group): group.language for group in read}
    assert spoken[card.said("part")] == "en"
    assert spoken["Voet"] == "fr"
