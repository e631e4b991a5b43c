"""What the faces of a box show: the whole chamber, off every fold, and text as large as fits."""

from dataclasses import replace
from itertools import pairwise, product

import pytest

from folding import POKER
from kaartspel.box import Label, Look, dieline, faces
from kaartspel.box.dieline import PanelId
from kaartspel.box.grounds import change, half_height
from kaartspel.deck.load import load
from kaartspel.deck.model import Deck
from kaartspel.design import placed, reach
from kaartspel.frame import Text
from kaartspel.geometry import leaves
from repository import ROOT

MM = 72 / 25.4


@pytest.mark.parametrize("format_", ["poker", "bridge", "a7", "tarot", "a6"])
def test_the_whole_chamber_is_on_the_front_and_3_mm_off_its_edges(deck: Deck, format_: str) -> None:
    """Of any deck and thickness: a fold is never quite where it should be."""
    size = next(f for f in deck.formats if f.name == format_)
    for count, seats in product((1, 30, 126, 500), ((58, 44), (1, 1), (5, 3), (30, 12), (9, 0))):
        box = dieline(size, count, 0.3)
        pair = Label.from_deck(deck, deck.cards).halves
        halves = tuple(replace(half, cards=half.cards[:n])
                       for half, n in zip(pair, seats, strict=True) if n)  # fmt: skip
        label = replace(Label.from_deck(deck, deck.cards), halves=halves)
        left, top, right, bottom = box.panel(PanelId.FRONT).bounds
        half, at = half_height(label, box), change(label, box)
        radius = half / reach(halves)
        assert radius * reach(halves) > 0.25 * (bottom - top) - 4, "it is large"
        for each in placed(halves):
            for seat in each.seats:
                x, y = (right - left) / 2 + seat.x * radius, at + seat.y * radius
                around = each.radius * radius + 3
                assert around <= x <= right - left - around
                assert around <= y <= bottom - top - around


def test_on_the_front_text_keeps_off_the_notch_and_the_subtitle_off_the_chamber(
    deck: Deck,
) -> None:
    label, box = Label.from_deck(deck, deck.cards), dieline(POKER, 126, 0.3)
    look = Look.of_halves(label.halves)
    left, top, right, _ = box.panel(PanelId.FRONT).bounds
    begins = top + change(label, box) - half_height(label, box)
    drawn = leaves(tuple(faces(label, box, look, 4)))
    texts = [(item, m) for item, m in drawn if isinstance(item, Text)
             and left < m[4] / MM + item.pieces[0].x / MM < right]  # fmt: skip
    said = " ".join(item.says.strip() for item, _ in texts)
    assert said == f"{deck.metadata.title} {deck.metadata.subtitle}"
    ys = [(m[5] + item.pieces[0].y) / MM for item, m in texts]
    first = texts[0][0]
    assert ys[0] - label.typesetter.strong.cap_height * first.size / MM >= top + 8 + 4.99
    assert ys[-1] <= begins - 2.99
    assert texts[-1][0].size >= 9


def test_on_the_back_a_statement_and_a_question_fill_their_rooms_and_are_larger_than_all_else(
    deck: Deck,
) -> None:
    label, box = Label.from_deck(deck, deck.cards), dieline(POKER, 126, 0.3)
    drawn = leaves(tuple(faces(label, box, Look.of_halves(label.halves), 4)))
    left, _, right, _ = box.panel(PanelId.BACK).bounds
    texts = [(item, m) for item, m in drawn if isinstance(item, Text)
             and left < m[4] / MM + item.pieces[0].x / MM < right]  # fmt: skip
    back = " ".join(item.says.strip() for item, _ in texts)
    for half in (0, 1):
        assert any(card.text in back for card in label.samples(half)), "word for word"
    sizes = {half: {item.size for item, _ in texts if item.says.strip() in card.text}
             for half in (0, 1) for card in label.samples(half) if card.text in back}  # fmt: skip
    assert min(sizes[0]) >= 16, "it is read from where the box stands"
    assert min(sizes[1]) >= 13
    others = {item.size for item, _ in texts} - sizes[0] - sizes[1]
    assert others
    assert max(others) <= 8
    ys = [(m[5] + item.pieces[0].y) / MM for item, m in texts]
    assert max(b - a for a, b in pairwise(sorted(ys))) < 16, "nowhere are two lines left empty"


def test_what_a_deck_is_stands_on_its_box_in_the_least_type_of_a_shop(deck: Deck) -> None:
    label, box = Label.from_deck(deck, deck.cards), dieline(POKER, 126, 0.3)
    drawn = leaves(tuple(faces(label, box, Look.of_halves(label.halves), 4, 9)))
    texts = [item for item, _ in drawn if isinstance(item, Text) and " " in item.says.strip()]
    about = [item for item in texts if item.says.strip() in deck.metadata.description]
    assert " ".join(item.says.strip() for item in about) == deck.metadata.description
    assert {item.size for item in about} == {9}


def test_who_plays_and_how_long_is_told_of_the_games_in_the_box(deck: Deck) -> None:
    without = replace(deck, play=None)
    assert Label.from_deck(deck, deck.cards).playing == ("3–8 spelers", "15–50 minuten")
    assert Label.from_deck(without, deck.cards).playing == ()
    swaps = [card for card in deck.cards if card.id.startswith(("s02", "s03"))]
    assert Label.from_deck(deck, swaps).playing == ("3–8 spelers", "15–30 minuten")


def test_all_counts_of_cards_are_on_one_ground_at_one_distance(deck: Deck) -> None:
    label, box = Label.from_deck(deck, deck.cards), dieline(POKER, 126, 0.3)
    told = {f"{count} {kind.many}" for kind, count in label.counts}
    found = [(item, m[5] + item.pieces[0].y)
             for item, m in leaves(tuple(faces(label, box, Look.of_halves(label.halves), 4)))
             if isinstance(item, Text) and item.says.strip() in told]  # fmt: skip
    assert len(found) == len(told)
    ys = [y for _, y in found]
    assert len({round(b - a, 1) for a, b in pairwise(ys)}) == 1
    assert len({item.size for item, _ in found}) == 1
    edge = box.panel(PanelId.LEFT).bounds[1] + change(label, box)
    assert max(ys) / MM < edge - 3


def test_what_a_translation_has_left_untranslated_is_not_quoted() -> None:
    """Of this edition most cards are in Dutch still."""
    deck = load(ROOT / "examples/english")
    label = Label.from_deck(deck, deck.cards)
    for half in (0, 1):
        cards = label.samples(half)
        assert cards
        assert not any(card.language_of("text") for card in cards)
