"""Posters that hang side by side are one family: what differs is what they tell."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest

from frames import corners, fields, groups, text_boxes
from kaartspel.building import load
from kaartspel.deck.model import Deck
from kaartspel.design import contrast
from kaartspel.frame import Frame, Group, Item, Path, Role, Text, mm
from kaartspel.geometry import leaves, path_bounds
from kaartspel.posters import Edition, maps
from posted import Hang, key_of, laid, seats_of
from repository import ROOT
from sampling import sampled

GUTTER = mm(1.9)  # on A3
PAPERS = [("a3",), ("ansi-c",)]


def test_question_and_chamber_have_one_place_on_all_posters(deck: Deck, hang: Hang) -> None:
    """Above texts that fill their sheets: beside each other, in a band that leaves these room.

    The question begins at one edge, the chamber ends at another, both in the middle of the band's
    height.
    """
    lefts, rights = list[float](), list[float]()
    for poster in hang(deck, "a3"):
        frame = poster.frame
        band, question = fields(frame)[0], next(groups(frame.items, Role.PARAGRAPH)).items
        asked = [box for text, box in text_boxes(deck, frame) if text in question]
        left, top, right, foot = bounds_of_key(frame)
        assert band.height < 0.2 * frame.height
        assert left > max(box[2] for box in asked)
        middle = band.y + band.height / 2
        assert (top + foot) / 2 == pytest.approx(middle, abs=mm(1))
        assert (asked[0][1] + asked[-1][3]) / 2 == pytest.approx(middle, abs=mm(2))
        lefts.append(min(box[0] for box in asked))
        rights.append(right)
    assert max(lefts) - min(lefts) < mm(0.2)
    assert max(rights) - min(rights) < mm(0.2)


def test_posters_of_questions_have_the_usual_size_of_text_or_the_next(
    deck: Deck, hang: Hang
) -> None:
    """They hang side by side, and are read from a metre; those of clusters from farther away.

    The poster with half as many questions has larger ones, and not more air. No statement strains;
    half a step of the scale is the price of fields that are filled, with air at their edges.
    """
    sizes = [max(text.size for item in groups(poster.frame.items, Role.LIST_ITEM)
                 for text in item.items if isinstance(text, Text))
             for poster in hang(deck, "a3")]  # fmt: skip
    processes, stakeholders, values, clusters = sizes
    assert processes > 13
    assert 1.19 < stakeholders / processes < 1.26
    assert values > 9.8
    assert clusters > 15.5


def test_each_cluster_shows_where_its_cards_sit(deck: Deck, hang: Hang) -> None:
    """The chamber, its seats lit, is in the lower right corner of its field, inset as text is.

    All are of one size, and no text is near them.
    """
    frame, sizes = hang(deck, "a3")[-1].frame, set[float]()
    cards = [card for cluster in deck.carded_groups for t in cluster.topics for card in t.cards]
    for tile, field in zip(groups(frame.items, Role.SECTION), fields(frame)[1:], strict=True):
        (council,) = groups(tile.items, None)
        left, _, right, foot = path_bounds(council.items)
        others, own = (discs_of(path) for path in council.items)
        assert own == sum(card.suit.colour == field.fill for card in cards) == len(cards) - others
        sizes.add(round(right - left))
        begin = min(box[0] for _, box in text_boxes(deck, replace(frame, items=tile.items)))
        assert field.x + field.width - right == pytest.approx(begin - field.x, abs=mm(0.5))
        assert field.y + field.height - foot == pytest.approx(begin - field.x, abs=mm(0.5))
        middle, far = ((left + right) / 2, foot), (right - left) / 2 + mm(2)
        for text, box in text_boxes(deck, replace(frame, items=tile.items)):
            assert math.dist(middle, (min(box[2], middle[0]), box[3])) > far, text.says
    assert min(sizes) == max(sizes) > mm(42)


def discs_of(path: Item) -> int:
    """Return how many discs a path draws."""
    assert isinstance(path, Path)
    return sum(command == "M" for command, _ in path.commands)


def test_clusters_are_nine_posters_of_one_size(deck: Deck, hang: Hang) -> None:
    """Equally high, each with its values a line below what it is about."""
    frame = hang(deck, "a3")[-1].frame
    heights = [field.height for field in fields(frame)[1:]]
    assert max(heights) - min(heights) < mm(1.5)
    gaps = set[float]()
    for tile in groups(frame.items, Role.SECTION):
        (told, *_), (point, *_) = (list(groups(tile.items, role))
                                   for role in (Role.PARAGRAPH, Role.LIST_ITEM))  # fmt: skip
        foot, begin = (text.pieces[-1].y for text in (told.items[-1], point.items[0])
                       if isinstance(text, Text))  # fmt: skip
        gaps.add(round(begin - foot, 1))
    assert len(gaps) == 1


def test_numbers_of_a_clusters_cards_stand_below_each_other(deck: Deck, hang: Hang) -> None:
    for tile in groups(hang(deck, "a3")[-1].frame.items, Role.SECTION):
        numbers = [item.items[-1] for item in groups(tile.items, Role.LIST_ITEM)]
        begin = {text.pieces[0].x for text in numbers if isinstance(text, Text)}
        assert len(begin) == 1


def test_no_text_is_near_the_edge_of_its_field(deck: Deck, hang: Hang) -> None:
    """On A3 it is 4 mm from it, or more: 3 mm looked tight."""
    for poster in hang(deck, "a3"):
        frame = poster.frame
        for tile, field in zip(groups(frame.items, Role.SECTION), fields(frame)[1:], strict=True):
            for text, box in text_boxes(deck, replace(frame, items=tile.items)):
                hung = 0.3 * text.size  # an opening quotation mark hangs in the margin
                assert box[0] - field.x > mm(4) - hung, text.says
                assert field.x + field.width - box[2] > mm(4) - hung, text.says


def bounds_of_key(frame: Frame) -> tuple[float, float, float, float]:
    """Return how far the seats of a poster reach: left, top, right, foot."""
    key = key_of(frame)
    assert key
    seats = [seat for seat, _ in seats_of(key)]
    left, top, right, foot = path_bounds(seats[0].items)
    xs, ys = [seat.x for seat in seats], [seat.y for seat in seats]
    return min(xs) + left, min(ys) + top, max(xs) + right, max(ys) + foot


@pytest.mark.parametrize("paper", sampled(PAPERS, PAPERS[:1]))
def test_posters_of_a_deck_are_one_family(deck: Deck, hang: Hang, paper: str) -> None:
    """They begin with a band as wide as the sheet: posters of questions, and those of values, with
    bands that are equally high.

    Those have their chambers in one place and one size of question. Names of fields on a
    poster have one size, and on posters of questions the same.
    """
    begin, names = set[tuple[float, float, float]](), list[set[float]]()
    heights = list[int]()
    bands: dict[float, list[tuple[float, float]]] = {}
    for poster in hang(deck, paper):
        frame = poster.frame
        band = fields(frame)[0]
        begin.add((round(band.x), round(band.y), round(band.width)))
        (question,) = {text.size for text in next(groups(frame.items, Role.PARAGRAPH)).items
                       if isinstance(text, Text)}  # fmt: skip
        heights.append(round(band.height))
        bands.setdefault(heights[-1], []).append((bounds_of_key(frame)[3], question))
        names.append({
            round(text.size, 1) for tile in groups(frame.items, Role.SECTION)
            for group in groups(tile.items, Role.HEADING) if group.level == 2
            for text in group.items[-1:] if isinstance(text, Text)
        })  # fmt: skip
    assert len(begin) == 1
    assert {len(sizes) for sizes in names} == {1}
    assert names[0] == names[1]
    processes, stakeholders, values, clusters = heights
    assert processes == stakeholders
    assert values == clusters or paper != "a3"  # on narrower paper the values' texts need more room
    for alike in bands.values():
        lows, questions = zip(*alike, strict=True)
        assert max(lows) - min(lows) < mm(1.5)
        assert len({*questions}) == 1


def test_fields_are_filled(deck: Deck, hang: Hang) -> None:
    """Below the questions little of a field is bare, and no more than lines between them."""
    for poster in hang(deck, "a3")[:2]:
        for tile, field in zip(
            groups(poster.frame.items, Role.SECTION), fields(poster.frame)[1:], strict=True
        ):
            foot = max(
                box[3] for _, box in text_boxes(deck, replace(poster.frame, items=tile.items))
            )
            bare = field.y + field.height - foot
            assert bare < min(0.3 * field.height, mm(35)), poster.id


def test_questions_are_not_pulled_apart_to_fill_a_sheet(deck: Deck) -> None:
    """Between two of a topic no more than a line and a half is left white."""
    setter = Edition.from_deck(deck, "a3").typesetter
    for map_ in maps(deck)[:2]:
        for tile in laid(map_, "a3", setter).tiles:
            for above, entry in pairwise(tile.entries):
                if entry.topic is None and entry.text.y > above.text.y:
                    style = entry.text.column.style
                    line = style.size * style.leading
                    apart = entry.text.y - above.text.y - above.text.column.height
                    white = apart - line + style.size * style.face.cap_height
                    assert white <= 1.51 * line, entry.entry.text


def test_of_a_chamber_the_seats_of_another_poster_are_quiet(deck: Deck, hang: Hang) -> None:
    """They are seen, but far less than each that has a number."""
    for poster in hang(deck, "a3")[:2]:
        ground = fields(poster.frame)[0].fill
        for seat, number in seats_of(key_of(poster.frame) or Group(())):
            (fill,) = [item.fill for item in seat.items if isinstance(item, Path) and item.fill]
            seen = contrast(fill, ground)
            assert seen > 4 if number else 1.15 < seen < 1.3


def test_all_posters_of_a_paper_have_one_scale_and_one_gutter(deck: Deck, hang: Hang) -> None:
    """Whatever hangs beside another: its sizes of type are on one scale, 1.2 in four steps."""
    made = hang(deck, "a3")
    texts = (item for poster in made for item, _ in leaves(poster.frame.items))
    sizes = {item.size for item in texts if isinstance(item, Text)}
    steps = [4 * math.log(size / 9, 1.2) for size in sizes]
    assert steps == pytest.approx([round(step) for step in steps], abs=0.03)
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


@pytest.mark.parametrize("name", ["flash", "methods"])
def test_a_short_question_is_as_large_as_its_band_is_high(hang: Hang, name: str) -> None:
    """One line of it, as small as long questions are, left most of the band bare."""
    (poster,) = hang(load(ROOT / "examples" / name), "a3")
    band, question = fields(poster.frame)[0], next(groups(poster.frame.items, Role.PARAGRAPH)).items
    texts = [text for text in question if isinstance(text, Text)]
    assert band.height < 0.2 * poster.frame.height
    high = sum(text.size for text in texts for _ in text.pieces)
    assert 0.55 * band.height < high < band.height
    tops = [text.pieces[0].y - 0.66 * text.size for text in texts]
    foot = max(piece.y for text in texts for piece in text.pieces)
    assert (min(tops) + foot) / 2 == pytest.approx(band.y + band.height / 2, abs=mm(1)), "amid it"


def test_texts_that_read_well_are_a_little_smaller_for_the_usual_band(hang: Hang) -> None:
    """Half a step of the scale gives a deck's poster the band of others, and fuller fields."""
    deck = load(ROOT / "examples/methods")
    (poster,) = hang(deck, "a3")
    frame = poster.frame
    sizes = {text.size for item in groups(frame.items, Role.LIST_ITEM)
             for text in item.items if isinstance(text, Text)}  # fmt: skip
    assert fields(frame)[0].height > 0.16 * frame.height
    assert min(sizes) == max(sizes) > 12.9
    for tile, field in zip(groups(frame.items, Role.SECTION), fields(frame)[1:], strict=True):
        foot = max(box[3] for _, box in text_boxes(deck, replace(frame, items=tile.items)))
        assert field.y + field.height - foot < mm(12)


def test_topics_stand_equally_far_below_what_is_above_them(deck: Deck) -> None:
    """On all of a poster; what is left of a field is left at its foot."""
    setter = Edition.from_deck(deck, "a3").typesetter
    for map_ in maps(deck)[:3]:
        gaps = {
            round(entry.topic.y - above.text.y - above.text.column.height, 1)
            for tile in laid(map_, "a3", setter).tiles
            for above, entry in pairwise(tile.entries)
            if entry.topic and entry.topic.y > above.text.y
        }
        assert len(gaps) == 1, map_.id


@pytest.mark.parametrize("paper", sampled(PAPERS, PAPERS[:1]))
def test_topics_are_whole_where_fewer_columns_have_room(deck: Deck, paper: str) -> None:
    """Of the stakeholders' questions, which leave fields half bare, no topic goes on elsewhere."""
    map_ = next(map_ for map_ in maps(deck) if map_.id == "belanghebbenden")
    layout = laid(map_, paper, Edition.from_deck(deck, paper).typesetter)
    entries = [entry for tile in layout.tiles for entry in tile.entries]
    assert all(entry.entry.begins for entry in entries if entry.topic)
