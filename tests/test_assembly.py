"""The deck as one council, on cover and box: a seat for each card, seen on what it lies on."""

from dataclasses import replace

import pytest

from kaartspel.box import Label, dieline, paper_for, press_sheet
from kaartspel.box.dieline import PanelId
from kaartspel.deck.model import CardGroup, Colour, Deck, Emblem, Kind, Topic
from kaartspel.design import (
    LIGHT,
    WHITE,
    assembly,
    band,
    contrast,
    cover,
    ground_of,
    halves,
    reach,
)
from kaartspel.frame import Frame, Path, Rectangle, Text, mm
from kaartspel.geometry import leaves, path_bounds
from kaartspel.posters import maps

Seat = tuple[float, float, Path]


def seats(frame: Frame, radius: float = 0) -> list[Seat]:
    """Return where the discs of a frame are, each with its drawing."""
    placed = ((item, matrix) for item, matrix in leaves(frame.items) if isinstance(item, Path))
    return [(matrix[4], matrix[5], item) for item, matrix in placed if item.fill]


def test_each_card_has_a_seat_and_the_larger_kind_sits_above(deck: Deck) -> None:
    pair = halves(deck)
    assert [half.cards for half in pair] == [
        tuple(card for card in deck.cards if card.kind.id == kind)
        for kind in ("statement", "question")
    ]
    frame = cover(deck)
    middle = min(field.y for field, _ in leaves(frame.items)
                 if isinstance(field, Rectangle) and field.y > 0)  # fmt: skip
    above = [seat for seat in seats(frame) if seat[1] < middle]
    assert [seat[2].fill for seat in above] == [card.suit.colour for card in pair[0].cards]
    below = [seat for seat in seats(frame) if seat[1] > middle]
    assert [seat[2].fill for seat in below] == [card.suit.colour for card in pair[1].cards]


def test_a_deck_of_one_kind_has_one_half_and_chosen_cards_have_their_seats(
    deck: Deck, english: Deck
) -> None:
    lone = next(card for card in deck.cards if card.kind.id == "statement")
    assert [half.cards for half in halves(deck, {lone.id})] == [(lone,)]
    ids = {card.id for card in deck.cards if card.kind.id == "question"}
    (half,) = halves(deck, ids)
    assert {card.id for card in half.cards} == ids
    assert halves(english)


def test_a_kind_without_an_emblem_has_no_seats_anywhere(deck: Deck) -> None:
    def bare(kind: Kind) -> Kind:
        return replace(kind, emblem=Emblem.NONE, back=replace(kind.back, emblem=Emblem.NONE))

    def stripped(group: CardGroup) -> CardGroup:
        topics = (replace(t, cards=tuple(replace(c, kind=bare(c.kind)) for c in t.cards))
                  for t in group.topics)  # fmt: skip
        return replace(group, topics=tuple(topics))

    held = (replace(c, groups=tuple(map(stripped, c.groups))) for c in deck.collections)
    made = replace(deck, collections=tuple(held))
    assert halves(made) == ()
    assert seats(cover(made)) == []
    assert not any(map_.seats for map_ in maps(made))
    cards = made.collections[0].groups[0].topics[0].cards
    assert band(made, cards, LIGHT) is None


@pytest.mark.parametrize("count", [2, 7])
@pytest.mark.parametrize("wide", [True, False])
def test_however_few_seats_a_band_holds_them(deck: Deck, count: int, wide: bool) -> None:
    first = deck.collections[0]
    cards = [c for group in first.groups for topic in group.topics for c in topic.cards][:count]
    group = replace(first.groups[0], topics=(Topic("", tuple(cards)),))
    made = replace(deck, collections=(replace(first, groups=(group,)),))
    frame = band(made, cards[:1], LIGHT, wide=wide)
    assert frame
    for item in frame.items:
        if isinstance(item, Path):
            left, top, right, bottom = path_bounds((item,))
            assert min(left, top) >= 1
            assert right <= frame.width - 1
            assert bottom <= frame.height - 1


@pytest.mark.parametrize("ground", [None, WHITE])
def test_every_seat_is_seen_on_its_ground(deck: Deck, ground: Colour | None) -> None:
    pair = halves(deck)
    frame = Frame(400, 400, 0, tuple(assembly(pair, (200, 200), 180, ground=ground)))
    items = [item for item, _ in leaves(frame.items) if isinstance(item, Path)]
    for i, item in enumerate(items):
        if item.fill:
            half = 0 if sum(1 for each in items[:i] if each.fill) < len(pair[0].cards) else 1
            below = ground or ground_of(pair, half)
            ring = items[i + 1].stroke if i + 1 < len(items) else None
            assert contrast(item.fill, below) >= 3 or (ring and contrast(ring.colour, below) >= 3)


def test_an_assembly_stays_within_its_reach(deck: Deck) -> None:
    pair = halves(deck)
    frame = Frame(400, 400, 0, tuple(assembly(pair, (200, 200), 100)))
    far = 100 * reach(pair)
    assert all(abs(x - 200) < far and abs(y - 200) < far for x, y, _ in seats(frame))


def test_a_chamber_of_one_half_is_as_wide_as_the_text_of_the_cover(deck: Deck) -> None:
    frame = cover(replace(deck, collections=deck.collections[-1:]))
    reaches = [path_bounds((path,), (1, 0, 0, 1, x, y)) for x, y, path in seats(frame)]
    title = next(item for item, _ in leaves(frame.items) if isinstance(item, Text))
    assert min(left for left, *_ in reaches) == pytest.approx(title.pieces[0].x, abs=3)
    assert max(right for _, _, right, _ in reaches) <= frame.width - title.pieces[0].x


def test_colour_on_the_box_never_ends_on_a_crease(deck: Deck) -> None:
    """Where it changes at a crease it goes on for 2 mm, and along upright creases it does not."""
    box = dieline(next(f for f in deck.formats if f.name == "poker"), 126, 0.3)
    label = Label.from_deck(deck, deck.cards)
    frame = press_sheet(label, box, paper_for(box) or pytest.fail("no paper"), 3, 4)
    (sheet,) = frame.items
    fields = [item for item, _ in leaves((sheet,)) if isinstance(item, Rectangle)]
    ends = {round(y / mm(1), 3) for field in fields for y in (field.y, field.y + field.height)}
    levels = {
        round(y, 3) for crease in box.creases for _, y in crease if crease[0][1] == crease[1][1]
    }
    assert not ends & levels
    lid = box.panel(PanelId.LID).bounds
    assert round(lid[1] - 2, 3) in ends
    changes = {round(field.y / mm(1), 3) for field in fields
               if lid[3] < field.y / mm(1) < box.panel(PanelId.BOTTOM).bounds[1] - 5}  # fmt: skip
    assert len(changes) == 1, "on all faces at one height"


def test_a_card_of_each_half_stands_on_the_back_word_for_word(deck: Deck) -> None:
    label = Label.from_deck(deck, deck.cards)
    for half, kind in enumerate(("statement", "question")):
        cards = label.samples(half)
        assert {card.kind.id for card in cards} == {kind}
        assert set(cards) <= set(deck.cards)
