"""Every card is a seat: its own, among its party, in the chamber of its kind or of its group."""

import math
from collections import Counter
from dataclasses import replace
from itertools import cycle, product

import pytest

from frames import groups, lay_out
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck, Emblem, Kind
from kaartspel.design import Inking
from kaartspel.design.chamber import round_half
from kaartspel.design.closeup import shown
from kaartspel.design.seating import house, seating
from kaartspel.design.system import BLACK, WHITE, contrast, readable
from kaartspel.frame import Frame, Group, Item, Rectangle, Role, Text
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves, path_bounds
from kaartspel.type import typesetter
from kinds import card, fields, shipped_kinds
from repository import ROOT
from sampling import sampled

PT = 72 / 25.4


def kind_named(deck: Deck, name: str) -> Kind:
    return next(kind for kind in deck.kinds if kind.id == name)


def seats(frame: Frame) -> list[Drawing]:
    """Return the drawings of a front that stand in moved groups, upright: its seats."""
    return [item for item, _ in leaves(tuple(seats_at(frame))) if isinstance(item, Drawing)]


def look(item: Item) -> tuple[object, object, float]:
    """Return colour, line and width: to the eye a disc, a ring or a dot."""
    assert isinstance(item, Drawing)
    left, _, right, _ = path_bounds((item,))
    return item.fill, item.stroke, round(right - left, 1)


@pytest.mark.parametrize("inking", list(Inking))
def test_each_front_lights_a_seat_of_its_own(deck: Deck, inking: Inking) -> None:
    """One lit, the rest of its party in another look, all others in a third; no two cards alike."""
    found = set()
    for faces in lay_out(deck, deck.formats[0], inking):
        drawn, kind = seats(faces.front), faces.card.kind
        among = house(deck, kind)
        own, party = among.own[faces.card.id], among.party(faces.card.id)
        if len(own) > 1 or kind.emblem is Emblem.PARTY:  # the card of a group, or of a game
            continue
        assert len(drawn) == among.count
        looks = [look(item) for item in drawn]
        expected = {seat: {look(drawn[seat])} for seat in own}
        assert set(own) < party or party == set(own)
        assert all(looks.count(look(drawn[seat])) == 1 for seat in expected)
        assert Counter(looks)[looks[own[0]]] == 1
        assert len({looks[seat] for seat in party - set(own)}) <= 1
        assert len(set(looks)) <= 3
        found.add((kind.id, *(i for i, each in enumerate(looks) if each == looks[own[0]])))
    assert len(found) == 58 + 44


def test_the_card_of_a_group_lights_all_seats_of_the_group(deck: Deck) -> None:
    clusters, statements = kind_named(deck, "cluster"), kind_named(deck, "statement")
    among = house(deck, clusters)
    assert among.parties == seating(deck, statements).parties
    lit = [seat for card in deck.of_kind(clusters) for seat in among.own[card.id]]
    assert sorted(lit) == list(range(58))
    for faces in lay_out(deck, deck.formats[0]):
        if faces.card.kind == clusters:
            discs = [d for d in seats(faces.front) if d.fill and d.fill.press == (0, 0, 0, 100)]
            assert len(discs) == len(among.own[faces.card.id])


FORMATS = ("poker", "bridge", "tarot", "a7", "a6")


@pytest.mark.parametrize(
    ("name", "inking"), sampled(product(FORMATS, Inking), [*zip(FORMATS, cycle(Inking))])
)
def test_cards_of_groups_are_posters(deck: Deck, name: str, inking: Inking) -> None:
    """Their own seats are whole, no smaller than the mark and as many as they are; others are cut.

    What the card's edge cuts shows from 0.4 to 0.9 of itself; title, number and mark are clear.
    """
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    trim, scale = format_.bleed * PT, min(format_.width / 63, format_.height / 88)
    among = house(deck, kind_named(deck, "cluster"))
    sizes, cut = set[float](), set[str]()
    for faces in lay_out(deck, format_, inking):
        if faces.card.kind.id != "cluster":
            continue
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
            assert 2 * size > 0.98 * math.sqrt((x - left) * (y - top))
            across = min(seat.x, frame.width - seat.x) - trim
            parts = shown(across / size), shown((seat.y - trim) / size)
            assert max(parts) == 1 or sum(parts) - 1 >= 0.4
            assert 0.4 <= min(parts) <= 0.9 or min(across, seat.y - trim) >= 1.3 * size - 0.01
            cut |= {side for side, part in zip(("side", "top"), parts, strict=True) if part < 1}
            if item.fill and item.fill.press == (0, 0, 0, 100):
                lit += 1
                assert min(across, seat.y - trim) >= size + format_.safe * PT - 0.01
            assert math.hypot(max(seat.x - x, 0), max(seat.y - y, 0)) > size + 1.2 * PT * scale
        assert lit == len(among.own[faces.card.id]) < len(drawn)
        capitals = [text.pieces[0].y - 0.69 * text.size for text in title.items
                    if isinstance(text, Text)]  # fmt: skip
        assert capitals[0] - max(seat.y + size for seat in drawn) > 4 * PT * scale
    assert max(sizes) - min(sizes) <= 0.05
    assert cut == {"side", "top"}


@pytest.mark.parametrize("name", ["poker", "a6"])
def test_values_end_on_one_line_on_cards_of_groups(deck: Deck, name: str) -> None:
    """Clear of the text above and by 2 mm of the turned number below."""
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    ends = set[float]()
    for faces in lay_out(deck, format_):
        if faces.card.kind.id == "cluster":
            _, *told = groups(faces.front.items, Role.PARAGRAPH)
            text, values = ([i for i in each.items if isinstance(i, Text)] for each in told)
            assert values[0].pieces[0].y - text[-1].pieces[0].y >= 6 * PT
            ends.add(round(values[-1].pieces[0].y, 1))
    (end,) = ends
    turned = faces.front.height - (format_.bleed + 4.9 + 2.2) * PT
    assert end <= turned - 2 * PT


def seats_at(frame: Frame) -> list[Group]:
    """Return the seats of a front, each with its place; neighbours of one look are a group."""
    held = [item for item in frame.items if isinstance(item, Group)]
    runs = [item.items if not (item.role or item.x or item.turn) else (item,) for item in held]
    return [seat for run in runs for seat in run
            if isinstance(seat, Group) and seat.x and not seat.turn]  # fmt: skip


def test_parties_are_the_groups(deck: Deck) -> None:
    sizes = [size for _, size in seating(deck, kind_named(deck, "statement")).parties]
    assert sizes == [8, 6, 4, 7, 4, 9, 5, 8, 7]
    sizes = [size for _, size in seating(deck, kind_named(deck, "question")).parties]
    assert sum(sizes) == 44 and len(sizes) == 6  # noqa: PT018


def test_the_number_is_seen_in_a_fanned_hand(deck: Deck) -> None:
    """Above the symbol, and within 11.5 mm of the card's left edge."""
    strong = typesetter(deck.fonts, "nl").strong
    for faces in lay_out(deck, deck.formats[0]):
        (number,) = (item for item, matrix in leaves(faces.front.items)
                     if isinstance(item, Text) and item.says == faces.card.number
                     and matrix[0] == 1)  # fmt: skip
        right = number.pieces[0].x + strong.width(faces.card.number) * number.size
        assert right / PT - deck.formats[0].bleed < 11.5
        marks = list(groups(faces.front.items, Role.FIGURE))
        assert len(marks) == 1 - (faces.card.kind.id == "rules")
        assert all(path_bounds(mark.items)[1] > number.pieces[0].y for mark in marks)


EMBLEMS = (Emblem.CHAMBER, Emblem.GRID, Emblem.NONE)
COUNTS = (1, 2, 3, 20, 400, 401)
# Of the largest chamber, which takes longest, one.
SEATED = [each for each in product(EMBLEMS, COUNTS) if each[1] < 400] + [
    (Emblem.CHAMBER, 400), (Emblem.GRID, 401)]  # fmt: skip


@pytest.mark.parametrize(("emblem", "count"), sampled(product(EMBLEMS, COUNTS), SEATED))
def test_any_deck_has_its_seats(deck: Deck, emblem: Emblem, count: int) -> None:
    kind = replace(shipped_kinds(deck)["statement"], emblem=emblem)
    suit = deck.cards[0].suit
    cards: tuple[Card, ...] = tuple(
        card(kind, f"k{n}", suit, fields(text="Ja."), placed=True) for n in range(count)
    )
    made = replace(deck, kinds=(kind,), cards=cards, collections=())
    for faces in lay_out(made, deck.formats[0])[:2]:
        shown = emblem is not Emblem.NONE and 1 < count <= 400
        assert len(seats(faces.front)) == (count if shown else 0)


@pytest.mark.parametrize("folder", ["deck", "examples/energie", "examples/methods"])
@pytest.mark.parametrize("inking", list(Inking))
def test_seats_are_of_one_size_at_one_place_on_all_cards_of_a_kind(
    folder: str, inking: Inking
) -> None:
    """A title of two lines takes its room elsewhere. A seat of one's own is seen among its party's.

    It is at least 1.35 times as wide as a ring, and touches none.
    """
    deck = load(ROOT / folder)
    places: dict[str, set[tuple[tuple[float, float], ...]]] = {}
    for faces in lay_out(deck, deck.formats[0], inking):
        moved = seats_at(faces.front)
        kind = faces.card.kind.id
        if kind in {"cluster", "rules"}:  # which show a part, and their party alone
            continue
        places.setdefault(kind, set()).add(tuple((seat.x, seat.y) for seat in moved))
        drawn = [(seat.x, seat.y, width(seat) / 2) for seat in moved]
        own = house(deck, faces.card.kind).own.get(faces.card.id, ())
        rings = [width(s) for s in moved for i in s.items if isinstance(i, Drawing) and i.stroke]
        if len(own) == 1 and rings and drawn:
            x, y, radius = drawn[own[0]]
            assert 2 * radius >= 1.35 * max(rings)
            others = (each for i, each in enumerate(drawn) if i != own[0])
            assert all(math.dist((x, y), (u, v)) > 1.1 * (radius + r) for u, v, r in others)
    assert places
    assert all(len(each) == 1 for each in places.values())


def width(seat: Group) -> float:
    """How wide a seat is, with its line."""
    (item,) = seat.items
    assert isinstance(item, Drawing)
    left, _, right, _ = path_bounds((item,))
    return right - left


@pytest.mark.parametrize("inking", list(Inking))
def test_seats_of_others_are_seen(deck: Deck, inking: Inking) -> None:
    """By 4 to 1 (WCAG 2.2, 1.4.11, asks 3) on their ground as dots, and less than one's own.

    On the card of a group they are whole, in a tone that is seen and leaves the field to its own.
    """
    for faces in lay_out(deck, deck.formats[0], inking):
        ground = readable(faces.card.suit.colour) if inking is Inking.FULL else WHITE
        fills = {drawn.fill for drawn in seats(faces.front) if drawn.fill}
        found = sorted(contrast(fill, ground) for fill in fills)
        is_toned = faces.card.kind.id == "cluster" and inking is Inking.FULL
        assert not found or found[0] >= (1.5 if is_toned else 4)
        assert not is_toned or found[0] < 1.7
        assert not found or found[-1] >= 7


@pytest.mark.parametrize("folder", ["deck", "examples/energie"])
def test_a_rules_card_shows_which_part_of_its_game_it_is(folder: str) -> None:
    """As many seats in a row as the game has cards: its own a disc, the others rings."""
    deck, shown = load(ROOT / folder), Counter[str]()
    rules = [f for f in lay_out(deck, deck.formats[0]) if f.card.kind.id == "rules"]
    games = Counter(faces.card.said("title") for faces in rules)
    for faces in rules:
        title = faces.card.said("title")
        drawn = seats(faces.front)
        assert len(drawn) == games[title]
        assert [i for i, seat in enumerate(drawn) if seat.fill] == [shown[title]]
        shown[title] += 1
    assert shown == games
    assert rules


def test_the_few_seats_of_a_back_are_one_ring(deck: Deck) -> None:
    (half,) = {round_half(len(deck.of_kind(kind_named(deck, "cluster"))))}
    assert {seat.row for seat in half.seats} == {0}


def test_no_seat_of_a_back_is_louder_than_the_others(deck: Deck) -> None:
    """Where the ground would swallow a suit's colour, it is mixed until it is seen, no further."""
    for faces in lay_out(deck, deck.formats[0]):
        ground = faces.card.kind.back.colour
        for item, _ in leaves(faces.back.items):
            if isinstance(item, Drawing) and item.fill:
                assert contrast(item.fill, ground) >= 1.7
                assert item.fill != WHITE


def test_a_pale_rule_has_a_hairline(deck: Deck) -> None:
    """With little ink paper would swallow a yellow edge."""
    for faces in lay_out(deck, deck.formats[0], Inking.LOW):
        fields = [item for item, _ in leaves(faces.front.items) if isinstance(item, Rectangle)]
        for rule in fields:
            if contrast(rule.fill, WHITE) < 1.5:
                low = rule.y + rule.height
                assert any(each.fill == BLACK and each.y + each.height == pytest.approx(low)
                           for each in fields)  # fmt: skip


def test_marks_stand_on_the_left_edge_of_the_text(deck: Deck) -> None:
    """Their ink, whatever air is around it in the drawing: the number's edge is theirs."""
    for faces in lay_out(deck, deck.formats[0]):
        numbers = [item.pieces[0].x for item, matrix in leaves(faces.front.items)
                   if isinstance(item, Text) and item.says == faces.card.number
                   and matrix[0] == 1]  # fmt: skip
        for mark in groups(faces.front.items, Role.FIGURE):
            assert path_bounds(mark.items)[0] == pytest.approx(numbers[0], abs=0.2)
