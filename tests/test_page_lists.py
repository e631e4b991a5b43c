"""The list of all cards: folded on a phone, in rows that no card ends alone on a desk."""

from contextlib import closing

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import fits, judge
from kaartspel.deck.model import Deck
from kaartspel.page.export import anchor
from sampling import sampled

LEAST = 16  # px: of a card's text, and of a page's
LARGEST = """face => Math.max(...[...face.querySelectorAll('text')]
    .map(text => parseFloat(text.getAttribute('font-size'))))
    * face.getBoundingClientRect().width / face.viewBox.baseVal.width"""
ROW = """row => [...row.children].map(card => card.getBoundingClientRect().top)"""


@pytest.mark.parametrize(
    ("width", "look"),
    sampled(
        [(width, look) for width in (320, 390, 430) for look in ("light", "dark")],
        [(320, "dark"), (390, "light")],
    ),
)
def test_on_a_phone_groups_are_folded_into_a_list_of_a_few_screens(
    browser: Browser, address: str, deck: Deck, width: int, look: str
) -> None:
    """A tap opens one: a row of cards to go along, which does not make the page wider."""
    viewport = {"width": width, "height": 844}
    with closing(
        browser.new_context(viewport=viewport, has_touch=True, color_scheme=look)  # type: ignore[arg-type]
    ) as phone:
        page = phone.new_page()
        page.goto(address)
        named = [group for collection in deck.collections for group in collection.groups]
        heads = page.locator("#cards summary")
        expect(heads).to_have_count(len(named) + 1)  # and the rules
        assert page.evaluate("document.documentElement.scrollHeight") < 4 * 844
        expect(page.locator("#cards details[open]")).to_have_count(1)
        head = heads.filter(has_text=named[-1].name)
        height = head.evaluate("one => one.offsetHeight")
        assert height >= 44
        head.tap()
        row = head.locator("xpath=following-sibling::ul")
        cards = row.locator("svg.face")
        expect(cards).to_have_count(len(named[-1].cards))
        assert cards.nth(1).evaluate(LARGEST) >= LEAST
        expect(cards.nth(1)).to_be_in_viewport()  # a part of it: there is more
        assert len(set(row.evaluate(ROW))) == 1
        assert fits(page)
        judge(page)  # who goes along a row leaves links beside the window: to axe, they skip
        row.locator("a").last.focus()
        expect(cards.last).to_be_in_viewport(ratio=0.99)
        head.tap()
        expect(cards.first).not_to_be_visible()


def test_what_is_searched_for_is_never_folded(looked: Page, address: str) -> None:
    looked.set_viewport_size({"width": 390, "height": 844})
    looked.goto(f"{address}#")
    looked.get_by_role("searchbox").fill("deelplatforms")
    expect(looked.locator("#cards [data-card] a:visible")).to_have_count(1)
    looked.get_by_role("searchbox").fill("")
    expect(looked.locator("#cards details[open]")).to_have_count(1)
    looked.set_viewport_size({"width": 1024, "height": 844})
    expect(looked.locator("#cards details:not([open])")).to_have_count(0)


def test_who_comes_back_from_a_card_finds_the_list_as_it_was(
    looked: Page, address: str, deck: Deck
) -> None:
    looked.set_viewport_size({"width": 390, "height": 844})
    looked.goto(f"{address}#")
    group = deck.collections[-1].groups[-1]
    looked.locator("#cards summary").filter(has_text=group.name).click()
    card = group.cards[2]
    link = looked.locator(f"[data-card='{card.id}'] a")
    link.scroll_into_view_if_needed()
    link.click()
    expect(looked.get_by_role("heading", level=1)).to_have_text(f"{card.number} {card.name}")
    looked.go_back()
    expect(link).to_be_in_viewport(ratio=0.9)
    expect(link).to_be_focused()
    assert looked.url.partition("#")[2] != anchor(card)


@pytest.mark.parametrize(("width", "across"), [(1366, 5), (1024, 4), (768, 3)])
def test_on_a_desk_no_card_stands_alone_in_the_last_row(
    looked: Page, address: str, width: int, across: int
) -> None:
    looked.set_viewport_size({"width": width, "height": 768})
    looked.goto(f"{address}#")
    for row in looked.locator("#cards .tiles").all():
        tops = row.evaluate(ROW)
        assert tops.count(tops[0]) == min(across, len(tops)) or len(tops) == across + 1
        assert tops.count(tops[-1]) > 1
