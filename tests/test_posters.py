"""What every poster promises: all of its map, in order, for eyes and for ears."""

from dataclasses import replace
from pathlib import Path
from statistics import median

import pytest

from cards import KINDS, card_of, questions
from frames import fields, groups, says, text_boxes
from invented import generated
from kaartspel.building import Report, Request, build, check, load
from kaartspel.deck.model import CardGroup, Collection, Deck, FrozenMap, Topic, listing, paragraph
from kaartspel.frame import Document, Role, Text, mm
from kaartspel.frame import Path as Drawing
from kaartspel.geometry import leaves, path_bounds
from kaartspel.parts import Options, Work
from kaartspel.pdf import Renderer
from kaartspel.posters import Poster, maps, posters
from kaartspel.posters.flow import Chunk, fill
from kaartspel.problems import InvalidDeck, WrongUsage
from pdfs import extract, structure
from posted import Hang, hold_to_its_order, key_of, seats_of, told, without_key


def test_there_is_a_poster_of_each_map_and_of_the_clusters(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    deck, made = hung
    assert [poster.id for poster in made] == [
        *(map_.id for map_ in questions(deck)),
        "values",
        "clusters",
    ]


def test_every_question_stands_on_its_map_in_order(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    for map_, poster in zip(questions(deck), made, strict=False):
        hold_to_its_order(poster.frame, map_)


def test_every_statement_stands_on_the_map_of_values_in_order(
    hung: tuple[Deck, tuple[Poster, ...]],
) -> None:
    deck, made = hung
    frame = made[-2].frame
    cards = [
        card for cluster in deck.carded_groups for value in cluster.topics for card in value.cards
    ]
    assert told(frame) == [f"{card.number} {card.text}" for card in cards]
    assert [says(group) for group in groups(frame.items, Role.HEADING)] == [
        deck.collections[-1].name,
        *(name for c in deck.carded_groups for name in (numbered(c), *(v.name for v in c.topics))),
    ]


def test_cards_without_a_topic_stand_under_their_titles(deck: Deck) -> None:
    suit = deck.cards[0].suit
    fields = {"title": paragraph("Ronde"), "text": paragraph("Ieder\nzegt iets.")}
    card = replace(card_of("m01-ronde", "", suit, kind=KINDS["method"]), fields=FrozenMap(fields))
    bare = replace(card, fields=FrozenMap({"steps": (listing(["Kijk.", "Zeg."], 1),)}))
    topics = (Topic("", (card, bare)), Topic("Begin", (card,)))
    collection = Collection("m", "Werkvormen", "", (CardGroup("Samen", suit, topics),))
    (map_,) = maps(replace(deck, collections=(collection,)))
    (tile,) = map_.tiles
    assert [(p.topic, p.text) for p in tile.entries] == [
        ("Ronde", "Ieder zegt iets."), ("", "1 Kijk. 2 Zeg."), ("Begin", "Ronde: Ieder zegt iets."),
    ]  # fmt: skip


def test_a_map_without_a_question_does_not_say_its_name_twice(deck: Deck) -> None:
    title, suit = deck.metadata.title, deck.cards[0].suit
    groups = (CardGroup("Samen", suit, (Topic("Begin", deck.cards[:1]),)),)
    named = {
        name: maps(replace(deck, collections=(Collection("m", name, "", groups),)))[0].name
        for name in ("Werkvormen", title)
    }
    assert named == {"Werkvormen": title, title: deck.metadata.subtitle}


def test_the_clusters_stand_with_their_values(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    frame = made[-1].frame
    headings = [says(group) for group in groups(frame.items, Role.HEADING)]
    assert headings == [deck.words["back_cluster"], *map(numbered, deck.carded_groups)]
    assert [" ".join(item.split()) for item in told(frame)] == [
        f"{value.name} {value.numbers}"
        for cluster in deck.carded_groups
        for value in cluster.topics
    ]
    paragraphs = [says(group) for group in groups(frame.items, Role.PARAGRAPH)]
    assert paragraphs[: len(deck.carded_groups) + 1] == [
        deck.collections[-1].groups_question or deck.collections[-1].question,
        *(
            cluster.card.text.removeprefix("…").lstrip()
            for cluster in deck.carded_groups
            if cluster.card
        ),
    ]


def numbered(cluster: CardGroup) -> str:
    return f"{cluster.number} {cluster.name}"


def test_each_suit_is_shown_by_its_symbol_and_told_once(deck: Deck, hang: Hang) -> None:
    for map_, poster in zip(questions(deck), hang(deck, "a3"), strict=False):
        figures = [group.alt for group in groups(poster.frame.items, Role.FIGURE)]
        assert figures == [category.suit.symbol.alt for category in map_.groups]
        drawn = without_key(poster.frame).items
        assert sum(isinstance(item, Drawing) for item, _ in leaves(drawn)) == len(map_.groups)


def test_the_key_has_a_seat_for_each_card_in_the_colour_of_its_tile(deck: Deck, hang: Hang) -> None:
    """A number is found among the seats; what stands on another poster has a seat without one."""
    for map_, poster in zip(questions(deck), hang(deck, "a3"), strict=False):
        key = key_of(poster.frame)
        assert key
        cards = [card for each in questions(deck) for card in each.cards]
        seats = list(seats_of(key))
        numbered = [card.number.removeprefix("V").lstrip("0") if card in map_.cards else ""
                    for card in cards]  # fmt: skip
        assert [number.says.strip() if number else "" for _, number in seats] == numbered
        tones = set()
        for card, (seat, number) in zip(cards, seats, strict=True):
            (fill,) = [item.fill for item in seat.items if isinstance(item, Drawing) and item.fill]
            if number:
                assert fill == card.suit.colour
            else:
                tones.add(fill)
        assert len(tones) == 1
        assert not tones & {card.suit.colour for card in cards}


def test_where_cards_have_no_numbers_the_chamber_is_a_picture(hang: Hang) -> None:
    """It has a seat for each card, as theirs, in the colour of its field."""
    deck = load(Path(__file__).parents[1] / "examples/flash")
    (poster,) = hang(deck, "a3")
    key = key_of(poster.frame)
    assert key
    seats = list(seats_of(key))
    shown = [item.fill for seat, _ in seats for item in seat.items
             if isinstance(item, Drawing) and item.fill]  # fmt: skip
    assert shown == [card.suit.colour for card in deck.collections[0].cards]
    assert not any(number for _, number in seats)


def test_the_question_lies_on_the_colour_of_its_cards_backs(deck: Deck, hang: Hang) -> None:
    kinds = [map_.cards[0].kind for map_ in questions(deck)]
    for kind, poster in zip(kinds, hang(deck, "a3"), strict=False):
        assert fields(poster.frame)[0].fill == kind.back.colour
    values, clusters = hang(deck, "a3")[-2:]
    assert fields(clusters.frame)[0].fill == fields(values.frame)[0].fill


def test_the_question_of_the_clusters_is_the_one_that_the_book_asks(deck: Deck) -> None:
    chapter = (Path(__file__).parents[1] / "deck/book/waardenclusters.md").read_text("utf-8")
    assert f"## {deck.collections[-1].groups_question}\n" in chapter


def test_what_goes_on_in_another_column_says_so(hung: tuple[Deck, tuple[Poster, ...]]) -> None:
    deck, made = hung
    named = [topic.name for c in deck.collections for g in c.groups for topic in g.topics]
    again = [deck.words["poster_continued"].format(name=name) for name in named]
    for poster in made:
        shown = [i.says.strip() for i, _ in leaves(poster.frame.items) if isinstance(i, Text)]
        for name, heading in zip(named, again, strict=True):
            assert shown.count(heading) in {0, 1}
            assert heading not in shown or shown.index(name) < shown.index(heading)


def test_an_unknown_paper_is_wrong_usage(english: Deck) -> None:
    with pytest.raises(WrongUsage, match="no posters on 'a33'; did you mean 'a3'"):
        _ = Work(english, Options(paper="a33")).paper


def test_every_card_can_be_found_in_the_pdf_of_its_map(deck: Deck, built: Report) -> None:
    files = [file.path for file in built.manifest.files if file.kind == "poster"]
    ids = [*(map_.id for map_ in questions(deck)), "values", "clusters"]
    assert files == sorted(f"posters/{id_}.pdf" for id_ in ids)
    said = {path: extract((built.target / path).read_bytes(), 0) for path in files}
    for card in (card for card in deck.cards if card.collection):
        map_ = next(c.id for c in deck.collections if c.name == card.collection)
        name = "clusters" if card.kind.id == "cluster" else map_
        words = card.text.removeprefix("…").split() if name == "clusters" else card.text.split()
        assert " ".join(words) in said[f"posters/{name}.pdf"]
        assert card.number in said[f"posters/{name}.pdf"]


def test_a_screen_reader_hears_the_map_as_headings_and_lists(deck: Deck, built: Report) -> None:
    lines = structure((built.target / "posters" / "belanghebbenden.pdf").read_bytes()).splitlines()
    map_ = deck.collections[1]
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


def test_check_finds_a_map_that_does_not_fit(deck: Deck) -> None:
    with pytest.raises(InvalidDeck, match="too full for a poster on a3"):
        check(generated(deck, 2, 120, evenly=True), only=("posters",))


def test_a_build_tells_of_every_map_that_does_not_fit(deck: Deck, tmp_path: Path) -> None:
    full = generated(deck, 2, 120, evenly=True)
    other = replace(full.collections[0], id="other", name="Other")
    twice = replace(full, collections=(*full.collections, other))
    with pytest.raises(InvalidDeck) as caught:
        build(Request(twice, tmp_path / "build", ("posters",)))
    assert [problem.message.partition(" is ")[0] for problem in caught.value.problems] == [
        "the map 'Map'",
        "the map 'Other'",
    ]
    assert not (tmp_path / "build").exists()


def test_topics_are_whole_where_their_columns_have_room() -> None:
    """Two topics of about as much: the second goes on in the next column where it must."""
    opens, again = Chunk(12, 2), Chunk(10, 1, again=2)
    blocks = (opens, *[again] * 5, opens, *[again] * 9)
    tight, roomy = fill(blocks, 2), fill(blocks, 2, room=150)
    assert (tight.broken, roomy.broken) == (1, 0)
    assert tight.height < roomy.height <= 150
    assert fill(blocks, 2, room=roomy.height - 1) == tight


def test_no_column_stays_empty_so_that_topics_are_whole() -> None:
    opens, again = Chunk(12, 2), Chunk(10, 1, again=2)
    blocks = (opens, opens, *[again] * 9)
    assert fill(blocks, 2, room=500) == fill(blocks, 2)
    assert fill(blocks, 2).broken == 1


def test_no_text_stands_near_the_lower_edge_of_its_field(deck: Deck, hang: Hang) -> None:
    """Below the last line is at least a line's height, however full a tile is."""
    for poster in hang(deck, "a3"):
        for tile, field in zip(
            groups(poster.frame.items, Role.SECTION), fields(poster.frame)[1:], strict=True
        ):
            texts = [item for item, _ in leaves(tile.items) if isinstance(item, Text)]
            body = min(text.size for text in texts)
            last = max(piece.y for text in texts for piece in text.pieces)
            assert field.y + field.height - last > 1.2 * body


def test_names_of_tiles_stand_as_far_from_the_top_as_from_the_left(deck: Deck, hang: Hang) -> None:
    """To the millimetre, with the middle of most symbols at that of their capitals."""
    for poster in hang(deck, "a3"):
        tiles, off = list(groups(poster.frame.items, Role.SECTION)), list[float]()
        for tile, field in zip(tiles, fields(poster.frame)[1:], strict=True):
            heads = list(text_boxes(deck, replace(poster.frame, items=tile.items)))
            left, top, _, foot = max(heads, key=lambda found: found[0].size)[1]
            assert abs((top - field.y) - (left - field.x)) < mm(1)
            assert top - field.y >= left - field.x
            (figure,) = groups(tile.items, Role.FIGURE)
            _, high, _, low = path_bounds(figure.items)
            if high < foot:  # and not at the foot of its field
                off.append(abs(high + low - top - foot) / 2)
        assert median(off or [0]) < mm(0.3)


def test_no_tile_is_so_narrow_that_a_text_becomes_a_column(deck: Deck, hang: Hang) -> None:
    for poster in hang(deck, "a3"):
        for item in groups(poster.frame.items, Role.LIST_ITEM):
            lines = {
                piece.y for text in item.items if isinstance(text, Text) for piece in text.pieces
            }
            assert len(lines) <= 5


def test_the_tiles_of_all_posters_begin_at_one_height(deck: Deck, hang: Hang) -> None:
    made = hang(deck, "a3")
    tops = [min(field.y for field in fields(poster.frame)) for poster in made]
    assert tops == pytest.approx([tops[0]] * len(made), abs=0.01)
