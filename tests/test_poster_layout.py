"""However full a map is: everything in its place, large enough, and apart from the rest."""

import math
from cProfile import Profile
from dataclasses import replace
from itertools import combinations, pairwise, starmap

import pytest

from cards import card_of
from frames import boxes, corners, fields, groups, holds, overlapping, text_boxes
from invented import generated
from kaartspel.deck.model import Colour, Deck, Topic
from kaartspel.design import contrast
from kaartspel.frame import Frame, Path, Role, Text, mm, plain_figures
from kaartspel.geometry import leaves, path_bounds
from kaartspel.papers import POSTER_PAPERS
from kaartspel.posters import Edition, Poster, maps, posters
from kaartspel.posters.poster import poster as made_of
from kaartspel.problems import InvalidDeck, Place
from posted import Hang, hold_to_its_order, key_of, remedy, seats_of, without_key
from sampling import sampled

EDGE = 8.0  # mm on A3: office printers leave 5 mm white, and a sheet hangs askew
LEAST = 9.0  # pt: at arm's length
EASY = 10.8  # pt: with ease
BARE = 0.5  # mm on A3: the side bearing of the largest type


# Categories, cards, and whether the cards are shared out evenly.
SIZES = [(1, 1, True), (1, 12, True), (1, 150, True), (2, 2, True), (2, 60, False), (3, 29, False),
         (4, 44, True), (5, 75, True), (6, 24, False), (7, 40, False), (8, 8, True), (9, 58, True),
         (10, 60, True), (11, 33, False), (12, 12, True), (12, 150, False)]  # fmt: skip
SAMPLE = [(1, 1, True), (2, 60, False), (8, 8, True), (11, 33, False)]


@pytest.fixture(
    scope="module", params=sampled(((size,) for size in SIZES), [(size,) for size in SAMPLE])
)
def invented(deck: Deck, request: pytest.FixtureRequest) -> tuple[Deck, Poster]:
    """A generated deck, and its poster on the first paper that holds it."""
    made = generated(deck, *request.param)
    try:
        return made, posters(made, "a3")[0]
    except InvalidDeck as error:
        return made, posters(made, remedy(error))[0]


def hold_to_its_place(deck: Deck, frame: Frame) -> None:
    """Nothing overlaps, nothing leaves its field, no field leaves the margins."""
    hold_to_its_key(deck, frame)
    frame = without_key(frame)
    assert not overlapping(boxes(deck, frame))
    areas = [corners(field) for field in fields(frame)]
    assert not overlapping(sorted(areas))
    edge = mm(EDGE) * min(frame.width, frame.height) / mm(297)
    # The stems of large type stand on the margin: what is bare beside them lies beyond it.
    sheet = (edge - mm(BARE) * edge / mm(EDGE), edge, frame.width - edge, frame.height - edge)
    top = min(area[1] for area in areas)
    for box in (*areas, *boxes(deck, frame)):
        assert holds(sheet, box)
        assert box[3] <= top or any(holds(area, box) for area in areas)


def hold_to_its_key(deck: Deck, frame: Frame) -> None:
    """No seat touches another or the question, and each number lies within its own seat."""
    if key := key_of(frame):
        seats = list(seats_of(key))
        left, top, right, bottom = path_bounds(seats[0][0].items)
        assert right - left == pytest.approx(bottom - top, abs=0.1)
        middles = [(seat.x, seat.y) for seat, _ in seats]
        assert min(starmap(math.dist, combinations(middles, 2))) > right - left
        ground = corners(fields(frame)[0])
        question = [box for text, box in text_boxes(deck, frame)
                    if text in next(groups(frame.items, Role.PARAGRAPH)).items]  # fmt: skip
        numbers = text_boxes(deck, replace(frame, items=(key,)))
        for x, y in middles:
            box = (x + left, y + top, x + right, y + bottom)
            assert holds(ground, box)
            assert not overlapping(sorted([box, *question]))
        for (seat, _), (_, box) in zip((pair for pair in seats if pair[1]), numbers, strict=True):
            far = [math.dist((seat.x, seat.y), at) for at in (box[:2], box[2:])]
            assert max(far) < (right - left) / 2


def is_in_register(text: Text) -> bool:
    return any(piece.text != plain_figures(piece.text) for piece in text.pieces)


def hold_to_its_size(frame: Frame) -> None:
    """All text can be read at arm's length, and all cards are set in one size.

    Numbers that stand behind it in a column, with figures of one width, are smaller.
    """
    assert min(item.size for item, _ in leaves(frame.items) if isinstance(item, Text)) >= LEAST
    told = [text for item in groups(frame.items, Role.LIST_ITEM) for text in item.items]
    cards = {text.size for text in told if isinstance(text, Text) and not is_in_register(text)}
    assert len(cards) == 1


PAPERS = [(paper,) for paper in sorted({*POSTER_PAPERS} - {"tabloid"})]  # its imprint is 8.5 pt


@pytest.mark.parametrize("paper", sampled(PAPERS, [("a3",), ("ansi-c",)]))
def test_nothing_overlaps_and_nothing_leaves_its_place(
    deck: Deck, english: Deck, hang: Hang, paper: str, every_case: bool
) -> None:
    """Unless every case is asked for: of papers but A3, the fullest map of the deck."""
    fullest = max(deck.collections, key=lambda map_: len(map_.cards))
    for one in (deck, english):
        is_whole = every_case or paper == "a3" or one is not deck
        for poster in (
            hang(one, paper) if is_whole else posters(replace(deck, collections=(fullest,)), paper)
        ):
            hold_to_its_place(one, poster.frame)
            hold_to_its_size(poster.frame)


def test_any_map_keeps_its_order_place_and_size(invented: tuple[Deck, Poster]) -> None:
    deck, poster = invented
    hold_to_its_order(poster.frame, deck.collections[0])
    hold_to_its_place(deck, poster.frame)
    hold_to_its_size(poster.frame)


def test_tiles_follow_each_other_as_the_eye_reads(invented: tuple[Deck, Poster]) -> None:
    """Row by row from the top, each from left to right: a tile never stands below its next."""
    hold_to_its_rows(invented[1].frame)


def test_the_posters_of_the_deck_are_read_row_by_row(deck: Deck, hang: Hang) -> None:
    for poster in hang(deck, "a3"):
        hold_to_its_rows(poster.frame)
        assert key_of(poster.frame), poster.id
        assert poster.frame.height > poster.frame.width  # they hang side by side


def hold_to_its_rows(frame: Frame) -> None:
    """All tiles of a row have one upper and one lower edge, and rows come in order."""
    _, *tiles = map(corners, fields(frame))
    assert [(top, left) for left, top, *_ in tiles] == sorted(
        (top, left) for left, top, *_ in tiles
    )
    for one, other in pairwise(tiles):
        assert other[1] > one[3] or (other[1], other[3]) == pytest.approx((one[1], one[3]))


@pytest.mark.parametrize("cards", sampled([(12,), (44,), (75,)], [(44,)]))
def test_no_text_is_smaller_for_the_sake_of_a_key(deck: Deck, cards: int) -> None:
    """A key takes only room that texts need not have to be read with ease."""
    made = generated(deck, 5, cards, evenly=True)
    edition = Edition.from_deck(made, "a3")
    (map_,) = maps(made)
    assert map_.seats
    bare, keyed = (made_of(each, edition).frame for each in (replace(map_, seats=()), map_))
    assert not key_of(bare)
    one, other = (next(groups(frame.items, Role.LIST_ITEM)).items[0] for frame in (bare, keyed))
    assert isinstance(one, Text)
    assert isinstance(other, Text)
    assert other.size >= min(one.size, EASY)


def test_every_text_stands_out_from_its_field(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    for poster in made:
        frame = without_key(poster.frame)
        areas = [(corners(field), field.fill) for field in fields(frame)]
        for text, box in text_boxes(deck, frame):
            white = Colour((255, 255, 255), (0, 0, 0, 0))
            ground = next((fill for area, fill in areas if holds(area, box)), white)
            assert contrast(text.colour, ground) >= 7, text.says


def test_the_question_is_the_largest_text(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    _, made = hung
    for poster in made:
        frame = poster.frame
        sizes = [item.size for item, _ in leaves(frame.items) if isinstance(item, Text)]
        question = next(groups(frame.items, Role.PARAGRAPH)).items[0]
        assert isinstance(question, Text)
        assert question.size == max(sizes) >= 28


@pytest.fixture
def enlarged(deck: Deck, hang: Hang, every_case: bool) -> list[tuple[Poster, Poster]]:
    """Posters on A3, each with the same on A1; unless every case is asked for, of two maps."""
    if every_case:
        return list(zip(hang(deck, "a3"), hang(deck, "a1"), strict=True))
    few = replace(deck, collections=deck.collections[:2])
    return list(zip(hang(deck, "a3"), posters(few, "a1"), strict=False))


def test_a_poster_on_larger_paper_is_the_same_enlarged(
    enlarged: list[tuple[Poster, Poster]],
) -> None:
    for small, large in enlarged:
        assert small.id == large.id
        one, other = (
            [item.size for item, _ in leaves(poster.frame.items) if isinstance(item, Text)]
            for poster in (small, large)
        )
        assert [b / a for a, b in zip(one, other, strict=True)] == pytest.approx(
            [2] * len(one), rel=0.01
        )


def test_fields_that_paper_would_swallow_have_an_edge_that_is_seen(deck: Deck, hang: Hang) -> None:
    white = Colour((255, 255, 255), (0, 0, 0, 0))
    for poster in hang(deck, "a3"):
        strokes = [item.stroke.colour for item, _ in leaves(poster.frame.items)
                   if isinstance(item, Path) and item.stroke]  # fmt: skip
        pale = [f for f in fields(poster.frame) if contrast(f.fill, white) < 3]
        assert len([c for c in strokes if contrast(c, white) >= 3]) >= len(pale)


def test_text_grows_with_the_paper(enlarged: list[tuple[Poster, Poster]]) -> None:
    for small, large in enlarged:
        one, other = (
            next(groups(poster.frame.items, Role.LIST_ITEM)).items[0] for poster in (small, large)
        )
        assert isinstance(one, Text)
        assert isinstance(other, Text)
        assert other.size > 1.8 * one.size


def test_a_map_too_full_is_a_problem_that_names_file_measure_and_remedy(deck: Deck) -> None:
    full = generated(deck, 2, 120, evenly=True)
    with pytest.raises(InvalidDeck) as caught:
        posters(full, "a3")
    (problem,) = caught.value.problems
    assert problem.place == Place("deck/questions/map.yaml", 9, 5)
    assert "the map 'Map' is " in problem.message
    assert " % too full for a poster on a3 at 9 pt" in problem.message
    assert remedy(caught.value) == "a2"


def test_a_word_too_wide_is_a_problem(english: Deck) -> None:
    map_ = english.collections[0]
    card = map_.groups[0].topics[0].cards[0]
    wide = card_of(card.id, "x" * 400, card.suit)
    group = replace(map_.groups[0], topics=(Topic("Topic", (wide,)),))
    with pytest.raises(InvalidDeck, match="has a word too wide for a poster on a3"):
        posters(replace(english, collections=(replace(map_, groups=(group,)),)), "a3")


def test_a_map_far_too_full_is_told_in_steps_that_grow_with_its_cards(deck: Deck) -> None:
    """Steps are calls of functions: no clock tells the same each time."""

    def spent(cards: int) -> int:
        full, steps = generated(deck, 1, cards, evenly=True), Profile()
        with steps, pytest.raises(InvalidDeck, match="too full for a poster"):
            posters(full, "a3")
        return sum(entry.callcount for entry in steps.getstats())

    few, many = spent(110), spent(165)
    assert many < 2 * few
