"""Large cards use their room: a chamber as wide as text, if it can be, in one place on all."""

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from editing import spoil
from frames import groups, seats_at, text_boxes, width
from kaartspel.deck.load import load
from kaartspel.deck.model import Deck, Format, Kind
from kaartspel.design import Setting, lay_out_card, settings
from kaartspel.design.system import BODY_STEP
from kaartspel.frame import PT_PER_MM, Frame, Role, Text
from kaartspel.geometry import path_bounds
from repository import ROOT
from sampling import sampled

LARGE = ("tarot", "a6")
KINDS = ("question", "statement")


def usual(format_: Format) -> Format:
    return replace(format_, as_poster=None)


def named(deck: Deck, name: str) -> Format:
    return next(format_ for format_ in deck.formats if format_.name == name)


@cache
def settings_of(deck: Deck, format_: Format) -> Mapping[Kind, Setting]:
    """Return how the kinds of a deck are set, which many tests ask for."""
    return settings(deck, format_)


@cache
def fronts(deck: Deck, format_: Format, kind_id: str) -> tuple[Setting, list[Frame]]:
    """Return how every third card of a kind is set, and its front."""
    kind = next(kind for kind in deck.kinds if kind.id == kind_id)
    setting = settings_of(deck, format_)[kind]
    return setting, [lay_out_card(setting, c).front for c in [*deck.of_kind(kind)][::3]]


def reading(deck: Deck, frame: Frame, size: float) -> list[tuple[float, float, float, float]]:
    return [box for text, box in text_boxes(deck, frame) if text.size == size]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", LARGE)
def test_chamber_and_text_have_one_place_in_a_stack(deck: Deck, name: str, kind: str) -> None:
    """Only what is below a text varies, and how high a title is: on few cards it has two lines."""
    setting, drawn = fronts(deck, named(deck, name), kind)
    begins, chambers, floats = set[float](), list[tuple[float, float]](), set[float]()
    for frame in drawn:
        begins.add(round(min(box[1] for box in reading(deck, frame, setting.body))))
        seats = seats_at(frame)
        usual = sorted(width(seat) for seat in seats)[0]
        left, low = (edge(getattr(seat, axis) for seat in seats)
                     for edge, axis in ((min, "x"), (max, "y")))  # fmt: skip
        chambers.append((round(left), round(low)))
        (title,) = groups(frame.items, Role.HEADING)
        capitals = min(box[1] for text, box in text_boxes(deck, frame) if text in title.items)
        floats.add((capitals - low - usual / 2) / PT_PER_MM)
    assert len(begins) == 1
    assert Counter(chambers).most_common(1)[0][1] >= 0.8 * len(drawn)
    margin = min(box[0] for text, box in text_boxes(deck, frame) if text in title.items)
    margin -= named(deck, name).bleed * PT_PER_MM
    # About as much as beside the text: seats do not press on the title, and stand on it.
    assert margin < min(floats) * PT_PER_MM <= max(floats) * PT_PER_MM < 1.25 * margin


@pytest.mark.parametrize("name", LARGE)
def test_a_chamber_is_as_wide_as_text_where_the_longest_leaves_room(deck: Deck, name: str) -> None:
    """Or nearly so: it gives way to a text of a tenth more, to two thirds of its width on A6."""
    for kind, least in zip(KINDS, {"tarot": (0.82, 0.77), "a6": (0.67, 0.65)}[name], strict=True):
        frame = fronts(deck, named(deck, name), kind)[1][0]
        seats = seats_at(frame)
        left, right = (edge(seat.x for seat in seats) for edge in (min, max))
        margin = min(box[0] for _, box in text_boxes(deck, frame))
        assert right - left + width(seats[0]) > least * (frame.width - 2 * margin)


@pytest.mark.parametrize("name", LARGE)
def test_the_mark_stands_below_the_number(deck: Deck, name: str) -> None:
    """So that a hand that is held as a fan shows both."""
    for kind in KINDS:
        for frame in fronts(deck, named(deck, name), kind)[1]:
            (mark,) = groups(frame.items, Role.FIGURE)
            number = next(groups(frame.items, Role.PARAGRAPH))
            box = next(box for text, box in text_boxes(deck, frame) if text in number.items)
            left, top, _, bottom = path_bounds(mark.items)
            assert abs(left - box[0]) < PT_PER_MM
            assert 0.5 * PT_PER_MM < top - box[3] < 6 * PT_PER_MM
            assert bottom - top > 4 * PT_PER_MM


@pytest.mark.parametrize("name", LARGE)
def test_texts_are_larger_than_the_card_is(deck: Deck, name: str) -> None:
    """Than on poker cards, as margins and gaps grow less: by a tenth on tarot, by less on A6.

    Larger, it would be in more lines than there, and more broken words.
    """
    format_ = named(deck, name)
    large, poker = (settings_of(deck, each) for each in (format_, named(deck, "poker")))
    for kind, setting in large.items():
        least = {"tarot": 1.1, "a6": 1.04}[name] if kind.id in KINDS else 1.03
        assert setting.body / poker[kind].body > least * min(
            format_.width / 63, format_.height / 88
        )
        assert setting.title == poker[kind].title


@pytest.mark.parametrize("name", sampled([(name,) for name in LARGE], [("a6",)]))
def test_no_text_is_smaller_for_it_and_numbers_are_larger(deck: Deck, name: str) -> None:
    format_ = named(deck, name)
    large, plain = (settings_of(deck, each) for each in (format_, usual(format_)))
    for kind, setting in large.items():
        # By a step at the most, and only where the longest text is a line shorter so.
        assert setting.body >= plain[kind].body - BODY_STEP * setting.stands_chamber
        assert setting.title <= plain[kind].title  # the first size is the largest
        card = next(iter(deck.of_kind(kind)))
        sizes = [number_size(lay_out_card(each[kind], card).front) for each in (large, plain)]
        assert sizes[0] >= 1.2 * sizes[1]


@pytest.mark.parametrize("name", LARGE)
def test_numbers_are_alike_on_all_cards(deck: Deck, name: str) -> None:
    found = settings_of(deck, named(deck, name)).items()
    sizes = {number_size(lay_out_card(setting, next(iter(deck.of_kind(kind)))).front)
             for kind, setting in found}  # fmt: skip
    assert len(found) > 3
    assert len(sizes) == 1


@pytest.mark.parametrize("name", LARGE)
def test_a_label_on_the_line_of_a_large_number_is_not_tiny_beside_it(deck: Deck, name: str) -> None:
    """About three quarters of it, at the head as at the foot."""
    for kind, setting in settings_of(deck, named(deck, name)).items():
        if kind.id == "cluster":
            continue  # which has none
        card = next(iter(deck.of_kind(kind)))
        frame = lay_out_card(setting, card).front
        labels = {card.group, card.said("part"), card.said("needed")} - {""}
        found = [text.size for text, _ in text_boxes(deck, frame) if text.says.strip() in labels]
        assert found
        assert all(0.73 < size / number_size(frame) < 0.8 for size in found)


def number_size(frame: Frame) -> float:
    number = next(groups(frame.items, Role.PARAGRAPH))
    return max(item.size for item in number.items if isinstance(item, Text))


FOLDERS = ("examples/methods", "tests/decks/english")


@pytest.mark.parametrize(
    ("folder", "name"), sampled(product(FOLDERS, LARGE), [*zip(FOLDERS, LARGE, strict=True)])
)
def test_cards_whose_chamber_is_small_or_none_are_as_usual(folder: str, name: str) -> None:
    """Where a deck's cards are few, or their kind shows their seats only small.

    They have the margins, gaps and numbers of all cards of the format: in a hand these are alike.
    """
    found = load(ROOT / folder)
    format_ = named(found, name)
    assert format_.as_poster
    made = format_.as_poster
    only = replace(made, titles=1, numbers=made.numbers * made.titles)
    large, plain = (settings(found, each)
                    for each in (format_, replace(format_, as_poster=only)))  # fmt: skip
    alike = [kind for kind in large if not large[kind].poster]
    assert alike
    for kind in alike:
        for card in found.of_kind(kind):
            assert (lay_out_card(large[kind], card).front
                    == lay_out_card(plain[kind], card).front)  # fmt: skip


@pytest.mark.parametrize("name", sampled([(name,) for name in LARGE], [("a6",)]))
def test_a_kind_of_two_grounds_is_as_if_it_were_not_to_stand(tmp_path: Path, name: str) -> None:
    """Heads are the higher for a text that comes down to the foot where both are on one ground."""
    drawn = []
    for stands in ("true", "false"):
        path = shutil.copytree(ROOT / "deck", tmp_path / stands) / "deck.yaml"
        spoil(path.parent, "deck.yaml", "",
              f"kinds:\n  - {{id: question, body: paper, stands: {stands}}}\n")  # fmt: skip
        read = load(path.parent)
        setting, frames = fronts(read, named(read, name), "question")
        drawn.append((setting.body, setting.seats_end, setting.spare, frames))
    assert drawn[0] == drawn[1]
