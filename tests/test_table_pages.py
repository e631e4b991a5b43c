"""The page of a table is read by all who sit there: its questions, and what its seats say."""

import pytest

from frames import groups, text_boxes
from kaartspel.dealing import Evening, deal
from kaartspel.deck.model import Deck
from kaartspel.design import cardlist, evening_pages
from kaartspel.design.a4 import FIRST, MARGIN, WIDTH
from kaartspel.design.tablehead import EDGE
from kaartspel.frame import Group, Rectangle, Role, Text, mm
from kaartspel.geometry import leaves, path_bounds
from kaartspel.type import typesetter


@pytest.mark.parametrize("game", ["debat", "ruilen"])
def test_what_the_seats_of_a_table_say_stands_below_them(deck: Deck, game: str) -> None:
    """It was five tiny lines beside them, of three words each."""
    evening = Evening((game,), "raad-2026", people=20)
    for page in evening_pages(deck, evening, *deal(deck, evening))[::2]:
        seats = next(item for item in page.items if isinstance(item, Group) and item.y > mm(FIRST))
        *_, low = path_bounds((seats,))
        start = deck.words["deal_seats"][:10]
        said = [[text for text, _ in leaves(group.items) if isinstance(text, Text)]
                for group in groups(page.items, Role.PARAGRAPH)]  # fmt: skip
        (lines,) = (texts for texts in said if texts[0].says.startswith(start))
        assert len(lines) <= 2
        assert lines[0].pieces[0].x == pytest.approx(mm(MARGIN + EDGE))
        assert lines[0].pieces[0].y - lines[0].size > low


def test_a_question_is_narrower_where_it_then_reads_better(
    deck: Deck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line ended with 'klantcontactcentra en', and the next began with what that leads to."""
    broken = _leading(deck)
    monkeypatch.setattr(cardlist, "_NARROWER", ())
    assert broken <= 0.6 * _leading(deck)


def test_the_head_of_strips_stands_off_its_rule(deck: Deck) -> None:
    """As the heads of the evening's other pages do: its second line almost sat on the rule."""
    evening = Evening(("debat",), "raad-2026", people=20)
    pages = evening_pages(deck, evening, *deal(deck, evening))
    for page in pages[1::2]:
        rule = next(item for item in page.items if isinstance(item, Rectangle)
                    and item.width == mm(WIDTH - 2 * MARGIN))  # fmt: skip
        above = [low for _, (_, _, _, low) in text_boxes(deck, page) if low < rule.y]
        assert rule.y - max(above) > mm(4.5)


def _leading(deck: Deck) -> int:
    """Return how many lines of questions end with a word that leads on."""
    leads_on = typesetter(deck.fonts, "nl", deck.hyphenation).hyphens.leads_on
    count = 0
    for seed in "abcdef":
        evening = Evening(("debat",), seed, people=30)
        for page in evening_pages(deck, evening, *deal(deck, evening))[::2]:
            lines = [text.says.split() for group in groups(page.items, Role.LIST_ITEM)
                     for text, _ in leaves(group.items) if isinstance(text, Text)]  # fmt: skip
            count += sum(leads_on(line[-1]) > 20 for line in lines if line)
    return count
