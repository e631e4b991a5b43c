"""A part of a chamber, large: a group's own seats whole, the others cut as if it were meant."""

import math
from functools import cache
from itertools import pairwise, product

import pytest

from frames import groups, seats_at, text_boxes, width
from kaartspel.deck.model import Deck, Format
from kaartspel.design import Faces, Inking, lay_out_card, settings
from kaartspel.design.chamber import Chamber, chamber, grid
from kaartspel.design.closeup import LEAST_SHOWN, MOST_SHOWN, Pane, closeups, shown
from kaartspel.design.seating import house
from kaartspel.frame import Group, Role, Text
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import path_bounds
from sampling import sampled

PT = 72 / 25.4
FORMATS = ("poker", "bridge", "tarot", "a7", "a6")

PANE = Pane((8.5, 8.5, 187.1), 11.3, 13.9, 105.5, (42.1, 50.9), 3.4)  # of a poker card


def part(x: float, y: float, radius: float) -> float:
    """Return the part of a disc that lies inside the trim, by counting points of it."""
    left, top, right = PANE.trim
    steps = [(i + 0.5) / 20 - 1 for i in range(40)]
    points = [(x + radius * u, y + radius * v) for u in steps for v in steps if u * u + v * v < 1]
    return sum(left < u < right and v > top for u, v in points) / len(points)


# A chamber, its number of groups, and whether a part of it finds room, as large as asked for:
# not for a group of all, for very many groups, or in a block of seats as high as it is wide.
CHAMBERS = (
    (chamber(58), 9, True), (chamber(44), 6, True), (chamber(20), 4, True),
    (chamber(58), 20, True), (chamber(58), 1, False), (chamber(110), 20, False),
    (grid(60), 9, False),
)  # fmt: skip


@pytest.mark.parametrize(
    ("made", "groups", "is_seen"), sampled(CHAMBERS, [CHAMBERS[0], *CHAMBERS[4:]])
)
def test_no_seat_is_a_sliver_and_ones_own_are_whole(
    made: Chamber, groups: int, *, is_seen: bool
) -> None:
    count = len(made.seats)
    ends = [round(count * i / groups) for i in range(groups + 1)]
    owns = tuple(tuple(range(a, b)) for a, b in pairwise(ends))
    views = closeups(made, PANE, owns, 11.3, 8.0)
    assert set(views) == (set(owns) if is_seen else set())
    assert len({view.radius for view in views.values()}) <= 1
    left, top, right = PANE.trim
    for own, view in views.items():
        size = made.radius * view.radius
        assert 8.0 <= size <= 11.3
        assert not view.hidden & set(own)
        for i, seat in enumerate(made.seats):
            x, y = view.x + seat.x * view.radius, view.y + seat.y * view.radius
            depth = min(x - left, y - top, right - x) - size
            if i in own:
                assert depth >= PANE.safe - 1e-3
            if i not in view.hidden:
                seen = 1.0 if depth >= 0 else part(x, y, size)
                assert seen >= LEAST_SHOWN - 0.02
                assert seen <= MOST_SHOWN + 0.02 or depth > 0.3 * size
                assert y + size <= PANE.bottom + 1e-3
                away = math.hypot(max(x - PANE.corner[0], 0), max(y - PANE.corner[1], 0))
                assert away >= size + PANE.gap - 1e-3


def test_the_part_of_a_disc_that_an_edge_leaves() -> None:
    assert [shown(depth) for depth in (-2, -1, 0, 1, 2)] == pytest.approx([0, 0, 0.5, 1, 1])
    assert shown(0.3) + shown(-0.3) == pytest.approx(1)


@cache
def clusters(deck: Deck, format_: Format, inking: Inking) -> tuple[Faces, ...]:
    """Return the cards of groups, laid out."""
    kind = next(kind for kind in deck.kinds if kind.id == "cluster")
    setting = settings(deck, format_, inking)[kind]
    return tuple(lay_out_card(setting, card) for card in deck.of_kind(kind))


@pytest.mark.parametrize(
    ("name", "inking"),
    sampled(product(FORMATS, Inking), [("poker", Inking.LOW), ("a6", Inking.FULL)]),
)
def test_cards_of_groups_are_posters(deck: Deck, name: str, inking: Inking) -> None:
    """Their own seats are whole, hardly smaller than the mark, as many as they are; others are cut.

    What the card's edge cuts shows from 0.4 to 0.9 of itself; title, number and mark are clear.
    """
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    trim, scale = format_.bleed * PT, gap_scale(format_)
    among = house(deck, next(kind for kind in deck.kinds if kind.id == "cluster"))
    sizes, cut = set[float](), set[str]()
    for faces in clusters(deck, format_, inking):
        frame = faces.front
        (title,) = groups(frame.items, Role.HEADING)
        (mark,) = groups(frame.items, Role.FIGURE)
        left, top, x, y = path_bounds(mark.items)
        drawn, lit = seats_at(frame), 0
        for seat in drawn:
            (item,) = seat.items
            assert isinstance(item, Drawing)
            size = (width(seat) + (item.stroke.width if item.stroke else 0)) / 2
            sizes.add(size)
            assert 2 * size > 0.7 * math.sqrt((x - left) * (y - top))
            across = min(seat.x, frame.width - seat.x) - trim
            parts = shown(across / size), shown((seat.y - trim) / size)
            assert max(parts) == 1 or sum(parts) - 1 >= 0.399
            assert 0.399 <= min(parts) <= 0.901 or min(across, seat.y - trim) >= 1.3 * size - 0.01
            cut |= {side for side, part in zip(("side", "top"), parts, strict=True) if part < 1}
            if is_lit(seat):
                lit += 1
                assert min(across, seat.y - trim) >= size + format_.safe * PT - 0.01
            assert math.hypot(max(seat.x - x, 0), max(seat.y - y, 0)) > size + 2.3 * PT * scale
        assert lit == len(among.own[faces.card.id]) < len(drawn)
        capitals = [text.pieces[0].y - 0.69 * text.size for text in title.items
                    if isinstance(text, Text)]  # fmt: skip
        assert capitals[0] - max(seat.y + size for seat in drawn) > 4 * PT * scale
    assert max(sizes) - min(sizes) <= 0.05
    assert cut == {"side", "top"}


def gap_scale(format_: Format) -> float:
    """Return by how much gaps are larger than on a poker card."""
    less = format_.as_poster.lengths if format_.as_poster else 1.0
    return less * min(format_.width / 63, format_.height / 88)


def is_lit(seat: Group) -> bool:
    """Return whether a seat is one's own: in the colour of text."""
    (item,) = seat.items
    fill = item.fill if isinstance(item, Drawing) else None
    return fill is not None and fill.press == (0, 0, 0, 100)


@pytest.mark.parametrize("name", ["poker", "a6"])
def test_cards_of_groups_have_titles_at_one_height_and_values_on_the_foot(
    deck: Deck, name: str
) -> None:
    """The last stands on the line of the turned number, as the foot of other kinds does, before it.

    They stand off the text by more than its lines do from each other, and well off the number.
    Seats stand on the title, and those of the chamber's ends within the width of the text.
    """
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    among = house(deck, next(kind for kind in deck.kinds if kind.id == "cluster"))
    titles, feet, ends = set[float](), set[float](), set[float]()
    for faces in clusters(deck, format_, Inking.FULL):
        _, *told = groups(faces.front.items, Role.PARAGRAPH)
        lead, values = ([i for i in each.items if isinstance(i, Text)] for each in told)
        boxes = [*text_boxes(deck, faces.front)]
        _, top, right, _ = next(box for text, box in boxes if text.says == faces.card.number)
        turned = faces.front.width - right, faces.front.height - top
        last = [box for text, box in boxes if text in values and box[3] > turned[1] - 1]
        assert [box[3] for box in last] == pytest.approx([turned[1]] * len(last), abs=0.01)
        assert max(box[2] for box in last) < turned[0] - 3.9 * PT * format_.width / 63
        begin = min(box[1] for text, box in boxes if text in values)
        air = begin - max(box[3] for text, box in boxes if text in lead)
        assert air > 1.49 * lead[0].size
        feet.add(round(last[-1][3], 1))
        drawn, own = seats_at(faces.front), among.own[faces.card.id]
        size = width(drawn[0]) / 2
        (title,) = groups(faces.front.items, Role.HEADING)
        (line,) = (item for item in title.items if isinstance(item, Text))
        titles.add(round(line.pieces[0].y, 1))
        low = max(seat.y for seat in drawn) + size
        air = line.pieces[0].y - 0.69 * line.size - low
        assert 4 * PT * gap_scale(format_) < air < 7.5 * PT * format_.width / 63
        if set(own) & {0, among.count - 1}:
            left = min(seat.x for seat in drawn) - size - format_.bleed * PT
            right = format_.width * PT - max(seat.x for seat in drawn) - size
            ends.add(round(max(left, right + format_.bleed * PT) - values[0].pieces[0].x
                           + format_.bleed * PT))  # fmt: skip
    assert len(titles) == len(feet) == 1
    assert min(ends) >= -1
