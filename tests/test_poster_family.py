"""Posters that hang side by side are one family: what differs is what they tell."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from frames import corners, fields, groups, text_boxes
from kaartspel.deck.model import Deck
from kaartspel.design import contrast
from kaartspel.frame import Frame, Group, Path, Role, Text, mm
from kaartspel.geometry import leaves, path_bounds
from kaartspel.posters import Edition, maps
from kaartspel.posters.search import lay_out
from posted import Hang, key_of, seats_of

GUTTER = mm(1.9)  # on A3


def test_the_chamber_is_the_picture_where_the_texts_leave_it_room(deck: Deck, hang: Hang) -> None:
    """It takes a fifth of a sheet with few texts, and what 58 statements leave of theirs.

    Where marks are large it takes less.
    """
    shares = [share_of_key(poster.frame) for poster in hang(deck, "a3")]
    assert all(share > least for share, least in zip(shares, (0.2, 0.2, 0.03, 0.14), strict=True))


def test_posters_of_questions_have_one_size_of_text(deck: Deck, hang: Hang) -> None:
    """They hang side by side; those of clusters are read from afar, and no statement strains."""
    sizes = [max(text.size for item in groups(poster.frame.items, Role.LIST_ITEM)
                 for text in item.items if isinstance(text, Text))
             for poster in hang(deck, "a3")]  # fmt: skip
    processes, stakeholders, values, clusters = sizes
    assert processes == stakeholders > 11
    assert values > 9.5
    assert clusters > 15


def test_marks_of_the_clusters_are_pictures(deck: Deck, hang: Hang) -> None:
    """They stand in the lower right corner of their fields, large, with no text near them."""
    frame = hang(deck, "a3")[-1].frame
    for tile, field in zip(groups(frame.items, Role.SECTION), fields(frame)[1:], strict=True):
        left, top, right, foot = path_bounds(next(groups(tile.items, Role.FIGURE)).items)
        assert max(right - left, foot - top) > mm(13)
        assert field.x + field.width - right < mm(6)
        assert field.y + field.height - foot < mm(6)
        near = mm(2)
        for text, box in text_boxes(deck, replace(frame, items=tile.items)):
            assert box[2] < left - near or box[3] < top - near, text.says


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
    """They begin with a band as wide as the sheet.

    Bands of one height have their chambers in one place, and one size of question and of names.
    """
    questions, names, begin = set[tuple[float, float]](), set[tuple[float, float]](), set()
    chambers: dict[float, list[float]] = {}
    for poster in hang(deck, paper):
        band, key = fields(poster.frame)[0], key_of(poster.frame)
        assert key
        begin.add((round(band.x), round(band.y), round(band.width)))
        (question,) = {text.size for text in next(groups(poster.frame.items, Role.PARAGRAPH)).items
                       if isinstance(text, Text)}  # fmt: skip
        height = round(band.height)
        questions.add((height, question))
        names |= {(height, text.size) for tile in groups(poster.frame.items, Role.SECTION)
                  for group in groups(tile.items, Role.HEADING) if group.level == 2
                  for text in group.items[-1:] if isinstance(text, Text)}  # fmt: skip
        low = max(seat.y for seat, _ in seats_of(key))
        chambers.setdefault(height, []).append(low)
    assert len(begin) == 1
    assert len(questions) == len(names) == len(chambers)
    assert sorted(map(len, chambers.values())) == [1, 1, 2]
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


def test_topics_stand_equally_far_below_what_is_above_them(deck: Deck) -> None:
    """On all of a poster; what is left of a field is left at its foot."""
    setter = Edition.from_deck(deck, "a3").typesetter
    for map_ in maps(deck)[:3]:
        gaps = {
            round(entry.topic.y - above.text.y - above.text.column.height, 1)
            for tile in lay_out(map_, "a3", setter).tiles
            for above, entry in pairwise(tile.entries)
            if entry.topic and entry.topic.y > above.text.y
        }
        assert len(gaps) == 1, map_.id


@pytest.mark.parametrize("paper", ["a3", "ansi-c"])
def test_topics_are_whole_where_fewer_columns_have_room(deck: Deck, paper: str) -> None:
    """Of the stakeholders' questions, which leave fields half bare, no topic goes on elsewhere."""
    map_ = next(map_ for map_ in maps(deck) if map_.id == "belanghebbenden")
    layout = lay_out(map_, paper, Edition.from_deck(deck, paper).typesetter)
    entries = [entry for tile in layout.tiles for entry in tile.entries]
    assert all(entry.entry.begins for entry in entries if entry.topic)
