"""The maps on the page: whole, nothing over anything else, of use on a narrow screen."""

from collections.abc import Iterator
from colorsys import rgb_to_hls
from dataclasses import replace
from itertools import combinations

import pytest

from cards import card_of
from frames import groups
from kaartspel.deck.model import CardGroup, Collection, Deck, Topic
from kaartspel.design import DARK, LIGHT, map_drawing
from kaartspel.design.mapping import LEAST_TARGET, WIDTH
from kaartspel.frame import Frame, Group, Role, Text
from kaartspel.geometry import IDENTITY, leaves, matrix, multiply, path_bounds
from kaartspel.type import typesetter

Box = tuple[float, float, float, float]
NAMES = ("Zorg", "Openbare orde en veiligheid in de wijk", "Gemeenschappelijkheid",
         "Ontwikkeling en beheer van de openbare ruimte", "Rechtvaardigheid",
         "Arbeidsongeschiktheidsverzekeringsmaatschappij")  # fmt: skip


def generated(deck: Deck, categories: int, cards: int) -> Collection:
    """Return a map with that many categories, and cards spread over topics of up to five."""
    suits = [card.suit for card in deck.cards]
    made, number = [], 0
    for c in range(categories):
        topics = []
        count = cards // categories + (c < cards % categories)
        for t in range(max(1, -(-count // 5))):
            here = min(5, max(1, count - 5 * t))
            group = tuple(card_of(f"v{number + i + 1:03d}-x", "?", suits[0]) for i in range(here))
            number += here
            topics.append(Topic(NAMES[(c + t) % len(NAMES)], group, f"m.{c + 1}.{t + 1}"))
        suit = suits[c % len(suits)]
        name = NAMES[c % len(NAMES)]
        made.append(CardGroup(name, suit, tuple(topics), f"m.{c + 1}"))
    return Collection("m", "M", "Wat vinden wij samen van alles in onze gemeente?", tuple(made))


def boxes(deck: Deck, frame: Frame) -> Iterator[tuple[str, Box]]:
    """Yield each line of text with the box from its capitals to its descenders."""
    faces = typesetter(deck.fonts, "nl")
    for item, at in leaves(frame.items):
        if isinstance(item, Text):
            for piece in item.pieces:
                face = getattr(faces, item.font)
                x, y = piece.x + at[4], piece.y + at[5]
                width = face.width(piece.text.rstrip()) * item.size
                assert piece.width == pytest.approx(width, abs=0.01)
                top = y - face.cap_height * item.size
                yield piece.text, (x, top, x + width, y + 0.2 * item.size)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def check(deck: Deck, frame: Frame) -> None:
    lines = list(boxes(deck, frame))
    for (a, one), (b, other) in combinations(lines, 2):
        assert not overlap(one, other), (a, b)
    for text, (left, top, right, bottom) in lines:
        assert left >= -0.01, text
        assert right <= WIDTH + 0.01, text
        assert top >= 0, text
        assert bottom <= frame.height, text
    targets = list(links(frame.items))
    for (a, one), (b, other) in combinations(targets, 2):
        assert not overlap(one, other), (a, b)
    for link, (left, top, right, bottom) in targets:
        assert right - left >= LEAST_TARGET - 0.02, link
        assert bottom - top >= LEAST_TARGET - 0.02, link


def links(items: tuple[object, ...], at: tuple[float, ...] = IDENTITY) -> Iterator[tuple[str, Box]]:
    for item in items:
        if isinstance(item, Group):
            place = multiply(at, matrix(item))  # type: ignore[arg-type]
            if item.link:
                left, top, right, bottom = path_bounds(item.items, place)
                # Touching is no overlap, whatever rounding says.
                yield item.link, (left, top + 0.005, right, bottom - 0.005)
            yield from links(item.items, place)


def test_the_decks_maps_are_whole_and_clear(deck: Deck, english: Deck) -> None:
    for some in (deck, english):
        for bands in [map_drawing(some, m, LIGHT) for m in some.collections]:
            for frame in bands:
                check(some, frame)
    bands = map_drawing(deck, deck.collections[-1], LIGHT)
    assert len(bands) == 1 + len(deck.collections[-1].groups)
    shown = "".join(item.says for band in bands for item, _ in leaves(band.items)
                    if isinstance(item, Text))  # fmt: skip
    for cluster in deck.carded_groups:
        assert cluster.name in shown
        assert cluster.number in shown
        assert all(value.name in shown and value.numbers in shown for value in cluster.topics)


@pytest.mark.parametrize("categories", range(1, 13))
@pytest.mark.parametrize("cards", [1, 7, 40, 150])
def test_generated_maps_are_clear(deck: Deck, categories: int, cards: int) -> None:
    if cards >= categories:
        made = generated(deck, categories, cards)
        bands = map_drawing(deck, made, LIGHT)
        for frame in bands:
            check(deck, frame)
        wanted = {c.id for c in made.groups} | {t.id for c in made.groups for t in c.topics}
        shown = [link for frame in bands for link, _ in links(frame.items)]
        assert sorted(shown) == sorted(wanted)


def test_a_dark_map_has_everything_where_the_light_one_has_it(deck: Deck) -> None:
    for light, dark in zip(
        map_drawing(deck, deck.collections[-1], LIGHT),
        map_drawing(deck, deck.collections[-1], DARK),
        strict=True,
    ):
        assert (light.width, light.height) == (dark.width, dark.height)
        for (one, at), (other, there) in zip(leaves(light.items), leaves(dark.items), strict=True):
            assert at == there
            if isinstance(one, Text):
                assert isinstance(other, Text)
                assert one.pieces == other.pieces


def test_a_band_of_the_decks_maps_fits_on_a_phones_page(deck: Deck) -> None:
    """A page ends between two bands; a phone's page is about 1.5 times as high as wide."""
    for bands in [map_drawing(deck, m, LIGHT) for m in deck.collections]:
        assert max(band.height for band in bands) < 1.5 * WIDTH


def test_a_map_begins_with_its_chamber_and_question_and_has_the_decks_order(deck: Deck) -> None:
    for map_ in deck.collections:
        first, *others = map_drawing(deck, map_, LIGHT)
        (chamber,) = groups(first.items, Role.FIGURE)
        (asked,) = groups(first.items, Role.HEADING)
        seats, said = path_bounds(chamber.items), [i for i in asked.items if isinstance(i, Text)]
        assert seats[3] < min(piece.y for text in said for piece in text.pieces)
        assert seats[0] < 0.03 * WIDTH
        assert seats[2] > 0.97 * WIDTH
        named = [section.alt for part in others for section in groups(part.items, Role.SECTION)]
        assert named == [group.name for group in map_.groups]


def test_a_dark_colour_keeps_its_hue_on_a_dark_ground(deck: Deck) -> None:
    """Mixed with white it would turn grey, and as vivid as it was it would glow among values."""
    for suit in {card.suit for card in deck.cards}:
        (hue, _, given), (shown, _, kept) = (
            rgb_to_hls(*(channel / 255 for channel in colour.screen))
            for colour in (suit.colour, DARK.suit(suit.colour))
        )
        assert abs(hue - shown) < 0.02 or given < 0.1
        is_lit = DARK.suit(suit.colour) != suit.colour
        assert 0.9 * min(0.38, given) < kept < (0.45 if is_lit else 1.01)


def test_numbers_of_cards_are_told_as_first_and_last(deck: Deck) -> None:
    topic = deck.collections[0].groups[0].topics[3]
    assert topic.numbers == "V07–11"
    assert replace(topic, cards=topic.cards[:1]).numbers == "V07"


def test_a_topic_without_a_name_is_told_by_its_cards(deck: Deck) -> None:
    suit = deck.cards[0].suit
    cards = tuple(card_of(f"v0{n}-x", f"Wat {n}?", suit, ("m", "c", "")) for n in (1, 2))
    topics = (Topic("", cards, "m.1.1"), Topic("Zorg", cards, "m.1.2"))
    group = CardGroup("Groep", suit, topics, "m.1")
    assert [(entry.name, entry.numbers, entry.id) for entry in group.entries] == [
        ("Wat 1?", "V01", "v01-x"), ("Wat 2?", "V02", "v02-x"), ("Zorg", "V01–02", "m.1.2"),
    ]  # fmt: skip
    frames = map_drawing(deck, Collection("m", "M", "Wat?", (group,)), LIGHT)
    shown = [link for frame in frames for link, _ in links(frame.items)]
    assert shown == ["m.1", "v01-x", "v02-x", "m.1.2"]
    said = [item.says for f in frames for item, _ in leaves(f.items) if isinstance(item, Text)]
    assert {"Wat 1?", "V01", "Zorg", "Wat?", deck.words["central_question"]} <= set(said)


def test_a_map_without_a_question_has_its_name_in_the_middle(deck: Deck) -> None:
    card = card_of("v01-x", "Wat?", deck.cards[0].suit)
    group = CardGroup("Groep", card.suit, (Topic("Zorg", (card,), "m.1.1"),), "m.1")
    frames = map_drawing(deck, Collection("m", "Werkvormen", "", (group,)), LIGHT)
    said = [item.says for f in frames for item, _ in leaves(f.items) if isinstance(item, Text)]
    assert "Werkvormen" in said
    assert deck.words["central_question"] not in said


@pytest.mark.parametrize("index", [0, 1, 2])
def test_heads_are_of_one_height_and_numbers_stand_beside_the_last_words(
    deck: Deck, index: int
) -> None:
    """A name is broken to leave room for its numbers, where that takes no more lines."""
    heads, alone = set(), 0
    for frame in map_drawing(deck, deck.collections[index], LIGHT):
        for section in groups(frame.items, Role.SECTION):
            (head,) = groups(section.items, Role.HEADING)
            heads.add(round(path_bounds(head.items)[3], 2))
            for row in groups(section.items, Role.LIST_ITEM):
                lines = [piece.y for text in row.items if isinstance(text, Text)
                         for piece in text.pieces]  # fmt: skip
                alone += lines.count(max(lines)) == 1
    assert len(heads) == 1
    assert alone <= 1  # beside a word that fills the column
