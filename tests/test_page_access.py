"""The page for everyone: whatever its width, colours, motion and type, axe finds no fault in it."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browsing import begin, fits, judge
from kaartspel.building import Request, build
from repository import ENGLISH
from sampling import sampled

WIDTHS = (320, 420, 1024, 1920)
JUDGED = (320, 1024)
LOOKS = ("light", "dark", "forced")
GAMES = ("Debat", "Andere bril")
SAMPLE = [(1024, "dark", GAMES[1]), (320, "forced", GAMES[0])]
FORCED = {"rules": {"color-contrast": {"enabled": False}}}  # axe cannot see forced colours


STATES = ("", "#w23", "#v02", "#c4", "#s01", "#overzichten", "#spelen", "#vastleggen",
          "#printen", "#scherm")  # fmt: skip
# To axe, a card is a card; and other tests have it judge these places with more in them.
JUDGED_ELSEWHERE = {"#v02", "#s01", "#vastleggen", "#printen", "#scherm"}


@pytest.mark.parametrize("width", sampled([(width,) for width in WIDTHS], [(320,)]))
def test_each_place_fits_and_has_no_fault_that_axe_finds(
    page: Page, address: str, width: int, every_case: bool
) -> None:
    """Each is seen at a width, and then made as wide as a screen on the wall.

    Unless every case is asked for, the page is opened once and then led from place to place, and
    only where it begins, at all its cards, are some of the pictures judged too.
    """
    for state in STATES:
        page.set_viewport_size({"width": width, "height": 720})
        if every_case:
            page.goto("about:blank")
        page.goto(address + state)
        assert fits(page), state
        if not state:
            assert page.locator("#welcome .button:visible").count() >= 2
        if width in JUDGED and (every_case or state not in JUDGED_ELSEWHERE):
            judge(page, pictures=1 if every_case else 0 if state else 16)
        page.set_viewport_size({"width": WIDTHS[-1], "height": 720})
        assert fits(page), state


@pytest.mark.parametrize(("width", "look", "game"), sampled(product(JUDGED, LOOKS, GAMES), SAMPLE))
def test_a_game_in_each_look_has_no_fault_that_axe_finds(
    page: Page, address: str, width: int, look: str, game: str, every_case: bool
) -> None:
    """Unless all are asked for, a game is followed to its end in the dark alone."""
    page.set_viewport_size({"width": width, "height": 720})
    dark = "light" if look == "light" else "dark"
    page.emulate_media(color_scheme=dark, forced_colors="active" if look == "forced" else "none")  # type: ignore[arg-type]
    options = FORCED if look == "forced" else None
    begin(page, address, game=game)
    page.get_by_role("button", name="Bekijk: Speler 1").click()
    if page.locator(".votes").count():
        page.get_by_text("Stemmen", exact=True).click()
    page.get_by_text("Meedoen op je eigen telefoon").click()
    page.get_by_text("Lees alle regels").click()
    assert fits(page)
    judge(page, options)
    if look != "dark" and not every_case:
        return
    page.get_by_role("button", name="Stop dit spel").click()
    judge(page, options)
    page.get_by_role("button", name="Ja, stop").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kies een spel")
    page.goto(f"{address}#overzichten")
    judge(page, options)


def test_all_can_be_done_with_a_keyboard_and_seen_with_large_type(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 640, "height": 720})
    for place, width in (("overzichten", 390), ("kaarten", 1024), ("spelen", 640)):
        page.set_viewport_size({"width": width, "height": 720})
        page.goto(f"{address}#{place}")
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
        assert fits(page), place
    page.get_by_label("Hoeveel minuten?").fill("5")
    page.get_by_label("Hoeveel minuten?").press("Tab")
    expect(page.get_by_text("Spellen die passen: 0. Het kortst duurt ")).to_be_visible()
    page.get_by_label("Hoeveel minuten?").fill("60")
    page.get_by_label("Hoeveel minuten?").press("Tab")
    page.get_by_label("Wat wil je bereiken?").focus()
    names = []
    for _ in range(12):
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert "Kies Ruilen" in names
    small = page.evaluate("""[...document.querySelectorAll('button, input, select')]
        .filter(e => e.offsetParent && !e.classList.contains('unseen'))
        .filter(e => e.offsetHeight < 44 || e.offsetWidth < 44).map(e => e.outerHTML)""")
    assert not small


@pytest.mark.parametrize(("wanted", "moving"), [("reduce", "none"), ("no-preference", "turn")])
def test_nothing_moves_where_no_motion_is_wanted(
    looked: Page, address: str, wanted: Any, moving: str
) -> None:
    looked.emulate_media(reduced_motion=wanted)
    looked.goto(f"{address}#w23")
    looked.get_by_role("button", name="Draai om").click()
    name = (
        "getComputedStyle(document.querySelector('.large > .turned:not([hidden])')).animationName"
    )
    assert looked.evaluate(name) == moving


def test_a_deck_without_games_is_only_to_look_at(page: Page, tmp_path: Path) -> None:
    report = build(Request(ENGLISH, tmp_path / "build", only=("page",)))
    page.goto((report.target / "street-talk.html").as_uri())
    expect(page.get_by_role("link", name="Cards", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Play", exact=True)).to_have_count(0)
    judge(page)
    page.goto((report.target / "street-talk.html").as_uri() + "#write-down")
    judge(page)


def test_what_is_pressed_on_a_map_is_as_large_as_a_finger(looked: Page, address: str) -> None:
    looked.set_viewport_size({"width": 320, "height": 720})
    looked.goto(f"{address}#overzichten")
    heights = looked.locator(".map a").evaluate_all(
        "links => links.map((link) => link.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 44
