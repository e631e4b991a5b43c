"""Posters that hang side by side are one family: what differs is what they tell."""

import math

import pytest

from frames import corners, fields, groups
from kaartspel.deck.model import Deck
from kaartspel.design import contrast
from kaartspel.frame import Frame, Group, Path, Role, Text, mm
from kaartspel.geometry import leaves, path_bounds
from posted import Hang, key_of, seats_of

GUTTER = mm(1.9)  # on A3


def test_the_chamber_is_the_picture_where_the_texts_leave_it_room(deck: Deck, hang: Hang) -> None:
    """It takes a fifth of a sheet with few texts, and what 58 statements leave of theirs."""
    shares = [share_of_key(poster.frame) for poster in hang(deck, "a3")]
    assert all(share > least for share, least in zip(shares, (0.2, 0.2, 0.055, 0.2), strict=True))


def share_of_key(frame: Frame) -> float:
    """Return how large a part of a sheet its key is."""
    key = key_of(frame)
    assert key
    seats = [seat for seat, _ in seats_of(key)]
    left, top, right, bottom = path_bounds(seats[0].items)
    xs, ys = [seat.x for seat in seats], [seat.y for seat in seats]
    across, down = max(xs) - min(xs) + right - left, max(ys) - min(ys) + bottom - top
    return across * down / (frame.width * frame.height)


@pytest.mark.parametrize("paper", ["a3", "ansi-c"])
def test_posters_of_a_deck_are_one_family(deck: Deck, hang: Hang, paper: str) -> None:
    """They begin with a band as wide as the sheet, and have one size of question and of names.

    Bands of one height have their chambers in one place.
    """
    questions, names, begin = set(), set(), set()
    chambers: dict[float, list[float]] = {}
    for poster in hang(deck, paper):
        band, key = fields(poster.frame)[0], key_of(poster.frame)
        assert key
        begin.add((round(band.x), round(band.y), round(band.width)))
        (question,) = {text.size for text in next(groups(poster.frame.items, Role.PARAGRAPH)).items
                       if isinstance(text, Text)}  # fmt: skip
        questions.add(question)
        names |= {text.size for tile in groups(poster.frame.items, Role.SECTION)
                  for group in groups(tile.items, Role.HEADING) if group.level == 2
                  for text in group.items[-1:] if isinstance(text, Text)}  # fmt: skip
        low = max(seat.y for seat, _ in seats_of(key))
        chambers.setdefault(round(band.height), []).append(low)
    assert len(questions) == len(names) == len(begin) == 1
    assert sorted(map(len, chambers.values())) == [1, 3]
    for lows in chambers.values():
        assert max(lows) - min(lows) < mm(1.5)


def test_of_a_chamber_the_seats_of_another_poster_are_quiet(deck: Deck, hang: Hang) -> None:
    """They are seen, but far less than each that has a number."""
    for poster in hang(deck, "a3")[:2]:
        ground = fields(poster.frame)[0].fill
        for seat, number in seats_of(key_of(poster.frame) or Group(())):
            (fill,) = [item.fill for item in seat.items if isinstance(item, Path) and item.fill]
            seen = contrast(fill, ground)
            assert seen > 4 if number else 1.15 < seen < 1.3


def test_all_posters_of_a_paper_have_one_scale_and_one_gutter(deck: Deck, hang: Hang) -> None:
    """Whatever hangs beside another: its sizes of type are steps of one scale, 1.2 in two steps."""
    made = hang(deck, "a3")
    texts = (item for poster in made for item, _ in leaves(poster.frame.items))
    sizes = {item.size for item in texts if isinstance(item, Text)}
    steps = [2 * math.log(size / 9, 1.2) for size in sizes]
    assert steps == pytest.approx([round(step) for step in steps], abs=0.02)
    for poster in made:
        areas = sorted(map(corners, fields(poster.frame)))
        rights = {area[2] for area in areas}
        inner = [area[0] for area in areas if area[0] > min(rights)]
        gutters = [left - max(right for right in rights if right < left) for left in inner]
        assert gutters == pytest.approx([GUTTER] * len(gutters), abs=0.01)


def test_where_texts_are_few_the_question_is_the_picture(english: Deck, hang: Hang) -> None:
    """It is larger, and its band takes what a text or two leave of the sheet, with a key or not."""
    for poster in hang(english, "a3"):
        band = fields(poster.frame)[0]
        (question,) = {text.size for text in next(groups(poster.frame.items, Role.PARAGRAPH)).items
                       if isinstance(text, Text)}  # fmt: skip
        assert band.height > 0.6 * poster.frame.height
        assert question > 50
