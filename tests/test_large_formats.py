"""Large cards use their room: text on the foot, on that a chamber as wide, with the mark in it."""

from dataclasses import replace

import pytest

from frames import groups, seats_at, text_boxes, width
from kaartspel.deck.load import load
from kaartspel.deck.model import Deck, Format
from kaartspel.design import Setting, lay_out_card, settings
from kaartspel.frame import PT_PER_MM, Frame, Role, Text
from kaartspel.geometry import path_bounds
from repository import ROOT

LARGE = ("tarot", "a6")
KINDS = ("question", "statement")


def usual(format_: Format) -> Format:
    return replace(format_, as_poster=None)


def named(deck: Deck, name: str) -> Format:
    return next(format_ for format_ in deck.formats if format_.name == name)


def fronts(deck: Deck, format_: Format, kind_id: str) -> tuple[Setting, list[Frame]]:
    """Return how every third card of a kind is set, and its front."""
    kind = next(kind for kind in deck.kinds if kind.id == kind_id)
    setting = settings(replace(deck, kinds=(kind,)), format_)[kind]
    return setting, [lay_out_card(setting, c).front for c in [*deck.of_kind(kind)][::3]]


def reading(deck: Deck, frame: Frame, size: float) -> list[tuple[float, float, float, float]]:
    return [box for text, box in text_boxes(deck, frame) if text.size == size]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LARGE)
def test_text_stands_on_the_foot_and_a_chamber_on_it(deck: Deck, name: str, kind: str) -> None:
    """Nothing is empty below a short text, and the chamber is as wide as text on most cards."""
    format_ = named(deck, name)
    setting, drawn = fronts(deck, format_, kind)
    feet, widths = list[float](), list[float]()
    for frame in drawn:
        texts = reading(deck, frame, setting.body)
        feet.append(max(bottom for *_, bottom in texts) / PT_PER_MM)
        seats = seats_at(frame)
        left, right = (edge(seat.x + side * width(seat) / 2 for seat in seats)
                       for edge, side in ((min, -1), (max, 1)))  # fmt: skip
        widths.append((right - left) / (frame.width - 2 * min(box[0] for box in texts)))
        (title,) = groups(frame.items, Role.HEADING)
        capitals = min(box[1] for text, box in text_boxes(deck, frame) if text in title.items)
        foot = max(seat.y + width(seat) / 2 for seat in seats)
        assert 2 * PT_PER_MM < capitals - foot < 8 * PT_PER_MM
    assert max(feet) - min(feet) < 4  # mm: a text that needs the room goes down a little further
    assert min(feet) > 0.8 * format_.height
    assert sorted(widths)[len(widths) // 4] > 0.9


@pytest.mark.parametrize("name", LARGE)
def test_the_mark_stands_in_the_middle_of_the_chamber(deck: Deck, name: str) -> None:
    for kind in KINDS:
        for frame in fronts(deck, named(deck, name), kind)[1]:
            (mark,) = groups(frame.items, Role.FIGURE)
            left, top, right, bottom = path_bounds(mark.items)
            assert abs(left + right - frame.width) < 0.1
            seats = seats_at(frame)
            assert top > min(seat.y for seat in seats)
            foot = sorted(seat.y + width(seat) / 2 for seat in seats)[-2]  # one's own is larger
            assert abs(bottom - foot) < 0.1


@pytest.mark.parametrize("name", LARGE)
def test_no_text_is_smaller_for_it_and_numbers_are_larger(deck: Deck, name: str) -> None:
    format_ = named(deck, name)
    large, plain = settings(deck, format_), settings(deck, usual(format_))
    for kind, setting in large.items():
        assert (setting.body, setting.title) == (plain[kind].body, plain[kind].title)
        if kind.id in {*KINDS, "cluster"}:
            card = next(iter(deck.of_kind(kind)))
            sizes = [number_size(lay_out_card(each[kind], card).front) for each in (large, plain)]
            assert sizes[0] >= 1.4 * sizes[1]


def number_size(frame: Frame) -> float:
    number = next(groups(frame.items, Role.PARAGRAPH))
    return max(item.size for item in number.items if isinstance(item, Text))


@pytest.mark.parametrize("folder", ["examples/methods", "tests/decks/english"])
@pytest.mark.parametrize("name", LARGE)
def test_cards_whose_chamber_is_small_or_none_are_as_usual(folder: str, name: str) -> None:
    """Where a deck's cards are few, or their kind shows their seats only small."""
    found = load(ROOT / folder)
    format_ = named(found, name)
    large, plain = settings(found, format_), settings(found, usual(format_))
    alike = [kind for kind in large if not large[kind].poster]
    assert alike
    for kind in alike:
        for card in found.of_kind(kind):
            assert (lay_out_card(large[kind], card).front
                    == lay_out_card(plain[kind], card).front)  # fmt: skip
