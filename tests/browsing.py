"""The page in a real browser, opened as a file: nothing may go wrong, and it asks for nothing."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

from scripts import ARGUMENTS, chromium


@contextmanager
def launched() -> Iterator[Browser]:
    """Yield a browser."""
    path = chromium()
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


_RUNNING = ExitStack()


@cache
def the_browser() -> Browser:
    """Return a browser, the same until it is closed."""
    return _RUNNING.enter_context(launched())


def close_browser() -> None:
    """Close the browser, if it was begun."""
    the_browser.cache_clear()
    _opened.cache_clear()
    _RUNNING.close()


def look(address: str) -> Page:
    """Return a page, the same until the browser is closed, where it begins, in a usual window."""
    page = _opened(address)
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light", reduced_motion="no-preference")
    page.goto(f"{address}#")
    return page


@cache
def _opened(address: str) -> Page:
    context = _RUNNING.enter_context(window(the_browser()))
    page = _RUNNING.enter_context(flawless(context))
    page.goto(address)
    return page


DESK: ViewportSize = {"width": 1024, "height": 800}


@contextmanager
def window(browser: Browser) -> Iterator[BrowserContext]:
    """Yield a window of a desk's width, which remembers nothing of others."""
    opened = browser.new_context(viewport=DESK, accept_downloads=True)
    yield opened
    opened.close()


@contextmanager
def flawless(context: BrowserContext) -> Iterator[Page]:
    """Yield a page of which nothing may go wrong, and that may ask for nothing."""
    wrong: list[str] = []
    opened = context.new_page()
    context.on("console", lambda message: wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda request: wrong.extend(_outside(request.url)))
    yield opened
    assert not wrong


def _outside(url: str) -> list[str]:
    """Return an address as a fault, unless it is of the page itself."""
    return [] if url.startswith(("file:", "data:", "blob:", "about:")) else [url]


# What is drawn in a picture is no part of what a page tells, and what is hidden is told to nobody:
# most of what axe would go through. Of pictures one in so many may stay.
TAKE_OUT = """(every) => {
    const pictures = [...document.querySelectorAll('svg[aria-hidden=true]')];
    const out = pictures.filter((_, at) => !every || at % every);
    out.push(...document.querySelectorAll('main > [hidden]'));
    window.taken = out.map((one) => [one, ...one.childNodes]);
    out.forEach((one) => one.replaceChildren());
}"""
PUT_BACK = "window.taken.forEach(([one, ...within]) => one.replaceChildren(...within))"
AXE = Axe().axe_script  # half a megabyte, which a page is given once
FAULTS = "(asked) => axe.run(document, asked).then((found) => found.violations)"


def judge(page: Page, options: dict[str, Any] | None = None, *, pictures: int = 0) -> None:
    """Have axe judge the page as it stands; if asked for, also the contrasts within pictures.

    They are judged in one of so many `pictures`, from the first on.
    """
    asked = {"resultTypes": ["violations"], **(options or {})}  # else most of it goes to the rest
    page.evaluate(TAKE_OUT, pictures)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    found = page.evaluate(FAULTS, asked)
    page.evaluate(PUT_BACK)
    assert not found, [
        (v["id"], v["nodes"][0]["html"], v["nodes"][0]["failureSummary"]) for v in found
    ]


def fits(page: Page) -> bool:
    """Return whether nothing of the page stands beside the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def begin(
    page: Page, address: str, people: int = 27, game: str = "Debat", seed: str = "proef"
) -> None:
    """Deal an evening of the game, and begin it."""
    page.goto(f"{address}#spelen")
    page.get_by_role("spinbutton", name="Hoeveel mensen?").fill(str(people))
    page.get_by_role("spinbutton", name="Hoeveel mensen?").press("Tab")
    page.get_by_role("button", name=f"Kies {game}").first.click()
    page.get_by_label("Naam van de avond").fill(seed)
    page.get_by_role("button", name="Deel de kaarten").click()
    expect(page.get_by_role("heading", level=1, name=game)).to_be_visible()
