"""What opens the book's pages and chapters: each by its own drawing, and what that means."""

import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path as File

import pytest

from books import Book, S, X
from kaartspel.book.themes import CARDS, PLAIN, TITLE, VALUES, game_place
from kaartspel.deck.load import load
from kaartspel.deck.model import Colour, Deck, Section
from kaartspel.design import BLACK, DARK, LIGHT, contrast
from kaartspel.design.closeup import LEAST_SHOWN, shown
from kaartspel.design.opening import WIDTH
from kaartspel.design.system import is_light
from kaartspel.frame import Frame, Path, Rectangle
from kaartspel.parts.openings import openings, wordless
from repository import ROOT
from sampling import sampled

EXAMPLES = ("energie", "english", "flash", "methods", "praatjes")
NAMES = [(name,) for name in ("deck", *EXAMPLES)]
SAMPLE = [(name,) for (name,) in NAMES if name != "english"]  # which is drawn as the deck is


@pytest.fixture(params=["book", "english_book"])
def edition(request: pytest.FixtureRequest) -> Book:
    found: Book = request.getfixturevalue(request.param)
    return found


def drawings(deck: Deck) -> dict[str, Frame]:
    return {id_: drawn.light for id_, drawn in openings(deck)}


def sections(deck: Deck) -> Iterator[Section]:
    return (section for part in deck.parts for section in part.sections)


def fills(drawn: Frame) -> set[Colour | None]:
    return {item.fill for item in drawn.items if isinstance(item, Path)}


def discs(paths: Iterable[Path]) -> int:
    return sum(verb == "Z" for path in paths for verb, _ in path.commands)


def points(commands: Iterable[tuple[str, tuple[float, ...]]]) -> list[tuple[float, float]]:
    return [(values[i], values[i + 1]) for _, values in commands for i in range(0, len(values), 2)]


def is_near(section: Section) -> bool:
    """Return whether a chapter shows nothing: its seats go off the band."""
    return not section.shows and section.role not in {"colophon", "introduction"}


def test_every_page_but_its_maps_begins_with_what_opens_it(book: Book) -> None:
    for name, page in book.pages.items():
        if name.startswith(("chapter-", "index-", "part-", "errata", "gaps")):
            first = page.find(f"{X}body/{X}section")[0]
            assert (first.get("class"), first.get("aria-hidden")) == ("opening", "true"), name


def test_each_chapter_shows_what_it_is_about(deck: Deck) -> None:
    found = drawings(deck)
    every = [card for card in deck.cards if card.topic]
    suits = {card.suit.colour for card in every}
    values = [group for group in deck.carded_groups if group.topics]
    for section in sections(deck):
        drawn, held = found[section.chapter.name], section.shows
        paths = [item for item in drawn.items if isinstance(item, Path)]
        own = {group.suit.colour for each in deck.collections if each.id == held
               for group in each.groups}  # fmt: skip
        if held == "games":  # a table of one: what is laid, held and sat on is white or a tone
            assert not fills(drawn) & suits
        elif held == "overview":
            assert discs(paths) == sum(len(group.topics) for group in values)
        elif held == "clusters":  # benches: fewer than seats, in the colour of each
            assert fills(drawn) == {group.suit.colour for group in values}
            assert len(values) < discs(paths) < sum(len(g.cards) - 1 for g in values)
        elif held:
            assert fills(drawn) & suits == own
        elif section.role == "introduction":
            assert discs(path for path in paths if path.fill in suits) == len(every)


def test_the_title_page_shows_all_seats_as_wide_as_a_page_and_glares_on_none(deck: Deck) -> None:
    """It is low enough for the title to stand below it; the dark one has no light ground."""
    found = dict(openings(deck))[TITLE]
    assert found.light.width == WIDTH
    assert 0.6 * WIDTH < found.light.height < WIDTH
    for drawn, is_glaring in ((found.light, True), (found.dark, False)):
        paths = [item for item in drawn.items if isinstance(item, Path)]
        assert discs(paths) >= sum(bool(card.topic) for card in deck.cards)
        grounds = [item.fill for item in drawn.items if isinstance(item, Rectangle)]
        assert any(fill and is_light(fill) for fill in grounds) == is_glaring


def test_a_page_of_a_part_shows_the_council_with_its_own_cards_lit(deck: Deck) -> None:
    found = drawings(deck)
    for i, part in enumerate(deck.parts[1:-1], 1):
        shown_ = {section.shows for section in part.sections}
        own = {group.suit.colour for each in deck.collections if each.id in shown_
               for group in each.groups}  # fmt: skip
        every = {card.suit.colour for card in deck.cards if card.topic}
        paths = [item for item in found[f"part-{i}"].items if isinstance(item, Path)]
        assert fills(found[f"part-{i}"]) & every == own
        assert discs(paths) == sum(bool(card.topic) for card in deck.cards)


def test_what_belongs_to_no_subject_has_a_thin_line_alone(deck: Deck) -> None:
    found = drawings(deck)
    colophon = next(s.chapter.name for s in sections(deck) if s.role == "colophon")
    for id_ in (*PLAIN, CARDS, VALUES, colophon):
        drawn = found[id_]
        assert drawn.height < 0.02 * drawn.width
        fields = [field for field in drawn.items if isinstance(field, Rectangle)]
        assert len(fields) == len(drawn.items)
        widths = [field.width for field in fields if field.y == 0]
        assert sum(widths) == pytest.approx(drawn.width, abs=0.1)


def test_each_game_has_its_table_beside_its_name(deck: Deck, book: Book) -> None:
    assert deck.play
    found = drawings(deck)
    tables = [found[game_place(game.id)] for game in deck.play.games]
    assert all(a != b for i, a in enumerate(tables) for b in tables[:i])
    held = [h2.getparent() for h2 in book.pages["chapter-spelen.xhtml"].iter(f"{X}h2")
            if h2.get("id").startswith("game-")]  # fmt: skip
    assert [section[0].get("class") for section in held] == ["chamber"] * len(tables)


@pytest.mark.parametrize("name", sampled(NAMES, SAMPLE))
def test_no_two_chapters_of_a_book_are_opened_by_one_drawing(name: str, deck: Deck) -> None:
    deck = deck if name == "deck" else load(ROOT / "examples" / name)
    found = drawings(deck)
    ids = [each.chapter.name for each in sections(deck) if each.role != "colophon"]
    ids += [f"part-{i}" for i in range(1, len(deck.parts) - 1)]
    assert len(ids) > 1
    drawn = [found[id_] for id_ in ids]
    assert not [a for a, b in Counter(map(repr, drawn)).items() if b > 1]
    assert all(each.height > 50 for each in drawn), "a band, not a line"


@pytest.mark.parametrize("name", sampled(NAMES, SAMPLE))
def test_what_is_drawn_depends_on_no_words(name: str, deck: Deck) -> None:
    """Drawings are kept by what is left of a deck without them."""
    deck = deck if name == "deck" else load(ROOT / "examples" / name)
    assert dict(openings(wordless(deck))) == dict(openings(deck))


def test_a_text_that_changes_draws_nothing_anew(deck: Deck, tmp_path: File) -> None:
    shutil.copytree(ROOT / "deck", tmp_path / "deck")
    for path, old in (("values/nut.yaml", "De gemeente moet"), ("book/inleiding.md", "de")):
        text = (tmp_path / "deck" / path).read_text("utf-8")
        assert old in text
        (tmp_path / "deck" / path).write_text(text.replace(old, "Anders", 1), "utf-8")
    changed = load(tmp_path / "deck")
    assert changed != deck
    assert wordless(changed) == wordless(deck)


@pytest.mark.parametrize("emblem", ["grid", "none"])
def test_a_deck_of_other_emblems_is_opened_too(emblem: str, tmp_path: File) -> None:
    deck = tmp_path / "deck"
    shutil.copytree(ROOT / "examples/energie", deck)
    path, kinds = deck / "deck.yaml", "kinds:\n"
    back = f'{{colour: {{screen: "#F6EEE6", press: [2, 5, 8, 0]}}, emblem: {emblem}}}'
    own = f"  - {{id: question, emblem: {emblem}, back: {back}}}\n"
    path.write_text(path.read_text("utf-8").replace(kinds, kinds + own), "utf-8")
    found = load(deck)
    by_place = dict(openings(found))
    for section in sections(found):
        drawn = by_place[section.chapter.name]
        assert len(drawn.light.items) == len(drawn.dark.items) > 1
        is_line = emblem == "none" and section.shows != "games"
        assert (drawn.light.height < 2) == is_line


def test_seats_that_a_band_cuts_are_seen_to_be_cut(deck: Deck) -> None:
    """So much stays of them that they are no slivers; none lies outside."""
    found = drawings(deck)
    cut = 0
    for section in filter(is_near, sections(deck)):
        drawn = found[section.chapter.name]
        for path in drawn.items:
            if isinstance(path, Path):
                for places in _outlines(path):
                    xs, ys = zip(*places, strict=True)
                    size = (max(xs) - min(xs)) / 2
                    edges = (min(xs), drawn.width - max(xs), min(ys), drawn.height - max(ys))
                    parts = [shown((edge + size) / size) for edge in edges]
                    assert min(parts) >= LEAST_SHOWN - 0.05
                    cut += min(parts) < 1
    assert cut


def _outlines(path: Path) -> Iterator[list[tuple[float, float]]]:
    """Yield the points of each disc of a path."""
    ends = [i for i, (verb, _) in enumerate(path.commands) if verb == "Z"]
    for first, last in zip([0, *(end + 1 for end in ends)], ends, strict=False):
        yield points(path.commands[first:last])


def test_no_other_drawing_is_cut_off_and_around_a_chamber_is_air(edition: Book, deck: Deck) -> None:
    near = {f"chapter-{File(s.chapter.name).stem}.xhtml" for s in sections(deck) if is_near(s)}
    near.add("chapter-translation.xhtml")  # of the edition alone
    drawn = [svg for name, page in edition.pages.items() for svg in page.iter(f"{S}svg")
             if name not in near or svg.get("class") != "opening"]  # fmt: skip
    chambers = [svg for svg in drawn if svg.get("class") in {"opening", "chamber"}]
    assert chambers
    for svg in drawn:
        _, _, *size = map(float, svg.get("viewBox").split())
        paths = "".join(path.get("d") for path in svg.iter(f"{S}path"))
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", paths)]
        air = 0.5 if svg in chambers else 0
        for values, side in zip((numbers[::2], numbers[1::2]), size, strict=True):
            assert min(values, default=air) >= air, svg.get("class")
            assert max(values, default=0) <= side - air, svg.get("class")


def test_every_seat_stands_in_a_chamber_and_a_groups_own_are_lit(deck: Deck) -> None:
    found = drawings(deck)
    assert fills(found["title"]) >= {LIGHT.suit(c.suit.colour) for c in deck.cards if c.group}
    for group in chain.from_iterable(map_.groups for map_ in deck.collections):
        seats = [path for path in found[group.id].items if isinstance(path, Path)]
        lit = [path for path in seats if path.fill == group.suit.colour]
        assert discs(lit) == sum(len(topic.cards) for topic in group.topics)
        assert discs(seats) == len(deck.of_kind(group.topics[0].cards[0].kind))


def test_lit_seats_can_be_told_from_their_grounds(deck: Deck) -> None:
    """WCAG 2.2, 1.4.11, on a light page and on a dark one."""
    suits = {palette.suit(card.suit.colour) for card in deck.cards for palette in (LIGHT, DARK)}
    ground, compared = BLACK, 0
    for _, drawn in openings(deck):
        for item in (*drawn.light.items, *drawn.dark.items):
            if isinstance(item, Rectangle) and item.fill:
                ground = item.fill
            elif isinstance(item, Path) and item.fill in suits:
                assert contrast(item.fill, ground) >= 3
                compared += 1
    assert compared > 100
