"""Every card is a seat: its own, among its party, in the chamber of its kind or of its group."""

import math
from collections import Counter
from dataclasses import replace
from itertools import product

import pytest

from frames import groups, lay_out, seats, seats_at, width
from kaartspel.deck.load import load
from kaartspel.deck.model import Card, Deck, Emblem, Kind
from kaartspel.design import Inking, lay_out_card, settings
from kaartspel.design.chamber import round_half
from kaartspel.design.seating import house, seating
from kaartspel.design.system import BLACK, WHITE, contrast, readable
from kaartspel.frame import Item, Rectangle, Role, Text
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves, path_bounds
from kaartspel.type import typesetter
from kinds import card, fields, shipped_kinds
from repository import ROOT
from sampling import sampled

PT = 72 / 25.4


def kind_named(deck: Deck, name: str) -> Kind:
    return next(kind for kind in deck.kinds if kind.id == name)


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
        if len(own) > 1 or kind.emblem is Emblem.TABLE:  # the card of a group, or of a game
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


def test_parties_are_the_groups(deck: Deck) -> None:
    sizes = [size for _, size in seating(deck, kind_named(deck, "statement")).parties]
    assert sizes == [8, 6, 4, 7, 4, 9, 5, 8, 7]
    sizes = [size for _, size in seating(deck, kind_named(deck, "question")).parties]
    assert sum(sizes) == 44 and len(sizes) == 6  # noqa: PT018


def test_the_number_is_seen_in_a_fanned_hand(deck: Deck) -> None:
    """Above the symbol, and within 13.2 mm of the card's left edge.

    So much is seen of each that is turned by 10° about the middle of its lower edge.
    """
    strong = typesetter(deck.fonts, "nl").strong
    for faces in lay_out(deck, deck.formats[0]):
        (number,) = (item for item, matrix in leaves(faces.front.items)
                     if isinstance(item, Text) and item.says == faces.card.number
                     and matrix[0] == 1)  # fmt: skip
        right = number.pieces[0].x + strong.width(faces.card.number) * number.size
        assert right / PT - deck.formats[0].bleed < 13.2
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
    setting = settings(made, deck.formats[0])[kind]
    for each in cards[:2]:
        faces = lay_out_card(setting, each)
        shown = emblem is not Emblem.NONE and 1 < count <= 400
        assert len(seats(faces.front)) == (count if shown else 0)


FOLDERS = ("deck", "examples/energie", "examples/methods")


@pytest.mark.parametrize(
    ("folder", "inking"),
    sampled(product(FOLDERS, Inking), [*zip(FOLDERS[:2], Inking, strict=True)]),
)
def test_seats_are_of_one_size_at_one_place_on_all_cards_of_a_kind(
    folder: str, inking: Inking
) -> None:
    """A title of two lines takes its room elsewhere. A seat of one's own is seen among its party's.

    It is at least 1.35 times as wide as others, and touches none.
    """
    deck = load(ROOT / folder)
    places: dict[str, set[tuple[tuple[float, float], ...]]] = {}
    for faces in lay_out(deck, deck.formats[0], inking):
        moved = seats_at(faces.front)
        kind = faces.card.kind.id
        if kind in {"cluster", "rules"}:  # which show a part, and a table
            continue
        places.setdefault(kind, set()).add(tuple((seat.x, seat.y) for seat in moved))
        drawn = [(seat.x, seat.y, width(seat) / 2) for seat in moved]
        own = house(deck, faces.card.kind).own.get(faces.card.id, ())
        if len(own) == 1 and drawn:
            x, y, radius = drawn[own[0]]
            others = [each for i, each in enumerate(drawn) if i != own[0]]
            assert radius >= 1.35 * max(r for _, _, r in others)
            assert all(math.dist((x, y), (u, v)) > 1.1 * (radius + r) for u, v, r in others)
    assert places
    assert all(len(each) == 1 for each in places.values())


@pytest.mark.parametrize("inking", list(Inking))
def test_seats_stand_out_by_rank(deck: Deck, inking: Inking) -> None:
    """One's own by 7 to 1, its party by 4 (WCAG 2.2, 1.4.11, asks 3), others in a quiet tone.

    In one ink they differ in shape instead.
    """
    for faces in lay_out(deck, deck.formats[0], inking):
        ground = readable(faces.card.suit.colour) if inking is Inking.FULL else WHITE
        fills = {drawn.fill for drawn in seats(faces.front) if drawn.fill}
        quiet, *strong = sorted(contrast(fill, ground) for fill in fills) or (1.6, 7.0)
        if faces.card.kind.id == "rules":  # which show a table: test_tableplan
            continue
        if inking is Inking.LOW:
            assert quiet >= 7
            continue
        assert 1.6 <= quiet < (1.8 if contrast(ground, WHITE) < 7 else 2.15)
        assert max(strong) >= 7
        assert all(each >= 4 for each in strong)


@pytest.mark.parametrize("name", sampled([(name,) for name in FORMATS], [("poker",), ("a6",)]))
def test_the_chamber_on_a_front_is_large(deck: Deck, name: str) -> None:
    """More than half as wide as the card; one's own seat is 3 mm wide on a poker card.

    On a large card, below whose chamber a title has two lines, a little less: 4 mm on A6. All seats
    stand in the safe zone, clear of the number and the mark.
    """
    format_ = next(format_ for format_ in deck.formats if format_.name == name)
    scale = min(format_.width / 63, format_.height / 88)
    for faces in lay_out(deck, format_):
        if faces.card.kind.id not in {"question", "statement"}:
            continue
        frame = faces.front
        drawn = [(s.x, s.y, width(s) / 2) for s in seats_at(frame)]
        left, right = min(x - r for x, _, r in drawn), max(x + r for x, _, r in drawn)
        (title,) = groups(frame.items, Role.HEADING)
        lines = {p.y for i, _ in leaves((title,)) if isinstance(i, Text) for p in i.pieces}
        is_low = format_.as_poster and len(lines) > 1
        assert right - left > (0.42 if is_low else 0.52) * format_.width * PT
        safe = (format_.bleed + format_.safe) * PT - 0.02
        assert right <= frame.width - safe
        assert min(y - r for _, y, r in drawn) >= safe
        (mark,) = groups(frame.items, Role.FIGURE)
        west, north, east, south = path_bounds(mark.items)
        off = [(max(west - x, x - east, 0), max(north - y, y - south, 0), r) for x, y, r in drawn]
        assert all(math.hypot(x, y) > r + 0.5 * PT for x, y, r in off)
        least = 2.35 if is_low else {"bridge": 2.85}.get(name, 2.95)
        assert 2 * max(r for *_, r in drawn) >= least * PT * scale


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
