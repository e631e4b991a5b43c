"""Texts are set at the first size that fits, or smaller until they fit."""

from dataclasses import replace

import pytest

from frames import groups, lay_out
from kaartspel.deck.model import Deck
from kaartspel.design import BLACK, lay_out_card, settings
from kaartspel.frame import Group, Role, Text
from kaartspel.geometry import leaves
from kaartspel.type import Column, Style, Typesetter, typesetter

WORD = "0123456789012345"  # nobody breaks a number


@pytest.fixture(scope="module")
def setter(deck: Deck) -> Typesetter:
    return typesetter(deck.fonts, deck.metadata.language)


def styles(setter: Typesetter, *sizes: float) -> list[Style]:
    return [Style(setter.text, size, 1.2, BLACK) for size in sizes]


def test_the_first_style_that_fits_is_taken(setter: Typesetter) -> None:
    width = 10.5 * setter.text.width(WORD)
    column = setter.first_fitting(WORD, styles(setter, 12, 11, 10, 9), width)
    assert column is not None
    assert column.style.size == 10


def test_what_must_fit_is_asked_of_each_column(setter: Typesetter) -> None:
    def is_low(column: Column) -> bool:
        return column.height <= 9 * setter.text.cap_height

    column = setter.first_fitting(WORD, styles(setter, 10, 9, 8), 1000, is_low)
    assert column is not None
    assert column.style.size == 9


def test_where_no_style_fits_there_is_no_column(setter: Typesetter) -> None:
    assert setter.first_fitting(WORD, styles(setter, 10, 9), 20) is None


def test_a_text_shrinks_no_more_than_its_widest_word_asks(setter: Typesetter) -> None:
    for width in (500.0, 100.0, 30.0, 3.0):
        column = setter.shrunk(f"een {WORD}", Style(setter.text, 12, 1.2, BLACK), width, 0.9)
        assert column.style.size * setter.text.width(WORD) <= width + 1e-6
        larger = replace(column.style, size=column.style.size / 0.9)
        is_whole = column.style.size == 12
        assert is_whole or setter.column(f"een {WORD}", larger, width) is None


def test_a_word_on_two_lines_is_told_by_its_hyphen(deck: Deck) -> None:
    setter = typesetter(deck.fonts, "nl", ("boven-kamer",))
    style = Style(setter.text, 10, 1.2, BLACK)
    width = style.width("bovenk")
    added, own = setter.column("bovenkamer", style, width), setter.column("a-bovenk", style, width)
    assert added is not None
    assert own is not None
    assert (added.is_hyphenated, added.divides_words) == (True, True)
    assert (own.is_hyphenated, own.divides_words) == (False, True)


def test_each_face_keeps_for_itself_what_it_measured(deck: Deck) -> None:
    """What is kept for all faces together would keep their fonts as well, long after their use."""
    one, other = (replace(typesetter(deck.fonts, "nl").text) for _ in range(2))
    one.width("woord")
    assert one.width.cache_info().currsize == 1  # type: ignore[attr-defined]
    assert other.width.cache_info().currsize == 0  # type: ignore[attr-defined]


def test_a_title_too_wide_for_its_largest_size_is_set_smaller(deck: Deck) -> None:
    card = next(card for card in deck.cards if card.kind.id == "statement")
    card = replace(card, topic=WORD)
    poker = next(format_ for format_ in deck.formats if format_.name == "poker")
    setting = settings(replace(deck, cards=(card,)), poker)[card.kind]
    (title,) = (
        item for item in lay_out_card(setting, card).front.items
        if isinstance(item, Group) and item.role is Role.HEADING
    )  # fmt: skip
    (text,) = (item for item, _ in leaves((title,)) if isinstance(item, Text))
    assert text.says == WORD
    assert text.size < 18


def test_every_question_and_statement_has_its_least_size_or_more(
    deck: Deck, every_case: bool
) -> None:
    for format_ in deck.formats if every_case else deck.formats[:2]:
        sizes: dict[str, set[float]] = {"question": set(), "statement": set()}
        for faces in lay_out(deck, format_):
            if faces.card.kind.id in sizes:
                for group in groups(faces.front.items, Role.PARAGRAPH):
                    texts = [item for item in group.items if isinstance(item, Text)]
                    if "".join(text.says for text in texts) == faces.card.text:
                        sizes[faces.card.kind.id] |= {text.size for text in texts}
        for found in sizes.values():
            assert len(found) == 1, "one size of body for all cards of a kind"
            assert min(found) >= format_.body_sizes[0]
