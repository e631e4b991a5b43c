"""A field that is left by a click: that click counts. What is gone to is seen."""

import pytest
from playwright.sync_api import Locator, Page, expect

from browsing import begin
from kaartspel.deck.model import Deck
from sampling import sampled

PRESS = 90  # ms that a mouse's button is down


def press(page: Page, button: Locator) -> None:
    """Press it as a hand does: what has the focus loses it while the button is down."""
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_timeout(PRESS)
    page.mouse.up()


def asked(page: Page, name: str, answer: str) -> None:
    """Type an answer, and stay in the field."""
    field = page.locator(".place:not([hidden])").get_by_label(name, exact=True)
    field.click()
    field.press("Control+a")
    page.keyboard.type(answer)


def test_the_first_click_after_a_number_counts(page: Page, address: str) -> None:
    page.goto(f"{address}#spelen")
    asked(page, "Hoeveel mensen?", "27")
    press(page, page.get_by_role("button", name="Kies Debat").first)
    expect(page.locator(".chosen h2")).to_have_text("Debat")
    asked(page, "Tafels", "6")
    expect(page.locator(".chosen .facts").last).to_contain_text("4 of 5 mensen")
    press(page, page.get_by_role("button", name="Deel de kaarten"))
    expect(page.locator(".tabs button")).to_have_count(6)
    page.goto(f"{address}#printen")
    asked(page, "Hoeveel mensen?", "31")
    with page.expect_popup():
        press(page, page.locator(".advice tbody a").first)


def test_what_is_printed_is_for_whom_is_typed_and_says_so(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}#printen")
    example = page.get_by_text("12 is een voorbeeld.")
    expect(example).to_be_visible()
    expect(page.locator(".files li").first).not_to_be_visible()  # a phone's way is short
    page.get_by_label("Welk spel?").select_option("Debat")
    asked(page, "Hoeveel mensen?", "27")
    expect(page.locator(".advice strong")).to_have_text("Debat, voor 27 mensen, 5 tafels")
    expect(example).not_to_be_visible()
    page.locator(".files summary").first.click()
    expect(page.locator(".files li a").first).to_be_visible()


def test_a_number_that_cannot_be_is_the_nearest_that_can(page: Page, address: str) -> None:
    page.goto(f"{address}#spelen")
    field = page.get_by_label("Hoeveel mensen?").first
    for typed, kept in (("", "12"), ("999", "300"), ("0", "2"), ("4.6", "5")):
        field.fill(typed)
        field.press("Tab")
        expect(field).to_have_value(kept)


def test_who_has_a_code_is_led_to_its_field_and_told_how_one_looks(
    page: Page, address: str, deck: Deck
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}#spelen")
    page.get_by_role("button", name="Ik heb een code").click()
    expect(page.get_by_label("Code van de avond")).to_be_focused()
    expect(page.get_by_label("Code van de avond")).to_be_in_viewport()
    page.keyboard.type("hcmz")
    page.keyboard.press("Enter")
    assert deck.play
    example = f"{deck.play.games[0].id} 5 27 hcmz"
    expect(page.locator(".code [role=status]")).to_contain_text(example)


@pytest.mark.parametrize("width", sampled([(768,), (1024,)], [(768,)]))
def test_the_bar_hides_nothing_that_is_gone_to(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    begin(page, address)
    bar = page.locator("header").bounding_box()
    head = page.locator("#play .head").bounding_box()
    assert bar
    assert head
    assert bar["height"] < 64, "one row"
    assert head["y"] >= bar["height"]


@pytest.mark.parametrize("size", sampled([((320, 640),), ((390, 844),)], [((320, 640),)]))
def test_nothing_of_the_screen_lies_on_another_or_beside_it(
    page: Page, address: str, size: tuple[int, int]
) -> None:
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    begin(page, address)
    page.goto(f"{address}#scherm")
    full, title, time = (
        page.locator(f"#screen {part}").bounding_box() for part in (".full", ".kind", ".time")
    )
    assert full
    assert title
    assert time
    assert full["y"] >= title["y"] + title["height"] or full["y"] + full["height"] <= title["y"]
    assert time["x"] + time["width"] <= width


@pytest.mark.parametrize("width", sampled([(390,), (1280,)], [(390,)]))
def test_a_card_is_turned_without_scrolling_past_it(looked: Page, address: str, width: int) -> None:
    looked.set_viewport_size({"width": width, "height": 844})
    looked.goto(f"{address}#w23")
    tops = {
        name: looked.locator("#card").get_by_text(name).first.bounding_box()
        for name in ("Vorige", "Draai om", "Volgende")
    }
    lines = {round(box["y"] / 9) for box in tops.values() if box}
    assert max(lines) - min(lines) <= 1, "on one line"
    expect(looked.get_by_role("button", name="Draai om")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(
    "size", sampled([((1024, 768),), ((1280, 720),), ((1600, 900),)], [((1280, 720),)])
)
def test_a_card_is_as_large_as_its_window_is_high(
    looked: Page, address: str, size: tuple[int, int]
) -> None:
    looked.set_viewport_size({"width": size[0], "height": size[1]})
    looked.goto(f"{address}#v10")
    face = looked.locator(".large svg.face >> visible=true")
    expect(face).to_be_in_viewport(ratio=1)
    box = face.bounding_box()
    assert box
    assert box["height"] > 0.7 * size[1]
    others = looked.locator(".beside .tiles svg.face").evaluate_all(
        "faces => faces.map((face) => face.getBoundingClientRect().toJSON())"
    )
    assert max(other["right"] for other in others) > 0.95 * size[0] - 16, "the width is used"


@pytest.mark.parametrize("width", sampled([(320,), (390,), (768,), (1280,)], [(320,), (1280,)]))
def test_a_word_on_a_button_has_air(looked: Page, address: str, width: int) -> None:
    looked.set_viewport_size({"width": width, "height": 800})
    looked.goto(f"{address}#w23")
    airs = looked.locator("#card :is(a.button, button):visible").evaluate_all(
        """buttons => buttons.map((button) => {
            const range = document.createRange();
            range.selectNodeContents(button);
            const unseen = button.querySelector('.unseen');
            if (unseen) range.setEndBefore(unseen);
            const [box, text] = [button, range].map((one) => one.getBoundingClientRect());
            return Math.min(text.left - box.left, box.right - text.right);
        })"""
    )
    low = -1 if width < 576 else 6  # on a phone the ways back are links
    assert len(airs) == 5
    assert min(airs[:2]) >= low
    assert min(airs[2:]) >= 6


def test_the_type_of_small_cards_stays_within_them(looked: Page, address: str) -> None:
    """Also where a browser draws it on a grid of pixels, as one without a window does."""
    looked.goto(f"{address}#v10")
    expect(looked.locator(".tiles svg:visible").first).to_be_visible()
    small = """[...document.querySelectorAll('.tiles svg')].filter(svg => svg.checkVisibility())
        .map(svg => [svg.getBoundingClientRect().right, Math.max(...[
            ...svg.querySelectorAll('text')].map(text => text.getBoundingClientRect().right))])"""
    edges = looked.evaluate(small)
    assert len(edges) > 5
    assert all(text < edge for edge, text in edges)


@pytest.mark.parametrize("width", [320, 390, 440, 600, 1280])
def test_what_a_card_of_the_list_says_is_read_on_any_screen(
    looked: Page, address: str, width: int
) -> None:
    """In 13.5 px or more, on a phone in 18: there cards stood two abreast, in 11 px."""
    looked.set_viewport_size({"width": width, "height": 844})
    looked.goto(f"{address}#cards")
    face = looked.locator("#cards .tiles svg.face").first
    expect(face).to_be_visible()
    size = face.evaluate(
        """svg => Math.max(...[...svg.querySelectorAll('text')].map(text =>
            parseFloat(getComputedStyle(text).fontSize))) * svg.getBoundingClientRect().width
            / svg.viewBox.baseVal.width"""
    )
    assert size >= (18 if width < 400 else 13.5)
    assert looked.evaluate("document.documentElement.scrollWidth") <= width
