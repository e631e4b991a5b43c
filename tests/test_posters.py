"""What every poster promises: all of its map, in order, in its place, large enough, and legible."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import ROOT
from kaartspel.building import Report, Request, build, check
from kaartspel.deck.model import (
    Card,
    Category,
    Cluster,
    Colour,
    Deck,
    Kind,
    QuestionMap,
    Topic,
)
from kaartspel.design.system import contrast
from kaartspel.design.typeface import open_faces
from kaartspel.frame import Document, Frame, Group, Item, Rectangle, Role, Text, mm
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves, path_bounds
from kaartspel.parts import Options, Work
from kaartspel.pdf import Renderer
from kaartspel.posters import PAPERS, Poster, posters
from kaartspel.problems import InvalidDeck, Place, WrongUsage
from pdfs import extract, structure

Box = tuple[float, float, float, float]
EDGE = 8.0  # mm on A3: office printers leave 5 mm white, and a sheet hangs askew
LEAST = 9.0  # pt: at arm's length

VOWELS, CONSONANTS = "aeiou", "bdfghklmnprstvwz"


Hang = Callable[[Deck, str], tuple[Poster, ...]]


@pytest.fixture(scope="module")
def hang() -> Hang:
    """Return what makes the posters of a deck on a paper, once."""
    made: dict[tuple[str, str], tuple[Poster, ...]] = {}

    def posters_once(deck: Deck, paper: str) -> tuple[Poster, ...]:
        key = (deck.metadata.slug, paper)
        if key not in made:
            made[key] = posters(deck, paper)
        return made[key]

    return posters_once


@pytest.fixture(params=["deck", "english"])
def hung(request: pytest.FixtureRequest, hang: Hang) -> tuple[Deck, tuple[Poster, ...]]:
    deck: Deck = request.getfixturevalue(request.param)
    return deck, hang(deck, "a3")


def word(rng: random.Random) -> str:
    syllables = rng.choice((1, 1, 2, 2, 3, 4, 6))
    return "".join(rng.choice(CONSONANTS) + rng.choice(VOWELS) for _ in range(syllables))


def sentence(rng: random.Random, length: int) -> str:
    words = [word(rng)]
    while len(" ".join(words)) < length:
        words.append(word(rng))
    return " ".join(words).capitalize()


def generated(deck: Deck, categories: int, cards: int, evenly: bool) -> Deck:
    """Return a deck of one map with so many categories and cards, of any usual lengths."""
    rng = random.Random(f"{categories} {cards} {evenly}")
    suits = [cluster.suit for cluster in deck.clusters]
    suits += [category.suit for map_ in deck.maps for category in map_.categories]
    rng.shuffle(suits)
    shares = [1] * categories
    for _ in range(cards - categories):
        even, uneven = rng.randrange(categories), min(int(rng.expovariate(0.4)), categories - 1)
        shares[even if evenly else uneven] += 1
    number, made = 0, []
    for suit, share in zip(suits, shares, strict=False):
        name, topics = sentence(rng, rng.randint(3, 20)), []
        left = share
        while left:
            count = min(left, rng.randint(1, 5))
            topic = sentence(rng, rng.randint(4, 30))
            texts = [sentence(rng, rng.randint(20, 125)) + "?" for _ in range(count)]
            topics.append(Topic(topic, tuple(
                Card(f"q{number + i:03}-x", Kind.QUESTION, text, ("Map", name, topic), suit,
                     place=Place("deck/questions/map.yaml", 9, 5))
                for i, text in enumerate(texts, 1)
            )))  # fmt: skip
            number, left = number + count, left - count
        made.append(Category(name, suit, tuple(topics)))
    map_ = QuestionMap("map", "Map", sentence(rng, rng.randint(30, 120)) + "?", tuple(made))
    all_cards = tuple(card for c in made for topic in c.topics for card in topic.cards)
    return replace(deck, maps=(map_,), clusters=(), cards=all_cards)


# Categories, cards, and whether the cards are shared out evenly.
SIZES = [(1, 1, True), (1, 12, True), (1, 150, True), (2, 2, True), (2, 60, False), (3, 29, False),
         (4, 44, True), (5, 75, True), (6, 24, False), (7, 40, False), (8, 8, True), (9, 58, True),
         (10, 60, True), (11, 33, False), (12, 12, True), (12, 150, False)]  # fmt: skip


@pytest.fixture(scope="module", params=SIZES, ids=str)
def invented(deck: Deck, request: pytest.FixtureRequest) -> tuple[Deck, Poster]:
    """A generated deck, and its poster on the first paper that holds it."""
    made = generated(deck, *request.param)
    try:
        return made, posters(made, "a3")[0]
    except InvalidDeck as error:
        return made, posters(made, remedy(error))[0]


def remedy(error: InvalidDeck) -> str:
    """Return the paper that a problem recommends."""
    (problem,) = error.problems
    return problem.message.partition("--paper ")[2].partition(",")[0]


def groups(items: tuple[Item, ...], role: Role) -> Iterator[Group]:
    for item in items:
        if isinstance(item, Group):
            if item.role is role:
                yield item
            yield from groups(item.items, role)


def says(group: Group) -> str:
    texts = [item.says for item in group.items if isinstance(item, Text)]
    return " ".join("".join(texts).split())


def told(frame: Frame) -> list[str]:
    """Return what the poster tells of its cards, in order."""
    return [says(item) for item in groups(frame.items, Role.LIST_ITEM)]


def text_boxes(deck: Deck, frame: Frame) -> Iterator[tuple[Text, Box]]:
    """Yield the box of each piece of text: from stem to end, from cap line to baseline."""
    faces = open_faces(deck.fonts)
    for item, _ in leaves(frame.items):
        if isinstance(item, Text):
            face = getattr(faces, item.font)
            for piece in item.pieces:
                right = piece.x + face.width(piece.text.rstrip()) * item.size
                yield item, (piece.x, piece.y - face.cap_height * item.size, right, piece.y)


def boxes(deck: Deck, frame: Frame) -> list[Box]:
    """Return the boxes of all texts and symbols, from left to right."""
    symbols = [path_bounds((item,)) for item, _ in leaves(frame.items) if isinstance(item, Drawing)]
    return sorted([box for _, box in text_boxes(deck, frame)] + symbols)


def fields(frame: Frame) -> list[Rectangle]:
    return [item for item, _ in leaves(frame.items) if isinstance(item, Rectangle)]


def overlapping(found: list[Box]) -> list[tuple[Box, Box]]:
    """Return pairs that share more than rounding may make, of boxes sorted by their left edges."""
    pairs = []
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            if other[0] >= one[2] - 0.01:
                break
            if min(one[3], other[3]) - max(one[1], other[1]) > 0.01:
                pairs.append((one, other))
    return pairs


def corners(field: Rectangle) -> Box:
    return field.x, field.y, field.x + field.width, field.y + field.height


def holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - 0.01 <= inner[0]
        and outer[1] - 0.01 <= inner[1]
        and inner[2] <= outer[2] + 0.01
        and inner[3] <= outer[3] + 0.01
    )


def hold_to_its_place(deck: Deck, frame: Frame) -> None:
    """Nothing overlaps, nothing leaves its field, no field leaves the margins."""
    assert not overlapping(boxes(deck, frame))
    areas = [corners(field) for field in fields(frame)]
    assert not overlapping(sorted(areas))
    edge = mm(EDGE) * min(frame.width, frame.height) / mm(297)
    sheet = (edge, edge, frame.width - edge, frame.height - edge)
    foot = max(area[3] for area in areas)
    for box in (*areas, *boxes(deck, frame)):
        assert holds(sheet, box)
        assert box[1] >= foot or any(holds(area, box) for area in areas)


def hold_to_its_size(frame: Frame) -> None:
    """All text can be read at arm's length, and all cards are set in one size."""
    assert min(item.size for item, _ in leaves(frame.items) if isinstance(item, Text)) >= LEAST
    cards = {text.size for item in groups(frame.items, Role.LIST_ITEM) for text in item.items
             if isinstance(text, Text)}  # fmt: skip
    assert len(cards) == 1


def hold_to_its_order(frame: Frame, map_: QuestionMap) -> None:
    """Name and central question come first, then every category, topic and card, each once."""
    headings = [(group.level, says(group)) for group in groups(frame.items, Role.HEADING)]
    assert headings == [
        (1, map_.name),
        *(entry for category in map_.categories
          for entry in ((2, category.name), *((3, topic.name) for topic in category.topics))),
    ]  # fmt: skip
    assert says(next(groups(frame.items, Role.PARAGRAPH))) == map_.question
    cards = [card for category in map_.categories for topic in category.topics
             for card in topic.cards]  # fmt: skip
    assert told(frame) == [f"{card.number} {' '.join(card.text.split())}" for card in cards]


def test_there_is_a_poster_of_each_map_and_of_the_clusters(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    deck, made = hung
    assert [poster.id for poster in made] == [
        *(map_.id for map_ in deck.maps),
        "values",
        "clusters",
    ]


def test_every_question_stands_on_its_map_in_order(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    for map_, poster in zip(deck.maps, made, strict=False):
        hold_to_its_order(poster.frame, map_)


def test_every_statement_stands_on_the_map_of_values_in_order(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    deck, made = hung
    frame = made[-2].frame
    cards = [card for cluster in deck.clusters for value in cluster.values for card in value.cards]
    assert told(frame) == [f"{card.number} {card.text}" for card in cards]
    assert [says(group) for group in groups(frame.items, Role.HEADING)] == [
        deck.value_map,
        *(name for c in deck.clusters for name in (numbered(c), *(v.name for v in c.values))),
    ]


def test_the_clusters_stand_with_their_values(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    frame = made[-1].frame
    headings = [says(group) for group in groups(frame.items, Role.HEADING)]
    assert headings == [deck.words["back_cluster"], *map(numbered, deck.clusters)]
    assert told(frame) == [value.name for cluster in deck.clusters for value in cluster.values]
    paragraphs = [says(group) for group in groups(frame.items, Role.PARAGRAPH)]
    assert paragraphs[: len(deck.clusters) + 1] == [
        deck.value_question,
        *(cluster.card.text for cluster in deck.clusters),
    ]


def numbered(cluster: Cluster) -> str:
    return f"{cluster.card.number} {cluster.name}"


@pytest.mark.parametrize("paper", list(PAPERS))
def test_nothing_overlaps_and_nothing_leaves_its_place(
    deck: Deck, english: Deck, hang: Hang, paper: str
) -> None:
    for one in (deck, english):
        for poster in hang(one, paper):
            hold_to_its_place(one, poster.frame)
            hold_to_its_size(poster.frame)


def test_any_map_keeps_its_order_place_and_size(invented: tuple[Deck, Poster]) -> None:
    deck, poster = invented
    hold_to_its_order(poster.frame, deck.maps[0])
    hold_to_its_place(deck, poster.frame)
    hold_to_its_size(poster.frame)


def test_every_text_stands_out_from_its_field(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    for poster in made:
        areas = [(corners(field), field.fill) for field in fields(poster.frame)]
        for text, box in text_boxes(deck, poster.frame):
            white = Colour((255, 255, 255), (0, 0, 0, 0))
            ground = next((fill for area, fill in areas if holds(area, box)), white)
            assert contrast(text.colour, ground) >= 7, text.says


def test_the_central_question_is_in_the_middle_and_the_largest_text(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    _, made = hung
    for poster in made:
        frame = poster.frame
        centre = fields(frame)[0]
        assert centre.x + centre.width / 2 == pytest.approx(frame.width / 2, abs=0.5)
        sizes = [item.size for item, _ in leaves(frame.items) if isinstance(item, Text)]
        question = next(groups(frame.items, Role.PARAGRAPH)).items[0]
        assert isinstance(question, Text)
        assert question.size == max(sizes) >= 28


def test_the_field_of_the_question_is_at_half_the_height(deck: Deck, hang: Hang) -> None:
    """However the rest is divided, the eye finds the question in the middle of the sheet."""
    for poster in hang(deck, "a3"):
        centre = fields(poster.frame)[0]
        middle = (centre.y + centre.height / 2) / poster.frame.height
        assert 0.35 < middle < 0.62, poster.id


def test_each_suit_is_shown_by_its_symbol_and_told_once(deck: Deck, hang: Hang) -> None:
    for map_, poster in zip(deck.maps, hang(deck, "a3"), strict=False):
        figures = [group.alt for group in groups(poster.frame.items, Role.FIGURE)]
        assert figures == [category.suit.symbol.alt for category in map_.categories]
        drawings = sum(isinstance(item, Drawing) for item, _ in leaves(poster.frame.items))
        cards = sum(len(topic.cards) for c in map_.categories for topic in c.topics)
        assert drawings == len(map_.categories) + cards


def test_text_grows_with_the_paper(deck: Deck, hang: Hang) -> None:
    for small, large in zip(hang(deck, "a3"), hang(deck, "a1"), strict=True):
        one, other = (
            next(groups(poster.frame.items, Role.LIST_ITEM)).items[0] for poster in (small, large)
        )
        assert isinstance(one, Text)
        assert isinstance(other, Text)
        assert other.size > 1.8 * one.size


def test_a_map_too_full_is_a_problem_that_names_file_measure_and_remedy(deck: Deck) -> None:
    full = generated(deck, 2, 90, evenly=True)
    with pytest.raises(InvalidDeck) as caught:
        posters(full, "a3")
    (problem,) = caught.value.problems
    assert problem.place == Place("deck/questions/map.yaml")
    assert "the map 'Map' is " in problem.message
    assert " % too full for a poster on a3 at 9 pt" in problem.message
    assert remedy(caught.value) == "a2"


def test_a_word_too_wide_is_a_problem(english: Deck) -> None:
    map_ = english.maps[0]
    card = map_.categories[0].topics[0].cards[0]
    wide = replace(card, text="x" * 400)
    category = replace(map_.categories[0], topics=(Topic("Topic", (wide,)),))
    with pytest.raises(InvalidDeck, match="has a word too wide for a poster on a3"):
        posters(replace(english, maps=(replace(map_, categories=(category,)),)), "a3")


def test_an_unknown_paper_is_wrong_usage(english: Deck) -> None:
    with pytest.raises(WrongUsage, match="no posters on 'a33'; did you mean 'a3'"):
        _ = Work(english, Options(paper="a33")).posters


def test_every_card_can_be_found_in_the_pdf_of_its_map(deck: Deck, built: Report) -> None:
    files = [file.path for file in built.manifest.files if file.kind == "poster"]
    ids = [*(map_.id for map_ in deck.maps), "values", "clusters"]
    assert files == sorted(f"posters/{id_}.pdf" for id_ in ids)
    said = {path: extract((built.target / path).read_bytes(), 0) for path in files}
    on_maps = (Kind.QUESTION, Kind.STATEMENT, Kind.CLUSTER)
    for card in (card for card in deck.cards if card.kind in on_maps):
        where = card.kind is Kind.QUESTION
        map_ = next((m.id for m in deck.maps if where and m.name == card.labels[0]), "values")
        name = "clusters" if card.kind is Kind.CLUSTER else map_
        assert " ".join(card.text.split()) in said[f"posters/{name}.pdf"]
        assert card.number in said[f"posters/{name}.pdf"]


def test_a_screen_reader_hears_the_map_as_headings_and_lists(deck: Deck, built: Report) -> None:
    lines = structure((built.target / "posters" / "belanghebbenden.pdf").read_bytes()).splitlines()
    map_ = deck.maps[1]
    assert lines[:3] == ["Document", f"  H1: {map_.name}", f"  P: {map_.question}"]
    assert lines[3:5] == ["  Sect", "    H2: Particulieren"]
    tags = [line.split(":")[0].split(" [")[0].strip() for line in lines]
    assert tags.count("Sect") == tags.count("H2") == tags.count("Figure") == 3
    assert tags.count("H3") == tags.count("L") == 8
    assert tags.count("LI") == 15


def test_posters_are_the_same_bytes_each_time(english: Deck) -> None:
    def render() -> list[bytes]:
        frames = [poster.frame for poster in posters(english, "a3")]
        renderer = Renderer(english.fonts)
        documents = [Document("", "", "", "en", "2026-01-01", (frame,)) for frame in frames]
        return [renderer.render(document) for document in documents]

    assert render() == render()


def test_check_finds_a_map_that_does_not_fit(monkeypatch: pytest.MonkeyPatch, deck: Deck) -> None:
    full = generated(deck, 2, 90, evenly=True)
    monkeypatch.setattr("kaartspel.building.load", lambda folder: full)
    with pytest.raises(InvalidDeck, match="too full for a poster on a3"):
        check(full.cards[0].place)  # type: ignore[arg-type]


def test_a_build_tells_of_every_map_that_does_not_fit(
    monkeypatch: pytest.MonkeyPatch, deck: Deck, tmp_path: Path
) -> None:
    full = generated(deck, 2, 90, evenly=True)
    twice = replace(full, maps=(*full.maps, replace(full.maps[0], id="other", name="Other")))
    monkeypatch.setattr("kaartspel.building.load", lambda folder: twice)
    with pytest.raises(InvalidDeck) as caught:
        build(Request(ROOT / "deck", tmp_path / "build", ("posters",)))
    assert [problem.message.partition(" is ")[0] for problem in caught.value.problems] == [
        "the map 'Map'",
        "the map 'Other'",
    ]
    assert not (tmp_path / "build").exists()
