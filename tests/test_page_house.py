"""What the page begins with: the council, in which each seat is a card that can be looked at."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import combinations, product
from math import dist
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import fits, judge
from kaartspel.deck.load import load
from kaartspel.deck.model import Colour, Deck
from kaartspel.design import contrast, halves, placed
from kaartspel.page.export import anchor
from kaartspel.page.house import house
from repository import ENGLISH, ROOT
from sampling import sampled

DECKS = (
    ROOT / "deck",
    ENGLISH,
    *(ROOT / "examples" / name for name in ("energie", "praatjes", "flash")),
)


@pytest.mark.parametrize("folder", DECKS, ids=lambda folder: folder.name)
def test_each_card_of_the_council_has_a_seat_inside_its_drawing(folder: Path) -> None:
    deck = load(folder)
    drawn = house(deck)
    for half, svg in zip(placed(halves(deck)), (drawn.upper, drawn.lower), strict=False):
        left, top, width, height = map(int, svg.split('viewBox="')[1].split('"')[0].split())
        for seat in half.seats:
            assert svg.count(f'data-seat="{anchor(seat.card)}"') == 1
            x, y, room = 1000 * seat.x, 1000 * seat.y, 1000 * half.radius
            assert left + room < x < left + width - room
            assert top + room < y < top + height - room


def test_a_seat_shows_its_card_and_leads_to_it(page: Page, address: str, deck: Deck) -> None:
    page.goto(address)
    centre = page.locator("#seated")
    seats = page.locator("#welcome [data-seat]")
    cards = [card for half in halves(deck) for card in half.cards]
    expect(seats).to_have_count(len(cards))
    seats.nth(7).hover()
    expect(centre).to_have_attribute("href", f"#{anchor(cards[7])}")
    expect(page.locator("#welcome .now")).to_have_count(1)
    centre.focus()
    page.keyboard.press("ArrowRight")
    expect(
        page.get_by_role("link", name=f"{cards[8].number} {cards[8].name}").first
    ).to_be_focused()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(centre).to_have_attribute("href", f"#{anchor(cards[-1])}")
    page.keyboard.press("Enter")
    name = f"{cards[-1].number} {cards[-1].name}"
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.go_back()
    seats.nth(70).click()
    name = f"{cards[70].number} {cards[70].name}"
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


COVERED = """([card, ...seats]) => seats.filter((seat) => seat.left < card.right
    && seat.right > card.left && seat.top < card.bottom && seat.bottom > card.top).length"""


@pytest.mark.parametrize(
    "width",
    sampled([(320,), (360,), (390,), (600,), (620,), (768,), (1024,), (1600,)], [(360,), (1024,)]),
)
def test_the_card_beside_the_council_covers_no_seat(looked: Page, address: str, width: int) -> None:
    held_upright = width <= 608  # where the card is below the council, on a window that is as high
    height = max(800, round(1.65 * width)) if held_upright else 800
    looked.set_viewport_size({"width": width, "height": height})
    looked.goto(f"{address}#")
    if held_upright:
        looked.locator("#seated").scroll_into_view_if_needed()
    expect(looked.locator("#seated")).to_be_in_viewport(ratio=1)
    places = looked.evaluate(
        "[...document.querySelectorAll('#seated, #welcome [data-seat]')]"
        ".map((one) => one.getBoundingClientRect().toJSON())"
    )
    assert len(places) > 100
    if width >= 360:
        assert least_apart(places[1:]) >= 24, "WCAG 2.5.8: a finger finds each seat"
    assert looked.evaluate(COVERED, places) == 0


def least_apart(places: list[dict[str, float]]) -> float:
    """Return how far the middles of any two places are apart at least, in px."""
    middles = [(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2) for at in places]
    return min(dist(*pair) for pair in combinations(middles, 2))


@pytest.mark.parametrize("size", sampled([((360, 740),), ((390, 844),)], [((360, 740),)]))
def test_a_phone_shows_what_can_be_done_before_anything_is_scrolled(
    looked: Page, address: str, size: tuple[int, int]
) -> None:
    looked.set_viewport_size({"width": size[0], "height": size[1]})
    looked.goto(f"{address}#")
    buttons = looked.locator("#welcome .button")
    expect(buttons).to_have_count(2)
    for button in buttons.all():
        expect(button).to_be_in_viewport(ratio=1)
    expect(looked.locator("#welcome .house.lower")).to_be_in_viewport(ratio=1)
    expect(looked.locator("#seated")).to_be_in_viewport()  # its head: there is a card below
    tops = looked.evaluate(TOPS)
    assert tops == sorted(tops), "buttons come before the council and its card"
    text, *seats = looked.evaluate(LEFTS)
    assert abs(min(seats) - text) <= 1, "the council is as wide as text"


TOPS = """['.title', '.button', '.house.upper', '.seated']
    .map((one) => document.querySelector(`#welcome ${one}`).getBoundingClientRect().top)"""
LEFTS = """[...document.querySelectorAll('.title, #welcome [data-seat]')]
    .map((one) => one.getBoundingClientRect().left)"""
LOOKS = """['.house.upper g', '.named', '.house.lower g', '.told-of'].map((one) =>
    [...document.querySelectorAll(one)].map((each) => getComputedStyle(each))
        .map((style) => (one.endsWith(' g') ? style.fill : style.backgroundColor)))"""


def test_in_the_dark_no_half_of_the_council_glares_and_each_seat_is_seen(
    looked: Page, address: str
) -> None:
    looked.emulate_media(color_scheme="dark")
    looked.goto(f"{address}#")
    looks = [[_colour(style) for style in styles] for styles in looked.evaluate(LOOKS)]
    for seats, (ground,) in (looks[:2], looks[2:]):
        assert contrast(ground, Colour.of_screen(0, 0, 0)) < 1.5
        assert len(seats) > 5
        assert min(contrast(seat, ground) for seat in seats) >= 3


def _colour(style: str) -> Colour:
    """Return a colour as a browser tells it: rgb(1, 2, 3)."""
    red, green, blue = map(int, style.removeprefix("rgb(").removesuffix(")").split(","))
    return Colour.of_screen(red, green, blue)


ENDS = """(of) => [...document.querySelectorAll(of)].filter((one) => one.offsetParent)
    .map((one) => one.getBoundingClientRect().right - parseFloat(getComputedStyle(one).paddingRight)
        * one.matches('nav a'))"""


@pytest.mark.parametrize("width", sampled([(1024,), (1389,)], [(1389,)]))
def test_a_wide_page_has_one_right_edge_and_one_look_for_what_is_done_first(
    page: Page, address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    looks = set()
    places = (("", ".seated"), ("#spelen", ".offer"), ("#vastleggen", ".actions"))
    for place, last in places:
        page.goto("about:blank")
        page.goto(address + place)
        first = page.locator("main :is(button, .button):not(.quiet, .link, [aria-pressed]):visible")
        style = "one => { const s = getComputedStyle(one); return [s.color, s.backgroundColor] }"
        looks.add(tuple(first.first.evaluate(style)))
        edge = max(page.evaluate(ENDS, "nav[aria-label] a"))
        assert abs(edge - max(page.evaluate(ENDS, last))) < 1, place
    assert len(looks) == 1


MIDDLES = """['.finding .switch', '#search', '#kinds', '#groups', '#count']
    .map((one) => document.querySelector(one).getBoundingClientRect())
    .map(({ top, bottom }) => (top + bottom) / 2)"""


def test_what_finds_a_card_is_on_one_line(looked: Page, address: str) -> None:
    for width, first in ((1280, 0), (1024, 1)):
        looked.set_viewport_size({"width": width, "height": 800})
        looked.goto(f"{address}#")
        middles = looked.evaluate(MIDDLES)[first:]
        assert max(middles) - min(middles) < 2


PRINTED = 63 / 25.4 * 96  # CSS px: how wide a card is in print


@pytest.mark.parametrize(
    ("size", "half"),
    sampled(
        product([(320, 640), (360, 640), (390, 844)], [0, 1]),
        [((320, 640), 1), ((390, 844), 0)],
    ),
)
def test_a_finger_chooses_a_seat_and_sees_its_card_as_it_is_in_print(
    browser: Browser, address: str, deck: Deck, size: tuple[int, int], half: int
) -> None:
    cards = halves(deck)[half].cards
    number = len(cards) // 2
    with telephone(browser, *size) as page:
        page.goto(address)
        page.locator(f'[data-seat="{anchor(cards[number])}"]').tap()
        seated = page.locator("#seated")
        face = seated.locator("svg")
        expect(face.locator("text", has_text=cards[number].number).first).to_be_attached()
        expect(page.locator("#welcome .now")).to_be_in_viewport(ratio=0.99)
        if half or size[1] > 800:  # else it comes up as far as its seat, that is the uppermost
            expect(seated).to_be_in_viewport(ratio=0.99)
        shown = seated.bounding_box()
        assert shown
        assert shown["width"] >= PRINTED or size[0] < 360
        for name, of in (("Volgende", number + 1), ("Vorige", number)):
            button = page.get_by_role("button", name=name)
            place = button.bounding_box()
            assert place
            assert min(place["width"], place["height"]) >= 44
            button.tap()
            expect(seated).to_have_attribute("href", f"#{anchor(cards[of])}")
        assert fits(page)
        judge(page)
        seated.tap()
        name = f"{cards[number].number} {cards[number].name}"
        expect(page.get_by_role("heading", level=1)).to_have_text(name)


@contextmanager
def telephone(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """Yield a page that is touched, on which nothing moves by itself."""
    viewport = {"width": width, "height": height}
    with closing(
        browser.new_context(viewport=viewport, has_touch=True, reduced_motion="reduce")  # type: ignore[arg-type]
    ) as context:
        yield context.new_page()


HIDDEN = """[...document.querySelectorAll('#screen .house circle')].filter((seat) => {
    const at = seat.getBoundingClientRect();
    const top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
    return !top || !top.closest('.house');
}).length"""


SCREENS = [((320, 640),), ((390, 844),), ((844, 390),)]


@pytest.mark.parametrize("size", sampled(SCREENS, SCREENS[::2]))
def test_a_screen_that_waits_shows_the_council_and_leads_to_a_game(
    looked: Page, address: str, size: tuple[int, int]
) -> None:
    looked.set_viewport_size({"width": size[0], "height": size[1]})
    looked.goto(f"{address}#scherm")
    for half in looked.locator("#screen .house").all():
        expect(half).to_be_in_viewport(ratio=1)
    assert looked.evaluate(HIDDEN) == 0
    assert fits(looked)
    assert looked.evaluate("document.documentElement.scrollHeight <= innerHeight")
    looked.locator("#screen").get_by_role("link").click()
    expect(looked.get_by_role("heading", level=1)).to_have_text("Kies een spel")


def test_a_deck_of_one_kind_has_one_half_and_no_way_to_maps_that_it_has_not(
    page: Page, tmp_path: Path
) -> None:
    from kaartspel.building import Request, build

    target = build(Request(ROOT / "examples/praatjes", tmp_path, only=("page",))).target
    page.goto((target / "praatjes.html").as_uri())
    expect(page.locator(".house")).to_have_count(1)
    expect(page.locator('[href="#overzichten"]')).to_have_count(0)
    assert fits(page)
    judge(page)
