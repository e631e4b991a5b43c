"""Lines of posters follow the sense, as those of cards do: in questions, and in what is below."""

from collections.abc import Iterator

import pytest

from kaartspel.deck.model import Deck
from kaartspel.posters import maps
from kaartspel.posters.layout import Layout
from kaartspel.posters.poster import Edition
from kaartspel.type import Column
from kaartspel.type.function_words import FUNCTION_WORDS
from posted import laid

FUNCTION = FUNCTION_WORDS["nl"]


@pytest.fixture(scope="module")
def layouts(deck: Deck) -> list[Layout]:
    setter = Edition.from_deck(deck, "a3").typesetter
    return [laid(map_, "a3", setter) for map_ in maps(deck)]


def test_no_line_of_a_question_ends_in_the_middle_of_a_phrase(
    layouts: list[Layout],
) -> None:
    """It is seen across a room: 'relevante vragen over het'."""
    for layout in layouts:
        column = layout.question.column
        assert not column.is_rough, [line.text for line in column.lines]


def test_one_line_in_twelve_ends_with_a_word_that_leads_on(layouts: list[Layout]) -> None:
    """It was one in eight: 29 of 233."""
    inner = [line.text for column in _texts(layouts) for line in column.lines[:-1]]
    assert sum(map(_leads_on, inner)) <= len(inner) / 12


def test_no_text_of_a_poster_ends_with_what_looks_left_over(layouts: list[Layout]) -> None:
    for column in _texts(layouts):
        *others, last = (column.style.width(line.text) for line in column.lines)
        assert not others or last > 0.35 * max(others)


def test_a_text_has_a_line_more_only_where_its_field_has_room(
    deck: Deck, layouts: list[Layout]
) -> None:
    """No text is smaller for that, and none begins lower than it may."""
    for layout in layouts:
        for tile in layout.tiles:
            foot = tile.box.y + tile.box.height
            ends = [y for entry in tile.entries for _, y in entry.text.ends()]
            assert max(ends) < foot - layout.grid.leading * 0.7
    assert [round(layout.grid.body, 1) for layout in layouts] == [13.6, 17.0, 9.9, 15.6]


def _texts(layouts: list[Layout]) -> Iterator[Column]:
    for layout in layouts:
        yield from (entry.text.column for tile in layout.tiles for entry in tile.entries)


def _leads_on(line: str) -> bool:
    return line.rsplit(maxsplit=1)[-1].lower() in FUNCTION
